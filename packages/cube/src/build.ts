import { CubeProblem } from './cube.problems.ts';
import { CELL_STATES, REASONS, STATUSES } from './cube.types.ts';
import type {
  Cell,
  Column,
  Coordinates,
  Cube,
  Dimension,
  Measure,
  Provenance,
  Reason,
} from './cube.types.ts';
import { computeIndex, readColumn } from './read.ts';
import { checkStructure } from './structure.ts';

/** The cells of one position; a bare number is final. */
export interface CellEntry {
  readonly at: Coordinates;
  readonly measures: Readonly<Record<string, Cell | number>>;
}

export interface CubeParts {
  readonly id: string;
  readonly provenance: Provenance;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly cells: Iterable<CellEntry>;
  /** why the cells that `cells` does not mention have no number; without it every cell must be mentioned */
  readonly unmentioned?: Reason;
}

/** State of a cell nobody wrote yet; never leaves this file. */
const UNWRITTEN = 255;

/**
 * Makes a cube from its parts and checks everything: descriptions, codes, parents, numbers.
 *
 * @param parts descriptions and cells; a position may be split over several entries, a cell may stand once
 * @returns an immutable cube
 * @throws CubeProblem with a code and the place: `duplicate-id`, `duplicate-code`, `duplicate-cell`, `unknown-code`,
 *   `unknown-dimension`, `unknown-measure`, `unknown-parent`, `parent-cycle`, `number-not-finite`, `cells-missing`,
 *   `too-many-cells`, `bad-shape`, `bad-text`
 * @example
 * const cube = buildCube({
 *   id: 'contacts',
 *   provenance: { title: { en: 'Contacts' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'kind', label: { en: 'Kind of actor' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } },
 *     { code: 'ngo', label: { en: 'Associations' }, parent: 'all' }] }],
 *   measures: [
 *     { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
 *     { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 }],
 *   cells: [
 *     { at: { kind: 'all' }, measures: { n: 17, mean: { kind: 'number', value: 2.4, status: 'provisional' } } },
 *     { at: { kind: 'ngo' }, measures: { n: 0, mean: { kind: 'none', reason: 'no-base' } } }],
 * });
 * readCell(cube, { kind: 'ngo' }, 'n') // => {"kind":"number","value":0,"status":"final"}
 * readCell(cube, { kind: 'ngo' }, 'mean') // => {"kind":"none","reason":"no-base"}
 */
export function buildCube(parts: CubeParts): Cube {
  const { id, provenance, dimensions, measures } = parts;
  const size = checkStructure({ id, provenance, dimensions, measures });
  const columns = Object.fromEntries(measures.map((measure) => [measure.id, createColumn(size)]));
  const cube: Cube = { id, provenance, dimensions, measures, columns };
  for (const { at, measures: cells } of parts.cells) {
    const index = computeIndex(dimensions, at);
    for (const [measureId, cell] of Object.entries(cells)) {
      const column = readColumn(cube, measureId);
      const where = describePlace(measureId, at);
      if (column.states[index] !== UNWRITTEN) {
        throw new CubeProblem('duplicate-cell', where, 'the cell is given twice');
      }
      writeCell(column, index, cell, where);
    }
  }
  fillUnmentioned(cube, parts.unmentioned);
  return cube;
}

function createColumn(size: number): Column {
  return { values: new Float64Array(size), states: new Uint8Array(size).fill(UNWRITTEN) };
}

function fillUnmentioned(cube: Cube, reason: Reason | undefined): void {
  if (reason !== undefined && !REASONS.includes(reason)) {
    throw new CubeProblem('bad-shape', 'unmentioned', `"${reason}" is none of ${REASONS.join(', ')}`);
  }
  for (const [measureId, { states }] of Object.entries(cube.columns)) {
    const first = states.indexOf(UNWRITTEN);
    if (first === -1) continue;
    if (reason === undefined) {
      throw new CubeProblem(
        'cells-missing',
        `measures.${measureId}`,
        'cells are not mentioned; name a reason in "unmentioned"',
      );
    }
    const state = toState(reason);
    for (let i = first; i < states.length; i++) if (states[i] === UNWRITTEN) states[i] = state;
  }
}

/** Index of a status or reason in CELL_STATES. */
export function toState(name: (typeof CELL_STATES)[number]): number {
  return CELL_STATES.indexOf(name);
}

/** Writes a cell into a column that no cube has been handed out with yet. */
export function writeCell(column: Column, index: number, cell: Cell | number, where: string): void {
  const full: Cell = typeof cell === 'number' ? { kind: 'number', value: cell, status: 'final' } : cell;
  if (full.kind === 'none') {
    if (!REASONS.includes(full.reason)) {
      throw new CubeProblem('bad-shape', where, `"${full.reason}" is none of ${REASONS.join(', ')}`);
    }
    column.values[index] = 0;
    column.states[index] = toState(full.reason);
    return;
  }
  if (full.kind !== 'number' || !STATUSES.includes(full.status)) {
    throw new CubeProblem('bad-shape', where, 'a cell is a number with a status, or a reason');
  }
  if (!Number.isFinite(full.value)) {
    throw new CubeProblem('number-not-finite', where, `${full.value} is not a number a cell can hold`);
  }
  // −0 becomes 0: they are equal, and a text of the cube must not tell them apart.
  column.values[index] = full.value + 0;
  column.states[index] = toState(full.status);
}

/** `measures.n at role=elected, year=2025` */
export function describePlace(measureId: string, at: Coordinates): string {
  const codes = Object.entries(at).map(([id, code]) => `${id}=${code}`);
  return codes.length === 0 ? `measures.${measureId}` : `measures.${measureId} at ${codes.join(', ')}`;
}
