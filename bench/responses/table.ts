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

export function renderResponses(measured: Measured): string {
  const { sending, exports: files, visits } = measured;
  return `# Bench: answers

Written by \`npm run bench -- responses\` in ${Math.round(measured.seconds)} s on ${measured.machine}. Application, database and
those who answered shared the machine; other programs asked for ${measured.otherLoad.toFixed(1)} cores when it began.
PostgreSQL: ${measured.settings}.

## Sending a form of 12 questions

${renderTable(
  [
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
  ],
  sending.map((one) => [
    String(one.connections),
    one.timings.perSecond,
    one.timings.medianMs,
    one.timings.p95Ms,
    one.timings.p99Ms,
    one.memory.before,
    one.memory.most,
    one.walBytesEach,
    one.rowBytesEach,
    one.closingMs,
  ]),
)}

- ${measured.answers.toLocaleString('en')} people each time, by the public link of an anonymous wave. Their pages were filled in before; timed is the
  request that sends them, until the receipt is there. Each answer is on disk then, and counted once after closing.
- The write-ahead log is that of everything that went on, the mixing of answers every minute included.

## Pages at 50 visits a second

${renderTable(
  [
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
  ],
  visits.map((one) => [
    String(one.questions),
    String(one.seconds),
    String(one.opened.count),
    one.opened.medianMs,
    one.opened.p95Ms,
    one.opened.p99Ms,
    one.saved.p95Ms,
    one.memory.most,
    one.pageBytes / 1000,
    one.styleBytes / 1000,
    one.hasScript ? 'yes' : 'none',
  ]),
)}

- Every fifth visit saves a page, the others open one. Visits come when they are due, whether or not those before were
  served; the first byte counts from then. Ten questions a page, in six languages, half of them answered before.
- Asked for: at most ${PAGE_KILOBYTES} kB a page, first byte within ${FIRST_BYTE_MS} ms. Pages and styles are compressed.

## The answers of a named wave as a file

${renderTable(
  ['answers', 'seconds', 'answers a second', 'first byte ms', 'MB', 'RSS before MB', 'RSS most MB'],
  files.map((one) => [
    one.answers.toLocaleString('en'),
    one.seconds,
    one.answers / one.seconds,
    one.firstByteMs,
    one.megabytes,
    one.memory.before,
    one.memory.most,
  ]),
)}

- CSV over HTTP, read and written 500 people at a time: ten times the answers may not take more memory.
- Anonymous waves have no such file: what leaves them are protected tables.
`;
}
