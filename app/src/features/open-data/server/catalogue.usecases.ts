/** Catalogues, feeds and the map of the site: read through the public door only, so that an embargo holds here without a rule. */
import { toDcatJsonLd, toDcatTurtle } from '@vicus/formats';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { computeEtag, readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import { readPublicReleases } from '#features/release/server/release.usecases.ts';
import { today } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import { composeCatalogue } from '../catalogue.rules.ts';
import type { CatalogueFormat } from '../catalogue.types.ts';
import {
  CITATION_MEDIA_TYPES,
  composeCitation,
  writeCitationFile,
  type CitationFormat,
} from '../citation.rules.ts';
import { composeFeed, toJsonFeed, writeAtom } from '../feed.rules.ts';
import { FEED_MEDIA_TYPES, type FeedFormat } from '../feed.types.ts';
import { selectFirstDays, selectPlaceCodes } from './catalogue.queries.ts';
import { listPublishedPlaces, listPublishedTables, readTableHeads } from './published-tables.usecases.ts';

export interface WrittenText {
  readonly body: string;
  readonly mediaType: string;
  readonly etag: string;
}

const CATALOGUE_MEDIA_TYPES: Readonly<Record<CatalogueFormat, string>> = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
};

/** The catalogue of a place, or of all places but examples. Problem `not-found` (404) for an address that no place has. */
export async function writeCatalogue(
  { origin, slug }: { readonly origin: string; readonly slug: string | null },
  format: CatalogueFormat,
): Promise<WrittenText> {
  const place = slug === null ? null : await readPublicPlace(slug);
  const places = place === null ? (await listPublishedPlaces()).filter((one) => !one.isExample) : [place];
  const entries = await listPublishedTables(slug ?? undefined);
  const known = await readPublic(async (reader) => ({
    codes: await selectPlaceCodes(reader),
    firstDays: await selectFirstDays(reader),
  }));
  const tables = entries.map((entry) => ({
    ...entry,
    firstPublishedOn:
      known.firstDays.get(`${entry.release.placeId} ${entry.release.subject}`) ?? entry.release.publishedOn,
  }));
  const catalogue = composeCatalogue({
    origin,
    place,
    places,
    tables,
    codes: known.codes,
    today: today(),
  });
  const body =
    format === 'ttl' ? toDcatTurtle(catalogue) : `${JSON.stringify(toDcatJsonLd(catalogue), null, 1)}\n`;
  return { body, mediaType: CATALOGUE_MEDIA_TYPES[format], etag: computeEtag([body]) };
}

/** Editions of a place for those who follow it. Problem `not-found` (404), also for an example: it has no news. */
export async function writeFeed(
  { origin, slug }: { readonly origin: string; readonly slug: string },
  language: Language,
  format: FeedFormat,
): Promise<WrittenText> {
  const place = await readPublicPlace(slug);
  if (place.isExample) throw new Problem('not-found', 404);
  const releases = await readPublicReleases(place.placeId);
  const feed = composeFeed({ origin, place, releases, language });
  const body = format === 'xml' ? writeAtom(feed) : `${JSON.stringify(toJsonFeed(feed), null, 1)}\n`;
  return { body, mediaType: `${FEED_MEDIA_TYPES[format]}; charset=utf-8`, etag: computeEtag([body]) };
}

interface CitedAddress {
  readonly origin: string;
  readonly slug: string;
  readonly releaseId: string;
  /** `Cube.id`; null: the whole edition */
  readonly tableId: string | null;
}

/** An edition or a table of it for programs that keep literature. Problem `not-found` (404). */
export async function writePublicCitation(
  { origin, slug, releaseId, tableId }: CitedAddress,
  language: Language,
  format: CitationFormat,
): Promise<WrittenText & { readonly fileName: string }> {
  const place = await readPublicPlace(slug);
  const release = await findRelease(place, releaseId);
  const table =
    tableId === null ? undefined : (await readTableHeads(release)).find(({ id }) => id === tableId);
  if (tableId !== null && table === undefined) throw new Problem('not-found', 404);
  const citation = composeCitation({ origin, place, release, ...(table && { table }) }, language);
  const body = writeCitationFile(citation, format);
  return {
    body,
    mediaType: `${CITATION_MEDIA_TYPES[format]}; charset=utf-8`,
    etag: computeEtag([body]),
    fileName: `${citation.key}.${format}`,
  };
}

/** Withdrawn editions too: a text that cites one has to be read. */
async function findRelease({ placeId }: PublicPlace, releaseId: string) {
  const release = (await readPublicReleases(placeId)).find((one) => one.releaseId === releaseId);
  if (release === undefined) throw new Problem('not-found', 404);
  return release;
}
