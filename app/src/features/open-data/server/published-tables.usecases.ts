/** Published tables for everything that offers them to programs: lists without opening a table, and one table opened. */
import { cubeSize, openProtectedCube, type ProtectedCube } from '@vicus/cube';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import {
  readNewestPublicReleases,
  readPublicRelease,
  readPublicReleaseSummary,
} from '#features/release/server/release.usecases.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type {
  PublishedTable,
  PublishedTableEntry,
  TableAddress,
  TableHead,
} from '../published-tables.types.ts';
import { ContentCache } from './content-cache.ts';
import { selectPublicPlaces, selectTableHeads } from './published-tables.queries.ts';

/** Some 30 bytes a number with what stands beside it: about 90 MB at most. */
const MAXIMUM_CELLS = 3_000_000;
/** Tables in lists; a head has about 2 kB. */
const MAXIMUM_HEADS = 20_000;

const opened = new ContentCache<readonly ProtectedCube[]>(MAXIMUM_CELLS, (tables) =>
  tables.reduce((sum, table) => sum + countNumbers(table), 0),
);
const heads = new ContentCache<readonly TableHead[]>(MAXIMUM_HEADS, (list) => list.length);

function countNumbers(table: ProtectedCube): number {
  const cube = openProtectedCube(table);
  return cubeSize(cube) * cube.measures.length;
}

/** Every place of the installation with a public profile, by name; examples are marked (`isExample`), not left out. */
export function listPublishedPlaces(): Promise<PublicPlace[]> {
  return readPublic((reader) => selectPublicPlaces(reader));
}

/**
 * Tables of the newest public edition of each subject that is not withdrawn, of the place with this address (those of an example
 * too) or of all places (examples left out: they enter no list of real places). In the order of place, subject, table. No table
 * is opened. Problem `not-found` (404) for an address that no place has.
 */
export async function listPublishedTables(slug?: string): Promise<PublishedTableEntry[]> {
  const here = slug === undefined ? undefined : await readPublicPlace(slug);
  const places = here === undefined ? (await listPublishedPlaces()).filter((one) => !one.isExample) : [here];
  const releases = await readNewestPublicReleases(here?.placeId);
  const known = await readHeads(releases);
  const byPlace = Map.groupBy(releases, (release) => release.placeId);
  return places.flatMap((place) =>
    (byPlace.get(place.placeId) ?? []).flatMap((release) =>
      (known.get(release.contentHash) ?? []).map((head) => ({ place, release, ...head })),
    ),
  );
}

/** What is said of the tables of one edition, in their order; no table is opened. */
export async function readTableHeads(release: ReleaseSummary): Promise<readonly TableHead[]> {
  return (await readHeads([release])).get(release.contentHash) ?? [];
}

async function readHeads(releases: readonly ReleaseSummary[]): Promise<Map<string, readonly TableHead[]>> {
  const found = new Map<string, readonly TableHead[]>();
  for (const { contentHash } of releases) {
    const kept = heads.find(contentHash);
    if (kept !== undefined) found.set(contentHash, kept);
  }
  const missing = [...new Set(releases.map((one) => one.contentHash))].filter((hash) => !found.has(hash));
  const read = await readPublic((reader) => selectTableHeads(reader, missing));
  for (const { contentHash, heads: list } of read) {
    heads.keep(contentHash, list);
    found.set(contentHash, list);
  }
  return found;
}

/**
 * One table of a public edition, whether newest or not. Costs two small queries once it was opened.
 * Problems: `not-found` (404) for an address that nothing has; `edition-withdrawn` (410); `release-damaged` (503).
 */
export async function readPublishedTable({
  slug,
  releaseId,
  tableId,
}: TableAddress): Promise<PublishedTable> {
  const place = await readPublicPlace(slug);
  const release = await readPublicReleaseSummary(place.placeId, releaseId);
  if (release.state === 'withdrawn') throw new Problem('edition-withdrawn', 410);
  const tables = opened.find(release.contentHash) ?? (await openTables(release));
  const table = tables.find((one) => openProtectedCube(one).id === tableId);
  if (table === undefined) throw new Problem('not-found', 404);
  return { place, release, table };
}

async function openTables({
  placeId,
  releaseId,
  contentHash,
}: ReleaseSummary): Promise<readonly ProtectedCube[]> {
  const { tables } = await readPublicRelease(placeId, releaseId);
  opened.keep(contentHash, tables);
  return tables;
}
