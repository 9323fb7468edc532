/** Rows of what a place says of itself, notes on funds, and funds it found; places of the register around it. */
import { computeDistanceKm } from '#features/place/register-suggestion.rules.ts';
import { sql } from 'kysely';
import type { OwnQuestion } from '@vicus/reference';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import { NEIGHBOUR_RADIUS_KM, toBox } from '../company.rules.ts';
import { toBasis } from '../basis.rules.ts';
import type { BasisInput, NoteInput } from '../fund.schema.ts';
import type {
  FundBasis,
  FundKey,
  FundNeighbour,
  FundNote,
  FundPlace,
  NoteState,
  Outcome,
} from '../fund.types.ts';

type Reader = OfficeReader | OfficeTransaction;
const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

export interface FundPlaceRow {
  readonly name: string;
  readonly country: string;
  readonly nutsCode: string | null;
  readonly registerCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
  readonly isExample: boolean;
}

export async function selectFundPlace(reader: Reader, placeId: string): Promise<FundPlaceRow | undefined> {
  return narrow(reader)
    .selectFrom('office.place')
    .select([
      'name',
      'country',
      'nuts_code as nutsCode',
      'register_code as registerCode',
      'latitude',
      'longitude',
      'population',
      'is_example as isExample',
    ])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
}

/** What other places of the installation publish about themselves; the degree of urbanisation is not among it. */
export async function selectPublishedPlaces(
  reader: Reader,
  placeIds: readonly string[],
): Promise<FundPlace[]> {
  if (placeIds.length === 0) return [];
  const rows = await narrow(reader)
    .selectFrom('published.place')
    .select(['place_id', 'name', 'country', 'population'])
    .where('place_id', 'in', [...placeIds])
    .orderBy('name')
    .execute();
  return rows.map(({ name, country, population }) => ({
    placeCode: null,
    name,
    country,
    nutsCode: null,
    population,
    degreeOfUrbanisation: null,
  }));
}

interface RegisterRow {
  readonly place_code: string;
  readonly name: string;
  readonly country: string;
  readonly parent_code: string | null;
  readonly population: number | null;
  readonly degree_of_urbanisation: number | null;
  readonly latitude: number;
  readonly longitude: number;
}

const toPlace = (row: Omit<RegisterRow, 'latitude' | 'longitude'>): FundPlace & { placeCode: string } => ({
  placeCode: row.place_code,
  name: row.name,
  country: row.country,
  nutsCode: row.parent_code,
  population: row.population,
  degreeOfUrbanisation: row.degree_of_urbanisation,
});

const COUNTED = sql`left join lateral (select population from reference.place_population counted
  where counted.place_code = place.place_code order by year desc limit 1) newest on true`;
const COLUMNS = sql`place.place_code, place.name, place.country, place.parent_code, newest.population,
  place.degree_of_urbanisation, place.latitude, place.longitude`;

/** Localities in use around a point, nearest first, without the place itself. */
export async function selectNeighbours(
  reader: Reader,
  around: { readonly latitude: number; readonly longitude: number; readonly without: string | null },
): Promise<FundNeighbour[]> {
  const box = toBox(around, NEIGHBOUR_RADIUS_KM);
  const rows = await readRows(
    narrow(reader) as unknown as PublicReader,
    sql<RegisterRow>`select ${COLUMNS} from reference.register_place place ${COUNTED}
    where place.level = 'locality' and place.valid_to is null and place.latitude between ${box.south} and ${box.north}
      and place.longitude between ${box.west} and ${box.east} and place.place_code is distinct from ${around.without}`,
  );
  return rows
    .map((row) => ({
      ...toPlace(row),
      distanceKm: computeDistanceKm(around, row) ?? Number.POSITIVE_INFINITY,
    }))
    .filter(({ distanceKm }) => distanceKm <= NEIGHBOUR_RADIUS_KM)
    .toSorted((a, b) => a.distanceKm - b.distanceKm || a.placeCode.localeCompare(b.placeCode));
}

/** Places of the register by their codes, in the order asked for. */
export async function selectRegisterPlaces(
  reader: Reader,
  codes: readonly string[],
): Promise<(FundPlace & { placeCode: string })[]> {
  if (codes.length === 0) return [];
  const rows = await readRows(
    narrow(reader) as unknown as PublicReader,
    sql<RegisterRow>`select ${COLUMNS} from reference.register_place place ${COUNTED}
    where place.level = 'locality' and place.place_code = any(${[...codes]}::text[])`,
  );
  const byCode = new Map(rows.map((row) => [row.place_code, toPlace(row)]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

export async function selectBasis(reader: Reader, placeId: string): Promise<FundBasis> {
  const row = await narrow(reader)
    .selectFrom('office.fund_basis')
    .select(['answers', 'largest_project_eur', 'own_share_percent'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return toBasis(row?.answers ?? {}, row?.largest_project_eur ?? null, row?.own_share_percent ?? null);
}

export async function upsertBasis(
  transaction: OfficeTransaction,
  placeId: string,
  { largestProjectEur, ownSharePercent, ...said }: BasisInput,
): Promise<void> {
  const answers = Object.entries(said as Readonly<Record<OwnQuestion, string>>).flatMap(([question, one]) =>
    one === '' ? [] : [[question, one === 'yes'] as const],
  );
  const row = {
    answers: JSON.stringify(Object.fromEntries(answers)),
    largest_project_eur: largestProjectEur,
    own_share_percent: ownSharePercent,
  };
  await transaction
    .insertInto('office.fund_basis')
    .values({ place_id: placeId, ...row })
    .onConflict((on) => on.column('place_id').doUpdateSet({ ...row, changed_on: sql<string>`current_date` }))
    .execute();
}

export async function selectNotes(reader: Reader, placeId: string): Promise<FundNote[]> {
  const rows = await narrow(reader)
    .selectFrom('office.fund_note')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('fund_key')
    .execute();
  return rows.map((row) => ({
    fundKey: row.fund_key as FundKey,
    state: row.state as NoteState,
    askedOn: row.asked_on,
    askedWhom: row.asked_whom,
    answer: row.answer,
    answeredOutcome: row.answered_outcome as Outcome | null,
    answeredOn: row.answered_on,
    revision: row.revision,
  }));
}

/** Writes a note over the revision that was shown; false where somebody saved meanwhile. */
export async function upsertNote(
  transaction: OfficeTransaction,
  { placeId, fundKey }: { readonly placeId: string; readonly fundKey: FundKey },
  { revision, answeredOutcome, ...note }: NoteInput,
): Promise<boolean> {
  const isAnswered = note.state === 'answered';
  const row = {
    state: note.state,
    asked_on: note.askedOn,
    asked_whom: note.askedWhom,
    answer: note.answer,
    answered_outcome: isAnswered && answeredOutcome !== '' ? answeredOutcome : null,
    answered_on: isAnswered ? note.answeredOn : null,
  };
  const changed = await transaction
    .updateTable('office.fund_note')
    .set({ ...row, revision: revision + 1 })
    .where('place_id', '=', placeId)
    .where('fund_key', '=', fundKey)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return true;
  if (revision > 0) return false;
  const added = await transaction
    .insertInto('office.fund_note')
    .values({ place_id: placeId, fund_key: fundKey, ...row })
    .onConflict((on) => on.columns(['place_id', 'fund_key']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteNote(
  transaction: OfficeTransaction,
  placeId: string,
  fundKey: string,
): Promise<boolean> {
  const gone = await transaction
    .deleteFrom('office.fund_note')
    .where('place_id', '=', placeId)
    .where('fund_key', '=', fundKey)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
