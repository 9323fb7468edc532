import { CELL_STATES } from '@vicus/cube';
import type { Coordinates, Cube } from '@vicus/cube';
import type { CellReference, MeasureBasis, TableToProtect } from './disclosure.types.ts';

/**
 * What a reader of the published tables can write down: one quantity for each count, and for each average the sum
 * behind it (average × answers). Part of the attack; shares no code with the search for a pattern.
 */

/** A protected table and the description of it that the reader is assumed to know. */
export type AttackedTable = TableToProtect;

/** An earlier edition of one of the tables. `changed`: cells `measure|position` that stand for other persons now. */
export interface EarlierEdition {
  readonly cube: Cube;
  readonly changed: ReadonlySet<string>;
}

export interface Quantity {
  readonly id: number;
  readonly cube: string;
  readonly measure: string;
  readonly at: Coordinates;
  /** count of persons, or sum behind an average */
  readonly kind: 'count' | 'sum';
  /** undefined: unknown to the reader */
  value: number | undefined;
  /** some table withholds it */
  withheld: boolean;
  /** what a reader knows about an unknown one without any sum */
  readonly low: number;
  readonly high: number;
  /** `low` if it is withheld: a shown one may be, to keep another */
  readonly least: number;
}

/** `Σ coefficient · quantity = 0`. `isSum`: a plain sum with coefficients 1 and −1, fit for bounds. */
export interface Line {
  readonly terms: ReadonlyMap<Quantity, number>;
  readonly isSum: boolean;
}

export interface System {
  readonly quantities: Map<string, Quantity>;
  readonly lines: Line[];
}

/** One table or earlier edition while its equations are written. */
export interface Reading {
  readonly system: System;
  readonly table: AttackedTable;
  readonly cube: Cube;
  readonly changed: ReadonlySet<string>;
  readonly edition: string;
  readonly zerosPublished: boolean;
  /** counts read before: measure → position → quantity; a sum reads the same cells again and again */
  readonly counts: Map<string, (Quantity | undefined)[]>;
}

export type Shown =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown' };

/** What stands in a cell for a reader. */
export function readShown(cube: Cube, measure: string, position: number): Shown {
  const column = cube.columns[measure];
  const name = CELL_STATES[column?.states[position] ?? 0];
  if (column === undefined || name === 'not-collected') return { kind: 'unknown' };
  if (name === 'withheld' || name === 'withheld-at-source') return { kind: 'withheld' };
  if (name === 'no-base' || name === 'not-applicable') return { kind: 'nobody' };
  return { kind: 'number', value: column.values[position] ?? 0 };
}

/** Codes of a position, one for each dimension. */
export function readCodes(cube: Cube, position: number): Record<string, string> {
  const codes = Object.fromEntries(cube.dimensions.map(({ id }) => [id, '']));
  let stride = 1;
  for (let d = cube.dimensions.length - 1; d >= 0; d--) {
    const dimension = cube.dimensions[d];
    if (dimension === undefined) continue;
    const length = dimension.categories.length;
    codes[dimension.id] = dimension.categories[Math.floor(position / stride) % length]?.code ?? '';
    stride *= length;
  }
  return codes;
}

/** The count of persons in a cell. A base repeated for each answer is one quantity. */
export function readCount(reading: Reading, measure: string, position: number): Quantity {
  let own = reading.counts.get(measure);
  if (own === undefined) reading.counts.set(measure, (own = []));
  return (own[position] ??= readCountAnew(reading, measure, position));
}

function readCountAnew(reading: Reading, measure: string, position: number): Quantity {
  const codes = readCodes(reading.cube, position);
  const key = isBase(reading.table, measure) ? withoutAnswers(reading.table, codes) : codes;
  const shown = readShown(reading.cube, measure, position);
  const mayBeZero =
    !reading.zerosPublished ||
    (reading.table.answerDimensions ?? []).length > 0 ||
    isAbove(reading.table, measure);
  const value = shown.kind === 'number' ? shown.value : shown.kind === 'nobody' ? 0 : undefined;
  const version = reading.changed.has(`${measure}|${position}`) ? reading.edition : '';
  const withheld = shown.kind === 'withheld';
  const least = mayBeZero ? 0 : 1;
  const low = withheld ? least : 0;
  return declare(reading, version, {
    kind: 'count',
    measure,
    at: key,
    value,
    withheld,
    low,
    high: Infinity,
    least,
  });
}

/** A sum of amounts of 0 or more; nobody who contributes, nothing in it. */
export function readAmount(
  reading: Reading,
  measure: string,
  contributors: string,
  position: number,
): Quantity {
  const shown = readShown(reading.cube, measure, position);
  const count = readCount(reading, contributors, position);
  const known = shown.kind === 'number' ? shown.value : undefined;
  const isChanged = [measure, contributors].some((id) => reading.changed.has(`${id}|${position}`));
  return declare(reading, isChanged ? reading.edition : '', {
    kind: 'sum',
    measure,
    at: readCodes(reading.cube, position),
    value: count.value === 0 ? 0 : known,
    withheld: shown.kind === 'withheld',
    low: 0,
    high: Infinity,
    least: 0,
  });
}

/** The count behind an average, share or sum of amounts. */
export function readBehind(basis: MeasureBasis): string | undefined {
  if (basis.kind === 'mean') return basis.respondents;
  if (basis.kind === 'share') return basis.denominator;
  return basis.kind === 'sum' ? basis.contributors : undefined;
}

/** The sum behind an average; adds the equation that ties it to the average where that is shown. */
export function readSum(
  reading: Reading,
  measure: string,
  basis: Extract<MeasureBasis, { kind: 'mean' | 'share' }>,
  position: number,
): Quantity {
  const behind = basis.kind === 'mean' ? basis.respondents : basis.denominator;
  const count = readCount(reading, behind, position);
  const shown = readShown(reading.cube, measure, position);
  const codes = readCodes(reading.cube, position);
  const isChanged = [measure, behind].some((id) => reading.changed.has(`${id}|${position}`));
  const known = shown.kind === 'number' && count.value !== undefined ? shown.value * count.value : undefined;
  const value = count.value === 0 ? 0 : known;
  const withheld = shown.kind === 'withheld';
  const { min, max } = basis.kind === 'mean' ? basis.scale : { min: 0, max: 1 };
  const persons = count.value;
  const range =
    persons === undefined ? { low: -Infinity, high: Infinity } : { low: min * persons, high: max * persons };
  const state = { kind: 'sum', measure, at: codes, value, withheld, ...range, least: range.low } as const;
  const sum = declare(reading, isChanged ? reading.edition : '', state);
  if (shown.kind === 'number' && sum.value === undefined) {
    reading.system.lines.push({
      terms: new Map([
        [sum, 1],
        [count, -shown.value],
      ]),
      isSum: false,
    });
  }
  return sum;
}

/** Key of the quantity that a count, or a sum of amounts, is in the edition of today. */
export function keyOfCell(table: AttackedTable, { cube, measure, at }: CellReference): string {
  if (table.basis[measure]?.kind === 'sum') return toQuantityKey('sum', cube, measure, at, '');
  const codes = isBase(table, measure) ? withoutAnswers(table, at) : at;
  return toQuantityKey('count', cube, measure, codes, '');
}

function toQuantityKey(
  kind: Quantity['kind'],
  cube: string,
  measure: string,
  at: Coordinates,
  version: string,
): string {
  const codes = Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // Each part with its length before it: no two lists of parts give one text.
  let key: string = kind;
  for (const part of [cube, measure, version, ...codes.flat()]) key += ` ${part.length}:${part}`;
  return key;
}

function declare(reading: Reading, version: string, state: Omit<Quantity, 'id' | 'cube'>): Quantity {
  const { id: cube } = reading.cube;
  const key = toQuantityKey(state.kind, cube, state.measure, state.at, version);
  const { quantities } = reading.system;
  const before = quantities.get(key);
  if (before !== undefined) {
    before.value ??= state.value;
    before.withheld ||= state.withheld;
    return before;
  }
  const quantity: Quantity = { ...state, id: quantities.size, cube };
  quantities.set(key, quantity);
  return quantity;
}

/** A quantity that no table names: persons of a whole that no listed part covers. */
export function declareRest(reading: Reading, kind: Quantity['kind'], value: number | undefined): Quantity {
  const { quantities } = reading.system;
  const rest: Quantity = {
    id: quantities.size,
    cube: reading.cube.id,
    measure: '',
    at: {},
    kind,
    value,
    withheld: false,
    low: kind === 'count' ? 0 : -Infinity,
    high: Infinity,
    least: kind === 'count' ? 0 : -Infinity,
  };
  quantities.set(`rest ${quantities.size}`, rest);
  return rest;
}

/** Tells whether averages or shares of the table are computed over this count. */
export function isBase(table: AttackedTable, measure: string): boolean {
  return Object.values(table.basis).some((basis) =>
    basis.kind === 'mean'
      ? basis.respondents === measure
      : basis.kind === 'share' && basis.denominator === measure,
  );
}

function isAbove(table: AttackedTable, measure: string): boolean {
  return Object.values(table.basis).some((basis) => basis.kind === 'share' && basis.numerator === measure);
}

function withoutAnswers(
  table: AttackedTable,
  codes: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(codes).filter(([id]) => table.answerDimensions?.includes(id) !== true);
  return Object.fromEntries(kept);
}
