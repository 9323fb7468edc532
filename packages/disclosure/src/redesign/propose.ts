import type { CountProblem } from '../counts/counts.types.ts';
import { coarsenTo, dropBreakdown, mergeLeaves, planNeighbours, planSmallest } from './merges.ts';
import type {
  BreakdownView,
  ProtectDesign,
  Redesign,
  RedesignProposal,
  VariableRole,
} from './redesign.types.ts';
import { describeViews } from './views.ts';

const MOST_PROPOSALS = 3;

/**
 * Proposes other designs of tables that would hide less: categories put together, a coarser level, years or places
 * pooled, a breakdown left out. Each is judged by what readers would see of it once it is protected.
 *
 * @param problem the tables as they are
 * @param roles what variables are, by name; see `VariableRole`
 * @param protectDesign protects a design; a quick search is enough
 * @param mayContinue asked before each design is judged
 * @returns at most three proposals that show more than the table as it is, best first, no two alike in kind and variable
 * @example
 * const arrivals = parseCountProblem({ variables: { origin: { leaves: ['a', 'b', 'c'] } }, tables: [{ name: 't', vars: { origin: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4 } }, 'origin,freq\na,3\nb,4\nc,9');
 * const leaveOutSmall = (design) => design.rows.map(({ codes, count }) => count > 4 ? { key: codes[0], published: count, status: 'value', reason: '' } : { key: codes[0], status: 'primary', reason: 'too-few-persons' });
 * proposeRedesigns(arrivals, { origin: 'ordered' }, leaveOutSmall)[0].codes // => ["a + b"]
 */
export function proposeRedesigns(
  problem: CountProblem,
  roles: Readonly<Record<string, VariableRole>>,
  protectDesign: ProtectDesign,
  mayContinue: () => boolean = () => true,
): RedesignProposal[] {
  const asked = describeDesign(problem, problem, protectDesign)?.score ?? 0;
  const proposals: RedesignProposal[] = [];
  for (const redesign of listRedesigns(problem, roles)) {
    if (!mayContinue()) break;
    const described = describeDesign(problem, redesign.problem, protectDesign);
    if (described !== undefined && described.score > asked) proposals.push({ ...redesign, ...described });
  }
  proposals.sort((a, b) => b.score - a.score || a.withheld - b.withheld);
  const seen = new Set<string>();
  const different = proposals.filter(({ kind, variable }) => {
    const isNew = !seen.has(`${kind} ${variable}`);
    seen.add(`${kind} ${variable}`);
    return isNew;
  });
  return different.slice(0, MOST_PROPOSALS);
}

/** Protects a design and says what is left to see of the breakdowns that were asked for. */
function describeDesign(
  asked: CountProblem,
  design: CountProblem,
  protectDesign: ProtectDesign,
): Omit<RedesignProposal, keyof Redesign> | undefined {
  const published = protectDesign(design);
  if (published === undefined) return undefined;
  const views = describeViews(design, published);
  const wanted = listBreakdowns(asked);
  const shareOf = new Map(views.map(({ variables, personShare }) => [variables.join('|'), personShare]));
  const sum = (read: (view: BreakdownView) => number): number =>
    views.reduce((total, view) => total + read(view), 0);
  return {
    published,
    cells: sum(({ cells }) => cells),
    withheld: sum(({ cells, visible }) => cells - visible),
    views,
    score: wanted.reduce((total, one) => total + (shareOf.get(one) ?? 0), 0) / Math.max(1, wanted.length),
  };
}

/** Every set of variables that some table breaks its persons down by. */
function listBreakdowns({ variables, tables }: CountProblem): string[] {
  const sets = new Set<string>();
  for (const { vars } of tables) {
    let open: string[][] = [[]];
    for (const { name } of variables) {
      const levels = vars[name] ?? ['Total'];
      open = open.flatMap((set) => [
        ...(levels.includes('Total') ? [set] : []),
        ...(levels.some((level) => level !== 'Total') ? [[...set, name]] : []),
      ]);
    }
    for (const set of open) sets.add(set.join('|'));
  }
  return [...sets];
}

function* listRedesigns(
  problem: CountProblem,
  roles: Readonly<Record<string, VariableRole>>,
): Generator<Redesign> {
  for (const [at, { name, levels }] of problem.variables.entries()) {
    const role = roles[name];
    for (const level of levels) {
      const coarse = coarsenTo(problem, at, level.name);
      if (coarse === undefined) continue;
      const kind = role === 'place' ? 'pool-places' : role === 'period' ? 'pool-periods' : 'coarser-level';
      yield { kind, variable: name, codes: [...new Set(Object.values(level.map))], problem: coarse };
    }
    yield* listMerges(problem, at, role);
    if (problem.tables.some(({ vars }) => (vars[name] ?? []).includes('Total')))
      yield { kind: 'drop-breakdown', variable: name, codes: [], problem: dropBreakdown(problem, at) };
  }
}

function* listMerges(problem: CountProblem, at: number, role: VariableRole | undefined): Generator<Redesign> {
  const variable = problem.variables[at]?.name ?? '';
  const plan = role === undefined ? planSmallest(problem, at) : planNeighbours(problem, at);
  if (plan === undefined) return;
  const kinds = {
    place: 'pool-places',
    period: 'pool-periods',
    ordered: 'merge-neighbours',
  } as const;
  const kind = role === undefined ? 'merge-categories' : kinds[role];
  const codes = [...new Set(plan.values())];
  yield { kind, variable, codes, problem: mergeLeaves(problem, at, plan) };
}
