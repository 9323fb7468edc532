/** Services against today's numbers, ages from stored values, and what may come in. */
import { describe, expect, test } from 'vitest';
import type { Observation } from '#features/indicator/indicator.types.ts';
import { parseInput } from '#server/input.ts';
import { isProblem } from '#server/problem.ts';
import { computeServices, findOverlap, parseYearsAhead, readStoredAges } from './keeps-open.rules.ts';
import { cohortsSchema, nestRows, populationSchema, serviceSchema } from './keeps-open.schema.ts';
import type { ServiceNeed } from './keeps-open.types.ts';

const ages = [
  { from: 0, to: 4, residents: 50, newcomers: 20 },
  { from: 6, to: 9, residents: 52, newcomers: 14 },
  { from: 65, to: null, residents: 300, newcomers: 10 },
];
const need = (change: Partial<ServiceNeed>): ServiceNeed => ({
  thresholdId: 'x',
  name: 'School',
  fromAge: 6,
  toAge: 9,
  usePercent: 100,
  needed: 45,
  source: 'School law',
  ...change,
});
const compute = (change: Partial<ServiceNeed>, yearsAhead = 0) =>
  computeServices(ages, [need(change)], yearsAhead)[0];

describe('a service', () => {
  test('open because newcomers live here too, and how many fewer would be too few', () => {
    expect(compute({})).toMatchObject({
      projection: { withNewcomers: 52, withoutNewcomers: 38, outcome: 'open-only-with-newcomers' },
      margin: 8,
    });
  });
  test('either way, too few, or only the numbers', () => {
    expect(compute({ needed: 30 })).toMatchObject({ margin: 9 });
    expect(compute({ needed: 60 })).toMatchObject({ margin: 8 });
    expect(compute({ needed: null })).toMatchObject({ margin: null, whyNone: null });
  });
  test('the band without end is not cut', () => {
    expect(compute({ fromAge: 70, toAge: null })).toMatchObject({
      projection: null,
      whyNone: 'cuts-last-band',
    });
    expect(compute({ fromAge: 65, toAge: null })).toMatchObject({ whyNone: null });
    expect(compute({ fromAge: 65, toAge: null }, 5)).toMatchObject({ whyNone: null });
    expect(compute({ fromAge: 18, toAge: 64 })).toMatchObject({ whyNone: null });
    expect(computeServices([], [need({})], 0)[0]).toMatchObject({ whyNone: 'no-counts' });
  });
  test('in five years those of 1 to 4 go to school', () => {
    expect(compute({}, 5)?.projection).toMatchObject({ withNewcomers: 40, withoutNewcomers: 24 });
    expect([parseYearsAhead('5'), parseYearsAhead('99'), parseYearsAhead('soon')]).toEqual([5, 10, 0]);
  });
});

test('counts by age come from the newest stored values that tell ages apart', () => {
  const stored = (breakdown: string, period: string, numerator: number) =>
    ({ breakdown, period, people: 'everyone', numerator, denominator: 100 }) as unknown as Observation;
  const rows = [
    stored('age=u18', '2024', 5),
    stored('age=u18', '2025', 6),
    stored('age=18-64', '2025', 7),
    stored('age=65plus', '2025', 8),
    stored('age=u18,sex=f', '2025', 3),
    stored('', '2025', 21),
  ];
  expect(readStoredAges(rows)).toEqual({
    period: '2025',
    ages: [
      { from: 0, to: 17, residents: 100, newcomers: 6 },
      { from: 18, to: 64, residents: 100, newcomers: 7 },
      { from: 65, to: null, residents: 100, newcomers: 8 },
    ],
  });
  expect(readStoredAges([stored('', '2025', 21)])).toBeNull();
  expect(readStoredAges([stored('age=u18', '2025', 1), stored('age=15-24', '2025', 1)])).toBeNull();
});

test('bands that overlap are found in any order', () => {
  expect(
    findOverlap([
      { from: 6, to: 9 },
      { from: 0, to: 6 },
    ]),
  ).toBe(0);
  expect(
    findOverlap([
      { from: 10, to: null },
      { from: 0, to: 9 },
    ]),
  ).toBeNull();
});

const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (isProblem(error)) return [error.code, error.field];
    throw error;
  }
  return 'accepted';
};
const about = { countedOn: '2025-12-31', newcomersAre: 'since 2015', source: 'Register' };

test.each([
  [{ 'rows.0.from': '0', 'rows.0.to': '5', 'rows.0.residents': '10', 'rows.0.newcomers': '0' }, 'accepted'],
  [{}, ['age-rows-empty', 'rows.0.residents']],
  [{ 'rows.2.from': '0', 'rows.2.residents': '10' }, ['age-row-without-newcomers', 'rows.2.newcomers']],
  [{ 'rows.2.from': '0', 'rows.2.newcomers': '1' }, ['age-row-without-residents', 'rows.2.residents']],
  [{ 'rows.1.residents': '1', 'rows.1.newcomers': '1' }, ['age-row-without-age', 'rows.1.from']],
  [
    { 'rows.1.from': '0', 'rows.1.residents': '1', 'rows.1.newcomers': '2' },
    ['newcomers-exceed-residents', 'rows.1.newcomers'],
  ],
  [
    { 'rows.1.from': '0', 'rows.1.residents': 'many', 'rows.1.newcomers': '2' },
    ['input-invalid', 'rows.1.residents'],
  ],
  [
    {
      'rows.0.from': '0',
      'rows.0.residents': '5',
      'rows.0.newcomers': '0',
      'rows.3.from': '6',
      'rows.3.residents': '5',
      'rows.3.newcomers': '0',
    },
    ['age-bands-overlap', 'rows.3.from'],
  ],
])('counts by age %j', (rows, expected) => {
  expect(refusal(() => parseInput(populationSchema, nestRows({ ...about, ...rows })))).toEqual(expected);
});

test.each([
  [{ 'rows.0.year': '2020', 'rows.0.arrived': '5', 'rows.0.after2': '3', 'rows.0.after5': '3' }, 'accepted'],
  [{ 'rows.0.year': '2020', 'rows.0.arrived': '' }, 'accepted'],
  [
    { 'rows.0.year': '2025', 'rows.0.arrived': '5', 'rows.0.after2': '3' },
    ['cohort-not-yet', 'rows.0.after2'],
  ],
  [
    { 'rows.0.year': '2020', 'rows.0.arrived': '5', 'rows.0.after2': '6' },
    ['cohort-more-stayed', 'rows.0.after2'],
  ],
  [{ 'rows.0.year': '2020', 'rows.0.after2': '6' }, ['cohort-without-arrivals', 'rows.0.arrived']],
])('arrivals %j', (rows, expected) => {
  expect(refusal(() => parseInput(cohortsSchema(2026), nestRows(rows)))).toEqual(expected);
});

test('a needed number has a source, and part of them use it', () => {
  expect(refusal(() => parseInput(serviceSchema, { name: 'Bus', needed: '40' }))).toEqual([
    'need-without-source',
    'source',
  ]);
  expect(parseInput(serviceSchema, { name: 'Bus', usePercent: '12,5' })).toMatchObject({
    fromAge: 0,
    toAge: null,
    usePercent: 12.5,
    needed: null,
  });
});
