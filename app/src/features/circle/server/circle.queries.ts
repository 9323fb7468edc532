/** Rows of circles, invitations and what places said to them. Row-level security decides which of others' rows there are. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { Asked, Profile, Said } from '../circle.rules.ts';
import type { CircleAddress } from '../circle.types.ts';

type Reader = OfficeReader | OfficeTransaction;
const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

export interface CircleRow extends CircleAddress {
  readonly name: string;
  readonly purpose: string;
  readonly currency: string;
  readonly begunOn: string;
  readonly endedOn: string | null;
  readonly ending: string;
}

/** Circles the place leads or was asked into; with `circleId` only that one. */
export async function selectCircles(reader: Reader, circleId?: string): Promise<CircleRow[]> {
  let query = narrow(reader).selectFrom('office.circle').selectAll();
  if (circleId !== undefined) query = query.where('circle_id', '=', circleId);
  const rows = await query.orderBy('ended_on', 'desc').orderBy('name').limit(200).execute();
  return rows.map((row) => ({
    leadPlaceId: row.place_id,
    circleId: row.circle_id,
    name: row.name,
    purpose: row.purpose,
    currency: row.currency,
    begunOn: row.begun_on,
    endedOn: row.ended_on,
    ending: row.ending,
  }));
}

/** By circle: whom its lead asked. */
export async function selectAsked(reader: Reader): Promise<ReadonlyMap<string, readonly Asked[]>> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_invitation')
    .selectAll()
    .orderBy('other_name')
    .limit(5_000)
    .execute();
  return groupByCircle(
    rows.map((row) => ({
      leadPlaceId: row.place_id,
      circleId: row.circle_id,
      placeId: row.other_place_id,
      name: row.other_name,
      invitedOn: row.invited_on,
      withdrawnOn: row.withdrawn_on,
    })),
  );
}

export interface SaidRow extends Said, CircleAddress {
  readonly circleName: string;
  readonly leadName: string;
}

/** By circle: what places said. */
export async function selectSaid(reader: Reader): Promise<ReadonlyMap<string, readonly SaidRow[]>> {
  const rows = await narrow(reader).selectFrom('office.circle_member').selectAll().limit(5_000).execute();
  return groupByCircle(
    rows.map((row) => ({
      placeId: row.place_id,
      leadPlaceId: row.lead_place_id,
      circleId: row.circle_id,
      circleName: row.circle_name,
      leadName: row.lead_name,
      state: row.state as Said['state'],
      saidOn: row.said_on,
      mayBeNamed: row.may_be_named,
    })),
  );
}

export const toKey = ({ leadPlaceId, circleId }: CircleAddress): string => `${leadPlaceId}/${circleId}`;

function groupByCircle<Row extends CircleAddress>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, toKey);
}

/** Public profiles of places by id. */
export async function selectProfiles(
  reader: PublicReader,
  placeIds: readonly string[],
): Promise<ReadonlyMap<string, Profile & { readonly isExample: boolean }>> {
  if (placeIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('published.place')
    .select(['place_id', 'name', 'slug', 'country', 'is_example'])
    .where('place_id', 'in', placeIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.place_id,
      {
        placeId: row.place_id,
        name: row.name,
        slug: row.slug,
        country: row.country,
        isExample: row.is_example,
      },
    ]),
  );
}

/** @returns id of the new circle */
export async function insertCircle(
  transaction: OfficeTransaction,
  placeId: string,
  row: Pick<CircleRow, 'name' | 'purpose' | 'currency' | 'begunOn'>,
): Promise<string> {
  const { circle_id } = await transaction
    .insertInto('office.circle')
    .values({
      place_id: placeId,
      name: row.name,
      purpose: row.purpose,
      currency: row.currency,
      begun_on: row.begunOn,
    })
    .returning('circle_id')
    .executeTakeFirstOrThrow();
  return circle_id;
}

/** @returns whether the place leads such a circle */
export async function updateCircle(
  transaction: OfficeTransaction,
  placeId: string,
  circleId: string,
  row: Partial<Pick<CircleRow, 'name' | 'purpose' | 'endedOn' | 'ending'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.circle')
    .set({
      ...(row.name === undefined ? {} : { name: row.name }),
      ...(row.purpose === undefined ? {} : { purpose: row.purpose }),
      ...(row.endedOn === undefined ? {} : { ended_on: row.endedOn }),
      ...(row.ending === undefined ? {} : { ending: row.ending }),
    })
    .where('place_id', '=', placeId)
    .where('circle_id', '=', circleId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Asks, or asks again after the invitation was taken back. */
export async function upsertInvitation(
  transaction: OfficeTransaction,
  placeId: string,
  circleId: string,
  asked: {
    readonly placeId: string;
    readonly name: string;
    readonly words: string;
    readonly invitedOn: string;
  },
): Promise<void> {
  const row = { other_name: asked.name, words: asked.words, invited_on: asked.invitedOn, withdrawn_on: null };
  await transaction
    .insertInto('office.circle_invitation')
    .values({ place_id: placeId, circle_id: circleId, other_place_id: asked.placeId, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'circle_id', 'other_place_id']).doUpdateSet(row))
    .execute();
}

/** @returns whether there was one to take back */
export async function withdrawInvitation(
  transaction: OfficeTransaction,
  placeId: string,
  circleId: string,
  gone: { readonly placeId: string; readonly on: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.circle_invitation')
    .set({ withdrawn_on: gone.on })
    .where('place_id', '=', placeId)
    .where('circle_id', '=', circleId)
    .where('other_place_id', '=', gone.placeId)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What the place says for itself. */
export async function upsertSaid(
  transaction: OfficeTransaction,
  placeId: string,
  said: Omit<SaidRow, 'placeId'>,
): Promise<void> {
  const row = {
    circle_name: said.circleName,
    lead_name: said.leadName,
    state: said.state,
    said_on: said.saidOn,
    may_be_named: said.mayBeNamed,
  };
  await transaction
    .insertInto('office.circle_member')
    .values({ place_id: placeId, lead_place_id: said.leadPlaceId, circle_id: said.circleId, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'lead_place_id', 'circle_id']).doUpdateSet(row))
    .execute();
}

/** Invitations to the own place that stand. */
export async function selectInvitationsTo(reader: Reader, placeId: string): Promise<CircleAddress[]> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_invitation')
    .select(['place_id', 'circle_id'])
    .where('other_place_id', '=', placeId)
    .where('withdrawn_on', 'is', null)
    .execute();
  return rows.map((row) => ({ leadPlaceId: row.place_id, circleId: row.circle_id }));
}
