/** Checklist of an application, and the office's words under its headings. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { stepStays, summaryTooLong } from '../application.problems.ts';
import { itemDoneSchema, itemSchema, revisionSchema, wordsSchema } from '../application.schema.ts';
import type { Application, ApplicationItem } from '../application.types.ts';
import { countCharacters } from '../draft.rules.ts';
import { listHeadingIds, SUMMARY_CHARACTERS, SUMMARY_HEADING } from '../outline.rules.ts';
import * as queries from './application.queries.ts';
import { noteApplication, reviseApplicationRow } from './revise.ts';

const MAXIMUM_ITEMS = 300;

/** @throws Problem `not-found` (404) */
async function lock(transaction: OfficeTransaction, member: Member, id: string): Promise<Application> {
  const found = await queries.lockApplication(transaction, member.placeId, id);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

export async function addItem(member: Member, applicationId: string, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const words = parseInput(itemSchema, input);
  await write(member, async (transaction) => {
    await lock(transaction, member, id);
    const there = await queries.selectItems(transaction, member.placeId, id);
    if (there.length >= MAXIMUM_ITEMS) throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ITEMS });
    await queries.insertItems(transaction, member.placeId, id, [{ ...words, code: '' }]);
    await noteApplication(transaction, member, id, { added: words.what });
  });
}

async function findItem(
  transaction: OfficeTransaction,
  member: Member,
  applicationId: string,
  itemId: string,
): Promise<ApplicationItem> {
  await lock(transaction, member, applicationId);
  const items = await queries.selectItems(transaction, member.placeId, applicationId);
  const found = items.find((one) => one.itemId === itemId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** @throws Problem `changed-meanwhile` (409) */
export async function changeItem(member: Member, applicationId: string, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { itemId } = parseInput(itemDoneSchema, input);
  const { revision } = parseInput(revisionSchema, input);
  const words = parseInput(itemSchema, input);
  await write(member, async (transaction) => {
    const standing = await findItem(transaction, member, id, itemId);
    const row = { applicationId: id, rowKind: 'item', rowId: itemId } as const;
    await reviseApplicationRow(transaction, member, row, {
      standing,
      words,
      seenRevision: revision,
      update: (next, number) => queries.updateItem(transaction, member.placeId, itemId, next, number),
    });
  });
}

/** Done today, or open again. Two people who tick the same thing agree. */
export async function markItem(member: Member, applicationId: string, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { itemId, isDone } = parseInput(itemDoneSchema, input);
  await write(member, async (transaction) => {
    const standing = await findItem(transaction, member, id, itemId);
    const doneOn = isDone ? (standing.doneOn ?? today()) : null;
    const row = { applicationId: id, rowKind: 'item', rowId: itemId } as const;
    await reviseApplicationRow(transaction, member, row, {
      standing,
      words: { doneOn },
      seenRevision: standing.revision,
      update: (next, number) =>
        queries.updateItem(transaction, member.placeId, itemId, { ...standing, ...next }, number),
    });
  });
}

/** What the place added itself. @throws Problem `application-step-stays` (409) */
export async function removeItem(member: Member, applicationId: string, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { itemId } = parseInput(itemDoneSchema, input);
  await write(member, async (transaction) => {
    const standing = await findItem(transaction, member, id, itemId);
    if (standing.code !== '') throw stepStays();
    await queries.deleteItem(transaction, member.placeId, itemId);
    await noteApplication(transaction, member, id, { removed: standing.what });
  });
}

/** @throws Problem `changed-meanwhile` (409): the page shows both texts; `application-summary-too-long` (422) */
export async function writeWords(member: Member, applicationId: string, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { revision } = parseInput(revisionSchema, input);
  const given = parseInput(wordsSchema, input);
  const words = given.words.replaceAll('\r\n', '\n');
  const { heading } = given;
  const count = countCharacters(words);
  if (heading === SUMMARY_HEADING && count > SUMMARY_CHARACTERS)
    throw summaryTooLong(count, SUMMARY_CHARACTERS);
  await write(member, async (transaction) => {
    const { outline } = await lock(transaction, member, id);
    if (!listHeadingIds(outline).includes(heading)) throw new Problem('not-found', 404);
    const texts = await queries.selectTexts(transaction, member.placeId, id);
    const standing = texts.find((one) => one.heading === heading) ?? { heading, words: '', revision: 1 };
    const row = { applicationId: id, rowKind: 'text', rowId: heading } as const;
    await reviseApplicationRow(transaction, member, row, {
      standing,
      words: { words },
      seenRevision: revision,
      update: (next, number) =>
        queries.saveText(transaction, member.placeId, id, { heading, ...next, revision: number }),
    });
  });
}
