/**
 * One shared way to change rows that several people edit. A form sends the revision it was made from; where the row has moved
 * on, nothing is saved and the page shows both texts. What a row said before is kept in `office.strategy_change`.
 */
import { recordAudit } from '#server/audit.ts';
import type { Member } from '#server/auth/member.ts';
import type { Action } from '#server/auth/permissions.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { listDifferences } from '../revision.rules.ts';
import { changedMeanwhile } from '../strategy.problems.ts';

/** Which row it is. `rowKind` is a code such as `part`, `goal`, `action`, `budget-line`. */
export interface RowName {
  readonly strategyId: string;
  readonly rowKind: string;
  readonly rowId: string;
}

export interface RowToRevise<Words extends object> extends RowName {
  /** Reads the row and locks it (`for update`); undefined: not there. May have more fields than `Words`. */
  readonly lock: () => Promise<(Words & { readonly revision: number }) | undefined>;
  /** Writes the words and the new revision. */
  readonly update: (words: Words, revision: number) => Promise<void>;
}

/**
 * Saves `words` where the row still has `seenRevision`. Saving what stands there already changes nothing, whatever the revision:
 * a form sent twice is no conflict.
 * @returns the revision the row has now
 * @throws Problem `not-found` (404), `changed-meanwhile` (409)
 */
export async function reviseRow<Words extends object>(
  transaction: OfficeTransaction,
  member: Member,
  row: RowToRevise<Words>,
  change: { readonly words: Words; readonly seenRevision: number; readonly action?: Action },
): Promise<number> {
  const { words, seenRevision, action = 'strategy.change' } = change;
  const standing = await row.lock();
  if (standing === undefined) throw new Problem('not-found', 404);
  const before = listDifferences(standing, words);
  if (Object.keys(before).length === 0) return standing.revision;
  if (standing.revision !== seenRevision) throw changedMeanwhile();
  await row.update(words, standing.revision + 1);
  await keepBefore(transaction, member, row, { deed: 'changed', revision: standing.revision, before });
  const fields = Object.keys(before).join(', ').slice(0, 500);
  await noteAudit(transaction, member, row, { action, detail: { fields } });
  return standing.revision + 1;
}

/** Notes that a row was added, in the same transaction. */
export async function noteAdded(
  transaction: OfficeTransaction,
  member: Member,
  row: RowName,
  action: Action = 'strategy.change',
): Promise<void> {
  await keepBefore(transaction, member, row, { deed: 'added', revision: 1, before: {} });
  await noteAudit(transaction, member, row, { action, detail: { added: true } });
}

/** Notes that a row was removed, with all it said, in the same transaction. */
export async function noteRemoved(
  transaction: OfficeTransaction,
  member: Member,
  row: RowName,
  removed: { readonly before: object; readonly revision: number; readonly action?: Action },
): Promise<void> {
  const { before, revision, action = 'strategy.change' } = removed;
  await keepBefore(transaction, member, row, { deed: 'removed', revision, before });
  await noteAudit(transaction, member, row, { action, detail: { removed: true } });
}

async function keepBefore(
  transaction: OfficeTransaction,
  member: Member,
  { strategyId, rowKind, rowId }: RowName,
  { deed, revision, before }: { readonly deed: string; readonly revision: number; readonly before: object },
): Promise<void> {
  await transaction
    .insertInto('office.strategy_change')
    .values({
      place_id: member.placeId,
      strategy_id: strategyId,
      row_kind: rowKind,
      row_id: rowId,
      deed,
      revision,
      before: JSON.stringify(before),
      changed_by: member.userId,
    })
    .execute();
}

async function noteAudit(
  transaction: OfficeTransaction,
  member: Member,
  { strategyId, rowKind, rowId }: RowName,
  { action, detail }: { readonly action: Action; readonly detail: Record<string, string | boolean> },
): Promise<void> {
  const row = `${rowKind} ${rowId}`;
  const note = { action, objectKind: 'strategy', objectId: strategyId, detail: { row, ...detail } } as const;
  await recordAudit(transaction, member, note);
}
