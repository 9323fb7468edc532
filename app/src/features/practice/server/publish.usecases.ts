/** Letting a record out: somebody else looks where there is somebody else, and what was looked at becomes a version for good. */
import { createHash } from 'node:crypto';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { writeAbout, writeHeadline, writePeriod } from '#features/fact/sentence.rules.ts';
import { requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import { readText } from '@vicus/cube';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { isLanguage } from '#ui/languages.ts';
import { changedMeanwhile, neverPublished, notInReview, notReady } from '../practice.problems.ts';
import {
  listApprovers,
  listChanges,
  refuseIncomplete,
  refuseNames,
  refuseOwnApproval,
  refuseTooLong,
  type Approver,
} from '../practice.rules.ts';
import { reviewSchema, sendBackSchema, withdrawSchema } from '../practice.schema.ts';
import type { EarlierVersion, FrozenFigure, Practice, PublishedPractice } from '../practice.types.ts';
import { readContextOf } from './context.usecases.ts';
import * as queries from './practice.queries.ts';
import { selectPublished } from './published.queries.ts';

async function lockRecord(transaction: OfficeTransaction, member: Member, practiceId: string) {
  const id = parseInput(rowId, practiceId);
  const standing = await queries.lockOwnPractice(transaction, member.placeId, id);
  if (standing === undefined) throw new Problem('not-found', 404);
  return standing;
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
) =>
  recordAudit(transaction, member, { action: 'practice.publish', objectKind: 'practice', objectId, detail });

/**
 * Says that it is done and may be looked at. Problems `practice-incomplete`, `practice-too-long`, `practice-names` (422),
 * `changed-meanwhile` (409)
 */
export async function sendToReview(member: Member, practiceId: string, input: unknown): Promise<void> {
  authorise(member, 'practice.change');
  const { revision, isLookedAt } = parseInput(reviewSchema, input);
  await write(member, async (transaction) => {
    const standing = await lockRecord(transaction, member, practiceId);
    if (standing.revision !== revision) throw changedMeanwhile();
    if (standing.state !== 'draft') throw notReady();
    refuseTooLong(standing.texts);
    refuseIncomplete(standing.texts, standing.details);
    if (!isLookedAt) refuseNames({ ...standing.texts, contact: '' });
    await queries.updatePractice(transaction, member.placeId, standing, {
      state: 'review',
      details: { ...standing.details, reviewNote: '' },
      by: { userId: member.userId, day: today() },
    });
    await note(transaction, member, standing.practiceId, { step: 'review' });
  });
}

/** Back to the draft, with the reason. */
export async function sendBack(member: Member, practiceId: string, input: unknown): Promise<void> {
  authorise(member, 'practice.publish');
  const { note: reviewNote } = parseInput(sendBackSchema, input);
  await write(member, async (transaction) => {
    const standing = await lockRecord(transaction, member, practiceId);
    if (standing.state !== 'review') throw notInReview();
    await queries.updatePractice(transaction, member.placeId, standing, {
      state: 'draft',
      details: { ...standing.details, reviewNote },
    });
    await note(transaction, member, standing.practiceId, { step: 'sent back' });
  });
}

export interface Review {
  readonly mayPublish: boolean;
  readonly approvers: readonly Approver[];
  /** as it stands for others now; null: never published */
  readonly published: PublishedPractice | null;
}

/** Who may let it out, and what stands outside. */
export async function readReview(member: Member, practice: Practice): Promise<Review> {
  authorise(member, 'practice.read');
  return readOffice(member, async (reader) => {
    const approvers = listApprovers(await queries.selectStaff(reader, member.placeId), practice.changedBy);
    const published =
      practice.version === 0 ? undefined : await selectPublished(reader, practice.practiceKey);
    return {
      approvers,
      mayPublish: approvers.some(({ userId }) => userId === member.userId),
      published: published ?? null,
    };
  });
}

/**
 * Publishes what is in review as a version of its own, with the context of the place on this day. Problems
 * `practice-approved-by-oneself`, `practice-not-in-review`, `changed-meanwhile`, `public-profile-missing` (409).
 */
export async function publishPractice(member: Member, practiceId: string, input: unknown): Promise<void> {
  authorise(member, 'practice.publish');
  const { revision } = parseInput(reviewSchema, input);
  await write(member, async (transaction) => {
    const standing = await lockRecord(transaction, member, practiceId);
    if (standing.revision !== revision) throw changedMeanwhile();
    if (standing.state !== 'review') throw notInReview();
    refuseOwnApproval(
      await queries.selectStaff(transaction, member.placeId),
      standing.changedBy,
      member.userId,
    );
    const version = await composeVersion(transaction as unknown as OfficeReader, member, standing);
    await queries.replacePublished(transaction, member.placeId, standing.practiceId);
    await queries.insertVersion(transaction, member.placeId, version);
    await queries.updatePractice(transaction, member.placeId, standing, {
      state: 'published',
      version: version.version,
    });
    await note(transaction, member, standing.practiceId, {
      step: 'published',
      version: version.version,
      isSecondPerson: standing.changedBy !== member.userId,
    });
  });
}

async function composeVersion(
  reader: OfficeReader,
  member: Member,
  practice: Practice,
): Promise<queries.VersionToPublish> {
  const { context, isExample } = await readContextOf(reader, member.placeId);
  const { factToken: _, reviewNote: __, ...said } = practice.details;
  const details = { ...said, figure: await freezeFigure(reader, member.placeId, practice) };
  const { texts, language } = practice;
  const before = practice.version === 0 ? undefined : await selectPublished(reader, practice.practiceKey);
  const content = JSON.stringify({ language, texts, details, context });
  return {
    practiceId: practice.practiceId,
    practiceKey: practice.practiceKey,
    version: practice.version + 1,
    language,
    title: texts.title ?? '',
    texts,
    details,
    context,
    isExample,
    earlier: before === undefined ? [] : [toEarlier(before, practice), ...before.earlier],
    contentHash: createHash('sha256').update(content).digest('hex'),
    publishedOn: today(),
  };
}

const toEarlier = (before: PublishedPractice, practice: Practice): EarlierVersion => ({
  version: before.version,
  publishedOn: before.publishedOn,
  changed: before.state === 'withdrawn' ? [] : listChanges(before, practice),
});

/** In the words of the record's language, or English; the number itself stays where its release is. */
async function freezeFigure(
  reader: OfficeReader,
  placeId: string,
  { details: { factToken }, language: written }: Practice,
): Promise<FrozenFigure | null> {
  if (factToken === '') return null;
  const address = parseInput(takeFactSchema, { fact: factToken });
  const { fact, release } = await requireFact(reader, placeId, address);
  const language = isLanguage(written) ? written : 'en';
  return {
    about: writeAbout(fact, language),
    period: writePeriod(fact, language),
    headline: writeHeadline(fact, language),
    release: readText(release.title, language),
    publishedOn: release.publishedOn,
    method: fact.method,
  };
}

/** Its words are taken away for everybody; title, place and the notice stay. Problem `practice-never-published` (409) */
export async function withdrawPractice(member: Member, practiceId: string, input: unknown): Promise<void> {
  authorise(member, 'practice.publish');
  const { withdrawal } = parseInput(withdrawSchema, input);
  await write(member, async (transaction) => {
    const standing = await lockRecord(transaction, member, practiceId);
    const day = today();
    const { practiceId: id } = standing;
    if (!(await queries.withdrawPublished(transaction, member.placeId, id, { withdrawal, day })))
      throw neverPublished();
    await queries.updatePractice(transaction, member.placeId, standing, { state: 'withdrawn' });
    await note(transaction, member, id, { step: 'withdrawn' });
  });
}
