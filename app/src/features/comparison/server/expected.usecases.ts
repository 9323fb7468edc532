/** What is expected of a place like this one. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic, type PublicReader } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { MissingReason } from '../axes.types.ts';
import { chooseOutcome, choosePreconditions } from '../expected.rules.ts';
import { composeReading } from '../expected-reading.rules.ts';
import type {
  ExpectedPage,
  ExpectedQuestion,
  ExpectedRefusal,
  LandscapeOrNone,
  OutcomeOffer,
  Precondition,
  PreconditionOffer,
} from '../expected.types.ts';
import { selectContextPlace, selectDatasets } from './axes.queries.ts';
import {
  openCountry,
  readOutcome,
  readOutcomes,
  readPeople,
  readPreconditions,
  type Country,
  type YearColumn,
} from './expected-columns.ts';
import { drawLandscape } from './expected-picture.ts';
import { selectDatasetOfFigure } from './expected.queries.ts';
import { composeTable, describeOwn, type ChosenColumns, type OwnPlace } from './expected-table.ts';
import { keepLandscape } from './kept-landscapes.ts';
import { selectFigureSources, selectRegisterNames } from './place-table.queries.ts';
import { openPlaceTable } from './place-table.ts';

const NOTHING: ExpectedPage = {
  registerName: null,
  country: '',
  localities: 0,
  outcome: null,
  outcomes: [],
  preconditions: [],
  result: null,
  picture: null,
  datasets: [],
};

/** Actual, expected and difference with what goes into them, or why not. `language`: of the picture. */
export async function readExpected(
  member: Member,
  question: ExpectedQuestion,
  language: string,
): Promise<ExpectedPage> {
  authorise(member, 'peers.read');
  const place = await readOffice(member, (reader) => selectContextPlace(reader, member.placeId));
  if (place === undefined) throw new Problem('not-found', 404);
  const { registerCode } = place;
  if (registerCode === null) return NOTHING;
  const gathered = await readPublic((reader) => gatherFigures(reader, registerCode, question));
  if (gathered === null) return NOTHING;
  const { page, chosen, own } = gathered;
  if (chosen === null || own === null) return page;
  // Outside the transaction: the first who asks for a choice waits for its fit.
  const landscape = await keepLandscape(chosen.table, toKey(chosen), () => composeTable(chosen));
  if (landscape.kind === 'no-fit') return { ...page, result: toRefusal(landscape) };
  const result = composeReading(landscape, own, chosen);
  return { ...page, result, picture: drawLandscape(landscape, result, { ...page, language }) };
}

interface Gathered {
  readonly page: ExpectedPage;
  /** null: the page says why */
  readonly chosen: ChosenColumns | null;
  readonly own: OwnPlace | null;
}

async function gatherFigures(
  reader: PublicReader,
  code: string,
  question: ExpectedQuestion,
): Promise<Gathered | null> {
  const table = await openPlaceTable(reader);
  const row = table.rowOf.get(code);
  if (row === undefined) return null;
  const country = await openCountry(reader, table, table.countries[row] ?? '');
  const [entry] = (await selectRegisterNames(reader, [code])).values();
  const outcomes = await readOutcomes(country, row);
  const facts = {
    ...NOTHING,
    registerName: entry?.name ?? code,
    country: country.country,
    localities: country.rows.length,
    outcomes,
  };
  const offer = chooseOutcome(question.outcome, outcomes);
  if (offer === undefined) return { page: refuse(facts, 'no-outcome'), chosen: null, own: null };
  return chooseColumns(country, row, { question, offer, facts });
}

interface Choice {
  readonly question: ExpectedQuestion;
  readonly offer: OutcomeOffer;
  readonly facts: ExpectedPage;
}

async function chooseColumns(
  country: Country,
  row: number,
  { question, offer, facts }: Choice,
): Promise<Gathered> {
  const { outcome, year } = offer;
  const outcomeColumn = (await readOutcome(country, outcome))?.values ?? new Float64Array();
  const columns = await readPreconditions(country, year);
  const preconditions = offerPreconditions(country.rows, row, {
    asked: question.preconditions,
    outcomeColumn,
    columns,
  });
  const page = { ...facts, outcome, preconditions };
  const people = await readPeople(country, outcome, year);
  if (Number.isNaN(people[row] ?? NaN))
    return { page: refuse(page, 'no-population'), chosen: null, own: null };
  const inputs = preconditions
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ precondition }) => {
      const column = columns.get(precondition);
      return column === undefined ? [] : [{ precondition, ...column }];
    });
  if (inputs.length === 0) return { page: refuse(page, 'no-preconditions'), chosen: null, own: null };
  const { table, country: code, rows } = country;
  const chosen: ChosenColumns = { table, country: code, rows, outcome, year, outcomeColumn, people, inputs };
  const { datasets, reason } = await readSources(country, row, chosen);
  return { page: { ...page, datasets }, chosen, own: describeOwn(chosen, row, reason) };
}

interface OfferedColumns {
  readonly asked: ExpectedQuestion['preconditions'];
  readonly outcomeColumn: Float64Array;
  readonly columns: ReadonlyMap<Precondition, YearColumn>;
}

function offerPreconditions(
  rows: readonly number[],
  own: number,
  { asked, outcomeColumn, columns }: OfferedColumns,
): readonly PreconditionOffer[] {
  const isKnown = (values: Float64Array | undefined, row: number): boolean =>
    !Number.isNaN(values?.[row] ?? NaN);
  const withOutcome = rows.filter((row) => isKnown(outcomeColumn, row));
  const facts = [...columns].map(([precondition, { year, values }]) => ({
    precondition,
    year,
    known: withOutcome.filter((row) => isKnown(values, row)).length,
  }));
  return choosePreconditions(asked, withOutcome.length, facts, (one) =>
    isKnown(columns.get(one)?.values, own),
  );
}

/** Data sets of the figures that were used, and why the own outcome is missing if it is. */
async function readSources(
  { reader, table }: Country,
  row: number,
  { outcome, year, inputs }: ChosenColumns,
) {
  const figures = await selectFigureSources(reader, [table.codes[row] ?? '']);
  const own = figures.find((one) => one.characteristic === outcome && one.year === year);
  const isRegister = (name: string): boolean => name === 'population' || name === 'density';
  const used = figures.filter((one) =>
    inputs.some(
      (input) =>
        input.year === one.year &&
        (input.precondition === one.characteristic ||
          (one.characteristic === 'population' && isRegister(input.precondition))),
    ),
  );
  const named = [...used, ...(own === undefined ? [] : [own])].map(({ dataset }) => dataset);
  const behind = own === undefined ? await selectDatasetOfFigure(reader, outcome, year) : [];
  return {
    reason: (own?.reason ?? 'not-imported') as MissingReason,
    datasets: await selectDatasets(reader, [...new Set([...named, ...behind])]),
  };
}

function refuse(
  page: ExpectedPage,
  reason: 'no-outcome' | 'no-population' | 'no-preconditions',
): ExpectedPage {
  return { ...page, result: { kind: 'refused', reason } };
}

function toRefusal(none: Exclude<LandscapeOrNone, { readonly kind: 'landscape' }>): ExpectedRefusal {
  return { ...none, kind: 'refused' };
}

function toKey({ country, outcome, inputs }: ChosenColumns): string {
  return [country, outcome, ...inputs.map(({ precondition }) => precondition)].join(' ');
}
