/** Decisions about who belongs to a circle. */
import type { Circle, CirclePlace, CircleState } from './circle.types.ts';

/** A row of the lead: whom it asked. */
export interface Asked {
  readonly placeId: string;
  readonly name: string;
  readonly invitedOn: string;
  readonly withdrawnOn: string | null;
}

/** A row of the other place: what it said. */
export interface Said {
  readonly placeId: string;
  readonly state: 'member' | 'declined' | 'left';
  readonly saidOn: string;
  readonly mayBeNamed: boolean;
}

/** What the public profile of a place says; undefined for a place that is gone or has none. */
export interface Profile {
  readonly placeId: string;
  readonly name: string;
  readonly slug: string;
  readonly country: string;
}

/** Both halves together: what the lead asked and the other place said. Only where both agree is a place a member. */
export function readState(
  asked: Asked,
  said: Said | undefined,
  profile: Profile | undefined,
): { readonly state: CircleState; readonly since: string } {
  if (said === undefined && profile === undefined) return { state: 'gone', since: asked.invitedOn };
  if (asked.withdrawnOn !== null) return { state: 'removed', since: asked.withdrawnOn };
  // Whoever is asked again after it was removed says yes again.
  if (said === undefined || said.saidOn < asked.invitedOn)
    return { state: 'invited', since: asked.invitedOn };
  return { state: said.state, since: said.saidOn };
}

export function toCirclePlace(
  asked: Asked,
  said: Said | undefined,
  profile: Profile | undefined,
): CirclePlace {
  const standing = readState(asked, said, profile);
  return {
    placeId: asked.placeId,
    name: profile?.name ?? asked.name,
    slug: profile?.slug ?? '',
    country: profile?.country ?? '',
    ...standing,
    mayBeNamed: standing.state === 'member' && said?.mayBeNamed === true,
  };
}

/** Places that are in it today: the lead and those who said yes. */
export const listWorkingPlaces = (circle: Pick<Circle, 'members'>): CirclePlace[] =>
  circle.members.filter(({ state }) => state === 'lead' || state === 'member');

/** Inside means: may read what is written in the circle. */
export const isInside = (circle: Pick<Circle, 'ownState'>): boolean =>
  circle.ownState === 'lead' || circle.ownState === 'member';

/** Inside, and the circle has not ended. */
export const mayWriteIn = (circle: Pick<Circle, 'ownState' | 'endedOn'>): boolean =>
  isInside(circle) && circle.endedOn === null;

/** The lead first, then those inside, then everybody else, each by name. */
export function orderPlaces(places: readonly CirclePlace[]): CirclePlace[] {
  const rank = ({ state }: CirclePlace): number => (state === 'lead' ? 0 : state === 'member' ? 1 : 2);
  return places.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
