import { checkCountProblem } from '../counts/check-problem.ts';
import { LEAF, TOTAL } from '../counts/counts.types.ts';
import type { CountLevel, CountProblem, CountTable } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import { listFinestVariables } from './finest-codes.ts';
import type { FinestVariable, ComparedRelease } from './finest-codes.ts';
import { combineRows } from './finest-rows.ts';

/** Between the number of a release and its code; no code of a table has it. */
const MARK = '\u001f';

export interface ComposedReleases {
  /** all tables of all releases over the finest common codes; keys carry the number of their release */
  readonly problem: CountProblem;
  /** number of the release that has a key, and the key there */
  readKey(key: string): { readonly release: number; readonly key: string };
  /** own codes of a release behind a row of the common problem; undefined where it does not count those persons */
  readRow(release: number, codes: readonly string[]): readonly string[] | undefined;
}

/** A level of one release over the common codes. */
function toLevel(release: ComparedRelease, k: number, variable: FinestVariable, name: string): CountLevel {
  const map: Record<string, string> = {};
  const own = variable.ownOf[k];
  const levels = release.problem.variables.find((one) => one.name === variable.name)?.levels ?? [];
  const groups = levels.find((level) => level.name === name)?.map ?? {};
  for (const leaf of variable.leaves) {
    const mine = own === undefined ? TOTAL : own.get(leaf);
    if (mine === undefined) continue;
    let code: string | undefined = mine;
    if (name === TOTAL || own === undefined) code = TOTAL;
    else if (name !== LEAF) code = Object.hasOwn(groups, mine) ? groups[mine] : undefined;
    if (code !== undefined) map[leaf] = `${k}${MARK}${code}`;
  }
  return { name: `${k}${MARK}${name}`, map };
}

function listLevels({ problem }: ComparedRelease, name: string): string[] {
  return [...new Set(problem.tables.flatMap(({ vars }) => vars[name] ?? [TOTAL]))];
}

function toTable(table: CountTable, k: number, variables: readonly FinestVariable[]): CountTable {
  const levels = variables.map(({ name }) => [
    name,
    (table.vars[name] ?? [TOTAL]).map((level) => `${k}${MARK}${level}`),
  ]);
  return { name: `${k}${MARK}${table.name}`, vars: Object.fromEntries(levels) };
}

function checkRelease({ name, problem }: ComparedRelease): void {
  try {
    checkCountProblem(problem);
  } catch (error) {
    if (!(error instanceof DisclosureProblem)) throw error;
    throw new DisclosureProblem(error.code, `${name}, ${error.where}`, error.message);
  }
}

/**
 * Puts the tables of several releases over the same persons into one problem: linked tables over the finest codes that
 * any of them tells apart. A merged or split place, another geography and pooled years are then levels like others.
 *
 * @param releases oldest first; the rules of the last one hold
 * @throws DisclosureProblem `bad-release`, `release-contradicts`, and see `checkCountProblem`, with the release
 */
export function composeReleases(releases: readonly ComparedRelease[]): ComposedReleases {
  const last = releases.at(-1);
  if (last === undefined) throw new TypeError('there is no release');
  const { rules } = last.problem;
  for (const release of releases) {
    checkRelease(release);
    if (release.problem.rules.protectZeros !== rules.protectZeros)
      throw new DisclosureProblem(
        'bad-release',
        release.name,
        'zeros are shown in one release and protected in another: treat them alike',
      );
  }
  const finest = listFinestVariables(releases);
  const variables = finest.map((variable) => ({
    name: variable.name,
    leaves: variable.leaves,
    levels: releases.flatMap((release, k) =>
      listLevels(release, variable.name).map((level) => toLevel(release, k, variable, level)),
    ),
  }));
  const tables = releases.flatMap(({ problem }, k) =>
    problem.tables.map((table) => toTable(table, k, finest)),
  );
  const rows = combineRows(finest, releases);
  return {
    problem: { name: last.problem.name, variables, tables, rules, rows },
    ...openKeys(releases, finest),
  };
}

function openKeys(
  releases: readonly ComparedRelease[],
  finest: readonly FinestVariable[],
): Pick<ComposedReleases, 'readKey' | 'readRow'> {
  const placeOf = new Map(finest.map(({ name }, at) => [name, at]));
  const places = releases.map(({ problem }) => problem.variables.map(({ name }) => placeOf.get(name) ?? 0));
  return {
    readKey: (key) => {
      const codes = key.split('|').map((code) => code.slice(code.indexOf(MARK) + 1));
      const release = Number.parseInt(key, 10);
      return { release, key: places[release]?.map((at) => codes[at]).join('|') ?? '' };
    },
    readRow: (release, codes) => {
      const own = places[release]?.map((at) => finest[at]?.ownOf[release]?.get(codes[at] ?? ''));
      return own?.includes(undefined) === false ? (own as string[]) : undefined;
    },
  };
}
