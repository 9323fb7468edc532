import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { openWholeRandom } from '../random.ts';
import { VERY_LARGE } from './floor-program.ts';
import { MovesModel } from './moves-model.ts';
import type { Wanted } from './moves-model.ts';

/** A move of one person, less what the solver may be off. */
const ONE = 1 - 1e-6;

/** Persons more that no other cell needs; a limit all the same, so that every program ends. */
const FAR = 1000;

/** Persons more while cells are pushed together: room to give way to each other, and no more. */
const NEAR = 5;

/** Share of the cells that go on being pushed together, those that came furthest. */
const KEPT = 0.6;

/**
 * Cells that a dive must clear for each of its programs, for another one to be worth it: asked one at a time, a cell takes
 * a program that ends sooner.
 */
const WORTH_REPEATING = 4;

/** Cells so few that asking each of them takes less than another dive; of very large tables, whose dives take longer, more. */
const FEW = 60;
const FEW_OF_LARGE = 300;

interface Reading {
  readonly system: CountSystem;
  readonly model: MovesModel;
  /** cells not yet seen to move by a person */
  readonly open: Set<number>;
  mayContinue(): boolean;
}

function look({ open, model }: Reading, wanted: readonly Wanted[]): (cell: number) => number {
  const changeOf = model.push(wanted);
  for (const cell of open) if (Math.abs(changeOf(cell)) >= ONE) open.delete(cell);
  return changeOf;
}

/**
 * Pushes all cells that are left at once, then those of them that came furthest, and so on: each program begins where
 * the last one ended, and a few dives show nearly every cell that can move.
 *
 * @returns whether another one is worth it
 */
function dive(reading: Reading, random: () => number): boolean {
  const { system, open } = reading;
  const mayFall = (cell: number): boolean => (system.value[cell] ?? 0) > system.smallestWithheld;
  let wanted = Array.from(open, (cell): Wanted => {
    const isUp = random() % 2 === 0;
    return { cell, direction: isUp || !mayFall(cell) ? 1 : -1 };
  });
  const before = open.size;
  let programs = 0;
  while (wanted.length > 0 && reading.mayContinue()) {
    programs += 1;
    const changeOf = look(reading, wanted);
    wanted = wanted
      .filter(({ cell }) => open.has(cell))
      .map((one) => ({ ...one, reached: changeOf(one.cell) * one.direction }))
      .sort((a, b) => b.reached - a.reached || a.cell - b.cell);
    wanted = wanted.slice(0, Math.floor(wanted.length * KEPT));
  }
  return before - open.size >= WORTH_REPEATING * Math.max(1, programs);
}

function pushEach(reading: Reading): void {
  const { system, open } = reading;
  // What other questions clear on the way is gone from the list.
  for (const cell of open) {
    if (!reading.mayContinue()) return;
    look(reading, [{ cell, direction: 1 }]);
    if (open.has(cell) && (system.value[cell] ?? 0) > system.smallestWithheld)
      look(reading, [{ cell, direction: -1 }]);
  }
}

/**
 * Primary cells for which the careful reader is left with one whole number. Ended early, cells that were not looked at
 * are among them.
 */
export function listCertain(
  system: CountSystem,
  withheld: Uint8Array,
  solver: Solver,
  mayContinue: () => boolean = () => true,
): number[] {
  const open = new Set<number>();
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (system.state[cell] === CELL_STATES.primary) open.add(cell);
  const primary = [...open];
  if (primary.length === 0) return [];
  const model = new MovesModel(system, withheld, solver);
  const reading: Reading = { system, model, open, mayContinue };
  const random = openWholeRandom(1);
  try {
    model.limit(primary, NEAR);
    const few = system.cellCount >= VERY_LARGE ? FEW_OF_LARGE : FEW;
    for (let isWorthIt = true; isWorthIt && open.size > few;) isWorthIt = dive(reading, random);
    model.limit(primary, FAR);
    pushEach(reading);
    return [...open];
  } finally {
    model.close();
  }
}
