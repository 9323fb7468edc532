import { buildCountSystem } from '../counts/build-system.ts';
import type { CountProblem, CountRow } from '../counts/counts.types.ts';
import { roundCounts } from './round-counts.ts';
import type { RoundingAccuracy, RoundingRequest } from './rounding.types.ts';

export interface RoundedProblem {
  /** every key that holds somebody, with its rounded number, sorted */
  readonly published: readonly { readonly key: string; readonly published: number }[];
  /** keys of true zeros, shown like a rounded 0 */
  readonly zeroKeys: readonly string[];
  /** the rounded rows; every published number is a sum of them; for `auditRounding`, never for readers */
  readonly rounded: readonly CountRow[];
  readonly accuracy: RoundingAccuracy;
}

/**
 * Rounds the small counts of tables; see `roundCounts`.
 *
 * @param problem tables over the same persons, counts of persons
 * @param request base, seed, when to stop
 * @throws DisclosureProblem see `buildCountSystem` and `roundCounts`
 * @example
 * roundProblem({ name: '', variables: [{ name: 'sex', leaves: ['f', 'm'], levels: [] }], tables: [{ name: 't', vars: { sex: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4, protectZeros: false }, rows: [{ codes: ['f'], count: 4 }, { codes: ['m'], count: 9 }] }, { base: 5, seed: 1 }).published // => [{"key":"Total","published":14},{"key":"f","published":5},{"key":"m","published":9}]
 */
export function roundProblem(problem: CountProblem, request: RoundingRequest): RoundedProblem {
  const system = buildCountSystem(problem);
  const { rows, published, accuracy } = roundCounts(system, request);
  const width = problem.variables.length;
  const rounded = [...rows].flatMap((count, row): CountRow[] => {
    if (count === 0) return [];
    const codes = problem.variables.map(
      ({ leaves }, at) => leaves[system.rowLeaves[row * width + at] ?? 0] ?? '',
    );
    return [{ codes, count }];
  });
  const cells = system.keys.flatMap((keys, cell) =>
    keys.map((key) => ({ key, published: published[cell] ?? 0 })),
  );
  cells.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { published: cells, zeroKeys: system.zeroKeys, rounded, accuracy };
}
