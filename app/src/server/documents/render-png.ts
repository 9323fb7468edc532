/** A drawing as a picture of pixels, with the fonts of the reports and nothing of the machine's own. */
import { DocumentError } from './documents.problems.ts';
import { pictureBusy } from './png.problems.ts';
import type { PngRequest } from './png.types.ts';
import { countWaiting, openLine, orderFile } from './worker-line.ts';

/** No picture of this program is wider; larger ones are for no screen and no sheet of A4 at 300 dots per inch. */
const MAXIMUM_WIDTH_PX = 2480;
const MAXIMUM_SVG_LENGTH = 4_000_000;
/** Asked for at the same time; each takes well under a second. */
const MAXIMUM_WAITING = 24;

const drawer = openLine({
  program: 'png.worker.ts',
  resourceLimits: { maxOldGenerationSizeMb: 256 },
  patienceMs: 15_000,
  // The worker holds about 60 MB.
  idleMs: 60_000,
  tooLong: 'The picture took too long.',
  ended: 'The drawer of pictures ended.',
});

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
  if (countWaiting(drawer) >= MAXIMUM_WAITING) throw pictureBusy();
  return orderFile(drawer, request);
}
