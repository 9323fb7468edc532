import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeCoverageRatio } from './coverage-ratio.ts';
import { computeDiversity } from './diversity.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
const persons = { counts: 'persons' } as const;
const ratioOf = (...arguments_: Parameters<typeof computeCoverageRatio>) => {
  const found = computeCoverageRatio(...arguments_);
  if (found.kind === 'no-reading') throw new Error(found.reason);
  return found;
};

describe('coverage', () => {
  test('equal to the printed equations in R 4.2.2', () => {
    const found = [
      ratioOf({ used: 30, eligible: 100 }, { used: 60, eligible: 100 }, persons),
      ratioOf({ used: 3, eligible: 41 }, { used: 52, eligible: 610 }, persons),
    ].flatMap(({ ratio, interval }) => [ratio, interval?.low, interval?.high]);
    found.forEach((value, i) => expect(value).toBeCloseTo(reference['ratio']?.[i] ?? Number.NaN, 9));
  });

  test('nobody in one group or in both', () => {
    const none = ratioOf({ used: 0, eligible: 20 }, { used: 30, eligible: 100 }, persons);
    expect(none).toMatchObject({ ratio: 0, interval: { low: 0 }, verdict: 'below' });
    const others = ratioOf({ used: 9, eligible: 20 }, { used: 0, eligible: 100 }, persons);
    expect(others).toMatchObject({ ratio: null, interval: { high: null }, verdict: 'above' });
    expect(ratioOf({ used: 0, eligible: 20 }, { used: 0, eligible: 100 }, persons).interval).toBeNull();
    expect(computeCoverageRatio({ used: 0, eligible: 0 }, { used: 1, eligible: 2 }, persons)).toEqual({
      kind: 'no-reading',
      reason: 'no-base',
    });
  });

  test('visits have a ratio and no interval', () => {
    expect(ratioOf({ used: 90, eligible: 30 }, { used: 100, eligible: 100 }, { counts: 'visits' })).toEqual({
      kind: 'ratio',
      coverage: 3,
      otherCoverage: 1,
      ratio: 3,
      interval: null,
      verdict: null,
    });
    expect(() => ratioOf({ used: 90, eligible: 30 }, { used: 1, eligible: 2 }, persons)).toThrow(RangeError);
  });

  test('laws: the interval holds the ratio, and turned round it is the inverse', () => {
    const use = fc
      .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }))
      .map(([k, n]) => ({ used: Math.min(k, n), eligible: Math.max(k, n) }));
    fc.assert(
      fc.property(use, use, (group, other) => {
        const there = ratioOf(group, other, persons);
        const back = ratioOf(other, group, persons);
        expect(there.interval?.low).toBeLessThanOrEqual((there.ratio ?? 0) + 1e-12);
        expect(there.interval?.high).toBeGreaterThanOrEqual((there.ratio ?? 0) - 1e-12);
        expect((back.interval?.low ?? 0) * (there.interval?.high ?? 0)).toBeCloseTo(1, 8);
      }),
      { seed: 20261203, numRuns: 200 },
    );
  });
});

describe('diversity', () => {
  test('by hand', () => {
    expect(computeDiversity([50, 30, 20])).toBeCloseTo(0.62, 12);
    expect(computeDiversity([9, 0])).toBe(0);
    expect(computeDiversity([5, 5, 5, 5])).toBeCloseTo(0.75, 12);
    expect(computeDiversity([0, 0])).toBeNull();
    expect(() => computeDiversity([-1])).toThrow(RangeError);
  });
});
