/** What the public pages of a place are made of. The hook reads it to know whether a page is kept; pages take it from there. */
import { createHash } from 'node:crypto';
import { readPublishedContext } from '#features/comparison/server/public-context.usecases.ts';
import { hasParticipation } from '#features/participation/server/public-pages.usecases.ts';
import type { PublicMeasure } from '#features/policy/policy.types.ts';
import { readPublicMeasures } from '#features/policy/server/measures.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { readPublicReleases } from '#features/release/server/release.usecases.ts';
import { readPublicThemes } from '#features/theme/server/theme.usecases.ts';
import type { PublicTheme } from '#features/theme/theme.types.ts';
import { today } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { PublicPlace } from '../publication.types.ts';
import { selectPublicPlace } from './publication.queries.ts';

export interface PublicBasis {
  readonly place: PublicPlace;
  readonly releases: readonly ReleaseSummary[];
  /** the conditions of the place, where its office published them */
  readonly context: Awaited<ReturnType<typeof readPublishedContext>>;
  readonly hasParticipation: boolean;
  readonly themes: readonly PublicTheme[];
  readonly measures: readonly PublicMeasure[];
}

/** Problem `not-found` (404) for an address that no place has. */
export async function readPublicPlace(slug: string): Promise<PublicPlace> {
  const place = await readPublic((reader) => selectPublicPlace(reader, slug));
  if (place === undefined) throw new Problem('not-found', 404);
  return place;
}

/** Problem `not-found` (404) for an address that no place has. Costs a few small queries. */
export async function readPublicBasis(slug: string): Promise<PublicBasis> {
  const basis = await findPublicBasis(slug);
  if (basis === undefined) throw new Problem('not-found', 404);
  return basis;
}

/** Undefined for an address that no place has. */
export async function findPublicBasis(slug: string): Promise<PublicBasis | undefined> {
  const place = await readPublic((reader) => selectPublicPlace(reader, slug));
  if (place === undefined) return undefined;
  return {
    place,
    releases: await readPublicReleases(place.placeId),
    context: await readPublishedContext(place.placeId),
    hasParticipation: await hasParticipation(slug),
    themes: await readPublicThemes(place.placeId),
    measures: await readPublicMeasures(place.placeId),
  };
}

/** Changes with everything that the public pages of a place are made of. */
export function computePublicVersion({ context, ...basis }: PublicBasis): string {
  // The state of a measure follows from its dates and the day.
  return computeEtag([today(), basis, context?.contentHash, context?.publishedOn]);
}

/** `parts`: everything the page is made of. */
export function computeEtag(parts: readonly unknown[]): string {
  const text = JSON.stringify([readSettings().version, ...parts]);
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}
