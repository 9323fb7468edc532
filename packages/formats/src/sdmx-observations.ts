import { CELL_STATES, CubeProblem, openProtectedCube, STATUSES } from '@vicus/cube';
import type { Cube, Measure, ProtectedCube, Reason, Status } from '@vicus/cube';
import type { SdmxCode, SdmxDimension, SdmxSelection, SdmxTable } from './sdmx.types.ts';
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

/** Cuts the wanted codes out of a table. Errors: `unknown-dimension`, `unknown-code` for a selection that does not fit. */
export function cutSdmx(sealed: ProtectedCube, table: SdmxTable, select: SdmxSelection = {}): SdmxCut {
  const cube = openProtectedCube(sealed);
  for (const id of Object.keys(select))
    if (!table.dimensions.some((one) => one.id === id))
      throw new CubeProblem('unknown-dimension', id, 'the table has no such dimension');
  const axes = table.dimensions.map((dimension) => openAxis(dimension, cube, select));
  const codes = axes.map(({ dimension, positions }) =>
    positions.flatMap((position) => dimension.codes[position] ?? []),
  );
  return { codes, observations: { [Symbol.iterator]: () => listObservations(cube, table, axes) } };
}

function openAxis(dimension: SdmxDimension, cube: Cube, select: SdmxSelection): Axis {
  const at = cube.dimensions.findIndex(({ id }) => id === dimension.cubeId);
  const behind = at === -1 ? [] : cube.dimensions.slice(at + 1);
  const stride = at === -1 ? 0 : behind.reduce((size, { categories }) => size * categories.length, 1);
  const wanted = Object.hasOwn(select, dimension.id) ? select[dimension.id] : undefined;
  for (const id of wanted ?? [])
    if (!dimension.codes.some((code) => code.id === id))
      throw new CubeProblem('unknown-code', `${dimension.id}.${id}`, 'the dimension has no such code');
  const positions = dimension.codes.flatMap(({ id }, i) => (wanted?.includes(id) === false ? [] : [i]));
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

type AttributeReader = (state: Status | Reason, measure: number, time: number) => string[];

/** Codes of the attributes by the state of a cell, its measure and its period. */
function planAttributes(cube: Cube, { attributes, dimensions }: SdmxTable): AttributeReader {
  const units = new Map(
    attributes.find(({ id }) => id === 'UNIT_MEASURE')?.codelist.codes.map(({ id, code }) => [code, id]),
  );
  const ofMeasures = cube.measures.map(({ unit, decimals }: Measure) => [
    units.get(unit) ?? '',
    String(decimals),
  ]);
  const periods = dimensions.find(({ kind }) => kind === 'time')?.codes ?? [];
  const ofPeriods = periods.map(({ code }) => [toSdmxPeriod(code)?.format ?? '']);
  return (state, measure, time) => [
    STATES[state].obsStatus,
    STATES[state].confStatus,
    state,
    ...(ofMeasures[measure] ?? []),
    ...(ofPeriods[time] ?? []),
  ];
}
