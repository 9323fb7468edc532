/** The public page of what people raise in a place and what was answered: words, no numbers. */
import { readPublicThemes } from '#features/theme/server/theme.usecases.ts';
import type { PublicTheme } from '#features/theme/theme.types.ts';
import type { Language } from '#ui/messages.ts';
import type { PublicPlace } from '../publication.types.ts';
import { computeEtag, readPublicPlace } from './public-page.usecases.ts';

export interface PublicThemesPage {
  readonly place: PublicPlace;
  readonly themes: readonly PublicTheme[];
  readonly etag: string;
}

/** Problem `not-found` (404) for an address that no place has. A place without themes has a page that says so. */
export async function readPlaceThemes(slug: string, language: Language): Promise<PublicThemesPage> {
  const place = await readPublicPlace(slug);
  const themes = await readPublicThemes(place.placeId);
  return { place, themes, etag: computeEtag([place, themes, language]) };
}
