/**
 * Who is named in public. A kind of actor that stands for one organisation or person in this place appears only with
 * its recorded agreement, otherwise within its group. Hiding one row of a table whose group or index is shown would
 * hide nothing, so further kinds of the group are hidden with it until the hidden ones cannot be told apart.
 * Method: docs/methods/naming-in-public.md.
 */
import { listCells, withCells, type CellEntry, type Coordinates, type Cube } from '@vicus/cube';

export const ACTOR_DIMENSION = 'actor';
export const GROUP_DIMENSION = 'group';
const WAVE_DIMENSION = 'wave';

/** An active actor of the register: what is needed to know who may be named. */
export interface RegisteredActor {
  readonly kind: string;
  readonly agreedToBeNamed: boolean;
}

/** A kind in the tables, and the group whose figures it enters. */
export interface KindOfGroup {
  readonly code: string;
  readonly group: string;
}

/** Averages by kind that a group's figure adds up, with the ends of their scale. */
export interface AddedTable {
  /** `Cube.id` */
  readonly cube: string;
  readonly measure: string;
  /** measure that counts the answers behind it */
  readonly answers: string;
  readonly scale: { readonly min: number; readonly max: number };
}

export interface NamingPlan {
  /** kinds whose rows are withheld */
  readonly kinds: ReadonlySet<string>;
  /** groups that cannot be shown either, because their kinds could be computed from them */
  readonly groups: ReadonlySet<string>;
  /**
   * Groups with hidden kinds that differ in their number of answers: an average weighted by answers would be a second
   * equation for the hidden values, so it is withheld for these groups.
   */
  readonly unevenGroups: ReadonlySet<string>;
}

/** Heading of the kinds that enter no group. */
const BESIDE_GROUPS = 'further';

/** The averages of the governance survey that groups and index add up. */
export const ADDED_TABLES: readonly AddedTable[] = [
  { cube: 'governance-frequency', measure: 'mean', answers: 'n', scale: { min: 0, max: 5 } },
  { cube: 'governance-change', measure: 'mean', answers: 'n', scale: { min: -5, max: 5 } },
  { cube: 'governance-nature', measure: 'mean', answers: 'n', scale: { min: -2, max: 2 } },
];

/** A hidden value must stay uncertain over at least this part of its scale: one step of the scale 0–5. */
const SMALLEST_SPREAD = 0.2;

/** Kinds that stand for exactly one active actor here, which has not agreed to be named. */
export function listUnnamedKinds(actors: readonly RegisteredActor[]): string[] {
  const byKind = Map.groupBy(actors, (actor) => actor.kind);
  return [...byKind].flatMap(([kind, own]) =>
    own.length === 1 && own[0]?.agreedToBeNamed === false ? [kind] : [],
  );
}

/**
 * Which rows are withheld so that no unnamed kind can be computed from the figure of its group or from the index.
 * `cubes`: the tables as the office sees them. `shownBefore`: kinds whose rows an earlier edition showed; they are known,
 * so they protect nobody any more.
 */
export function planNaming(
  cubes: readonly Cube[],
  kinds: readonly KindOfGroup[],
  unnamed: readonly string[],
  tables: readonly AddedTable[],
  shownBefore: ReadonlySet<string> = new Set(),
): NamingPlan {
  const hidden = new Set<string>(unnamed);
  const groups = new Set<string>();
  const unevenGroups = new Set<string>();
  for (const [group, own] of Map.groupBy(kinds, (kind) => kind.group)) {
    const codes = own.map((kind) => kind.code);
    if (!codes.some((code) => hidden.has(code))) continue;
    const secret = codes.filter((code) => !shownBefore.has(code));
    const listHidden = (): string[] => secret.filter((code) => hidden.has(code));
    while (!isUncertain(cubes, tables, listHidden())) {
      const next = chooseNext(
        cubes,
        tables,
        secret.filter((code) => !hidden.has(code)),
      );
      if (next === undefined) {
        groups.add(group);
        break;
      }
      hidden.add(next);
    }
    const isEvenIn = (table: AddedTable): boolean =>
      listSlices(cubes, table, listHidden(), table.answers).every(isEven);
    if (!tables.every(isEvenIn)) unevenGroups.add(group);
  }
  return { kinds: hidden, groups: withCompanion(groups, kinds), unevenGroups };
}

/** One withheld group could be computed from the index over all: the next group goes with it. */
function withCompanion(groups: ReadonlySet<string>, kinds: readonly KindOfGroup[]): Set<string> {
  const all = [...new Set(kinds.map((kind) => kind.group))];
  const companion = all.find((group) => !groups.has(group));
  return groups.size === 1 && companion !== undefined ? new Set([...groups, companion]) : new Set(groups);
}

/** Whether, in every slice of every table, the sum of the hidden values leaves each of them open. */
function isUncertain(
  cubes: readonly Cube[],
  tables: readonly AddedTable[],
  hidden: readonly string[],
): boolean {
  return tables.every((table) =>
    listSlices(cubes, table, hidden).every((values) => isSumSafe(values, table.scale)),
  );
}

/** Whoever knows the sum of the values and the scale must not know any value to within a step. */
function isSumSafe(values: readonly number[], { min, max }: AddedTable['scale']): boolean {
  if (values.length === 0) return true;
  const others = values.length - 1;
  const sum = values.reduce((total, value) => total + value, 0);
  const low = Math.max(min, sum - others * max);
  const high = Math.min(max, sum - others * min);
  return others > 0 && high - low >= SMALLEST_SPREAD * (max - min);
}

function isEven(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** The numbers of these kinds, one list for each position of the other dimensions. */
function listSlices(
  cubes: readonly Cube[],
  table: AddedTable,
  kinds: readonly string[],
  measure = table.measure,
): number[][] {
  const cube = cubes.find((candidate) => candidate.id === table.cube);
  if (cube === undefined || !hasActors(cube) || !cube.measures.some(({ id }) => id === measure)) return [];
  const slices = new Map<string, number[]>();
  for (const { at, cell } of listCells(cube, measure)) {
    if (cell.kind !== 'number' || !kinds.includes(at[ACTOR_DIMENSION] ?? '')) continue;
    const key = JSON.stringify({ ...at, [ACTOR_DIMENSION]: '' });
    slices.set(key, [...(slices.get(key) ?? []), cell.value]);
  }
  return [...slices.values()];
}

/** The kind whose row says least already; the first of the table where several do. */
function chooseNext(
  cubes: readonly Cube[],
  tables: readonly AddedTable[],
  candidates: readonly string[],
): string | undefined {
  const count = (code: string): number =>
    tables.reduce((total, table) => total + listSlices(cubes, table, [code]).length, 0);
  return candidates.toSorted((a, b) => count(a) - count(b))[0];
}

/** Averages weighted by answers, by `Cube.id`. */
const WEIGHTED_TABLES = ['governance-contact-by-role'];
/** Code of the group dimension that stands for all kinds together. */
const ALL_GROUPS = 'all-printed';

/** The same table with the rows of these kinds and groups withheld. What had no number keeps its reason. */
export function withholdUnnamed(cube: Cube, plan: NamingPlan): Cube {
  const isWeighted = WEIGHTED_TABLES.includes(cube.id) && plan.unevenGroups.size > 0;
  const isHidden = (at: Coordinates): boolean => {
    const group = at[GROUP_DIMENSION] ?? '';
    if (isWeighted && (group === ALL_GROUPS || plan.unevenGroups.has(group))) return true;
    return plan.kinds.has(at[ACTOR_DIMENSION] ?? '') || plan.groups.has(group);
  };
  const entries = cube.measures.flatMap((measure): CellEntry[] =>
    [...listCells(cube, measure.id)].flatMap(({ at, cell }) =>
      cell.kind === 'number' && isHidden(at)
        ? [{ at, measures: { [measure.id]: { kind: 'none', reason: 'withheld' } } }]
        : [],
    ),
  );
  return entries.length === 0 ? cube : withCells(cube, entries);
}

/** Kinds of which an earlier edition of the same tables (same wave) shows a number. */
export function listKindsShownBefore(cubes: readonly Cube[], earlier: readonly Cube[]): Set<string> {
  const key = (cube: Cube): string =>
    JSON.stringify([
      cube.id,
      cube.dimensions.find(({ id }) => id === WAVE_DIMENSION)?.categories.map(({ code }) => code),
    ]);
  const own = new Set(cubes.map(key));
  const shown = earlier
    .filter((cube) => hasActors(cube) && own.has(key(cube)))
    .flatMap((cube) => cube.measures.flatMap(({ id }) => [...listCells(cube, id)]));
  return new Set(
    shown.flatMap(({ at, cell }) => (cell.kind === 'number' ? [at[ACTOR_DIMENSION] ?? ''] : [])),
  );
}

/** The kinds that enter the figure of a group: those that stand under it in the tables. */
export function listKindsOfGroups(cubes: readonly Cube[]): KindOfGroup[] {
  const categories =
    cubes.find(hasActors)?.dimensions.find(({ id }) => id === ACTOR_DIMENSION)?.categories ?? [];
  return categories.flatMap(({ code, parent }) =>
    parent === undefined || parent === BESIDE_GROUPS ? [] : [{ code, group: parent }],
  );
}

function hasActors(cube: Cube): boolean {
  return cube.dimensions.some((dimension) => dimension.id === ACTOR_DIMENSION);
}
