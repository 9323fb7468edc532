/** What programs are told of places, their editions and tables: descriptions with the addresses of what can be fetched. */
import { openProtectedCube } from '@vicus/cube';
import {
  listTableLinks,
  TABLE_FORMATS,
  toReleaseHref,
  toReportHref,
} from '#features/publication/links.rules.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { computeEtag, readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { readPublicReleases, readPublicReleaseSummary } from '#features/release/server/release.usecases.ts';
import type { Language } from '#ui/languages.ts';
import { toReleaseAddress, toTableAddress } from '../addresses.rules.ts';
import type { TableAddress, TableHead } from '../published-tables.types.ts';
import { toParameterName } from '../selection.rules.ts';
import {
  listPublishedPlaces,
  listPublishedTables,
  readPublishedTable,
  readTableHeads,
} from './published-tables.usecases.ts';

/** Every place of the installation, examples marked. */
export async function describePlaces() {
  const places = (await listPublishedPlaces()).map(showPlace);
  return { places, etag: computeEtag(places) };
}

/** A place with the tables of its newest editions. Problem `not-found` (404). */
export async function describePlace(slug: string, language: Language) {
  const place = await readPublicPlace(slug);
  const entries = await listPublishedTables(slug);
  const tables = entries.map((entry) => ({
    ...showTable(place, entry.release, entry, language),
    place: undefined,
    release: showRelease(place, entry.release),
  }));
  return { place: showPlace(place), tables, etag: computeEtag([place, tables]) };
}

/** Every public edition of a place, withdrawn ones as a notice. Problem `not-found` (404). */
export async function describeReleases(slug: string) {
  const place = await readPublicPlace(slug);
  const releases = (await readPublicReleases(place.placeId)).map((one) => showRelease(place, one));
  return { place: showPlace(place), releases, etag: computeEtag([place, releases]) };
}

/** One edition with its tables and files; neither once it is withdrawn. Problem `not-found` (404). */
export async function describeRelease(slug: string, releaseId: string, language: Language) {
  const place = await readPublicPlace(slug);
  const release = await readPublicReleaseSummary(place.placeId, releaseId);
  const heads = release.state === 'withdrawn' ? [] : await readTableHeads(release);
  const tables = heads.map((head) => showTable(place, release, head, language));
  const reports = release.assetNames.map((name) => toReportHref(slug, releaseId, name));
  const etag = computeEtag([place, release, language]);
  return { place: showPlace(place), release: showRelease(place, release), tables, reports, etag };
}

/**
 * One table: dimensions with their codes, as they can be asked for. Problems: `not-found` (404), `edition-withdrawn` (410),
 * `release-damaged` (503).
 */
export async function describeTable(address: TableAddress, language: Language) {
  const { place, release, table } = await readPublishedTable(address);
  const { id, provenance, dimensions, measures } = openProtectedCube(table);
  const described = {
    id,
    ...provenance,
    dimensions: dimensions.map((one) => ({ ...one, parameter: toParameterName(one.id) })),
    measures,
    policy: table.policy,
    files: listFiles(place, release, id, language),
  };
  const etag = computeEtag([release.contentHash, place, id, language]);
  return { place: showPlace(place), release: showRelease(place, release), table: described, etag };
}

/** The number of a place is its address here. */
function showPlace(place: PublicPlace) {
  return { ...place, placeId: undefined, introduction: undefined, href: `/api/v1/places/${place.slug}` };
}

function showRelease(place: PublicPlace, release: ReleaseSummary) {
  const page = toReleaseHref(place.slug, release.releaseId, 'en');
  return { ...release, placeId: undefined, href: toReleaseAddress(place.slug, release.releaseId), page };
}

function showTable(place: PublicPlace, release: ReleaseSummary, head: TableHead, language: Language) {
  const href = toTableAddress(place.slug, release.releaseId, head.id);
  return { ...head, href, files: listFiles(place, release, head.id, language) };
}

function listFiles(place: PublicPlace, release: ReleaseSummary, id: string, language: Language) {
  return listTableLinks(place.slug, release.releaseId, id, language, TABLE_FORMATS);
}
