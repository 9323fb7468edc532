/** Which places a person works for. */
import type { OfficeReader } from '#server/db/doors.ts';
import type { Role } from '#server/auth/permissions.ts';
import type { Membership } from '../people.types.ts';

/** Memberships of one person, by name of the place; with `slug` only that one. */
export async function selectMemberships(
  reader: OfficeReader,
  userId: string,
  slug?: string,
): Promise<Membership[]> {
  let query = reader
    .selectFrom('office.membership as m')
    .innerJoin('office.place as p', 'p.place_id', 'm.place_id')
    .select(['m.role', 'm.actor_id', 'p.place_id', 'p.slug', 'p.name', 'p.country', 'p.is_example'])
    .where('m.user_id', '=', userId)
    .orderBy('p.is_example')
    .orderBy('p.name');
  if (slug !== undefined) query = query.where('p.slug', '=', slug);
  const rows = await query.execute();
  return rows.map((row) => ({
    member: { userId, placeId: row.place_id, role: row.role as Role, actorId: row.actor_id },
    place: {
      placeId: row.place_id,
      slug: row.slug,
      name: row.name,
      country: row.country,
      isExample: row.is_example,
    },
  }));
}
