/** The one thread that writes large tables; started when the first is asked for, ended when nobody asks for a while. */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { tooBusy } from '../open-data.problems.ts';
import type { LargeTableAnswer, LargeTableOrder } from './large-tables.types.ts';
import type { TableQuestion } from './table-bodies.ts';

/** For one table and those before it; the largest takes some seconds. */
const PATIENCE_MS = 60_000;
const IDLE_MS = 60_000;
/** More are told to come again. */
const MAXIMUM_WAITING = 8;
const MAXIMUM_HEAP_MB = 1_024;

interface Waiting {
  readonly done: (body: Uint8Array<ArrayBuffer>) => void;
  readonly refuse: (error: Error) => void;
}

interface Desk {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

let desk: Desk | undefined;
let lastId = 0;

/** Problem `api-busy` (503) while many large tables are being written. */
export async function renderLargeTable({
  table,
  ...question
}: TableQuestion): Promise<Uint8Array<ArrayBuffer>> {
  desk ??= openDesk();
  const used = desk;
  if (used.waiting.size >= MAXIMUM_WAITING) throw tooBusy();
  clearTimeout(used.idle);
  lastId += 1;
  const order: LargeTableOrder = { ...question, id: lastId, stored: toStoredTables([table]) };
  const timer = setTimeout(() => {
    closeDesk(used, tooBusy());
  }, PATIENCE_MS);
  try {
    return await new Promise<Uint8Array<ArrayBuffer>>((done, refuse) => {
      used.waiting.set(order.id, { done, refuse });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      used.worker.postMessage(order);
    });
  } finally {
    clearTimeout(timer);
    restLater(used);
  }
}

function openDesk(): Desk {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const worker = new Worker(path.join(app, 'src/features/open-data/server/large-tables.worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_HEAP_MB },
  });
  worker.unref();
  const opened: Desk = { worker, waiting: new Map(), idle: undefined };
  worker.on('message', (answer: LargeTableAnswer) => {
    const asked = opened.waiting.get(answer.id);
    opened.waiting.delete(answer.id);
    if ('body' in answer) asked?.done(answer.body);
    else asked?.refuse(new Error(answer.failure));
  });
  worker.on('error', (error: Error) => {
    closeDesk(opened, error);
  });
  worker.on('exit', () => {
    closeDesk(opened, new Error('The writer of tables ended.'));
  });
  return opened;
}

function closeDesk(closed: Desk, why: Error): void {
  if (desk === closed) desk = undefined;
  clearTimeout(closed.idle);
  for (const { refuse } of closed.waiting.values()) refuse(why);
  closed.waiting.clear();
  void closed.worker.terminate();
}

function restLater(used: Desk): void {
  if (desk !== used || used.waiting.size > 0) return;
  clearTimeout(used.idle);
  used.idle = setTimeout(() => {
    closeDesk(used, new Error('idle'));
  }, IDLE_MS);
  used.idle.unref();
}
