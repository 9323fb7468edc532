/** The worker that makes documents. */
import type { PressWork } from './pdf.types.ts';
import { openLine, orderFile } from './worker-line.ts';

const press = openLine({
  program: 'press.worker.ts',
  // The largest document takes a few seconds.
  patienceMs: 120_000,
  // The compiler with its fonts holds about 150 MB.
  idleMs: 120_000,
  tooLong: 'The document took too long.',
  ended: 'The maker of documents ended.',
});

/** Errors: DocumentError where the document cannot be made, or took too long. */
export const orderDocument = (work: PressWork): Promise<Uint8Array> => orderFile(press, work);
