import { CELL_STATES, cubeSize } from '@vicus/cube';
import type { Coordinates, Cube } from '@vicus/cube';
import { DisclosureProblem } from './disclosure.problems.ts';
import type { CellReference, MeasureBasis, RespondentGroup, TableToProtect } from './disclosure.types.ts';

/** The field of the policy that holds the minimum a figure needs. */
export type MinimumField = 'minimumCount' | 'minimumRespondents' | 'minimumClosedList' | 'minimumPlaces';

/**
 * One cell of one measure that is about persons.
 * `number`: it has one. `hidden`: withheld before we saw it. `empty`: nobody (no base, not applicable).
 * `unknown`: not collected; nobody knows it.
 */
export interface Figure {
  readonly index: number;
  readonly table: number;
  readonly measure: string;
  readonly position: number;
  /** `average`: averages, shares and sums of amounts */
  readonly kind: 'count' | 'average' | 'derived';
  readonly state: 'number' | 'hidden' | 'empty' | 'unknown';
  readonly value: number;
  /** persons counted, or answers behind the average; undefined where not known */
  readonly persons: number | undefined;
  readonly field: MinimumField;
}

/** A table with its figures and the steps between positions. */
export interface ModelTable {
  readonly table: TableToProtect;
  readonly cube: Cube;
  readonly size: number;
  /** how far one code of a dimension is from the next in a column */
  readonly strides: readonly number[];
  /** measure id → number of its first figure; position p is figure first + p */
  readonly first: ReadonlyMap<string, number>;
}

export interface Model {
  readonly tables: readonly ModelTable[];
  readonly figures: readonly Figure[];
}

/** Reads tables into figures. Errors: see `DisclosureProblemCode`; the table must be described fully. */
export function buildModel(tables: readonly TableToProtect[]): Model {
  const figures: Figure[] = [];
  const seen = new Set<string>();
  const modelled = tables.map((table, index) => {
    const { cube } = table;
    if (seen.has(cube.id)) throw new DisclosureProblem('duplicate-table', cube.id, 'two tables have this id');
    seen.add(cube.id);
    checkDimensions(table);
    checkBases(table);
    return addTable(table, index, figures);
  });
  return { tables: modelled, figures };
}

function addTable(table: TableToProtect, index: number, figures: Figure[]): ModelTable {
  const { cube } = table;
  const size = cubeSize(cube);
  const first = new Map<string, number>();
  for (const measure of cube.measures) {
    const basis = readBasis(table, measure.id);
    if (basis.kind === 'not-about-persons') continue;
    first.set(measure.id, figures.length);
    for (let position = 0; position < size; position++) {
      figures.push(readFigure(table, index, measure.id, position, figures.length));
    }
  }
  return { table, cube, size, strides: computeStrides(cube), first };
}

function readFigure(
  table: TableToProtect,
  index: number,
  measure: string,
  position: number,
  number: number,
): Figure {
  const basis = readBasis(table, measure);
  const state = readState(table.cube, measure, position);
  const value = table.cube.columns[measure]?.values[position] ?? 0;
  const base = { index: number, table: index, measure, position, state, value };
  if (basis.kind === 'count-of-persons') {
    return {
      ...base,
      kind: 'count',
      persons: readPersons(table.cube, measure, position),
      field: 'minimumCount',
    };
  }
  const behind = readBehind(basis);
  if (behind !== undefined) {
    const persons = readPersons(table.cube, behind, position);
    const field = basis.kind === 'mean' || basis.kind === 'share' ? toField(basis.group) : 'minimumCount';
    return { ...base, kind: 'average', persons, field };
  }
  return { ...base, kind: 'derived', persons: undefined, field: 'minimumCount' };
}

/** The count behind an average, share or sum. */
export function readBehind(basis: MeasureBasis): string | undefined {
  if (basis.kind === 'mean') return basis.respondents;
  if (basis.kind === 'share') return basis.denominator;
  return basis.kind === 'sum' ? basis.contributors : undefined;
}

function toField(group: RespondentGroup | undefined): MinimumField {
  if (group === 'closed-list') return 'minimumClosedList';
  return group === 'places' ? 'minimumPlaces' : 'minimumRespondents';
}

function readPersons(cube: Cube, measure: string, position: number): number | undefined {
  const state = readState(cube, measure, position);
  if (state === 'empty') return 0;
  return state === 'number' ? cube.columns[measure]?.values[position] : undefined;
}

function readState(cube: Cube, measure: string, position: number): Figure['state'] {
  const name = CELL_STATES[cube.columns[measure]?.states[position] ?? 0];
  if (name === 'withheld' || name === 'withheld-at-source') return 'hidden';
  if (name === 'no-base' || name === 'not-applicable') return 'empty';
  return name === 'not-collected' ? 'unknown' : 'number';
}

/** The basis of a measure. Errors: `basis-missing`. */
export function readBasis(table: TableToProtect, measure: string): MeasureBasis {
  const basis = Object.hasOwn(table.basis, measure) ? table.basis[measure] : undefined;
  if (basis === undefined) {
    const where = `${table.cube.id}.${measure}`;
    throw new DisclosureProblem('basis-missing', where, 'say what stands behind this measure');
  }
  return basis;
}

function checkBases(table: TableToProtect): void {
  const known = new Set(table.cube.measures.map(({ id }) => id));
  for (const id of Object.keys(table.basis)) {
    if (!known.has(id)) {
      throw new DisclosureProblem('basis-unknown-measure', `${table.cube.id}.${id}`, 'no such measure');
    }
  }
  for (const { id } of table.cube.measures) {
    const basis = readBasis(table, id);
    const where = `${table.cube.id}.${id}`;
    for (const other of readCountsBehind(basis)) {
      if (!known.has(other) || readBasis(table, other).kind !== 'count-of-persons') {
        throw new DisclosureProblem('basis-not-a-count', where, `"${other}" must be a count of persons here`);
      }
    }
    if (basis.kind === 'derived') checkDerived(table, where, basis, known);
    if (basis.kind === 'not-about-persons' && basis.reason.trim() === '') {
      throw new DisclosureProblem('basis-missing', where, 'say why nobody stands behind this measure');
    }
  }
}

function readCountsBehind(basis: MeasureBasis): string[] {
  if (basis.kind === 'share' && basis.numerator !== undefined) return [basis.numerator, basis.denominator];
  const behind = readBehind(basis);
  if (behind !== undefined) return [behind];
  return basis.kind === 'count-of-persons' && basis.asked !== undefined ? [basis.asked] : [];
}

function checkDerived(
  table: TableToProtect,
  where: string,
  basis: Extract<MeasureBasis, { kind: 'derived' }>,
  known: ReadonlySet<string>,
): void {
  const missing = basis.from.find((id) => !known.has(id));
  if (basis.from.length === 0 || missing !== undefined) {
    throw new DisclosureProblem('basis-unknown-measure', where, `computed from "${missing ?? 'nothing'}"`);
  }
  if (basis.across !== undefined) checkDimension(table, basis.across);
}

function checkDimensions(table: TableToProtect): void {
  const named = [table.answerDimensions, table.itemDimensions, table.overlapping, table.unlisted].flatMap(
    (ids) => ids ?? [],
  );
  for (const id of named) checkDimension(table, id);
}

function checkDimension(table: TableToProtect, id: string): void {
  if (!table.cube.dimensions.some((dimension) => dimension.id === id)) {
    throw new DisclosureProblem(
      'unknown-dimension',
      `${table.cube.id}.${id}`,
      'the table has no such dimension',
    );
  }
}

function computeStrides(cube: Cube): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (let d = cube.dimensions.length - 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= cube.dimensions[d]?.categories.length ?? 1;
  }
  return strides;
}

/** Computed averages reach the end of a scale only up to this part of its length (floating point). */
export const END_OF_SCALE = 1e-9;

/** Tells whether an average stands at an end of its scale: everyone gave the same answer. */
export function isAtEnd(model: Model, figure: Figure): boolean {
  const table = model.tables[figure.table];
  if (table === undefined || figure.kind !== 'average' || figure.state !== 'number') return false;
  const basis = readBasis(table.table, figure.measure);
  if (basis.kind === 'sum') return false;
  const { min, max } = basis.kind === 'mean' ? basis.scale : { min: 0, max: 1 };
  const tolerance = (max - min) * END_OF_SCALE;
  return figure.value - min <= tolerance || max - figure.value <= tolerance;
}

/** Which code of a dimension a position stands at. */
export function readCodeIndex(table: ModelTable, dimension: number, position: number): number {
  const stride = table.strides[dimension] ?? 1;
  return Math.floor(position / stride) % (table.cube.dimensions[dimension]?.categories.length ?? 1);
}

/** Positions that stand at the first code of a dimension: one for each line along it. */
export function* listLines(table: ModelTable, dimension: number): Generator<number> {
  for (let position = 0; position < table.size; position++) {
    if (readCodeIndex(table, dimension, position) === 0) yield position;
  }
}

/** The coordinates of a position. */
export function readCoordinates(cube: Cube, position: number): Coordinates {
  const codes: Record<string, string> = {};
  let left = position;
  for (const { id, categories } of cube.dimensions.toReversed()) {
    codes[id] = categories[left % categories.length]?.code ?? '';
    left = Math.floor(left / categories.length);
  }
  return Object.fromEntries(cube.dimensions.map(({ id }) => [id, codes[id] ?? '']));
}

/** The cell that a figure is. */
export function toReference({ tables }: Model, { table, measure, position }: Figure): CellReference {
  const cube = tables[table]?.cube;
  return { cube: cube?.id ?? '', measure, at: cube === undefined ? {} : readCoordinates(cube, position) };
}

/** `answers.n at role=elected` */
export function describeFigure(model: Model, figure: Figure): string {
  const cube = model.tables[figure.table]?.cube;
  if (cube === undefined) return figure.measure;
  const codes = Object.entries(readCoordinates(cube, figure.position)).map(([id, code]) => `${id}=${code}`);
  return `${cube.id}.${figure.measure}${codes.length === 0 ? '' : ` at ${codes.join(', ')}`}`;
}

/** Position of complete coordinates, undefined where the cube has none. */
export function findPosition(cube: Cube, at: Coordinates): number | undefined {
  if (Object.keys(at).length !== cube.dimensions.length) return undefined;
  let position = 0;
  for (const { id, categories } of cube.dimensions) {
    const code = categories.findIndex((category) => category.code === at[id]);
    if (code === -1) return undefined;
    position = position * categories.length + code;
  }
  return position;
}
