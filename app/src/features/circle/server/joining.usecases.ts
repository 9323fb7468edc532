/** Who belongs to a circle: the lead asks and takes back, the other place says yes, no, or that it leaves. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { alreadyAsked, circleHasEnded, notInvited } from '../circle.problems.ts';
import { listWorkingPlaces } from '../circle.rules.ts';
import { invitationSchema, removalSchema, yesSchema } from '../circle.schema.ts';
import type { CircleAddress } from '../circle.types.ts';
import { selectCandidates, type Candidate } from './candidate.queries.ts';
import * as queries from './circle.queries.ts';
import { noteCircle, readCircle } from './circle.usecases.ts';

const MAXIMUM_PLACES = 60;

/**
 * Places with a public page here that could be asked, the nearest first; `wanted` narrows by name. Example places are offered to
 * example places, real ones to real ones.
 */
export async function listCandidates(member: Member, circleId: string, wanted: string): Promise<Candidate[]> {
  authorise(member, 'circle.change');
  const circle = await readCircle(member, circleId);
  const { isExample } = await readPlaceContext(member);
  const there = circle.members.filter(({ state }) => state !== 'removed').map(({ placeId }) => placeId);
  return readPublic((reader) =>
    selectCandidates(reader, { ownPlaceId: member.placeId, isExample, wanted, without: there }),
  );
}

/**
 * Asks a place of this installation into a circle that the own place leads.
 * Problems `not-found` (404), `circle-has-ended` (409), `circle-already-asked` (409), `too-many-entries` (422)
 */
export async function invitePlace(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { placeId, words } = parseInput(invitationSchema, input);
  const circle = await readCircle(member, circleId);
  if (circle.leadPlaceId !== member.placeId) throw new Problem('not-found', 404);
  if (circle.endedOn !== null) throw circleHasEnded();
  const there = circle.members.find((one) => one.placeId === placeId);
  if (there !== undefined && there.state !== 'removed') throw alreadyAsked();
  if (listWorkingPlaces(circle).length >= MAXIMUM_PLACES)
    throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_PLACES });
  const { isExample } = await readPlaceContext(member);
  const asked = (await readPublic((reader) => queries.selectProfiles(reader, [placeId]))).get(placeId);
  if (asked === undefined || asked.isExample !== isExample || placeId === member.placeId)
    throw new Problem('not-found', 404);
  await write(member, async (transaction) => {
    const row = { placeId, name: asked.name, words, invitedOn: today() };
    await queries.upsertInvitation(transaction, member.placeId, circle.circleId, row);
    await noteCircle(transaction, member, circle.circleId, { asked: asked.name });
  });
}

/** Takes an invitation back: the place is not in the circle any more, what it wrote stays. Problem `not-found` (404) */
export async function removeFromCircle(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const id = parseInput(rowId, circleId);
  const { placeId } = parseInput(removalSchema, input);
  await write(member, async (transaction) => {
    const gone = { placeId, on: today() };
    if (!(await queries.withdrawInvitation(transaction, member.placeId, id, gone)))
      throw new Problem('not-found', 404);
    await noteCircle(transaction, member, id, { removed: placeId });
  });
}

/** The place joins: the word of its coordinator. Problem `circle-not-invited` (409) */
export async function sayYes(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.join');
  const { mayBeNamed } = parseInput(yesSchema, input);
  await say(member, circleId, { state: 'member', mayBeNamed });
}

/** The place does not join. */
export async function sayNo(member: Member, circleId: string): Promise<void> {
  authorise(member, 'circle.join');
  await say(member, circleId, { state: 'declined', mayBeNamed: false });
}

/** The place leaves. What it wrote stays with the circle; it may take single rows back before. */
export async function leaveCircle(member: Member, circleId: string): Promise<void> {
  authorise(member, 'circle.join');
  await say(member, circleId, { state: 'left', mayBeNamed: false });
}

interface Word {
  readonly state: 'member' | 'declined' | 'left';
  readonly mayBeNamed: boolean;
}

async function say(member: Member, circleId: string, word: Word): Promise<void> {
  const id = parseInput(rowId, circleId);
  const invitation = await findInvitation(member, id);
  const lead = (await readPublic((reader) => queries.selectProfiles(reader, [invitation.leadPlaceId]))).get(
    invitation.leadPlaceId,
  );
  await write(member, async (transaction) => {
    const names = await readNames(transaction, member.placeId, invitation);
    const said = {
      ...invitation,
      circleName: names.circleName,
      leadName: lead?.name ?? names.leadName,
      saidOn: today(),
      ...word,
    };
    await queries.upsertSaid(transaction, member.placeId, said);
    await noteCircle(transaction, member, id, { said: word.state, circle: names.circleName }, 'circle.join');
  });
}

/** The invitation that stands. Leaving and declining need one as well: nobody says no to what was never asked. */
async function findInvitation(member: Member, circleId: string): Promise<CircleAddress> {
  const asked = await readOffice(member, (reader) => queries.selectInvitationsTo(reader, member.placeId));
  const found = asked.find((one) => one.circleId === circleId);
  if (found === undefined) throw notInvited();
  return found;
}

/** The circle's name as it stands, or as this place knew it when it last spoke. */
async function readNames(
  transaction: OfficeTransaction,
  placeId: string,
  address: CircleAddress,
): Promise<{ readonly circleName: string; readonly leadName: string }> {
  const [row] = await queries.selectCircles(transaction, address.circleId);
  const before = ((await queries.selectSaid(transaction)).get(queries.toKey(address)) ?? []).find(
    (one) => one.placeId === placeId,
  );
  return {
    circleName: row?.name ?? before?.circleName ?? '',
    leadName: before?.leadName ?? '',
  };
}
