import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithTarget, computeChange, computeGap, estimateRate } from './estimate-rate.ts';
import type { RegisterValue } from './measured-value.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;

const read = (value: RegisterValue, confidence = 0.95) => {
  const found = estimateRate(value, { confidence });
  if (found.kind === 'no-reading') throw new Error(found.reason);
  return found;
};
const changeOf = (...arguments_: Parameters<typeof computeChange>) => {
  const found = computeChange(...arguments_);
  if (found.kind === 'no-reading') throw new Error(found.reason);
  return found;
};

describe('equal to R 4.2.2', () => {
  test.each([0, 1, 7, 20, 350])('poisson.test of a count of %i', (numerator) => {
    const [low95 = 0, high95 = 0, low99 = 0, high99 = 0] = reference[`count${numerator}`] ?? [];
    expect(read({ kind: 'count', numerator }).low).toBeCloseTo(low95, 9);
    expect(read({ kind: 'count', numerator }).high).toBeCloseTo(high95, 9);
    expect(read({ kind: 'count', numerator }, 0.99).low).toBeCloseTo(low99, 9);
    expect(read({ kind: 'count', numerator }, 0.99).high).toBeCloseTo(high99, 9);
  });

  test('a gap is the difference of the Wilson intervals of prop.test', () => {
    const [difference = 0, low = 0, high = 0] = reference['newcombe'] ?? [];
    const gap = computeGap({ numerator: 48, denominator: 80 }, { numerator: 56, denominator: 70 });
    if (gap.kind === 'no-reading') throw new Error(gap.reason);
    expect(gap.gapPoints).toBeCloseTo(100 * difference, 9);
    expect(gap.lowPoints).toBeCloseTo(100 * low, 9);
    expect(gap.highPoints).toBeCloseTo(100 * high, 9);
    expect(gap.verdict).toBe('above');
    expect(gap.isUnstable).toBe(false);
  });
});

describe('reading a figure', () => {
  test('a rate is the count by its base; below 20 it is unstable', () => {
    const rate = read({ kind: 'rate', numerator: 7, denominator: 3500, perBase: 1000 });
    expect(rate.level).toBeCloseTo(2, 12);
    expect(rate.high).toBeCloseTo((reference['count7']?.[1] ?? 0) / 3.5, 9);
    expect(rate.isUnstable).toBe(true);
    expect(read({ kind: 'count', numerator: 20 })).toMatchObject({ isUnstable: false, denominator: null });
    expect(read({ kind: 'count', numerator: 20 }).relativeStandardError).toBeCloseTo(0.2236, 4);
    expect(read({ kind: 'count', numerator: 0 }).relativeStandardError).toBeNull();
  });

  test('no base, no level; and no verdict on it', () => {
    const nobody = { kind: 'share', numerator: 0, denominator: 0 } as const;
    const none = { kind: 'no-reading', reason: 'no-base' };
    expect(estimateRate(nobody)).toEqual(none);
    expect(computeGap(nobody, { numerator: 1, denominator: 2 })).toEqual(none);
    expect(compareWithTarget(nobody, 0.5)).toEqual(none);
  });

  test('impossible input is refused', () => {
    expect(() => estimateRate({ kind: 'share', numerator: 3, denominator: 2 })).toThrow(RangeError);
    expect(() => estimateRate({ kind: 'count', numerator: -1 })).toThrow(RangeError);
    expect(() => estimateRate({ kind: 'rate', numerator: 1, denominator: 2, perBase: 0 })).toThrow(
      RangeError,
    );
    expect(() => estimateRate({ kind: 'count', numerator: 1 }, { confidence: 1 })).toThrow(RangeError);
    const count = { kind: 'count', numerator: 1 } as const;
    expect(() => computeChange(count, { kind: 'mean', mean: 1, standardError: 1 })).toThrow(RangeError);
    expect(() => compareWithTarget(count, Number.NaN)).toThrow(RangeError);
  });
});

describe('change and target', () => {
  test('means have the interval of two independent samples', () => {
    const found = changeOf(
      { kind: 'mean', mean: 6.2, standardError: 0.3 },
      { kind: 'mean', mean: 5.1, standardError: 0.4 },
    );
    expect(found.low).toBeCloseTo(1.1 - 1.959963984540054 * 0.5, 9);
    expect(found.verdict).toBe('above');
  });

  test('a target has no chance of its own', () => {
    expect(compareWithTarget({ kind: 'share', numerator: 30, denominator: 60 }, 0.8)).toMatchObject({
      verdict: 'below',
    });
    expect(compareWithTarget({ kind: 'share', numerator: 30, denominator: 60 }, 0.6)).toMatchObject({
      verdict: 'cannot-be-told',
    });
    expect(compareWithTarget({ kind: 'count', numerator: 40 }, 20)).toMatchObject({ verdict: 'above' });
  });

  test('laws: the interval holds its difference, turned round it changes sign, more confidence is wider', () => {
    const part = fc
      .tuple(fc.nat(80), fc.integer({ min: 1, max: 80 }))
      .map(([k, n]) => ({ kind: 'share' as const, numerator: Math.min(k, n), denominator: n }));
    fc.assert(
      fc.property(part, part, (first, second) => {
        const there = changeOf(first, second);
        const back = changeOf(second, first);
        expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(there.difference - 1e-12);
        expect(back.low).toBeCloseTo(-there.high, 10);
        expect(changeOf(first, second, { confidence: 0.99 }).low).toBeLessThanOrEqual(there.low + 1e-12);
        expect(Math.abs(there.low)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});

/** Chance of each count 0 … n, by multiplication. */
function listBinomial(n: number, share: number): number[] {
  const chances = [(1 - share) ** n];
  for (let k = 0; k < n; k += 1)
    chances.push(((chances[k] ?? 0) * (n - k) * share) / ((k + 1) * (1 - share)));
  return chances;
}

test.each([
  [10, 10],
  [25, 25],
  [10, 80],
])('%i and %i people, nothing changed: summed over all outcomes few verdicts are wrong', (first, second) => {
  for (const share of [0.05, 0.2, 0.5]) {
    let wrong = 0;
    listBinomial(first, share).forEach((here, i) =>
      listBinomial(second, share).forEach((there, j) => {
        const change = changeOf(
          { kind: 'share', numerator: i, denominator: first },
          { kind: 'share', numerator: j, denominator: second },
        );
        if (change.verdict !== 'cannot-be-told') wrong += here * there;
      }),
    );
    expect(wrong).toBeLessThan(0.066);
  }
});
