/**
 * Which tables must be looked at together, found in the tables themselves: counts that stand in two of them. A reader finds
 * them in the same way, by seeing that the numbers agree. Method: docs/methods/linked-tables.md.
 */
import { cubeSize, listCells, type Coordinates, type Cube, type Dimension } from '@vicus/cube';
import type { CellReference, SameFigure, TableToProtect } from '@vicus/disclosure';

/** One number that agrees is no proof below this; two are. */
const TELLING_COUNT = 20;

/** Two counts of two tables that are one and the same. */
export interface SharedCounts {
  readonly one: { readonly cube: string; readonly measure: string };
  readonly other: { readonly cube: string; readonly measure: string };
  /** both are what rates are computed over */
  readonly isBase: boolean;
  readonly figures: readonly SameFigure[];
}

interface CountColumn {
  readonly cube: string;
  readonly measure: string;
  readonly isBase: boolean;
  /** by what tells the cell apart from the total; undefined: withheld */
  readonly cells: ReadonlyMap<string, { readonly at: Coordinates; readonly value: number | undefined }>;
}

/** Every pair of counts in two different tables that agree wherever both have a number. */
export function findSharedCounts(tables: readonly TableToProtect[]): SharedCounts[] {
  const columns = tables.flatMap(listCounts);
  return columns.flatMap((one, i) =>
    columns.slice(i + 1).flatMap((other): SharedCounts[] => {
      if (one.cube === other.cube) return [];
      const figures = matchCells(one, other);
      if (figures.length === 0) return [];
      const [here, there] = [one, other].map(({ cube, measure }) => ({ cube, measure }));
      if (here === undefined || there === undefined) return [];
      return [{ one: here, other: there, isBase: one.isBase && other.isBase, figures }];
    }),
  );
}

function listCounts({ cube, basis }: TableToProtect): CountColumn[] {
  const bases = new Set(
    Object.values(basis).flatMap((one) =>
      one.kind === 'share' ? [one.denominator] : one.kind === 'mean' ? [one.respondents] : [],
    ),
  );
  return cube.measures.flatMap(({ id }): CountColumn[] => {
    if (basis[id]?.kind !== 'count-of-persons' || cubeSize(cube) === 0) return [];
    const cells = new Map<string, { at: Coordinates; value: number | undefined }>();
    for (const { at, cell } of listCells(cube, id)) {
      const isHidden = cell.kind === 'none' && cell.reason.startsWith('withheld');
      if (cell.kind !== 'number' && !isHidden) continue;
      const value = cell.kind === 'number' ? cell.value : undefined;
      cells.set(nameCell(cube, at), { at, value });
    }
    return [{ cube: cube.id, measure: id, isBase: bases.has(id), cells }];
  });
}

/** The codes that are not the whole of their dimension, in one order for all tables. */
function nameCell({ dimensions }: Cube, at: Coordinates): string {
  const parts = dimensions.flatMap((dimension) => {
    const code = at[dimension.id] ?? '';
    return isWhole(dimension, code) ? [] : [`${dimension.id}=${code}`];
  });
  return parts.toSorted().join('\u0001');
}

function isWhole({ categories }: Dimension, code: string): boolean {
  const own = categories.find((category) => category.code === code);
  return own?.parent === undefined && categories.some(({ parent }) => parent === code);
}

/** Empty where a number of both differs, or where too little agrees to say so. */
function matchCells(one: CountColumn, other: CountColumn): SameFigure[] {
  const figures: SameFigure[] = [];
  let agreeing = 0;
  let largest = 0;
  for (const [name, here] of one.cells) {
    const there = other.cells.get(name);
    if (there === undefined) continue;
    figures.push({ one: toReference(one, here.at), other: toReference(other, there.at) });
    if (here.value === undefined || there.value === undefined) continue;
    if (here.value !== there.value) return [];
    agreeing += 1;
    largest = Math.max(largest, here.value);
  }
  const isTold = agreeing > 0 && largest > 0 && (agreeing > 1 || largest >= TELLING_COUNT);
  return isTold || (agreeing > 0 && one.isBase && other.isBase) ? figures : [];
}

function toReference({ cube, measure }: CountColumn, at: Coordinates): CellReference {
  return { cube, measure, at };
}

/** The same tables with what they share, each pair of cells once however many tables hold it. */
export function linkTables(
  tables: readonly TableToProtect[],
  shared: readonly SharedCounts[],
): TableToProtect[] {
  const find = openUnion();
  const needed = new Map<string, SameFigure[]>();
  for (const { figures } of shared) {
    for (const figure of figures) {
      if (!find.join(nameReference(figure.one), nameReference(figure.other))) continue;
      const { cube } = figure.one;
      const own = needed.get(cube);
      if (own === undefined) needed.set(cube, [figure]);
      else own.push(figure);
    }
  }
  return tables.map((table) => ({ ...table, sameFigures: needed.get(table.cube.id) ?? [] }));
}

/** Tables that hold a count of one another, directly or through others. Tables in none stand alone. */
export function groupLinked(
  tables: readonly TableToProtect[],
  shared: readonly SharedCounts[],
): TableToProtect[][] {
  const union = openUnion();
  for (const { one, other } of shared) union.join(one.cube, other.cube);
  return [...Map.groupBy(tables, ({ cube }) => union.find(cube.id)).values()];
}

function nameReference({ cube, measure, at }: CellReference): string {
  return JSON.stringify([cube, measure, Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

function openUnion() {
  const names = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let next = names.get(root); next !== undefined; next = names.get(root)) root = next;
    if (root !== name) names.set(name, root);
    return root;
  };
  /** @returns whether they were apart */
  const join = (one: string, other: string): boolean => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) names.set(a, b);
    return a !== b;
  };
  return { find, join };
}
