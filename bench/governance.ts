/**
 * 1, 100 and 1,000 towns with 20 respondents each: how fast answers come in, a wave is closed and computed and a public
 * page is read, and how much memory that takes. Writes results/governance.md.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensureOperator } from '../app/src/server/auth/operator.ts';
import { configureAuth } from '../app/src/server/auth/auth.ts';
import { readAuthSecret } from '../app/src/server/auth/secret.ts';
import { closeSender } from '../app/src/server/jobs/boss.ts';
import { closeDatabase, connectDatabase } from '../app/src/server/db/connection.ts';
import { removeExamplePlaces } from '../app/src/features/place/server/installation.usecases.ts';
import { parseSettings, publishSettings } from '../app/src/server/settings/settings.ts';
import { sendAnswers } from '../app/src/features/survey/server/send.usecases.ts';
import { openBrowser, summarise, timeAll, timeVisitors, type Measured } from './measure.ts';
import {
  closeAndCompute,
  copyPlace,
  fillPages,
  foundPlace,
  openWave,
  publish,
  RESPONDENTS,
  type BenchPlace,
} from './places.ts';
import { startProduct, type Product } from './product.ts';
import { renderResults } from './results.ts';

const startedMs = performance.now();
/** Programs that wanted a core before the bench began. */
const otherLoad = loadavg()[0] ?? 0;
const SIZES = [1, 100, 1_000];
/** Waves that are asked, closed and computed at each size, in different towns where there are enough. */
const WAVES = 10;
const SENDERS = 10;
const VISITORS = 50;
/** Pages each of them reads, and how long they look at one. */
const READS_EACH = 6;
const PAUSE_MS = 5_000;
/** Towns whose pages are read: each is drawn once before, and that is told apart. */
const READ_PLACES = 50;

function say(line: string): void {
  process.stderr.write(`${Math.round((performance.now() - startedMs) / 1000)} s: ${line}\n`);
}

async function measureAnswers(places: readonly BenchPlace[], size: number) {
  const waves = [];
  for (let i = 0; i < WAVES; i += 1) {
    const place = places[(i * 97) % places.length];
    if (place !== undefined) waves.push(await openWave(place, `${size} towns, wave ${i}`));
  }
  const sendingMs: number[] = [];
  const respondents = waves.flatMap((wave) => wave.respondents);
  const begunMs = performance.now();
  const journeys = await timeAll(respondents, SENDERS, async (respondent) => {
    const posted = await fillPages(respondent);
    const startMs = performance.now();
    const sent = await sendAnswers(respondent.address, posted);
    if (!sent.ok) throw new Error('an answer was refused');
    sendingMs.push(performance.now() - startMs);
  });
  const sending = summarise(sendingMs, performance.now() - begunMs);
  say(`  ${journeys.count} answers sent`);
  const closing = await timeAll(waves, 1, closeAndCompute);
  say(`  ${closing.count} waves closed`);
  return { journeys, sending, closing };
}

async function measurePages(product: Product, places: readonly BenchPlace[]) {
  const browser = openBrowser(VISITORS);
  const step = Math.max(1, Math.floor(places.length / READ_PLACES));
  const urls = places
    .filter((_, i) => i % step === 0)
    .slice(0, READ_PLACES)
    .map(({ slug }) => `${product.origin}/p/${slug}`);
  try {
    const firstReading = await timeAll(urls, 1, async (url) => void (await browser.read(url)));
    say(`  ${firstReading.count} pages drawn`);
    let bytes = 0;
    const read = async (url: string): Promise<void> => {
      bytes = await browser.read(url);
    };
    const pick = (n: number) => urls[(n * 31) % urls.length] ?? '';
    const visitors = Array.from({ length: VISITORS }, (_, visitor) =>
      Array.from({ length: READS_EACH }, (__, n) => pick(visitor * READS_EACH + n)),
    );
    const reading = await timeVisitors(visitors, PAUSE_MS, read);
    const rush = await timeAll(visitors.flat(), VISITORS, read);
    return { firstReading, reading, rush, pageKilobytes: bytes / 1000 };
  } finally {
    browser.close();
  }
}

async function readDatabaseMegabytes(superuserUrl: string): Promise<number> {
  const url = new URL(superuserUrl);
  url.pathname = '/vicus';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ megabytes: number }>(
    'select (pg_database_size(current_database()) / 1e6)::float8 as megabytes',
  );
  await client.end();
  return rows[0]?.megabytes ?? 0;
}

async function connect(product: Product): Promise<string> {
  const chosen = parseSettings({ VICUS_DATA: product.dataDirectory }, '/', 'bench');
  publishSettings({ ...chosen, origin: product.origin, databaseUrl: product.appUrl });
  connectDatabase(product.appUrl);
  configureAuth(await readAuthSecret(product.dataDirectory), product.origin);
  const userId = await ensureOperator();
  await removeExamplePlaces(userId);
  return userId;
}

async function run(product: Product): Promise<readonly Measured[]> {
  const template = await foundPlace(await connect(product));
  const first = await openWave(template, 'published');
  for (const respondent of first.respondents)
    await sendAnswers(respondent.address, await fillPages(respondent));
  await closeAndCompute(first);
  await publish(first);
  const url = new URL(product.superuserUrl);
  url.pathname = '/vicus';
  const measured: Measured[] = [];
  let places: readonly BenchPlace[] = [template];
  for (const size of SIZES) {
    say(`${size} towns`);
    places = [
      ...places,
      ...(await copyPlace(url.href, { place: template, waveId: first.waveId }, size - places.length)),
    ];
    measured.push({
      places: size,
      ...(await measureAnswers(size === 1 ? places : places.slice(1), size)),
      ...(await measurePages(product, places)),
      residentMegabytes: product.readResidentMegabytes(),
      databaseMegabytes: await readDatabaseMegabytes(product.superuserUrl),
    });
  }
  return measured;
}

const product = await startProduct();
try {
  const measured = await run(product);
  const text = renderResults(measured, {
    cores: availableParallelism(),
    otherLoad,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    seconds: (performance.now() - startedMs) / 1000,
    respondents: RESPONDENTS,
    waves: WAVES,
    senders: SENDERS,
    visitors: VISITORS,
    pauseSeconds: PAUSE_MS / 1000,
    readPlaces: READ_PLACES,
  });
  writeFileSync(join(import.meta.dirname, 'results', 'governance.md'), text);
  process.stdout.write(text);
} finally {
  await closeSender();
  await closeDatabase();
  await product.stop();
}
process.exit(0);
