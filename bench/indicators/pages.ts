/** Fifty people who open pages of the indicator room, look, and open the next; the installations that are compared take turns. */
import { Agent } from 'node:http';
import { summarise, timeAll, timeVisitors, type Timings } from '../measure.ts';
import type { Product } from '../product.ts';
import { ask } from '../responses/http.ts';
import type { Towns } from './towns.ts';
import { INDICATORS } from './file.ts';

export const VISITORS = 50;
/** Pages each of them opens in a turn, and how long they look at one. */
const READS_EACH = 2;
const PAUSE_MS = 5_000;
/** Turns of each installation: whatever else the machine does hits all alike, and the turn in the middle of them counts. */
const TURNS = 5;
const BROWSER = { 'accept-encoding': 'br, gzip' };

export type Page =
  'place page, staff' | 'place page, reader' | 'indicator page, staff' | 'indicator page, reader';
export const PAGES: readonly Page[] = [
  'place page, staff',
  'place page, reader',
  'indicator page, staff',
  'indicator page, reader',
];

export interface Installation {
  readonly product: Product;
  readonly towns: Towns;
}

export interface PageTimings {
  /** nobody had opened this place as a reader before: 25 tables are protected first */
  readonly firstReader: Timings;
  readonly byPage: ReadonlyMap<Page, Timings>;
}

function toUrl({ product, towns }: Installation, page: Page, at: number): string {
  const { slug } = towns.visited[at % towns.visited.length] ?? { slug: '' };
  const base = `${product.origin}/office/${slug}/indicators`;
  return page.startsWith('place') ? base : `${base}/${INDICATORS[(at * 7) % INDICATORS.length]}`;
}

async function open(one: Installation, page: Page, at: number, agent: Agent): Promise<number> {
  const cookie = page.endsWith('reader') ? one.towns.readerCookie : one.towns.staffCookie;
  const url = toUrl(one, page, at);
  const { status, wholeMs } = await ask(url, { agent, headers: { ...BROWSER, cookie } });
  if (status !== 200) throw new Error(`${url} answered ${status}`);
  return wholeMs;
}

/** what each turn took */
type Collected = ReadonlyMap<Page, Timings[]>;

/** @returns in the order of the installations */
export async function measurePages(
  installations: readonly Installation[],
  say: (line: string) => void,
): Promise<PageTimings[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: VISITORS });
  const pairs: (readonly [Installation, Collected])[] = installations.map((one) => [
    one,
    new Map(PAGES.map((page) => [page, []])),
  ]);
  try {
    const firstReaders: Timings[] = [];
    for (const one of installations) {
      firstReaders.push(await readFirst(one, agent));
      say(`  first readers of ${one.towns.count}: median ${firstReaders.at(-1)?.medianMs.toFixed(0)} ms`);
    }
    for (let turn = 0; turn < TURNS; turn += 1) {
      // The one that went first goes last the next time.
      await takeTurn(turn % 2 === 0 ? pairs : pairs.toReversed(), turn, agent);
      say(`  turn ${turn + 1} of ${TURNS}`);
    }
    return pairs.map(([, collected], at) => ({
      firstReader: firstReaders[at] ?? summarise([], 1),
      byPage: new Map([...collected].map(([page, turns]) => [page, takeMiddle(turns)])),
    }));
  } finally {
    agent.destroy();
  }
}

/** Every place once as a reader whom nobody came before; then each kind of page once, so that programs are compiled. */
async function readFirst(one: Installation, agent: Agent): Promise<Timings> {
  const places = one.towns.visited.map((_, at) => at);
  const first = await timeAll(
    places,
    1,
    async (at) => void (await open(one, 'place page, reader', at, agent)),
  );
  for (const page of PAGES) await timeAll(places, 2, async (at) => void (await open(one, page, at, agent)));
  return first;
}

async function takeTurn(
  pairs: readonly (readonly [Installation, Collected])[],
  turn: number,
  agent: Agent,
): Promise<void> {
  for (const page of PAGES)
    for (const [one, collected] of pairs) collected.get(page)?.push(await visit(one, page, turn, agent));
}

/** Of each figure the one in the middle of all turns: a single disturbance decides none. */
function takeMiddle(turns: readonly Timings[]): Timings {
  const middle = (read: (one: Timings) => number): number =>
    turns.map(read).toSorted((a, b) => a - b)[Math.floor(turns.length / 2)] ?? 0;
  return {
    count: turns.reduce((sum, { count }) => sum + count, 0),
    perSecond: middle(({ perSecond }) => perSecond),
    medianMs: middle(({ medianMs }) => medianMs),
    p95Ms: middle(({ p95Ms }) => p95Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
  };
}

function visit(one: Installation, page: Page, turn: number, agent: Agent): Promise<Timings> {
  const visitors = Array.from({ length: VISITORS }, (_, visitor) =>
    Array.from({ length: READS_EACH }, (__, n) => (turn * VISITORS + visitor) * READS_EACH + n),
  );
  return timeVisitors(visitors, PAUSE_MS, async (at) => void (await open(one, page, at, agent)));
}
