/** Values in time, what they were before, and the imports they came with. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Observation, ObservationContent, ObservationKey, ValueChange } from '../indicator.types.ts';

type Transaction = OfficeTransaction | WorkTransaction;
/** Members and jobs read alike. */
type Reader = OfficeReader | Transaction;

/** What a value was, with the import it came with; what a batch brings has none yet. */
export interface KeptContent extends ObservationContent {
  readonly importId?: string;
}

export interface ChangeRow extends ObservationKey {
  readonly before: KeptContent | null;
  readonly after: KeptContent | null;
}

const ROWS_PER_STATEMENT = 2_000;

function toBatches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, at) =>
    rows.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT),
  );
}

/** The keys of a batch as a table of its own. */
const toKeyTable = (keys: readonly ObservationKey[]) => sql`
  select * from unnest(
    ${keys.map((one) => one.indicatorId)}::text[], ${keys.map((one) => one.definitionVersion)}::int[],
    ${keys.map((one) => one.people)}::text[], ${keys.map((one) => one.breakdown)}::text[],
    ${keys.map((one) => one.period)}::text[]
  ) as asked (indicator_id, definition_version, people, breakdown, period)`;

const COLUMNS = sql`o.indicator_id as "indicatorId", o.definition_version as "definitionVersion", o.people, o.breakdown,
  o.period, o.numerator, o.denominator, o.value, o.status, o.reason, o.counted,
  o.respondents, o.low, o.high, o.import_id as "importId"`;

/** What is known under these keys, locked against another import until the transaction ends. */
export async function selectForChange(
  transaction: Transaction,
  placeId: string,
  keys: readonly ObservationKey[],
): Promise<Observation[]> {
  const found: Observation[] = [];
  for (const batch of toBatches(keys)) {
    const { rows } = await sql<Observation>`select ${COLUMNS} from confidential.observation o
      join (${toKeyTable(batch)}) asked using (indicator_id, definition_version, people, breakdown, period)
      where o.place_id = ${placeId} for update of o`.execute(transaction as OfficeTransaction);
    found.push(...rows);
  }
  return found;
}

export async function upsertObservations(
  transaction: Transaction,
  placeId: string,
  rows: readonly Observation[],
): Promise<void> {
  for (const batch of toBatches(rows)) {
    await (transaction as OfficeTransaction)
      .insertInto('confidential.observation')
      .values(
        batch.map(({ indicatorId, definitionVersion, importId, ...one }) => ({
          ...one,
          place_id: placeId,
          indicator_id: indicatorId,
          definition_version: definitionVersion,
          import_id: importId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['place_id', 'indicator_id', 'definition_version', 'people', 'breakdown', 'period'])
          .doUpdateSet(({ ref }) => ({
            numerator: ref('excluded.numerator'),
            denominator: ref('excluded.denominator'),
            value: ref('excluded.value'),
            status: ref('excluded.status'),
            reason: ref('excluded.reason'),
            counted: ref('excluded.counted'),
            respondents: ref('excluded.respondents'),
            low: ref('excluded.low'),
            high: ref('excluded.high'),
            import_id: ref('excluded.import_id'),
          })),
      )
      .execute();
  }
}

export async function deleteObservations(
  transaction: Transaction,
  placeId: string,
  keys: readonly ObservationKey[],
): Promise<void> {
  for (const batch of toBatches(keys)) {
    await sql`delete from confidential.observation o using (${toKeyTable(batch)}) asked
      where o.place_id = ${placeId} and o.indicator_id = asked.indicator_id
        and o.definition_version = asked.definition_version and o.people = asked.people
        and o.breakdown = asked.breakdown and o.period = asked.period`.execute(
      transaction as OfficeTransaction,
    );
  }
}

export async function insertChanges(
  transaction: Transaction,
  placeId: string,
  importId: string,
  changes: readonly ChangeRow[],
  why: string,
): Promise<void> {
  for (const batch of toBatches(changes)) {
    await (transaction as OfficeTransaction)
      .insertInto('confidential.observation_change')
      .values(
        batch.map(({ indicatorId, definitionVersion, people, breakdown, period, before, after }) => ({
          place_id: placeId,
          import_id: importId,
          indicator_id: indicatorId,
          definition_version: definitionVersion,
          people,
          breakdown,
          period,
          before: before && JSON.stringify(before),
          after: after && JSON.stringify(after),
          why,
        })),
      )
      .execute();
  }
}

export async function selectChanges(reader: Reader, placeId: string, importId: string): Promise<ChangeRow[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.observation_change')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('import_id', '=', importId)
    .execute();
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    definitionVersion: row.definition_version,
    people: row.people as ObservationKey['people'],
    breakdown: row.breakdown,
    period: row.period,
    before: row.before as KeptContent | null,
    after: row.after as KeptContent | null,
  }));
}

/**
 * Values that came new with a file for many places: no change was written of them, they are known by the import they
 * carry, or by what replaced them since.
 */
export async function selectAdditions(
  reader: Reader,
  placeId: string,
  importId: string,
): Promise<ChangeRow[]> {
  const { rows } = await sql<Observation>`
    select distinct on (o.indicator_id, o.definition_version, o.people, o.breakdown, o.period) ${COLUMNS}
    from (
      select * from confidential.observation where place_id = ${placeId} and import_id = ${importId}
      union all
      select (jsonb_populate_record(null::confidential.observation, c.before || to_jsonb(c) - 'before' - 'after')).*
      from confidential.observation_change c
      where c.place_id = ${placeId} and c.before ->> 'importId' = ${importId}
    ) o
    where not exists (select from confidential.observation_change c where c.place_id = ${placeId}
      and c.import_id = ${importId} and c.indicator_id = o.indicator_id and c.definition_version = o.definition_version
      and c.people = o.people and c.breakdown = o.breakdown and c.period = o.period)`.execute(
    reader as OfficeTransaction,
  );
  return rows.map(({ indicatorId, definitionVersion, people, breakdown, period, ...after }) => ({
    indicatorId,
    definitionVersion,
    people,
    breakdown,
    period,
    before: null,
    after,
  }));
}

/** All values of some indicators in every version, oldest period first; null: of all indicators. */
export async function selectObservations(
  reader: Reader,
  placeId: string,
  indicatorIds: readonly string[] | null = null,
): Promise<Observation[]> {
  const only = indicatorIds === null ? sql`` : sql`and o.indicator_id = any(${indicatorIds}::text[])`;
  const { rows } = await sql<Observation>`select ${COLUMNS} from confidential.observation o
    where o.place_id = ${placeId} ${only}
    order by o.indicator_id, o.definition_version, o.people, o.breakdown, o.period`.execute(
    reader as OfficeTransaction,
  );
  return rows;
}

/** Values that were others before, newest first. */
export async function selectCorrections(
  reader: OfficeReader,
  placeId: string,
  indicatorId: string,
): Promise<ValueChange[]> {
  const rows = await reader
    .selectFrom('confidential.observation_change')
    .select(['people', 'breakdown', 'period', 'before', 'after', 'why', 'changed_at'])
    .where('place_id', '=', placeId)
    .where('indicator_id', '=', indicatorId)
    .where('before', 'is not', null)
    .orderBy('changed_at', 'desc')
    .orderBy('change_id')
    .limit(200)
    .execute();
  return rows.map(({ changed_at, ...row }) => ({
    ...row,
    people: row.people as ObservationKey['people'],
    before: row.before as unknown as ObservationContent,
    after: row.after as unknown as ObservationContent | null,
    changedOn: changed_at.toISOString().slice(0, 10),
  }));
}
