/** Rows of posts and training. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Post, Training } from '../post.types.ts';

type Reader = OfficeReader | OfficeTransaction;

/** Those that are there first, then by their begin, newest first. */
export async function selectPosts(reader: Reader, placeId: string): Promise<Post[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.post')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('until_on', (order) => order.desc().nullsFirst())
    .orderBy('from_on', 'desc')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({
    postId: row.post_id,
    title: row.title,
    hoursAWeek: row.hours_a_week,
    fromOn: row.from_on,
    untilOn: row.until_on,
    vacantSince: row.vacant_since,
    filledAgainOn: row.filled_again_on,
    note: row.note,
  }));
}

/** Newest first. */
export async function selectTrainings(reader: Reader, placeId: string): Promise<Training[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.training')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('held_on', 'desc')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({
    trainingId: row.training_id,
    title: row.title,
    heldOn: row.held_on,
    hours: row.hours,
    staff: row.staff,
    note: row.note,
  }));
}

/** Names of the people with an account here. */
export async function selectMemberNames(reader: Reader, placeId: string): Promise<string[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.membership as membership')
    .innerJoin('auth.user as user', 'user.id', 'membership.user_id')
    .select('user.name')
    .where('membership.place_id', '=', placeId)
    .execute();
  return rows.map(({ name }) => name);
}

const toPostRow = (post: Omit<Post, 'postId'>) => ({
  title: post.title,
  hours_a_week: post.hoursAWeek,
  from_on: post.fromOn,
  until_on: post.untilOn,
  vacant_since: post.vacantSince,
  filled_again_on: post.filledAgainOn,
  note: post.note,
});

const toTrainingRow = (training: Omit<Training, 'trainingId'>) => ({
  title: training.title,
  held_on: training.heldOn,
  hours: training.hours,
  staff: training.staff,
  note: training.note,
});

export async function insertPost(
  transaction: OfficeTransaction,
  placeId: string,
  post: Omit<Post, 'postId'>,
): Promise<void> {
  await transaction
    .insertInto('office.post')
    .values({ place_id: placeId, ...toPostRow(post) })
    .execute();
}

export async function updatePost(
  transaction: OfficeTransaction,
  placeId: string,
  postId: string,
  post: Omit<Post, 'postId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.post')
    .set(toPostRow(post))
    .where('place_id', '=', placeId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deletePost(
  transaction: OfficeTransaction,
  placeId: string,
  postId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.post')
    .where('place_id', '=', placeId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function insertTraining(
  transaction: OfficeTransaction,
  placeId: string,
  training: Omit<Training, 'trainingId'>,
): Promise<void> {
  await transaction
    .insertInto('office.training')
    .values({ place_id: placeId, ...toTrainingRow(training) })
    .execute();
}

export async function updateTraining(
  transaction: OfficeTransaction,
  placeId: string,
  trainingId: string,
  training: Omit<Training, 'trainingId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.training')
    .set(toTrainingRow(training))
    .where('place_id', '=', placeId)
    .where('training_id', '=', trainingId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteTraining(
  transaction: OfficeTransaction,
  placeId: string,
  trainingId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.training')
    .where('place_id', '=', placeId)
    .where('training_id', '=', trainingId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
