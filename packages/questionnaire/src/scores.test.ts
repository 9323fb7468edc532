import { describe, expect, it } from 'vitest';
import { checkInstrument, computeScores, EXAMPLE_INSTRUMENT, type Instrument, type Score } from './index.ts';

const en = (text: string) => ({ en: text });
const scale = (id: string, ...values: readonly number[]) => ({
  id,
  kind: 'scale' as const,
  label: en(id),
  specials: ['dont-know' as const],
  points: values.map((value) => ({ code: `p${value}`, value, label: en(String(value)) })),
});
const share = {
  id: 'share',
  kind: 'number' as const,
  label: en('Share'),
  minimum: 0,
  maximum: 100,
  decimals: 0,
};

function instrumentOf(...scores: readonly Partial<Score>[]): Instrument {
  const questions = [scale('a', 1, 2, 3, 4, 5), scale('b', 5, 4, 3, 2, 1), scale('c', 0, 1), share];
  const whole = scores.map((score, index) => ({
    id: `s${index}`,
    label: en('Score'),
    items: ['a', 'b'],
    method: 'mean' as const,
    minimumItems: 1,
    ...score,
  }));
  return { ...EXAMPLE_INSTRUMENT, sections: [{ id: 's', title: en('S'), questions }], scores: whole };
}

const findMessages = (...scores: readonly Partial<Score>[]) =>
  checkInstrument(instrumentOf(...scores)).map(({ path, message }) => `${path}: ${message}`);

describe('scores', () => {
  it('take the value of a point, not its place, and leave out who does not know', () => {
    const mean = instrumentOf({ minimumItems: 2 }, { minimumItems: 1 });
    expect(computeScores(mean, { a: 'p4', b: 'p1' })).toEqual({ s0: 2.5, s1: 2.5 });
    expect(computeScores(mean, { a: 'p4', b: 'dont-know' })).toEqual({ s0: undefined, s1: 4 });
    expect(computeScores(mean, {})).toEqual({ s0: undefined, s1: undefined });
  });

  it('rescale a sum by what the answered items could have been', () => {
    const sum = instrumentOf({ method: 'rescaled-sum', items: ['a', 'c', 'share'], minimumItems: 2 });
    // (5 − 1 + 0 − 0 + 50 − 0) / (4 + 1 + 100)
    expect(computeScores(sum, { a: 'p5', c: 'p0', share: 50 })['s0']).toBeCloseTo(54 / 105, 12);
    expect(computeScores(sum, { a: 'p5', c: 'p0' })['s0']).toBeCloseTo(4 / 5, 12);
    expect(computeScores(sum, { a: 'p1', c: 'p0', share: 0 })['s0']).toBe(0);
    expect(computeScores(sum, { a: 'p5', c: 'p1', share: 100 })['s0']).toBe(1);
  });

  it('may be made of scores: a dimension counts only when both its items are answered', () => {
    const index = instrumentOf(
      { id: 'ab', method: 'rescaled-sum', items: ['a', 'b'], minimumItems: 2 },
      { id: 'cs', method: 'rescaled-sum', items: ['c', 'share'], minimumItems: 2 },
      { id: 'all', method: 'mean', items: ['ab', 'cs'], minimumItems: 2 },
    );
    expect(computeScores(index, { a: 'p5', b: 'p3', c: 'p1', share: 100 })).toEqual({
      ab: 0.75,
      cs: 1,
      all: 0.875,
    });
    expect(computeScores(index, { a: 'p5', b: 'p3', c: 'p1' })).toEqual({
      ab: 0.75,
      cs: undefined,
      all: undefined,
    });
  });

  it('are refused where they could not be computed or would mean nothing', () => {
    expect(findMessages({})).toEqual([]);
    expect(findMessages({ items: ['x'] })).toEqual([
      'scores[0]: x is neither a question nor an earlier score',
    ]);
    expect(findMessages({ items: ['s1'] }, {})).toHaveLength(1);
    expect(findMessages({ items: ['a', 'c'] })).toEqual([
      'scores[0]: is a mean of items with different ends: use rescaled-sum',
    ]);
    expect(findMessages({ minimumItems: 3 })).toEqual([
      'scores[0].minimumItems: is above the number of items',
    ]);
    expect(findMessages({ id: 'a' })).toEqual(['scores: a stands here twice']);
    expect(findMessages({ items: ['a', 'a'] })).toEqual(['scores[0].items: a stands here twice']);
  });
});
