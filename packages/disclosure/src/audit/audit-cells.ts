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
  /** place → first cell there */
  readonly cellAt: ReadonlyMap<number, number>;
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
  const values = sumCells({ groupings, strides, rowStrides }, grid.cellAt, truth);
  const first = Float64Array.from(grid.places, (place) => values[grid.cellAt.get(place) ?? 0] ?? 0);
  return { groupings, strides, rowStrides, rowCount, truth, ...grid, values: first };
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
  const cellAt = new Map<number, number>();
  places.forEach((place, cell) => {
    if (!cellAt.has(place)) cellAt.set(place, cell);
  });
  return { keys, places, cellAt };
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
    let row = 0;
    groupings.forEach(({ name, atomOfLeaf }, variable) => {
      const atom = atomOfLeaf.get(codes[variable] ?? '');
      if (atom === undefined)
        throw new AuditProblem(
          'audit-input-invalid',
          `row ${at + 1}: ${name} has no leaf ${codes[variable]}`,
        );
      row += atom * (rowStrides[variable] ?? 0);
    });
    truth.set(row, (truth.get(row) ?? 0) + count);
  }
  return truth;
}

/** Adds each row to every cell that holds it. */
function sumCells(
  { groupings, strides, rowStrides }: Pick<AuditCells, 'groupings' | 'strides' | 'rowStrides'>,
  cellAt: ReadonlyMap<number, number>,
  truth: ReadonlyMap<number, number>,
): Float64Array {
  const steps = groupings.map(({ groupCount, atomsOf, atomCount }, variable) =>
    Array.from({ length: atomCount }, (_, atom) =>
      Array.from({ length: groupCount }, (__, group) => group)
        .filter((group) => atomsOf[group]?.includes(atom))
        .map((group) => group * (strides[variable] ?? 0)),
    ),
  );
  const values = new Float64Array([...cellAt.values()].reduce((most, cell) => Math.max(most, cell), 0) + 1);
  for (const [row, count] of truth) {
    let places = [0];
    groupings.forEach(({ atomCount }, variable) => {
      const atom = Math.floor(row / (rowStrides[variable] ?? 1)) % atomCount;
      const offsets = steps[variable]?.[atom] ?? [];
      places = places.flatMap((place) => offsets.map((offset) => place + offset));
    });
    for (const place of places) {
      const cell = cellAt.get(place);
      if (cell !== undefined) values[cell] = (values[cell] ?? 0) + count;
    }
  }
  return values;
}
