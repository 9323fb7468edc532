import type { CellReference, Complement, ItemTotal, MeasureBasis, SameFigure } from './disclosure.types.ts';
import { declareRest, isBase, readAmount, readBehind, readCount, readSum } from './attack-system.ts';
import type { Quantity, Reading } from './attack-system.ts';

/** The equations a reader can write from hierarchies, bases and nested sets. Part of the attack. */

/** Writes all equations inside one table. */
export function writeEquations(reading: Reading): void {
  const { table, cube } = reading;
  const size = cube.dimensions.reduce((product, { categories }) => product * categories.length, 1);
  for (const { id } of cube.measures) {
    const basis = table.basis[id];
    if (basis === undefined) continue;
    const additive = cube.dimensions.filter((dimension) => isAdditive(reading, id, basis, dimension.id));
    for (let position = 0; position < size; position++) {
      if (readQuantity(reading, id, basis, position) === undefined) continue;
      for (const dimension of additive) writeFamily(reading, id, basis, position, dimension.id);
      if (basis.kind === 'share') writeAboveAndBelow(reading, id, basis, position);
    }
  }
}

/** Count, sum of amounts, or sum behind an average; undefined for what is neither (computed from others, not about persons). */
function readQuantity(
  reading: Reading,
  measure: string,
  basis: MeasureBasis,
  position: number,
): Quantity | undefined {
  if (basis.kind === 'count-of-persons') return readCount(reading, measure, position);
  if (basis.kind === 'mean') return readSum(reading, measure, basis, position);
  if (basis.kind === 'sum') return readAmount(reading, measure, basis.contributors, position);
  if (basis.kind !== 'share') return undefined;
  return basis.numerator === undefined
    ? readSum(reading, measure, basis, position)
    : readCount(reading, basis.numerator, position);
}

function isAdditive(reading: Reading, measure: string, basis: MeasureBasis, dimension: string): boolean {
  const { table } = reading;
  if (table.overlapping?.includes(dimension) === true) return false;
  if (table.itemDimensions?.includes(dimension) === true && basis.kind === 'count-of-persons') return false;
  if (basis.kind === 'share' && basis.numerator !== undefined) return false;
  if (table.answerDimensions?.includes(dimension) !== true) return true;
  return basis.kind === 'share' || (basis.kind === 'count-of-persons' && !isBase(table, measure));
}

/** The code at this position, if others are part of it, is their sum. */
function writeFamily(
  reading: Reading,
  measure: string,
  basis: MeasureBasis,
  position: number,
  dimension: string,
): void {
  const siblings = listAlong(reading, dimension, position);
  const own = siblings.find((one) => one.position === position);
  const parts = siblings.filter(({ parent }) => parent !== undefined && parent === own?.code);
  if (parts.length === 0) return;
  const whole = readQuantity(reading, measure, basis, position);
  const quantities = parts.flatMap((part) => readQuantity(reading, measure, basis, part.position) ?? []);
  if (whole !== undefined) writeSum(reading, whole, quantities, dimension);
}

/** Positions that differ from this one in one dimension only, with code and parent there. */
function listAlong(
  reading: Reading,
  dimension: string,
  position: number,
): { position: number; code: string; parent: string | undefined }[] {
  const { dimensions } = reading.cube;
  const d = dimensions.findIndex(({ id }) => id === dimension);
  const categories = dimensions[d]?.categories ?? [];
  const stride = dimensions.slice(d + 1).reduce((product, one) => product * one.categories.length, 1);
  const start = position - (Math.floor(position / stride) % categories.length) * stride;
  return categories.map(({ code, parent }, i) => ({ position: start + i * stride, code, parent }));
}

function writeSum(reading: Reading, whole: Quantity, parts: readonly Quantity[], dimension: string): void {
  const terms = new Map<Quantity, number>();
  const add = (quantity: Quantity, by: number): void => {
    terms.set(quantity, (terms.get(quantity) ?? 0) + by);
  };
  add(whole, 1);
  for (const part of parts) add(part, -1);
  if (reading.table.unlisted?.includes(dimension) === true)
    add(declareRest(reading, whole.kind, undefined), -1);
  // A parent of items may be their sum or their mean: fit for elimination, not for bounds.
  const isSum = reading.table.itemDimensions?.includes(dimension) !== true;
  reading.system.lines.push({ terms, isSum });
}

/** Numerators of all answers make up the base; without answers, base − numerator is the rest. */
function writeAboveAndBelow(
  reading: Reading,
  measure: string,
  basis: Extract<MeasureBasis, { kind: 'share' }>,
  position: number,
): void {
  const below = readCount(reading, basis.denominator, position);
  const above = readQuantity(reading, measure, basis, position);
  const answers = reading.table.answerDimensions?.[0];
  if (above === undefined) return;
  if (answers === undefined || reading.table.overlapping?.includes(answers) === true) {
    const rest = declareRest(reading, 'count', undefined);
    reading.system.lines.push({
      terms: new Map([
        [below, 1],
        [above, -1],
        [rest, -1],
      ]),
      isSum: true,
    });
    return;
  }
  const line = listAlong(reading, answers, position);
  if (line[0]?.position !== position) return;
  const roots = line.filter(({ parent }) => parent === undefined);
  const parts = roots.flatMap((root) => readQuantity(reading, measure, basis, root.position) ?? []);
  writeSum(reading, below, parts, answers);
}

export interface NestedPair {
  readonly complement: Complement;
  readonly part: Quantity;
  readonly whole: Quantity;
  /** persons in the whole and not in the part, where a reader can tell */
  readonly left: number | undefined;
  readonly partBasis: MeasureBasis;
}

/** Writes `whole = part + rest` for a nested set; equal persons leave no rest. */
export function writeNested(readings: readonly Reading[], complement: Complement): NestedPair | undefined {
  const part = readReferenced(readings, complement.part);
  const whole = readReferenced(readings, complement.whole);
  if (part === undefined || whole === undefined) return undefined;
  const { persons: inPart } = part;
  const { persons: inWhole } = whole;
  const left = inPart === undefined || inWhole === undefined ? undefined : inWhole - inPart;
  const sameKind = part.quantity.kind === whole.quantity.kind;
  if (sameKind) {
    const { reading, quantity } = whole;
    const rest = declareRest(reading, quantity.kind, left === 0 ? 0 : undefined);
    const terms = new Map([
      [quantity, 1],
      [part.quantity, -1],
      [rest, -1],
    ]);
    reading.system.lines.push({ terms, isSum: true });
  }
  return { complement, part: part.quantity, whole: whole.quantity, left, partBasis: part.basis };
}

/** Writes that averages over the same persons make up another one; whether as sum or mean does not matter. */
export function writeItemTotal(readings: readonly Reading[], total: ItemTotal): void {
  const whole = readReferenced(readings, total.whole);
  if (whole === undefined) return;
  const terms = new Map([[whole.quantity, 1]]);
  for (const reference of total.parts) {
    const part = readReferenced(readings, reference);
    if (part !== undefined) terms.set(part.quantity, (terms.get(part.quantity) ?? 0) - 1);
  }
  whole.reading.system.lines.push({ terms, isSum: false });
}

/** Writes that two counts of two tables are one and the same. */
export function writeSame(readings: readonly Reading[], { one, other }: SameFigure): void {
  const [here, there] = [readReferenced(readings, one), readReferenced(readings, other)];
  if (here === undefined || there === undefined) return;
  const terms = new Map([
    [here.quantity, 1],
    [there.quantity, -1],
  ]);
  here.reading.system.lines.push({ terms, isSum: true });
}

function readReferenced(
  readings: readonly Reading[],
  { cube, measure, at }: CellReference,
): { reading: Reading; quantity: Quantity; persons: number | undefined; basis: MeasureBasis } | undefined {
  const reading = readings.find((one) => one.cube.id === cube && one.edition === '');
  const basis = reading?.table.basis[measure];
  if (reading === undefined || basis === undefined) return undefined;
  let position = 0;
  for (const { id, categories } of reading.cube.dimensions) {
    const code = categories.findIndex((category) => category.code === at[id]);
    if (code === -1) return undefined;
    position = position * categories.length + code;
  }
  const quantity = readQuantity(reading, measure, basis, position);
  if (quantity === undefined) return undefined;
  const behind = readBehind(basis) ?? measure;
  return { reading, quantity, persons: readCount(reading, behind, position).value, basis };
}
