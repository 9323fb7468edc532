import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rakeWeights } from './rake-weights.ts';

const repeat = (count: number, sex: string, age: string) =>
  Array.from({ length: count }, () => ({ sex, age }));
const people = [
  ...repeat(10, 'f', 'young'),
  ...repeat(20, 'f', 'old'),
  ...repeat(5, 'm', 'young'),
  ...repeat(25, 'm', 'old'),
];
const categories = { sex: people.map(({ sex }) => sex), age: people.map(({ age }) => age) };

describe('raking', () => {
  test('60 respondents to two margins', () => {
    const margins = { sex: { f: 50, m: 50 }, age: { young: 40, old: 60 } };
    const { weights, isConverged } = rakeWeights({ categories, margins });
    expect(isConverged).toBe(true);
    const found = [0, 10, 30, 35].map((i) => weights[i] ?? 0);
    [1.523524, 0.738238, 1.752952, 0.84941].forEach((expected, i) =>
      expect(found[i]).toBeCloseTo(expected, 5),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const squares = weights.reduce((total, weight) => total + weight * weight, 0);
    expect((60 * squares) / sum ** 2).toBeCloseTo(1.12521, 5);
    expect(sum ** 2 / squares).toBeCloseTo(53.323, 3);
  });

  test('a category in which nobody answered is left out and told', () => {
    const margins = { age: { young: 40, middle: 30, old: 30 } };
    const { weights, warnings, largestDeviation } = rakeWeights({ categories, margins });
    expect(warnings).toEqual([{ dimension: 'age', category: 'middle', kind: 'nobody-answered' }]);
    expect(largestDeviation).toBeLessThan(1e-6);
    expect((weights[0] ?? 0) / (weights[10] ?? 1)).toBeCloseTo(40 / 15 / (30 / 45), 9);
  });

  test('respondents of unknown or unlisted category keep their weight in that dimension', () => {
    const own = { sex: ['f', 'f', 'm', undefined, 'x'] };
    const { weights, warnings } = rakeWeights({ categories: own, margins: { sex: { f: 1, m: 1 } } });
    expect(weights.map((weight) => weight.toFixed(3))).toEqual(['0.750', '0.750', '1.500', '1.000', '1.000']);
    expect(warnings).toEqual([{ dimension: 'sex', category: 'x', kind: 'not-in-population' }]);
  });

  test('extreme weights are cut, and what is missed is told', () => {
    const own = { sex: [...Array.from({ length: 99 }, () => 'f'), 'm'] };
    const raked = rakeWeights({ categories: own, margins: { sex: { f: 50, m: 50 } } });
    expect(raked.isTrimmed).toBe(true);
    expect(Math.max(...raked.weights)).toBeLessThanOrEqual(3 + 1e-9);
    expect(raked.largestDeviation).toBeGreaterThan(0.4);
  });

  test('refuses what cannot be weighted', () => {
    const margins = { sex: { f: 1, m: 1 } };
    expect(() => rakeWeights({ categories: { sex: [] }, margins })).toThrow(RangeError);
    expect(() => rakeWeights({ categories: { sex: ['f'], age: ['old', 'old'] }, margins })).toThrow(
      RangeError,
    );
    expect(() => rakeWeights({ categories, margins, lower: 2 })).toThrow(RangeError);
    expect(() => rakeWeights({ categories, margins, baseWeights: people.map(() => 0) })).toThrow(RangeError);
    expect(() => rakeWeights({ categories, margins: { sex: { f: -1, m: 2 } } })).toThrow(RangeError);
  });

  test('laws: mean 1, within limits, equal people weigh equal, order does not matter', () => {
    const person = fc.record({
      sex: fc.constantFrom('f', 'm'),
      age: fc.constantFrom('young', 'middle', 'old'),
    });
    const share = fc.integer({ min: 1, max: 100 });
    const margins = fc.record({
      sex: fc.record({ f: share, m: share }),
      age: fc.record({ young: share, middle: share, old: share }),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), margins, (list, wanted) => {
        const rake = (one: typeof list) =>
          rakeWeights({
            categories: { sex: one.map(({ sex }) => sex), age: one.map(({ age }) => age) },
            margins: wanted,
          });
        const { weights } = rake(list);
        const backwards = rake(list.toReversed()).weights;
        expect(weights.reduce((sum, weight) => sum + weight, 0) / list.length).toBeCloseTo(1, 9);
        const kinds = new Map<string, number>();
        list.forEach(({ sex, age }, i) => {
          const weight = weights[i] ?? 0;
          expect(weight).toBeGreaterThanOrEqual(0.3 - 1e-9);
          expect(weight).toBeLessThanOrEqual(3 + 1e-9);
          expect(weight).toBeCloseTo(kinds.get(sex + age) ?? weight, 9);
          kinds.set(sex + age, weight);
          expect(backwards[list.length - 1 - i]).toBeCloseTo(weight, 6);
        });
      }),
    );
  });
});
