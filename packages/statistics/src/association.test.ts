import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeAssociation } from './association.ts';
import { computeExactChance, estimateShuffledChance } from './association-chance.ts';

const BY_SIZE = [
  [6, 7, 4],
  [4, 10, 4],
  [2, 7, 5],
];
const BY_TYPE = [
  [6, 5, 4],
  [2, 7, 2],
  [2, 5, 2],
  [1, 3, 3],
];
const BY_POLITICS = [
  [8, 11, 1],
  [0, 11, 5],
  [3, 3, 3],
];

describe('the three tables of the source', () => {
  // The figures that were recomputed from the printed cells before this code existed, with its rounding.
  test.each([
    ['size', BY_SIZE, { n: 49, chiSquare: 2.445, cramersV: 0.158, p: 0.6545 }],
    ['type', BY_TYPE, { n: 42, chiSquare: 4.25, cramersV: 0.225, p: 0.6671 }],
    ['politics', BY_POLITICS, { n: 45, chiSquare: 11.547, cramersV: 0.358, p: 0.0169 }],
  ])('by %s', (_, table, { n, chiSquare, cramersV, p }) => {
    const found = computeAssociation(table);
    expect(found.n).toBe(n);
    expect(found.chiSquare).toBeCloseTo(chiSquare, 2);
    expect(found.cramersV).toBeCloseTo(cramersV, 3);
    const exact = computeExactChance(table);
    // The reference shuffled 20,000 times at least: three standard errors.
    expect(Math.abs(exact.p - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / 20_000));
    const shuffles = 20_000;
    const shuffled = estimateShuffledChance(table, { shuffles, seed: 49 });
    const error = Math.sqrt((exact.p * (1 - exact.p)) / shuffles);
    expect(Math.abs(shuffled.p - exact.p)).toBeLessThan(3 * error + 1 / shuffles);
  });
});

test('the lady who tasted tea: 3 and 1, 1 and 3; both sides of Fisher 1935 are 34 of 70', () => {
  expect(
    computeExactChance([
      [3, 1],
      [1, 3],
    ]),
  ).toEqual({ p: Number((34 / 70).toPrecision(12)), tableCount: 5 });
  expect(computeAssociation([[4, 0], [0, 4]]).cramersV).toBe(1); // prettier-ignore
});

test('laws: V lies in 0-1, order of rows and columns changes nothing, all tables together have p 1', () => {
  const table = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  });
  fc.assert(
    fc.property(table, (counts) => {
      const found = computeAssociation(counts);
      expect(found.cramersV).toBeGreaterThanOrEqual(0);
      expect(found.cramersV).toBeLessThanOrEqual(1 + 1e-12);
      const turned = counts.map((row) => row.toReversed()).toReversed();
      expect(computeAssociation(turned).chiSquare).toBeCloseTo(found.chiSquare, 9);
      const { p } = computeExactChance(counts);
      expect(computeExactChance(turned).p).toBeCloseTo(p, 9);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
    { seed: 20260111, numRuns: 100 },
  );
});

test('the same seed gives the same p', () => {
  const run = () => estimateShuffledChance(BY_POLITICS, { shuffles: 500, seed: 7 });
  expect(run()).toEqual(run());
});

test('impossible input is refused', () => {
  for (const table of [
    [],
    [[1, 2]],
    [[1], [2]],
    [[1, 2], [3]],
    [
      [1, 0],
      [2, 0],
    ],
    [
      [0.5, 1],
      [1, 1],
    ],
  ])
    expect(() => computeAssociation(table)).toThrow(RangeError);
  expect(() => estimateShuffledChance(BY_SIZE, { shuffles: 0, seed: 1 })).toThrow(RangeError);
  const large = Array.from({ length: 8 }, () => [40, 40, 40, 40]);
  expect(() => estimateShuffledChance(large, { shuffles: 10, seed: 1 })).not.toThrow();
});
