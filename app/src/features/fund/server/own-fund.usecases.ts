/** Funds that a place found itself: kept, changed, shared with everybody, taken back. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readContextOf } from '#features/practice/server/context.usecases.ts';
import { fundChangedMeanwhile, fundUnknown } from '../fund.problems.ts';
import { ownFundSchema } from '../fund.schema.ts';
import type { OwnFund } from '../fund.types.ts';
import { deleteNote } from './fund.queries.ts';
import * as queries from './own-fund.queries.ts';

const MOST_OWN_FUNDS = 500;

/** By name. */
export async function listOwnFunds(member: Member): Promise<OwnFund[]> {
  authorise(member, 'fund.read');
  return readOffice(member, (reader) => queries.selectOwnFunds(reader, member.placeId));
}

/** @returns its id. Problems `fund-day-ahead`, `fund-amounts-order`, `fund-link`, `too-many-entries` (422) */
export async function addOwnFund(member: Member, input: unknown): Promise<string> {
  authorise(member, 'fund.change');
  const given = parseOwnFund(input);
  return write(member, async (transaction) => {
    const there = await queries.selectOwnFunds(transaction, member.placeId);
    if (there.length >= MOST_OWN_FUNDS)
      throw new Problem('too-many-entries', 422, { maximum: MOST_OWN_FUNDS });
    const ownFundId = await queries.insertOwnFund(transaction, member.placeId, given);
    await note(transaction, member, ownFundId, { added: given.name });
    return ownFundId;
  });
}

function parseOwnFund(input: unknown) {
  const given = parseInput(ownFundSchema, input);
  if (given.checkedOn > today()) throw new Problem('fund-day-ahead', 422, {}, 'checkedOn');
  return given;
}

/** What is shared stays as it was until it is shared again. Problems `fund-unknown` (404), `fund-changed-meanwhile` (409) */
export async function changeOwnFund(member: Member, ownFundId: string, input: unknown): Promise<void> {
  authorise(member, 'fund.change');
  const id = parseInput(rowId, ownFundId);
  const given = parseOwnFund(input);
  await write(member, async (transaction) => {
    await requireOwnFund(transaction, member, id);
    if (!(await queries.updateOwnFund(transaction, member.placeId, id, given))) throw fundChangedMeanwhile();
    await note(transaction, member, id, { changed: given.name });
  });
}

/** It is shared no longer either. Problem `fund-unknown` (404) */
export async function removeOwnFund(member: Member, ownFundId: string): Promise<void> {
  authorise(member, 'fund.change');
  const id = parseInput(rowId, ownFundId);
  await write(member, async (transaction) => {
    const { name } = await requireOwnFund(transaction, member, id);
    await queries.deletePublishedFund(transaction, member.placeId, id);
    await deleteNote(transaction, member.placeId, `own:${id}`);
    await queries.deleteOwnFund(transaction, member.placeId, id);
    await note(transaction, member, id, { removed: name });
  });
}

/** Shares it as it is now. Problems `fund-unknown` (404), `public-profile-missing` (409) */
export async function publishOwnFund(member: Member, ownFundId: string): Promise<void> {
  authorise(member, 'fund.change');
  const id = parseInput(rowId, ownFundId);
  await write(member, async (transaction) => {
    const own = await requireOwnFund(transaction, member, id);
    const reader = transaction as unknown as OfficeReader;
    const { context, isExample } = await readContextOf(reader, member.placeId);
    const place = { placeId: member.placeId, ...context, isExample };
    await queries.insertPublishedFund(transaction, place, own);
    await note(transaction, member, id, { published: own.name });
  });
}

/** Problem `fund-unknown` (404) */
export async function withdrawOwnFund(member: Member, ownFundId: string): Promise<void> {
  authorise(member, 'fund.change');
  const id = parseInput(rowId, ownFundId);
  await write(member, async (transaction) => {
    const { name } = await requireOwnFund(transaction, member, id);
    await queries.deletePublishedFund(transaction, member.placeId, id);
    await note(transaction, member, id, { withdrawn: name });
  });
}

async function requireOwnFund(transaction: OfficeTransaction, member: Member, id: string): Promise<OwnFund> {
  const own = (await queries.selectOwnFunds(transaction, member.placeId)).find(
    ({ ownFundId }) => ownFundId === id,
  );
  if (own === undefined) throw fundUnknown();
  return own;
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'fund.change', objectKind: 'fund', objectId, detail });
