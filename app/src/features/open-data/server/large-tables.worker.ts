/** Writes large tables beside the main thread: 100,000 numbers as XML take seconds, and no page waits for them. */
import { parentPort } from 'node:worker_threads';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import type { LargeTableAnswer, LargeTableOrder } from './large-tables.types.ts';
import { renderTable } from './table-bodies.ts';

const port = parentPort;
if (port === null) throw new Error('this file is a worker');

/** One after the other, so that the memory of one is free before the next. */
let before: Promise<void> = Promise.resolve();

port.on('message', (order: LargeTableOrder) => {
  before = before.then(async () => {
    const answer = await write(order);
    port.postMessage(answer, 'body' in answer ? [answer.body.buffer] : []);
  });
});

async function write({ id, stored, ...question }: LargeTableOrder): Promise<LargeTableAnswer> {
  try {
    const [table] = restoreProtectedTables(JSON.parse(stored.tables), stored.contentHash);
    if (table === undefined) throw new Error('no table came');
    const body = await renderTable({ ...question, table });
    return { id, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
  } catch (error) {
    return { id, failure: String(error) };
  }
}
