/** A place and its editions by the name in its address. */
import { readPublicPlaces } from '../src/features/place/server/installation.usecases.ts';
import type { PublicPlace } from '../src/features/place/place.types.ts';
import { readPublicReleases } from '../src/features/release/server/release.usecases.ts';
import type { ReleaseSummary } from '../src/features/release/release.types.ts';
import { CliFailure } from './cli-failure.ts';

export async function findPlace(slug: string): Promise<PublicPlace> {
  const places = await readPublicPlaces();
  const place = places.find((one) => one.slug === slug);
  if (place !== undefined) return place;
  const known = places.slice(0, 20).map((one) => one.slug);
  throw new CliFailure(
    'no-such-place',
    `No place here has the address "${slug}".`,
    known.length === 0 ? 'There is no place yet.' : `Choose one of: ${known.join(', ')}.`,
  );
}

/** Editions that stand, newest first. Problem `nothing-published`. */
export async function listStandingReleases(place: PublicPlace): Promise<ReleaseSummary[]> {
  const releases = (await readPublicReleases(place.placeId)).filter(({ state }) => state === 'published');
  if (releases.length > 0) return releases;
  throw new CliFailure(
    'nothing-published',
    `${place.name} has not published anything.`,
    'Publish results in the office first.',
  );
}
