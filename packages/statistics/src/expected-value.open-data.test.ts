import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDraw } from './draws.fixture.ts';
import { fitExpectedValues } from './expected-value.ts';
import type { ExpectedValueFit } from './expected-value.types.ts';
import { predictExpectedValue } from './predict-expected-value.ts';

const folder = process.env['VICUS_OPEN_DATA'];
const census =
  folder === undefined ? undefined : join(folder, 'spain-ineatlas', 'census_2021_municipality.csv');
const isThere = census !== undefined && existsSync(census);
const why = 'set VICUS_OPEN_DATA to read the municipalities of Spain';

const INPUTS = [
  'size',
  'pct_over64',
  'pct_under16',
  'pct_foreign_born',
  'pct_higher_ed_completed',
  'pct_female',
  'pct_student',
  'owned',
] as const;

interface Place {
  readonly values: Readonly<Record<string, number>>;
  readonly employed: number;
  readonly adults: number;
}

/** 8,131 municipalities, of which the census withholds the shares of the smallest. */
function readPlaces(path: string): Place[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  expect(lines).toHaveLength(8131);
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const at = (name: string): number => {
      const text = cells[names.indexOf(name)] ?? 'NA';
      return text === 'NA' || text === '' ? Number.NaN : Number(text);
    };
    if (Number.isNaN(at('employment_rate'))) return [];
    const adults = Math.round(at('total_pop') * (1 - at('pct_under16')));
    const values = {
      ...Object.fromEntries(INPUTS.map((name) => [name, at(name)])),
      size: Math.log(at('total_pop')),
      owned: at('owned_dwellings') / at('primary_dwellings'),
    };
    return [{ values, adults, employed: Math.round(adults * at('employment_rate')) }];
  });
}

function fitOf(places: readonly Place[]): ExpectedValueFit {
  const found = fitExpectedValues({
    preconditions: INPUTS,
    columns: INPUTS.map((name) => Float64Array.from(places, ({ values }) => values[name] ?? Number.NaN)),
    numerators: Float64Array.from(places, ({ employed }) => employed),
    denominators: Float64Array.from(places, ({ adults }) => adults),
  });
  if (found.kind === 'no-fit') throw new Error(found.reason);
  return found;
}

test.skipIf(!isThere)(`employment in Spain is fitted as by R (${why})`, () => {
  const file = new URL('../reference/monitoring.json', import.meta.url);
  const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
  const [between = 0, , ...rest] = reference['expectedSpain'] ?? [];
  const places = readPlaces(census ?? '');
  expect(places).toHaveLength(6775);
  const fit = fitOf(places);
  expect(fit.betweenVariance).toBeCloseTo(between, 8);
  fit.preconditions.forEach((one, j) => {
    expect(one.coefficient).toBeCloseTo(rest[j] ?? 0, 6);
    expect(one.standardError).toBeCloseTo(rest[j + INPUTS.length + 1] ?? 0, 6);
  });
  expect(fit.entangled).toEqual([]);
});

test.skipIf(!isThere)(`about 95 of 100 municipalities held out lie in their interval (${why})`, () => {
  const draw = openDraw(20261128);
  const places = readPlaces(census ?? '').map((place) => ({ place, isHeldOut: draw() < 0.3 }));
  const fit = fitOf(places.filter((one) => !one.isHeldOut).map(({ place }) => place));
  const heldOut = places.filter((one) => one.isHeldOut).map(({ place }) => place);
  const smallest = heldOut.toSorted((a, b) => a.adults - b.adults).slice(0, heldOut.length / 3);
  const coverOf = (list: readonly Place[]): number =>
    list.filter(
      ({ values, adults, employed }) =>
        predictExpectedValue(fit, { values, denominator: adults, numerator: employed, wasInFit: false })
          .verdict === 'cannot-be-told',
    ).length / list.length;
  expect(coverOf(heldOut)).toBeGreaterThan(0.935);
  expect(coverOf(heldOut)).toBeLessThan(0.965);
  expect(coverOf(smallest)).toBeGreaterThan(0.935);
});
