/** Posts for integration and training of staff, as facts with their dates. */
import { findIdentifyingField } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listHoursHistory, sumHoursOn, sumTraining, yearsBefore } from '../post.rules.ts';
import type { PostSheet } from '../post.types.ts';
import { postNamesSomebody } from '../stock-take.problems.ts';
import { postSchema, trainingSchema } from '../stock-take.schema.ts';
import * as queries from './post.queries.ts';

const MAXIMUM_ENTRIES = 1_000;
/** Training that long ago still counts as recent. */
const TRAINING_YEARS = 2;

export async function readPosts(member: Member): Promise<PostSheet> {
  authorise(member, 'post.read');
  const day = today();
  return readOffice(member, async (reader) => {
    const posts = await queries.selectPosts(reader, member.placeId);
    const trainings = await queries.selectTrainings(reader, member.placeId);
    return {
      posts,
      trainings,
      today: sumHoursOn(posts, day),
      history: listHoursHistory(posts, day),
      recentTraining: sumTraining(trainings, yearsBefore(day, TRAINING_YEARS), day),
    };
  });
}

/** Names of people in office and words that tell of a person are shown before they are kept. */
async function refuseNames(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  given: { readonly title: string; readonly note: string; readonly isLookedAt: boolean },
): Promise<void> {
  if (given.isLookedAt) return;
  const knownNames = await queries.selectMemberNames(reader, placeId);
  const found = findIdentifyingField({ title: given.title, note: given.note }, { knownNames });
  if (found !== undefined) throw postNamesSomebody(found.field, found.words);
}

/** `postId` null: a new one. Problems `post-names-somebody`, `too-many-entries` (422), `not-found` (404). */
export async function savePost(member: Member, postId: string | null, input: unknown): Promise<void> {
  authorise(member, 'post.change');
  const { isLookedAt, ...post } = parseInput(postSchema, input);
  await write(member, async (transaction) => {
    await refuseNames(transaction, member.placeId, { ...post, isLookedAt });
    if (postId === null) {
      refuseTooMany(await queries.selectPosts(transaction, member.placeId));
      await queries.insertPost(transaction, member.placeId, post);
    } else if (!(await queries.updatePost(transaction, member.placeId, parseInput(rowId, postId), post)))
      throw new Problem('not-found', 404);
    await note(transaction, member, postId === null ? 'post added' : 'post changed');
  });
}

/** `trainingId` null: a new one. Problems as for posts. */
export async function saveTraining(member: Member, trainingId: string | null, input: unknown): Promise<void> {
  authorise(member, 'post.change');
  const { isLookedAt, ...training } = parseInput(trainingSchema, input);
  await write(member, async (transaction) => {
    await refuseNames(transaction, member.placeId, { ...training, isLookedAt });
    if (trainingId === null) {
      refuseTooMany(await queries.selectTrainings(transaction, member.placeId));
      await queries.insertTraining(transaction, member.placeId, training);
    } else {
      const id = parseInput(rowId, trainingId);
      if (!(await queries.updateTraining(transaction, member.placeId, id, training)))
        throw new Problem('not-found', 404);
    }
    await note(transaction, member, trainingId === null ? 'training added' : 'training changed');
  });
}

/** Removes what was entered by mistake; what is over gets its last day instead. Problem `not-found` (404). */
export async function removePost(member: Member, postId: string): Promise<void> {
  authorise(member, 'post.change');
  const id = parseInput(rowId, postId);
  await write(member, async (transaction) => {
    if (!(await queries.deletePost(transaction, member.placeId, id))) throw new Problem('not-found', 404);
    await note(transaction, member, 'post removed');
  });
}

/** @throws Problem `not-found` (404) */
export async function removeTraining(member: Member, trainingId: string): Promise<void> {
  authorise(member, 'post.change');
  const id = parseInput(rowId, trainingId);
  await write(member, async (transaction) => {
    if (!(await queries.deleteTraining(transaction, member.placeId, id))) throw new Problem('not-found', 404);
    await note(transaction, member, 'training removed');
  });
}

function refuseTooMany(there: readonly unknown[]): void {
  if (there.length >= MAXIMUM_ENTRIES)
    throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ENTRIES });
}

function note(transaction: OfficeTransaction, member: Member, what: string): Promise<void> {
  const detail = { what };
  return recordAudit(transaction, member, {
    action: 'post.change',
    objectKind: 'post',
    objectId: member.placeId,
    detail,
  });
}
