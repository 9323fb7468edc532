/** The table of a bench as Markdown. Says on what it was measured, never where. */
import type { Measured } from './measure.ts';

export interface Machine {
  readonly cores: number;
  /** programs that wanted a core before the bench began, on average over a minute */
  readonly otherLoad: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly platform: string;
  readonly seconds: number;
  readonly respondents: number;
  readonly waves: number;
  readonly senders: number;
  readonly visitors: number;
  readonly pauseSeconds: number;
  readonly readPlaces: number;
}

type Row = readonly [what: string, read: (one: Measured) => number, unit: string];

const ROWS: readonly Row[] = [
  ['answers, all pages saved and sent', (one) => one.journeys.perSecond, 'a second'],
  ['sending: median', (one) => one.sending.medianMs, 'ms'],
  ['sending: p99', (one) => one.sending.p99Ms, 'ms'],
  ['close and compute a wave: median', (one) => one.closing.medianMs, 'ms'],
  ['close and compute a wave: longest', (one) => one.closing.p99Ms, 'ms'],
  ['public page, drawn for the first time: median', (one) => one.firstReading.medianMs, 'ms'],
  ['public page, 50 visitors: median', (one) => one.reading.medianMs, 'ms'],
  ['public page, 50 visitors: p99', (one) => one.reading.p99Ms, 'ms'],
  ['public page, as many as can be served', (one) => one.rush.perSecond, 'a second'],
  ['public page, compressed', (one) => one.pageKilobytes, 'kB'],
  ['memory of the application (RSS)', (one) => one.residentMegabytes, 'MB'],
  ['size of the database', (one) => one.databaseMegabytes, 'MB'],
];

function toText(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function renderTable(measured: readonly Measured[]): string {
  const towns = measured.map(
    ({ places }) => `${places.toLocaleString('en')} ${places === 1 ? 'town' : 'towns'}`,
  );
  const heads = ['', ...towns, 'last : first', 'unit'];
  const align = ['---', ...measured.map(() => '---:'), '---:', '---'];
  const lines = ROWS.map(([what, read, unit]) => {
    const values = measured.map(read);
    const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
    return [what, ...values.map(toText), toText(ratio), unit];
  });
  return [heads, align, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function renderResults(measured: readonly Measured[], of: Machine): string {
  const machine = `${of.cores} cores, ${of.memoryGigabytes} GB, ${of.platform}, Node ${of.node}`;
  return `# Bench: who works with whom

Written by \`npm run bench\` in ${Math.round(of.seconds)} s on ${machine}. Application, database and the
visitors shared the machine; other programs asked for ${of.otherLoad.toFixed(1)} cores when it began.

${renderTable(measured)}

- Every town has ${of.respondents} respondents in one closed, published wave. The first is made by the use cases; the others are
  copies of its rows.
- Answers: ${of.waves} further waves of ${of.respondents} at each size, ${of.senders} people answering at once through the use cases; each
  answer is on disk when it is acknowledged.
- Pages: ${of.visitors} visitors over HTTP with compression, spread over at most ${of.readPlaces} towns; each opens a page, looks at it for
  ${of.pauseSeconds} s and opens the next. "As many as can be served": the same visitors without looking. A page that was never read
  is drawn first (charts, tables); that is told apart, because with more towns more pages are read for the first time.
- Page time must not grow with the number of towns: see the column "last : first".
`;
}
