/** The equations a reader can write inside one table, and between tables and editions. Part of the standing audit. */
import {
  declareQuantity,
  isAdditiveKind,
  isAverageKind,
  listFamilies,
  readCodes,
  readShown,
  type Family,
  type Line,
  type Quantity,
  type Reading,
  type System,
} from './standing-audit.system.ts';

/** Numbers are shown as they are stored; averages are computed in floating point. */
const NEARLY = 1e-6;
const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= NEARLY * Math.max(1, Math.abs(a), Math.abs(b));

/** What the numbers shown say of parts and whole: they make it up, some are in no part, or persons stand in several. */
type Addition = 'equal' | 'at-least' | 'none';

/** Writes everything that holds inside one table. */
export function writeTable(system: System, reading: Reading): void {
  for (const [measure, quantities] of reading.quantities) {
    for (let d = 0; d < reading.cube.dimensions.length; d += 1)
      writeFamilies(system, quantities, listFamilies(reading.cube, reading.size, d));
    writeWithin(system, reading, measure);
  }
  for (const { id, kind, unit } of reading.cube.measures)
    if (isAverageKind(kind)) writeAverage(system, reading, id, kind === 'share' ? '0-1' : unit);
}

function writeFamilies(
  system: System,
  quantities: readonly (Quantity | undefined)[],
  families: readonly Family[],
): void {
  const known = families.flatMap(({ whole, parts }) => {
    const members = [whole, ...parts].map((position) => quantities[position]);
    return members.every((one) => one !== undefined) ? [members as [Quantity, ...Quantity[]]] : [];
  });
  const addition = readAddition(known);
  if (addition === 'none') return;
  for (const [whole, ...parts] of known) {
    if ([whole, ...parts].every(({ value }) => value !== undefined)) continue;
    const terms = [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)];
    system.lines.push({ terms, relation: addition, isGuess: false });
  }
}

function readAddition(families: readonly (readonly [Quantity, ...Quantity[]])[]): Addition {
  let addition: Addition = 'equal';
  for (const [whole, ...parts] of families) {
    if (whole.value === undefined || parts.some(({ value }) => value === undefined)) continue;
    const left = whole.value - parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
    if (isNear(left, 0)) continue;
    if (left < 0) return 'none';
    addition = 'at-least';
  }
  return addition;
}

/** A count that is nowhere larger than another one of the same table, and somewhere shown beside it, is a part of it. */
function writeWithin(system: System, { cube, size, quantities }: Reading, part: string): void {
  const isCount = (id: string) => cube.measures.some((one) => one.id === id && one.kind === 'count');
  if (!isCount(part)) return;
  for (const [whole, wholes] of quantities) {
    if (whole === part || !isCount(whole)) continue;
    const pairs = Array.from({ length: size }, (_, p) => [quantities.get(part)?.[p], wholes[p]] as const);
    const shown = pairs.filter(([a, b]) => a?.value !== undefined && b?.value !== undefined);
    const isPart = shown.length > 1 && shown.every(([a, b]) => (a?.value ?? 0) <= (b?.value ?? 0));
    if (!isPart || shown.every(([a, b]) => a?.value === b?.value)) continue;
    for (const [a, b] of pairs) {
      if (a === undefined || b === undefined || (a.value !== undefined && b.value !== undefined)) continue;
      system.lines.push({
        terms: [
          [b, 1],
          [a, -1],
        ],
        relation: 'at-least',
        isGuess: true,
      });
    }
  }
}

/** An average times the count behind it is a sum, and sums add up. */
function writeAverage(system: System, reading: Reading, measure: string, unit: string): void {
  const above = findNumerator(reading, measure);
  const base = above?.base ?? findBase(reading, measure);
  const counts = base === undefined ? undefined : reading.quantities.get(base);
  if (counts === undefined) return;
  const scale = /(-?\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)/.exec(unit);
  const limits = scale === null ? undefined : { low: Number(scale[1]), high: Number(scale[2]) };
  const numerators = above === undefined ? undefined : reading.quantities.get(above.numerator);
  const sums = Array.from({ length: reading.size }, (_, position) => {
    const over = counts[position];
    const shown = readShown(reading.cube, measure, position);
    if (over === undefined || shown === 'unknown') return undefined;
    if (shown === 'nothing') return declareQuantity(system, 0, false, 0);
    const known = typeof shown === 'number' && over.value !== undefined ? shown * over.value : undefined;
    const sum = numerators?.[position] ?? declareQuantity(system, known, false, -1e9);
    if (typeof shown === 'number') writeRatio(system, sum, over, shown);
    else {
      system.targets.push({ reading, measure, position, quantity: sum, over });
      if (limits !== undefined) writeLimits(system, sum, over, limits);
    }
    return sum;
  });
  // Numerators are counts: their families stand already.
  if (numerators !== undefined) return;
  for (let d = 0; d < reading.cube.dimensions.length; d += 1)
    writeFamilies(system, sums, listFamilies(reading.cube, reading.size, d));
}

function writeRatio(system: System, sum: Quantity, over: Quantity, ratio: number): void {
  if (sum.value !== undefined && over.value !== undefined) return;
  system.lines.push({
    terms: [
      [sum, 1],
      [over, -ratio],
    ],
    relation: 'equal',
    isGuess: false,
  });
}

function writeLimits(
  system: System,
  sum: Quantity,
  over: Quantity,
  { low, high }: { readonly low: number; readonly high: number },
): void {
  const atLeast = (terms: Line['terms']) =>
    system.lines.push({ terms, relation: 'at-least', isGuess: false });
  atLeast([
    [sum, 1],
    [over, -low],
  ]);
  atLeast([
    [over, high],
    [sum, -1],
  ]);
}

/** The two counts whose ratio the measure is wherever all three are shown. */
function findNumerator(
  reading: Reading,
  measure: string,
): { readonly numerator: string; readonly base: string } | undefined {
  const counts = reading.cube.measures.filter(({ kind }) => kind === 'count').map(({ id }) => id);
  for (const numerator of counts)
    for (const base of counts)
      if (numerator !== base && isRatioOf(reading, measure, numerator, base)) return { numerator, base };
  return undefined;
}

function isRatioOf({ quantities, cube, size }: Reading, measure: string, numerator: string, base: string) {
  let agreed = 0;
  for (let p = 0; p < size; p += 1) {
    const shown = readShown(cube, measure, p);
    const above = quantities.get(numerator)?.[p]?.value;
    const below = quantities.get(base)?.[p]?.value;
    if (typeof shown !== 'number' || above === undefined || !below) continue;
    if (!isNear(shown * below, above)) return false;
    agreed += 1;
  }
  return agreed > 0;
}

/** The count over which averages of parts make up that of the whole; the only count of a table, where nothing speaks against it. */
function findBase(reading: Reading, measure: string): string | undefined {
  const counts = reading.cube.measures.filter(({ kind }) => isAdditiveKind(kind)).map(({ id }) => id);
  const ranked = counts.map((id) => ({ id, ...weighFamilies(reading, measure, id) }));
  const [best] = ranked.filter(({ misses }) => misses === 0).toSorted((a, b) => b.hits - a.hits);
  return best !== undefined && (best.hits > 0 || counts.length === 1) ? best.id : undefined;
}

function weighFamilies(
  { cube, size, quantities }: Reading,
  measure: string,
  base: string,
): { hits: number; misses: number } {
  const found = { hits: 0, misses: 0 };
  const readSum = (position: number): number | undefined => {
    const shown = readShown(cube, measure, position);
    const count = quantities.get(base)?.[position]?.value;
    if (shown === 'nothing') return 0;
    return typeof shown === 'number' && count !== undefined ? shown * count : undefined;
  };
  for (let d = 0; d < cube.dimensions.length; d += 1)
    for (const { whole, parts } of listFamilies(cube, size, d)) {
      const sums = [whole, ...parts].map(readSum);
      if (sums.some((one) => one === undefined)) continue;
      const [total = 0, ...rest] = sums as number[];
      const isHit = isNear(
        total,
        rest.reduce((sum, one) => sum + one, 0),
      );
      found[isHit ? 'hits' : 'misses'] += 1;
    }
  return found;
}

/**
 * The same figure in two tables: the same measure at the same codes, totals left out, in the same period. Taken for the same
 * where both tables agree on everything that both show. Editions of one table that differ somewhere are kept apart around
 * the cells that changed.
 */
export function writeLinks(system: System, readings: readonly Reading[]): void {
  for (const [later, reading] of readings.entries())
    for (const other of readings.slice(0, later)) linkTables(system, other, reading);
}

function linkTables(system: System, one: Reading, other: Reading): void {
  const isEdition = one.cube.id === other.cube.id;
  for (const { id, kind, unit } of one.cube.measures) {
    const twin = other.cube.measures.find((measure) => measure.id === id);
    if (!isAdditiveKind(kind) || twin?.kind !== kind || twin.unit !== unit) continue;
    const here = indexByFact(one, id);
    const there = indexByFact(other, id);
    const pairs = [...here].flatMap(([fact, a]) => {
      const b = there.get(fact);
      return b === undefined ? [] : [[a, b, fact] as const];
    });
    const shown = pairs.filter(([a, b]) => a.value !== undefined && b.value !== undefined);
    const changed = shown.filter(([a, b]) => a.value !== b.value);
    if (shown.every(([a, b]) => a.value === 0 || a.value !== b.value)) continue;
    if (!isEdition && changed.length > 0) continue;
    const moved = changed.map(([, , fact]) => fact);
    for (const [a, b, fact] of pairs) {
      if (a.value !== undefined && b.value !== undefined) continue;
      // Where figures were corrected, the ones around them may have changed too.
      if (moved.some((place) => isBeside(fact, place))) continue;
      const terms = [
        [a, 1],
        [b, -1],
      ] as const;
      system.lines.push({ terms, relation: 'equal', isGuess: true });
    }
  }
}

/** At most one code apart: then both may stand in one sum. */
function isBeside(fact: string, other: string): boolean {
  const [here, there] = [fact.split('|'), other.split('|')];
  const apart = new Set(
    [...here.filter((code) => !there.includes(code)), ...there.filter((code) => !here.includes(code))].map(
      (code) => code.split('=')[0],
    ),
  );
  return apart.size <= 1;
}

/** Each cell by what it is about: period and codes below the total. */
function indexByFact({ cube, size, quantities }: Reading, measure: string): Map<string, Quantity> {
  const index = new Map<string, Quantity>();
  const hasTime = cube.dimensions.some(({ role }) => role === 'time');
  const roots = cube.dimensions.map(({ role, categories }) => {
    const tops = categories.filter(({ parent }) => parent === undefined);
    return role !== 'time' && tops.length === 1 ? tops[0]?.code : undefined;
  });
  for (let position = 0; position < size; position += 1) {
    const quantity = quantities.get(measure)?.[position];
    if (quantity === undefined) continue;
    const codes = readCodes(cube, position);
    const named = cube.dimensions.flatMap(({ id }, d) =>
      codes[d] === roots[d] ? [] : [`${id}=${codes[d]}`],
    );
    index.set([hasTime ? '' : cube.provenance.period, ...named.toSorted()].join('|'), quantity);
  }
  return index;
}
