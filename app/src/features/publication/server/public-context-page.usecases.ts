/** The public profile of a place's conditions, where its office chose to publish one. */
import type { ContextProfile } from '#features/comparison/axes.types.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import type { PublicPlace } from '../publication.types.ts';
import { computeEtag, readPublicBasis, type PublicBasis } from './public-basis.usecases.ts';

export interface PublicContextPage {
  readonly place: PublicPlace;
  readonly profile: ContextProfile;
  /** ISO day */
  readonly publishedOn: string;
  readonly etag: string;
}

/** Problem `not-found` (404) for an address that no place has, and where nothing is published. */
export async function readPlaceContext(
  slug: string,
  language: Language,
  known?: PublicBasis,
): Promise<PublicContextPage> {
  const { place, context: published } = known ?? (await readPublicBasis(slug));
  if (published === null) throw new Problem('not-found', 404);
  const { context, contentHash, publishedOn } = published;
  return {
    place,
    profile: context,
    publishedOn,
    etag: computeEtag([place, contentHash, publishedOn, language]),
  };
}
