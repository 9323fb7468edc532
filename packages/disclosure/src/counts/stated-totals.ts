import { DisclosureProblem } from '../disclosure.problems.ts';
import { TOTAL } from './counts.types.ts';
import type { CountProblem, CountRow } from './counts.types.ts';

/** Leaves behind each code of each variable, `Total` included. */
function collectMembers(problem: CountProblem): Map<string, ReadonlySet<string>>[] {
  return problem.variables.map((variable) => {
    const members = new Map<string, Set<string>>([[TOTAL, new Set(variable.leaves)]]);
    for (const level of variable.levels)
      for (const [leaf, group] of Object.entries(level.map))
        members.set(group, (members.get(group) ?? new Set<string>()).add(leaf));
    return members;
  });
}

/**
 * Takes the rows that state a total (a code is a group or `Total`) out of a problem and compares each with the sum
 * of the rows behind it.
 *
 * @throws DisclosureProblem `totals-do-not-add` with the row
 */
export function separateTotals(problem: CountProblem): CountProblem {
  const leaves = problem.variables.map((variable) => new Set(variable.leaves));
  const members = collectMembers(problem);
  const isInner = (row: CountRow): boolean =>
    row.codes.every((code, at) => leaves[at]?.has(code) === true || members[at]?.has(code) !== true);
  const rows = problem.rows.filter(isInner);
  for (const row of problem.rows) {
    if (isInner(row)) continue;
    let sum = 0;
    for (const one of rows)
      if (
        one.codes.every(
          (code, at) => code === row.codes[at] || members[at]?.get(row.codes[at] ?? '')?.has(code),
        )
      )
        sum += one.count;
    if (sum !== row.count)
      throw new DisclosureProblem(
        'totals-do-not-add',
        `row ${row.codes.join('|')}`,
        `${row.count} is stated, its parts add to ${sum}`,
      );
  }
  return { ...problem, rows };
}
