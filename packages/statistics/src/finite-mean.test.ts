import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundMeanIfMissingDiffer } from './bound-mean.ts';
import { estimateFiniteMean } from './finite-mean.ts';

const scale = Object.freeze({ min: 0, max: 5 });

describe('known values', () => {
  test('17 of 25, computed with numpy and scipy 1.17.1', () => {
    // import numpy as np; from scipy import stats
    // v = np.array(VALUES); se = v.std(ddof=1) / 17**.5 * (1 - 17/25)**.5
    // v.mean() - stats.t.ppf(.975, 16) * se, v.mean() + stats.t.ppf(.975, 16) * se
    const values = Object.freeze([0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4]);
    const found = estimateFiniteMean(values, 25, { scale });
    if (found.kind === 'no-interval') throw new Error(found.reason);
    expect(found.mean).toBeCloseTo(2.411764705882353, 12);
    expect(found.standardDeviation).toBeCloseTo(1.0641207361838554, 12);
    expect(found.standardError).toBeCloseTo(0.1459961605410689, 12);
    expect(found.low).toBeCloseTo(2.102266671485384, 9);
    expect(found.high).toBeCloseTo(2.7212627402793217, 9);
  });

  test('R `t.test` on the differences of the data set sleep (0.7001142 to 2.4598858), without correction', () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const found = estimateFiniteMean(differences, 1e12, { scale: { min: -10, max: 10 } });
    if (found.kind === 'no-interval') throw new Error(found.reason);
    expect(found.mean).toBeCloseTo(1.58, 12);
    expect(found.low).toBeCloseTo(0.7001142, 6);
    expect(found.high).toBeCloseTo(2.4598858, 6);
  });
});

describe('limits', () => {
  test('everybody answered: no width', () => {
    const found = estimateFiniteMean([0, 1, 5], 3, { scale });
    expect(found).toMatchObject({ kind: 'interval', mean: 2, low: 2, high: 2, standardError: 0 });
    expect(estimateFiniteMean([3, 3], 2, { scale })).toMatchObject({ kind: 'interval', low: 3, high: 3 });
  });

  test('fewer than two answers, or all the same: a reason instead of an interval', () => {
    expect(estimateFiniteMean([], 5, { scale })).toMatchObject({ reason: 'no-answers', mean: null });
    expect(estimateFiniteMean([4], 5, { scale })).toMatchObject({
      reason: 'fewer-than-two-answers',
      mean: 4,
    });
    expect(estimateFiniteMean([4, 4, 4], 5, { scale })).toMatchObject({ reason: 'no-variation', mean: 4 });
  });

  test('impossible input is refused', () => {
    expect(() => estimateFiniteMean([1, 2], 1, { scale })).toThrow(RangeError);
    expect(() => estimateFiniteMean([1, 9], 5, { scale })).toThrow(RangeError);
    expect(() => estimateFiniteMean([1, NaN], 5, { scale })).toThrow(RangeError);
  });
});

test('laws: order does not matter, mean inside, interval within what is still possible', () => {
  const answer = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 2, maxLength: 30 }), fc.nat(30), (values, missing) => {
      const populationSize = values.length + missing;
      const found = estimateFiniteMean(values, populationSize, { scale });
      expect(estimateFiniteMean(values.toReversed(), populationSize, { scale })).toEqual(found);
      if (found.kind === 'no-interval') return;
      const possible = boundMeanIfMissingDiffer(values, populationSize, scale);
      expect(found.low).toBeLessThanOrEqual(found.mean + 1e-12);
      expect(found.high).toBeGreaterThanOrEqual(found.mean - 1e-12);
      expect(found.low).toBeGreaterThanOrEqual(possible.low - 1e-12);
      expect(found.high).toBeLessThanOrEqual(possible.high + 1e-12);
      const wider = estimateFiniteMean(values, populationSize, { scale, confidence: 0.99 });
      expect(wider.kind === 'interval' && wider.low <= found.low && wider.high >= found.high).toBe(true);
    }),
    { seed: 20260110, numRuns: 200 },
  );
});
