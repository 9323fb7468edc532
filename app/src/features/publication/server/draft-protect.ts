/**
 * Passes the tables of a release through the gate together: finds what they share with one another and with earlier releases,
 * protects them as one, attacks the result and says what was withheld. Pure, given a solver; runs in a worker.
 */
import { openProtectedCube, readText, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import {
  attack,
  protect,
  type DisclosurePolicy,
  type ProtectionReport,
  type ProtectionResult,
  type Solver,
  type TableReport,
  type TableToProtect,
} from '@vicus/disclosure';
import type { WithheldTable } from '#features/release/release.types.ts';
import { findSharedCounts, groupLinked, linkTables, type SharedCounts } from '../draft-links.rules.ts';
import type { BoundedCell, DraftReport, DraftTableReport } from '../draft.types.ts';

/** Closest bounds of a table that the page shows. */
const CLOSEST = 8;

export interface ProtectionTask {
  readonly tables: readonly TableToProtect[];
  /** everything the place has published, oldest first */
  readonly ledger: readonly ProtectedCube[];
  /** what members who see no counts were shown of the same tables */
  readonly shown: readonly ProtectedCube[];
  /** what stands behind the numbers of tables that are not in this release, as far as rooms still know it */
  readonly known: readonly TableToProtect[];
  readonly policy: DisclosurePolicy;
  readonly codeVersion: string;
}

export interface ProtectedTogether {
  /** in the order of the task */
  readonly tables: readonly ProtectedCube[];
  readonly withheld: readonly WithheldTable[];
  readonly report: DraftReport;
  readonly shared: readonly SharedCounts[];
}

/** @throws DisclosureProblem as `protect` */
export function protectTogether(
  task: ProtectionTask,
  solver: Solver,
  onAttack: () => void = () => undefined,
): ProtectedTogether {
  const earlier = listEarlierTables(task);
  const all = [...task.tables, ...earlier];
  const shared = findSharedCounts(all);
  const linked = linkTables(all, shared);
  const wanted = new Set(task.tables.map(({ cube }) => cube.id));
  // Tables that share nothing cannot tell about one another: each group is protected by itself, with the same result.
  const groups = groupLinked(linked, shared).filter((group) => group.some(({ cube }) => wanted.has(cube.id)));
  const results = groups.map((group) => ({ group, result: protectGroup(group, task, solver) }));
  onAttack();
  const attacked = results.map(({ group, result }) => attackAgain(group, result, task.policy));
  const byId = new Map(
    results.flatMap(({ group, result }) =>
      group.map(({ cube }, at) => [cube.id, { table: result.tables[at], result }] as const),
    ),
  );
  const reports = results
    .flatMap(({ result }) => result.report.tables)
    .filter(({ cube }) => wanted.has(cube));
  return {
    tables: task.tables.map(({ cube }) => requireTable(byId.get(cube.id)?.table)),
    withheld: results
      .flatMap(({ result }) => result.report.public.tables)
      .filter(({ cube }) => wanted.has(cube)),
    report: {
      tables: task.tables.flatMap(({ cube }) => describeTable(cube, reports)),
      withheldAfterAttack: sum(results, ({ result }) => result.report.withheldAfterAttack),
      alreadyRevealed: sum(results, ({ result }) => countRevealed(result.report, wanted)),
      attack: { withheld: sum(reports, (one) => one.withheld.length), found: sum(attacked, (one) => one) },
      together: Math.max(0, ...groups.map((group) => group.length)),
    },
    shared: shared.filter(({ one, other }) => wanted.has(one.cube) || wanted.has(other.cube)),
  };
}

/** Withheld cells of this release that earlier ones tell; what is shown once more is no loss. */
function countRevealed({ alreadyRevealed, tables }: ProtectionReport, wanted: ReadonlySet<string>): number {
  const name = (cube: string, measure: string, at: Readonly<Record<string, string>>): string =>
    JSON.stringify([cube, measure, Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  const withheld = new Set(
    tables
      .filter(({ cube }) => wanted.has(cube))
      .flatMap((table) => table.withheld.map(({ measure, at }) => name(table.cube, measure, at))),
  );
  return alreadyRevealed.filter(({ cube, measure, at }) => withheld.has(name(cube, measure, at))).length;
}

function requireTable(table: ProtectedCube | undefined): ProtectedCube {
  if (table === undefined) throw new Error('the gate gives back every table it was given');
  return table;
}

function sum<Item>(items: readonly Item[], read: (item: Item) => number): number {
  return items.reduce((total, item) => total + read(item), 0);
}

/** The last published edition of every other table whose description is still known: its numbers are public. */
function listEarlierTables({ tables, ledger, known }: ProtectionTask): TableToProtect[] {
  const newest = new Map(ledger.map((table) => openProtectedCube(table)).map((cube) => [cube.id, cube]));
  for (const { cube } of tables) newest.delete(cube.id);
  return [...newest.values()].flatMap((cube) => {
    const described = known.find((one) => one.cube.id === cube.id);
    return described === undefined ? [] : (describeEarlier(cube, described) ?? []);
  });
}

/** Undefined where the edition has columns that nobody can describe any more. */
function describeEarlier(cube: Cube, described: TableToProtect): TableToProtect | undefined {
  const basis = cube.measures.map(({ id }) => [id, described.basis[id]] as const);
  if (basis.some(([, one]) => one === undefined)) return undefined;
  const isThere = (id: string): boolean => cube.dimensions.some((dimension) => dimension.id === id);
  return {
    cube,
    basis: Object.fromEntries(basis) as TableToProtect['basis'],
    unlisted: (described.unlisted ?? []).filter(isThere),
    overlapping: (described.overlapping ?? []).filter(isThere),
  };
}

function protectGroup(
  group: readonly TableToProtect[],
  task: ProtectionTask,
  solver: Solver,
): ProtectionResult {
  const { policy, codeVersion } = task;
  const ids = new Set(group.map(({ cube }) => cube.id));
  const published = [...task.ledger, ...task.shown].filter((table) => ids.has(openProtectedCube(table).id));
  return protect({ tables: group, policy, published, codeVersion, solver });
}

/** The attack made once more on what the public will see. @returns how many withheld cells it can tell */
function attackAgain(
  group: readonly TableToProtect[],
  { tables, report }: ProtectionResult,
  policy: DisclosurePolicy,
): number {
  const shown = group.map((table, at) => ({ ...table, cube: openProtectedCube(requireTable(tables[at])) }));
  const { disclosures } = attack({ tables: shown, earlier: [], policy });
  const told = new Set(report.alreadyRevealed.map((one) => JSON.stringify([one.cube, one.measure, one.at])));
  return disclosures.filter((one) => !told.has(JSON.stringify([one.cube, one.measure, one.at]))).length;
}

function describeTable(cube: Cube, reports: readonly TableReport[]): DraftTableReport[] {
  const report = reports.find((one) => one.cube === cube.id);
  if (report === undefined) return [];
  const byReason = Map.groupBy(report.withheld, ({ reason }) => reason);
  const closest = report.withheld
    .flatMap(({ at, measure, bounds }): BoundedCell[] =>
      bounds === undefined
        ? []
        : [{ where: nameCell(cube, at, measure), low: bounds.low, high: bounds.high ?? null }],
    )
    .toSorted((a, b) => readWidth(a) - readWidth(b))
    .slice(0, CLOSEST);
  return [
    {
      cube: cube.id,
      title: cube.provenance.title,
      cells: report.cells,
      published: report.published,
      reasons: [...byReason].map(([reason, cells]) => ({ reason, cells: cells.length })),
      closest,
    },
  ];
}

const readWidth = ({ low, high }: BoundedCell): number => (high === null ? Infinity : high - low);

const LANGUAGES = ['en', 'de'] as const;

/** Where a cell stands, in the languages of the office; dimensions at their whole are left out. */
function nameCell(cube: Cube, at: Readonly<Record<string, string>>, measure: string): Texts {
  const name = (language: (typeof LANGUAGES)[number]): string => {
    const parts = cube.dimensions.flatMap(({ id, categories }) => {
      const own = categories.find(({ code }) => code === at[id]);
      const isWhole = own?.parent === undefined && categories.some(({ parent }) => parent === own?.code);
      return own === undefined || isWhole ? [] : [readText(own.label, language)];
    });
    const column = cube.measures.find(({ id }) => id === measure);
    return [...parts, ...(column === undefined ? [] : [readText(column.label, language)])].join(' · ');
  };
  return { en: name('en'), de: name('de') };
}
