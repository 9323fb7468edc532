/** Conversations with newcomers, where too few live for a survey: notes of what was said, never of who said it. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { conversationIsCoded, notesNeedALook } from '../theme.problems.ts';
import { conversationSchema } from '../theme.schema.ts';
import type { Conversation, PeopleBand } from '../theme.types.ts';
import { selectKnownNames } from './theme.queries.ts';

const MAXIMUM_CONVERSATIONS_KEPT = 500;

/** Newest month first, each with its notes. */
export async function listConversations(member: Member): Promise<Conversation[]> {
  authorise(member, 'statement.read');
  return readOffice(member, async (reader) => {
    const rows = await reader
      .selectFrom('office.conversation')
      .selectAll()
      .where('place_id', '=', member.placeId)
      .orderBy('month', 'desc')
      .orderBy('setting')
      .execute();
    const notes = await reader
      .selectFrom('confidential.statement')
      .selectAll()
      .where('place_id', '=', member.placeId)
      .where('conversation_id', 'is not', null)
      .orderBy('statement_id')
      .execute();
    return rows.map((row) => {
      const own = notes.filter((one) => one.conversation_id === row.conversation_id);
      return {
        conversationId: row.conversation_id,
        month: row.month,
        setting: row.setting,
        people: row.people as PeopleBand,
        isInterpreted: row.is_interpreted,
        isCoded: own.some((one) => one.coding_round_id !== null),
        notes: own.map((one) => ({
          statementId: one.statement_id,
          conversationId: one.conversation_id,
          body: one.body,
          mayQuote: one.may_quote,
        })),
      };
    });
  });
}

/**
 * Keeps a conversation. Problems `month-in-the-future`, `too-many-entries` (422); `notes-need-a-look` (422) with the words
 * that could tell who was there, until somebody has looked at them.
 */
export async function addConversation(member: Member, input: unknown): Promise<string> {
  authorise(member, 'statement.code');
  const conversation = parseInput(conversationSchema, input);
  const { month, setting, people, isInterpreted, notes } = conversation;
  if (month > today().slice(0, 7)) throw new Problem('month-in-the-future', 422, {}, 'month');
  if (!conversation.isLookedAt) await refuseTellingWords(member, [setting, ...notes]);
  return write(member, async (transaction) => {
    await refuseTooMany(transaction, member.placeId);
    const { conversation_id: conversationId } = await transaction
      .insertInto('office.conversation')
      .values({
        place_id: member.placeId,
        month,
        setting,
        people,
        is_interpreted: isInterpreted,
        created_by: member.userId,
      })
      .returning('conversation_id')
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('confidential.statement')
      .values(
        notes.map((body) => ({
          place_id: member.placeId,
          coding_round_id: null,
          conversation_id: conversationId,
          body,
        })),
      )
      .execute();
    const note = { action: 'statement.code', objectKind: 'theme', objectId: conversationId } as const;
    await recordAudit(transaction, member, { ...note, detail: { step: 'conversation' } });
    return conversationId;
  });
}

async function refuseTooMany(transaction: OfficeTransaction, placeId: string): Promise<void> {
  const { count } = await transaction
    .selectFrom('office.conversation')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAXIMUM_CONVERSATIONS_KEPT)
    throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_CONVERSATIONS_KEPT });
}

async function refuseTellingWords(member: Member, texts: readonly string[]): Promise<void> {
  const knownNames = await readOffice(member, (reader) => selectKnownNames(reader, member.placeId));
  const words = texts.flatMap((text) => flagIdentifyingWords(text, { knownNames }).map((one) => one.words));
  if (words.length > 0) throw notesNeedALook([...new Set(words)]);
}

/** Removes a conversation whose notes were not coded. Problem `conversation-is-coded` (409). */
export async function removeConversation(member: Member, conversationId: string): Promise<void> {
  authorise(member, 'statement.code');
  await write(member, async (transaction) => {
    const coded = await transaction
      .selectFrom('confidential.statement')
      .select('statement_id')
      .where('place_id', '=', member.placeId)
      .where('conversation_id', '=', conversationId)
      .where('coding_round_id', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    if (coded !== undefined) throw conversationIsCoded();
    const { numDeletedRows } = await transaction
      .deleteFrom('office.conversation')
      .where('place_id', '=', member.placeId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
    const note = { action: 'statement.code', objectKind: 'theme', objectId: conversationId } as const;
    await recordAudit(transaction, member, { ...note, detail: { step: 'removed' } });
  });
}
