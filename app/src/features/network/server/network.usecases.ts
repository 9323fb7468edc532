/** What a place writes down about networks: memberships, what came back, further networks, notes for everybody. */
import { findIdentifyingField } from '@vicus/disclosure';
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { amountWrong, wordsNeedALook } from '../network.problems.ts';
import * as schemas from '../network.schema.ts';
import { requireNetwork } from './directory.usecases.ts';
import * as queries from './network.queries.ts';
import * as published from './published.queries.ts';

const MAXIMUM_NETWORKS = 200;

/** Whole cents from what was typed; null: left empty. Problems `network-amount-…` (422) */
function readCents(text: string, language: Language, field: string): number | null {
  if (text === '') return null;
  const parsed = parseAmount(text, language, 'EUR');
  if ('wrong' in parsed) throw amountWrong(parsed.wrong, field);
  return parsed.cents;
}

function refuseNames(texts: Readonly<Record<string, string>>): void {
  const found = findIdentifyingField(texts);
  if (found !== undefined) throw wordsNeedALook(found.words, found.field);
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'network.change', objectKind: 'network', objectId, detail });

/** The post that keeps contact is a function; what looks like a person is shown before it is kept. Problem `not-found` (404) */
export async function saveMembership(member: Member, input: unknown, language: Language): Promise<void> {
  authorise(member, 'network.change');
  const { euros, isLookedAt, ...words } = parseInput(schemas.membershipSchema, input);
  if (!isLookedAt) refuseNames({ contactFunction: words.contactFunction });
  const membership = { ...words, eurosCents: readCents(euros, language, 'euros') };
  await requireNetwork(member, words.networkKey);
  await write(member, async (transaction) => {
    await queries.upsertMembership(transaction, member.placeId, membership);
    await note(transaction, member, words.networkKey, { membership: 'saved' });
  });
}

/** Removes a membership entered by mistake, with what came back from it. Problem `not-found` (404) */
export async function removeMembership(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { networkKey } = parseInput(schemas.keyOnlySchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.deleteMembership(transaction, member.placeId, networkKey)))
      throw new Problem('not-found', 404);
    await note(transaction, member, networkKey, { membership: 'removed' });
  });
}

/** What came back from a network one is in. Problem `not-found` (404): not a member */
export async function addReturn(member: Member, input: unknown, language: Language): Promise<void> {
  authorise(member, 'network.change');
  const { amount, ...words } = parseInput(schemas.returnSchema, input);
  const amountCents = readCents(amount, language, 'amount');
  await write(member, async (transaction) => {
    await queries.insertReturn(transaction, member.placeId, { ...words, amountCents });
    await note(transaction, member, words.networkKey, { cameBack: words.kind });
  });
}

export async function removeReturn(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { returnId } = parseInput(schemas.returnIdSchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.deleteReturn(transaction, member.placeId, returnId)))
      throw new Problem('not-found', 404);
    await note(transaction, member, returnId, { cameBack: 'removed' });
  });
}

/** Adds a network of one's own, or with `networkId` changes it. @returns its id. Problem `too-many-entries` (422) */
export async function saveOwnNetwork(
  member: Member,
  input: unknown,
  language: Language,
  networkId?: string,
): Promise<string> {
  authorise(member, 'network.change');
  const { cost, ...words } = parseInput(schemas.ownNetworkSchema, input);
  const network = { ...words, costCents: readCents(cost, language, 'cost') };
  return write(member, async (transaction) => {
    const there = await queries.selectOwnNetworks(transaction, member.placeId);
    if (networkId === undefined && there.length >= MAXIMUM_NETWORKS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_NETWORKS });
    const saved = await queries.saveOwnNetworkRow(transaction, member.placeId, network, networkId);
    if (saved === undefined) throw new Problem('not-found', 404);
    await note(transaction, member, saved, { network: words.name });
    return saved;
  });
}

/** Removes it everywhere: from the own list, from what everybody reads, with the membership in it. */
export async function removeOwnNetwork(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { networkId } = parseInput(schemas.networkIdSchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.deleteOwnNetwork(transaction, member.placeId, networkId)))
      throw new Problem('not-found', 404);
    await published.deletePublishedNetwork(transaction, member.placeId, networkId);
    await published.deleteNote(transaction, member.placeId, `own:${networkId}`);
    await queries.deleteMembership(transaction, member.placeId, `own:${networkId}`);
    await note(transaction, member, networkId, { network: 'removed' });
  });
}

/** Lets everybody read a network the place wrote down. Problems `not-found` (404), `public-profile-missing` (409) */
export async function publishOwnNetwork(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { networkId } = parseInput(schemas.networkIdSchema, input);
  const own = await readPlaceContext(member);
  await write(member, async (transaction) => {
    const found = (await queries.selectOwnNetworks(transaction, member.placeId)).find(
      (one) => one.networkId === networkId,
    );
    if (found === undefined) throw new Problem('not-found', 404);
    const publishing = { placeId: member.placeId, publishedOn: today(), ...own };
    await published.upsertPublishedNetwork(transaction, publishing, found);
    await note(transaction, member, networkId, { published: found.name });
  });
}

export async function withdrawOwnNetwork(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { networkId } = parseInput(schemas.networkIdSchema, input);
  await write(member, async (transaction) => {
    if (!(await published.deletePublishedNetwork(transaction, member.placeId, networkId)))
      throw new Problem('not-found', 404);
    await note(transaction, member, networkId, { published: 'withdrawn' });
  });
}

/** Lets everybody read what the place got out of a network. Problems `public-profile-missing` (409), `not-found` (404) */
export async function publishNote(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { isLookedAt, ...words } = parseInput(schemas.noteSchema, input);
  if (!isLookedAt) refuseNames({ words: words.words });
  const own = await readPlaceContext(member);
  await requireNetwork(member, words.networkKey);
  await write(member, async (transaction) => {
    const publishing = { placeId: member.placeId, publishedOn: today(), ...own };
    await published.upsertNote(transaction, publishing, words);
    await note(transaction, member, words.networkKey, { note: 'published' });
  });
}

export async function withdrawNote(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { networkKey } = parseInput(schemas.keyOnlySchema, input);
  await write(member, async (transaction) => {
    if (!(await published.deleteNote(transaction, member.placeId, networkKey)))
      throw new Problem('not-found', 404);
    await note(transaction, member, networkKey, { note: 'withdrawn' });
  });
}
