import type { CountProblem } from './counts.types.ts';
import type { RawCell } from './cells.ts';
import { collectDecompositions, levelsOfTable } from './groups.ts';
import { groupAt } from './slices.ts';
import type { Frame } from './slices.ts';

type Ways = ReadonlyMap<number, readonly (readonly number[])[]>;

/** The distinct relations, each as [whole, ...parts ascending]. */
class RelationList {
  readonly all: number[][] = [];
  readonly wholes = new Set<number>();
  readonly #seen = new Set<string>();

  add(whole: number, parts: number[]): void {
    if (parts.includes(whole)) return;
    const relation = [whole, ...parts.sort((a, b) => a - b)];
    const text = relation.join(',');
    if (this.#seen.has(text)) return;
    this.#seen.add(text);
    this.all.push(relation);
    this.wholes.add(whole);
  }
}

function addWays(frame: Frame, cell: RawCell, ways: readonly Ways[], add: (parts: number[]) => void): void {
  for (const [at, waysOfVariable] of ways.entries()) {
    const group = groupAt(frame, cell.number, at);
    const step = frame.step[at] ?? 0;
    for (const parts of waysOfVariable.get(group) ?? [])
      add(parts.map((part) => cell.number + (part - group) * step));
  }
}

/**
 * Lists whole = sum of parts for every pair of neighbouring levels of one variable with the others fixed. A cell
 * that no other cells add up to is the sum of its elementary rows, so that the relations say all there is to say.
 *
 * @param cells published cells
 * @param indexOf number of a cell -> index in the system (identical cells have one index)
 * @param cellOfRow cell of the system that is one elementary row
 */
export function listRelations(
  problem: CountProblem,
  frame: Frame,
  cells: Iterable<RawCell>,
  system: {
    readonly indexOf: ReadonlyMap<number, number>;
    readonly visibleCount: number;
    /** elementary rows of each cell */
    readonly rowsOf: readonly (readonly number[])[];
    readonly cellOfRow: Int32Array;
  },
): number[][] {
  const ways = problem.tables.map((table) =>
    problem.variables.map((variable, at): Ways => {
      const groups = frame.groups[at];
      return groups ? collectDecompositions(groups, levelsOfTable(table, variable)) : new Map();
    }),
  );
  const relations = new RelationList();
  for (const cell of cells) {
    const whole = system.indexOf.get(cell.number) ?? -1;
    for (const table of cell.tables)
      addWays(frame, cell, ways[table] ?? [], (parts) =>
        relations.add(
          whole,
          parts.flatMap((part) => system.indexOf.get(part) ?? []),
        ),
      );
  }
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    const rows = system.rowsOf[cell] ?? [];
    if (!relations.wholes.has(cell))
      relations.add(
        cell,
        rows.map((row) => system.cellOfRow[row] ?? -1),
      );
  }
  return relations.all;
}
