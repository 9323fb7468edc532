/**
 * Answers of general waves: sent at 1, 8 and 32 connections, read as a file of 10,000 and 100,000, and a form of 250
 * questions at 50 visits a second. Writes results/responses.md. `small`: everything, with few answers and seconds.
 */
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { removeExamplePlaces } from '../app/src/features/place/server/installation.usecases.ts';
import { signInAs } from '../e2e/operator.ts';
import { ACCOUNT, connectTo, disconnect, makeOperator } from './connect.ts';
import { foundPlace } from './places.ts';
import { startProduct, type Product } from './product.ts';
import { measureExport, seedNamedWave, type Export } from './responses/export.ts';
import { askDatabase } from './responses/fieldwork.ts';
import { makeForm } from './responses/forms.ts';
import { measureSending, type Sending } from './responses/sending.ts';
import { renderResponses } from './responses/table.ts';
import { measureVisits, type Visits } from './responses/visits.ts';
import { writeTable } from './write-table.ts';

const FULL = { answers: 2_000, exports: [10_000, 100_000], seconds: 300 };
const SMALL = { answers: 100, exports: [1_000, 10_000], seconds: 10 };
const CONNECTIONS = [1, 8, 32];

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function readSettingsText({ superuserUrl }: Product): Promise<string> {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_level'];
  const rows = await askDatabase<{ name: string; setting: string }>(
    superuserUrl,
    'select name, setting from pg_settings where name = any($1) order by name',
    [names],
  );
  if (rows.find(({ name }) => name === 'fsync')?.setting !== 'on') throw new Error('fsync is off');
  return rows.map(({ name, setting }) => `\`${name}\` ${setting}`).join(', ');
}

async function measure(product: Product, size: typeof FULL) {
  await connectTo(product);
  const userId = await makeOperator(product);
  await removeExamplePlaces(userId);
  const place = await foundPlace(userId);
  const sending: Sending[] = [];
  for (const connections of CONNECTIONS) {
    sending.push(await measureSending(product, place, connections, size.answers));
    say(`  ${connections} connections: ${sending.at(-1)?.timings.perSecond.toFixed(1)} answers a second`);
  }
  const visits: Visits[] = [];
  for (const form of [makeForm('bench-twelve-visits', 12, 6), makeForm('bench-long', 250)]) {
    visits.push(await measureVisits(product, place, form, size.seconds));
    say(
      `  ${visits.at(-1)?.questions} questions: first byte p95 ${visits.at(-1)?.opened.p95Ms.toFixed(1)} ms`,
    );
  }
  const exports: Export[] = [];
  const visitor = await signInAs(product.origin, ACCOUNT);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const answers of size.exports) {
    const waveId = await seedNamedWave(product, place, answers);
    exports.push(await measureExport(product, place, { waveId, answers, cookie }));
    say(`  ${answers} answers as a file: ${exports.at(-1)?.seconds.toFixed(1)} s`);
  }
  return { sending, visits, exports, settings: await readSettingsText(product) };
}

export async function runResponses(words: readonly string[]): Promise<void> {
  const startedMs = performance.now();
  const otherLoad = loadavg()[0] ?? 0;
  const size = words.includes('small') ? SMALL : FULL;
  const product = await startProduct();
  try {
    const memory = Math.round(totalmem() / 1e9);
    const measured = await measure(product, size);
    const text = renderResponses({
      ...measured,
      answers: size.answers,
      machine: `${availableParallelism()} cores, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.version}`,
      otherLoad,
      seconds: (performance.now() - startedMs) / 1000,
    });
    if (size === FULL) await writeTable('responses', text);
    process.stdout.write(text);
  } finally {
    await disconnect();
    await product.stop();
  }
  // Sign-in keeps a pool of its own that ends with the process.
  process.exit(0);
}
