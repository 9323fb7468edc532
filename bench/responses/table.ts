/** What was measured, as Markdown. Says on what, never where. */
import type { Export } from './export.ts';
import type { Sending } from './sending.ts';
import type { Visits } from './visits.ts';

export interface Measured {
  readonly sending: readonly Sending[];
  readonly exports: readonly Export[];
  readonly visits: readonly Visits[];
  readonly answers: number;
  readonly settings: string;
  readonly machine: string;
  readonly otherLoad: number;
  readonly seconds: number;
}

const PAGE_KILOBYTES = 20;
const FIRST_BYTE_MS = 50;

function toText(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function renderTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? toText(cell) : cell)));
  return [heads, heads.map(() => '---:'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const SENDING_HEADS = [
  'connections',
  'answers a second',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'RSS before MB',
  'RSS most MB',
  'WAL bytes each',
  'stored bytes each',
  'closing ms',
];

function renderSending(sending: readonly Sending[]): string {
  const rows = sending.map(({ connections, timings, memory, walBytesEach, rowBytesEach, closingMs }) => [
    String(connections),
    timings.perSecond,
    timings.medianMs,
    timings.p95Ms,
    timings.p99Ms,
    memory.before,
    memory.most,
    walBytesEach,
    rowBytesEach,
    closingMs,
  ]);
  return renderTable(SENDING_HEADS, rows);
}

const VISIT_HEADS = [
  'questions',
  'seconds',
  'pages',
  'first byte p50 ms',
  'p95 ms',
  'p99 ms',
  'saving p95 ms',
  'RSS most MB',
  'largest page kB',
  'styles kB',
  'script',
];

function renderVisits(visits: readonly Visits[]): string {
  const rows = visits.map(({ opened, saved, memory, ...one }) => [
    String(one.questions),
    String(one.seconds),
    String(opened.count),
    opened.medianMs,
    opened.p95Ms,
    opened.p99Ms,
    saved.p95Ms,
    memory.most,
    one.pageBytes / 1000,
    one.styleBytes / 1000,
    one.hasScript ? 'yes' : 'none',
  ]);
  return renderTable(VISIT_HEADS, rows);
}

const FILE_HEADS = [
  'answers',
  'seconds',
  'answers a second',
  'first byte ms',
  'MB',
  'RSS before MB',
  'RSS most MB',
];

function renderFiles(files: readonly Export[]): string {
  const rows = files.map(({ answers, seconds, firstByteMs, megabytes, memory }) => [
    answers.toLocaleString('en'),
    seconds,
    answers / seconds,
    firstByteMs,
    megabytes,
    memory.before,
    memory.most,
  ]);
  return renderTable(FILE_HEADS, rows);
}

export function renderResponses(measured: Measured): string {
  return `# Bench: answers

Written by \`npm run bench -- responses\` in ${Math.round(measured.seconds)} s on ${measured.machine}. Application, database and
those who answered shared the machine; other programs asked for ${measured.otherLoad.toFixed(1)} cores when it began.
PostgreSQL: ${measured.settings}.

## Sending a form of 12 questions

${renderSending(measured.sending)}

- ${measured.answers.toLocaleString('en')} people each time, by the public link of an anonymous wave. Their pages were filled in before; timed is the
  request that sends them, until the receipt is there. Each answer is on disk then, and counted once after closing.
- The write-ahead log is that of everything that went on, the mixing of answers every minute included.

## Pages at 50 visits a second

${renderVisits(measured.visits)}

- Every fifth visit saves a page, the others open one. Visits come when they are due, whether or not those before were
  served; the first byte counts from then. Six or ten questions a page, in six languages, half of them answered before.
- Asked for: at most ${PAGE_KILOBYTES} kB a page, first byte within ${FIRST_BYTE_MS} ms. Pages and styles are compressed.
- The questionnaire of a wave is kept in memory by the version of its row (\`kept-instruments.ts\`): before, each page of
  the long form fetched and parsed all of it.

## The answers of a named wave as a file

${renderFiles(measured.exports)}

- CSV over HTTP, read and written 500 people at a time: ten times the answers may not take more memory.
- Anonymous waves have no such file: what leaves them are protected tables.
`;
}
