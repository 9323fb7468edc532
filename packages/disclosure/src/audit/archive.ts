/**
 * Everything that was ever published, as the archivist has it: the tables of all releases written down over the finest
 * codes that any of them tells apart. Own reading; shares no code with what protects a new release beside old ones.
 */
import type { CountProblem } from '../counts/counts.types.ts';
import type { EarlierRelease, SharedCodes } from '../releases/releases.types.ts';
import { fillRows } from './archive-rows.ts';
import type { ArchiveAxis } from './archive.types.ts';
import { AuditProblem } from './audit.problems.ts';
import type { PublishedCell } from './audit.types.ts';

/** Beyond this many combinations of the finest codes releases cannot be set side by side. */
const MOST_COMBINATIONS = 2_000_000;

export interface Archive {
  readonly problem: CountProblem;
  readonly published: readonly PublishedCell[];
  /** key in the archive → number of its release, key there */
  readonly origin: ReadonlyMap<string, { readonly release: number; readonly key: string }>;
}

type Member = Omit<EarlierRelease, 'published'>;

/**
 * @param releases oldest first, today's last; its rules hold
 * @throws AuditProblem where codes or counts of two releases do not fit together
 */
export function writeArchive(releases: readonly EarlierRelease[]): Archive {
  const today = releases.at(-1);
  if (today === undefined) throw new TypeError('there is no release');
  for (const one of releases) checkMember(one, today.problem);
  const axes = listAxes(releases);
  const combinations = axes.reduce((count, { finest }) => count * finest.length, 1);
  if (combinations > MOST_COMBINATIONS)
    throw new AuditProblem('audit-input-large', `more than ${MOST_COMBINATIONS} combinations of codes`);
  const origin = new Map<string, { release: number; key: string }>();
  const published = releases.flatMap(({ problem, published: cells }, release) =>
    cells.map((cell) => {
      const key = toArchiveKey(axes, problem, release, cell.key);
      origin.set(key, { release, key: cell.key });
      return { ...cell, key };
    }),
  );
  const variables = axes.map((axis) => ({
    name: axis.name,
    leaves: axis.finest,
    levels: releases.flatMap(({ problem }, k) => listShown(problem, axis, k)),
  }));
  const tables = releases.flatMap(({ problem }, k) =>
    problem.tables.map(({ name, vars }) => {
      const shown = axes.map((axis) => [
        axis.name,
        (vars[axis.name] ?? ['Total']).map((one) => `${one}@${k}`),
      ]);
      return { name: `${name}@${k}`, vars: Object.fromEntries(shown) as Record<string, string[]> };
    }),
  );
  const rows = fillRows(axes, releases);
  return { problem: { ...today.problem, variables, tables, rows }, published, origin };
}

function checkMember({ name, problem, published }: EarlierRelease, today: CountProblem): void {
  if (problem.rules.protectZeros !== today.rules.protectZeros)
    throw new AuditProblem(
      'audit-input-invalid',
      `${name}: zeros are shown there and protected here, or the other way`,
    );
  const rounded = published.find(({ status }) => status === 'rounded');
  if (rounded !== undefined)
    throw new AuditProblem(
      'audit-input-invalid',
      `${name}, ${rounded.key}: rounded numbers are no equations`,
    );
}

function listAxes(releases: readonly Member[]): ArchiveAxis[] {
  const names = new Set(releases.flatMap(({ problem }) => problem.variables.map(({ name }) => name)));
  return [...names].map((name) => {
    const leafOf = releases.map((release) => readLeaves(release, name));
    const finest = [...new Set(leafOf.flatMap((map) => [...(map?.keys() ?? [])]))];
    leafOf.forEach((map, k) => checkLeaves(releases[k] as Member, name, map, finest));
    return { name, finest, leafOf: leafOf.map((map) => map && finest.map((code) => map.get(code))) };
  });
}

function readLeaves({ problem, codes }: Member, name: string): ReadonlyMap<string, string> | undefined {
  const leaves = problem.variables.find((one) => one.name === name)?.leaves;
  if (leaves === undefined) return undefined;
  const said = codes?.[name] ?? {};
  const wholes = new Set(Object.values(said));
  return new Map([
    ...Object.entries(said),
    ...leaves.filter((leaf) => !wholes.has(leaf)).map((leaf): [string, string] => [leaf, leaf]),
  ]);
}

/** Every finest code stands in one leaf of the release, or the release says that it counts other persons. */
function checkLeaves(
  { name: release, problem, apart = [] }: Pick<Member, 'name' | 'problem' | keyof SharedCodes>,
  name: string,
  map: ReadonlyMap<string, string> | undefined,
  finest: readonly string[],
): void {
  const refuse = (what: string): never => {
    throw new AuditProblem('audit-input-invalid', `${release}, variable ${name}: ${what}`);
  };
  const own = new Set(problem.variables.find((one) => one.name === name)?.leaves);
  for (const [code, leaf] of map ?? []) {
    if (!own.has(leaf)) refuse(`there is no leaf ${leaf}`);
    if (code !== leaf && finest.includes(leaf)) refuse(`${leaf} has parts here and none in another release`);
  }
  const left = map && finest.find((code) => !map.has(code));
  if (left !== undefined && !apart.includes(name)) refuse(`it is not said in which code ${left} is`);
}

function listShown({ variables, tables }: CountProblem, { name, finest, leafOf }: ArchiveAxis, k: number) {
  const own = variables.find((one) => one.name === name);
  const asked = new Set(tables.flatMap(({ vars }) => vars[name] ?? ['Total']));
  return [...asked].map((level) => {
    const groups = own?.levels.find((one) => one.name === level)?.map ?? {};
    const pairs = finest.flatMap((code, at): [string, string][] => {
      const leaf = leafOf[k] === undefined ? 'Total' : leafOf[k][at];
      if (leaf === undefined) return [];
      if (level === 'Total') return [[code, `Total@${k}`]];
      if (level === 'leaf') return [[code, `${leaf}@${k}`]];
      return Object.hasOwn(groups, leaf) ? [[code, `${groups[leaf]}@${k}`]] : [];
    });
    return { name: `${level}@${k}`, map: Object.fromEntries(pairs) };
  });
}

function toArchiveKey(
  axes: readonly ArchiveAxis[],
  { variables }: CountProblem,
  k: number,
  key: string,
): string {
  const codes = key.split('|');
  return axes
    .map(({ name }) => {
      const at = variables.findIndex((one) => one.name === name);
      return `${at === -1 ? 'Total' : (codes[at] ?? '')}@${k}`;
    })
    .join('|');
}
