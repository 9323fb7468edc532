import { sealInternalCube } from '@vicus/cube';
import type { Cube, InternalCube } from '@vicus/cube';

/**
 * Lets an unprotected table out for one named internal purpose. The caller writes an audit row; a writer of files
 * shows the watermark on every page and sheet.
 *
 * @param cube any cube
 * @param purpose what the file is for, in the words of the person who asked; not empty
 * @param asked who asked and on which day (ISO 8601), shown in the watermark
 * @returns the opaque internal cube; nothing that publishes accepts it
 * @throws CubeProblem `bad-text` for an empty purpose
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 3 } }],
 * });
 * forInternalUse(cube, 'check the import').use.watermark // => "Internal, not for publication: check the import"
 */
export function forInternalUse(
  cube: Cube,
  purpose: string,
  asked?: { readonly by: string; readonly on: string },
): InternalCube {
  const origin = asked === undefined ? '' : ` (${asked.by}, ${asked.on})`;
  const watermark = `Internal, not for publication: ${purpose}${origin}`;
  return sealInternalCube(cube, { purpose, watermark });
}
