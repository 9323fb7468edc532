import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeAxisPosition } from './context-axis.ts';
import { computeZScore, describeReferenceGroup } from './reference-group.ts';

describe('reference group', () => {
  test('by hand: 2 4 4 4 5 5 7 9 has mean 5 and deviation √(32/7)', () => {
    const group = describeReferenceGroup([2, 4, 4, 4, 5, 5, 7, 9], 8);
    expect(group).toEqual({ n: 8, mean: 5, standardDeviation: Math.sqrt(32 / 7) });
    expect(group && computeZScore(9, group)).toBeCloseTo(1.870829, 6);
    expect(group && computeZScore(2, group)).toBeCloseTo(-1.403122, 6);
  });

  test('too few values, or values that are all equal, make no group', () => {
    expect(describeReferenceGroup([1, 2, 3])).toBeNull();
    expect(describeReferenceGroup(Array.from({ length: 40 }, () => 0.1))).toBeNull();
    expect(describeReferenceGroup([1], 1)).toBeNull();
    expect(() => describeReferenceGroup([1, Number.NaN], 2)).toThrow(RangeError);
    expect(() => computeZScore(1, { n: 2, mean: 1, standardDeviation: 0 })).toThrow(RangeError);
    expect(() => computeZScore(Infinity, { n: 2, mean: 1, standardDeviation: 1 })).toThrow(RangeError);
  });

  test('z-scores of the group itself have mean 0 and deviation 1, whatever the unit', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -500, max: 500 }),
        (all, a, b) => {
          const group = describeReferenceGroup(all, 3);
          const moved = all.map((value) => a * value + b);
          const movedGroup = describeReferenceGroup(moved, 3);
          if (group === null || movedGroup === null) return expect(new Set(all).size).toBe(1);
          const scores = all.map((value) => computeZScore(value, group));
          const described = describeReferenceGroup(scores, 3);
          expect(described?.mean).toBeCloseTo(0, 9);
          expect(described?.standardDeviation).toBeCloseTo(1, 9);
          for (const [at, value] of moved.entries())
            expect(computeZScore(value, movedGroup)).toBeCloseTo(scores[at] ?? NaN, 6);
        },
      ),
      { seed: 31, numRuns: 100 },
    );
  });
});

describe('axis', () => {
  const up = (z: number | null) => ({ z, direction: 1 as const });
  const down = (z: number | null) => ({ z, direction: -1 as const });

  test('by hand: unemployment 0.9 above, change 0.3 above, income 0.6 below the mean', () => {
    const axis = computeAxisPosition([down(0.9), up(0.3), up(-0.6)], 2);
    expect(axis).toMatchObject({ kind: 'position', side: 'below', isBorderline: false, known: 3, stated: 3 });
    expect(axis.kind === 'position' && axis.z).toBeCloseTo(-0.4, 12);
  });

  test('nothing is put in the place of what is missing', () => {
    expect(computeAxisPosition([down(-1), up(null), up(0.5)], 2)).toMatchObject({
      z: 0.75,
      known: 2,
      stated: 3,
    });
    expect(computeAxisPosition([down(-1), up(null), up(null)], 2)).toEqual({
      kind: 'too-few-inputs',
      known: 1,
      stated: 3,
      needed: 2,
    });
    expect(computeAxisPosition([], 1)).toMatchObject({ kind: 'too-few-inputs', known: 0 });
  });

  test('borderline begins below 0.25; 0 counts as above', () => {
    expect(computeAxisPosition([up(0.25)], 1)).toMatchObject({ isBorderline: false, side: 'above' });
    expect(computeAxisPosition([up(-0.2499)], 1)).toMatchObject({ isBorderline: true, side: 'below' });
    expect(computeAxisPosition([up(0)], 1)).toMatchObject({ isBorderline: true, side: 'above' });
  });

  test('the order of inputs does not count, and turning all of them turns the axis', () => {
    const inputs = fc.array(
      fc.record({
        z: fc.double({ min: -4, max: 4, noNaN: true }),
        direction: fc.constantFrom<1 | -1>(1, -1),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(inputs, (some) => {
        const one = computeAxisPosition(some, 1);
        expect(computeAxisPosition(some.toReversed(), 1)).toEqual(one);
        const turned = computeAxisPosition(
          some.map(({ z, direction }) => ({ z, direction: direction === 1 ? -1 : 1 })),
          1,
        );
        if (one.kind === 'position' && turned.kind === 'position') expect(turned.z).toBeCloseTo(-one.z, 9);
      }),
      { seed: 32, numRuns: 100 },
    );
  });

  test('other arguments are refused', () => {
    expect(() => computeAxisPosition([], 0)).toThrow(RangeError);
    expect(() => computeAxisPosition([up(Infinity)], 1)).toThrow(RangeError);
  });
});
