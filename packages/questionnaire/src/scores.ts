import { readOwn } from './records.ts';
import { computeQuestionSpan, computeScoreSpan, type Span } from './score-items.ts';
import type { Answer, Answers } from './answers.types.ts';
import type { Instrument, Question, Score } from './questionnaire.types.ts';

/** An item that can be computed with: what it could be, and what it is (`undefined`: not answered). */
interface Item {
  readonly span: Span;
  readonly value: number | undefined;
}

/** The number that an answer stands for; a way of not answering stands for none. */
function readValue(question: Question, answer: Answer | undefined): number | undefined {
  if (question.kind !== 'scale') return typeof answer === 'number' ? answer : undefined;
  return question.points.find(({ code }) => code === answer)?.value;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function computeScore({ method, minimumItems }: Score, items: readonly Item[]): number | undefined {
  const answered = items.flatMap(({ span, value }) => (value === undefined ? [] : [{ ...span, value }]));
  if (answered.length < minimumItems) return undefined;
  const sum = sumOf(answered.map(({ value }) => value));
  if (method === 'mean') return sum / answered.length;
  const lowest = sumOf(answered.map((item) => item.lowest));
  const highest = sumOf(answered.map((item) => item.highest));
  return (sum - lowest) / (highest - lowest);
}

/**
 * The scores of one response. Items that were not answered, or answered with `dont-know` and its like, are left out;
 * a score with fewer answered items than its `minimumItems` is `undefined`. `mean`: in the unit of the items.
 * `rescaled-sum`: (sum − lowest) / (highest − lowest) over the answered items, 0–1. Method: docs/methods/
 * questionnaire-scores.md.
 *
 * @param instrument a questionnaire that `checkInstrument` finds nothing wrong with
 * @param answers accepted answers of one response
 * @returns by id of the score; every score of the instrument is there
 * @example
 * computeScores({ ...EXAMPLE_INSTRUMENT, sections: [{ id: 's', title: { en: 'S' }, questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'zero-to-ten', label: { en: id }, lowLabel: { en: 'low' }, highLabel: { en: 'high' } })) }], scores: [{ id: 'm', label: { en: 'M' }, items: ['a', 'b', 'c'], method: 'mean', minimumItems: 2 }, { id: 'r', label: { en: 'R' }, items: ['a', 'b'], method: 'rescaled-sum', minimumItems: 1 }] }, { a: 4, b: 7, c: 'dont-know' }) // => {"m":5.5,"r":0.55}
 * computeScores(EXAMPLE_INSTRUMENT, { role: 'elected' }) // => {}
 */
export function computeScores(
  instrument: Instrument,
  answers: Answers,
): Readonly<Record<string, number | undefined>> {
  const items = new Map<string, Item>();
  for (const question of instrument.sections.flatMap(({ questions }) => questions)) {
    const span = computeQuestionSpan(question);
    if (span !== undefined)
      items.set(question.id, { span, value: readValue(question, readOwn(answers, question.id)) });
  }
  const scores = (instrument.scores ?? []).map((score) => {
    const own = score.items.flatMap((id) => items.get(id) ?? []);
    const span = computeScoreSpan(
      score,
      own.map((item) => item.span),
    );
    const value = computeScore(score, own);
    if (span !== undefined) items.set(score.id, { span, value });
    return [score.id, value] as const;
  });
  return Object.fromEntries(scores);
}
