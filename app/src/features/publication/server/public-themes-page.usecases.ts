/** The public page of what people raise in a place and what was answered: words, no numbers. */
import type { PublicTheme } from '#features/theme/theme.types.ts';
import type { Language } from '#ui/messages.ts';
import type { PublicPlace } from '../publication.types.ts';
import { computeEtag, readPublicBasis, type PublicBasis } from './public-basis.usecases.ts';

export interface PublicThemesPage {
  readonly place: PublicPlace;
  readonly themes: readonly PublicTheme[];
  readonly etag: string;
}

/** Problem `not-found` (404) for an address that no place has. A place without themes has a page that says so. */
export async function readPlaceThemes(
  slug: string,
  language: Language,
  known?: PublicBasis,
): Promise<PublicThemesPage> {
  const { place, themes } = known ?? (await readPublicBasis(slug));
  return { place, themes, etag: computeEtag([place, themes, language]) };
}
