/** Who somebody is in a place. Every office page begins here. */
import { readOffice } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { Membership } from '../people.types.ts';
import { selectMemberships } from './membership.queries.ts';

/**
 * The person's work in the place with this address. Problem `not-found` (404) for strangers too, so that nobody
 * learns which places exist here.
 */
export async function readMembership(userId: string, slug: string): Promise<Membership> {
  const memberships = await readOffice({ userId, placeId: null }, (reader) =>
    selectMemberships(reader, userId, slug),
  );
  const [membership] = memberships;
  if (membership === undefined) throw new Problem('not-found', 404);
  return membership;
}

/** Every place the person works for, real ones first. */
export function readOwnPlaces(userId: string): Promise<Membership[]> {
  return readOffice({ userId, placeId: null }, (reader) => selectMemberships(reader, userId));
}
