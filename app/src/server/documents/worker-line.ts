/** A worker that files are ordered from; started when the first is, ended when nobody ordered one for a while. */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { DocumentError } from './documents.problems.ts';

/** What the worker answers, once for each order. */
export type WorkerAnswer =
  | { readonly id: number; readonly file: Uint8Array }
  | { readonly id: number; readonly failure: string; readonly diagnostics: readonly string[] };

interface LineSettings {
  /** file in this folder */
  readonly program: string;
  readonly resourceLimits?: ResourceLimits;
  /** for one order and those before it in the line */
  readonly patienceMs: number;
  readonly idleMs: number;
  /** why there is no file: it took too long, the worker ended */
  readonly tooLong: string;
  readonly ended: string;
}

interface Waiting {
  readonly done: (file: Uint8Array) => void;
  readonly refuse: (error: Error) => void;
}

interface RunningWorker {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

export interface WorkerLine {
  readonly settings: LineSettings;
  running: RunningWorker | undefined;
  lastId: number;
}

export const openLine = (settings: LineSettings): WorkerLine => ({ settings, running: undefined, lastId: 0 });

export const countWaiting = (line: WorkerLine): number => line.running?.waiting.size ?? 0;

/** Errors: DocumentError where the file cannot be made, or took too long. */
export async function orderFile(line: WorkerLine, work: object): Promise<Uint8Array> {
  line.running ??= startWorker(line);
  const used = line.running;
  clearTimeout(used.idle);
  line.lastId += 1;
  const id = line.lastId;
  const timer = setTimeout(() => {
    endWorker(line, used, line.settings.tooLong);
  }, line.settings.patienceMs);
  try {
    return await new Promise<Uint8Array>((done, refuse) => {
      used.waiting.set(id, { done, refuse });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      used.worker.postMessage({ ...work, id });
    });
  } finally {
    clearTimeout(timer);
    restLater(line, used);
  }
}

function startWorker(line: WorkerLine): RunningWorker {
  const { program, resourceLimits, ended } = line.settings;
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const worker = new Worker(path.join(app, 'src/server/documents', program), {
    ...(resourceLimits && { resourceLimits }),
  });
  worker.unref();
  const started: RunningWorker = { worker, waiting: new Map(), idle: undefined };
  worker.on('message', (answer: WorkerAnswer) => {
    const asked = started.waiting.get(answer.id);
    started.waiting.delete(answer.id);
    if ('file' in answer) asked?.done(answer.file);
    else asked?.refuse(new DocumentError(answer.failure, answer.diagnostics));
  });
  worker.on('error', (error) => {
    endWorker(line, started, String(error));
  });
  worker.on('exit', () => {
    endWorker(line, started, ended);
  });
  return started;
}

function endWorker(line: WorkerLine, started: RunningWorker, why: string): void {
  if (line.running === started) line.running = undefined;
  clearTimeout(started.idle);
  for (const { refuse } of started.waiting.values()) refuse(new DocumentError(why));
  started.waiting.clear();
  void started.worker.terminate();
}

function restLater(line: WorkerLine, used: RunningWorker): void {
  if (line.running !== used || used.waiting.size > 0) return;
  clearTimeout(used.idle);
  used.idle = setTimeout(() => {
    endWorker(line, used, 'idle');
  }, line.settings.idleMs);
  used.idle.unref();
}
