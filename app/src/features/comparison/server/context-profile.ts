/** Computes the context of one place from the register. Reads open data only. */
import { computeZScore, describeReferenceGroup } from '@vicus/statistics';
import { hasOwnThresholds, readSizeClass } from '#features/place/place.rules.ts';
import type { PublicReader } from '#server/db/doors.ts';
import { chooseAxisInputs, composeAxis, computeChangePercent, listRowsOfClass } from '../axes.rules.ts';
import {
  AXES,
  POPULATION_CHANGE,
  type AxisInputChoice,
  type AxisOverride,
  type ContextAxis,
  type ContextInput,
  type ContextProfile,
  type MissingReason,
} from '../axes.types.ts';
import { selectDatasets, type ContextPlace } from './axes.queries.ts';
import { selectFigureSources, selectRegisterNames, type OwnFigure } from './place-table.queries.ts';
import {
  keepInTable,
  openPlaceTable,
  readColumn,
  readRowsOfCountry,
  type PlaceTable,
} from './place-table.ts';

/** What the inputs of one place are held against. */
interface Standing {
  readonly reader: PublicReader;
  readonly table: PlaceTable;
  /** null: the place has no entry in the register */
  readonly row: number | null;
  readonly groupRows: readonly number[];
  readonly own: readonly OwnFigure[];
}

/** What the register itself says of the place; all null where the office has named no entry, or it is gone. */
type RegisterFacts = Pick<
  ContextProfile,
  'country' | 'registerCode' | 'population' | 'degreeOfUrbanisation'
> & { readonly row: number | null };

function readRegisterFacts(table: PlaceTable, place: ContextPlace): RegisterFacts {
  const { registerCode, country } = place;
  const row = registerCode === null ? undefined : table.rowOf.get(registerCode);
  if (row === undefined)
    return { row: null, country, registerCode: null, population: null, degreeOfUrbanisation: null };
  return {
    row,
    country: table.countries[row] ?? country,
    registerCode,
    population: readPopulation(table, row),
    degreeOfUrbanisation: table.degrees[row] || null,
  };
}

/** `overrides`: those in force. */
export async function computeContextProfile(
  reader: PublicReader,
  place: ContextPlace,
  overrides: readonly AxisOverride[],
): Promise<ContextProfile> {
  const table = await openPlaceTable(reader);
  const { row, ...facts } = readRegisterFacts(table, place);
  const { sizeThresholds } = place;
  const people = facts.population?.value ?? null;
  const groupRows = await listGroupRows(table, { ...facts, sizeThresholds });
  const codes = facts.registerCode === null ? [] : [facts.registerCode];
  const own = await selectFigureSources(reader, codes);
  const axes = await composeAxes({ reader, table, row, groupRows, own }, facts.country, overrides);
  const [entry] = (await selectRegisterNames(reader, codes)).values();
  return {
    ...facts,
    registerName: entry?.name ?? null,
    sizeClass: readSizeClass({ population: people, sizeThresholds })?.code ?? null,
    sizeThresholds,
    hasOwnThresholds: hasOwnThresholds(place),
    groupSize: groupRows.length,
    axes,
    datasets: await selectDatasets(reader, listDatasets(axes, entry?.dataset, own, facts.population)),
  };
}

function readPopulation(table: PlaceTable, row: number): ContextProfile['population'] {
  const value = table.population[row] ?? NaN;
  return Number.isNaN(value) ? null : { value, year: table.populationYears[row] ?? 0 };
}

/** Places of the country whose latest population lies in the same class. */
async function listGroupRows(
  table: PlaceTable,
  { country, population, sizeThresholds }: Pick<ContextProfile, 'country' | 'population' | 'sizeThresholds'>,
): Promise<readonly number[]> {
  if (population === null) return [];
  const from = sizeThresholds.findLast((limit) => limit <= population.value) ?? 0;
  const below = sizeThresholds.find((limit) => population.value < limit) ?? Infinity;
  const rows = await readRowsOfCountry(table, country);
  return keepInTable(table, `group ${country} ${from} ${below}`, () =>
    Promise.resolve(listRowsOfClass(rows, table.population, { from, below })),
  );
}

async function composeAxes(
  standing: Standing,
  country: string,
  overrides: readonly AxisOverride[],
): Promise<ContextAxis[]> {
  const choices = chooseAxisInputs(country, standing.table.available);
  const axes: ContextAxis[] = [];
  for (const axis of AXES) {
    const inputs: ContextInput[] = [];
    for (const choice of choices[axis]) inputs.push(await readInput(standing, choice));
    axes.push(composeAxis(axis, inputs, overrides.find((one) => one.axis === axis) ?? null));
  }
  return axes;
}

async function readInput(standing: Standing, choice: AxisInputChoice): Promise<ContextInput> {
  const { row, groupRows, own } = standing;
  const column = await readChosenColumn(standing, choice);
  const found = row === null || column === null ? NaN : (column[row] ?? NaN);
  const value = Number.isNaN(found) ? null : found;
  const known = groupRows.map((one) => column?.[one] ?? NaN).filter((one) => !Number.isNaN(one));
  const group = describeReferenceGroup(known);
  const used = own.filter((one) => isFigureOf(one, choice));
  return {
    ...choice,
    value,
    reason:
      value === null
        ? ((used.find((one) => one.reason !== null)?.reason as MissingReason | undefined) ?? 'not-imported')
        : null,
    group,
    z: value === null || group === null ? null : computeZScore(value, group),
    datasets: value === null ? [] : [...new Set(used.map(({ dataset }) => dataset))],
  };
}

function isFigureOf(one: OwnFigure, { characteristic, fromYear, year }: AxisInputChoice): boolean {
  return characteristic === POPULATION_CHANGE
    ? one.characteristic === 'population' && (one.year === fromYear || one.year === year)
    : one.characteristic === characteristic && one.year === year;
}

/** For every row of the table; null where no place of the country has the figure. */
export async function readChosenColumn(
  { reader, table }: { readonly reader: PublicReader; readonly table: PlaceTable },
  { characteristic, fromYear, year }: Pick<AxisInputChoice, 'characteristic' | 'fromYear' | 'year'>,
): Promise<Float64Array | null> {
  if (year === null) return null;
  if (characteristic !== POPULATION_CHANGE) return readColumn(reader, table, characteristic, year);
  if (fromYear === null) return null;
  return keepInTable(table, `change ${fromYear} ${year}`, async () => {
    const before = await readColumn(reader, table, 'population', fromYear);
    const after = await readColumn(reader, table, 'population', year);
    return before.map((one, row) => computeChangePercent(one, after[row] ?? NaN) ?? NaN);
  });
}

function listDatasets(
  axes: readonly ContextAxis[],
  register: string | undefined,
  own: readonly OwnFigure[],
  population: ContextProfile['population'],
): readonly string[] {
  const counted = own.find(
    ({ characteristic, year }) => characteristic === 'population' && year === population?.year,
  );
  const used = axes.flatMap(({ inputs }) => inputs.flatMap(({ datasets }) => datasets));
  return [...new Set([...used, register, counted?.dataset].filter((one) => one !== undefined))];
}
