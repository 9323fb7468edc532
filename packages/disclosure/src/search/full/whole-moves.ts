import type { ProgramRows, Solver } from '../../disclosure.types.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { readRange } from './move-program.ts';
import type { MoveRange } from './move-program.ts';
import type { Move } from '../search.types.ts';

/** Distance to a whole number under which a change is taken to be whole. */
const TOLERANCE = 1e-5;

/** Persons by which a change may be off the one it is made from. */
const SLACK = 2;

/** Ends a program that finds no whole numbers: so often it may ask whether to go on. */
const QUESTIONS = 400;

const isFraction = (change: number) => Math.abs(change - Math.round(change)) > TOLERANCE;

/** Ends the search for whole numbers in a corner that has none. */
const NODES = 40;

/** Any move in whole numbers will do: the first one found ends the program. */
const ANY_GAP = 1000;

/** More fractions than these are left: small moves, looked for one by one, are whole far more often. */
const MOST_FRACTIONS = 400;

/** What is left of the changes when each is rounded to the nearest whole number; undefined if that is no move. */
export function toWholeMove(
  system: CountSystem,
  definitions: readonly Int32Array[],
  changes: Float64Array,
): Move | undefined {
  const whole = Int32Array.from(changes, (change) => Math.round(change));
  if (changes.some(isFraction) || !isMove(system, definitions, whole)) return undefined;
  const cells = Int32Array.from(whole.keys()).filter((cell) => whole[cell] !== 0);
  return { cells, changes: cells.map((cell) => whole[cell] as number) };
}

/** Checks a move by addition alone: every sum holds, no cell leaves its range. */
function isMove(system: CountSystem, definitions: readonly Int32Array[], whole: Int32Array): boolean {
  for (const items of definitions) {
    let rest = whole[items[0] as number] as number;
    for (let at = 1; at < items.length; at += 1) rest -= whole[items[at] as number] as number;
    if (rest !== 0) return false;
  }
  return whole.every((change, cell) => change === 0 || change >= readRange(system, cell).low);
}

/** A protected cell and the change of it that must be kept. */
export interface Wanted extends MoveRange {
  readonly cell: number;
}

/** Sums away from a fraction, within which cells may be changed, tried one after the other. */
const REACHES = [1, 2, 3, Infinity] as const;

/**
 * Turns a move with fractions into one in whole numbers: a small program over open cells beside the fractions, then
 * over cells further away.
 *
 * @param isOpen cells that may change although they did not
 */
export function roundMove(
  system: CountSystem,
  definitions: readonly Int32Array[],
  changes: Float64Array,
  { solver, wanted, isOpen }: { solver: Solver; wanted: Wanted; isOpen(cell: number): boolean },
): Move | undefined {
  if (changes.filter(isFraction).length > MOST_FRACTIONS) return undefined;
  const near = Uint8Array.from(changes, (change) => (isFraction(change) ? 1 : 0));
  for (const reach of REACHES) {
    if (reach === Infinity) near.fill(1);
    else markBeside(definitions, near);
    const isFree = (cell: number) =>
      near[cell] === 1 && (Math.abs(changes[cell] as number) > TOLERANCE || isOpen(cell));
    const rounded = roundWithin({ system, definitions, changes, wanted, isFree }, solver);
    const move = rounded && toWholeMove(system, definitions, rounded);
    if (move !== undefined) return move;
  }
  return undefined;
}

/** Marks the cells that stand in a sum with a marked one. */
function markBeside(definitions: readonly Int32Array[], near: Uint8Array): void {
  const before = Uint8Array.from(near);
  for (const items of definitions)
    if (items.some((cell) => before[cell] === 1)) for (const cell of items) near[cell] = 1;
}

interface Rounding {
  readonly system: CountSystem;
  readonly definitions: readonly Int32Array[];
  readonly changes: Float64Array;
  readonly wanted: Wanted;
  isFree(cell: number): boolean;
}

function roundWithin(rounding: Rounding, solver: Solver): Float64Array | undefined {
  const { changes, system } = rounding;
  const bounds = Array.from(changes, (change, cell) => boundsOf(rounding, cell, change));
  const columnOf = new Map<number, number>();
  for (const [cell, [low, high]] of bounds.entries()) if (low < high) columnOf.set(cell, columnOf.size);
  const rows = listRoundingRows(rounding, columnOf);
  if (rows === undefined) return undefined;
  const cells = [...columnOf.keys()];
  const isPriced = (cell: number) => system.state[cell] === CELL_STATES.withholdable;
  const model = solver.openModel({
    objective: cells.map((cell) => (isPriced(cell) ? Math.sign(changes[cell] as number) : 0)),
    low: cells.map((cell) => (bounds[cell] as readonly [number, number])[0]),
    high: cells.map((cell) => (bounds[cell] as readonly [number, number])[1]),
    whole: cells.map(() => 1),
    rows,
  });
  let asked = 0;
  const mayContinue = () => (asked += 1) < QUESTIONS;
  const { x } = model.solve({ nodes: NODES, relativeGap: ANY_GAP, mayContinue });
  model.close();
  if (x.length < cells.length) return undefined;
  const rounded = changes.map((change) => Math.round(change));
  for (const [at, cell] of cells.entries()) rounded[cell] = Math.round(x[at] as number);
  return rounded;
}

/** The sums among cells to be rounded; undefined where a sum of whole changes does not hold. */
function listRoundingRows(
  { changes, definitions }: Rounding,
  columnOf: ReadonlyMap<number, number>,
): ProgramRows | undefined {
  const starts = [0];
  const [sums, columns, coefficients]: [number[], number[], number[]] = [[], [], []];
  for (const items of definitions) {
    let rest = 0;
    for (const [at, cell] of items.entries()) {
      const column = columnOf.get(cell);
      const sign = at === 0 ? 1 : -1;
      if (column === undefined) rest -= sign * Math.round(changes[cell] as number);
      else {
        columns.push(column);
        coefficients.push(sign);
      }
    }
    if (columns.length > (starts.at(-1) as number)) {
      sums.push(rest);
      starts.push(columns.length);
    } else if (rest !== 0) return undefined;
  }
  return { low: sums, high: sums, starts, columns, coefficients };
}

function boundsOf(rounding: Rounding, cell: number, change: number): readonly [number, number] {
  const { system, wanted } = rounding;
  if (!rounding.isFree(cell)) return [Math.round(change), Math.round(change)];
  const range = readRange(system, cell);
  const isWanted = cell === wanted.cell;
  return [
    Math.max(range.low, Math.floor(change + TOLERANCE) - SLACK, isWanted ? wanted.low : -Infinity),
    Math.min(range.high, Math.ceil(change - TOLERANCE) + SLACK, isWanted ? wanted.high : Infinity),
  ];
}
