/** What a place says of itself, and its questions that are still open. */
import { OWN_QUESTIONS, type OwnQuestion } from '@vicus/reference';
import type { FundBasis } from './fund.types.ts';

/** From a row: a question that is left out is not known. Amounts of the database come as text. */
export function toBasis(
  answers: Readonly<Record<string, boolean>>,
  largestProjectEur: string | number | null,
  ownSharePercent: number | null,
): FundBasis {
  return {
    answers: Object.fromEntries(
      OWN_QUESTIONS.map((question) => [question, answers[question] ?? null]),
    ) as Readonly<Record<OwnQuestion, boolean | null>>,
    largestProjectEur: largestProjectEur === null ? null : Number(largestProjectEur),
    ownSharePercent,
  };
}
