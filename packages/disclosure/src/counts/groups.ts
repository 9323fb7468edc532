import { LEAF, TOTAL } from './counts.types.ts';
import type { CountProblem, CountTable } from './counts.types.ts';

/** One way to look at a variable: which group each leaf belongs to (-1: none) and what the group is called here. */
export interface View {
  readonly groupOfLeaf: Int32Array;
  /** code of a group, by number of the group */
  readonly codes: ReadonlyMap<number, string>;
}

/** The sets of leaves of one variable that some level names; equal sets are one group, whatever they are called. */
export interface Groups {
  readonly leafCount: number;
  /** leaves of each group, ascending, by number of the group */
  readonly members: readonly (readonly number[])[];
  readonly views: ReadonlyMap<string, View>;
}

type Variable = CountProblem['variables'][number];

function codesOfLeaves(variable: Variable, level: string): (string | undefined)[] {
  if (level === LEAF) return [...variable.leaves];
  if (level === TOTAL) return variable.leaves.map(() => TOTAL);
  const map = variable.levels.find((one) => one.name === level)?.map ?? {};
  return variable.leaves.map((leaf) => (Object.hasOwn(map, leaf) ? map[leaf] : undefined));
}

/** Groups are numbered by level (leaves first, the total last) and first leaf: names of codes play no part. */
export function collectGroups(variable: Variable): Groups {
  const members: number[][] = [];
  const numberOf = new Map<string, number>();
  const views = new Map<string, View>();
  for (const level of [LEAF, ...variable.levels.map((one) => one.name), TOTAL]) {
    const byCode = new Map<string, number[]>();
    for (const [leaf, code] of codesOfLeaves(variable, level).entries()) {
      if (code === undefined) continue;
      const list = byCode.get(code);
      if (list) list.push(leaf);
      else byCode.set(code, [leaf]);
    }
    const groupOfLeaf = new Int32Array(variable.leaves.length).fill(-1);
    const codes = new Map<number, string>();
    for (const [code, leaves] of byCode) {
      const text = leaves.join(',');
      const group = numberOf.get(text) ?? members.length;
      if (group === members.length) members.push(leaves);
      numberOf.set(text, group);
      codes.set(group, code);
      for (const leaf of leaves) groupOfLeaf[leaf] = group;
    }
    views.set(level, { groupOfLeaf, codes });
  }
  return { leafCount: variable.leaves.length, members, views };
}

/** Levels that a table publishes of a variable, in the order of the definition, each once. */
export function levelsOfTable(table: CountTable, variable: Variable): string[] {
  const asked = new Set(table.vars[variable.name] ?? [TOTAL]);
  return [LEAF, ...variable.levels.map((one) => one.name), TOTAL].filter((name) => asked.has(name));
}

/** The parts of `group` at one level, or none where the level does not cover it exactly. */
function decompose(groups: Groups, group: number, view: View): number[] | undefined {
  const leaves = groups.members[group] ?? [];
  const parts = new Set<number>();
  let covered = 0;
  for (const leaf of leaves) {
    const part = view.groupOfLeaf[leaf] ?? -1;
    if (part < 0) return undefined;
    if (!parts.has(part)) covered += groups.members[part]?.length ?? 0;
    parts.add(part);
  }
  if (covered !== leaves.length || parts.has(group)) return undefined;
  return [...parts].sort((a, b) => a - b);
}

function refines(groups: Groups, fine: readonly number[], coarse: readonly number[]): boolean {
  const home = new Map<number, number>();
  for (const group of coarse) for (const leaf of groups.members[group] ?? []) home.set(leaf, group);
  return fine.every((group) => new Set(groups.members[group]?.map((leaf) => home.get(leaf))).size === 1);
}

/**
 * For each group, the coarsest ways to add it up from groups of other levels of the same table. Finer ways follow
 * from these.
 */
export function collectDecompositions(
  groups: Groups,
  levels: readonly string[],
): ReadonlyMap<number, readonly (readonly number[])[]> {
  const views = levels.flatMap((level) => groups.views.get(level) ?? []);
  const all = new Set(views.flatMap((view) => [...view.codes.keys()]));
  const result = new Map<number, readonly (readonly number[])[]>();
  for (const group of all) {
    const ways = new Map<string, number[]>();
    for (const view of views) {
      const parts = decompose(groups, group, view);
      if (parts) ways.set(parts.join(','), parts);
    }
    const list = [...ways.values()];
    result.set(
      group,
      list.filter((way) => !list.some((other) => other !== way && refines(groups, way, other))),
    );
  }
  return result;
}
