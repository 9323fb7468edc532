/** Own reading of a variable: every code shown is a set of leaves; leaves that no code tells apart are one atom. */
import { AuditProblem } from './audit.problems.ts';
import type { CountProblem, CountVariable } from '../counts/counts.types.ts';

/** A level as shown: codes and, at the same place, the number of their group. */
export interface ShownLevel {
  readonly codes: readonly string[];
  readonly groups: readonly number[];
}

export interface Grouping {
  readonly name: string;
  /** atoms are the groups 0 to `atomCount - 1` */
  readonly atomCount: number;
  readonly groupCount: number;
  /** group → its atoms */
  readonly atomsOf: readonly (readonly number[])[];
  readonly levels: ReadonlyMap<string, ShownLevel>;
  /** group → the ways to write it as groups of one level that share nothing, fewest parts first */
  readonly splits: readonly (readonly (readonly number[])[])[];
  /** atom → the groups that hold it */
  readonly groupsOf: readonly (readonly number[])[];
  readonly atomOfLeaf: ReadonlyMap<string, number>;
  /** atom → the first of its leaves */
  readonly leafOfAtom: readonly string[];
}

export function readGroupings(problem: CountProblem): readonly Grouping[] {
  return problem.variables.map((variable) => {
    const { name } = variable;
    const shown = new Set(problem.tables.flatMap(({ vars }) => vars[name] ?? ['Total']));
    return readGrouping(name, variable, [...shown]);
  });
}

function readGrouping(name: string, variable: CountVariable, shown: readonly string[]): Grouping {
  const codesOf = shown.map((level) => listCodes(name, variable, level));
  const atomOfSignature = new Map<string, number>();
  const atomOfLeaf = new Map<string, number>();
  variable.leaves.forEach((leaf, at) => {
    const signature = JSON.stringify(codesOf.map((codes) => codes[at] ?? null));
    const atom = atomOfSignature.get(signature) ?? atomOfSignature.size;
    atomOfSignature.set(signature, atom);
    atomOfLeaf.set(leaf, atom);
  });
  const atoms = variable.leaves.map((leaf) => atomOfLeaf.get(leaf) ?? 0);
  const levels = shown.map((level, i) => ({ level, members: listMembers(codesOf[i] ?? [], atoms) }));
  const leafOfAtom = [...atomOfSignature.values()].map((atom) => variable.leaves[atoms.indexOf(atom)] ?? '');
  const atomCount = atomOfSignature.size;
  return { name, atomOfLeaf, leafOfAtom, atomCount, ...numberGroups(levels, atomCount) };
}

/** For each leaf its code at a level; undefined where the level leaves it out. */
function listCodes(
  name: string,
  { leaves, levels }: CountVariable,
  level: string,
): readonly (string | undefined)[] {
  if (level === 'Total') return leaves.map(() => 'Total');
  if (level === 'leaf') return leaves;
  const found = levels.find((one) => one.name === level);
  if (found === undefined)
    throw new AuditProblem('audit-input-invalid', `variable ${name} has no level ${level}`);
  return leaves.map((leaf) => (Object.hasOwn(found.map, leaf) ? found.map[leaf] : undefined));
}

function listMembers(codes: readonly (string | undefined)[], atoms: readonly number[]) {
  const members = new Map<string, Set<number>>();
  codes.forEach((code, at) => {
    if (code === undefined) return;
    const set = members.get(code) ?? new Set();
    members.set(code, set.add(atoms[at] ?? 0));
  });
  return members;
}

/** Equal sets of atoms are one group, whatever the level calls them. */
function numberGroups(
  levels: readonly { readonly level: string; readonly members: ReadonlyMap<string, ReadonlySet<number>> }[],
  atomCount: number,
): Pick<Grouping, 'groupCount' | 'atomsOf' | 'groupsOf' | 'levels' | 'splits'> {
  const atomsOf: number[][] = Array.from({ length: atomCount }, (_, atom) => [atom]);
  const groupOf = new Map(atomsOf.map((atoms, group) => [atoms.join(), group]));
  const shown = new Map<string, ShownLevel>();
  for (const { level, members } of levels) {
    const groups = [...members.values()].map((set) => {
      const atoms = [...set].sort((a, b) => a - b);
      const group = groupOf.get(atoms.join()) ?? atomsOf.length;
      if (group === atomsOf.length) {
        atomsOf.push(atoms);
        groupOf.set(atoms.join(), group);
      }
      return group;
    });
    shown.set(level, { codes: [...members.keys()], groups });
  }
  const rows = [...shown.values()].map(({ groups }) => groups);
  const atoms = Array.from({ length: atomCount }, (_, atom) => atom);
  const splits = atomsOf.map((_, group) => listSplits(group, [...rows, atoms], atomsOf));
  const groupsOf = atoms.map((atom) => listHolders(atom, atomsOf));
  return { groupCount: atomsOf.length, atomsOf, groupsOf, levels: shown, splits };
}

function listHolders(atom: number, atomsOf: readonly (readonly number[])[]): number[] {
  return [...atomsOf.keys()].filter((group) => atomsOf[group]?.includes(atom));
}

function listSplits(
  group: number,
  levels: readonly (readonly number[])[],
  atomsOf: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const whole = new Set(atomsOf[group]);
  const splits = levels.map((groups) => {
    const inside = groups.filter((one) => one !== group && atomsOf[one]?.every((atom) => whole.has(atom)));
    const covered = new Set(inside.flatMap((one) => atomsOf[one] ?? []));
    const size = inside.reduce((sum, one) => sum + (atomsOf[one]?.length ?? 0), 0);
    return covered.size === whole.size && size === whole.size ? inside : [];
  });
  const distinct = new Map(splits.filter((split) => split.length > 1).map((split) => [split.join(), split]));
  return [...distinct.values()].sort((a, b) => a.length - b.length);
}
