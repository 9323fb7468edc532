/** What a town shares, and what a level reads. */
import type { Round } from '#features/level/rounds.rules.ts';
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import { toFacts } from '../facts.rules.ts';
import type { Facts, SizeCode } from '../observer.types.ts';

export interface OwnRecord {
  readonly round: Round;
  readonly untilRound: Round;
  readonly facts: Facts;
  readonly sizeClass: SizeCode;
  readonly sharedOn: string;
  /** name of the coordinator; empty once the account is gone */
  readonly sharedBy: string;
  readonly endedOn: string | null;
}

/** Newest first. */
export async function selectOwnRecords(reader: OfficeReader, placeId: string): Promise<OwnRecord[]> {
  const rows = await reader
    .selectFrom('office.observation_record as record')
    .leftJoin('auth.user as user', 'user.id', 'record.shared_by')
    .select(['round', 'until_round', 'facts', 'size_class', 'shared_on', 'ended_on', 'user.name'])
    .where('place_id', '=', placeId)
    .orderBy('round', 'desc')
    .execute();
  return rows.map((row) => ({
    round: row.round,
    untilRound: row.until_round,
    facts: toFacts(row.facts),
    sizeClass: row.size_class as SizeCode,
    sharedOn: row.shared_on,
    sharedBy: row.name ?? '',
    endedOn: row.ended_on,
  }));
}

export interface OwnPlace {
  readonly country: string;
  readonly nutsCode: string | null;
  readonly lauCode: string | null;
  readonly registerCode: string | null;
  readonly population: number | null;
  readonly isExample: boolean;
}

export async function selectOwnPlace(reader: OfficeReader, placeId: string): Promise<OwnPlace | null> {
  const row = await reader
    .selectFrom('office.place')
    .select(['country', 'nuts_code', 'lau_code', 'register_code', 'population', 'is_example'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    country: row.country,
    nutsCode: row.nuts_code,
    lauCode: row.lau_code,
    registerCode: row.register_code,
    population: row.population,
    isExample: row.is_example,
  };
}

export interface NewRecord extends OwnPlace {
  readonly round: Round;
  readonly untilRound: Round;
  readonly facts: Facts;
  readonly sizeClass: SizeCode;
  readonly sharedOn: string;
  readonly sharedBy: string;
}

export async function upsertRecord(tx: OfficeTransaction, placeId: string, record: NewRecord): Promise<void> {
  const values = {
    until_round: record.untilRound,
    facts: JSON.stringify(record.facts),
    size_class: record.sizeClass,
    country: record.country,
    nuts_code: record.nutsCode,
    lau_code: record.lauCode,
    register_code: record.registerCode,
    is_example: record.isExample,
    shared_on: record.sharedOn,
    shared_by: record.sharedBy,
    ended_on: null,
  };
  await tx
    .insertInto('office.observation_record')
    .values({ place_id: placeId, round: record.round, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'round']).doUpdateSet(values))
    .execute();
}

/** Ends everything in force. @returns how many records were ended */
export async function endRecords(tx: OfficeTransaction, placeId: string, day: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('office.observation_record')
    .set({ ended_on: day })
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface StoredObservation {
  readonly round: Round;
  readonly computedOn: string;
  readonly tables: unknown;
  readonly contentHash: string;
}

/** Newest first. */
export async function selectObservations(
  reader: OfficeReader,
  placeId: string,
): Promise<StoredObservation[]> {
  const rows = await reader
    .selectFrom('office.level_observation')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('round', 'desc')
    .execute();
  return rows.map((row) => ({
    round: row.round,
    computedOn: row.computed_on,
    tables: row.tables,
    contentHash: row.content_hash,
  }));
}

export interface RegisterCount {
  readonly sizeClass: SizeCode | 'not-known';
  readonly places: number;
}

/** Localities of the register in a level's area, by the limits of the platform. Anybody can look them up. */
export async function countRegister(
  reader: PublicReader,
  area: { readonly countries: readonly string[]; readonly prefixes: readonly string[] },
  limits: readonly number[],
): Promise<readonly RegisterCount[]> {
  const [rural = 0, small = 0, medium = 0] = limits;
  const patterns = area.prefixes.map((prefix) => `${prefix.replaceAll('_', '\\_')}%`);
  return readRows(
    reader,
    sql<RegisterCount>`
    select case when p.population is null then 'not-known' when p.population < ${rural}::int then 'rural'
      when p.population < ${small}::int then 'small' when p.population < ${medium}::int then 'medium' else 'larger' end
      as "sizeClass", count(*)::int as places
    from reference.register_place r
    left join lateral (select population from reference.place_population q where q.place_code = r.place_code
      order by year desc limit 1) p on true
    where r.level = 'locality' and r.valid_to is null
      and (r.country = any(${area.countries}::text[]) or r.parent_code like any(${patterns}::text[])
        or r.place_code like any(${patterns}::text[]))
    group by 1`,
  );
}

export interface PlaceOnInstallation {
  readonly country: string;
  readonly nutsCode: string | null;
  readonly lauCode: string | null;
  readonly population: number | null;
}

/** Towns of this installation with a public profile: everybody can count them. */
export async function selectPublicTowns(
  reader: PublicReader,
  isExample: boolean,
): Promise<readonly PlaceOnInstallation[]> {
  return readRows(
    reader,
    sql<PlaceOnInstallation>`
    select p.country, c.nuts_code as "nutsCode", c.lau_code as "lauCode", p.population
    from published.place p left join vicus.place_codes() c on c.place_id = p.place_id
    where p.is_example = ${isExample}`,
  );
}
