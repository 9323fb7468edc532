import type { CountProblem, CountVariable } from '../counts/counts.types.ts';
import { LEAF } from '../counts/counts.types.ts';

type NamedVariable = CountProblem['variables'][number];

/** Persons by leaf of a variable. */
export function sumLeaves(problem: CountProblem, at: number): Map<string, number> {
  const sums = new Map<string, number>(problem.variables[at]?.leaves.map((leaf) => [leaf, 0]));
  for (const { codes, count } of problem.rows) {
    const leaf = codes[at] ?? '';
    sums.set(leaf, (sums.get(leaf) ?? 0) + count);
  }
  return sums;
}

/** Leaves that belong to the same groups at all levels may be put together without moving a total. */
function readSignature(variable: CountVariable, leaf: string): string {
  return JSON.stringify(variable.levels.map(({ map }) => (Object.hasOwn(map, leaf) ? map[leaf] : null)));
}

/**
 * Puts the smallest leaves together, inside their groups: those with fewer persons than the middle leaf. Undefined where
 * no group has two of them.
 */
export function planSmallest(problem: CountProblem, at: number): Map<string, string> | undefined {
  const variable = problem.variables[at];
  if (variable === undefined) return undefined;
  const sums = sumLeaves(problem, at);
  const sorted = [...sums.values()].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const small = variable.leaves.filter((leaf) => (sums.get(leaf) ?? 0) < middle);
  return toPlan(variable, small, (leaf) => readSignature(variable, leaf));
}

/** Puts neighbouring leaves together two by two, inside their groups. */
export function planNeighbours(problem: CountProblem, at: number): Map<string, string> | undefined {
  const variable = problem.variables[at];
  if (variable === undefined) return undefined;
  const places = new Map<string, number>();
  const pairOf = new Map<string, string>();
  for (const leaf of variable.leaves) {
    const signature = readSignature(variable, leaf);
    const place = places.get(signature) ?? 0;
    places.set(signature, place + 1);
    pairOf.set(leaf, `${signature}/${Math.floor(place / 2)}`);
  }
  return toPlan(variable, variable.leaves, (leaf) => pairOf.get(leaf) ?? '');
}

/** leaf → new code, for bundles of two or more; a code names what it holds. */
function toPlan(
  variable: CountVariable,
  leaves: readonly string[],
  bundleOf: (leaf: string) => string,
): Map<string, string> | undefined {
  const bundles = new Map<string, string[]>();
  for (const leaf of leaves) {
    const bundle = bundleOf(leaf);
    bundles.set(bundle, [...(bundles.get(bundle) ?? []), leaf]);
  }
  const plan = new Map<string, string>();
  for (const members of bundles.values()) {
    if (members.length < 2) continue;
    const code = members.length > 3 ? `${members[0]} + ${members.length - 1}` : members.join(' + ');
    for (const leaf of members) plan.set(leaf, code);
  }
  return plan.size === 0 || variable.leaves.length - plan.size + bundles.size < 2 ? undefined : plan;
}

/** The tables with some leaves put together. */
export function mergeLeaves(
  problem: CountProblem,
  at: number,
  plan: ReadonlyMap<string, string>,
): CountProblem {
  const toNew = (leaf: string): string => plan.get(leaf) ?? leaf;
  return replaceVariable(problem, at, toNew, (variable) => ({
    name: variable.name,
    leaves: [...new Set(variable.leaves.map(toNew))],
    levels: variable.levels.map(({ name, map }) => ({
      name,
      map: Object.fromEntries(Object.entries(map).map(([leaf, group]) => [toNew(leaf), group])),
    })),
  }));
}

/** The tables with one of the levels as the finest; undefined where the level leaves codes out or levels cross. */
export function coarsenTo(problem: CountProblem, at: number, levelName: string): CountProblem | undefined {
  const variable = problem.variables[at];
  const level = variable?.levels.find(({ name }) => name === levelName);
  if (variable === undefined || level === undefined) return undefined;
  if (variable.leaves.some((leaf) => !Object.hasOwn(level.map, leaf))) return undefined;
  const levels: CountVariable['levels'][number][] = [];
  for (const other of variable.levels) {
    const map: Record<string, string> = {};
    const nests = Object.entries(other.map).every(([leaf, group]) => {
      const code = level.map[leaf] ?? '';
      const known = map[code];
      map[code] = group;
      return known === undefined || known === group;
    });
    if (other.name !== levelName && nests) levels.push({ name: other.name, map });
  }
  const kept = new Set([LEAF, 'Total', ...levels.map(({ name }) => name)]);
  const coarse = replaceVariable(
    problem,
    at,
    (leaf) => level.map[leaf] ?? '',
    () => ({
      name: variable.name,
      leaves: [...new Set(variable.leaves.map((leaf) => level.map[leaf] ?? ''))],
      levels,
    }),
  );
  return {
    ...coarse,
    tables: coarse.tables.map(({ name, vars }) => {
      const shown = (vars[variable.name] ?? []).map((one) => (one === levelName ? LEAF : one));
      const own = [...new Set(shown.filter((one) => kept.has(one)))];
      return vars[variable.name] === undefined
        ? { name, vars }
        : { name, vars: { ...vars, [variable.name]: own } };
    }),
  };
}

/** The tables without a breakdown. */
export function dropBreakdown(problem: CountProblem, at: number): CountProblem {
  const dropped = problem.variables[at]?.name ?? '';
  return {
    ...problem,
    tables: problem.tables.map(({ name, vars }) => ({ name, vars: { ...vars, [dropped]: ['Total'] } })),
  };
}

function replaceVariable(
  problem: CountProblem,
  at: number,
  toNew: (leaf: string) => string,
  change: (variable: NamedVariable) => NamedVariable,
): CountProblem {
  const sums = new Map<string, { codes: string[]; count: number }>();
  for (const { codes, count } of problem.rows) {
    const renamed = codes.map((code, i) => (i === at ? toNew(code) : code));
    const text = renamed.join('|');
    const row = sums.get(text) ?? { codes: renamed, count: 0 };
    row.count += count;
    sums.set(text, row);
  }
  return {
    ...problem,
    variables: problem.variables.map((variable, i) => (i === at ? change(variable) : variable)),
    rows: [...sums.values()],
  };
}
