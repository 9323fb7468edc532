/** What the operator does for the whole installation, and what anybody may ask about it. */
import { recordAudit } from '#server/audit.ts';
import { operate, readPublic, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { tryAgainAfterDeadlock } from '#server/db/deadlock.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { newPlaceSchema } from '../place.schema.ts';
import type { GazetteerPlace, PublicPlace } from '../place.types.ts';
import { searchGazetteer, selectCountries, selectGazetteerPlace } from './gazetteer.queries.ts';
import { deletePlaces, insertPlace, takeAddress } from './installation.queries.ts';
import { selectPlaceProfile, selectPublicPlaces, upsertPublicProfile } from './place.queries.ts';

/** Towns that match what was typed; see `searchGazetteer`. */
export function findTowns(text: string, country?: string | null): Promise<GazetteerPlace[]> {
  return readPublic((reader) => searchGazetteer(reader, text, country));
}

/** A town of the gazetteer; Problem `not-found` (404). */
export async function readTown(gazetteerId: number): Promise<GazetteerPlace> {
  const town = await readPublic((reader) => selectGazetteerPlace(reader, gazetteerId));
  if (town === null) throw new Problem('not-found', 404);
  return town;
}

let countries: Promise<string[]> | undefined;

/** Codes of all countries that can be chosen; they do not change while Vicus runs. */
export function readCountries(): Promise<string[]> {
  countries ??= readPublic(selectCountries).catch((error: unknown) => {
    countries = undefined;
    throw error;
  });
  return countries;
}

/** Places with a public page, real ones first. */
export function readPublicPlaces(): Promise<PublicPlace[]> {
  return readPublic(selectPublicPlaces);
}

/**
 * Sets up a place; the operator who does it becomes its first coordinator. Problem `forbidden` (403) for anybody else.
 * `isExample`: invented, and marked so on every page.
 * @returns the place's id and its address
 */
export async function createPlace(
  userId: string,
  input: unknown,
  { isExample = false }: { readonly isExample?: boolean } = {},
): Promise<{ placeId: string; slug: string }> {
  const place = parseInput(newPlaceSchema, input);
  return operate({ userId, placeId: null }, async (transaction) => {
    await requireOperator(transaction, userId);
    const created = await insertPlace(transaction, place, isExample);
    await transaction
      .insertInto('office.membership')
      .values({ place_id: created.placeId, user_id: userId, role: 'coordinator', actor_id: null })
      .execute();
    const profile = await selectPlaceProfile(transaction as unknown as OfficeReader, created.placeId);
    if (profile !== null) await upsertPublicProfile(transaction, profile, {});
    await recordAudit(
      transaction,
      { userId, placeId: created.placeId },
      { action: 'place.create', objectKind: 'place', objectId: created.placeId },
    );
    return created;
  });
}

/** An address on this installation for a level of this name, in the transaction that makes it. @returns the address */
export function takeLevelAddress(
  transaction: OfficeTransaction,
  placeId: string,
  level: { readonly name: string; readonly country: string },
): Promise<string> {
  return takeAddress(transaction, placeId, level);
}

/** Removes a level with all it holds, in the operator's transaction; its address becomes free. */
export function removeLevelPlace(transaction: OfficeTransaction, placeId: string): Promise<void> {
  return deletePlaces(transaction, [placeId]);
}

/** Removes every example place in one step. @returns how many there were */
export function removeExamplePlaces(userId: string): Promise<number> {
  return tryAgainAfterDeadlock(() =>
    operate({ userId, placeId: null }, async (transaction) => {
      await requireOperator(transaction, userId);
      const examples = await transaction
        .selectFrom('office.place')
        .select('place_id')
        .where('is_example', '=', true)
        .execute();
      await deletePlaces(
        transaction,
        examples.map((row) => row.place_id),
      );
      return examples.length;
    }),
  );
}

/** Problem `forbidden` (403) for anybody but the operator. */
export async function requireOperator(transaction: OfficeTransaction, userId: string): Promise<void> {
  const row = await transaction
    .selectFrom('auth.operator')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('forbidden', 403, { action: 'place.create' });
}
