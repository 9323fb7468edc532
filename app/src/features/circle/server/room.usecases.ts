/** The room of a circle: what its places write down there. Each writes its own rows; all of them read everything. */
import { findIdentifyingField } from '@vicus/disclosure';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { amountWrong, circleHasEnded, wordsNeedALook } from '../circle.problems.ts';
import { mayWriteIn } from '../circle.rules.ts';
import type { Circle } from '../circle.types.ts';
import * as schemas from '../room.schema.ts';
import type { CircleRoom } from '../room.types.ts';
import { noteCircle, readInnerCircle } from './circle.usecases.ts';
import { selectPublishedDays } from './outcome.queries.ts';
import { deleteOwnRow, selectRoom, updateMark } from './room.queries.ts';

/** Everything written inside. Problems `not-found` (404), `circle-only-inside` (403) */
export async function readCircleRoom(member: Member, circleId: string): Promise<CircleRoom> {
  authorise(member, 'circle.read');
  const circle = await readInnerCircle(member, circleId);
  const room = await readOffice(member, (reader) => selectRoom(reader, circle));
  const days = await readPublic((reader) => selectPublishedDays(reader, circle));
  const outcomes = room.outcomes.map((one) => ({ ...one, ...days.get(one.outcomeId) }));
  return { ...room, outcomes };
}

interface Place {
  readonly place_id: string;
  readonly lead_place_id: string;
  readonly circle_id: string;
}

/** Writes one row into the circle, in the name of the own place. */
async function writeInside(
  member: Member,
  circleId: string,
  detail: Readonly<Record<string, string | number>>,
  run: (transaction: OfficeTransaction, place: Place, circle: Circle) => Promise<unknown>,
): Promise<void> {
  const circle = await readInnerCircle(member, circleId);
  if (!mayWriteIn(circle)) throw circleHasEnded();
  const place = {
    place_id: member.placeId,
    lead_place_id: circle.leadPlaceId,
    circle_id: circle.circleId,
  };
  await write(member, async (transaction) => {
    await run(transaction, place, circle);
    await noteCircle(transaction, member, circle.circleId, detail);
  });
}

export async function addTopic(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const words = parseInput(schemas.topicSchema, input);
  await writeInside(member, circleId, { topic: words.title }, (transaction, place) =>
    transaction
      .insertInto('office.circle_topic')
      .values({ ...place, ...words })
      .execute(),
  );
}

/** Which places came, never who. Words that look like a person are shown before they are kept. */
export async function addCircleMeeting(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { isLookedAt, came, ...words } = parseInput(schemas.meetingSchema, input);
  if (!isLookedAt) refuseNames({ about: words.about, decided: words.decided });
  await writeInside(member, circleId, { meeting: words.heldOn }, (transaction, place, circle) => {
    const known = new Set(circle.members.map(({ placeId }) => placeId));
    if (!came.every((placeId) => known.has(placeId))) throw new Problem('not-found', 404);
    return transaction
      .insertInto('office.circle_meeting')
      .values({
        ...place,
        held_on: words.heldOn,
        held_at: words.heldAt,
        came_place_ids: [...new Set(came)],
        about: words.about,
        decided: words.decided,
      })
      .execute();
  });
}

function refuseNames(texts: Readonly<Record<string, string>>): void {
  const found = findIdentifyingField(texts);
  if (found !== undefined) throw wordsNeedALook(found.words, found.field);
}

/** What the own place pays in or spent for all, exact to the smallest coin. Problems `circle-amount-…` (422) */
export async function addMoney(
  member: Member,
  circleId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'circle.change');
  const { amount, isPaid, ...words } = parseInput(schemas.moneySchema, input);
  await writeInside(member, circleId, { money: words.what }, (transaction, place, circle) => {
    const parsed = parseAmount(amount, language, circle.currency);
    if ('wrong' in parsed) throw amountWrong(parsed.wrong, 'amount');
    if (parsed.cents === 0) throw amountWrong('not-an-amount', 'amount');
    return transaction
      .insertInto('office.circle_money')
      .values({ ...place, ...words, amount_cents: parsed.cents, is_paid: isPaid || words.kind === 'expense' })
      .execute();
  });
}

export async function addTraining(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { heldOn, givenBy, ...words } = parseInput(schemas.trainingSchema, input);
  await writeInside(member, circleId, { training: words.title }, (transaction, place) =>
    transaction
      .insertInto('office.circle_training')
      .values({ ...place, ...words, held_on: heldOn, given_by: givenBy })
      .execute(),
  );
}

/** How many people of the own place were trained: a count, said by the place itself. */
export async function saveTrained(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { trainingId, people } = parseInput(schemas.trainedSchema, input);
  const room = await readCircleRoom(member, circleId);
  if (!room.trainings.some((one) => one.trainingId === trainingId)) throw new Problem('not-found', 404);
  await writeInside(member, circleId, { trained: people }, (transaction, place) =>
    transaction
      .insertInto('office.circle_trained')
      .values({ ...place, training_id: trainingId, people })
      .onConflict((conflict) => conflict.columns(['place_id', 'training_id']).doUpdateSet({ people }))
      .execute(),
  );
}

/** Proposes an outcome: read inside the circle until the place that leads agrees to publish it. */
export async function addOutcome(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { isLookedAt, ...words } = parseInput(schemas.outcomeSchema, input);
  if (!isLookedAt) refuseNames({ words: words.words, learned: words.learned });
  await writeInside(member, circleId, { outcome: words.title }, (transaction, place) =>
    transaction
      .insertInto('office.circle_outcome')
      .values({ ...place, ...words })
      .execute(),
  );
}

/** Takes one of the own rows back. What was published stays until it is withdrawn. Problem `not-found` (404) */
export async function takeBack(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const row = parseInput(schemas.ownRowSchema, input);
  await writeInside(member, circleId, { takenBack: row.kind }, async (transaction) => {
    if (!(await deleteOwnRow(transaction, member.placeId, row))) throw new Problem('not-found', 404);
  });
}

/** A topic is done (or not yet), a share is paid (or not yet). Problem `not-found` (404) */
export async function turnMark(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { kind, id } = parseInput(schemas.ownRowSchema, input);
  if (kind !== 'topic' && kind !== 'money') throw new Problem('not-found', 404);
  await writeInside(member, circleId, { marked: kind }, async (transaction) => {
    if (!(await updateMark(transaction, member.placeId, { kind, id }))) throw new Problem('not-found', 404);
  });
}
