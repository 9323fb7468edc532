/** Adopted versions and what rows said before. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { ConfirmedNumber } from '../numbers.types.ts';
import type { Decision, FrozenFact, StrategyContent, StrategyVersion } from '../strategy.types.ts';
import type { RowChange } from '../version.types.ts';
import { narrow, type StrategyReader } from './strategy.queries.ts';

export interface VersionHead {
  readonly strategyId: string;
  readonly version: number;
  readonly decision: Decision;
  readonly amends: string;
  readonly contentHash: string;
  readonly adoptedOn: string;
}

export interface StoredVersion extends StrategyVersion {
  readonly confirmedNumbers: readonly ConfirmedNumber[];
}

/** Newest first, of one strategy or of all of the place. */
export async function selectVersionHeads(
  reader: StrategyReader,
  placeId: string,
  strategyId: string | null,
): Promise<VersionHead[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_version')
    .select(['strategy_id', 'version', 'decision', 'amends', 'content_hash', 'adopted_on'])
    .where('place_id', '=', placeId)
    .$if(strategyId !== null, (query) => query.where('strategy_id', '=', strategyId ?? ''))
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    strategyId: row.strategy_id,
    version: row.version,
    decision: row.decision as unknown as Decision,
    amends: row.amends,
    contentHash: row.content_hash,
    adoptedOn: row.adopted_on,
  }));
}

/** `version` undefined: the newest. */
export async function selectVersion(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
  version: number | undefined,
): Promise<StoredVersion | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.strategy_version')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    strategyId: row.strategy_id,
    version: row.version,
    content: row.content as unknown as StrategyContent,
    frozenFacts: row.frozen_facts as unknown as FrozenFact[],
    confirmedNumbers: row.confirmed_numbers as unknown as ConfirmedNumber[],
    decision: row.decision as unknown as Decision,
    amends: row.amends,
    contentHash: row.content_hash,
    adoptedOn: row.adopted_on,
  };
}

export async function insertVersion(
  transaction: OfficeTransaction,
  placeId: string,
  version: StoredVersion,
  adoptedBy: string,
): Promise<void> {
  await transaction
    .insertInto('office.strategy_version')
    .values({
      place_id: placeId,
      strategy_id: version.strategyId,
      version: version.version,
      content: JSON.stringify(version.content),
      frozen_facts: JSON.stringify(version.frozenFacts),
      confirmed_numbers: JSON.stringify(version.confirmedNumbers),
      decision: JSON.stringify(version.decision),
      amends: version.amends,
      content_hash: version.contentHash,
      adopted_on: version.adoptedOn,
      adopted_by: adoptedBy,
    })
    .execute();
}

const MAXIMUM_CHANGES = 200;

/** Of one row or of the whole strategy, newest first. */
export async function selectChanges(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
  row?: { readonly rowKind: string; readonly rowId: string },
): Promise<RowChange[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_change as change')
    .leftJoin('auth.user as user', 'user.id', 'change.changed_by')
    .selectAll('change')
    .select('user.name as changed_by_name')
    .where('change.place_id', '=', placeId)
    .where('change.strategy_id', '=', strategyId)
    .$if(row !== undefined, (query) =>
      query.where('row_kind', '=', row?.rowKind ?? '').where('row_id', '=', row?.rowId ?? ''),
    )
    .orderBy('change.changed_at', 'desc')
    .limit(MAXIMUM_CHANGES)
    .execute();
  return rows.map((one) => ({
    rowKind: one.row_kind,
    rowId: one.row_id,
    deed: one.deed as RowChange['deed'],
    revision: one.revision,
    before: one.before,
    changedBy: one.changed_by_name ?? '',
    changedAt: one.changed_at,
  }));
}
