/**
 * The attacker's arithmetic: every number of every table is a fact, every sum an equation, and linear programs say how low
 * and how high a withheld fact can be. Written for the attack alone; shares no code with the program that withholds.
 */
import type { Solver } from '@vicus/disclosure';

/** A table as it was read from the outside. */
export interface ReadTable {
  readonly release: string;
  readonly id: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly codes: readonly { readonly code: string; readonly parent: string | undefined }[];
  }[];
  readonly measures: readonly { readonly id: string; readonly kind: string }[];
  /** by measure and codes in the order of the dimensions */
  readonly cells: ReadonlyMap<string, number | 'withheld' | 'none'>;
}

/** Codes of different names on the same ground. */
export interface SameGround {
  readonly dimension: string;
  readonly whole: string;
  readonly parts: readonly string[];
}

export interface Fact {
  readonly name: string;
  readonly id: number;
  value: number | undefined;
  isWithheld: boolean;
}

export interface Knowledge {
  readonly facts: Map<string, Fact>;
  /** Σ coefficient · fact = 0, or at least 0 */
  readonly rows: { readonly terms: readonly (readonly [Fact, number])[]; readonly isEqual: boolean }[];
  /** facts that two tables show differently */
  readonly contradictions: string[];
}

export const cellKey = (measure: string, codes: readonly string[]): string => [measure, ...codes].join('|');

/** The same people in any table have the same name: what is counted, and the codes that are no total. */
export function nameFact(
  table: Pick<ReadTable, 'dimensions'>,
  measure: string,
  codes: readonly string[],
): string {
  const parts = table.dimensions.flatMap(({ id }, d) => (codes[d] === 'all' ? [] : [`${id}=${codes[d]}`]));
  return [measure, ...parts.toSorted()].join('|');
}

export function* listPositions({ dimensions }: Pick<ReadTable, 'dimensions'>): Generator<string[]> {
  const sizes = dimensions.map(({ codes }) => codes.length);
  const total = sizes.reduce((product, size) => product * size, 1);
  for (let at = 0; at < total; at += 1) {
    let rest = at;
    const codes: string[] = [];
    for (let d = dimensions.length - 1; d >= 0; d -= 1) {
      const size = sizes[d] ?? 1;
      codes[d] = dimensions[d]?.codes[rest % size]?.code ?? '';
      rest = Math.floor(rest / size);
    }
    yield codes;
  }
}

export function gatherKnowledge(tables: readonly ReadTable[], ground: readonly SameGround[]): Knowledge {
  const known: Knowledge = { facts: new Map(), rows: [], contradictions: [] };
  for (const table of tables)
    for (const { id, kind } of table.measures) if (kind === 'count') learn(known, table, id);
  for (const table of tables) {
    for (const { id, kind } of table.measures) if (kind === 'count') addUp(known, table, id);
    reckonRates(known, table);
  }
  for (const change of ground) joinGround(known, change);
  return known;
}

function learn(known: Knowledge, table: ReadTable, measure: string): void {
  for (const codes of listPositions(table)) {
    const shown = table.cells.get(cellKey(measure, codes));
    if (shown === undefined || shown === 'none') continue;
    const fact = openFact(known, nameFact(table, measure, codes));
    if (shown === 'withheld') fact.isWithheld = true;
    else if (fact.value === undefined) fact.value = shown;
    else if (fact.value !== shown) known.contradictions.push(fact.name);
  }
}

function openFact(known: Knowledge, name: string): Fact {
  const found = known.facts.get(name);
  if (found !== undefined) return found;
  const fact: Fact = { name, id: known.facts.size, value: undefined, isWithheld: false };
  known.facts.set(name, fact);
  return fact;
}

/** A code whose children are listed is their sum. */
function addUp(known: Knowledge, table: ReadTable, measure: string): void {
  for (const codes of listPositions(table))
    for (const [d, { codes: all }] of table.dimensions.entries()) {
      const parts = all.filter(({ parent }) => parent === codes[d]);
      if (parts.length === 0) continue;
      const find = (code: string) => known.facts.get(nameFact(table, measure, codes.with(d, code)));
      const whole = find(codes[d] ?? '');
      const found = parts.flatMap(({ code }) => find(code) ?? []);
      if (whole === undefined || found.length < parts.length) continue;
      known.rows.push({ terms: [[whole, 1], ...found.map((part) => [part, -1] as const)], isEqual: true });
    }
}

/** A rate times its base is the count above; that count is never more than the base. */
function reckonRates(known: Knowledge, table: ReadTable): void {
  if (!table.measures.some(({ id }) => id === 'rate')) return;
  for (const codes of listPositions(table)) {
    const above = known.facts.get(nameFact(table, 'working', codes));
    const below = known.facts.get(nameFact(table, 'persons', codes));
    const rate = table.cells.get(cellKey('rate', codes));
    if (above === undefined || below === undefined) continue;
    known.rows.push({
      terms: [
        [below, 1],
        [above, -1],
      ],
      isEqual: false,
    });
    if (typeof rate === 'number')
      known.rows.push({
        terms: [
          [above, 1],
          [below, -rate],
        ],
        isEqual: true,
      });
  }
}

/** For every fact of the whole: the facts of its parts, with all else the same. */
function joinGround(known: Knowledge, { dimension, whole, parts }: SameGround): void {
  const own = `${dimension}=${whole}`;
  for (const [name, fact] of known.facts) {
    const words = name.split('|');
    if (!words.includes(own)) continue;
    const found = parts.flatMap((part) => {
      const [measure = '', ...rest] = words.map((word) => (word === own ? `${dimension}=${part}` : word));
      return known.facts.get([measure, ...rest.toSorted()].join('|')) ?? [];
    });
    if (found.length === parts.length)
      known.rows.push({ terms: [[fact, 1], ...found.map((part) => [part, -1] as const)], isEqual: true });
  }
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const LARGEST = 5_000;
const NEARLY = 1e-6;

/**
 * How low and how high each of these facts can be, persons being whole. Each answer of the solver is a town that fits everything
 * read, so it says something of all facts at once; `isOpen` ends the search for a fact as soon as it is wide enough.
 */
export function boundFacts(
  known: Knowledge,
  wanted: readonly Fact[],
  solver: Solver,
  isOpen: (fact: Fact, seen: Interval) => boolean,
): Map<string, Interval> {
  const unknown = [...known.facts.values()].filter(({ value }) => value === undefined);
  const columns = new Map(unknown.map((fact, column) => [fact, column]));
  const program = writeProgram(known, unknown, columns);
  const whole = new Uint8Array(unknown.length).fill(1);
  const search: Search = {
    loose: solver.openModel({ ...program, changes: 'objective' }),
    strict: solver.openModel({ ...program, whole }),
    low: new Float64Array(unknown.length).fill(Infinity),
    high: new Float64Array(unknown.length).fill(-Infinity),
  };
  const bounds = new Map<string, Interval>();
  for (const fact of wanted) {
    const column = columns.get(fact);
    const { value = LARGEST } = fact;
    bounds.set(
      fact.name,
      column === undefined
        ? { low: value, high: value }
        : boundOne(search, column, (seen) => isOpen(fact, seen)),
    );
  }
  search.loose.close();
  search.strict.close();
  return bounds;
}

interface Search {
  readonly loose: ReturnType<Solver['openModel']>;
  readonly strict: ReturnType<Solver['openModel']>;
  /** smallest and largest of each fact in any town that fits */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function boundOne(search: Search, column: number, isOpen: (seen: Interval) => boolean): Interval {
  const read = () => ({ low: search.low[column] ?? 0, high: search.high[column] ?? 0 });
  for (const sign of [-1, 1]) {
    if (isOpen(read())) break;
    findEdge(search, column, sign);
  }
  return read();
}

function writeProgram({ rows }: Knowledge, unknown: readonly Fact[], columns: ReadonlyMap<Fact, number>) {
  const starts = [0];
  const entries: [number, number][] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (const { terms, isEqual } of rows) {
    const row = new Map<number, number>();
    let sum = 0;
    for (const [fact, coefficient] of terms) {
      const column = columns.get(fact);
      if (column === undefined) sum -= coefficient * (fact.value ?? 0);
      else row.set(column, (row.get(column) ?? 0) + coefficient);
    }
    if (row.size === 0) continue;
    low.push(sum - NEARLY);
    high.push(isEqual ? sum + NEARLY : Infinity);
    entries.push(...row);
    starts.push(entries.length);
  }
  return {
    objective: new Float64Array(unknown.length),
    // Zeros are shown, so a withheld count is one or more; a share of 0 is withheld with the count above it.
    low: unknown.map(({ isWithheld, name }) => (isWithheld && !name.startsWith('working') ? 1 : 0)),
    high: unknown.map(() => LARGEST),
    rows: {
      low,
      high,
      starts,
      columns: entries.map(([column]) => column),
      coefficients: entries.map(([, coefficient]) => coefficient),
    },
  };
}

function findEdge(search: Search, column: number, sign: number): void {
  const { loose, strict, low, high } = search;
  const ask = (model: Search['loose']): Float64Array => {
    model.setObjective([column], [sign]);
    const { status, x } = model.solve({ nodes: 2_000 });
    model.setObjective([column], [0]);
    if (status === 'infeasible') throw new Error('what was read contradicts itself');
    return x;
  };
  const isTown = (x: Float64Array) => x.every((value) => Math.abs(value - Math.round(value)) < 1e-5);
  const first = ask(loose);
  const town = isTown(first) ? first : ask(strict);
  for (const [at, value] of town.entries()) {
    low[at] = Math.min(low[at] ?? Infinity, Math.round(value));
    high[at] = Math.max(high[at] ?? -Infinity, Math.round(value));
  }
}
