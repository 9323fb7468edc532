/** Rows written inside a circle. Row-level security gives those of circles the place is in, and no others. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { CircleAddress } from '../circle.types.ts';
import type { WrittenKind } from '../room.schema.ts';
import type { CircleMeeting, CircleMoney, CircleOutcome, CircleRoom, CircleTopic } from '../room.types.ts';

type Reader = OfficeReader | OfficeTransaction;
const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;
const MAXIMUM_ROWS = 2_000;

/** What is written in one circle; which of it is published stands in `published`. */
export async function selectRoom(reader: Reader, circle: CircleAddress): Promise<CircleRoom> {
  return {
    topics: await selectTopics(reader, circle),
    meetings: await selectMeetings(reader, circle),
    money: await selectMoney(reader, circle),
    trainings: await selectTrainings(reader, circle),
    outcomes: await selectOutcomes(reader, circle),
  };
}

async function selectTopics(
  reader: Reader,
  { leadPlaceId, circleId }: CircleAddress,
): Promise<CircleTopic[]> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_topic')
    .selectAll()
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('is_done')
    .orderBy('raised_on', 'desc')
    .orderBy('title')
    .limit(MAXIMUM_ROWS)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    topicId: row.topic_id,
    title: row.title,
    area: row.area,
    note: row.note,
    isDone: row.is_done,
    raisedOn: row.raised_on,
  }));
}

async function selectMeetings(
  reader: Reader,
  { leadPlaceId, circleId }: CircleAddress,
): Promise<CircleMeeting[]> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_meeting')
    .selectAll()
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('held_on', 'desc')
    .orderBy('meeting_id')
    .limit(MAXIMUM_ROWS)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    meetingId: row.meeting_id,
    heldOn: row.held_on,
    heldAt: row.held_at,
    camePlaceIds: row.came_place_ids,
    about: row.about,
    decided: row.decided,
  }));
}

async function selectMoney(reader: Reader, { leadPlaceId, circleId }: CircleAddress): Promise<CircleMoney[]> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_money')
    .selectAll()
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('year', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('what')
    .limit(MAXIMUM_ROWS)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    moneyId: row.money_id,
    year: row.year,
    kind: row.kind as CircleMoney['kind'],
    what: row.what,
    amountCents: Number(row.amount_cents),
    isPaid: row.is_paid,
  }));
}

async function selectTrainings(
  reader: Reader,
  { leadPlaceId, circleId }: CircleAddress,
): Promise<CircleRoom['trainings']> {
  const trainings = await narrow(reader)
    .selectFrom('office.circle_training')
    .selectAll()
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('held_on', 'desc')
    .orderBy('title')
    .limit(MAXIMUM_ROWS)
    .execute();
  const trained = await narrow(reader)
    .selectFrom('office.circle_trained')
    .select(['place_id', 'training_id', 'people'])
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('people', 'desc')
    .limit(MAXIMUM_ROWS * 10)
    .execute();
  const byTraining = Map.groupBy(trained, (row) => row.training_id);
  return trainings.map((row) => ({
    placeId: row.place_id,
    trainingId: row.training_id,
    title: row.title,
    heldOn: row.held_on,
    hours: Number(row.hours),
    givenBy: row.given_by,
    trained: (byTraining.get(row.training_id) ?? []).map((one) => ({
      placeId: one.place_id,
      people: one.people,
    })),
  }));
}

export async function selectOutcomes(
  reader: Reader,
  { leadPlaceId, circleId }: CircleAddress,
): Promise<CircleOutcome[]> {
  const rows = await narrow(reader)
    .selectFrom('office.circle_outcome')
    .selectAll()
    .where('lead_place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .orderBy('written_on', 'desc')
    .orderBy('title')
    .limit(MAXIMUM_ROWS)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    outcomeId: row.outcome_id,
    language: row.language,
    title: row.title,
    words: row.words,
    learned: row.learned,
    writtenOn: row.written_on,
    publishedOn: null,
    withdrawnOn: null,
  }));
}

const TABLES = {
  topic: { table: 'office.circle_topic', id: 'topic_id' },
  meeting: { table: 'office.circle_meeting', id: 'meeting_id' },
  money: { table: 'office.circle_money', id: 'money_id' },
  training: { table: 'office.circle_training', id: 'training_id' },
  outcome: { table: 'office.circle_outcome', id: 'outcome_id' },
} as const satisfies Record<WrittenKind, { readonly table: string; readonly id: string }>;

/** @returns whether the place had such a row */
export async function deleteOwnRow(
  transaction: OfficeTransaction,
  placeId: string,
  { kind, id }: { readonly kind: WrittenKind; readonly id: string },
): Promise<boolean> {
  const { table, id: column } = TABLES[kind];
  const { numDeletedRows } = await transaction
    .deleteFrom(table)
    .where('place_id', '=', placeId)
    .where(column as 'circle_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Turns a mark of an own row over: a topic is done, a share is paid. @returns whether the place had such a row */
export async function updateMark(
  transaction: OfficeTransaction,
  placeId: string,
  { kind, id }: { readonly kind: 'topic' | 'money'; readonly id: string },
): Promise<boolean> {
  const { numUpdatedRows } =
    kind === 'topic'
      ? await transaction
          .updateTable('office.circle_topic')
          .set((row) => ({ is_done: row.not('is_done') }))
          .where('place_id', '=', placeId)
          .where('topic_id', '=', id)
          .executeTakeFirst()
      : await transaction
          .updateTable('office.circle_money')
          .set((row) => ({ is_paid: row.not('is_paid') }))
          .where('place_id', '=', placeId)
          .where('money_id', '=', id)
          .executeTakeFirst();
  return numUpdatedRows > 0n;
}
