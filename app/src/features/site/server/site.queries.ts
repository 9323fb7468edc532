/** Rows of the site of a place. The picture itself is read only where it is sent. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { ArmsFacts, ArmsKind, PublicSite, Site, SiteTexts, SiteWords } from '../site.types.ts';

type Office = OfficeReader | OfficeTransaction;

const COLUMNS = [
  'display_name',
  'wants',
  'does',
  'accent',
  'arms_kind',
  'arms_width',
  'arms_height',
  'arms_alt',
  'contact_office',
  'contact_address',
  'contact_phone',
  'responsible',
  'data_protection',
  'not_accessible',
  'hidden_pages',
] as const;

/** Enough to tell two pictures apart, and short enough for an address. */
const ARMS_HASH = sql<string | null>`left(encode(sha256(arms), 'hex'), 16)`.as('arms_hash');

interface SiteRow {
  readonly display_name: string;
  readonly wants: SiteTexts;
  readonly does: SiteTexts;
  readonly accent: string;
  readonly arms_kind: string;
  readonly arms_width: number;
  readonly arms_height: number;
  readonly arms_alt: SiteTexts;
  readonly arms_hash: string | null;
  readonly contact_office: string;
  readonly contact_address: string;
  readonly contact_phone: string;
  readonly responsible: string;
  readonly data_protection: string;
  readonly not_accessible: SiteTexts;
  readonly hidden_pages: string[];
}

const toSite = (row: SiteRow): Site => ({
  displayName: row.display_name,
  wants: row.wants,
  does: row.does,
  accent: row.accent,
  contactOffice: row.contact_office,
  contactAddress: row.contact_address,
  contactPhone: row.contact_phone,
  responsible: row.responsible,
  dataProtection: row.data_protection,
  notAccessible: row.not_accessible,
  hiddenPages: row.hidden_pages,
  arms:
    row.arms_hash === null
      ? null
      : {
          kind: row.arms_kind as ArmsKind,
          widthPx: row.arms_width,
          heightPx: row.arms_height,
          hash: row.arms_hash,
          alt: row.arms_alt,
        },
});

export async function selectSite(reader: Office, placeId: string): Promise<Site | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.site')
    .select([...COLUMNS, ARMS_HASH])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row && toSite(row);
}

export async function selectPublicSite(
  reader: PublicReader | Office,
  placeId: string,
): Promise<PublicSite | undefined> {
  const row = await (reader as PublicReader)
    .selectFrom('published.site')
    .select([...COLUMNS, ARMS_HASH, 'published_on'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row && { ...toSite(row), publishedOn: row.published_on };
}

export interface ArmsRow {
  readonly content: Uint8Array;
  readonly kind: ArmsKind;
}

/** `table`: the office's, or the one that everybody reads. */
export async function selectArms(
  reader: PublicReader | Office,
  placeId: string,
  table: 'office.site' | 'published.site',
): Promise<ArmsRow | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom(table)
    .select(['arms', 'arms_kind'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row?.arms ? { content: row.arms, kind: row.arms_kind as ArmsKind } : undefined;
}

/** Waits for others who change it. */
export async function lockSite(transaction: OfficeTransaction, placeId: string): Promise<Site | undefined> {
  await transaction
    .selectFrom('office.site')
    .select('place_id')
    .where('place_id', '=', placeId)
    .forUpdate()
    .executeTakeFirst();
  return selectSite(transaction, placeId);
}

export async function upsertSite(
  transaction: OfficeTransaction,
  placeId: string,
  words: SiteWords,
  day: string,
): Promise<void> {
  const row = {
    display_name: words.displayName,
    wants: JSON.stringify(words.wants),
    does: JSON.stringify(words.does),
    accent: words.accent,
    contact_office: words.contactOffice,
    contact_address: words.contactAddress,
    contact_phone: words.contactPhone,
    responsible: words.responsible,
    data_protection: words.dataProtection,
    not_accessible: JSON.stringify(words.notAccessible),
    hidden_pages: [...words.hiddenPages],
    changed_on: day,
  };
  await transaction
    .insertInto('office.site')
    .values({ place_id: placeId, arms_alt: '{}', ...row })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(row))
    .execute();
}

/** null: takes the picture off. */
export async function upsertArms(
  transaction: OfficeTransaction,
  placeId: string,
  arms: { readonly content: Uint8Array; readonly facts: ArmsFacts; readonly alt: SiteTexts } | null,
  day: string,
): Promise<void> {
  const row = {
    arms: arms === null ? null : Buffer.from(arms.content),
    arms_kind: arms?.facts.kind ?? '',
    arms_width: arms?.facts.widthPx ?? 0,
    arms_height: arms?.facts.heightPx ?? 0,
    arms_alt: JSON.stringify(arms?.alt ?? {}),
    changed_on: day,
  };
  await transaction
    .insertInto('office.site')
    .values({ place_id: placeId, wants: '{}', does: '{}', not_accessible: '{}', ...row })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(row))
    .execute();
}

export async function copyToPublic(
  transaction: OfficeTransaction,
  placeId: string,
  day: string,
): Promise<void> {
  await deletePublicSite(transaction, placeId);
  const copied = ['place_id', 'arms', ...COLUMNS] as const;
  await transaction
    .insertInto('published.site')
    .columns([...copied, 'published_on'])
    .expression((eb) =>
      eb
        .selectFrom('office.site')
        .select([...copied])
        .select(sql<string>`${day}::date`.as('published_on'))
        .where('place_id', '=', placeId),
    )
    .execute();
}

export async function deletePublicSite(transaction: OfficeTransaction, placeId: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.site')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
