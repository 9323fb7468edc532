import type { CountProblem } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import type { SharedCodes } from './releases.types.ts';

/** A release as it takes part in a composition. */
export interface ComparedRelease extends SharedCodes {
  readonly name: string;
  readonly problem: CountProblem;
}

/** One variable over the finest codes that any release tells apart. */
export interface FinestVariable {
  readonly name: string;
  readonly leaves: readonly string[];
  /** release → common code → own leaf; undefined where the release lacks the variable and so counts everybody */
  readonly ownOf: readonly (ReadonlyMap<string, string> | undefined)[];
}

function refuse(release: string, variable: string, message: string): never {
  throw new DisclosureProblem('bad-release', `${release}, variable ${variable}`, message);
}

/** Common code → own leaf: what `codes` says, and every other own leaf for itself. */
function readOwn(release: ComparedRelease, name: string): Map<string, string> | undefined {
  const variable = release.problem.variables.find((one) => one.name === name);
  const said = Object.entries(release.codes?.[name] ?? {});
  if (variable === undefined) {
    if (said.length > 0) refuse(release.name, name, 'codes are given for a variable that it lacks');
    return undefined;
  }
  const own = new Set(variable.leaves);
  const map = new Map(said);
  for (const [code, leaf] of said) {
    if (!own.has(leaf)) refuse(release.name, name, `codes: "${leaf}" is no leaf of it`);
    if (own.has(code) && code !== leaf)
      refuse(release.name, name, `codes: "${code}" is a leaf of it and a part of "${leaf}"`);
  }
  const split = new Set(map.values());
  for (const leaf of variable.leaves) if (!split.has(leaf)) map.set(leaf, leaf);
  return map;
}

/** A code that one release splits is none of the finest codes. */
function checkFinest(releases: readonly ComparedRelease[], { name, leaves, ownOf }: FinestVariable): void {
  const finest = new Set(leaves);
  ownOf.forEach((own, k) => {
    for (const [code, leaf] of own ?? [])
      if (code !== leaf && finest.has(leaf))
        refuse(
          releases[k]?.name ?? '',
          name,
          `"${leaf}" has parts here, elsewhere it stands for itself: say in codes of the others what is in it`,
        );
    const missing = own && leaves.find((leaf) => !own.has(leaf));
    if (missing !== undefined && !releases[k]?.apart?.includes(name))
      refuse(
        releases[k]?.name ?? '',
        name,
        `"${missing}" of another release is in no code here: say in codes which one holds it, or in apart ` +
          'that it stands for other persons',
      );
  });
}

/**
 * Puts the codes of all releases on the finest common ones, in the order of first appearance, the last release first.
 *
 * @throws DisclosureProblem `bad-release` where it is not said how codes of two releases stand to each other: to take
 *   them for different people without asking could call a table safe that is not
 */
export function listFinestVariables(releases: readonly ComparedRelease[]): readonly FinestVariable[] {
  const newestFirst = releases.toReversed();
  const names = [...new Set(newestFirst.flatMap(({ problem }) => problem.variables.map(({ name }) => name)))];
  for (const { name: release, codes = {}, apart = [] } of releases)
    for (const name of [...Object.keys(codes), ...apart])
      if (!names.includes(name)) refuse(release, name, 'there is no such variable');
  return names.map((name) => {
    const ownOf = releases.map((release) => readOwn(release, name));
    const leaves = [...new Set(ownOf.toReversed().flatMap((own) => [...(own?.keys() ?? [])]))];
    const variable = { name, leaves, ownOf };
    checkFinest(releases, variable);
    return variable;
  });
}
