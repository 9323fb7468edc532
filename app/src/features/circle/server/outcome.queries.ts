/** Outcomes of circles that everybody may read. */
import type { OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { PlaceContext } from '#features/practice/context.rules.ts';
import type { CircleAddress } from '../circle.types.ts';
import type { CircleOutcome, PublicOutcome } from '../room.types.ts';

type Days = Pick<CircleOutcome, 'publishedOn' | 'withdrawnOn'>;

/** By outcome: when it was published and withdrawn. */
export async function selectPublishedDays(
  reader: PublicReader,
  { leadPlaceId, circleId }: CircleAddress,
): Promise<ReadonlyMap<string, Days>> {
  const rows = await reader
    .selectFrom('published.circle_outcome')
    .select(['outcome_id', 'published_on', 'withdrawn_on'])
    .where('place_id', '=', leadPlaceId)
    .where('circle_id', '=', circleId)
    .execute();
  return new Map(
    rows.map((row) => [row.outcome_id, { publishedOn: row.published_on, withdrawnOn: row.withdrawn_on }]),
  );
}

/** The latest first; without those that were withdrawn. */
export async function selectPublicOutcomes(
  reader: PublicReader,
  { isExample, limit }: { readonly isExample: boolean; readonly limit: number },
): Promise<PublicOutcome[]> {
  const rows = await reader
    .selectFrom('published.circle_outcome')
    .selectAll()
    .where('is_example', '=', isExample)
    .where('withdrawn_on', 'is', null)
    .orderBy('published_on', 'desc')
    .orderBy('title')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    outcomeId: row.outcome_id,
    circleName: row.circle_name,
    language: row.language,
    title: row.title,
    words: row.words,
    learned: row.learned,
    context: row.context as unknown as PlaceContext,
    named: row.named_places,
    placeCount: row.place_count,
    publishedOn: row.published_on,
  }));
}

export type OutcomeToPublish = Omit<PublicOutcome, 'publishedOn'> & {
  readonly circleId: string;
  readonly publishedOn: string;
  readonly isExample: boolean;
};

/** Publishes, or publishes again what was withdrawn. */
export async function upsertPublicOutcome(
  transaction: OfficeTransaction,
  placeId: string,
  outcome: OutcomeToPublish,
): Promise<void> {
  const row = {
    circle_id: outcome.circleId,
    circle_name: outcome.circleName,
    language: outcome.language,
    title: outcome.title,
    words: outcome.words,
    learned: outcome.learned,
    context: JSON.stringify(outcome.context),
    named_places: JSON.stringify(outcome.named),
    place_count: outcome.placeCount,
    published_on: outcome.publishedOn,
    withdrawn_on: null,
    is_example: outcome.isExample,
  };
  await transaction
    .insertInto('published.circle_outcome')
    .values({ place_id: placeId, outcome_id: outcome.outcomeId, ...row })
    .onConflict((conflict) => conflict.columns(['place_id', 'outcome_id']).doUpdateSet(row))
    .execute();
}

/** @returns whether there was one to withdraw */
export async function withdrawPublicOutcome(
  transaction: OfficeTransaction,
  placeId: string,
  { outcomeId, on }: { readonly outcomeId: string; readonly on: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('published.circle_outcome')
    .set({ withdrawn_on: on })
    .where('place_id', '=', placeId)
    .where('outcome_id', '=', outcomeId)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
