import { DisclosureProblem } from '../disclosure.problems.ts';
import type { CountProblem } from './counts.types.ts';
import { collectGroups, levelsOfTable } from './groups.ts';
import type { Groups, View } from './groups.ts';

/** One combination of levels of one table: the cells whose keys look alike. */
export interface Slice {
  readonly table: number;
  readonly views: readonly View[];
}

/** Variables as numbers. A cell is named by one number made of its groups (mixed radix). */
export interface Frame {
  readonly groups: readonly Groups[];
  /** what one step of the group of a variable adds to the number of a cell */
  readonly step: readonly number[];
  readonly slices: readonly Slice[];
}

function collectSlices(problem: CountProblem, groups: readonly Groups[]): Slice[] {
  const slices: Slice[] = [];
  for (const [index, table] of problem.tables.entries()) {
    let combinations: (readonly View[])[] = [[]];
    for (const [at, variable] of problem.variables.entries()) {
      const views = levelsOfTable(table, variable).flatMap((level) => groups[at]?.views.get(level) ?? []);
      combinations = combinations.flatMap((start) => views.map((view) => [...start, view]));
    }
    for (const views of combinations) slices.push({ table: index, views });
  }
  return slices;
}

export function buildFrame(problem: CountProblem): Frame {
  const groups = problem.variables.map((variable) => collectGroups(variable));
  const step: number[] = [];
  let size = 1;
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    step[at] = size;
    size *= groups[at]?.members.length ?? 1;
  }
  if (size > Number.MAX_SAFE_INTEGER)
    throw new DisclosureProblem('too-many-cells', 'variables', `${size} combinations of codes`);
  return { groups, step, slices: collectSlices(problem, groups) };
}

/** Number of the cell of `slice` that holds the combination of leaves at `offset`, or -1. */
export function cellNumberAt(frame: Frame, slice: Slice, leaves: Int32Array, offset: number): number {
  let cell = 0;
  for (const [at, view] of slice.views.entries()) {
    const group = view.groupOfLeaf[leaves[offset + at] ?? 0] ?? -1;
    if (group < 0) return -1;
    cell += group * (frame.step[at] ?? 0);
  }
  return cell;
}

/** Number of the group of variable `at` in the number of a cell. */
export function groupAt(frame: Frame, cell: number, at: number): number {
  return Math.floor(cell / (frame.step[at] ?? 1)) % (frame.groups[at]?.members.length ?? 1);
}
