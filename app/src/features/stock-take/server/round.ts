/** What every step of a round begins with: finding it, locking it, and noting who moved it on. */
import { recordAudit } from '#server/audit.ts';
import type { Member } from '#server/auth/member.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { StockTake } from '../stock-take.types.ts';
import { lockStockTake, selectStockTakes } from './stock-take.queries.ts';

/** @throws Problem `not-found` (404) */
export async function findStockTake(
  reader: OfficeReader | OfficeTransaction,
  member: Member,
  stockTakeId: string,
): Promise<StockTake> {
  const id = parseInput(rowId, stockTakeId);
  const rounds = await selectStockTakes(reader, member.placeId);
  const round = rounds.find((one) => one.stockTakeId === id);
  if (round === undefined) throw new Problem('not-found', 404);
  return round;
}

export async function findLocked(
  transaction: OfficeTransaction,
  member: Member,
  stockTakeId: string,
): Promise<StockTake> {
  await lockStockTake(transaction, member.placeId, parseInput(rowId, stockTakeId));
  return findStockTake(transaction, member, stockTakeId);
}

export async function noteStep(
  transaction: OfficeTransaction,
  member: Member,
  stockTakeId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const action = detail['step'] === 'removed' ? 'stock-take.remove' : 'stock-take.change';
  await recordAudit(transaction, member, { action, objectKind: 'stock-take', objectId: stockTakeId, detail });
}
