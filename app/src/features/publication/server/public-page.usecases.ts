/** What anybody reads: a place, its releases, one figure, one table, one file. No account, no cookie, no secret. */
import { createHash } from 'node:crypto';
import { openProtectedCube, type Texts } from '@vicus/cube';
import { toCsv, toCsvw, toJsonStat } from '@vicus/formats';
import { readPublishedContext } from '#features/comparison/server/public-context.usecases.ts';
import { hasParticipation } from '#features/participation/server/public-pages.usecases.ts';
import type { ReleaseAsset, ReleaseSummary } from '#features/release/release.types.ts';
import {
  readPublicAsset,
  readPublicRelease,
  readPublicReleases,
  readPublicReleaseSummary,
} from '#features/release/server/release.usecases.ts';
import { readPublicMeasures } from '#features/policy/server/measures.usecases.ts';
import { readPublicThemes } from '#features/theme/server/theme.usecases.ts';
import { today } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/messages.ts';
import { TABLE_FORMATS, toTableHref, type TableFormat } from '../links.rules.ts';
import type { EditionImprint, EditionView, FigureView, PublicPlace } from '../publication.types.ts';
import { EditionCache } from './edition-cache.ts';
import { composeEdition } from './edition.ts';
import { selectPublicPlace } from './publication.queries.ts';

const editions = new EditionCache();

/** A release and its edition; none once it is withdrawn. */
export interface ShownRelease {
  readonly summary: ReleaseSummary;
  readonly imprint: EditionImprint;
  readonly edition: EditionView | null;
  /** a later edition of the same subject */
  readonly newer: { readonly releaseId: string; readonly version: number } | null;
}

export interface PublicPage {
  readonly place: PublicPlace;
  readonly releases: readonly ReleaseSummary[];
  readonly shown: ShownRelease | null;
  /** for the ETag: changes with everything the page is made of */
  readonly etag: string;
}

/** Problem `not-found` (404) for an address that no place has. */
export async function readPublicPlace(slug: string): Promise<PublicPlace> {
  const place = await readPublic((reader) => selectPublicPlace(reader, slug));
  if (place === undefined) throw new Problem('not-found', 404);
  return place;
}

/**
 * Changes with everything that the public pages of a place are made of; undefined for an address that no place has.
 * Costs three small queries, and saves drawing a page that was drawn before.
 */
export async function readPublicVersion(slug: string): Promise<string | undefined> {
  const place = await readPublic((reader) => selectPublicPlace(reader, slug));
  if (place === undefined) return undefined;
  const context = await readPublishedContext(place.placeId);
  return computeEtag([
    await hasParticipation(slug),
    await readPublicThemes(place.placeId),
    await readPublicMeasures(place.placeId),
    // the state of a measure follows from its dates and the day
    today(),
    place,
    await readPublicReleases(place.placeId),
    context?.contentHash,
    context?.publishedOn,
  ]);
}

export interface PlacePage extends PublicPage {
  /** its office published the conditions of the place */
  readonly hasContext: boolean;
  readonly hasParticipation: boolean;
  readonly hasThemes: boolean;
  readonly hasMeasures: boolean;
}

/** A place with its newest publication. */
export async function readPlacePage(slug: string, language: Language): Promise<PlacePage> {
  const place = await readPublicPlace(slug);
  const releases = await readPublicReleases(place.placeId);
  const newest = releases.find((release) => release.state === 'published');
  const shown = newest === undefined ? null : await showRelease(newest, releases, language);
  const hasContext = (await readPublishedContext(place.placeId)) !== null;
  const takesPart = await hasParticipation(slug);
  const has = {
    hasContext,
    hasParticipation: takesPart,
    hasThemes: (await readPublicThemes(place.placeId)).length > 0,
    hasMeasures: (await readPublicMeasures(place.placeId)).length > 0,
  };
  return { place, releases, shown, ...has, etag: computeEtag([place, releases, has, language]) };
}

/** One publication of a place, withdrawn ones as a notice. */
export async function readReleasePage(
  slug: string,
  releaseId: string,
  language: Language,
): Promise<PublicPage & { readonly shown: ShownRelease }> {
  const place = await readPublicPlace(slug);
  const releases = await readPublicReleases(place.placeId);
  const summary = releases.find((release) => release.releaseId === releaseId);
  if (summary === undefined) throw new Problem('not-found', 404);
  const shown = await showRelease(summary, releases, language);
  const etag = computeEtag([place, releases, releaseId, language]);
  return { place, releases, shown, etag };
}

/** One figure of a publication, for another page. Problem `not-found` (404), also once it is withdrawn. */
export async function readFigurePage(
  address: { readonly slug: string; readonly releaseId: string; readonly figureId: string },
  language: Language,
): Promise<PublicPage & { readonly shown: ShownRelease; readonly figure: FigureView }> {
  const page = await readReleasePage(address.slug, address.releaseId, language);
  const figure = page.shown.edition?.figures.find(({ id }) => id === address.figureId);
  if (figure === undefined) throw new Problem('not-found', 404);
  return { ...page, figure };
}

async function showRelease(
  summary: ReleaseSummary,
  releases: readonly ReleaseSummary[],
  language: Language,
): Promise<ShownRelease> {
  const later = releases.filter(
    (one) => one.subject === summary.subject && one.version > summary.version && one.state === 'published',
  );
  const newer = later.toSorted((a, b) => b.version - a.version)[0];
  const edition =
    summary.state === 'withdrawn'
      ? null
      : await editions.read(`${summary.releaseId} ${summary.contentHash} ${language}`, async () =>
          composeEdition(await readPublicRelease(summary.placeId, summary.releaseId), {
            language,
            medium: 'screen',
          }),
        );
  return {
    summary,
    imprint: summary,
    edition,
    newer: newer === undefined ? null : { releaseId: newer.releaseId, version: newer.version },
  };
}

/** `parts`: everything the page is made of. */
export function computeEtag(parts: readonly unknown[]): string {
  const text = JSON.stringify([readSettings().version, ...parts]);
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** The list of publications, for programs. */
export async function listPublishedReleases(slug: string): Promise<Omit<PublicPage, 'shown'>> {
  const place = await readPublicPlace(slug);
  const releases = await readPublicReleases(place.placeId);
  return { place, releases, etag: computeEtag([place, releases]) };
}

/** One publication for programs: what is said about it, and which tables and files can be fetched. */
export async function describePublishedRelease(
  slug: string,
  releaseId: string,
): Promise<{
  readonly place: PublicPlace;
  readonly release: ReleaseSummary;
  readonly tables: readonly { readonly id: string; readonly title: Texts }[];
  readonly assetNames: readonly string[];
  readonly etag: string;
}> {
  const place = await readPublicPlace(slug);
  const { tables, assetNames, ...release } = await readPublicRelease(place.placeId, releaseId);
  const described = tables.map((table) => {
    const { id, provenance } = openProtectedCube(table);
    return { id, title: provenance.title };
  });
  return { place, release, tables: described, assetNames, etag: computeEtag([place, release]) };
}

export interface WrittenTable {
  readonly body: string;
  readonly mediaType: string;
  readonly etag: string;
}

/**
 * A table of a publication as a file. `file`: id of the table and format, e.g. `governance-frequency.csv`.
 * Problem `not-found` (404) for unknown tables and formats, and once the release is withdrawn.
 */
export async function writePublicTable(
  address: { readonly slug: string; readonly releaseId: string; readonly file: string },
  language: Language,
): Promise<WrittenTable> {
  const { slug, releaseId, file } = address;
  const place = await readPublicPlace(slug);
  const release = await readPublicRelease(place.placeId, releaseId);
  const [cubeId, format] = parseFileName(file);
  const table = release.tables.find((candidate) => openProtectedCube(candidate).id === cubeId);
  if (table === undefined) throw new Problem('not-found', 404);
  const csvUrl = toTableHref(slug, releaseId, { cubeId, format: 'csv' }, language);
  const etag = computeEtag([release.contentHash, file, language]);
  switch (format) {
    case 'csv':
      return {
        body: toCsv(table, { language, byteOrderMark: true }),
        mediaType: 'text/csv; charset=utf-8',
        etag,
      };
    case 'csv-metadata.json':
      return writeJson(toCsvw(table, { csvUrl, language }), 'application/csvm+json', etag);
    case 'json':
      return writeJson(toJsonStat(table, { language }), 'application/json', etag);
  }
}

function writeJson(value: unknown, mediaType: string, etag: string): WrittenTable {
  return { body: `${JSON.stringify(value, null, 1)}\n`, mediaType, etag };
}

function parseFileName(file: string): readonly [cubeId: string, format: TableFormat] {
  const dot = file.indexOf('.');
  const format = TABLE_FORMATS.find((candidate) => candidate === file.slice(dot + 1));
  if (dot < 1 || format === undefined) throw new Problem('not-found', 404);
  return [file.slice(0, dot), format];
}

/** A file of a publication, e.g. `report.en.pdf`. Problem `not-found` (404). */
export async function readPublicFile(
  slug: string,
  releaseId: string,
  name: string,
): Promise<ReleaseAsset & { readonly etag: string }> {
  const place = await readPublicPlace(slug);
  const summary = await readPublicReleaseSummary(place.placeId, releaseId);
  const asset = await readPublicAsset(place.placeId, releaseId, name);
  return { ...asset, etag: computeEtag([summary.contentHash, name]) };
}
