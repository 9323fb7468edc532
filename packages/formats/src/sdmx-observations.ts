import { CELL_STATES, CubeProblem, openProtectedCube, STATUSES } from '@vicus/cube';
import type { Cube, ProtectedCube, Reason, Status } from '@vicus/cube';
import type { SdmxCode, SdmxCutOptions, SdmxDimension, SdmxSelection, SdmxTable } from './sdmx.types.ts';
import { STATES } from './states.ts';
import { toSdmxPeriod } from './time-periods.ts';

/** One observation of a message. */
export interface SdmxObservation {
  /** a code for each dimension of the table, as position in `SdmxCut.codes` of that dimension */
  readonly at: readonly number[];
  /** null: there is no number */
  readonly value: number | null;
  /** code ids of the table's attributes, in their order */
  readonly attributes: readonly string[];
}

/** The part of a table that a message holds. */
export interface SdmxCut {
  /** for each dimension of the table, the codes wanted */
  readonly codes: readonly (readonly SdmxCode[])[];
  readonly observations: Iterable<SdmxObservation>;
}

/** How one dimension of SDMX walks through the cube. */
interface Axis {
  readonly dimension: SdmxDimension;
  /** positions in the codes of the dimension */
  readonly positions: readonly number[];
  /** cells of the cube from one code to the next; 0 for measures and the period of the whole table */
  readonly stride: number;
}

/**
 * Cuts what is wanted out of a table; `table` comes back with the attributes that are wanted.
 * Errors: `unknown-dimension`, `unknown-code` for a selection that does not fit.
 */
export function cutSdmx(
  sealed: ProtectedCube,
  described: SdmxTable,
  options: SdmxCutOptions = {},
): SdmxCut & { readonly table: SdmxTable } {
  const cube = openProtectedCube(sealed);
  const { attributes: wanted } = options;
  const attributes = described.attributes.filter(({ id }) => wanted?.includes(id) ?? true);
  const table = { ...described, attributes };
  const boxes = [options.select ?? {}].flat();
  for (const id of boxes.flatMap((box) => Object.keys(box)))
    if (!table.dimensions.some((one) => one.id === id))
      throw new CubeProblem('unknown-dimension', id, 'the table has no such dimension');
  const axes = table.dimensions.map((dimension) => openAxis(dimension, cube, boxes));
  const codes = axes.map(({ dimension, positions }) =>
    positions.flatMap((position) => dimension.codes[position] ?? []),
  );
  const isKept = planBoxes(codes, table, boxes);
  return {
    table,
    codes,
    observations: {
      [Symbol.iterator]: () => limitObservations(listObservations(cube, table, axes), isKept, options),
    },
  };
}

/** Whether any of several selections holds at a position of the cut; null: there is one, and the axes are it. */
function planBoxes(
  codes: SdmxCut['codes'],
  { dimensions }: SdmxTable,
  boxes: readonly SdmxSelection[],
): ((at: readonly number[]) => boolean) | null {
  if (boxes.length < 2) return null;
  const wanted = boxes.map((box) =>
    dimensions.map(({ id }) => (Object.hasOwn(box, id) ? new Set(box[id]) : null)),
  );
  return (at) =>
    wanted.some((sets) => sets.every((set, i) => set?.has(codes[i]?.[at[i] ?? 0]?.id ?? '') ?? true));
}

function* limitObservations(
  all: Iterable<SdmxObservation>,
  isKept: ((at: readonly number[]) => boolean) | null,
  { hasValues = true, offset = 0, limit = Infinity }: SdmxCutOptions,
): Generator<SdmxObservation> {
  let seen = 0;
  for (const one of all) {
    if (isKept !== null && !isKept(one.at)) continue;
    seen += 1;
    if (seen > offset + limit) return;
    if (seen > offset) yield hasValues ? one : { ...one, value: null };
  }
}

function openAxis(dimension: SdmxDimension, cube: Cube, boxes: readonly SdmxSelection[]): Axis {
  const at = cube.dimensions.findIndex(({ id }) => id === dimension.cubeId);
  const behind = at === -1 ? [] : cube.dimensions.slice(at + 1);
  const stride = at === -1 ? 0 : behind.reduce((size, { categories }) => size * categories.length, 1);
  const lists = boxes.map((box) => (Object.hasOwn(box, dimension.id) ? box[dimension.id] : undefined));
  const known = new Set(dimension.codes.map(({ id }) => id));
  for (const id of lists.flatMap((list) => list ?? []))
    if (!known.has(id))
      throw new CubeProblem('unknown-code', `${dimension.id}.${id}`, 'the dimension has no such code');
  const isWhole = lists.some((list) => list === undefined);
  const wanted = new Set(lists.flatMap((list) => list ?? []));
  const positions = dimension.codes.flatMap(({ id }, i) => (isWhole || wanted.has(id) ? [i] : []));
  return { dimension, positions, stride };
}

function* listObservations(cube: Cube, table: SdmxTable, axes: readonly Axis[]): Generator<SdmxObservation> {
  if (axes.some(({ positions }) => positions.length === 0)) return;
  const readAttributes = planAttributes(cube, table);
  const measureAxis = axes.findIndex(({ dimension }) => dimension.kind === 'measure');
  const timeAxis = axes.findIndex(({ dimension }) => dimension.kind === 'time');
  const at = axes.map(() => 0);
  for (;;) {
    const positions = axes.map((axis, i) => axis.positions[at[i] ?? 0] ?? 0);
    const index = axes.reduce((sum, { stride }, i) => sum + stride * (positions[i] ?? 0), 0);
    const measure = cube.measures[positions[measureAxis] ?? 0];
    const column = measure === undefined ? undefined : cube.columns[measure.id];
    const state = column?.states[index] ?? 0;
    yield {
      at: [...at],
      value: state < STATUSES.length ? (column?.values[index] ?? 0) : null,
      attributes: readAttributes(
        CELL_STATES[state] ?? 'final',
        positions[measureAxis] ?? 0,
        positions[timeAxis] ?? 0,
      ),
    };
    if (!stepOn(at, axes)) return;
  }
}

/** The next combination, the last dimension fastest; false: there is none. */
function stepOn(at: number[], axes: readonly Axis[]): boolean {
  for (let i = at.length - 1; i >= 0; i -= 1) {
    at[i] = (at[i] ?? 0) + 1;
    if ((at[i] ?? 0) < (axes[i]?.positions.length ?? 0)) return true;
    at[i] = 0;
  }
  return false;
}

type AttributeOf = (state: Status | Reason, measure: number, time: number) => string;
type AttributeReader = (...of: Parameters<AttributeOf>) => string[];

/** Codes of the wanted attributes by the state of a cell, its measure and its period. */
function planAttributes(cube: Cube, { attributes, dimensions }: SdmxTable): AttributeReader {
  const units = new Map(
    attributes.find(({ id }) => id === 'UNIT_MEASURE')?.codelist.codes.map(({ id, code }) => [code, id]),
  );
  const periods = dimensions.find(({ kind }) => kind === 'time')?.codes ?? [];
  const formats = periods.map(({ code }) => toSdmxPeriod(code)?.format ?? '');
  const read: Readonly<Record<string, AttributeOf>> = {
    OBS_STATUS: (state) => STATES[state].obsStatus,
    CONF_STATUS: (state) => STATES[state].confStatus,
    CELL_STATE: (state) => state,
    UNIT_MEASURE: (_state, measure) => units.get(cube.measures[measure]?.unit ?? '') ?? '',
    DECIMALS: (_state, measure) => String(cube.measures[measure]?.decimals ?? ''),
    TIME_FORMAT: (_state, _measure, time) => formats[time] ?? '',
  };
  const readers = attributes.map(({ id }) => read[id] ?? (() => ''));
  return (state, measure, time) => readers.map((one) => one(state, measure, time));
}

/** Observations that differ in one dimension only. */
export interface SdmxSeries {
  /** positions of the other dimensions in the codes of the cut, in the order of the key */
  readonly at: readonly number[];
  readonly first: SdmxObservation;
  readonly observations: readonly SdmxObservation[];
}

/** Puts observations together that differ only in the dimension at `observed`. */
export function groupSeries(cut: SdmxCut, observed: number): SdmxSeries[] {
  const groups = Map.groupBy(cut.observations, ({ at }) => at.toSpliced(observed, 1).join(':'));
  return [...groups.values()].flatMap((observations) => {
    const [first] = observations;
    return first === undefined ? [] : [{ at: first.at.toSpliced(observed, 1), first, observations }];
  });
}

/** Where the dimension stands that observations differ in; null: flat. Error: `unknown-dimension`. */
export function findObserved({ dimensions }: SdmxTable, wanted: string): number | null {
  const at = dimensions.findIndex(({ id }) => id === wanted);
  if (at === -1 && wanted !== 'AllDimensions')
    throw new CubeProblem('unknown-dimension', wanted, 'the table has no such dimension');
  return at === -1 ? null : at;
}
