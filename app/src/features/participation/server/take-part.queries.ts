/** What the door of those who take part may read and write. */
import type { PlaceContact } from '#features/place/place.types.ts';
import { findPlaceId, readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { takePart, type TakePartTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';

/** Goes through the door of a place by its address. Problem `not-found` (404). */
export async function enterPlace<Result>(
  slug: string,
  run: (transaction: TakePartTransaction, place: PlaceContact) => Promise<Result>,
  inHand = '',
): Promise<Result> {
  const placeId = await findPlaceId(slug);
  if (placeId === undefined) throw new Problem('not-found', 404);
  return takePart(
    placeId,
    async (transaction) => run(transaction, await readPlaceContact(transaction, placeId)),
    inHand,
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
