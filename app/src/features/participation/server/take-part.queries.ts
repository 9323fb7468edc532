/** What the door of those who take part may read and write. */
import { readPublic, takePart, type TakePartTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { TakingPlace } from '../participation.types.ts';

/** Goes through the door of a place by its address. Problem `not-found` (404). */
export async function enterPlace<Result>(
  slug: string,
  run: (transaction: TakePartTransaction, place: TakingPlace) => Promise<Result>,
  inHand = '',
): Promise<Result> {
  const placeId = await readPlaceId(slug);
  return takePart(
    placeId,
    async (transaction) => {
      const place = await selectTakingPlace(transaction, placeId);
      if (place === undefined) throw new Problem('not-found', 404);
      return run(transaction, place);
    },
    inHand,
  );
}

async function readPlaceId(slug: string): Promise<string> {
  if (!/^[a-z0-9-]{1,200}$/.test(slug)) throw new Problem('not-found', 404);
  const row = await readPublic((reader) =>
    reader
      .selectFrom('published.place_address')
      .select('place_id')
      .where('slug', '=', slug)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Problem('not-found', 404);
  return row.place_id;
}

async function selectTakingPlace(
  transaction: TakePartTransaction,
  placeId: string,
): Promise<TakingPlace | undefined> {
  const row = await transaction
    .selectFrom('office.place')
    .select(['place_id', 'slug', 'name', 'contact_name', 'contact_email', 'is_example'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      placeId: row.place_id,
      slug: row.slug,
      name: row.name,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      isExample: row.is_example,
    }
  );
}

/** @returns false when this page was sent before. Waits for a sending that is under way. */
export async function insertSubmission(
  transaction: TakePartTransaction,
  placeId: string,
  hash: Uint8Array,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('confidential.participation_submission')
    .values({ place_id: placeId, submission_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Spends the code in the hand by deleting it. @returns false when there is none */
export async function deleteCode(
  transaction: TakePartTransaction,
  placeId: string,
  consultationId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('confidential.support_code')
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
