/** One large table as a page and in every format: bytes, time to the first row, time to the last. */
import { request } from 'node:http';
import { TABLE_FORMATS } from '../../app/src/features/publication/links.rules.ts';

export interface Fetched {
  readonly observations: number;
  readonly what: string;
  readonly status: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  /** nobody had asked for it before */
  readonly cold: Times;
  readonly warm: Times;
}

export interface Times {
  readonly firstRowMs: number;
  readonly wholeMs: number;
}

const REPEATS = 5;

/** What the first row looks like, by the ending of the address. */
const FIRST_ROW: Readonly<Record<string, RegExp>> = {
  page: /<td[ >]/,
  csv: /\n[^\n]+\n/,
  'csv-metadata.json': /"columns"/,
  json: /"value":\s*\[/,
  px: /DATA=\s*\d/,
  'sdmx.csv': /\n[^\n]+\n/,
  'sdmx.json': /"observations":\s*\{/,
  'sdmx-structure.json': /"codelists"/,
  'sdmx.xml': /<Obs/,
  'sdmx-structure.xml': /Codelist/,
};

interface Answer extends Times {
  readonly status: number;
  readonly bytes: number;
}

function fetchTimed(url: string, firstRow: RegExp | undefined, encoding: string): Promise<Answer> {
  const begunMs = performance.now();
  return new Promise((done, refuse) => {
    const headers = { accept: 'text/html,*/*', 'accept-encoding': encoding };
    const sent = request(url, { headers }, (response) => {
      let bytes = 0;
      let head = '';
      let firstRowMs: number | undefined;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (firstRowMs !== undefined || firstRow === undefined) return;
        head += chunk.toString('latin1');
        if (firstRow.test(head)) firstRowMs = performance.now() - begunMs;
      });
      response.on('error', refuse);
      response.on('end', () => {
        const wholeMs = performance.now() - begunMs;
        done({ status: response.statusCode ?? 0, bytes, firstRowMs: firstRowMs ?? wholeMs, wholeMs });
      });
    });
    sent.on('error', refuse);
    sent.end();
  });
}

const readMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measureOne(observations: number, what: string, url: string): Promise<Fetched> {
  const firstRow = FIRST_ROW[what];
  const cold = await fetchTimed(url, firstRow, 'identity');
  const again: Answer[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1) again.push(await fetchTimed(url, firstRow, 'identity'));
  const compressed = await fetchTimed(url, undefined, 'br, gzip');
  return {
    observations,
    what,
    status: cold.status,
    bytes: cold.bytes,
    compressedBytes: compressed.bytes,
    cold,
    warm: {
      firstRowMs: readMedian(again.map(({ firstRowMs }) => firstRowMs)),
      wholeMs: readMedian(again.map(({ wholeMs }) => wholeMs)),
    },
  };
}

/** The page of the edition, then the table in each format. */
export async function measureFormats(
  origin: string,
  {
    slug,
    releaseId,
    tableId,
  }: { readonly slug: string; readonly releaseId: string; readonly tableId: string },
  observations: number,
): Promise<Fetched[]> {
  const table = `${origin}/api/v1/places/${slug}/releases/${releaseId}/${tableId}`;
  const fetched = [await measureOne(observations, 'page', `${origin}/p/${slug}/${releaseId}?lang=en`)];
  for (const format of TABLE_FORMATS)
    fetched.push(await measureOne(observations, format, `${table}/data.${format}?lang=en`));
  return fetched;
}
