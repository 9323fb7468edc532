import { transposeLists } from './transpose.ts';
import type { CountSystem, Lists } from '../counts/counts.types.ts';

/** Rows whose count is rounded, each up or down, and what that does to the published cells. */
export interface Choices {
  readonly base: number;
  /** rows that have a choice, ascending */
  readonly rows: Int32Array;
  /** 1: rounded up */
  readonly isUp: Uint8Array;
  /** rounded minus true, for each cell */
  readonly deviation: Float64Array;
  /** cells of each row */
  readonly cellsOfRow: Lists;
  readonly system: CountSystem;
}

/** Counts from 1 to this one less are rounded: the first multiple of the base above the largest protected count. */
export function readThreshold(maxN: number, base: number): number {
  return (Math.floor(maxN / base) + 1) * base;
}

/** All choices open, rounded so that the running sum over neighbouring rows stays near its true value. */
export function openChoices(system: CountSystem, base: number): Choices {
  const threshold = readThreshold(system.rules.maxN, base);
  const rows = Int32Array.from(
    [...system.rowValue.keys()].filter((row) => {
      const value = system.rowValue[row] ?? 0;
      return value > 0 && value < threshold && value % base !== 0;
    }),
  );
  const choices: Choices = {
    base,
    rows,
    isUp: new Uint8Array(rows.length),
    deviation: new Float64Array(system.visibleCount),
    cellsOfRow: transposeLists(system.cellRows, system.visibleCount, system.rowCount),
    system,
  };
  let behind = 0;
  for (const [choice, row] of rows.entries()) {
    const remainder = (system.rowValue[row] ?? 0) % base;
    behind += remainder;
    const goesUp = behind >= base / 2;
    if (goesUp) behind -= base;
    choices.isUp[choice] = goesUp ? 1 : 0;
    addToCells(choices, choice, goesUp ? base - remainder : -remainder);
  }
  return choices;
}

function addToCells(choices: Choices, choice: number, change: number): void {
  const { cellsOfRow, deviation } = choices;
  const row = choices.rows[choice] ?? 0;
  for (let at = cellsOfRow.start[row] ?? 0; at < (cellsOfRow.start[row + 1] ?? 0); at += 1) {
    const cell = cellsOfRow.items[at] ?? 0;
    deviation[cell] = (deviation[cell] ?? 0) + change;
  }
}

/** What turning a choice round adds to the row: the base, or minus the base. */
export function readTurn(choices: Choices, choice: number): number {
  return choices.isUp[choice] === 1 ? -choices.base : choices.base;
}

export function turnChoice(choices: Choices, choice: number): void {
  addToCells(choices, choice, readTurn(choices, choice));
  choices.isUp[choice] = choices.isUp[choice] === 1 ? 0 : 1;
}

/** What turning a choice round adds to the sum of squared deviations. */
export function measureTurn(choices: Choices, choice: number): number {
  const { cellsOfRow, deviation } = choices;
  const row = choices.rows[choice] ?? 0;
  const change = readTurn(choices, choice);
  let sum = 0;
  for (let at = cellsOfRow.start[row] ?? 0; at < (cellsOfRow.start[row + 1] ?? 0); at += 1)
    sum += 2 * (deviation[cellsOfRow.items[at] ?? 0] ?? 0) * change + change * change;
  return sum;
}

/** Rows after rounding. */
export function readRoundedRows(choices: Choices): Float64Array {
  const rounded = choices.system.rowValue.slice();
  for (const [choice, row] of choices.rows.entries()) {
    const value = rounded[row] ?? 0;
    const lower = value - (value % choices.base);
    rounded[row] = choices.isUp[choice] === 1 ? lower + choices.base : lower;
  }
  return rounded;
}
