import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearestPlaces } from './nearest-places.ts';
import { computePlaceDistance, describeColumn } from './place-distance.ts';

const value = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const places = fc.array(fc.tuple(value, value, value), { minLength: 4, maxLength: 30 });

describe('distance', () => {
  test('by hand: differences 3 and 4 with equal weights: √((9 + 16) / 2)', () => {
    expect(computePlaceDistance([0, 1], [3, 5], [1, 1], 1)?.distance).toBeCloseTo(3.535534, 6);
    // weights 3 and 1: √((3·9 + 16) / 4)
    expect(computePlaceDistance([0, 1], [3, 5], [3, 1], 1)?.distance).toBeCloseTo(3.278719, 6);
  });

  test('what one of the two lacks is not compared, and said', () => {
    expect(computePlaceDistance([0, NaN, 2], [3, 4, NaN], [1, 1, 1], 1)).toEqual({ distance: 3, shared: 1 });
    expect(computePlaceDistance([0, NaN, 2], [3, 4, NaN], [1, 1, 1], 2)).toBeNull();
    expect(computePlaceDistance([], [], [], 1)).toBeNull();
    expect(() => computePlaceDistance([1], [1, 2], [1], 1)).toThrow(RangeError);
  });

  test('is the same both ways, 0 to oneself, and keeps to the triangle where nothing is missing', () => {
    const triple = fc.tuple(
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(triple, triple, triple, (a, b, c) => {
        const between = (one: number[], other: number[]) =>
          computePlaceDistance(one, other, [1, 2, 3], 1)?.distance ?? NaN;
        expect(between(a, a)).toBe(0);
        expect(between(a, b)).toBe(between(b, a));
        expect(between(a, c)).toBeLessThanOrEqual(between(a, b) + between(b, c) + 1e-9);
      }),
      { seed: 33, numRuns: 200 },
    );
  });
});

test('a column by hand', () => {
  expect(describeColumn(Float64Array.of(2, NaN, 4, 6, 100), [0, 1, 2, 3])).toEqual({
    n: 3,
    mean: 4,
    standardDeviation: 2,
  });
  expect(describeColumn(Float64Array.of(5), [0])).toEqual({ n: 1, mean: 5, standardDeviation: 0 });
  expect(describeColumn(new Float64Array(), [])).toEqual({ n: 0, mean: 0, standardDeviation: 0 });
});

describe('nearest places', () => {
  test('by hand, in two characteristics of different units', () => {
    // deviations: 1 and 10; the place that asks is the first
    const one = Float64Array.of(0, 1, 2, 0, -1, -2, 0);
    const other = Float64Array.of(0, 0, 0, 10, 0, 0, -10);
    const columns = [
      { values: one, weight: 1 },
      { values: other, weight: 1 },
    ];
    const { nearest, compared, spreads } = findNearestPlaces({
      columns,
      own: 0,
      rows: [0, 1, 2, 3, 4, 5, 6],
      minimumShared: 2,
      count: 3,
    });
    expect(compared).toBe(6);
    expect(spreads[0]?.standardDeviation).toBeCloseTo(Math.sqrt(10 / 6), 12);
    expect(spreads[1]?.standardDeviation).toBeCloseTo(Math.sqrt(200 / 6), 12);
    expect(nearest.map(({ row }) => row)).toEqual([1, 4, 2]);
    expect(nearest[0]?.distance).toBeCloseTo(Math.sqrt(6 / 10 / 2), 12);
    expect(nearest[2]?.distance).toBeCloseTo(Math.sqrt((4 * 6) / 10 / 2), 12);
  });

  test('gives what sorting all distances gives', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 8 }),
        (table, minimumShared, count) => {
          const rows = table.map((_, row) => row);
          const columns = [0, 1, 2].map((at) => ({
            values: Float64Array.from(table, (place) => place[at] ?? NaN),
            weight: at + 1,
          }));
          const answer = findNearestPlaces({ columns, own: 0, rows, minimumShared, count });
          const standard = table.map((place) =>
            [0, 1, 2].map((at) => {
              const deviation = answer.spreads[at]?.standardDeviation ?? 0;
              return deviation > 0 ? (place[at] ?? NaN) / deviation : NaN;
            }),
          );
          const all = rows.slice(1).flatMap((row) => {
            const found = computePlaceDistance(
              standard[0] ?? [],
              standard[row] ?? [],
              [1, 2, 3],
              minimumShared,
            );
            return found === null ? [] : [found];
          });
          expect(answer.compared).toBe(all.length);
          const sorted = all
            .map(({ distance }) => distance)
            .toSorted((a, b) => a - b)
            .slice(0, count);
          expect(answer.nearest).toHaveLength(sorted.length);
          for (const [at, near] of answer.nearest.entries())
            expect(near.distance).toBeCloseTo(sorted[at] ?? NaN, 9);
        },
      ),
      { seed: 34, numRuns: 150 },
    );
  });

  test('what the place itself lacks, and what does not vary, is not compared', () => {
    const columns = [
      { values: Float64Array.of(NaN, 1, 2), weight: 1 },
      { values: Float64Array.of(3, 3, 3), weight: 1 },
    ];
    expect(findNearestPlaces({ columns, own: 0, rows: [0, 1, 2], minimumShared: 1, count: 5 })).toMatchObject(
      { nearest: [], compared: 0 },
    );
    expect(() =>
      findNearestPlaces({
        columns: [{ values: new Float64Array(1), weight: 0 }],
        own: 0,
        rows: [0],
        minimumShared: 1,
        count: 1,
      }),
    ).toThrow(RangeError);
  });
});
