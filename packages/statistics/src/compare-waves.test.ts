import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWaves } from './compare-waves.ts';

const scale = Object.freeze({ min: 0, max: 5 });
const wide = Object.freeze({ min: -10, max: 10 });
/** Student's sleep data (R data set `sleep`), the two groups taken as independent. */
const FIRST = Object.freeze([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
const SECOND = Object.freeze([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

describe('known values', () => {
  test('R t.test(extra ~ group, data = sleep): df = 17.776, here rounded down to 17', () => {
    const found = compareWaves(
      { values: FIRST, populationSize: 1e12 },
      { values: SECOND, populationSize: 1e12 },
      { scale: wide },
    );
    // scipy 1.17.1: 1.58 -+ stats.t.ppf(.975, 17) * (var1/10 + var2/10)**.5
    expect(found).toMatchObject({ verdict: 'cannot-be-told', reason: 'interval-includes-zero' });
    expect(found).toHaveProperty('low', expect.closeTo(-0.21142545516867672, 6));
    expect(found).toHaveProperty('high', expect.closeTo(3.371425455168676, 6));
  });

  test('the same answers from two lists of 40: the correction lets the change be told', () => {
    const found = compareWaves(
      { values: FIRST, populationSize: 40 },
      { values: SECOND, populationSize: 40 },
      { scale: wide },
    );
    expect(found).toMatchObject({ verdict: 'higher', difference: expect.closeTo(1.58, 12) });
    expect(found).toHaveProperty('low', expect.closeTo(0.02858004683782478, 9));
    expect(found).toHaveProperty('high', expect.closeTo(3.1314199531621743, 9));
  });
});

describe('limits', () => {
  test('everybody answered in both waves: the difference is a fact', () => {
    const compare = (later: number[]) =>
      compareWaves({ values: [1, 2, 3], populationSize: 3 }, { values: later, populationSize: 3 }, { scale });
    expect(compare([1, 2, 2])).toMatchObject({ verdict: 'lower' });
    expect(compare([2, 2, 2])).toMatchObject({
      verdict: 'cannot-be-told',
      reason: 'no-difference',
      low: 0,
      high: 0,
    });
  });

  test('too few answers or no variation: no interval', () => {
    const sample = (...values: number[]) => ({ values, populationSize: 9 });
    expect(compareWaves(sample(), sample(1, 2), { scale })).toEqual({
      verdict: 'cannot-be-told',
      reason: 'too-few-answers',
      difference: null,
    });
    expect(compareWaves(sample(1), sample(1, 2), { scale })).toMatchObject({
      reason: 'too-few-answers',
      difference: 0.5,
    });
    expect(compareWaves(sample(0, 0), sample(5, 5), { scale })).toMatchObject({ reason: 'no-variation' });
  });

  test('impossible input is refused', () => {
    const good = { values: [1, 2], populationSize: 5 };
    expect(() => compareWaves({ values: [1, 2], populationSize: 1 }, good, { scale })).toThrow(RangeError);
    expect(() => compareWaves(good, { values: [6], populationSize: 9 }, { scale })).toThrow(RangeError);
  });
});

test('laws: a verdict only if the interval excludes zero; turning the waves turns the verdict', () => {
  const wave = fc
    .tuple(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 15 }), fc.nat(20))
    .map(([values, missing]) =>
      Object.freeze({ values: Object.freeze(values), populationSize: values.length + missing }),
    );
  const opposite = { higher: 'lower', lower: 'higher', 'cannot-be-told': 'cannot-be-told' } as const;
  fc.assert(
    fc.property(wave, wave, (one, two) => {
      const found = compareWaves(one, two, { scale });
      expect(compareWaves(two, one, { scale }).verdict).toBe(opposite[found.verdict]);
      if (!('low' in found)) return;
      const excludesZero = found.low > 0 || found.high < 0;
      expect(found.verdict !== 'cannot-be-told').toBe(excludesZero);
    }),
    { seed: 20260112, numRuns: 200 },
  );
});
