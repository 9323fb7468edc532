/** A place as everybody reads it: which columns, and what becomes of them. Of `published.place` and its addresses. */
import type { PublicPlace } from './publication.types.ts';

export const PUBLIC_PLACE_COLUMNS = [
  'place.place_id',
  'address.slug',
  'place.name',
  'place.country',
  'place.region',
  'place.population',
  'place.population_year',
  'place.introduction',
  'place.contact_email',
  'place.is_example',
] as const;

interface PublicPlaceRow extends Pick<PublicPlace, 'slug' | 'name' | 'country' | 'region' | 'population'> {
  readonly place_id: string;
  readonly population_year: number | null;
  readonly introduction: unknown;
  readonly contact_email: string;
  readonly is_example: boolean;
}

export const toPublicPlace = (row: PublicPlaceRow): PublicPlace => ({
  placeId: row.place_id,
  slug: row.slug,
  name: row.name,
  country: row.country,
  region: row.region,
  population: row.population,
  populationYear: row.population_year,
  introduction: row.introduction as Record<string, string>,
  contactEmail: row.contact_email,
  isExample: row.is_example,
});
