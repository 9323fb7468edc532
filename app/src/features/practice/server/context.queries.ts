/** Rows a context is put together from: what the place published about itself, and the entry it chose in the register. */
import type { OfficeReader } from '#server/db/doors.ts';

export interface PublishedPlaceRow {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly population: number | null;
  readonly populationYear: number | null;
  readonly isExample: boolean;
  readonly registerCode: string | null;
  /** as the room `comparison` stored it; null: the place published none */
  readonly said: object | null;
}

export async function selectPublishedPlace(
  reader: OfficeReader,
  placeId: string,
): Promise<PublishedPlaceRow | undefined> {
  return reader
    .selectFrom('published.place as public')
    .innerJoin('office.place as own', 'own.place_id', 'public.place_id')
    .leftJoin('published.place_context as told', 'told.place_id', 'public.place_id')
    .select([
      'public.slug',
      'public.name',
      'public.country',
      'public.population',
      'public.population_year as populationYear',
      'public.is_example as isExample',
      'own.register_code as registerCode',
      'told.context as said',
    ])
    .where('public.place_id', '=', placeId)
    .executeTakeFirst();
}
