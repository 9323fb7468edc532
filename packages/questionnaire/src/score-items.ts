/** What a question or an earlier score can contribute to a score. */
import type { Question, Score } from './questionnaire.types.ts';

/** Lowest and highest value there can be. */
export interface Span {
  readonly lowest: number;
  readonly highest: number;
}

/** `undefined`: answers to this question are no numbers. */
export function computeQuestionSpan(question: Question): Span | undefined {
  switch (question.kind) {
    case 'scale': {
      const values = question.points.map(({ value }) => value);
      return { lowest: Math.min(...values), highest: Math.max(...values) };
    }
    case 'zero-to-ten':
      return { lowest: 0, highest: 10 };
    case 'number':
      return { lowest: question.minimum, highest: question.maximum };
    default:
      return undefined;
  }
}

/** A mean keeps the ends of its items (they all have the same); a rescaled sum runs from 0 to 1. */
export function computeScoreSpan({ method }: Score, items: readonly Span[]): Span | undefined {
  return method === 'mean' ? items[0] : { lowest: 0, highest: 1 };
}
