/** What members say to each other about a draft: threads at its parts, goals and actions, open or resolved. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import {
  readOffice,
  readPublic,
  write,
  type OfficeReader,
  type OfficeTransaction,
  type PublicReader,
} from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { findAbout, groupThreads, listAbouts } from '../comment.rules.ts';
import { noteSchema, replySchema, threadSchema } from '../comment.schema.ts';
import type { About, AboutKind, NamedAbout, Note, Thread } from '../comment.types.ts';
import { notInTheDraft } from '../public.problems.ts';
import type { PublicStrategyHead } from '../public.types.ts';
import { nameAbouts } from './comment.usecases.ts';
import { readStrategyContent } from './content.usecases.ts';
import { makePublicKey } from './public-key.ts';
import { selectPublicContent, selectPublicStrategies } from './public.queries.ts';

export interface NoteSheet {
  readonly title: string;
  readonly threads: readonly Thread[];
  readonly abouts: readonly NamedAbout[];
}

/** A partner sees the threads of its organisation, at what the public draft or the adopted version shows. */
export async function readNotes(member: Member, strategyId: string): Promise<NoteSheet> {
  authorise(member, 'strategy.note');
  const { title, abouts } = await readNamed(member, strategyId);
  const notes = await readOffice(member, (reader) => selectNotes(reader, member.placeId, strategyId));
  return { title, abouts, threads: groupThreads(notes) };
}

type Named = Pick<NoteSheet, 'title' | 'abouts'>;

async function readNamed(member: Member, strategyId: string): Promise<Named> {
  if (member.role === 'partner') return readPublicNamed(member.placeId, strategyId);
  const content = await readOffice(member, (reader) =>
    readStrategyContent(reader, member.placeId, strategyId),
  );
  return { title: content.strategy.title, abouts: nameAbouts(content, member.placeId) };
}

/** Whether there are notes to see and to write: for partners once the draft or an adopted version is public. */
export async function hasNotes(member: Member, strategyId: string): Promise<boolean> {
  authorise(member, 'strategy.note');
  if (member.role !== 'partner') return true;
  return readPublic(async (reader) => (await findOpenHead(reader, member.placeId, strategyId)) !== undefined);
}

async function findOpenHead(
  reader: PublicReader,
  placeId: string,
  strategyId: string,
): Promise<PublicStrategyHead | undefined> {
  const key = makePublicKey(placeId)(strategyId);
  const own = (await selectPublicStrategies(reader, placeId)).filter((one) => one.key === key);
  return own.find(({ state }) => state === 'draft') ?? own.find(({ state }) => state === 'adopted');
}

async function readPublicNamed(placeId: string, strategyId: string): Promise<Named> {
  return readPublic(async (reader) => {
    const head = await findOpenHead(reader, placeId, strategyId);
    const found = head && (await selectPublicContent(reader, placeId, head));
    if (!found?.content) throw new Problem('not-found', 404);
    return { title: found.title, abouts: listAbouts(found.content) };
  });
}

async function selectNotes(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<Note[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.strategy_note as note')
    .leftJoin('auth.user as writer', 'writer.id', 'note.written_by')
    .leftJoin('auth.user as resolver', 'resolver.id', 'note.resolved_by')
    .selectAll('note')
    .select(['writer.name as writer_name', 'resolver.name as resolver_name'])
    .where('note.place_id', '=', placeId)
    .where('note.strategy_id', '=', strategyId)
    .execute();
  return rows.map((row) => ({
    noteId: row.note_id,
    threadId: row.thread_id,
    about: { kind: row.about_kind as AboutKind, key: row.about_id },
    words: row.words,
    writtenBy: row.writer_name ?? '',
    isOfPartner: row.actor_id !== null,
    writtenAt: row.written_at,
    resolvedBy: row.resolver_name,
    resolvedAt: row.resolved_at,
  }));
}

/** Begins a thread. Problems `strategy-not-in-the-draft` (422), `not-found` (404). */
export async function addNote(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.note');
  const { about, words } = parseInput(noteSchema, input);
  const { abouts } = await readNamed(member, strategyId);
  if (findAbout(abouts, about) === undefined) throw notInTheDraft();
  const noteId = crypto.randomUUID();
  await write(member, async (transaction) => {
    const thread = { threadId: noteId, about, actorId: member.actorId };
    await insertNote(transaction, member, strategyId, { noteId, words, ...thread });
  });
}

/** Says something in a thread one sees. Problem `not-found` (404). */
export async function replyToNote(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.note');
  const { threadId, words } = parseInput(replySchema, input);
  await write(member, async (transaction) => {
    const first = await requireThread(transaction, member.placeId, strategyId, threadId);
    const about = { kind: first.about_kind as AboutKind, key: first.about_id };
    const noteId = crypto.randomUUID();
    await insertNote(transaction, member, strategyId, {
      noteId,
      words,
      threadId,
      about,
      actorId: first.actor_id,
    });
  });
}

/** Resolves a thread, or opens it again. For those who write the strategy. */
export async function resolveThread(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.change');
  const { threadId, deed } = parseInput(threadSchema, input);
  const isResolved = deed === 'resolve';
  await write(member, async (transaction) => {
    await requireThread(transaction, member.placeId, strategyId, threadId);
    await transaction
      .updateTable('office.strategy_note')
      .set({ resolved_by: isResolved ? member.userId : null, resolved_at: isResolved ? now() : null })
      .where('place_id', '=', member.placeId)
      .where('note_id', '=', threadId)
      .execute();
    await recordAudit(transaction, member, {
      action: 'strategy.change',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { thread: threadId, resolved: isResolved },
    });
  });
}

async function requireThread(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  threadId: string,
) {
  const row = await transaction
    .selectFrom('office.strategy_note')
    .select(['about_kind', 'about_id', 'actor_id'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('note_id', '=', threadId)
    .whereRef('note_id', '=', 'thread_id')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found', 404);
  return row;
}

interface NewNote {
  readonly noteId: string;
  readonly threadId: string;
  readonly about: About;
  readonly words: string;
  readonly actorId: string | null;
}

async function insertNote(
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  { noteId, threadId, about, words, actorId }: NewNote,
): Promise<void> {
  await transaction
    .insertInto('office.strategy_note')
    .values({
      place_id: member.placeId,
      note_id: noteId,
      strategy_id: strategyId,
      thread_id: threadId,
      about_kind: about.kind,
      about_id: about.key,
      words,
      actor_id: actorId,
      written_by: member.userId,
    })
    .execute();
  await recordAudit(transaction, member, {
    action: 'strategy.note',
    objectKind: 'strategy',
    objectId: strategyId,
    detail: { thread: threadId },
  });
}
