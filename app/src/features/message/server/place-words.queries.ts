/** Name and colour of a place, as what it hands out shows them. */
import { narrow, type FactReader } from '#features/fact/server/standing-facts.usecases.ts';

export interface PlaceWords {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly isExample: boolean;
  readonly contactName: string;
  readonly contactEmail: string;
  /** colour of the public site; '': none of its own */
  readonly accent: string;
}

/** Name and colour of the place as its public pages show them. */
export async function selectPlaceWords(reader: FactReader, placeId: string): Promise<PlaceWords | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.place as place')
    .leftJoin('published.site as site', 'site.place_id', 'place.place_id')
    .select([
      'place.name',
      'place.slug',
      'place.country',
      'place.is_example',
      'place.contact_name',
      'place.contact_email',
      'site.accent',
    ])
    .where('place.place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      slug: row.slug,
      country: row.country,
      isExample: row.is_example,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      accent: row.accent ?? '',
    }
  );
}
