/** One table as a file: found, cut to what is wanted, written in the format asked for. */
import { openProtectedCube } from '@vicus/cube';
import { TABLE_FORMATS, type TableFormat } from '#features/publication/links.rules.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { cutProtectedTable } from '#features/release/server/release.usecases.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/languages.ts';
import { isTableFormat, MEDIA_TYPES } from '../formats.rules.ts';
import { API_LIMITS } from '../limits.rules.ts';
import { answerTooLarge, tooManyObservations, unknownFormat } from '../open-data.problems.ts';
import type { PublishedTable, TableAddress } from '../published-tables.types.ts';
import { countObservations, readSelection, suggestFilter } from '../selection.rules.ts';
import { ContentCache } from './content-cache.ts';
import { renderLargeTable } from './large-tables.ts';
import { readPublishedTable } from './published-tables.usecases.ts';
import { renderTable } from './table-bodies.ts';

export interface TableFile {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
  readonly language: Language;
  readonly format: TableFormat;
  readonly published: PublishedTable;
  /** e.g. `bachfeld-governance-frequency.csv` */
  readonly fileName: string;
}

/** Written files; a file that many fetch is written once. */
const written = new ContentCache<TableFile['body']>(32 * 1024 * 1024, (body) => body.length);

interface Question {
  readonly address: TableAddress;
  /** ending of the address, e.g. `sdmx.json` */
  readonly format: string;
  readonly query: URLSearchParams;
  readonly language: Language;
}

/**
 * Problems: `not-found` (404), `edition-withdrawn` (410), `api-unknown-format` (404), those of `readSelection` (400, 404),
 * `api-too-many-observations` and `api-answer-too-large` (413).
 */
export async function writeTableFile({ address, format, query, language }: Question): Promise<TableFile> {
  if (!isTableFormat(format)) throw unknownFormat(format, TABLE_FORMATS);
  const published = await readPublishedTable(address);
  const cube = openProtectedCube(published.table);
  const selection = readSelection(cube, query);
  const asked = countObservations(cube, selection);
  const most = format === 'xlsx' ? API_LIMITS.observationsOfSpreadsheet : API_LIMITS.observations;
  if (asked > most && !isStructure(format))
    throw tooManyObservations(asked, most, suggestFilter(cube, selection));
  const { release, place } = published;
  const parts = [release.releaseId, release.contentHash, place, cube.id, selection, format, language];
  const etag = computeEtag(parts);
  const body = await readOrWrite(etag, () =>
    writeBody({ published, selection, format, language, search: toSearch(query) }),
  );
  if (body.length > API_LIMITS.bytes) throw answerTooLarge(body.length, API_LIMITS.bytes);
  return {
    body,
    mediaType: MEDIA_TYPES[format],
    etag,
    language,
    format,
    published,
    fileName: `${address.slug}-${cube.id}.${format}`.replaceAll(/[^\w.-]+/g, '_'),
  };
}

/** Files that are being written: who asks for the same meanwhile waits for it. */
const underway = new Map<string, Promise<TableFile['body']>>();

async function readOrWrite(
  etag: string,
  write: () => Promise<TableFile['body']>,
): Promise<TableFile['body']> {
  const kept = written.find(etag) ?? underway.get(etag);
  if (kept !== undefined) return kept;
  const begun = write();
  underway.set(etag, begun);
  try {
    const body = await begun;
    written.keep(etag, body);
    return body;
  } finally {
    underway.delete(etag);
  }
}

const WHOLE = { codes: {}, measures: null };

/** Numbers that take longer than some 50 ms to write: a thread of their own writes them. */
const LARGE = { xlsx: 500, others: 5_000 };

interface Wanted {
  readonly published: PublishedTable;
  readonly selection: ReturnType<typeof readSelection>;
  readonly format: TableFormat;
  readonly language: Language;
  readonly search: string;
}

async function writeBody({ published, selection, ...rest }: Wanted): Promise<TableFile['body']> {
  // Structures describe the whole table, whatever part of its data is wanted.
  const table = isStructure(rest.format)
    ? published.table
    : cutProtectedTable(published.table, selection.codes, selection.measures);
  const question = { ...published, ...rest, table, origin: readSettings().origin };
  return countObservations(openProtectedCube(table), WHOLE) >
    LARGE[rest.format === 'xlsx' ? 'xlsx' : 'others']
    ? renderLargeTable(question)
    : renderTable(question);
}

function isStructure(format: TableFormat): boolean {
  return format === 'sdmx-structure.json' || format === 'sdmx-structure.xml';
}

/** What is asked for besides language and format. */
function toSearch(query: URLSearchParams): string {
  const others = new URLSearchParams(query);
  for (const name of ['lang', 'format']) others.delete(name);
  return others.toString();
}
