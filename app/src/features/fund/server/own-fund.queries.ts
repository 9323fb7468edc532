/** Rows of funds that a place found itself, and of those it shares. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { OwnFundInput } from '../fund.schema.ts';
import type { OwnFund, PublishedFund } from '../fund.types.ts';

type Reader = OfficeReader | OfficeTransaction;
const toEuro = (text: string | null): number | null => (text === null ? null : Number(text));

export async function selectOwnFunds(reader: Reader, placeId: string): Promise<OwnFund[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.own_fund as own')
    .leftJoin('published.own_fund as shared', (join) =>
      join.onRef('shared.place_id', '=', 'own.place_id').onRef('shared.own_fund_id', '=', 'own.own_fund_id'),
    )
    .selectAll('own')
    .select('shared.published_on')
    .where('own.place_id', '=', placeId)
    .orderBy(sql`lower(own.name)`)
    .execute();
  return rows.map((row) => ({
    ownFundId: row.own_fund_id,
    name: row.name,
    language: row.language,
    funder: row.funder,
    about: row.about,
    minimumEur: toEuro(row.minimum_eur),
    maximumEur: toEuro(row.maximum_eur),
    ownSharePercent: row.own_share_percent,
    deadline: row.deadline,
    link: row.link,
    checkedOn: row.checked_on,
    isPublished: row.published_on !== null,
    revision: row.revision,
  }));
}

const toRow = (given: OwnFundInput) => ({
  name: given.name,
  language: given.language,
  funder: given.funder,
  about: given.about,
  minimum_eur: given.minimumEur,
  maximum_eur: given.maximumEur,
  own_share_percent: given.ownSharePercent,
  deadline: given.deadline,
  link: given.link,
  checked_on: given.checkedOn,
});

export async function insertOwnFund(
  transaction: OfficeTransaction,
  placeId: string,
  given: OwnFundInput,
): Promise<string> {
  const row = await transaction
    .insertInto('office.own_fund')
    .values({ place_id: placeId, ...toRow(given) })
    .returning('own_fund_id')
    .executeTakeFirstOrThrow();
  return row.own_fund_id;
}

/** False where somebody saved meanwhile. */
export async function updateOwnFund(
  transaction: OfficeTransaction,
  placeId: string,
  ownFundId: string,
  given: OwnFundInput,
): Promise<boolean> {
  const changed = await transaction
    .updateTable('office.own_fund')
    .set({ ...toRow(given), revision: given.revision + 1 })
    .where('place_id', '=', placeId)
    .where('own_fund_id', '=', ownFundId)
    .where('revision', '=', given.revision)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function deleteOwnFund(
  transaction: OfficeTransaction,
  placeId: string,
  ownFundId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.own_fund')
    .where('place_id', '=', placeId)
    .where('own_fund_id', '=', ownFundId)
    .execute();
}

export async function insertPublishedFund(
  transaction: OfficeTransaction,
  place: {
    readonly placeId: string;
    readonly name: string;
    readonly slug: string;
    readonly country: string;
    readonly isExample: boolean;
  },
  own: OwnFund,
): Promise<void> {
  const row = {
    place_name: place.name,
    place_slug: place.slug,
    country: place.country,
    is_example: place.isExample,
    name: own.name,
    language: own.language,
    funder: own.funder,
    about: own.about,
    minimum_eur: own.minimumEur,
    maximum_eur: own.maximumEur,
    own_share_percent: own.ownSharePercent,
    deadline: own.deadline,
    link: own.link,
    checked_on: own.checkedOn,
  };
  await transaction
    .insertInto('published.own_fund')
    .values({ place_id: place.placeId, own_fund_id: own.ownFundId, ...row })
    .onConflict((on) =>
      on
        .columns(['place_id', 'own_fund_id'])
        .doUpdateSet({ ...row, published_on: sql<string>`current_date` }),
    )
    .execute();
}

export async function deletePublishedFund(
  transaction: OfficeTransaction,
  placeId: string,
  ownFundId: string,
): Promise<void> {
  await transaction
    .deleteFrom('published.own_fund')
    .where('place_id', '=', placeId)
    .where('own_fund_id', '=', ownFundId)
    .execute();
}

/** What real places share with everybody; `examples`: what example places share among themselves. */
export async function selectPublishedFunds(
  reader: PublicReader,
  { examples }: { readonly examples: boolean },
): Promise<PublishedFund[]> {
  const rows = await reader
    .selectFrom('published.own_fund')
    .selectAll()
    .where('is_example', '=', examples)
    .orderBy('published_on', 'desc')
    .orderBy('own_fund_id')
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    placeName: row.place_name,
    placeSlug: row.place_slug,
    country: row.country,
    isExample: row.is_example,
    ownFundId: row.own_fund_id,
    name: row.name,
    language: row.language,
    funder: row.funder,
    about: row.about,
    minimumEur: toEuro(row.minimum_eur),
    maximumEur: toEuro(row.maximum_eur),
    ownSharePercent: row.own_share_percent,
    deadline: row.deadline,
    link: row.link,
    checkedOn: row.checked_on,
    publishedOn: row.published_on,
  }));
}
