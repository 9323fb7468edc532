/** Makes documents beside the main thread: ten pages take some 100 ms, and no page waits for them. */
import { parentPort } from 'node:worker_threads';
import { compilePdf } from './compile-pdf.ts';
import { DocumentError } from './documents.problems.ts';
import { packDocx } from './pack-docx.ts';
import type { PressOrder } from './pdf.types.ts';
import type { WorkerAnswer } from './worker-line.ts';

const port = parentPort;
if (port === null) throw new Error('this file is a worker');

/** One after the other: the compiler keeps the files of one report at a time. */
let before: Promise<void> = Promise.resolve();

port.on('message', (order: PressOrder) => {
  before = before.then(async () => {
    port.postMessage(await make(order));
  });
});

async function make(order: PressOrder): Promise<WorkerAnswer> {
  const { id } = order;
  try {
    const file =
      order.kind === 'pdf' ? await compilePdf(order.request) : await packDocx(order.content, order.pictures);
    return { id, file };
  } catch (error) {
    if (error instanceof DocumentError) return { id, failure: error.summary, diagnostics: error.diagnostics };
    return { id, failure: 'The document cannot be made.', diagnostics: [String(error)] };
  }
}
