import { CubeProblem } from './cube.problems.ts';
import { STATUSES } from './cube.types.ts';
import type { Cube, InternalCube, InternalUse, PolicyStamp, ProtectedCube } from './cube.types.ts';

/** Seals given out by this process. A look-alike object made by a cast or read from JSON is not among them. */
const protectedSeals = new WeakSet<object>();
const internalSeals = new WeakSet<object>();

/**
 * Marks a cube as protected. May be called only by `disclosure.protect()` and by the room `release` when it reads a
 * published edition back and its hash was right. A test of the repository checks the callers.
 *
 * @param cube a cube whose protected cells carry the reason `withheld` and no number
 * @param policy the policy it was protected under, and the version of the code
 * @returns the opaque protected cube
 * @throws CubeProblem `bad-shape` if a cell with a reason still holds a number
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 17 } }],
 * });
 * sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' }).policy.policyId // => "default"
 */
export function sealProtectedCube(cube: Cube, policy: PolicyStamp): ProtectedCube {
  checkNoHiddenNumber(cube);
  const sealed = Object.freeze({ cube, policy }) as ProtectedCube;
  protectedSeals.add(sealed);
  return sealed;
}

/**
 * Opens a protected cube for drawing or writing.
 *
 * @param sealed made by `sealProtectedCube` in this process
 * @returns the cube inside
 * @throws CubeProblem `not-sealed` for anything else, casts included
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 17 } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * readCell(openProtectedCube(sealed), {}, 'n') // => {"kind":"number","value":17,"status":"final"}
 */
export function openProtectedCube(sealed: ProtectedCube): Cube {
  if (!isProtectedCube(sealed)) {
    throw new CubeProblem('not-sealed', '', 'this cube did not pass the publication gate');
  }
  return sealed.cube;
}

/**
 * Tells a protected cube from anything else at run time.
 *
 * @param value anything
 * @returns true only for what `sealProtectedCube` returned in this process
 * @example
 * isProtectedCube({ cube: {}, policy: {} }) // => false
 */
export function isProtectedCube(value: unknown): value is ProtectedCube {
  return typeof value === 'object' && value !== null && protectedSeals.has(value);
}

/**
 * Marks an unprotected cube for one internal use. May be called only by `disclosure.forInternalUse()`.
 *
 * @param cube any cube
 * @param use purpose and watermark, both non-empty
 * @returns the opaque internal cube
 * @throws CubeProblem `bad-text` without purpose or watermark, `bad-shape` if a cell with a reason holds a number
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 3 } }],
 * });
 * sealInternalCube(cube, { purpose: 'check the import', watermark: 'Internal' }).use.purpose // => "check the import"
 */
export function sealInternalCube(cube: Cube, use: InternalUse): InternalCube {
  if (use.purpose.trim() === '' || use.watermark.trim() === '') {
    throw new CubeProblem('bad-text', 'use', 'an internal file needs a purpose and a watermark');
  }
  checkNoHiddenNumber(cube);
  const sealed = Object.freeze({ cube, use }) as InternalCube;
  internalSeals.add(sealed);
  return sealed;
}

/**
 * Opens an internal cube for writing an internal file; the writer must show the watermark.
 *
 * @param sealed made by `sealInternalCube` in this process
 * @returns the cube inside
 * @throws CubeProblem `not-sealed` for anything else, casts included
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 3 } }],
 * });
 * openInternalCube(sealInternalCube(cube, { purpose: 'check', watermark: 'Internal' })).id // => "answers"
 */
export function openInternalCube(sealed: InternalCube): Cube {
  if (!internalSeals.has(sealed)) {
    throw new CubeProblem('not-sealed', '', 'this cube was not released for internal use');
  }
  return sealed.cube;
}

function checkNoHiddenNumber(cube: Cube): void {
  for (const [measureId, { values, states }] of Object.entries(cube.columns)) {
    for (let i = 0; i < states.length; i++) {
      if ((states[i] ?? 0) >= STATUSES.length && values[i] !== 0) {
        throw new CubeProblem(
          'bad-shape',
          `measures.${measureId}`,
          'a cell without a number still holds one',
        );
      }
    }
  }
}
