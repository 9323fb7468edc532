import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountsByCode } from './joined-series.rules.ts';
import { joinShares } from './joined-shares.rules.ts';
import type { PlaceChange } from './register.types.ts';

const toCounts = (given: Readonly<Record<string, Readonly<Record<number, number>>>>): CountsByCode =>
  new Map(
    Object.entries(given).map(([code, years]) => [
      code,
      new Map(Object.entries(years).map(([year, count]) => [Number(year), count])),
    ]),
  );
const merger = (fromCode: string, toCode: string, year: number): PlaceChange => ({
  fromCode,
  toCode,
  year,
  kind: 'merger',
  share: null,
});
const CHANGES = [merger('A', 'C', 2020), merger('B', 'C', 2020)];

test('shares of places that merged are weighted by their inhabitants', () => {
  const series = joinShares({
    code: 'C',
    changes: CHANGES,
    percents: toCounts({ A: { 2019: 10 }, B: { 2019: 30 }, C: { 2020: 22 } }),
    populations: toCounts({ A: { 2019: 3000 }, B: { 2019: 1000 }, C: { 2020: 4100 } }),
  });
  expect(series.map(({ year, value, isExact }) => [year, value, isExact])).toEqual([
    [2019, 15, true],
    [2020, 22, true],
  ]);
});

test('a part without a share or without inhabitants makes no value, and is named', () => {
  const asked = { code: 'C', changes: CHANGES, percents: toCounts({ A: { 2019: 10 }, B: { 2018: 30 } }) };
  const series = joinShares({ ...asked, populations: toCounts({ A: { 2019: 3000 }, B: { 2018: 1000 } }) });
  expect(series.map(({ year, value, missing }) => [year, value, missing])).toEqual([
    [2018, null, ['A']],
    [2019, null, ['B']],
  ]);
});

test('a place that took nobody in has its own share, inhabitants known or not', () => {
  const series = joinShares({
    code: 'C',
    changes: CHANGES,
    percents: toCounts({ C: { 2021: 7 } }),
    populations: new Map(),
  });
  expect(series.map(({ year, value }) => [year, value])).toEqual([[2021, 7]]);
});

test('a divided place gives each part its own share of people, marked as not exact', () => {
  const split = (toCode: string, share: number): PlaceChange => ({
    fromCode: 'A',
    toCode,
    year: 2020,
    kind: 'split',
    share,
  });
  const [point] = joinShares({
    code: 'C',
    changes: [split('C', 0.25), merger('B', 'C', 2020)],
    percents: toCounts({ A: { 2019: 40 }, B: { 2019: 10 } }),
    populations: toCounts({ A: { 2019: 4000 }, B: { 2019: 2000 } }),
  });
  expect(point).toMatchObject({ year: 2019, value: 20, isExact: false });
});

test('a joined share lies between those it was joined from', () => {
  const world = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100_000 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(world, (parts) => {
      const codes = parts.map((_part, at) => `P${at}`);
      const of = (at: 0 | 1) =>
        toCounts(Object.fromEntries(codes.map((code, i) => [code, { 2019: parts[i]?.[at] ?? 0 }])));
      const changes = codes.map((code) => merger(code, 'N', 2020));
      const [point] = joinShares({ code: 'N', changes, percents: of(0), populations: of(1) });
      const percents = parts.map(([percent]) => percent);
      expect(point?.value).toBeGreaterThanOrEqual(Math.min(...percents) - 1e-9);
      expect(point?.value).toBeLessThanOrEqual(Math.max(...percents) + 1e-9);
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
});
