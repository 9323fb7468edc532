/** Circles of a place: which there are, and beginning, changing and ending one of its own. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { onlyInside } from '../circle.problems.ts';
import { isInside, orderPlaces, toCirclePlace, type Asked, type Profile } from '../circle.rules.ts';
import { circleSchema, endingSchema } from '../circle.schema.ts';
import type { Circle, CirclePlace, CirclesOfPlace, PastCircle } from '../circle.types.ts';
import * as queries from './circle.queries.ts';

const MAXIMUM_CIRCLES = 50;

interface Read {
  readonly rows: readonly queries.CircleRow[];
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  readonly said: ReadonlyMap<string, readonly queries.SaidRow[]>;
  readonly profiles: Awaited<ReturnType<typeof queries.selectProfiles>>;
}

/** Circles the place leads, is in or was asked into, those at work first; and what is left of those it is not in any more. */
export async function listCirclesOfPlace(member: Member): Promise<CirclesOfPlace> {
  authorise(member, 'circle.read');
  const read = await readAll(member);
  const circles = read.rows.map((row) => toCircle(member.placeId, row, read));
  return { circles: circles.toSorted(byStanding), past: listPast(member.placeId, read, circles) };
}

/** Circles the place leads, is in or was asked into. */
export async function listCircles(member: Member): Promise<Circle[]> {
  return [...(await listCirclesOfPlace(member)).circles];
}

/** Problem `not-found` (404): no such circle, or none this place may see. */
export async function readCircle(member: Member, circleId: string): Promise<Circle> {
  authorise(member, 'circle.read');
  const id = parseInput(rowId, circleId);
  const read = await readAll(member, id);
  const row = read.rows[0];
  if (row === undefined) throw new Problem('not-found', 404);
  return toCircle(member.placeId, row, read);
}

/** Problems `not-found` (404), `forbidden` (403) where it was asked but has not said yes. */
export async function readInnerCircle(member: Member, circleId: string): Promise<Circle> {
  const circle = await readCircle(member, circleId);
  if (!isInside(circle)) throw onlyInside();
  return circle;
}

async function readAll(member: Member, circleId?: string): Promise<Read> {
  const office = await readOffice(member, async (reader) => ({
    rows: await queries.selectCircles(reader, circleId),
    asked: await queries.selectAsked(reader),
    said: await queries.selectSaid(reader),
  }));
  const ids = office.rows.flatMap((row) => [
    row.leadPlaceId,
    ...(office.asked.get(queries.toKey(row)) ?? []).map(({ placeId }) => placeId),
  ]);
  const profiles = await readPublic((reader) => queries.selectProfiles(reader, [...new Set(ids)]));
  return { ...office, profiles };
}

function toCircle(ownPlaceId: string, row: queries.CircleRow, read: Read): Circle {
  const key = queries.toKey(row);
  const asked = read.asked.get(key) ?? [];
  const said = new Map((read.said.get(key) ?? []).map((one) => [one.placeId, one]));
  const others = asked.map((one) =>
    toCirclePlace(one, said.get(one.placeId), read.profiles.get(one.placeId)),
  );
  const members = orderPlaces([toLead(row, read.profiles.get(row.leadPlaceId)), ...others]);
  const ownState = members.find(({ placeId }) => placeId === ownPlaceId)?.state ?? 'invited';
  return { ...row, ownState, members };
}

/** A lead without a public page any more still leads. */
const toLead = (row: queries.CircleRow, profile: Profile | undefined): CirclePlace => ({
  placeId: row.leadPlaceId,
  name: profile?.name ?? '',
  slug: profile?.slug ?? '',
  country: profile?.country ?? '',
  state: 'lead',
  since: row.begunOn,
  mayBeNamed: true,
});

function listPast(ownPlaceId: string, { asked, said }: Read, circles: readonly Circle[]): PastCircle[] {
  const seen = new Set(circles.map(queries.toKey));
  return [...said.values()]
    .flat()
    .filter((one) => one.placeId === ownPlaceId && !seen.has(queries.toKey(one)))
    .map((one) => {
      const invitation = (asked.get(queries.toKey(one)) ?? []).find(({ placeId }) => placeId === ownPlaceId);
      const mayJoin = invitation !== undefined && invitation.withdrawnOn === null;
      return {
        leadPlaceId: one.leadPlaceId,
        circleId: one.circleId,
        name: one.circleName,
        leadName: one.leadName,
        state: one.state === 'member' ? ('removed' as const) : one.state,
        since: one.saidOn,
        mayJoin: mayJoin && one.state !== 'member',
      };
    });
}

const byStanding = (a: Circle, b: Circle): number =>
  Number(a.endedOn !== null) - Number(b.endedOn !== null) || a.name.localeCompare(b.name);

/**
 * Begins a circle that the place leads.
 * @returns its id. Problems `public-profile-missing` (409), `too-many-entries` (422)
 */
export async function beginCircle(member: Member, input: unknown): Promise<string> {
  authorise(member, 'circle.change');
  const words = parseInput(circleSchema, input);
  await readPlaceContext(member);
  return write(member, async (transaction) => {
    const own = (await queries.selectCircles(transaction)).filter(
      ({ leadPlaceId }) => leadPlaceId === member.placeId,
    );
    if (own.length >= MAXIMUM_CIRCLES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_CIRCLES });
    const circleId = await queries.insertCircle(transaction, member.placeId, { ...words, begunOn: today() });
    await noteCircle(transaction, member, circleId, { begun: words.name });
    return circleId;
  });
}

/** Name and purpose. Problem `not-found` (404): another place leads it. */
export async function changeCircle(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const id = parseInput(rowId, circleId);
  const { name, purpose } = parseInput(circleSchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.updateCircle(transaction, member.placeId, id, { name, purpose })))
      throw new Problem('not-found', 404);
    await noteCircle(transaction, member, id, { name });
  });
}

/** Ends a circle: everything in it stays readable for those inside, nothing new is written. */
export async function endCircle(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const id = parseInput(rowId, circleId);
  const { ending } = parseInput(endingSchema, input);
  await write(member, async (transaction) => {
    const changed = { endedOn: today(), ending };
    if (!(await queries.updateCircle(transaction, member.placeId, id, changed)))
      throw new Problem('not-found', 404);
    await noteCircle(transaction, member, id, { ended: changed.endedOn });
  });
}

export const noteCircle = (
  transaction: OfficeTransaction,
  member: Member,
  circleId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
  action: 'circle.change' | 'circle.join' = 'circle.change',
): Promise<void> =>
  recordAudit(transaction, member, { action, objectKind: 'circle', objectId: circleId, detail });
