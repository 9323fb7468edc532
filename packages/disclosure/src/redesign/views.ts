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
 * @param withheld 1 for each withheld cell of the system
 * @returns one view for each set of variables that is published, fewest variables first
 */
export function describeViews(
  problem: CountProblem,
  system: CountSystem,
  withheld: Uint8Array,
): BreakdownView[] {
  const tallies = new Map<string, Tally>();
  const count = (key: string, persons: number, isVisible: boolean): void => {
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
  };
  for (const [cell, keys] of system.keys.entries())
    for (const key of keys) count(key, system.value[cell] ?? 0, withheld[cell] !== 1);
  for (const key of system.zeroKeys) count(key, 0, true);
  return [...tallies.values()]
    .map(({ variables, cells, visible, persons, visiblePersons }) => {
      return { variables, cells, visible, personShare: persons === 0 ? 1 : visiblePersons / persons };
    })
    .sort(
      (a, b) => a.variables.length - b.variables.length || (a.variables.join() < b.variables.join() ? -1 : 1),
    );
}
