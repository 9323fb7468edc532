import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectThresholds } from './project-thresholds.ts';
import type { AgeCount } from './project-thresholds.ts';

const AGES: readonly AgeCount[] = [
  { from: 65, to: null, residents: 310, newcomers: 6 },
  { from: 0, to: 4, residents: 50, newcomers: 20 },
  { from: 5, to: 9, residents: 60, newcomers: 15 },
  { from: 10, to: 19, residents: 110, newcomers: 20 },
  { from: 20, to: 64, residents: 700, newcomers: 90 },
];

describe('with and without those who arrived', () => {
  test('population, workforce, school', () => {
    expect(
      projectThresholds(AGES, [
        { id: 'population', ages: { from: 0, to: null }, needed: null },
        { id: 'workforce', ages: { from: 20, to: 64 }, useShare: 0.8, needed: null },
        { id: 'primary-school', ages: { from: 5, to: 9 }, needed: 50 },
        { id: 'pharmacy', ages: { from: 0, to: null }, needed: 1000 },
        { id: 'secondary-school', ages: { from: 10, to: 19 }, needed: 300 },
      ]),
    ).toEqual([
      {
        id: 'population',
        withNewcomers: 1230,
        withoutNewcomers: 1079,
        needed: null,
        outcome: null,
        assumptions: ['others-unchanged'],
      },
      {
        id: 'workforce',
        withNewcomers: 560,
        withoutNewcomers: 488,
        needed: null,
        outcome: null,
        assumptions: ['others-unchanged', 'same-use'],
      },
      {
        id: 'primary-school',
        withNewcomers: 60,
        withoutNewcomers: 45,
        needed: 50,
        outcome: 'open-only-with-newcomers',
        assumptions: ['others-unchanged'],
      },
      {
        id: 'pharmacy',
        withNewcomers: 1230,
        withoutNewcomers: 1079,
        needed: 1000,
        outcome: 'open-either-way',
        assumptions: ['others-unchanged'],
      },
      {
        id: 'secondary-school',
        withNewcomers: 110,
        withoutNewcomers: 90,
        needed: 300,
        outcome: 'too-few-either-way',
        assumptions: ['others-unchanged'],
      },
    ]);
  });

  test('in five years the children of today are at school; a cut band is named', () => {
    const school = { id: 'school', ages: { from: 6, to: 9 }, needed: 30 };
    const [today] = projectThresholds(AGES, [school]);
    expect(today?.withNewcomers).toBeCloseTo(48, 12);
    expect(today?.assumptions).toEqual(['others-unchanged', 'even-within-bands']);
    const [later] = projectThresholds(AGES, [school], { yearsAhead: 5 });
    expect(later?.withNewcomers).toBeCloseTo(40, 12);
    expect(later?.withoutNewcomers).toBeCloseTo(24, 12);
    expect(later?.outcome).toBe('open-only-with-newcomers');
    const [unborn] = projectThresholds(AGES, [school], { yearsAhead: 8 });
    expect(unborn?.withNewcomers).toBeCloseTo(20, 12);
    expect(unborn?.assumptions).toEqual([
      'others-unchanged',
      'even-within-bands',
      'nobody-moves-or-dies',
      'births-not-counted',
    ]);
  });

  test('impossible input is refused', () => {
    const all = { id: 'x', ages: { from: 0, to: null }, needed: 1 };
    expect(() => projectThresholds([...AGES, { from: 3, to: 7, residents: 1, newcomers: 0 }], [all])).toThrow(
      'overlap',
    );
    expect(() => projectThresholds([{ from: 0, to: 4, residents: 1, newcomers: 2 }], [all])).toThrow(
      RangeError,
    );
    expect(() => projectThresholds(AGES, [{ ...all, ages: { from: 70, to: 80 } }])).toThrow('cannot be cut');
    expect(() => projectThresholds(AGES, [{ ...all, useShare: 2 }])).toThrow(RangeError);
    expect(() => projectThresholds(AGES, [{ ...all, ages: { from: 9, to: 3 } }])).toThrow(RangeError);
    expect(() => projectThresholds(AGES, [{ ...all, needed: -1 }])).toThrow(RangeError);
    expect(() => projectThresholds(AGES, [all], { yearsAhead: 0.5 })).toThrow(RangeError);
  });
});

test('laws: neighbouring bands add up, and newcomers are the difference', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 62 }), fc.integer({ min: 0, max: 10 }), (cut, yearsAhead) => {
      const of = (from: number, to: number) => ({ id: 'x', ages: { from, to }, needed: null });
      const [whole, first, second] = projectThresholds(AGES, [of(0, 64), of(0, cut), of(cut + 1, 64)], {
        yearsAhead,
      });
      expect((first?.withNewcomers ?? 0) + (second?.withNewcomers ?? 0)).toBeCloseTo(
        whole?.withNewcomers ?? -1,
        9,
      );
      expect(whole?.withoutNewcomers).toBeLessThanOrEqual(whole?.withNewcomers ?? 0);
    }),
    { seed: 20261208, numRuns: 100 },
  );
});
