/** What the job reads of towns that share, and what it keeps. */
import type { Round } from '#features/level/rounds.rules.ts';
import { sql } from 'kysely';
import type { CombineTransaction } from '#server/db/doors.ts';
import type { Level, LevelKind } from '#features/level/level.types.ts';
import { toFacts } from '../facts.rules.ts';
import type { CohortRow, FactCode, SharedRecord, SizeCode } from '../observer.types.ts';

/** One job at a time writes; the lock goes with the transaction. */
export async function lockObservation(tx: CombineTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('office.level_observation'))`.execute(tx);
}

export async function isRoundMade(
  tx: CombineTransaction,
  round: Round,
  isExample: boolean,
): Promise<boolean> {
  const row = await tx
    .selectFrom('office.level_observation')
    .select('round')
    .where('round', '=', round)
    .where('is_example', '=', isExample)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectLevelsToTell(tx: CombineTransaction, isExample: boolean): Promise<Level[]> {
  const rows = await tx
    .selectFrom('published.level')
    .select(['place_id', 'slug', 'name', 'kind', 'country', 'covers', 'is_example'])
    .where('is_example', '=', isExample)
    .orderBy('place_id')
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as LevelKind,
    country: row.country,
    covers: row.covers,
    isExample: row.is_example,
    contactEmail: '',
  }));
}

/** The newest record of each town that counts in the round; row-level security leaves out those that ended. */
export async function selectRecords(
  tx: CombineTransaction,
  round: Round,
  isExample: boolean,
): Promise<SharedRecord[]> {
  const rows = await tx
    .selectFrom('office.observation_record')
    .select([
      'place_id',
      'until_round',
      'facts',
      'size_class',
      'country',
      'nuts_code',
      'lau_code',
      'register_code',
    ])
    .distinctOn('place_id')
    .where('round', '<=', round)
    .where('is_example', '=', isExample)
    .orderBy('place_id')
    .orderBy('round', 'desc')
    .execute();
  return rows
    .filter(({ until_round: until }) => until >= round)
    .map((row) => ({
      placeId: row.place_id,
      sizeClass: row.size_class as SizeCode,
      codes: {
        country: row.country,
        nutsCode: row.nuts_code,
        lauCode: row.lau_code,
        registerCode: row.register_code,
      },
      facts: toFacts(row.facts),
    }));
}

export async function selectCohorts(tx: CombineTransaction): Promise<CohortRow[]> {
  const rows = await tx.selectFrom('office.observation_cohort').selectAll().execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    fact: row.fact as FactCode,
    cohortId: row.cohort_id,
    sizeClass: row.size_class as SizeCode,
    places: row.places,
    formedRound: row.formed_round,
    lastRound: row.last_round,
  }));
}

/** Writes the cohorts of a round; a town that was in one before is in the new one from now on. */
export async function upsertCohorts(tx: CombineTransaction, rows: readonly CohortRow[]): Promise<void> {
  for (const row of rows) {
    const values = {
      cohort_id: row.cohortId,
      size_class: row.sizeClass,
      places: row.places,
      formed_round: row.formedRound,
      last_round: row.lastRound,
    };
    // A town may be gone since its record was read: its cohort is whole no more, and rests from the next round on.
    await sql`insert into office.observation_cohort (place_id, fact, cohort_id, size_class, places, formed_round, last_round)
      select r.place_id, ${row.fact}, ${values.cohort_id}::uuid, ${values.size_class}, ${values.places}::int,
        ${values.formed_round}, ${values.last_round}
      from office.observation_record r where r.place_id = ${row.placeId}::uuid limit 1
      on conflict (place_id, fact) do update set cohort_id = excluded.cohort_id, size_class = excluded.size_class,
        places = excluded.places, formed_round = excluded.formed_round, last_round = excluded.last_round`.execute(
      tx,
    );
  }
}

export async function insertLevelObservation(
  tx: CombineTransaction,
  row: {
    readonly placeId: string;
    readonly round: Round;
    readonly isExample: boolean;
    readonly computedOn: string;
    readonly tables: string;
    readonly contentHash: string;
  },
): Promise<void> {
  await sql`insert into office.level_observation (place_id, round, is_example, computed_on, tables, content_hash)
    select l.place_id, ${row.round}, ${row.isExample}, ${row.computedOn}::date, ${row.tables}::jsonb, ${row.contentHash}
    from published.level l where l.place_id = ${row.placeId}::uuid
    on conflict (place_id, round) do nothing`.execute(tx);
}
