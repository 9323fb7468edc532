import { CubeProblem } from './cube.problems.ts';
import { CELL_STATES, STATUSES } from './cube.types.ts';
import type { Column, Cube } from './cube.types.ts';
import { readStructure, requireFields, requireList } from './json-fields.ts';
import { checkStructure } from './structure.ts';

/** Named in every file, so that a later form can be told from this one. */
export const CUBE_JSON_FORMAT = 'vicus-cube/1';

/** One letter a cell, in the order of CELL_STATES: final, provisional, estimated, not collected, … */
const STATE_LETTERS = 'fpenabws';

/**
 * Writes a cube as JSON text for storage and transport. Keys are in code-unit order and there is no white space, so
 * equal cubes have equal texts and a hash of the text is stable. Each column has `values` (`null` where there is no
 * number) and `states`, a letter per cell: `f`inal, `p`rovisional, `e`stimated, `n`ot collected, not `a`pplicable,
 * no `b`ase, `w`ithheld, withheld at `s`ource.
 *
 * @param cube any cube
 * @returns JSON text
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: { kind: 'none', reason: 'withheld' } } }],
 * });
 * JSON.parse(toCubeJson(cube)).columns // => {"n":{"states":"w","values":[null]}}
 */
export function toCubeJson(cube: Cube): string {
  const { id, provenance, dimensions, measures } = cube;
  const columns = Object.entries(cube.columns).map(([key, { values, states }]) => [
    key,
    {
      values: Array.from(values, (value, i) => ((states[i] ?? 0) < STATUSES.length ? value : null)),
      states: Array.from(states, (state) => STATE_LETTERS[state]).join(''),
    },
  ]);
  const plain = { format: CUBE_JSON_FORMAT, id, provenance, dimensions, measures };
  return JSON.stringify(sortKeys({ ...plain, columns: Object.fromEntries(columns) }));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys((value as Record<string, unknown>)[key])]));
}

/**
 * Reads what `toCubeJson` wrote. Strict: unknown keys, missing keys, wrong lengths, numbers where a reason stands and
 * reasons where a number stands are all refused with the place.
 *
 * @param json the text, or the value already parsed from it
 * @returns the cube, equal to the one written
 * @throws CubeProblem `bad-shape` and everything `buildCube` throws for descriptions
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 17 } }],
 * });
 * equalCubes(parseCubeJson(toCubeJson(cube)), cube) // => true
 */
export function parseCubeJson(json: string | object): Cube {
  const fields = requireFields(typeof json === 'string' ? parseText(json) : json, '', [
    'format',
    'id',
    'provenance',
    'dimensions',
    'measures',
    'columns',
  ]);
  if (fields['format'] !== CUBE_JSON_FORMAT) {
    throw new CubeProblem('bad-shape', 'format', `this is not "${CUBE_JSON_FORMAT}"`);
  }
  const structure = readStructure(fields);
  const size = checkStructure(structure);
  const ids = structure.measures.map((measure) => measure.id);
  const columnFields = requireFields(fields['columns'], 'columns', ids);
  const columns = ids.map((id) => [id, readColumnFields(columnFields[id], `columns.${id}`, size)]);
  return { ...structure, columns: Object.fromEntries(columns) };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CubeProblem(
      'bad-shape',
      '',
      `this is not JSON: ${cause instanceof Error ? cause.message : ''}`,
    );
  }
}

function readColumnFields(value: unknown, where: string, size: number): Column {
  const fields = requireFields(value, where, ['values', 'states']);
  const values = requireList(fields['values'], `${where}.values`);
  const letters = fields['states'];
  if (typeof letters !== 'string' || letters.length !== size || values.length !== size) {
    throw new CubeProblem(
      'bad-shape',
      where,
      `the dimensions make ${size} cells; "values" and "states" must too`,
    );
  }
  const column: Column = { values: new Float64Array(size), states: new Uint8Array(size) };
  for (let i = 0; i < size; i++) {
    const state = STATE_LETTERS.indexOf(letters[i] ?? '');
    if (state === -1)
      throw new CubeProblem('bad-shape', `${where}.states.${i}`, `"${letters[i]}" is no state`);
    const number = values[i];
    const named = CELL_STATES[state];
    if (state >= STATUSES.length ? number !== null : typeof number !== 'number' || !Number.isFinite(number)) {
      throw new CubeProblem('bad-shape', `${where}.values.${i}`, `does not fit a cell that is "${named}"`);
    }
    column.values[i] = typeof number === 'number' ? number + 0 : 0;
    column.states[i] = state;
  }
  return column;
}

/**
 * Tells whether two cubes are the same in every description, order, number and reason.
 *
 * @param a any cube
 * @param b any cube
 * @returns true if their texts by `toCubeJson` are equal
 * @example
 * const make = (n) => buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n } }],
 * });
 * equalCubes(make(3), make(3)) // => true
 * equalCubes(make(0), make({ kind: 'none', reason: 'not-collected' })) // => false
 */
export function equalCubes(a: Cube, b: Cube): boolean {
  return a === b || toCubeJson(a) === toCubeJson(b);
}
