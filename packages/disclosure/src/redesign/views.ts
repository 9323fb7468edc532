import { buildCountSystem } from '../counts/build-system.ts';
import { TOTAL } from '../counts/counts.types.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import type { ProtectedCell } from '../withholding/withholding.types.ts';
import type { BreakdownView } from './redesign.types.ts';

interface Tally {
  readonly variables: readonly string[];
  cells: number;
  visible: number;
  persons: number;
  visiblePersons: number;
}

/**
 * What readers see of each breakdown of a protected table.
 *
 * @param problem the table
 * @param published its keys, and which of them show a number
 * @returns one view for each set of variables that is published, fewest variables first
 */
export function describeViews(problem: CountProblem, published: readonly ProtectedCell[]): BreakdownView[] {
  const personsOf = readPersons(problem);
  const tallies = new Map<string, Tally>();
  for (const cell of published)
    count(tallies, problem, cell.key, personsOf.get(cell.key) ?? 0, cell.published !== undefined);
  return [...tallies.values()]
    .map(({ variables, cells, visible, persons, visiblePersons }) => {
      return { variables, cells, visible, personShare: persons === 0 ? 1 : visiblePersons / persons };
    })
    .sort(
      (a, b) => a.variables.length - b.variables.length || (a.variables.join() < b.variables.join() ? -1 : 1),
    );
}

/** Persons of every key that holds somebody. */
export function readPersons(problem: CountProblem): Map<string, number> {
  const { keys, value, visibleCount } = buildCountSystem(problem);
  const persons = new Map<string, number>();
  for (let cell = 0; cell < visibleCount; cell += 1)
    for (const key of keys[cell] ?? []) persons.set(key, value[cell] ?? 0);
  return persons;
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
