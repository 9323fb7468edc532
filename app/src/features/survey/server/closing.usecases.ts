/** Mixing, closing, counting and forgetting: the work that keeps an anonymous wave anonymous. Run by jobs. */
import type { Member } from '#server/auth/member.ts';
import { recordAudit } from '#server/audit.ts';
import { today } from '#server/clock.ts';
import { work, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { sql } from 'kysely';
import { moveAnswers } from './moving.ts';
import { countUp, movePaperForms } from './paper.queries.ts';
import { holdWave, selectWave, selectWaveKey } from './survey.queries.ts';

/** Answers that gather before they are mixed. */
export const MINIMUM_MIX = 10;
/** Steps in which answers of an open wave are counted for the office. */
const PROGRESS_STEP = 5;

export interface WaveAddress {
  readonly placeId: string;
  readonly waveId: string;
}

type Listing =
  'waves_to_mix()' | 'waves_to_close' | 'waves_to_forget' | 'open_waves()' | 'waves_to_compute()';

/** Waves of all places that need a job. */
async function listWork(job: string, listing: Listing): Promise<WaveAddress[]> {
  const call = listing.endsWith(')')
    ? sql.raw(`vicus.${listing}`)
    : sql`${sql.raw(`vicus.${listing}`)}(${today()}::date)`;
  return work(job, null, async (transaction) => {
    const { rows } = await sql<{ place_id: string; wave_id: string }>`select * from ${call}`.execute(
      transaction,
    );
    return rows.map((row) => ({ placeId: row.place_id, waveId: row.wave_id }));
  });
}

export const listWavesToMix = () => listWork('mix', 'waves_to_mix()');
export const listWavesToClose = () => listWork('close', 'waves_to_close');
export const listWavesToForget = () => listWork('forget', 'waves_to_forget');
export const listWavesToCompute = () => listWork('results', 'waves_to_compute()');
export const listOpenWaves = () => listWork('progress', 'open_waves()');

/** Mixes the answers of a wave when ten have gathered. @returns whether it did */
export async function mixWave({ placeId, waveId }: WaveAddress): Promise<boolean> {
  return work('mix', placeId, async (transaction) => {
    await holdWave(transaction, waveId, 'alone');
    const key = await selectWaveKey(transaction, placeId, waveId);
    const gathered = await countRows(transaction, 'confidential.intake', waveId);
    if (gathered < MINIMUM_MIX) return false;
    await moveAnswers(transaction, { placeId, waveId }, key);
    return true;
  });
}

/** Drops the dead rows that moving and deleting leave in the files. Waits for no one; locks the tables briefly. */
export async function rewriteAnswerTables(): Promise<void> {
  await work('rewrite', null, async (transaction) => {
    await sql`select vicus.rewrite_answer_tables()`.execute(transaction);
  });
}

/**
 * Closes a wave: mixes what is left, counts, and destroys key, links, drafts and submissions in one transaction.
 * `closedBy`: the member who did; undefined when its last day has passed. Problem `wave-not-open` (409).
 */
export async function closeWaveOfPlace(
  placeId: string,
  waveId: string,
  closedBy?: Pick<Member, 'userId' | 'placeId'>,
): Promise<void> {
  await work('close', placeId, async (transaction) => {
    await holdWave(transaction, waveId, 'alone');
    const wave = await selectWave(transaction, placeId, waveId);
    if (wave === undefined) throw new Problem('not-found', 404);
    if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
    // Tables are touched in the order in which `rewrite_answer_tables` locks them.
    const key = await selectWaveKey(transaction, placeId, waveId);
    for (const table of ['confidential.submission', 'confidential.link'] as const)
      await deleteRows(transaction, table, placeId, waveId);
    if (wave.mode === 'anonymous') await moveLastAnswers(transaction, wave, key);
    for (const table of [
      'confidential.draft',
      'confidential.wave_key',
      'confidential.collection_key',
      'office.tablet',
    ] as const)
      await deleteRows(transaction, table, placeId, waveId);
    // Whom the anonymous answers of hundreds cannot be linked to need not stay on a list with their address either.
    if (wave.mode === 'anonymous' && wave.approach !== null)
      await deleteRows(transaction, 'office.invitation', placeId, waveId);
    const answered = await countAnswers(transaction, waveId, wave.mode);
    await transaction
      .updateTable('office.wave')
      .set({ state: 'closed', closed_on: today(), answered })
      .where('place_id', '=', placeId)
      .where('wave_id', '=', waveId)
      .execute();
    if (closedBy === undefined) return;
    await recordAudit(transaction as unknown as OfficeTransaction, closedBy, {
      action: 'wave.close',
      objectKind: 'wave',
      objectId: waveId,
    });
  });
  await rewriteAnswerTables();
}

/** Whether another room than governance computes its results. */
export async function isGeneralWave({ placeId, waveId }: WaveAddress): Promise<boolean> {
  const wave = await work('results', placeId, (transaction) => selectWave(transaction, placeId, waveId));
  return wave !== undefined && wave.approach !== null;
}

async function moveLastAnswers(
  transaction: WorkTransaction,
  wave: WaveAddress & { readonly minimumGroup: number },
  key: Uint8Array | undefined,
): Promise<void> {
  await takeWaitingForms(transaction, wave);
  await moveAnswers(transaction, wave, key, wave.minimumGroup);
}

/** Forms on paper that nobody keyed a second time count as they were keyed once. */
async function takeWaitingForms(transaction: WorkTransaction, wave: WaveAddress): Promise<void> {
  const moved = await movePaperForms(transaction, wave);
  if (moved > 0) await countUp(transaction, wave, 'keyed_once', moved);
}

/** Counts the answers of an open wave for the office: in steps of five, at most once a day. */
export async function countWaveProgress({ placeId, waveId }: WaveAddress): Promise<void> {
  await work('progress', placeId, async (transaction) => {
    const wave = await selectWave(transaction, placeId, waveId);
    if (wave === undefined || wave.state !== 'open') return;
    const answered = await countAnswers(transaction, waveId, wave.mode);
    await transaction
      .updateTable('office.wave')
      .set({ answered_shown: answered - (answered % PROGRESS_STEP), answered_shown_on: today() })
      .where('place_id', '=', placeId)
      .where('wave_id', '=', waveId)
      .where((where) =>
        where.or([where('answered_shown_on', 'is', null), where('answered_shown_on', '<', today())]),
      )
      .execute();
  });
}

/** Deletes single answers and the list of the invited once their retention date has passed; results stay. */
export async function forgetWave({ placeId, waveId }: WaveAddress): Promise<void> {
  await work('forget', placeId, async (transaction) => {
    const wave = await selectWave(transaction, placeId, waveId);
    if (wave?.state !== 'closed' || wave.retentionUntil === null || wave.retentionUntil >= today()) return;
    for (const table of [
      'confidential.response',
      'confidential.named_response',
      'office.invitation',
    ] as const)
      await deleteRows(transaction, table, placeId, waveId);
  });
}

type WaveRows =
  | 'confidential.submission'
  | 'confidential.link'
  | 'confidential.draft'
  | 'confidential.wave_key'
  | 'confidential.collection_key'
  | 'office.tablet'
  | 'confidential.response'
  | 'confidential.named_response'
  | 'office.invitation';

async function deleteRows(
  transaction: WorkTransaction,
  table: WaveRows,
  placeId: string,
  waveId: string,
): Promise<void> {
  await sql`delete from ${sql.table(table)} where place_id = ${placeId} and wave_id = ${waveId}`.execute(
    transaction,
  );
}

async function countAnswers(
  transaction: WorkTransaction,
  waveId: string,
  mode: 'anonymous' | 'named',
): Promise<number> {
  if (mode === 'named') return countRows(transaction, 'confidential.named_response', waveId);
  const gathered = await countRows(transaction, 'confidential.intake', waveId);
  return gathered + (await countRows(transaction, 'confidential.response', waveId));
}

async function countRows(
  transaction: WorkTransaction,
  table: 'confidential.intake' | 'confidential.response' | 'confidential.named_response',
  waveId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where wave_id = ${waveId}`.execute(transaction);
  return rows[0]?.count ?? 0;
}
