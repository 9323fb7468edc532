/** A drawing as a picture of pixels, with the fonts of the reports and nothing of the machine's own. */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { DocumentError } from './documents.problems.ts';
import { pictureBusy } from './png.problems.ts';
import type { PngAnswer, PngRequest } from './png.types.ts';

/** No picture of this program is wider; larger ones are for no screen and no sheet of A4 at 300 dots per inch. */
const MAXIMUM_WIDTH_PX = 2480;
const MAXIMUM_SVG_LENGTH = 4_000_000;
/** Asked for at the same time; each takes well under a second. */
const MAXIMUM_WAITING = 24;
const PATIENCE_MS = 15_000;
/** The worker holds about 60 MB; it ends when nobody asked for a picture for a while. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly done: (png: Uint8Array) => void;
  readonly refuse: (error: Error) => void;
}

interface Press {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

let press: Press | undefined;
let lastId = 0;

/**
 * Draws an SVG as PNG, in a worker. Takes no network, no file and no font of the machine. Same request, same bytes.
 *
 * Errors: DocumentError if the drawing cannot be read or is too large. Problems: `picture-busy` (503).
 */
export async function renderPng(request: PngRequest): Promise<Uint8Array> {
  const { svg, widthPx } = request;
  if (svg.length > MAXIMUM_SVG_LENGTH) throw new DocumentError('The drawing is too large for a picture.');
  if (!(widthPx >= 1 && widthPx <= MAXIMUM_WIDTH_PX))
    throw new DocumentError(`A picture is 1 to ${MAXIMUM_WIDTH_PX} pixels wide.`);
  press ??= openPress();
  const used = press;
  if (used.waiting.size >= MAXIMUM_WAITING) throw pictureBusy();
  clearTimeout(used.idle);
  lastId += 1;
  const id = lastId;
  const timer = setTimeout(() => {
    closePress(used, 'The picture took too long.');
  }, PATIENCE_MS);
  try {
    return await new Promise<Uint8Array>((done, refuse) => {
      used.waiting.set(id, { done, refuse });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      used.worker.postMessage({ ...request, id });
    });
  } finally {
    clearTimeout(timer);
    restLater(used);
  }
}

function openPress(): Press {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const worker = new Worker(path.join(app, 'src/server/documents/png.worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.unref();
  const opened: Press = { worker, waiting: new Map(), idle: undefined };
  worker.on('message', (answer: PngAnswer) => {
    const asked = opened.waiting.get(answer.id);
    opened.waiting.delete(answer.id);
    if ('png' in answer) asked?.done(answer.png);
    else asked?.refuse(new DocumentError('The drawing cannot be made a picture.', [answer.failure]));
  });
  worker.on('error', (error) => {
    closePress(opened, String(error));
  });
  worker.on('exit', () => {
    closePress(opened, 'The drawer of pictures ended.');
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
