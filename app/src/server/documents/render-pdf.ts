/** A tagged PDF (PDF/UA-1) from a template, data and drawings. Made in a worker: the process serves pages meanwhile. */
import { orderDocument } from './press.ts';
import type { PdfRequest } from './pdf.types.ts';

export type { Json, PdfRequest } from './pdf.types.ts';

/**
 * Words of people go in as data and are never read as Typst. Takes no network and no file of the machine. Call it
 * outside of database transactions.
 *
 * Errors: DocumentError if the template does not compile, a drawing lacks its alternative text, or a name is unfit.
 */
export function renderPdf(request: PdfRequest): Promise<Uint8Array> {
  return orderDocument({ kind: 'pdf', request });
}
