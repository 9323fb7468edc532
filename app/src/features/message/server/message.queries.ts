/** Messages and their earlier versions in the database. */
import type { OfficeTransaction } from '#server/db/doors.ts';
import { contentSchema } from '../message.schema.ts';
import type { Message, MessageContent, MessageVersion } from '../message.types.ts';
import { narrow, type FactReader } from '#features/fact/server/standing-facts.usecases.ts';

const COLUMNS = ['message_id', 'title', 'content', 'revision', 'changed_on'] as const;

interface Row {
  readonly message_id: string;
  readonly title: string;
  readonly content: unknown;
  readonly revision: number;
  readonly changed_on: string;
}

const toMessage = (row: Row): Message => ({
  messageId: row.message_id,
  title: row.title,
  content: contentSchema.parse(row.content),
  revision: row.revision,
  changedOn: row.changed_on,
});

export async function selectMessages(reader: FactReader, placeId: string): Promise<Message[]> {
  const rows = await narrow(reader)
    .selectFrom('office.message')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('changed_on', 'desc')
    .orderBy('message_id')
    .execute();
  return rows.map(toMessage);
}

export async function selectMessage(
  reader: FactReader,
  placeId: string,
  messageId: string,
): Promise<Message | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.message')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row && toMessage(row);
}

interface Saving {
  readonly messageId: string;
  readonly title: string;
  readonly content: MessageContent;
  readonly userId: string;
  readonly day: string;
}

export async function insertMessage(
  transaction: OfficeTransaction,
  placeId: string,
  { messageId, title, content, userId, day }: Saving,
): Promise<void> {
  await transaction
    .insertInto('office.message')
    .values({
      place_id: placeId,
      message_id: messageId,
      title,
      content: JSON.stringify(content),
      changed_on: day,
      changed_by: userId,
    })
    .execute();
}

/** Whether the message still had this revision. */
export async function updateMessage(
  transaction: OfficeTransaction,
  placeId: string,
  { messageId, title, content, userId, day, revision }: Saving & { readonly revision: number },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.message')
    .set({
      title,
      content: JSON.stringify(content),
      revision: revision + 1,
      changed_on: day,
      changed_by: userId,
    })
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteMessage(
  transaction: OfficeTransaction,
  placeId: string,
  messageId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.message')
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .execute();
}

/** Keeps what the message said, and lets go of what is older than the newest `maximum`. */
export async function insertVersion(
  transaction: OfficeTransaction,
  placeId: string,
  { messageId, title, content, revision, changedOn }: Message,
  { userId, maximum }: { readonly userId: string; readonly maximum: number },
): Promise<void> {
  await transaction
    .insertInto('office.message_version')
    .values({
      place_id: placeId,
      message_id: messageId,
      revision,
      title,
      content: JSON.stringify(content),
      saved_on: changedOn,
      saved_by: userId,
    })
    .execute();
  await transaction
    .deleteFrom('office.message_version')
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .where('revision', '<=', revision - maximum)
    .execute();
}

/** Newest first. */
export async function selectVersions(
  reader: FactReader,
  placeId: string,
  messageId: string,
): Promise<MessageVersion[]> {
  const rows = await narrow(reader)
    .selectFrom('office.message_version')
    .select(['revision', 'title', 'saved_on'])
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({ revision: row.revision, title: row.title, savedOn: row.saved_on }));
}

export async function selectVersion(
  reader: FactReader,
  placeId: string,
  messageId: string,
  revision: number,
): Promise<Pick<Message, 'title' | 'content'> | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.message_version')
    .select(['title', 'content'])
    .where('place_id', '=', placeId)
    .where('message_id', '=', messageId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row && { title: row.title, content: contentSchema.parse(row.content) };
}
