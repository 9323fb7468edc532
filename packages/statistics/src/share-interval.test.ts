import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateShareInterval } from './share-interval.ts';

const ends = (...arguments_: Parameters<typeof estimateShareInterval>) => {
  const found = estimateShareInterval(...arguments_);
  if (found.kind === 'no-interval') throw new Error(found.reason);
  return found;
};

describe('known values', () => {
  // scipy 1.17.1: binomtest(k, n).proportion_ci(method='wilson'), rounded to four digits
  test.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [5, 10, 0.2366, 0.7634],
    [0, 16, 0, 0.1936],
    [8, 20, 0.2188, 0.6134],
    [12, 49, 0.146, 0.3809],
  ])('%i of %i', (count, n, low, high) => {
    expect(ends(count, n).low).toBeCloseTo(low, 4);
    expect(ends(count, n).high).toBeCloseTo(high, 4);
  });

  test('a closed list: 100 of 200 answers out of 800 asked is 50 % +- 6.0 points, 6.9 without correction', () => {
    const corrected = ends(100, 200, { populationSize: 800 });
    expect(corrected.low).toBeCloseTo(0.44037949060052717, 9);
    expect(corrected.high).toBeCloseTo(0.5596205093994728, 9);
    expect(ends(100, 200).high - 0.5).toBeCloseTo(0.069, 3);
  });

  test('10 of 17 answers out of 25 asked', () => {
    const found = ends(10, 17, { populationSize: 25 });
    expect(found.low).toBeCloseTo(0.4516533720637157, 9);
    expect(found.high).toBeCloseTo(0.7124560479541905, 9);
  });
});

describe('limits', () => {
  test('everybody answered: no width; nobody answered: no interval', () => {
    expect(ends(3, 4, { populationSize: 4 })).toMatchObject({ share: 0.75, low: 0.75, high: 0.75 });
    expect(estimateShareInterval(0, 0)).toEqual({ kind: 'no-interval', reason: 'no-answers', n: 0 });
  });

  test('weighted data use the effective size', () => {
    expect(ends(20, 40, { effectiveSize: 10 })).toMatchObject({
      share: 0.5,
      low: ends(5, 10).low,
      high: ends(5, 10).high,
    });
  });

  test('impossible input is refused', () => {
    expect(() => estimateShareInterval(3, 2)).toThrow(RangeError);
    expect(() => estimateShareInterval(-1, 2)).toThrow(RangeError);
    expect(() => estimateShareInterval(1, 2, { populationSize: 1 })).toThrow(RangeError);
    expect(() => estimateShareInterval(1, 2, { effectiveSize: 0 })).toThrow(RangeError);
  });
});

test('laws: the share lies inside, within 0-1 and what is possible, and the complement mirrors it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), (n, some, missing) => {
      const count = some % (n + 1);
      const populationSize = n + missing;
      const found = ends(count, n, { populationSize });
      expect(found.low).toBeLessThanOrEqual(found.share + 1e-12);
      expect(found.high).toBeGreaterThanOrEqual(found.share - 1e-12);
      expect(found.low).toBeGreaterThanOrEqual(count / populationSize - 1e-12);
      expect(found.high).toBeLessThanOrEqual((count + missing) / populationSize + 1e-12);
      const mirror = ends(n - count, n, { populationSize });
      expect(mirror.low).toBeCloseTo(1 - found.high, 10);
    }),
    { seed: 20260111, numRuns: 200 },
  );
});
