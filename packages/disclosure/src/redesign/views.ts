import { TOTAL } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import type { BreakdownView } from './redesign.types.ts';

interface Tally {
  readonly variables: readonly string[];
  cells: number;
  visible: number;
  persons: number;
  visiblePersons: number;
}

/**
 * What readers see of each breakdown under a pattern.
 *
 * @param problem the tables
 * @param system the same as a system of cells
 * @param isVisible tells of a cell of the system whether its number is shown
 * @returns one view for each set of variables that is published, fewest variables first
 */
export function describeViews(
  problem: CountProblem,
  system: CountSystem,
  isVisible: (cell: number) => boolean,
): BreakdownView[] {
  const tallies = new Map<string, Tally>();
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    for (const key of system.keys[cell] ?? [])
      count(tallies, problem, key, system.value[cell] ?? 0, isVisible(cell));
  for (const key of system.zeroKeys) count(tallies, problem, key, 0, true);
  return [...tallies.values()]
    .map(({ variables, cells, visible, persons, visiblePersons }) => {
      return { variables, cells, visible, personShare: persons === 0 ? 1 : visiblePersons / persons };
    })
    .sort(
      (a, b) => a.variables.length - b.variables.length || (a.variables.join() < b.variables.join() ? -1 : 1),
    );
}

function count(
  tallies: Map<string, Tally>,
  problem: CountProblem,
  key: string,
  persons: number,
  isVisible: boolean,
): void {
  const codes = key.split('|');
  const variables = problem.variables.flatMap(({ name }, i) => (codes[i] === TOTAL ? [] : [name]));
  const text = variables.join('|');
  const tally = tallies.get(text) ?? { variables, cells: 0, visible: 0, persons: 0, visiblePersons: 0 };
  tallies.set(text, tally);
  tally.cells += 1;
  tally.persons += persons;
  if (!isVisible) return;
  tally.visible += 1;
  tally.visiblePersons += persons;
}
