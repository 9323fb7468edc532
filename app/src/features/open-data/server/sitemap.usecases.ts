/** The public pages of the installation, for those who search the web. */
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { writeSitemap, type SitemapPage } from '../sitemap.rules.ts';
import type { WrittenText } from './catalogue.usecases.ts';
import {
  selectPlacePages,
  selectReleasePages,
  type PlacePages,
  type ReleasePage,
} from './sitemap.queries.ts';

/** What every site of a place has. */
const ALWAYS = ['', '/accessibility', '/privacy', '/imprint'];

function listPlacePaths(place: PlacePages, hasReleases: boolean): string[] {
  const further: [string, boolean][] = [
    ['releases', hasReleases],
    ['areas', hasReleases || place.hasMeasures],
    ['listening', place.hasThemes],
    ['reports', place.hasReports],
    ['strategy', place.hasStrategy],
    ['measures', place.hasMeasures],
    ['themes', place.hasThemes],
    ['profile', place.hasContext],
  ];
  const shown = further.filter(([id, isThere]) => isThere && !place.hiddenPages.includes(id));
  return [...ALWAYS, ...shown.map(([id]) => `/${id}`)];
}

/** `own`: pages of the installation. Problem `not-found` (404) for a part that there is not. */
export async function writePublicSitemap(
  origin: string,
  own: readonly string[],
  part: number | null,
): Promise<WrittenText> {
  const [places, releases] = await readPublic(async (reader) => [
    await selectPlacePages(reader),
    await selectReleasePages(reader),
  ]);
  const bySlug = Map.groupBy(releases, ({ slug }) => slug);
  const pages = [
    ...own.map((path) => ({ path, changedOn: null })),
    ...places.flatMap((place) => listPages(place, bySlug.get(place.slug) ?? [])),
  ];
  const body = writeSitemap(origin, pages, part);
  if (body === undefined) throw new Problem('not-found', 404);
  return { body, mediaType: 'application/xml; charset=utf-8', etag: computeEtag([body]) };
}

function listPages(place: PlacePages, releases: readonly ReleasePage[]): SitemapPage[] {
  const base = `/p/${place.slug}`;
  return [
    ...listPlacePaths(place, releases.length > 0).map((path) => ({
      path: `${base}${path}`,
      changedOn: releases[0]?.changedOn ?? null,
    })),
    ...releases.map(({ releaseId, changedOn }) => ({ path: `${base}/${releaseId}`, changedOn })),
  ];
}
