/** The table of the bench of publishing. */
import type { Fetched } from './formats.ts';
import type { Load } from './load.ts';
import type { ReleaseTimes } from './release.ts';

export interface Measured {
  readonly fetched: readonly Fetched[];
  readonly cold: Load;
  readonly warm: Load;
  readonly releases: readonly ReleaseTimes[];
}

interface About {
  readonly machine: string;
  readonly otherLoad: number;
  readonly seconds: number;
}

/** What measuring has shown so far, and what came of it. */
const FOUND = `## What was found

- SDMX-CSV was sent uncompressed: its media type is in no list of what can be compressed. Mended in \`app/start.ts\`.
- Twenty linked tables: nearly all of the time went into programs over all equations, one for each small withheld count, and
  every count found narrow cost another round. Programs over a few hundred cells near a count look first, addition proves what they
  find, and the same program says what to withhold (\`attack-nearby.ts\`, \`attack-cover.ts\`): 2,940 cells took 21 s of a
  processor before and 3.5 s after; 5,000 were not ready within 150 s.
- The page of 100,000 numbers took 54 s: all of them were looked through once for each row. It takes them in one walk and shows
  the first 200 rows; the files hold all.
- The gate's closer look was left out wherever an earlier edition showed a number that is withheld now. The attack over HTTP
  (\`e2e/attack.product.test.ts\`) found it; mended in \`packages/disclosure/src/search.ts\`.
`;

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const count = (value: number): string => value.toLocaleString('en');
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

export function renderPublish({ fetched, cold, warm, releases }: Measured, about: About): string {
  return [
    '# Publishing',
    '',
    `\`npm run bench -- publish\`; ${about.machine}; load of the machine before: ${about.otherLoad.toFixed(1)}; took ${Math.round(about.seconds)} s.`,
    'Browser, server and database share the machine.',
    '',
    '## One table as a page and in every format',
    '',
    'Bytes uncompressed and as sent to a browser; first row and whole, at the first request and then (middle of five).',
    '',
    '| observations | what | bytes | compressed | first row, cold | whole, cold | first row, warm | whole, warm |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...fetched.map(renderFetched),
    '',
    'An answer of 413 is a limit that `/api/v1/config` states; the answer says which part to ask for.',
    '',
    '## 200 requests a second on the public site',
    '',
    '| cache | pages | requests | answered a second | median | p95 | p99 | errors |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    renderLoad('cold', cold),
    renderLoad('warm', warm),
    '',
    '## A release of twenty linked tables',
    '',
    'Every table shares its margins with five others; all are protected together, attacked, stored and published.',
    '',
    '| cells | withheld | through the gate | stored and published | its page, first time |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...releases.map(renderRelease),
    '',
    FOUND,
  ].join('\n');
}

function renderFetched({ observations, what, status, bytes, compressedBytes, cold, warm }: Fetched): string {
  const cells =
    status === 200
      ? [
          kilobytes(bytes),
          kilobytes(compressedBytes),
          ms(cold.firstRowMs),
          ms(cold.wholeMs),
          ms(warm.firstRowMs),
          ms(warm.wholeMs),
        ]
      : [`answer ${status}`, '', '', '', '', ''];
  return `| ${[count(observations), what, ...cells].join(' | ')} |`;
}

function renderLoad(cache: string, { timings, errors, addresses }: Load): string {
  const { count: answered, perSecond, medianMs, p95Ms, p99Ms } = timings;
  const cells = [cache, count(addresses), count(answered + errors), perSecond.toFixed(0)];
  return `| ${[...cells, ms(medianMs), ms(p95Ms), ms(p99Ms), errors].join(' | ')} |`;
}

function renderRelease(one: ReleaseTimes): string {
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  const cells =
    one.prepareMs === undefined
      ? ['', `not ready after ${seconds(one.limitMs)}`, '', '']
      : [count(one.withheld), seconds(one.prepareMs), ms(one.publishMs), ms(one.firstPageMs)];
  return `| ${[count(one.cells), ...cells].join(' | ')} |`;
}
