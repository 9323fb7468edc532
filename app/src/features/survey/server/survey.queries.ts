/** Waves: rows ⇄ nouns. */
import { sql } from 'kysely';
import type { Instrument } from '@vicus/questionnaire';
import type {
  OfficeReader,
  OfficeTransaction,
  RespondTransaction,
  WorkTransaction,
} from '#server/db/doors.ts';
import type { Approach, Wave, WaveDesign, WaveMode, WaveState } from '../survey.types.ts';

export const WAVE_COLUMNS = [
  'place_id',
  'wave_id',
  'instrument_id',
  'instrument_version',
  'title',
  'mode',
  'state',
  'design',
  'instrument',
  'opened_on',
  'closes_on',
  'closed_on',
  'retention_until',
  'asked',
  'answered',
  'created_on',
  'approach',
  'minimum_group',
] as const;

export interface WaveRow {
  readonly place_id: string;
  readonly wave_id: string;
  readonly instrument_id: string;
  readonly instrument_version: number;
  readonly title: string;
  readonly mode: string;
  readonly state: string;
  readonly design: Record<string, unknown>;
  readonly instrument: Record<string, unknown> | null;
  readonly opened_on: string | null;
  readonly closes_on: string | null;
  readonly closed_on: string | null;
  readonly retention_until: string | null;
  readonly asked: number | null;
  readonly answered: number | null;
  readonly created_on: string;
  readonly approach: string | null;
  readonly minimum_group: number;
}

export function toWave(row: WaveRow): Wave {
  return {
    placeId: row.place_id,
    waveId: row.wave_id,
    instrumentId: row.instrument_id,
    instrumentVersion: row.instrument_version,
    title: row.title,
    mode: row.mode as WaveMode,
    state: row.state as WaveState,
    design: row.design as WaveDesign,
    instrument: row.instrument as Instrument | null,
    openedOn: row.opened_on,
    closesOn: row.closes_on,
    closedOn: row.closed_on,
    retentionUntil: row.retention_until,
    asked: row.asked,
    answered: row.answered,
    createdOn: row.created_on,
    approach: row.approach as Approach | null,
    minimumGroup: row.minimum_group,
  };
}

/** Waves of the place, newest first by the day they were asked; answers collected elsewhere by the day that ended. */
export async function selectWaves(reader: OfficeReader, placeId: string): Promise<Wave[]> {
  const rows = await reader
    .selectFrom('office.wave')
    .select(WAVE_COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy((wave) => wave.fn.coalesce('opened_on', 'closed_on', 'created_on'), 'desc')
    .orderBy('created_on', 'desc')
    .orderBy('wave_id')
    .execute();
  return rows.map(toWave);
}

export async function selectWave(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<Wave | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.wave')
    .select(WAVE_COLUMNS)
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row && toWave(row);
}

/** The wave, held against other writers until the transaction ends. */
export async function lockWave(
  transaction: OfficeTransaction,
  placeId: string,
  waveId: string,
): Promise<Wave | undefined> {
  const row = await transaction
    .selectFrom('office.wave')
    .select(WAVE_COLUMNS)
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .forUpdate()
    .executeTakeFirst();
  return row && toWave(row);
}

export async function updateClosingDay(
  transaction: OfficeTransaction,
  { placeId, waveId }: Pick<Wave, 'placeId' | 'waveId'>,
  closesOn: string,
): Promise<void> {
  await transaction
    .updateTable('office.wave')
    .set({ closes_on: closesOn })
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .execute();
}

/**
 * Answers come in together (`shared`); closing and mixing wait for them and keep others out (`alone`). A lock by
 * number, because a respondent may not lock rows.
 */
export async function holdWave(
  transaction: RespondTransaction | WorkTransaction,
  waveId: string,
  how: 'shared' | 'alone',
): Promise<void> {
  const lock = sql.raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtextextended(${waveId}, 0))`.execute(transaction);
}

export async function selectWaveKey(
  reader: OfficeReader | RespondTransaction | WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<Uint8Array | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('confidential.wave_key')
    .select('key')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row?.key;
}
