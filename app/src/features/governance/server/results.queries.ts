/** Results of waves: what goes into them and where they are kept. */
import type { OfficeReader, WorkTransaction } from '#server/db/doors.ts';
import type { ListedRespondent } from '../answers.rules.ts';
import type { Suggestion } from '../governance.rules.ts';

export interface StoredResult {
  readonly computedOn: string;
  readonly tables: unknown;
  readonly findings: readonly Suggestion[];
  readonly contentHash: string;
}

/** What the list says of everybody on it, by invitation. */
export async function selectListed(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<ReadonlyMap<string, ListedRespondent>> {
  const rows = await transaction
    .selectFrom('office.invitation')
    .select(['invitation_id', 'role', 'political_group', 'actor_id', 'name'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .execute();
  return new Map(
    rows.map(({ invitation_id, role, political_group: politicalGroup, actor_id: actorId, name }) => [
      invitation_id,
      { role, politicalGroup, actorId, name },
    ]),
  );
}

/** Stores a result; computing it again replaces it. */
export async function upsertResult(
  transaction: WorkTransaction,
  result: {
    readonly placeId: string;
    readonly waveId: string;
    readonly computedOn: string;
    /** JSON text */
    readonly tables: string;
    readonly findings: readonly Suggestion[];
    readonly contentHash: string;
  },
): Promise<void> {
  const values = {
    computed_on: result.computedOn,
    tables: result.tables,
    findings: JSON.stringify(result.findings),
    content_hash: result.contentHash,
  };
  await transaction
    .insertInto('office.wave_result')
    .values({ place_id: result.placeId, wave_id: result.waveId, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'wave_id']).doUpdateSet(values))
    .execute();
}

export async function selectResult(
  reader: OfficeReader,
  placeId: string,
  waveId: string,
): Promise<StoredResult | undefined> {
  const row = await reader
    .selectFrom('office.wave_result')
    .select(['computed_on', 'tables', 'findings', 'content_hash'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    computedOn: row.computed_on,
    tables: row.tables,
    findings: row.findings as Suggestion[],
    contentHash: row.content_hash,
  };
}
