/** The scores of the questionnaires that ship, computed as their pages say. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { computeScores, listVisibleQuestions, parseInstrumentJson } from '@vicus/questionnaire';
import type { Answers, Instrument } from '@vicus/questionnaire';
import { describe, expect, test } from 'vitest';

function read(id: string): Instrument {
  const file = resolve(import.meta.dirname, `../../../instruments/${id}.json`);
  const parsed = parseInstrumentJson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.instrument;
}

const newcomers = read('newcomers');
const ITEMS = (newcomers.scores ?? [])
  .filter(({ method }) => method === 'rescaled-sum')
  .flatMap(({ items }) => items);

/** Every item of the six dimensions answered with the point of this value. */
function answerAll(value: number): Answers {
  const points = newcomers.sections
    .flatMap(({ questions }) => questions)
    .flatMap((question) =>
      question.kind === 'scale' && ITEMS.includes(question.id)
        ? [[question.id, question.points.find((point) => point.value === value)?.code ?? ''] as const]
        : [],
    );
  return Object.fromEntries(points);
}

describe('the attitude index', () => {
  const residents = read('residents');

  test('is the mean of all three answers, or nothing', () => {
    const all = { 'attitude-economy': 4, 'attitude-culture': 7, 'attitude-place': 10 };
    expect(computeScores(residents, all)).toEqual({ 'attitude-index': 7 });
    const some = { 'attitude-economy': 4, 'attitude-culture': 'dont-know', 'attitude-place': 10 };
    expect(computeScores(residents, some)).toEqual({ 'attitude-index': undefined });
  });
});

describe('the six dimensions of newcomers', () => {
  test('have twelve items, each from 1 to 5 and asked of everybody', () => {
    expect(new Set(ITEMS).size).toBe(12);
    const asked = new Set(listVisibleQuestions(newcomers, {}).map(({ question }) => question.id));
    for (const id of ITEMS) {
      const [question] = newcomers.sections
        .flatMap(({ questions }) => questions)
        .filter((one) => one.id === id);
      expect(question?.kind === 'scale' && question.points.map(({ value }) => value)).toEqual([
        5, 4, 3, 2, 1,
      ]);
      expect(asked.has(id), id).toBe(true);
    }
  });

  test.each([
    [1, 0],
    [3, 0.5],
    [5, 1],
  ])('answers of %i give %d in each and in all', (value, expected) => {
    const scores = Object.values(computeScores(newcomers, answerAll(value)));
    expect(scores).toEqual(Array.from({ length: 7 }, () => expected));
  });

  test('need both items of a dimension, and five dimensions', () => {
    const { belonging: _, ...oneMissing } = answerAll(5);
    const five = computeScores(newcomers, oneMissing);
    expect(five['dimension-psychological']).toBeUndefined();
    expect(five['six-dimensions']).toBe(1);
    const four = computeScores(newcomers, { ...oneMissing, 'language-read': 'rather-not-say' });
    expect(four['six-dimensions']).toBeUndefined();
    expect(four['dimension-economic']).toBe(1);
  });
});

describe('branches', () => {
  const listAsked = (answers: Answers) => listVisibleQuestions(newcomers, answers);

  test('worse treatment is asked only for areas there was contact with', () => {
    const areas = { offices: { 'last-12-months': 'yes' }, clubs: { 'last-12-months': 'no' } };
    const asked = listAsked({ areas }).find(({ question }) => question.id === 'worse-treated');
    expect(asked?.rows.map(({ id }) => id)).toEqual(['offices']);
    expect(listAsked({}).some(({ question }) => question.id === 'worse-treated')).toBe(false);
  });

  test('who wishes to move is asked why, and who stays what keeps them', () => {
    const idsFor = (wish: string) => listAsked({ 'wish-to-stay': wish }).map(({ question }) => question.id);
    expect(idsFor('stay')).toContain('why-stay');
    expect(idsFor('stay')).not.toContain('what-would-change');
    expect(idsFor('move')).toEqual(expect.arrayContaining(['why-move', 'what-would-change']));
  });
});
