/**
 * Fits in memory, by edition of the data: the first who asks for a choice of inputs waits for it, nobody after. Few
 * places are fitted at once; many by a worker, one after the other, so that choices cannot take all processors.
 */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { computeLandscape } from '../expected-landscape.rules.ts';
import type { ExpectedTable, LandscapeOrNone } from '../expected.types.ts';
import type { PlaceTable } from './place-table.ts';

/** One of 11,000 places holds 180 kB. */
const MAXIMUM_KEPT = 48;
/** Up to this many places a fit takes less than starting a worker. */
const AT_ONCE_PLACES = 500;
const PATIENCE_MS = 60_000;

/** The one used last stands at the end. */
const keptByTable = new WeakMap<PlaceTable, Map<string, Promise<LandscapeOrNone>>>();
let line: Promise<unknown> = Promise.resolve();

/** `key`: country, outcome and preconditions; `compose` is called only when the fit is not there. */
export function keepLandscape(
  table: PlaceTable,
  key: string,
  compose: () => ExpectedTable,
): Promise<LandscapeOrNone> {
  const kept = keptByTable.get(table) ?? new Map<string, Promise<LandscapeOrNone>>();
  keptByTable.set(table, kept);
  const landscape = kept.get(key) ?? computeBeside(compose());
  kept.delete(key);
  kept.set(key, landscape);
  landscape.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MAXIMUM_KEPT) break;
    kept.delete(oldest);
  }
  return landscape;
}

async function computeBeside(table: ExpectedTable): Promise<LandscapeOrNone> {
  if (table.denominators.length <= AT_ONCE_PLACES) return computeLandscape(table);
  const before = line;
  const landscape = before.catch(() => undefined).then(() => runWorker(table));
  line = landscape;
  return landscape;
}

async function runWorker(table: ExpectedTable): Promise<LandscapeOrNone> {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const file = path.join(app, 'src/features/comparison/server/expected.worker.ts');
  const worker = new Worker(file, { workerData: table });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  try {
    return await new Promise<LandscapeOrNone>((done, refuse) => {
      worker.on('message', done);
      worker.on('error', refuse);
      worker.on('exit', () => {
        refuse(new Error('The fit of expected values did not end in time'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
