/** What was measured, as Markdown. Says on what, never where. */
import type { Disk, Imported } from './import.ts';
import type { Fit } from './fit.ts';
import { PAGES, VISITORS, type PageTimings } from './pages.ts';

export interface Filled {
  readonly places: number;
  readonly imported: Imported;
  readonly disk: Disk;
  readonly fit: Fit;
}

export interface Run {
  readonly machine: string;
  readonly otherLoad: number;
  readonly seconds: number;
}

const MOST_GROWTH = 1.5;

function toText(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

type Row = readonly [what: string, values: readonly number[], unit: string];

function listRows(filled: readonly Filled[], pages: readonly PageTimings[]): Row[] {
  const row = (what: string, read: (one: Filled) => number, unit: string): Row => [
    what,
    filled.map(read),
    unit,
  ];
  const page = (what: string, read: (one: PageTimings) => number): Row => [what, pages.map(read), 'ms'];
  return [
    row('values', ({ disk }) => disk.values, ''),
    row('file', ({ imported }) => imported.fileMegabytes, 'MB'),
    row('import, first time', ({ imported }) => imported.rows / imported.seconds, 'rows a second'),
    row('import, first time', ({ imported }) => imported.seconds, 's'),
    row(
      'values of 1,000 places again',
      ({ imported }) => imported.againRows / imported.againSeconds,
      'rows a second',
    ),
    row('write-ahead log of the import', ({ imported }) => imported.walMegabytes, 'MB'),
    row('table of values', ({ disk }) => disk.tableMegabytes, 'MB'),
    row('its key', ({ disk }) => disk.keyMegabytes, 'MB'),
    row('its index by import', ({ disk }) => disk.importIndexMegabytes, 'MB'),
    row('bytes a value, indexes included', ({ disk }) => toBytes(disk), 'bytes'),
    row('whole database', ({ disk }) => disk.databaseMegabytes, 'MB'),
    row('expected value, first question: register read, fit', ({ fit }) => fit.firstMs, 'ms'),
    row('expected value, other inputs: fit', ({ fit }) => fit.otherInputsMs, 'ms'),
    row('expected value, fit there already', ({ fit }) => fit.againMs, 'ms'),
    page('place page, first reader (25 tables protected): median', ({ firstReader }) => firstReader.medianMs),
    ...PAGES.flatMap((name): Row[] => [
      page(`${name}: median`, ({ byPage }) => byPage.get(name)?.medianMs ?? 0),
      page(`${name}: p95`, ({ byPage }) => byPage.get(name)?.p95Ms ?? 0),
    ]),
  ];
}

const toBytes = (disk: Disk): number =>
  ((disk.tableMegabytes + disk.keyMegabytes + disk.importIndexMegabytes) * 1e6) / disk.values;

export function renderIndicators(filled: readonly Filled[], pages: readonly PageTimings[], run: Run): string {
  const heads = [
    '',
    ...filled.map(({ places }) => `${places.toLocaleString('en')} places`),
    'last : first',
    'unit',
  ];
  const lines = listRows(filled, pages).map(([what, values, unit]) => {
    const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
    return [what, ...values.map(toText), toText(ratio), unit];
  });
  const align = ['---', ...filled.map(() => '---:'), '---:', '---'];
  const table = [heads, align, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const grown = PAGES.map((name) => {
    const p95 = pages.map(({ byPage }) => byPage.get(name)?.p95Ms ?? 0);
    return `${name} ${((p95.at(-1) ?? 0) / (p95[0] ?? 1)).toFixed(2)}`;
  });
  return `# Bench: values of many places

Written by \`npm run bench -- indicators\` in ${Math.round(run.seconds)} s on ${run.machine}. Applications, databases and
visitors shared the machine; other programs asked for ${run.otherLoad.toFixed(1)} cores when it began.

${table}

- Each size is an installation of its own: every place has an office, 25 shares of the catalogue and ten years of them. The
  file holds numerator and denominator, ordered by indicator, year and place, and comes in as the command
  \`import statistics\` takes it: streamed by COPY into a temporary table, checked, sorted by place, merged.
- Pages: ${VISITORS} visitors over HTTP with compression, signed in, each looks for 5 s at what they opened, spread over 25 places.
  The installations take five turns, so that whatever else the machine does hits them alike; the turn in the middle counts.
  They begin when the database has done what it does by itself after an import (vacuum, statistics, checkpoint).
- Expected value: all places are of one country, which is harder than any real one; a fit of more than 500 places
  runs beside the main thread.

Bar: the p95 of pages grows by no more than ${MOST_GROWTH} ×. Grew: ${grown.join(', ')}.
`;
}
