/** What the playground computes for one table: pure, given a solver. Runs in a worker. */
import {
  audit,
  auditRounding,
  compareMethods,
  DisclosureProblem,
  proposeRedesigns,
  protectCounts,
  roundProblem,
  showRounded,
} from '@vicus/disclosure';
import type {
  CountProblem,
  ProtectedCell,
  ProtectedCounts,
  RedesignProposal,
  RoundedProblem,
  Solver,
} from '@vicus/disclosure';
import { describeKey, layOutGrid } from '../playground-grid.rules.ts';
import type { Grid, GridCell, PlaygroundRequest, PlaygroundResult, Proposal } from '../playground.types.ts';

/** Named one by one on the page; the rest is counted. */
const NAMED = 12;

interface Tools {
  readonly solver: Solver;
  /** what margins are called */
  readonly total: string;
  /** for one search; false when its time is over */
  startClock(): () => boolean;
}

export function computePlayground(request: PlaygroundRequest, tools: Tools): PlaygroundResult {
  const { problem, roles, seed } = request;
  const withheld = tryToProtect(problem, seed, tools);
  const risky = listPrimary(problem, withheld, tools);
  const proposals =
    risky.size === 0
      ? []
      : proposeRedesigns(problem, roles, (design) => tryToProtect(design, seed, tools)?.cells);
  const { rounded, shown } = round(problem, seed, tools.total);
  const naive = listNaive(problem, risky, tools);
  return {
    cells: naive.cells,
    primary: risky.size,
    given: drawGiven(problem, risky, tools.total),
    ...naive.revealed,
    ...(withheld === undefined ? {} : { withheld: describeWithheld(problem, withheld, tools) }),
    proposals: proposals.map((proposal) => describeProposal(proposal, tools.total)),
    rounded: shown,
    ...(withheld === undefined
      ? {}
      : { comparison: compareMethods(problem, { withheld, rounded, proposals }) }),
  };
}

function describeProposal(proposal: RedesignProposal, total: string): Proposal {
  const { kind, variable, codes, cells, withheld, published, problem } = proposal;
  return { kind, variable, codes, cells, withheld, grid: drawProtected(problem, published, total) };
}

function round(
  problem: CountProblem,
  seed: number,
  total: string,
): { rounded: RoundedProblem; shown: PlaygroundResult['rounded'] } {
  const base = problem.rules.maxN < 3 ? 3 : 5;
  const rounded = roundProblem(problem, { base, seed });
  const { published, accuracy } = rounded;
  if (!auditRounding(published, rounded.rounded, problem, base).isSafe)
    throw new Error('a rounded table failed its audit');
  const { meanDeviation, largestDeviation } = accuracy;
  const grid = drawRounded(problem, published, base, total);
  return { rounded, shown: { base, grid, meanDeviation, largestDeviation } };
}

function tryToProtect(
  problem: CountProblem,
  seed: number,
  { solver, startClock }: Tools,
): ProtectedCounts | undefined {
  try {
    return protectCounts(problem, { guarantee: 'full', solver, seed, mayContinue: startClock() });
  } catch (error) {
    if (error instanceof DisclosureProblem && error.code === 'cannot-be-protected') return undefined;
    throw error;
  }
}

/** Keys that are small themselves. */
function listPrimary(
  problem: CountProblem,
  withheld: ProtectedCounts | undefined,
  tools: Tools,
): Set<string> {
  const cells =
    withheld?.cells ??
    protectCounts(problem, {
      guarantee: 'exact',
      solver: tools.solver,
      seed: 0,
      mayContinue: tools.startClock(),
    }).cells;
  return new Set(cells.flatMap(({ key, status }) => (status === 'primary' ? [key] : [])));
}

/** What readers would learn if only the small cells were left out. */
function listNaive(
  problem: CountProblem,
  risky: ReadonlySet<string>,
  { solver, total }: Tools,
): { cells: number; revealed: Pick<PlaygroundResult, 'revealed' | 'revealedCount'> } {
  const persons = sumKeys(problem);
  const cells = [...persons].map(([key, published]) =>
    risky.has(key) ? { key, status: 'primary' as const } : { key, status: 'value' as const, published },
  );
  const { found } = audit(cells, problem, { guarantee: 'full', solver });
  const keys = [...new Set(found.map(({ key }) => key))];
  return {
    cells: persons.size,
    revealed: {
      revealed: keys.slice(0, NAMED).map((key) => describeKey(key, total)),
      revealedCount: keys.length,
    },
  };
}

/** Persons of every key, zeros included. */
function sumKeys({ variables, rows }: CountProblem): Map<string, number> {
  let keys = [''];
  variables.forEach(({ leaves }, i) => {
    keys = keys.flatMap((key) => [...leaves, 'Total'].map((code) => (i === 0 ? code : `${key}|${code}`)));
  });
  const persons = new Map(keys.map((key) => [key, 0]));
  for (const { codes, count } of rows) {
    let own = [''];
    codes.forEach((code, i) => {
      own = own.flatMap((key) => [code, 'Total'].map((one) => (i === 0 ? one : `${key}|${one}`)));
    });
    for (const key of own) persons.set(key, (persons.get(key) ?? 0) + count);
  }
  return persons;
}

function describeWithheld(
  problem: CountProblem,
  made: ProtectedCounts,
  { solver, total }: Tools,
): NonNullable<PlaygroundResult['withheld']> {
  const { isSafe, failures } = audit(made.cells, problem, { guarantee: 'full', solver });
  if (!isSafe) throw new Error('a protected table failed its audit');
  return { grid: drawProtected(problem, made.cells, total), secondary: made.secondary, failures };
}

function drawGiven(problem: CountProblem, risky: ReadonlySet<string>, total: string): Grid {
  const persons = sumKeys(problem);
  const show = (key: string): GridCell => {
    return { text: String(persons.get(key) ?? 0), state: risky.has(key) ? 'risk' : 'shown' };
  };
  return layOutGrid(problem, show, total);
}

function drawProtected(problem: CountProblem, cells: readonly ProtectedCell[], total: string): Grid {
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const show = (key: string): GridCell => {
    const cell = byKey.get(key);
    if (cell === undefined || cell.published !== undefined)
      return { text: String(cell?.published ?? 0), state: 'shown' };
    return { text: '', state: cell.status === 'primary' ? 'risk' : 'cover' };
  };
  return layOutGrid(problem, show, total);
}

function drawRounded(
  problem: CountProblem,
  published: readonly { readonly key: string; readonly published: number }[],
  base: number,
  total: string,
): Grid {
  const byKey = new Map(published.map((cell) => [cell.key, cell.published]));
  return layOutGrid(
    problem,
    (key) => ({ text: showRounded(byKey.get(key) ?? 0, base), state: 'shown' }),
    total,
  );
}
