/** The one worker that makes documents; started when the first is asked for, ended when nobody asks for a while. */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { DocumentError } from './documents.problems.ts';
import type { PressAnswer, PressWork } from './pdf.types.ts';

/** For one document and those before it in the line; the largest takes a few seconds. */
const PATIENCE_MS = 120_000;
/** The compiler with its fonts holds about 150 MB. */
const IDLE_MS = 120_000;

interface Waiting {
  readonly done: (file: Uint8Array) => void;
  readonly refuse: (error: Error) => void;
}

interface Press {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

let press: Press | undefined;
let lastId = 0;

/** Errors: DocumentError where the document cannot be made, or took too long. */
export async function orderDocument(work: PressWork): Promise<Uint8Array> {
  press ??= openPress();
  const used = press;
  clearTimeout(used.idle);
  lastId += 1;
  const id = lastId;
  const timer = setTimeout(() => {
    closePress(used, 'The document took too long.');
  }, PATIENCE_MS);
  try {
    return await new Promise<Uint8Array>((done, refuse) => {
      used.waiting.set(id, { done, refuse });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      used.worker.postMessage({ ...work, id });
    });
  } finally {
    clearTimeout(timer);
    restLater(used);
  }
}

function openPress(): Press {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const worker = new Worker(path.join(app, 'src/server/documents/press.worker.ts'));
  worker.unref();
  const opened: Press = { worker, waiting: new Map(), idle: undefined };
  worker.on('message', (answer: PressAnswer) => {
    const asked = opened.waiting.get(answer.id);
    opened.waiting.delete(answer.id);
    if ('file' in answer) asked?.done(answer.file);
    else asked?.refuse(new DocumentError(answer.failure, answer.diagnostics));
  });
  worker.on('error', (error) => {
    closePress(opened, String(error));
  });
  worker.on('exit', () => {
    closePress(opened, 'The maker of documents ended.');
  });
  return opened;
}

function closePress(closed: Press, why: string): void {
  if (press === closed) press = undefined;
  clearTimeout(closed.idle);
  for (const { refuse } of closed.waiting.values()) refuse(new DocumentError(why));
  closed.waiting.clear();
  void closed.worker.terminate();
}

function restLater(used: Press): void {
  if (press !== used || used.waiting.size > 0) return;
  clearTimeout(used.idle);
  used.idle = setTimeout(() => {
    closePress(used, 'idle');
  }, IDLE_MS);
  used.idle.unref();
}
