import { narrowBounds } from './attack-bounds.ts';
import type { Bounds, Sum } from './attack-bounds.ts';
import { findCovers } from './attack-cover.ts';
import { findDetermined, findInStep } from './attack-elimination.ts';
import type { Equation } from './attack-elimination.ts';
import { writeEquations, writeItemTotal, writeNested, writeSame } from './attack-equations.ts';
import type { NestedPair } from './attack-equations.ts';
import { findNarrow } from './attack-reach.ts';
import type { Known } from './attack-known.types.ts';
import { keyOfCell } from './attack-system.ts';
import type { AttackedTable, EarlierEdition, Line, Quantity, Reading, System } from './attack-system.ts';
import type { CellReference, DisclosurePolicy, Solver } from './disclosure.types.ts';

/** Sums behind averages are computed in floating point; counts are whole, so this tells them apart as well. */
const SAME_VALUE = 1e-6;

/**
 * What the attack found. `recomputed`: exactly; `one-value`: only one number fits; `few-left`: by subtraction; `by-one-person`:
 * exactly, by the only person of another withheld cell; `narrow`: it cannot be as large as it must be able to be.
 */
export interface Disclosure extends CellReference {
  readonly how: 'recomputed' | 'one-value' | 'few-left' | 'by-one-person' | 'narrow';
  /** for narrow ones, where it was asked: shown cells that would give room if they were withheld */
  readonly covers?: readonly CellReference[];
}

/** Withheld counts that a closer look is taken at; their true numbers stay with whoever asks. */
export interface CloseLook {
  /** counts of one person: this person knows the number and uses it */
  readonly insiders: readonly CellReference[];
  /** counts that must not be computed by an insider, and must be able to reach `least` */
  readonly targets: readonly (CellReference & { readonly least: number })[];
  /** without it, `least` is not tried */
  readonly solver?: Solver;
  /** a table that fits, and changes of it: proved by addition before they count, they save most programs */
  readonly known?: Known;
  /** what it costs to withhold a shown cell, to be told `covers`; undefined: it cannot be */
  readonly priceOf?: (cell: CellReference) => number | undefined;
  /** take it also where something was found that the caller knows of: earlier editions show it already */
  readonly despiteFound?: boolean;
}

export interface AttackResult {
  readonly disclosures: readonly Disclosure[];
  /** what a reader can tell about each withheld count; `high` Infinity: no limit */
  readonly bounds: readonly (CellReference & Bounds)[];
}

export interface Attacked {
  /** tables as they would be published */
  readonly tables: readonly AttackedTable[];
  /** editions of them that are public already */
  readonly earlier: readonly EarlierEdition[];
  readonly policy: DisclosurePolicy;
  /** taken where everything else holds */
  readonly close?: CloseLook;
}

/**
 * Attacks tables as a reader would who knows everything published: linear equations, nested sets, earlier editions,
 * and that counts are whole and not negative. Knows nothing that the tables do not show.
 *
 * @param attacked the protected tables with the description of what stands behind them, earlier editions, the policy
 * @returns every withheld cell that can be told exactly, and the bounds of the others; no disclosures = held
 * @example
 * const attackedCube = buildCube({
 *   id: 'town',
 *   provenance: { title: { en: 'Town' }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'sex', label: { en: 'Sex' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } },
 *     { code: 'f', label: { en: 'Women' }, parent: 'all' },
 *     { code: 'm', label: { en: 'Men' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Persons' }, kind: 'count', unit: 'persons', decimals: 0 }],
 *   cells: [
 *     { at: { sex: 'all' }, measures: { n: 15 } },
 *     { at: { sex: 'f' }, measures: { n: 12 } },
 *     { at: { sex: 'm' }, measures: { n: { kind: 'none', reason: 'withheld' } } }],
 * });
 * const basis = { n: { kind: 'count-of-persons' } };
 * attack({ tables: [{ cube: attackedCube, basis }], earlier: [], policy: DEFAULT_POLICY }).disclosures.length // => 1
 */
export function attack(attacked: Attacked): AttackResult {
  const system: System = { quantities: new Map(), lines: [] };
  const readings = readAll(attacked, system);
  const pairs = writeAll(attacked, readings);
  const equations = system.lines.map((line) => toEquation(line));
  const determined = findDetermined(equations);
  const bounds = computeBounds(system);
  const disclosures: Disclosure[] = [];
  for (const quantity of system.quantities.values()) {
    if (!quantity.withheld) continue;
    const { low, high } = bounds.get(quantity.id) ?? { low: 0, high: Infinity };
    const isKnown = quantity.value !== undefined || determined.has(quantity.id);
    if (isKnown && !isPublicZero(quantity)) disclosures.push({ ...toReference(quantity), how: 'recomputed' });
    else if (high - low < SAME_VALUE) {
      disclosures.push({ ...toReference(quantity), how: 'one-value' });
    }
  }
  disclosures.push(...findFewLeft(pairs, attacked.policy));
  if (attacked.close !== undefined && (disclosures.length === 0 || attacked.close.despiteFound === true))
    disclosures.push(...lookClosely(attacked, attacked.close, { system, equations, bounds }));
  return { disclosures, bounds: listBounds(system, bounds) };
}

/** Everything a reader can write down: sums inside tables, and what holds between them. */
function writeAll({ tables }: Attacked, readings: readonly Reading[]): NestedPair[] {
  for (const reading of readings) writeEquations(reading);
  const pairs = tables.flatMap(({ complements }) =>
    (complements ?? []).flatMap((complement) => writeNested(readings, complement) ?? []),
  );
  for (const { itemTotals = [], sameFigures = [] } of tables) {
    for (const total of itemTotals) writeItemTotal(readings, total);
    for (const same of sameFigures) writeSame(readings, same);
  }
  return pairs;
}

/** What a reader has written down, and what single sums tell. */
interface Written {
  readonly system: System;
  readonly equations: readonly Equation[];
  readonly bounds: ReadonlyMap<number, Bounds>;
}

/** The only person of a cell, and the careful reader who counts in whole numbers. */
function lookClosely(
  { tables }: Attacked,
  close: CloseLook,
  { system, equations, bounds }: Written,
): Disclosure[] {
  const find = (reference: CellReference): Quantity | undefined => {
    const table = tables.find(({ cube }) => cube.id === reference.cube);
    return table === undefined ? undefined : system.quantities.get(keyOfCell(table, reference));
  };
  const knowing = new Set(close.insiders.flatMap((one) => find(one)?.id ?? []));
  const wanted = new Map(
    close.targets.flatMap((target): [Quantity, number][] => {
      const quantity = find(target);
      return quantity?.value === undefined && quantity !== undefined ? [[quantity, target.least]] : [];
    }),
  );
  const learned = findLearned(system, equations, knowing);
  const byOne = [...wanted.keys()].filter(({ id }) => learned.has(id));
  return [
    ...byOne.map((quantity): Disclosure => ({ ...toReference(quantity), how: 'by-one-person' })),
    ...listNarrow(close, { system, bounds }, wanted, learned),
  ];
}

/** What the only person of a cell computes: whatever moves in step with it, and is not this cell under another name. */
function findLearned(
  system: System,
  equations: readonly Equation[],
  knowing: ReadonlySet<number>,
): Set<number> {
  const samePersons = findSamePersons(system);
  return new Set(
    findInStep(equations).flatMap((group) => {
      const inside = new Set(group.filter((id) => knowing.has(id)).map((id) => samePersons(id)));
      return group.filter((id) => inside.size > 1 || (inside.size === 1 && !inside.has(samePersons(id))));
    }),
  );
}

/** Cells that cannot be as large as they must be able to be; with what would give them room, if that is asked. */
function listNarrow(
  { solver, known, priceOf }: CloseLook,
  { system, bounds }: Pick<Written, 'system' | 'bounds'>,
  wanted: ReadonlyMap<Quantity, number>,
  learned: ReadonlySet<number>,
): Disclosure[] {
  if (solver === undefined) return [];
  const narrow = findNarrow(system, wanted, solver, known, bounds);
  const least = new Map(narrow.map((quantity) => [quantity, wanted.get(quantity) ?? 0]));
  const covers =
    known === undefined || priceOf === undefined
      ? new Map<Quantity, Quantity[]>()
      : findCovers(system, least, { solver, known, priceOf: (one) => priceOf(toReference(one)) });
  return narrow.flatMap((quantity) => {
    const own = covers.get(quantity)?.map((one) => toReference(one));
    // It had room after all: a change was found that nothing shown stands against.
    if (own?.length === 0 || learned.has(quantity.id)) return [];
    const found = { ...toReference(quantity), how: 'narrow' } as const;
    return [own === undefined ? found : { ...found, covers: own }];
  });
}

/** A whole whose other parts are all 0 counts the same persons as the part that is left: one cell with two names. */
function findSamePersons({ lines }: System): (id: number) => number {
  const names = new Map<number, number>();
  const find = (id: number): number => {
    const name = names.get(id);
    return name === undefined ? id : find(name);
  };
  for (const { terms, isSum } of lines) {
    const left = [...terms].filter(([{ value }]) => value !== 0);
    const [one, other] = left;
    const isPair = isSum && left.length === 2 && one !== undefined && other !== undefined;
    if (!isPair || one[1] !== -other[1] || find(one[0].id) === find(other[0].id)) continue;
    names.set(find(one[0].id), find(other[0].id));
  }
  return find;
}

/**
 * Numbers of the quantities of an attack, by their id, where all of them are shown or computed from what is; NaN elsewhere.
 * Ids follow from the tables' shape alone, so these fit an attack on the same tables with cells withheld.
 */
export function readNumbers(attacked: Attacked): Float64Array {
  const system: System = { quantities: new Map(), lines: [] };
  writeAll(attacked, readAll(attacked, system));
  return Float64Array.from(system.quantities.values(), ({ value }) => value ?? NaN);
}

function readAll({ tables, earlier, policy }: Attacked, system: System): Reading[] {
  const zerosPublished = policy.zeros === 'published';
  const now = tables.map((table): Reading => {
    const rest = { changed: new Set<string>(), edition: '', counts: new Map() };
    return { system, table, cube: table.cube, ...rest, zerosPublished };
  });
  const before = earlier.flatMap(({ cube, changed }, i): Reading[] => {
    const table = tables.find((one) => one.cube.id === cube.id);
    if (table === undefined) return [];
    return [{ system, table, cube, changed, edition: `edition ${i}`, zerosPublished, counts: new Map() }];
  });
  // Earlier editions first: a cell that one of them shows has a value before a later one withholds it.
  return [...before, ...now];
}

function toEquation(line: Line): Equation {
  const equation = new Map<number, number>();
  for (const [quantity, coefficient] of line.terms) {
    if (quantity.value === undefined && coefficient !== 0) equation.set(quantity.id, coefficient);
  }
  return equation;
}

/** The sum behind an average of nobody is 0 for everyone; withholding the average hides nothing. */
function isPublicZero(quantity: Quantity): boolean {
  return quantity.kind === 'sum' && quantity.value === 0;
}

function computeBounds(system: System): Map<number, Bounds> {
  const bounds = new Map<number, Bounds>();
  for (const { id, value, low, high } of system.quantities.values()) {
    if (value === undefined) bounds.set(id, { low, high });
  }
  const sums = system.lines.flatMap((line) => (line.isSum ? [toSum(line)] : []));
  narrowBounds(
    bounds,
    sums.flatMap((sum) => sum ?? []),
  );
  return bounds;
}

/** Undefined for lines with a coefficient other than 1 and −1. */
function toSum(line: Line): Sum | undefined {
  const sum = { plus: [] as number[], minus: [] as number[], known: 0 };
  for (const [{ id, value }, coefficient] of line.terms) {
    if (coefficient === 0) continue;
    if (Math.abs(coefficient) !== 1) return undefined;
    if (value !== undefined) sum.known += coefficient * value;
    else (coefficient === 1 ? sum.plus : sum.minus).push(id);
  }
  return sum.plus.length + sum.minus.length === 0 ? undefined : sum;
}

/** Both shown, and a handful of persons between them: whatever is shown for both is known for the handful. */
function findFewLeft(pairs: readonly NestedPair[], policy: DisclosurePolicy): Disclosure[] {
  return pairs.flatMap(({ complement, part, whole, left, partBasis }): Disclosure[] => {
    const minimum = readLeast(partBasis, policy);
    const bothShown = part.value !== undefined && whole.value !== undefined;
    if (!bothShown || left === undefined || left <= 0 || left >= minimum) return [];
    return [{ ...complement.part, how: 'few-left' }];
  });
}

function readLeast(basis: NestedPair['partBasis'], policy: DisclosurePolicy): number {
  if (basis.kind !== 'mean' && basis.kind !== 'share') return policy.minimumCount;
  if (basis.group === 'closed-list') return policy.minimumClosedList;
  return basis.group === 'places' ? policy.minimumPlaces : policy.minimumRespondents;
}

function toReference({ cube, measure, at }: Quantity): CellReference {
  return { cube, measure, at };
}

function listBounds(system: System, bounds: ReadonlyMap<number, Bounds>): (CellReference & Bounds)[] {
  return [...system.quantities.values()].flatMap((quantity) => {
    const own = bounds.get(quantity.id);
    if (!quantity.withheld || quantity.kind !== 'count' || own === undefined) return [];
    return [{ ...toReference(quantity), ...own }];
  });
}
