/** Counts of neighbouring places in the database. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { People } from '../indicator.types.ts';
import type { NeighbourCount } from '../neighbours.schema.ts';

export interface NeighbourKey {
  readonly placeId: string;
  readonly indicatorId: string;
  readonly definitionVersion: number;
}

/** By neighbour, people and year, the newest year first. */
export async function selectNeighbourCounts(
  reader: OfficeReader,
  { placeId, indicatorId, definitionVersion }: NeighbourKey,
): Promise<NeighbourCount[]> {
  const rows = await reader
    .selectFrom('confidential.neighbour_count')
    .select(['neighbour', 'people', 'year', 'numerator', 'denominator', 'agreed'])
    .where('place_id', '=', placeId)
    .where('indicator_id', '=', indicatorId)
    .where('definition_version', '=', definitionVersion)
    .orderBy('neighbour')
    .orderBy('people')
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, people: row.people as People }));
}

export async function upsertNeighbourCount(
  transaction: OfficeTransaction,
  { placeId, indicatorId, definitionVersion }: NeighbourKey,
  { numerator, denominator, agreed, ...key }: NeighbourCount,
): Promise<void> {
  const content = { numerator, denominator, agreed };
  await transaction
    .insertInto('confidential.neighbour_count')
    .values({
      place_id: placeId,
      indicator_id: indicatorId,
      definition_version: definitionVersion,
      ...key,
      ...content,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['place_id', 'indicator_id', 'definition_version', 'people', 'year', 'neighbour'])
        .doUpdateSet(({ ref }) => ({ ...content, changed_on: ref('excluded.changed_on') })),
    )
    .execute();
}

/** @returns whether there was one */
export async function deleteNeighbourCount(
  transaction: OfficeTransaction,
  { placeId, indicatorId, definitionVersion }: NeighbourKey,
  { neighbour, people, year }: Pick<NeighbourCount, 'neighbour' | 'people' | 'year'>,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('confidential.neighbour_count')
    .where('place_id', '=', placeId)
    .where('indicator_id', '=', indicatorId)
    .where('definition_version', '=', definitionVersion)
    .where('neighbour', '=', neighbour)
    .where('people', '=', people)
    .where('year', '=', year)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countNeighbourCounts(transaction: OfficeTransaction, placeId: string): Promise<number> {
  const row = await transaction
    .selectFrom('confidential.neighbour_count')
    .select((eb) => eb.fn.countAll<string>().as('counts'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return Number(row.counts);
}
