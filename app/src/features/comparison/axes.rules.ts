/** Which figures make an axis, and what is said about a place. Decisions without I/O. */
import { computeAxisPosition } from '@vicus/statistics';
import {
  AXIS_SIDES,
  POPULATION_CHANGE,
  type AvailableYear,
  type AxisId,
  type AxisInputChoice,
  type AxisOverride,
  type AxisSide,
  type ContextAxis,
  type ContextInput,
} from './axes.types.ts';

/** How many inputs an axis needs: structure two of its three, diversity its one. This platform's rule. */
export const MINIMUM_INPUTS: Readonly<Record<AxisId, number>> = { structure: 2, diversity: 1 };

type InputsByAxis = Readonly<Record<AxisId, readonly AxisInputChoice[]>>;

const input = (
  characteristic: string,
  direction: 1 | -1,
  year: number | null,
  fromYear: number | null = null,
): AxisInputChoice => ({ characteristic, direction, year, fromYear });

/** Years that are fixed, because the open files of the country are known. */
const FIXED_INPUTS: Readonly<Partial<Record<string, InputsByAxis>>> = {
  ES: {
    structure: [
      input('unemployment-percent', -1, 2021),
      input(POPULATION_CHANGE, 1, 2021, 2015),
      input('net-income-per-person-euro', 1, 2021),
    ],
    // The files hold no earlier share; the source asks for the time before 2014.
    diversity: [input('foreign-nationals-percent', 1, 2015)],
  },
};

/** Whether the page says what differs from the method for this country. */
export function hasFixedInputs(country: string): boolean {
  return FIXED_INPUTS[country] !== undefined;
}

/** What the axes of a country are made of: the latest figures there are, the earliest for diversity. */
export function chooseAxisInputs(country: string, available: readonly AvailableYear[]): InputsByAxis {
  const fixed = FIXED_INPUTS[country];
  if (fixed !== undefined) return fixed;
  const change = chooseChangeYears(country, available);
  const foreign = listYears(country, 'foreign-nationals-percent', available);
  return {
    structure: [
      input('unemployment-percent', -1, chooseLatestYear(country, 'unemployment-percent', available)),
      input(POPULATION_CHANGE, 1, change?.year ?? null, change?.fromYear ?? null),
      input(
        'net-income-per-person-euro',
        1,
        chooseLatestYear(country, 'net-income-per-person-euro', available),
      ),
    ],
    diversity: [input('foreign-nationals-percent', 1, foreign[0] ?? null)],
  };
}

/** Years between which a change of population is told: at most this many, and no fewer than the next. */
const MOST_YEARS = 10;
const FEWEST_YEARS = 5;

/** The two years of a change of population; null where too few years are known. */
export function chooseChangeYears(
  country: string,
  available: readonly AvailableYear[],
): { readonly fromYear: number; readonly year: number } | null {
  for (const { fromYear, year } of FIXED_INPUTS[country]?.structure ?? [])
    if (fromYear !== null && year !== null) return { fromYear, year };
  const years = listYears(country, 'population', available);
  const year = years.at(-1);
  if (year === undefined) return null;
  const fromYear = years.find((one) => one >= year - MOST_YEARS && one <= year - FEWEST_YEARS);
  return fromYear === undefined ? null : { fromYear, year };
}

export function chooseLatestYear(
  country: string,
  characteristic: string,
  available: readonly AvailableYear[],
): number | null {
  return listYears(country, characteristic, available).at(-1) ?? null;
}

function listYears(country: string, characteristic: string, available: readonly AvailableYear[]): number[] {
  return available
    .filter((one) => one.country === country && one.characteristic === characteristic)
    .map(({ year }) => year)
    .toSorted((a, b) => a - b);
}

/** Per cent from the first to the second number; null where there was nobody to begin with. */
export function computeChangePercent(before: number, after: number): number | null {
  return before > 0 ? (100 * (after - before)) / before : null;
}

/** An axis from its inputs and, where the office set one, its override. */
export function composeAxis(
  axis: AxisId,
  inputs: readonly ContextInput[],
  override: AxisOverride | null,
): ContextAxis {
  const position = computeAxisPosition(inputs, MINIMUM_INPUTS[axis]);
  const [upper, lower] = AXIS_SIDES[axis];
  const computed = position.kind === 'position' ? (position.side === 'above' ? upper : lower) : null;
  return { axis, inputs, position, override, side: override?.side ?? computed };
}

/** Where the evidence pages tell what was expected of places with such conditions; null while a side is not known. */
export function toEvidenceHref(axes: readonly ContextAxis[]): string | null {
  const sideOf = (axis: AxisId): AxisSide | null => axes.find((one) => one.axis === axis)?.side ?? null;
  const [structure, diversity] = [sideOf('structure'), sideOf('diversity')];
  if (structure === null || diversity === null) return null;
  return `/evidence/conditions#structure-${structure}-diversity-${diversity}`;
}

/** Rows of places whose population lies in the class between two limits; NaN is in none. */
export function listRowsOfClass(
  rows: readonly number[],
  population: Float64Array,
  limits: { readonly from: number; readonly below: number },
): number[] {
  return rows.filter((row) => {
    const people = population[row] ?? NaN;
    return people >= limits.from && people < limits.below;
  });
}
