/** What is known of every place of a country: the outcomes, the preconditions, and how many people a share is of. */
import type { PublicReader } from '#server/db/doors.ts';
import { chooseLatestYear } from '../axes.rules.ts';
import { chooseNearestYear, estimatePeople, isLogarithmic, OUTCOME_BASES } from '../expected.rules.ts';
import {
  OUTCOMES,
  PRECONDITIONS,
  type Outcome,
  type OutcomeOffer,
  type Precondition,
} from '../expected.types.ts';
import { keepInTable, readColumn, readRowsOfCountry, type PlaceTable } from './place-table.ts';

/** Where columns are read from, and for which country. */
export interface Country {
  readonly reader: PublicReader;
  readonly table: PlaceTable;
  readonly country: string;
  /** rows of its localities */
  readonly rows: readonly number[];
}

export async function openCountry(
  reader: PublicReader,
  table: PlaceTable,
  country: string,
): Promise<Country> {
  return { reader, table, country, rows: await readRowsOfCountry(table, country) };
}

/** By row of the whole table; NaN: not known. */
export interface YearColumn {
  readonly year: number;
  readonly values: Float64Array;
}

/** Every outcome that some place of the country has, each in its latest year. */
export async function readOutcomes(country: Country, own: number): Promise<readonly OutcomeOffer[]> {
  const offers: OutcomeOffer[] = [];
  for (const outcome of OUTCOMES) {
    const column = await readOutcome(country, outcome);
    if (column === null) continue;
    const { year, values } = column;
    const known = country.rows.filter((row) => isShare(values[row])).length;
    offers.push({ outcome, year, known, isKnownHere: isShare(values[own]) });
  }
  return offers.filter(({ known }) => known > 0);
}

export async function readOutcome(
  { reader, table, country }: Country,
  outcome: Outcome,
): Promise<YearColumn | null> {
  const year = chooseLatestYear(country, outcome, table.available);
  return year === null ? null : { year, values: await readColumn(reader, table, outcome, year) };
}

export function isShare(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 100;
}

/** Preconditions of the country, each in the year nearest to that of the outcome, as they are shown. */
export async function readPreconditions(
  country: Country,
  outcomeYear: number,
): Promise<ReadonlyMap<Precondition, YearColumn>> {
  const found = new Map<Precondition, YearColumn>();
  for (const precondition of PRECONDITIONS) {
    const column = await readNearest(country, precondition, outcomeYear);
    if (column !== null) found.set(precondition, column);
  }
  return found;
}

async function readNearest(
  { reader, table, country }: Country,
  characteristic: string,
  to: number,
): Promise<YearColumn | null> {
  const counted = characteristic === 'density' ? 'population' : characteristic;
  const year = chooseNearestYear(country, counted, table.available, to);
  if (year === null) return null;
  const values = await readColumn(reader, table, counted, year);
  return { year, values: characteristic === 'density' ? await computeDensity(table, year, values) : values };
}

function computeDensity(table: PlaceTable, year: number, population: Float64Array): Promise<Float64Array> {
  return keepInTable(table, `density ${year}`, () =>
    Promise.resolve(
      population.map((people, row) => {
        const area = table.areasKm2[row] ?? NaN;
        return area > 0 ? people / area : NaN;
      }),
    ),
  );
}

/** As it enters the fit: NaN where it is not known, also the logarithm of nobody. */
export function toEntered(precondition: Precondition, value: number | undefined): number {
  if (value === undefined) return NaN;
  if (!isLogarithmic(precondition)) return value;
  return value > 0 ? Math.log(value) : NaN;
}

/** How many people the share of each place is of; NaN where its population is not known. */
export async function readPeople(country: Country, outcome: Outcome, year: number): Promise<Float64Array> {
  const { table, country: code } = country;
  return keepInTable(table, `people ${code} ${outcome} ${year}`, async () => {
    const read = async (characteristic: string): Promise<Float64Array | undefined> =>
      (await readNearest(country, characteristic, year))?.values;
    const population = (await read('population')) ?? table.population;
    const facts = {
      under18: await read('under-18-percent'),
      under15: await read('under-15-percent'),
      over65: await read('over-65-percent'),
      employment: await read('employment-percent'),
      unemployment: await read('unemployment-percent'),
      personsPerHousehold: await read('persons-per-household'),
    };
    const names = Object.keys(facts) as (keyof typeof facts)[];
    const people = new Float64Array(table.codes.length).fill(NaN);
    for (const row of country.rows) {
      const known = Object.fromEntries(names.map((name) => [name, facts[name]?.[row] ?? NaN]));
      people[row] = estimatePeople(OUTCOME_BASES[outcome], {
        ...(known as Record<keyof typeof facts, number>),
        population: population[row] ?? NaN,
      });
    }
    return people;
  });
}
