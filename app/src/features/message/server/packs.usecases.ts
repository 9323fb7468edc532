/** Packs in the office: facts, questions, groups, one moment for all. */
import { toLocalTime, readEmbargo } from '#features/publication/draft.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import type { Language } from '#ui/messages.ts';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import * as problems from '../message.problems.ts';
import { readOwnZone } from '../moment.rules.ts';
import { newPackSchema, packSchema, placeOfFactSchema } from '../pack.schema.ts';
import { readPackState, type PackState } from '../pack-state.rules.ts';
import type { PackDraft, PackFactView, PackRecipient } from '../pack.types.ts';
import { writeQuestions } from '../questions.rules.ts';
import {
  readStandingFacts,
  requireFact,
  type StandingFact,
} from '#features/fact/server/standing-facts.usecases.ts';
import { composePackFacts, toPackHref } from './pack-facts.ts';
import { selectRecipients } from './pack-recipients.queries.ts';
import * as queries from './pack.queries.ts';
import { requirePack, requirePlace, requireUnpublished } from './required-pack.ts';
import { drawShortName } from './short-name.ts';

const MAXIMUM_PACKS = 200;
const MAXIMUM_FACTS = 30;

export interface PackEntry {
  readonly packId: string;
  readonly title: string;
  readonly facts: number;
  readonly opensAt: string | null;
  readonly state: PackState;
}

/** All packs, newest first. */
export async function listPacks(member: Member): Promise<PackEntry[]> {
  authorise(member, 'message.read');
  const { drafts, published } = await readOffice(member, async (reader) => ({
    drafts: await queries.selectPacks(reader, member.placeId),
    published: await queries.selectPublishedPacks(reader, member.placeId),
  }));
  return drafts.map(({ packId, title, facts, opensAt }) => ({
    packId,
    title,
    facts: facts.length,
    opensAt,
    state: readPackState(published.find((one) => one.packId === packId) ?? null, now()),
  }));
}

export interface PackSheet {
  readonly pack: PackDraft;
  readonly state: PackState;
  readonly withdrawal: string;
  readonly facts: readonly PackFactView[];
  /** the questions that rules write from these facts */
  readonly suggested: readonly string[];
  readonly recipients: readonly PackRecipient[];
  readonly isMailConfigured: boolean;
  readonly timeZone: string;
  /** what a clock of that zone shows at the moment chosen; '' not chosen */
  readonly localTime: string;
  readonly href: string;
}

/** @throws Problem `not-found` (404) */
export async function readPack(member: Member, packId: string): Promise<PackSheet> {
  authorise(member, 'message.read');
  return readOffice(member, async (reader) => {
    const pack = await requirePack(reader, member.placeId, packId);
    const place = await requirePlace(reader, member.placeId);
    const published = (await queries.selectPublishedPack(reader, member.placeId, packId)) ?? null;
    const standing = await readStandingFacts(reader, member.placeId, pack.facts);
    const language = pack.language as Language;
    const timeZone = readOwnZone();
    return {
      pack,
      state: readPackState(published, now()),
      withdrawal: published?.withdrawal ?? '',
      facts: composePackFacts(standing, place, language),
      suggested: writeQuestions(listFacts(standing), language),
      recipients: await selectRecipients(reader, member.placeId, packId),
      isMailConfigured: isMailConfigured(),
      timeZone,
      localTime: pack.opensAt === null ? '' : toLocalTime(new Date(pack.opensAt), timeZone),
      href: toPackHref(place.slug, packId),
    };
  });
}

const listFacts = (standing: readonly StandingFact[]): Fact[] =>
  standing.flatMap(({ fact }) => (fact === null ? [] : [fact]));

/** @returns its name */
export async function addPack(member: Member, input: unknown): Promise<string> {
  authorise(member, 'message.change');
  const words = parseInput(newPackSchema, input);
  return write(member, async (transaction) => {
    const packs = await queries.selectPacks(transaction, member.placeId);
    if (packs.length >= MAXIMUM_PACKS) throw problems.tooManyEntries(MAXIMUM_PACKS);
    const packId = drawShortName();
    await queries.insertPack(transaction, member.placeId, { packId, ...words });
    await note(transaction, member, packId, { added: true });
    return packId;
  });
}

/** Reads, changes and keeps a pack that nobody was given yet. */
async function change(
  member: Member,
  packId: string,
  run: (transaction: OfficeTransaction, pack: PackDraft) => Promise<PackDraft>,
): Promise<void> {
  await write(member, async (transaction) => {
    const pack = await requireUnpublished(transaction, member.placeId, packId);
    const changed = await run(transaction, pack);
    if (!(await queries.updatePack(transaction, member.placeId, changed, today())))
      throw problems.changedMeanwhile();
  });
}

/**
 * Title, introduction, questions, moment. Without questions those of the rules stand.
 * @throws Problem `embargo-in-the-past` (422), `pack-published-before`, `message-changed-meanwhile` (409)
 */
export async function changePack(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { opensAt, ...words } = parseInput(packSchema, input);
  const moment = opensAt === '' ? null : readEmbargo(opensAt, readOwnZone(), now()).toISOString();
  await change(member, packId, (_, pack) => Promise.resolve({ ...pack, ...words, opensAt: moment }));
}

/** @throws Problem `fact-unknown`, `fact-not-public`, `too-many-entries` (422) */
export async function addPackFact(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const address = parseInput(takeFactSchema, input);
  await change(member, packId, async (transaction, pack) => {
    await requireFact(transaction, member.placeId, address);
    const known = pack.facts.some((one) => JSON.stringify(one) === JSON.stringify(address));
    if (known) return pack;
    if (pack.facts.length >= MAXIMUM_FACTS) throw problems.tooManyEntries(MAXIMUM_FACTS);
    return { ...pack, facts: [...pack.facts, address] };
  });
}

/** `fact`: which one, from 0. */
export async function removePackFact(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { fact } = parseInput(placeOfFactSchema, input);
  await change(member, packId, (_, pack) =>
    Promise.resolve({ ...pack, facts: pack.facts.filter((_one, at) => at !== fact) }),
  );
}

/** Puts the questions that rules write from the facts in the place of those there were. */
export async function takeSuggestedQuestions(member: Member, packId: string): Promise<void> {
  authorise(member, 'message.change');
  await change(member, packId, async (transaction, pack) => {
    const standing = await readStandingFacts(transaction, member.placeId, pack.facts);
    return { ...pack, questions: writeQuestions(listFacts(standing), pack.language as Language) };
  });
}

/** A draft, or one that was called back. @throws Problem `pack-published-before` (409) */
export async function removePack(member: Member, packId: string): Promise<void> {
  authorise(member, 'message.change');
  await write(member, async (transaction) => {
    await requireUnpublished(transaction, member.placeId, packId);
    await queries.deletePack(transaction, member.placeId, packId);
    await note(transaction, member, packId, { removed: true });
  });
}

function note(
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  return recordAudit(transaction, member, { action: 'message.change', objectKind: 'pack', objectId, detail });
}
