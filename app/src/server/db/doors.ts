/**
 * The only doors to the database. Each opens one transaction, takes a role that can do no more than the door says,
 * runs the work and ends. Inside a door: no network, no password hashing, no rendering, no second door.
 */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type {
  CombineDatabase,
  DistributeDatabase,
  OfficeDatabase,
  PublicDatabase,
  RespondDatabase,
  TakePartDatabase,
  WorkDatabase,
} from './databases.ts';
import { openDatabase, openOwnConnection, type OwnConnection } from './connection.ts';
import { translateDatabaseError } from './database.problems.ts';

/** A signed-in person at work. `placeId` is null only for what the operator does on the whole installation. */
export interface Actor {
  readonly userId: string;
  readonly placeId: string | null;
}

export type PublicReader = ReadonlyKysely<PublicDatabase>;
export type OfficeReader = ReadonlyKysely<OfficeDatabase>;
export type OfficeTransaction = Transaction<OfficeDatabase>;
export type RespondTransaction = Transaction<RespondDatabase>;
export type TakePartTransaction = Transaction<TakePartDatabase>;
export type WorkTransaction = Transaction<WorkDatabase>;
export type CombineTransaction = Transaction<CombineDatabase>;
export type DistributeTransaction = Transaction<DistributeDatabase>;
/** Streams rows into a table of the same transaction; the statement is a `copy … from stdin`. */
export type CopyRows = OwnConnection['copyRows'];

interface Entry {
  readonly role:
    | 'vicus_public'
    | 'vicus_office'
    | 'vicus_operator'
    | 'vicus_respondent'
    | 'vicus_participant'
    | 'vicus_work'
    | 'vicus_combine'
    | 'vicus_distribute';
  readonly readOnly: boolean;
  readonly timeoutMs: number;
  readonly settings: Readonly<Record<string, string>>;
}

let changes = 0;
/** What they send shows on no page before the office has looked at it, or before it is counted by a job. */
const UNSEEN: readonly Entry['role'][] = ['vicus_respondent', 'vicus_participant'];

/** Grows whenever this process may have changed what the public reads. What was read at one count holds until the next. */
export function countChanges(): number {
  return changes;
}

async function enter<Database, Result>(
  entry: Entry,
  run: (transaction: Transaction<Database>) => Promise<Result>,
  opened: Kysely<unknown> = openDatabase(),
): Promise<Result> {
  const database = opened as unknown as Kysely<Database>;
  const settings = { statement_timeout: String(entry.timeoutMs), ...entry.settings };
  try {
    return await database
      .transaction()
      .setAccessMode(entry.readOnly ? 'read only' : 'read write')
      .execute(async (transaction) => {
        const configs = Object.entries(settings).map(
          ([name, value]) => sql`set_config(${name}, ${value}, true)`,
        );
        await sql`select set_config('role', ${entry.role}, true), ${sql.join(configs)}`.execute(transaction);
        return run(transaction);
      });
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    if (!entry.readOnly && !UNSEEN.includes(entry.role)) changes += 1;
  }
}

/** Opens what anybody may read: published figures and reference data. */
export function readPublic<Result>(run: (reader: PublicReader) => Promise<Result>): Promise<Result> {
  const entry: Entry = { role: 'vicus_public', readOnly: true, timeoutMs: 5_000, settings: {} };
  return enter<PublicDatabase, Result>(entry, (transaction) => run(transaction as unknown as PublicReader));
}

/** Opens a place's working data to one of its members, for reading. */
export function readOffice<Result>(
  actor: Actor,
  run: (reader: OfficeReader) => Promise<Result>,
): Promise<Result> {
  return enter<OfficeDatabase, Result>(officeEntry(actor, true), (transaction) =>
    run(transaction as unknown as OfficeReader),
  );
}

/** Opens a place's working data to one of its members, for writing. */
export function write<Result>(
  actor: Actor,
  run: (transaction: OfficeTransaction) => Promise<Result>,
): Promise<Result> {
  return enter<OfficeDatabase, Result>(officeEntry(actor, false), run);
}

/** Opens the register of places to the operator: creating and removing places, never what lies in them. */
export function operate<Result>(
  actor: Actor,
  run: (transaction: OfficeTransaction) => Promise<Result>,
): Promise<Result> {
  return enter<OfficeDatabase, Result>({ ...officeEntry(actor, false), role: 'vicus_operator' }, run);
}

/** Opens one wave's questions to a respondent. `linkHash` (hex) is what the link in their hand hashes to. */
export function respond<Result>(
  placeId: string,
  linkHash: string,
  run: (transaction: RespondTransaction) => Promise<Result>,
): Promise<Result> {
  const settings = { 'vicus.place_id': placeId, 'vicus.link_hash': linkHash };
  return enter<RespondDatabase, Result>(
    { role: 'vicus_respondent', readOnly: false, timeoutMs: 5_000, settings },
    run,
  );
}

/**
 * Opens what a place asks of all its residents to somebody who takes part: no account. `inHand`: the hash (hex) of the
 * one-time code, or the number of the notice, that they hold; empty: nothing.
 */
export function takePart<Result>(
  placeId: string,
  run: (transaction: TakePartTransaction) => Promise<Result>,
  inHand = '',
): Promise<Result> {
  const settings = { 'vicus.place_id': placeId, 'vicus.in_hand': inHand };
  return enter<TakePartDatabase, Result>(
    { role: 'vicus_participant', readOnly: false, timeoutMs: 5_000, settings },
    run,
  );
}

/** Opens one place to a job. `job` names it in the server's activity view; `placeId` null lists work over places. */
export function work<Result>(
  job: string,
  placeId: string | null,
  run: (transaction: WorkTransaction) => Promise<Result>,
): Promise<Result> {
  const settings = { 'vicus.place_id': placeId ?? '', application_name: `vicus ${job}`.slice(0, 60) };
  return enter<WorkDatabase, Result>(
    { role: 'vicus_work', readOnly: false, timeoutMs: 300_000, settings },
    run,
  );
}

/** Opens the published cubes of places that agreed to share, and nothing else, to a job that compares them. */
export function combine<Result>(
  job: string,
  run: (transaction: CombineTransaction) => Promise<Result>,
): Promise<Result> {
  const settings = { application_name: `vicus ${job}`.slice(0, 60) };
  return enter<CombineDatabase, Result>(
    { role: 'vicus_combine', readOnly: false, timeoutMs: 300_000, settings },
    run,
  );
}

/**
 * A million rows are sorted and joined at a time; a machine for many places has the memory. Tables filled in the same
 * transaction have no statistics: PostgreSQL takes ten thousand of their rows for one, and compares each with each.
 */
const BULK_SETTINGS = { work_mem: '128MB', temp_buffers: '64MB', enable_nestloop: 'off' };
const SIX_HOURS_MS = 6 * 3_600_000;

/**
 * Opens what came as statistics to many places at once, and nothing a place brought in itself, to an import of the
 * operator. On a connection of its own: rows are streamed in.
 */
export async function distribute<Result>(
  job: string,
  run: (transaction: DistributeTransaction, copyRows: CopyRows) => Promise<Result>,
): Promise<Result> {
  const settings = { application_name: `vicus ${job}`.slice(0, 60), ...BULK_SETTINGS };
  const own = await openOwnConnection();
  try {
    return await enter<DistributeDatabase, Result>(
      { role: 'vicus_distribute', readOnly: false, timeoutMs: SIX_HOURS_MS, settings },
      (transaction) => run(transaction, own.copyRows),
      own.database,
    );
  } finally {
    await own.close();
  }
}

function officeEntry(actor: Actor, readOnly: boolean): Entry {
  const settings = { 'vicus.user_id': actor.userId, 'vicus.place_id': actor.placeId ?? '' };
  return { role: 'vicus_office', readOnly, timeoutMs: 10_000, settings };
}
