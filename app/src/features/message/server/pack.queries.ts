/** Packs in the database. */
import type { OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { PackDraft, PublishedPack } from '../pack.types.ts';
import { narrow, type FactReader } from '#features/fact/server/standing-facts.usecases.ts';

const DRAFT_COLUMNS = [
  'pack_id',
  'language',
  'title',
  'introduction',
  'facts',
  'questions',
  'opens_at',
  'revision',
] as const;

interface DraftRow {
  readonly pack_id: string;
  readonly language: string;
  readonly title: string;
  readonly introduction: string;
  readonly facts: unknown;
  readonly questions: string[];
  readonly opens_at: Date | null;
  readonly revision: number;
}

const toDraft = (row: DraftRow): PackDraft => ({
  packId: row.pack_id,
  language: row.language,
  title: row.title,
  introduction: row.introduction,
  facts: row.facts as FactAddress[],
  questions: row.questions,
  opensAt: row.opens_at?.toISOString() ?? null,
  revision: row.revision,
});

export async function selectPacks(reader: FactReader, placeId: string): Promise<PackDraft[]> {
  const rows = await narrow(reader)
    .selectFrom('office.pack')
    .select(DRAFT_COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('changed_on', 'desc')
    .orderBy('pack_id')
    .execute();
  return rows.map(toDraft);
}

export async function selectPack(
  reader: FactReader,
  placeId: string,
  packId: string,
): Promise<PackDraft | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.pack')
    .select(DRAFT_COLUMNS)
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function insertPack(
  transaction: OfficeTransaction,
  placeId: string,
  pack: Pick<PackDraft, 'packId' | 'title' | 'language'>,
): Promise<void> {
  await transaction
    .insertInto('office.pack')
    .values({ place_id: placeId, pack_id: pack.packId, title: pack.title, language: pack.language })
    .execute();
}

/** Whether the pack still had this revision. */
export async function updatePack(
  transaction: OfficeTransaction,
  placeId: string,
  pack: PackDraft,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.pack')
    .set({
      language: pack.language,
      title: pack.title,
      introduction: pack.introduction,
      facts: JSON.stringify(pack.facts),
      questions: JSON.stringify(pack.questions),
      opens_at: pack.opensAt,
      revision: pack.revision + 1,
      changed_on: day,
    })
    .where('place_id', '=', placeId)
    .where('pack_id', '=', pack.packId)
    .where('revision', '=', pack.revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deletePack(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.pack')
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .execute();
}

const PUBLISHED_COLUMNS = [
  'pack_id',
  'language',
  'title',
  'introduction',
  'facts',
  'questions',
  'opens_at',
  'content_hash',
  'state',
  'withdrawal',
  'is_example',
] as const;

/** Before its moment the public has no such row. */
export async function selectPublishedPack(
  reader: FactReader | PublicReader,
  placeId: string,
  packId: string,
): Promise<PublishedPack | undefined> {
  const row = await (reader as PublicReader)
    .selectFrom('published.pack')
    .select(PUBLISHED_COLUMNS)
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .executeTakeFirst();
  return row && toPublished(row);
}

/** Newest first. */
export async function selectPublishedPacks(
  reader: FactReader | PublicReader,
  placeId: string,
): Promise<PublishedPack[]> {
  const rows = await (reader as PublicReader)
    .selectFrom('published.pack')
    .select(PUBLISHED_COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('opens_at', 'desc')
    .orderBy('pack_id')
    .execute();
  return rows.map(toPublished);
}

interface PublishedRow extends Omit<DraftRow, 'revision' | 'opens_at'> {
  readonly opens_at: Date;
  readonly content_hash: string;
  readonly state: string;
  readonly withdrawal: string;
  readonly is_example: boolean;
}

const toPublished = (row: PublishedRow): PublishedPack => ({
  packId: row.pack_id,
  language: row.language,
  title: row.title,
  introduction: row.introduction,
  facts: row.facts as FactAddress[],
  questions: row.questions,
  opensAt: row.opens_at.toISOString(),
  contentHash: row.content_hash,
  state: row.state as PublishedPack['state'],
  withdrawal: row.withdrawal,
  isExample: row.is_example,
});

/** The pack on paper. */
export async function selectPackDocument(
  reader: FactReader | PublicReader,
  placeId: string,
  packId: string,
): Promise<Uint8Array | undefined> {
  const row = await (reader as PublicReader)
    .selectFrom('published.pack')
    .select('document')
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .executeTakeFirst();
  return row?.document;
}

export async function insertPublishedPack(
  transaction: OfficeTransaction,
  placeId: string,
  pack: Omit<PublishedPack, 'state' | 'withdrawal'> & { readonly document: Uint8Array },
): Promise<void> {
  await transaction
    .insertInto('published.pack')
    .values({
      place_id: placeId,
      pack_id: pack.packId,
      language: pack.language,
      title: pack.title,
      introduction: pack.introduction,
      facts: JSON.stringify(pack.facts),
      questions: JSON.stringify(pack.questions),
      opens_at: pack.opensAt,
      content_hash: pack.contentHash,
      document: Buffer.from(pack.document),
      is_example: pack.isExample,
    })
    .execute();
}

/** Calls a pack back that was not opened yet. */
export async function deletePublishedPack(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
): Promise<void> {
  await transaction
    .deleteFrom('published.pack')
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .execute();
}

export async function updatePackAsWithdrawn(
  transaction: OfficeTransaction,
  placeId: string,
  packId: string,
  reason: string,
): Promise<void> {
  await transaction
    .updateTable('published.pack')
    .set({ state: 'withdrawn', withdrawal: reason })
    .where('place_id', '=', placeId)
    .where('pack_id', '=', packId)
    .execute();
}
