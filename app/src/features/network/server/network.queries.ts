/** Rows of networks a place wrote down, of its memberships, of what came back and of where practices were posted. */
import type { NetworkPurpose, NetworkReach } from '@vicus/reference';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Membership, NetworkReturn, OwnNetwork, Posting, ReturnKind } from '../network.types.ts';

type Reader = OfficeReader | OfficeTransaction;
const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;
const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));

/** A row of `office.own_network` or `published.network`. */
interface NetworkRow {
  readonly network_id: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly purpose: string;
  readonly entry: string;
  readonly reach: string;
  readonly languages: readonly string[];
  readonly cost_cents: string | null;
  readonly hours_a_year: string | null;
  readonly minimum_population: number | null;
  readonly link: string;
  readonly source: string;
  readonly checked_on: string;
}

export const fromNetworkRow = (row: NetworkRow): OwnNetwork => ({
  networkId: row.network_id,
  name: row.name,
  purposes: row.purposes as readonly NetworkPurpose[],
  purpose: row.purpose,
  entry: row.entry,
  reach: row.reach as NetworkReach,
  languages: row.languages,
  costCents: toNumber(row.cost_cents),
  hoursAYear: toNumber(row.hours_a_year),
  minimumPopulation: row.minimum_population,
  link: row.link,
  source: row.source,
  checkedOn: row.checked_on,
});

export const toNetworkRow = (one: Omit<OwnNetwork, 'networkId'>) => ({
  name: one.name,
  purposes: one.purposes,
  purpose: one.purpose,
  entry: one.entry,
  reach: one.reach,
  languages: one.languages,
  cost_cents: one.costCents,
  hours_a_year: one.hoursAYear,
  minimum_population: one.minimumPopulation,
  link: one.link,
  source: one.source,
  checked_on: one.checkedOn,
});

export async function selectOwnNetworks(reader: Reader, placeId: string): Promise<OwnNetwork[]> {
  const rows = await narrow(reader)
    .selectFrom('office.own_network')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('name')
    .limit(500)
    .execute();
  return rows.map(fromNetworkRow);
}

export async function hasOwnNetwork(reader: Reader, placeId: string, networkId: string): Promise<boolean> {
  const row = await narrow(reader)
    .selectFrom('office.own_network')
    .select('network_id')
    .where('place_id', '=', placeId)
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds one, or with `networkId` changes it. @returns its id; undefined: there is none of this id */
export async function saveOwnNetworkRow(
  transaction: OfficeTransaction,
  placeId: string,
  one: Omit<OwnNetwork, 'networkId'>,
  networkId?: string,
): Promise<string | undefined> {
  const row =
    networkId === undefined
      ? await transaction
          .insertInto('office.own_network')
          .values({ place_id: placeId, ...toNetworkRow(one) })
          .returning('network_id')
          .executeTakeFirst()
      : await transaction
          .updateTable('office.own_network')
          .set(toNetworkRow(one))
          .where('place_id', '=', placeId)
          .where('network_id', '=', networkId)
          .returning('network_id')
          .executeTakeFirst();
  return row?.network_id;
}

/** @returns whether it was there */
export async function deleteOwnNetwork(
  transaction: OfficeTransaction,
  placeId: string,
  networkId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.own_network')
    .where('place_id', '=', placeId)
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function selectMemberships(reader: Reader, placeId: string): Promise<Membership[]> {
  const rows = await narrow(reader)
    .selectFrom('office.network_membership')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('since_year')
    .orderBy('network_key')
    .execute();
  return rows.map((row) => ({
    networkKey: row.network_key,
    sinceYear: row.since_year,
    untilYear: row.until_year,
    eurosCents: toNumber(row.euros_cents),
    hoursAMonth: toNumber(row.hours_a_month),
    contactFunction: row.contact_function,
    note: row.note,
  }));
}

export async function upsertMembership(
  transaction: OfficeTransaction,
  placeId: string,
  one: Membership,
): Promise<void> {
  const row = {
    since_year: one.sinceYear,
    until_year: one.untilYear,
    euros_cents: one.eurosCents,
    hours_a_month: one.hoursAMonth,
    contact_function: one.contactFunction,
    note: one.note,
  };
  await transaction
    .insertInto('office.network_membership')
    .values({ place_id: placeId, network_key: one.networkKey, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'network_key']).doUpdateSet(row))
    .execute();
}

export async function deleteMembership(
  transaction: OfficeTransaction,
  placeId: string,
  networkKey: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.network_membership')
    .where('place_id', '=', placeId)
    .where('network_key', '=', networkKey)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The latest first. */
export async function selectReturns(reader: Reader, placeId: string): Promise<NetworkReturn[]> {
  const rows = await narrow(reader)
    .selectFrom('office.network_return')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('came_on', 'desc')
    .orderBy('return_id')
    .limit(2_000)
    .execute();
  return rows.map((row) => ({
    returnId: row.return_id,
    networkKey: row.network_key,
    cameOn: row.came_on,
    kind: row.kind as ReturnKind,
    words: row.words,
    amountCents: toNumber(row.amount_cents),
  }));
}

export async function insertReturn(
  transaction: OfficeTransaction,
  placeId: string,
  one: Omit<NetworkReturn, 'returnId'>,
): Promise<void> {
  await transaction
    .insertInto('office.network_return')
    .values({
      place_id: placeId,
      network_key: one.networkKey,
      came_on: one.cameOn,
      kind: one.kind,
      words: one.words,
      amount_cents: one.amountCents,
    })
    .execute();
}

export async function deleteReturn(
  transaction: OfficeTransaction,
  placeId: string,
  returnId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.network_return')
    .where('place_id', '=', placeId)
    .where('return_id', '=', returnId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The latest first. */
export async function selectPostings(reader: Reader, placeId: string): Promise<Posting[]> {
  const rows = await narrow(reader)
    .selectFrom('office.network_posting')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('posted_on', 'desc')
    .orderBy('posting_id')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    postingId: row.posting_id,
    practiceKey: row.practice_id,
    practiceTitle: row.practice_title,
    templateId: row.template_id,
    postedOn: row.posted_on,
    link: row.link,
    note: row.note,
  }));
}

export async function insertPosting(
  transaction: OfficeTransaction,
  placeId: string,
  one: Omit<Posting, 'postingId'>,
): Promise<void> {
  await transaction
    .insertInto('office.network_posting')
    .values({
      place_id: placeId,
      practice_id: one.practiceKey,
      practice_title: one.practiceTitle,
      template_id: one.templateId,
      posted_on: one.postedOn,
      link: one.link,
      note: one.note,
    })
    .execute();
}

export async function deletePosting(
  transaction: OfficeTransaction,
  placeId: string,
  postingId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.network_posting')
    .where('place_id', '=', placeId)
    .where('posting_id', '=', postingId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
