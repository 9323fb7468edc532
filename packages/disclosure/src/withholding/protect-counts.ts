import { buildCountSystem } from '../counts/build-system.ts';
import { CELL_STATES, type CountProblem, type CountSystem } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import { protectAfter, searchIfNeeded } from '../releases/protect-after.ts';
import type { Completion, ReleasesBefore } from '../releases/protect-after.ts';
import type { Move, Pattern, SearchOptions } from '../search/search.types.ts';
import { leaveTimeForFamily, protectFamily } from './protect-family.ts';
import { runSearch } from './run-search.ts';
import type { CountWitness, ProtectedCell, ProtectedCounts } from './withholding.types.ts';

/** Keys named in a refusal; the rest is counted. */
const NAMED_KEYS = 3;

/**
 * Chooses which cells of tables of counts are withheld, so that no protected one can be told from the others.
 *
 * @param problem tables over the same persons, counts of persons; see `parseCountProblem`
 * @param options guarantee, solver, seed, when to stop, and `family` to protect against families too; the result is the same for the same seed if not stopped. `earlier`:
 *   releases over the same persons, oldest first; what they show is known, what they protect stays protected
 * @returns every key that holds somebody or is protected, and every public zero, sorted by key; moves that prove it
 * @throws DisclosureProblem see `buildCountSystem`; `cannot-be-protected` where withholding everything is not enough;
 *   `bad-release`, `release-contradicts` where earlier releases cannot be set beside these tables
 * @example
 * const sexes = parseCountProblem({ variables: { sex: { leaves: ['f', 'm'] } }, tables: [{ name: 't', vars: { sex: ['leaf'] } }], rules: { type: 'freq', maxN: 4 } }, 'sex,freq\nf,8\nm,9');
 * protectCounts(sexes, { guarantee: 'exact', seed: 1, mayContinue: () => true }).cells // => [{"key":"f","published":8,"status":"value","reason":""},{"key":"m","published":9,"status":"value","reason":""}]
 */
export function protectCounts(
  problem: CountProblem,
  options: SearchOptions & Partial<ReleasesBefore>,
): ProtectedCounts {
  const { earlier = [], codes, apart } = options;
  const isFamily = options.family === true;
  const run = runSearch(isFamily ? leaveTimeForFamily(options) : options);
  const complete: Completion = (system, all, found) =>
    isFamily ? protectFamily(system, all, found, options) : found;
  if (earlier.length > 0) {
    const shared = { ...(codes === undefined ? {} : { codes }), ...(apart === undefined ? {} : { apart }) };
    return protectAfter(problem, { earlier, ...shared }, run, complete);
  }
  const system = buildCountSystem(problem);
  const found = searchIfNeeded(system, run);
  refuseUnprotectable(system, found);
  const pattern = complete(system, problem, found);
  return {
    cells: listResultCells(system, pattern),
    secondary: pattern.secondary,
    ...(pattern.bound === undefined ? {} : { bound: pattern.bound }),
    witnesses: (pattern.witnesses ?? []).map((move) => toWitness(problem, system, move)),
  };
}

function refuseUnprotectable({ keys }: CountSystem, { unprotectable = [] }: Pattern): void {
  if (unprotectable.length === 0) return;
  const named = unprotectable.slice(0, NAMED_KEYS).map((cell) => keys[cell]?.[0] ?? '');
  const more = unprotectable.length > NAMED_KEYS ? ` and ${unprotectable.length - NAMED_KEYS} more` : '';
  throw new DisclosureProblem(
    'cannot-be-protected',
    `${named.join(', ')}${more}`,
    'withholding cannot protect these cells as asked, even if nothing else were published; ' +
      'merge categories, leave a breakdown out, pool years or places, or round instead',
  );
}

function listResultCells(system: CountSystem, { withheld }: Pattern): ProtectedCell[] {
  const { visibleCount, keys, state, value, zeroKeys } = system;
  const cells = zeroKeys.map((key): ProtectedCell => ({ key, published: 0, status: 'value', reason: '' }));
  for (let cell = 0; cell < visibleCount; cell += 1) {
    const isPrimary = state[cell] === CELL_STATES.primary;
    const one: Omit<ProtectedCell, 'key'> = !(withheld[cell] === 1 || isPrimary)
      ? { published: value[cell] ?? 0, status: 'value', reason: '' }
      : isPrimary
        ? { status: 'primary', reason: value[cell] === 0 ? 'zero-protected' : 'too-few-persons' }
        : { status: 'secondary', reason: 'would-reveal-another' };
    for (const key of keys[cell] ?? []) cells.push({ key, ...one });
  }
  return cells.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The rows that a move changes, by their codes. */
function toWitness(problem: CountProblem, system: CountSystem, { cells, changes }: Move): CountWitness {
  const { cellRows, rowLeaves } = system;
  const width = problem.variables.length;
  const witness: { codes: string[]; change: number }[] = [];
  cells.forEach((cell, at) => {
    const from = cellRows.start[cell] ?? 0;
    if (cellRows.start[cell + 1] !== from + 1) return;
    const row = cellRows.items[from] ?? 0;
    const codes = problem.variables.map(({ leaves }, i) => leaves[rowLeaves[row * width + i] ?? 0] ?? '');
    witness.push({ codes, change: changes[at] ?? 0 });
  });
  return witness;
}
