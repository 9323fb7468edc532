/** Weights that bring the composition of the respondents to that of the population; made in a job, stored nowhere. */
import type { Answers } from '@vicus/questionnaire';
import { rakeWeights } from '@vicus/statistics';
import type { GroupedVariable, StoredMargins, Weighting } from './listening.types.ts';
import { readCode } from './variables.rules.ts';

export const LOWER_WEIGHT = 0.3;
export const UPPER_WEIGHT = 3;

/** Equal weights, for consultations and where no population was given. */
export function equalWeights(count: number): Weighting {
  return { weights: Array.from({ length: count }, () => 1), calibration: [], summary: null };
}

/**
 * Rakes to the margins, cut to 0.3–3 times the mean. Categories name whole groups of answers joined by `+`; a
 * respondent without an answer keeps their weight in that question.
 */
export function computeWeighting(
  variables: readonly GroupedVariable[],
  answers: readonly Answers[],
  { margins, source }: Pick<StoredMargins, 'margins' | 'source'>,
): Weighting {
  const used = Object.keys(margins).flatMap((id) => variables.find((variable) => variable.id === id) ?? []);
  if (used.length === 0 || answers.length === 0) return equalWeights(answers.length);
  const categories = Object.fromEntries(
    used.map((variable) => {
      const named = listCategories(margins[variable.id] ?? {});
      return [variable.id, answers.map((one) => findCategory(named, readCode(variable, one)))];
    }),
  );
  const kept = Object.fromEntries(used.map(({ id }) => [id, margins[id] ?? {}]));
  const raked = rakeWeights({ categories, margins: kept, lower: LOWER_WEIGHT, upper: UPPER_WEIGHT });
  const { weights } = raked;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const kishAnswers = (sum * sum) / squares;
  return {
    weights,
    calibration: Object.values(categories),
    summary: {
      variables: used.map(({ id }) => id),
      // whole numbers and one digit: finer ones would tell how single weights are spread
      kishAnswers: Math.round(kishAnswers),
      designEffect: Math.round((weights.length / kishAnswers) * 10) / 10,
      isTrimmed: raked.isTrimmed,
      isConverged: raked.isConverged,
      source,
    },
  };
}

interface NamedCategory {
  readonly category: string;
  readonly codes: ReadonlySet<string>;
}

function listCategories(margin: Readonly<Record<string, number>>): NamedCategory[] {
  return Object.keys(margin).map((category) => ({ category, codes: new Set(category.split('+')) }));
}

function findCategory(named: readonly NamedCategory[], code: string | undefined): string | undefined {
  return code === undefined ? undefined : named.find(({ codes }) => codes.has(code))?.category;
}
