/**
 * Large systems: what the careful reader cannot rule out, found many cells at a time. A program solved from within raises
 * all that can rise together; drawn by lot, fewer and fewer stand in each other's way.
 */
import type { LinearProgram, Solver } from '../disclosure.types.ts';
import { openResidues } from './null-vectors.ts';

/** Unknowns from which this is faster than one program after the other. */
export const MANY_COLUMNS = 3000;

/** No cell need rise by more for another's sake; limits far away make solutions from within inexact. */
const FAR = 1000;

/** Share of those asked that must rise; else fewer are asked together. */
const WORTH_REPEATING = 0.15;

/** A program must raise so many; fewer are raised sooner by programs that go on from each other, see `clearNearest`. */
const LEAST_RISEN = 50;

const LOTS = 65_537;
const SEED = 7;

export interface InteriorRequest {
  readonly program: LinearProgram;
  readonly solver: Solver;
  /** unknowns to be raised, by column; those that `look` finds high enough leave it */
  readonly open: Set<number>;
  /** column → true value */
  readonly truth: ArrayLike<number>;
  /** column → value that is high enough */
  readonly wanted: ArrayLike<number>;
  look(x: Float64Array): void;
  mayContinue(): boolean;
}

/** Clears what rises; whatever is left open may or may not be able to. */
export function clearFromWithin(request: InteriorRequest): void {
  const { program, solver, open, mayContinue, look } = request;
  const model = solver.openModel({ ...program, ...toCeilings(request), method: 'interior' });
  const draw = openResidues(SEED, LOTS);
  try {
    let groups = 1;
    let risen = Infinity;
    while (open.size > 0 && risen >= LEAST_RISEN && mayContinue()) {
      const before = open.size;
      const asked = drawSome([...open], Math.ceil(before / groups), draw);
      model.setObjective(
        asked,
        asked.map(() => -1),
      );
      // Exact or not at its end: what is given keeps all rows, and what rose in it can rise.
      const { x } = model.solve({ mayContinue });
      model.setObjective(
        asked,
        asked.map(() => 0),
      );
      look(x);
      risen = before - open.size;
      if (risen < WORTH_REPEATING * asked.length) groups *= 2;
    }
  } finally {
    model.close();
  }
}

function toCeilings({ program, open, truth, wanted }: InteriorRequest): Pick<LinearProgram, 'high'> {
  return {
    high: Float64Array.from(program.high, (high, column) =>
      Math.min(high, open.has(column) ? (wanted[column] as number) : (truth[column] as number) + FAR),
    ),
  };
}

/** So many of the list by lot. */
function drawSome(list: number[], count: number, draw: () => number): number[] {
  for (let at = 0; at < count; at += 1) {
    const other = at + (draw() % (list.length - at));
    [list[at], list[other]] = [list[other] as number, list[at] as number];
  }
  return list.slice(0, count);
}
