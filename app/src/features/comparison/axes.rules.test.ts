import { expect, test } from 'vitest';
import {
  chooseAxisInputs,
  chooseChangeYears,
  composeAxis,
  listRowsOfClass,
  toEvidenceHref,
} from './axes.rules.ts';
import { overrideSchema } from './axes.schema.ts';
import type { AxisOverride, ContextInput } from './axes.types.ts';

const available = (country: string, characteristic: string, ...years: number[]) =>
  years.map((year) => ({ country, characteristic, year }));

test('Spain has fixed years, whatever else is there', () => {
  const { structure, diversity } = chooseAxisInputs('ES', available('ES', 'unemployment-percent', 2024));
  expect(
    structure.map(({ characteristic, direction, fromYear, year }) => [
      characteristic,
      direction,
      fromYear,
      year,
    ]),
  ).toEqual([
    ['unemployment-percent', -1, null, 2021],
    ['population-change-percent', 1, 2015, 2021],
    ['net-income-per-person-euro', 1, null, 2021],
  ]);
  expect(diversity).toMatchObject([
    { characteristic: 'foreign-nationals-percent', direction: 1, year: 2015 },
  ]);
});

test('elsewhere: the latest figures, the earliest share, and years left open where nobody has brought them', () => {
  const there = [
    ...available('DE', 'unemployment-percent', 2019, 2022),
    ...available('DE', 'foreign-nationals-percent', 2022, 2011),
    ...available('DE', 'population', 2010, 2012, 2022),
    ...available('FR', 'net-income-per-person-euro', 2020),
  ];
  const { structure, diversity } = chooseAxisInputs('DE', there);
  expect(structure.map(({ fromYear, year }) => [fromYear, year])).toEqual([
    [null, 2022],
    [2012, 2022],
    [null, null],
  ]);
  expect(diversity[0]?.year).toBe(2011);
});

test.each([
  [[2010, 2016, 2020], { fromYear: 2010, year: 2020 }],
  [[2009, 2016, 2020], null],
  [[2009, 2015, 2020], { fromYear: 2015, year: 2020 }],
  [[2020], null],
  [[], null],
])('change of population from %j', (years, expected) => {
  expect(chooseChangeYears('DE', available('DE', 'population', ...years))).toEqual(expected);
});

const input = (z: number | null): ContextInput => ({
  characteristic: 'x',
  direction: 1,
  fromYear: null,
  year: 2021,
  value: z,
  reason: z === null ? 'withheld-at-source' : null,
  group: null,
  z,
  datasets: [],
});
const override: AxisOverride = {
  axis: 'structure',
  side: 'unfavourable',
  reason: 'The mine closed.',
  setOn: '2026-01-01',
  computedZ: 0.5,
};

test('an override turns the side and leaves what was computed', () => {
  const axis = composeAxis('structure', [input(0.5), input(0.5), input(null)], override);
  expect(axis).toMatchObject({ side: 'unfavourable', position: { kind: 'position', z: 0.5, side: 'above' } });
  expect(composeAxis('structure', [input(0.5), input(null), input(null)], null).side).toBeNull();
});

test('evidence is linked once both sides are known, in plain words', () => {
  const structure = composeAxis('structure', [input(0.5), input(0.5)], null);
  expect(toEvidenceHref([structure, composeAxis('diversity', [input(null)], null)])).toBeNull();
  expect(toEvidenceHref([structure, composeAxis('diversity', [input(-1)], null)])).toBe(
    '/evidence/conditions#structure-favourable-diversity-low',
  );
});

test('a class begins at its lower limit and ends before its upper; unknown population is in none', () => {
  const population = Float64Array.of(4_999, 5_000, 49_999, 50_000, NaN);
  expect(listRowsOfClass([0, 1, 2, 3, 4], population, { from: 5_000, below: 50_000 })).toEqual([1, 2]);
});

test('a side of another axis is refused', () => {
  const parsed = overrideSchema.safeParse({ axis: 'structure', side: 'high', reason: 'x' });
  expect(parsed.error?.issues[0]?.message).toBe('side-of-another-axis');
});
