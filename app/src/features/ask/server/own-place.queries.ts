/** What the rules need to know of the own place. */
import type { PlaceCodes } from '#features/level/level.types.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';

type Reader = OfficeReader | OfficeTransaction;

/** Examples see examples only. */
export async function readOwnExample(reader: Reader, placeId: string): Promise<boolean> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.place')
    .select('is_example')
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return row.is_example;
}

export interface OwnPlace extends PlaceCodes {
  readonly isExample: boolean;
  readonly population: number | null;
}

export async function selectOwnPlace(reader: Reader, placeId: string): Promise<OwnPlace> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.place')
    .select(['is_example', 'country', 'nuts_code', 'lau_code', 'register_code', 'population'])
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return {
    isExample: row.is_example,
    country: row.country,
    nutsCode: row.nuts_code,
    lauCode: row.lau_code,
    registerCode: row.register_code,
    population: row.population,
  };
}
