/** What was computed from a closed wave, as it is kept: whichever room reads the answers computes it and reads it back. */
import { today } from '#server/clock.ts';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { WaveOfPlace } from '../survey.types.ts';

export interface KeptResult {
  /** ISO day */
  readonly computedOn: string;
  /** value of a `jsonb` column, for `restoreProtectedTables` */
  readonly tables: unknown;
  /** what the room says beside the tables, in its own shape */
  readonly findings: unknown;
  /** changes with every number */
  readonly contentHash: string;
}

/** `tables`: JSON text. Computing it again replaces it. */
export async function keepWaveResult(
  transaction: WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
  result: { readonly tables: string; readonly contentHash: string; readonly findings: unknown },
): Promise<void> {
  const values = {
    computed_on: today(),
    tables: result.tables,
    findings: JSON.stringify(result.findings),
    content_hash: result.contentHash,
  };
  await transaction
    .insertInto('office.wave_result')
    .values({ place_id: placeId, wave_id: waveId, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'wave_id']).doUpdateSet(values))
    .execute();
}

export async function findWaveResult(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
): Promise<KeptResult | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.wave_result')
    .select(['computed_on', 'tables', 'findings', 'content_hash'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { computed_on: computedOn, tables, findings, content_hash: contentHash } = row;
  return { computedOn, tables, findings, contentHash };
}
