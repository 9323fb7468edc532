/** Own list of the cells of a problem: every key shown, what it counts, and which zeros everybody sees. */
import { AuditProblem } from './audit.problems.ts';
import { type Grouping, readGroupings, type ShownLevel } from './audit-groups.ts';
import type { CountProblem } from '../counts/counts.types.ts';

/** Beyond this many cells or combinations of leaves a result cannot be audited in one piece. */
const MOST_CELLS = 1_000_000;
const MOST_ROWS = 5_000_000;

export interface AuditCells {
  readonly groupings: readonly Grouping[];
  /** what one step in each variable's group adds to the place of a cell in the grid of all groups */
  readonly strides: readonly number[];
  /** the same for atoms: elementary rows */
  readonly rowStrides: readonly number[];
  readonly rowCount: number;
  readonly keys: readonly string[];
  readonly values: Float64Array;
  /** cell → its place in the grid of groups; cells of different keys may share one */
  readonly places: Float64Array;
  /** place → the cells there, one for each key */
  readonly cellsAt: ReadonlyMap<number, readonly number[]>;
  /** row → persons */
  readonly truth: ReadonlyMap<number, number>;
}

export function listCells(problem: CountProblem): AuditCells {
  const groupings = readGroupings(problem);
  const strides = toStrides(groupings.map(({ groupCount }) => groupCount));
  const rowStrides = toStrides(groupings.map(({ atomCount }) => atomCount));
  const rowCount = groupings.reduce((count, { atomCount }) => count * atomCount, 1);
  if (rowCount > MOST_ROWS || groupings.reduce((size, one) => size * one.groupCount, 1) > 2 ** 52)
    throw new AuditProblem('audit-input-large', `more than ${MOST_ROWS} combinations of codes`);
  const grid = listKeys(problem, groupings, strides);
  const truth = readRows(problem, groupings, rowStrides);
  const cells = { groupings, strides, rowStrides, rowCount, truth, ...grid };
  return { ...cells, values: sumCells(cells) };
}

function toStrides(sizes: readonly number[]): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const size of sizes) {
    strides.push(stride);
    stride *= Math.max(1, size);
  }
  return strides;
}

function listKeys(problem: CountProblem, groupings: readonly Grouping[], strides: readonly number[]) {
  const placeOf = new Map<string, number>();
  for (const { vars } of problem.tables) {
    const shown = groupings.map(({ name, levels }) =>
      (vars[name] ?? ['Total']).flatMap((level) => toPairs(levels.get(level))),
    );
    if (placeOf.size + shown.reduce((count, codes) => count * codes.length, 1) > 2 * MOST_CELLS)
      throw new AuditProblem('audit-input-large', `more than ${MOST_CELLS} cells`);
    addKeys(placeOf, shown, strides);
  }
  if (placeOf.size > MOST_CELLS) throw new AuditProblem('audit-input-large', `more than ${MOST_CELLS} cells`);
  const keys = [...placeOf.keys()];
  const places = Float64Array.from(placeOf.values());
  const cellsAt = new Map<number, number[]>();
  places.forEach((place, cell) => {
    const there = cellsAt.get(place);
    if (there === undefined) cellsAt.set(place, [cell]);
    else there.push(cell);
  });
  return { keys, places, cellsAt };
}

interface ShownCode {
  readonly code: string;
  readonly group: number;
}

function toPairs(level: ShownLevel | undefined): ShownCode[] {
  return level?.codes.map((code, i) => ({ code, group: level.groups[i] ?? 0 })) ?? [];
}

function addKeys(
  placeOf: Map<string, number>,
  shown: readonly (readonly ShownCode[])[],
  strides: readonly number[],
): void {
  let partial: { key: string; place: number }[] = [{ key: '', place: 0 }];
  shown.forEach((codes, variable) => {
    const stride = strides[variable] ?? 0;
    const glue = variable === 0 ? '' : '|';
    partial = partial.flatMap(({ key, place }) =>
      codes.map(({ code, group }) => ({ key: `${key}${glue}${code}`, place: place + group * stride })),
    );
  });
  for (const { key, place } of partial) {
    const before = placeOf.get(key);
    if (before !== undefined && before !== place)
      throw new AuditProblem('audit-input-invalid', `two different cells have the key ${key}`);
    placeOf.set(key, place);
  }
}

function readRows(
  { rows }: CountProblem,
  groupings: readonly Grouping[],
  rowStrides: readonly number[],
): ReadonlyMap<number, number> {
  const truth = new Map<number, number>();
  for (const [at, { codes, count }] of rows.entries()) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new AuditProblem('audit-input-invalid', `row ${at + 1} has the count ${count}`);
    const row = readRow({ groupings, rowStrides }, codes);
    truth.set(row, (truth.get(row) ?? 0) + count);
  }
  return truth;
}

/** The elementary row of a combination of leaves. */
export function readRow(
  { groupings, rowStrides }: Pick<AuditCells, 'groupings' | 'rowStrides'>,
  codes: readonly string[],
): number {
  if (codes.length !== groupings.length)
    throw new AuditProblem('audit-input-invalid', `${codes.join('|')}: ${groupings.length} codes are needed`);
  return groupings.reduce((row, { name, atomOfLeaf }, variable) => {
    const atom = atomOfLeaf.get(codes[variable] ?? '');
    if (atom === undefined)
      throw new AuditProblem(
        'audit-input-invalid',
        `${codes.join('|')}: ${name} has no leaf ${codes[variable]}`,
      );
    return row + atom * (rowStrides[variable] ?? 0);
  }, 0);
}

/** One combination of leaves of an elementary row. */
export function toCodes({ groupings, rowStrides }: AuditCells, row: number): string[] {
  return groupings.map(({ atomCount, leafOfAtom }, variable) => {
    return leafOfAtom[Math.floor(row / (rowStrides[variable] ?? 1)) % atomCount] ?? '';
  });
}

/** Every cell that holds the row, under each of its keys. */
export function listCellsOfRow(cells: Omit<AuditCells, 'values'>, row: number): number[] {
  let places = [0];
  cells.groupings.forEach(({ atomCount, groupsOf }, variable) => {
    const atom = Math.floor(row / (cells.rowStrides[variable] ?? 1)) % atomCount;
    const stride = cells.strides[variable] ?? 0;
    places = places.flatMap((place) => (groupsOf[atom] ?? []).map((group) => place + group * stride));
  });
  return places.flatMap((place) => cells.cellsAt.get(place) ?? []);
}

/** Adds each row to every cell that holds it. */
function sumCells(cells: Omit<AuditCells, 'values'>): Float64Array {
  const values = new Float64Array(cells.keys.length);
  for (const [row, count] of cells.truth)
    for (const cell of listCellsOfRow(cells, row)) values[cell] = (values[cell] ?? 0) + count;
  return values;
}
