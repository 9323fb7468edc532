/**
 * The example town leads a circle. Each invited neighbour says yes and writes its own rows while it is being made: afterwards
 * nobody has an office there.
 */
import { listWorkingPlaces } from '#features/circle/circle.rules.ts';
import type { Circle } from '#features/circle/circle.types.ts';
import { beginCircle, listCircles } from '#features/circle/server/circle.usecases.ts';
import { invitePlace, sayYes } from '#features/circle/server/joining.usecases.ts';
import { publishOutcome } from '#features/circle/server/outcome.usecases.ts';
import * as room from '#features/circle/server/room.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import * as example from '../example-circle.ts';

const readYear = (): string => today().slice(0, 4);

/** Before the neighbours are there: what the town that leads has written by itself. */
export async function runExampleCircle(lead: Member): Promise<void> {
  const circleId = await beginCircle(lead, example.EXAMPLE_CIRCLE);
  await room.addTopic(lead, circleId, example.EXAMPLE_CIRCLE_TOPIC);
  for (const line of example.EXAMPLE_CIRCLE_MONEY)
    await room.addMoney(lead, circleId, { ...line, year: readYear() }, 'en');
  const { heldAgo, trained, ...training } = example.EXAMPLE_CIRCLE_TRAINING;
  await room.addTraining(lead, circleId, { ...training, heldOn: addDays(today(), -heldAgo) });
  await sendTrained(lead, circleId, trained);
  const { heldIn, ...planned } = example.EXAMPLE_CIRCLE_PLANNED;
  await room.addCircleMeeting(lead, circleId, {
    ...planned,
    heldOn: addDays(today(), heldIn),
    isLookedAt: 'on',
  });
}

/** `neighbour` is in the making. Nothing where the town ended its circle meanwhile, or gave it another name. */
export async function joinExampleCircle(lead: Member, neighbour: Member, name: string): Promise<void> {
  const about = example.EXAMPLE_CIRCLE_MEMBERS.find((one) => one.name === name);
  if (about === undefined && name !== example.EXAMPLE_CIRCLE_INVITED) return;
  const circle = await findCircle(lead);
  if (circle === undefined) return;
  const { circleId } = circle;
  if (!circle.members.some(({ placeId }) => placeId === neighbour.placeId)) {
    const asked = { placeId: neighbour.placeId, words: example.EXAMPLE_CIRCLE.invitation };
    await invitePlace(lead, circleId, asked);
  }
  if (about === undefined) return;
  await sayYes(neighbour, circleId, about.mayBeNamed ? { mayBeNamed: 'on' } : {});
  await writeOwnRows(neighbour, circleId, about);
  if (name === example.EXAMPLE_CIRCLE_MEMBERS.at(-1)?.name) await meet(lead);
}

const findCircle = async (lead: Member): Promise<Circle | undefined> =>
  (await listCircles(lead)).find(
    ({ leadPlaceId, name, endedOn }) =>
      leadPlaceId === lead.placeId && name === example.EXAMPLE_CIRCLE.name && endedOn === null,
  );

async function writeOwnRows(
  neighbour: Member,
  circleId: string,
  { name, share, trained, topic }: example.ExampleCircleMember,
): Promise<void> {
  const paid = share.isPaid ? { isPaid: 'on' } : {};
  const line = { kind: 'share', what: 'Interpreting by phone', year: readYear(), amount: share.amount };
  await room.addMoney(neighbour, circleId, { ...line, ...paid }, 'en');
  await sendTrained(neighbour, circleId, trained);
  if (topic !== null) await room.addTopic(neighbour, circleId, topic);
  for (const { by, ...outcome } of example.EXAMPLE_CIRCLE_OUTCOMES)
    if (by === name)
      await room.addOutcome(neighbour, circleId, { ...outcome, language: 'en', isLookedAt: 'on' });
}

async function sendTrained(member: Member, circleId: string, people: number): Promise<void> {
  const { trainings } = await room.readCircleRoom(member, circleId);
  const held = trainings.find(({ title }) => title === example.EXAMPLE_CIRCLE_TRAINING.title);
  if (held !== undefined)
    await room.saveTrained(member, circleId, { trainingId: held.trainingId, people: String(people) });
}

/** With everybody in it: the meeting that was held, and what came out. Once only, should a start have been killed half-way. */
async function meet(lead: Member): Promise<void> {
  const circle = await findCircle(lead);
  if (circle === undefined) return;
  const { circleId } = circle;
  const before = await room.readCircleRoom(lead, circleId);
  const { heldAgo, ...met } = example.EXAMPLE_CIRCLE_MET;
  const heldOn = addDays(today(), -heldAgo);
  const came = listWorkingPlaces(circle).map(({ placeId }) => placeId);
  if (!before.meetings.some(({ decided }) => decided === met.decided))
    await room.addCircleMeeting(lead, circleId, { ...met, heldOn, came, isLookedAt: 'on' });
  for (const { by, ...outcome } of example.EXAMPLE_CIRCLE_OUTCOMES) {
    if (by !== 'lead' || before.outcomes.some(({ title }) => title === outcome.title)) continue;
    await room.addOutcome(lead, circleId, { ...outcome, language: 'en', isLookedAt: 'on' });
    const { outcomes } = await room.readCircleRoom(lead, circleId);
    const outcomeId = outcomes.find(({ title }) => title === outcome.title)?.outcomeId;
    await publishOutcome(lead, circleId, { outcomeId });
  }
}
