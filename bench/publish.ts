/**
 * Publishing: tables of 1,000 to 100,000 observations as page and in every format; 200 requests a second on the public site,
 * cold and warm; a release of twenty linked tables from end to end. Writes results/publish.md. `small`: everything, in a minute.
 */
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { openProtectedCube } from '@vicus/cube';
import { removeExamplePlaces } from '../app/src/features/place/server/installation.usecases.ts';
import { connectTo, disconnect, makeOperator } from './connect.ts';
import { foundPlace } from './places.ts';
import { startProduct, type Product } from './product.ts';
import { measureFormats, type Fetched } from './publish/formats.ts';
import { keepPace } from './publish/load.ts';
import { measureRelease, publishTables, type ReleaseTimes } from './publish/release.ts';
import { renderPublish, type Measured } from './publish/render.ts';
import { makeLargeTable } from './publish/tables.ts';
import { writeTable } from './write-table.ts';

interface Size {
  readonly observations: readonly number[];
  readonly places: number;
  readonly warmSeconds: number;
  readonly cells: readonly number[];
  /** for one release; the bench waits no longer */
  readonly limitMs: number;
}

const FULL: Size = {
  observations: [1_000, 10_000, 100_000],
  places: 30,
  warmSeconds: 20,
  cells: [1_000, 5_000, 50_000],
  limitMs: 300_000,
};
const SMALL: Size = {
  observations: [1_000, 10_000],
  places: 4,
  warmSeconds: 3,
  cells: [1_000],
  limitMs: 60_000,
};
const LANGUAGES = ['en', 'de', 'es', 'it'];
const RELEASES_OF_A_PLACE = 4;
const OBSERVATIONS_OF_A_RELEASE = 200;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Places with small editions. @returns addresses that nobody has opened yet */
async function prepareVisits(origin: string, userId: string, places: number): Promise<string[]> {
  const addresses: string[] = [];
  const table = makeLargeTable(OBSERVATIONS_OF_A_RELEASE);
  for (let made = 0; made < places; made += 1) {
    const place = await foundPlace(userId);
    const releases: string[] = [];
    for (let edition = 0; edition < RELEASES_OF_A_PLACE; edition += 1)
      releases.push(await publishTables(place, `bench/small-${edition}`, [table]));
    for (const language of LANGUAGES)
      for (const page of ['', ...releases.map((releaseId) => `/${releaseId}`)])
        addresses.push(`${origin}/p/${place.slug}${page}?lang=${language}`);
  }
  return addresses;
}

async function measure(product: Product, size: Size): Promise<Measured> {
  await connectTo(product);
  const userId = await makeOperator(product);
  await removeExamplePlaces(userId);
  const place = await foundPlace(userId);
  const fetched: Fetched[] = [];
  for (const observations of size.observations) {
    const table = makeLargeTable(observations);
    const releaseId = await publishTables(place, `bench/large-${observations}`, [table]);
    const address = { slug: place.slug, releaseId, tableId: openProtectedCube(table).id };
    fetched.push(...(await measureFormats(product.origin, address, observations)));
    say(`  ${observations} observations: ${fetched.length} answers measured`);
  }
  const addresses = await prepareVisits(product.origin, userId, size.places);
  const cold = await keepPace(addresses, addresses.length / 200);
  const warm = await keepPace(addresses, size.warmSeconds);
  say(
    `  200 a second: cold p95 ${cold.timings.p95Ms.toFixed(0)} ms, warm ${warm.timings.p95Ms.toFixed(0)} ms`,
  );
  const releases: ReleaseTimes[] = [];
  for (const cells of size.cells) {
    releases.push(await measureRelease(product.origin, place, cells, size.limitMs));
    say(`  ${cells} cells: ${releases.at(-1)?.prepareMs?.toFixed(0) ?? 'not ready'} ms through the gate`);
    if (releases.at(-1)?.prepareMs === undefined) break;
  }
  return { fetched, cold, warm, releases };
}

export async function runPublish(words: readonly string[]): Promise<void> {
  const startedMs = performance.now();
  const otherLoad = loadavg()[0] ?? 0;
  const size = words.includes('small') ? SMALL : FULL;
  const product = await startProduct();
  try {
    const measured = await measure(product, size);
    const memory = Math.round(totalmem() / 1e9);
    const machine = `${availableParallelism()} cores, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.version}`;
    const seconds = (performance.now() - startedMs) / 1000;
    const text = renderPublish(measured, { machine, otherLoad, seconds });
    if (size === FULL) await writeTable('publish', text);
    process.stdout.write(text);
  } finally {
    await disconnect();
    await product.stop();
  }
  // Sign-in keeps a pool of its own that ends with the process.
  process.exit(0);
}
