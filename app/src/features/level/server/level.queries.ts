/** Rows of levels. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { Level, LevelKind, PlaceCodes } from '../level.types.ts';
import type { NewLevel } from '../level.schema.ts';

/** All levels of the installation; with `isExample` only invented or only real ones. */
export async function selectLevels(reader: PublicReader, isExample?: boolean): Promise<Level[]> {
  let query = reader.selectFrom('published.level').selectAll().orderBy('name').orderBy('place_id');
  if (isExample !== undefined) query = query.where('is_example', '=', isExample);
  const rows = await query.execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as LevelKind,
    country: row.country,
    covers: row.covers,
    isExample: row.is_example,
    contactEmail: row.contact_email,
  }));
}

/** Where a member's own town lies; null on a level, which lies in no other. */
export async function selectOwnCodes(
  reader: OfficeReader,
  placeId: string,
): Promise<(PlaceCodes & { readonly isExample: boolean }) | null> {
  const row = await reader
    .selectFrom('office.place')
    .select(['kind', 'country', 'nuts_code', 'lau_code', 'register_code', 'is_example'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (row === undefined || row.kind !== 'locality') return null;
  return {
    country: row.country,
    nutsCode: row.nuts_code,
    lauCode: row.lau_code,
    registerCode: row.register_code,
    isExample: row.is_example,
  };
}

/** Writes a level whose address is taken: what works there, and what others see of it. */
export async function insertLevel(
  transaction: OfficeTransaction,
  level: NewLevel & { readonly placeId: string; readonly slug: string; readonly isExample: boolean },
): Promise<void> {
  const covers = sql<string[]>`${level.covers}::text[]`;
  const shared = {
    place_id: level.placeId,
    slug: level.slug,
    name: level.name,
    kind: level.kind,
    country: level.country,
    covers,
    is_example: level.isExample,
    contact_email: level.contactEmail,
  };
  const without = { lau_code: null, nuts_code: null, gazetteer_id: null, latitude: null, longitude: null };
  await transaction
    .insertInto('office.place')
    .values({ ...shared, ...without, population: null, population_year: null, register_code: null })
    .execute();
  await transaction.insertInto('published.level').values(shared).execute();
}

export interface LevelPerson {
  readonly placeId: string;
  /** null: asked to join, not yet there */
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
}

/** Who observes on each level, and who was asked to. For the operator. */
export async function selectLevelPeople(transaction: OfficeTransaction): Promise<LevelPerson[]> {
  const members = await transaction
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['m.place_id', 'u.id', 'u.name', 'u.email'])
    .where('m.role', '=', 'observer')
    .orderBy('u.name')
    .execute();
  const invited = await transaction
    .selectFrom('office.member_invitation')
    .select(['place_id', 'email'])
    .where('role', '=', 'observer')
    .orderBy('email')
    .execute();
  return [
    ...members.map((row) => ({ placeId: row.place_id, userId: row.id, name: row.name, email: row.email })),
    ...invited.map((row) => ({ placeId: row.place_id, userId: null, name: '', email: row.email })),
  ];
}
