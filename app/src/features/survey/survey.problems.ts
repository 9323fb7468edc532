/** What can go wrong on purpose with a personal link; each has a kind page of its own. */
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { Problem } from '#server/problem.ts';

/** A part of the address is missing or cannot be one of ours. */
export const malformedLink = () => new Problem('link-malformed', 400);

/** The address has the right form, but this installation never made it. */
export const unknownLink = (place?: PlaceContact) => new Problem('link-unknown', 404, describePlace(place));

/** The wave is not one of this place. */
export const linkOfAnotherPlace = (place?: PlaceContact) =>
  new Problem('link-wrong-place', 404, describePlace(place));

export const spentLink = (place: PlaceContact) => new Problem('link-used', 410, describePlace(place));

export const lateLink = (place: PlaceContact, day: string) =>
  new Problem('link-late', 410, { ...describePlace(place), day });

/** Told to tablets, which keep what waits: until the wave is closed for good the office can move its last day. */
export const lastDayOver = (place: PlaceContact, day: string) =>
  new Problem('tablet-day-over', 410, { ...describePlace(place), day });

/** Nothing is asked of anybody who has not agreed, where agreement is asked for. */
export const consentMissing = () => new Problem('consent-missing', 422);

/** The same link was used in another window in the meantime. */
export const newerAnswers = () => new Problem('answers-elsewhere', 409);

function describePlace(place: PlaceContact | undefined): Record<string, string> {
  if (place === undefined) return { place: '', contact: '', slug: '' };
  return { place: place.name, contact: describeContact(place), slug: place.slug };
}
