/** Cards in the database. */
import type { OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { CardDraft, CardPicture, PublishedCard } from '../card.types.ts';
import type { FactAddress } from '#features/fact/fact.types.ts';
import { narrow, type FactReader } from '#features/fact/server/standing-facts.usecases.ts';

interface StoredFact {
  readonly tableId: string;
  readonly measure: string;
  readonly at: Readonly<Record<string, string>>;
}

const toFact = (releaseId: string, fact: unknown): FactAddress => ({ releaseId, ...(fact as StoredFact) });

const toStored = ({ tableId, measure, at }: FactAddress): string => JSON.stringify({ tableId, measure, at });

const DRAFT_COLUMNS = ['card_id', 'release_id', 'fact', 'picture', 'sentences', 'revision'] as const;

interface DraftRow {
  readonly card_id: string;
  readonly release_id: string;
  readonly fact: unknown;
  readonly picture: string;
  readonly sentences: Record<string, string>;
  readonly revision: number;
}

const toDraft = (row: DraftRow): CardDraft => ({
  cardId: row.card_id,
  fact: toFact(row.release_id, row.fact),
  picture: row.picture as CardPicture,
  sentences: row.sentences,
  revision: row.revision,
});

export async function selectCards(reader: FactReader, placeId: string): Promise<CardDraft[]> {
  const rows = await narrow(reader)
    .selectFrom('office.card')
    .select(DRAFT_COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('changed_on', 'desc')
    .orderBy('card_id')
    .execute();
  return rows.map(toDraft);
}

export async function selectCard(
  reader: FactReader,
  placeId: string,
  cardId: string,
): Promise<CardDraft | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.card')
    .select(DRAFT_COLUMNS)
    .where('place_id', '=', placeId)
    .where('card_id', '=', cardId)
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function insertCard(
  transaction: OfficeTransaction,
  placeId: string,
  card: Omit<CardDraft, 'revision'>,
): Promise<void> {
  await transaction
    .insertInto('office.card')
    .values({
      place_id: placeId,
      card_id: card.cardId,
      release_id: card.fact.releaseId,
      fact: toStored(card.fact),
      picture: card.picture,
      sentences: JSON.stringify(card.sentences),
    })
    .execute();
}

/** Whether the card still had this revision. */
export async function updateCard(
  transaction: OfficeTransaction,
  placeId: string,
  card: Omit<CardDraft, 'fact'>,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.card')
    .set({
      picture: card.picture,
      sentences: JSON.stringify(card.sentences),
      revision: card.revision + 1,
      changed_on: day,
    })
    .where('place_id', '=', placeId)
    .where('card_id', '=', card.cardId)
    .where('revision', '=', card.revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteCard(
  transaction: OfficeTransaction,
  placeId: string,
  cardId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.card')
    .where('place_id', '=', placeId)
    .where('card_id', '=', cardId)
    .execute();
}

const PUBLISHED_COLUMNS = [
  'card_id',
  'release_id',
  'fact',
  'picture',
  'sentences',
  'accent',
  'published_on',
  'state',
  'withdrawal',
  'is_example',
] as const;

interface PublishedRow extends Omit<DraftRow, 'revision'> {
  readonly accent: string;
  readonly published_on: string;
  readonly state: string;
  readonly withdrawal: string;
  readonly is_example: boolean;
}

const toPublished = (row: PublishedRow): PublishedCard => ({
  cardId: row.card_id,
  fact: toFact(row.release_id, row.fact),
  picture: row.picture as CardPicture,
  sentences: row.sentences,
  publishedOn: row.published_on,
  accent: row.accent,
  state: row.state as PublishedCard['state'],
  withdrawal: row.withdrawal,
  isExample: row.is_example,
});

/** Newest first; for the public only those whose release it can see. */
export async function selectPublishedCards(
  reader: FactReader | PublicReader,
  placeId: string,
): Promise<PublishedCard[]> {
  const rows = await (reader as PublicReader)
    .selectFrom('published.card')
    .select(PUBLISHED_COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('published_on', 'desc')
    .orderBy('card_id')
    .execute();
  return rows.map(toPublished);
}

export async function selectPublishedCard(
  reader: FactReader | PublicReader,
  placeId: string,
  cardId: string,
): Promise<PublishedCard | undefined> {
  const row = await (reader as PublicReader)
    .selectFrom('published.card')
    .select(PUBLISHED_COLUMNS)
    .where('place_id', '=', placeId)
    .where('card_id', '=', cardId)
    .executeTakeFirst();
  return row && toPublished(row);
}

export async function insertPublishedCard(
  transaction: OfficeTransaction,
  placeId: string,
  card: Omit<PublishedCard, 'state' | 'withdrawal'>,
): Promise<void> {
  await transaction
    .insertInto('published.card')
    .values({
      place_id: placeId,
      card_id: card.cardId,
      release_id: card.fact.releaseId,
      fact: toStored(card.fact),
      picture: card.picture,
      sentences: JSON.stringify(card.sentences),
      accent: card.accent,
      published_on: card.publishedOn,
      is_example: card.isExample,
    })
    .execute();
}

export async function updateCardAsWithdrawn(
  transaction: OfficeTransaction,
  placeId: string,
  cardId: string,
  reason: string,
): Promise<void> {
  await transaction
    .updateTable('published.card')
    .set({ state: 'withdrawn', withdrawal: reason })
    .where('place_id', '=', placeId)
    .where('card_id', '=', cardId)
    .execute();
}
