/**
 * How low and how high every withheld number can be, given everything a reader can write down: linear programs over each
 * connected part of the equations. Part of the standing audit; shares no code with the gate.
 */
import type { LinearProgram, Solver, SolverModel } from '@vicus/disclosure';
import type { Line, Quantity, System, Target } from './standing-audit.system.ts';

export interface Reach {
  readonly low: number;
  /** Infinity: no limit */
  readonly high: number;
  /** `open`: room enough was found; `exact`: both ends were worked out; `untried`: no time, or the equations contradict */
  readonly state: 'open' | 'exact' | 'untried';
}

export interface ReachLimit {
  /** room that makes a count safe: numbers from low to high, apart by at least this */
  readonly room: number;
  mayContinue(): boolean;
}

const LARGEST = 1e7;
const NEARLY = 1e-6;
/** A whole-number program that needs more counts as not tried. */
const MOST_NODES = 400;
/** Sums behind averages closer together than this are one sum, computed in floating point. */
const LEAST_ROOM_OF_SUMS = 1e-3;
/** Points looked at before single cells: each shows room for many at once. */
const ROUNDS = 8;

/** @returns what each unknown of the targets can be, by id of the quantity */
export function computeReach(system: System, solver: Solver, limit: ReachLimit): Map<number, Reach> {
  const wanted = new Set(
    system.targets.flatMap(({ quantity, over }) =>
      [quantity, over].flatMap((one) => (one?.value === undefined && one !== undefined ? [one.id] : [])),
    ),
  );
  const reach = new Map<number, Reach>();
  for (const part of listParts(system)) {
    const targets = part.unknowns.filter(({ id }) => wanted.has(id));
    if (targets.length === 0) continue;
    for (const [id, found] of reachPart(part, targets, solver, limit)) reach.set(id, found);
  }
  return reach;
}

interface Part {
  readonly unknowns: readonly Quantity[];
  readonly lines: readonly Line[];
}

/** Unknowns that some equation ties together, with their equations. */
function listParts({ quantities, lines }: System): Part[] {
  const roots = quantities.map((_, id) => id);
  const find = (id: number): number => {
    let root = id;
    while (roots[root] !== root) root = roots[root] ?? root;
    for (let at = id; at !== root;) [at, roots[at]] = [roots[at] ?? root, root];
    return root;
  };
  const open = lines.flatMap((line) => {
    const [first, ...rest] = line.terms.filter(([{ value }]) => value === undefined);
    if (first === undefined) return [];
    for (const [other] of rest) roots[find(other.id)] = find(first[0].id);
    return [{ line, id: first[0].id }];
  });
  const parts = new Map<number, { unknowns: Quantity[]; lines: Line[] }>();
  const enter = (id: number) => {
    const root = find(id);
    const part = parts.get(root) ?? { unknowns: [], lines: [] };
    parts.set(root, part);
    return part;
  };
  for (const quantity of quantities)
    if (quantity.value === undefined) enter(quantity.id).unknowns.push(quantity);
  for (const { line, id } of open) enter(id).lines.push(line);
  return [...parts.values()];
}

/** What was concluded from agreement may be wrong: where the equations contradict one another it goes first. */
function reachPart(
  part: Part,
  targets: readonly Quantity[],
  solver: Solver,
  limit: ReachLimit,
): Map<number, Reach> {
  const certain = part.lines.filter(({ isGuess }) => !isGuess);
  for (const lines of [part.lines, ...(certain.length < part.lines.length ? [certain] : [])]) {
    const search = openSearch(part.unknowns, lines, solver, limit);
    try {
      const found = runSearch(search, targets);
      if (found !== undefined) return found;
    } finally {
      search.loose.close();
      search.strict?.close();
    }
  }
  return new Map(targets.map(({ id }) => [id, { low: 0, high: Infinity, state: 'untried' as const }]));
}

interface Search {
  readonly unknowns: readonly Quantity[];
  readonly columns: ReadonlyMap<number, number>;
  readonly limit: ReachLimit;
  readonly loose: SolverModel;
  strict: SolverModel | undefined;
  openStrict(): SolverModel;
  /** smallest and largest seen so far, by column */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function openSearch(
  unknowns: readonly Quantity[],
  lines: readonly Line[],
  solver: Solver,
  limit: ReachLimit,
): Search {
  const columns = new Map(unknowns.map(({ id }, column) => [id, column]));
  const program = writeProgram(unknowns, lines, columns);
  const whole = Uint8Array.from(unknowns, ({ isWhole }) => (isWhole ? 1 : 0));
  return {
    unknowns,
    columns,
    limit,
    loose: solver.openModel({ ...program, changes: 'objective' }),
    strict: undefined,
    openStrict: () => solver.openModel({ ...program, whole }),
    low: new Float64Array(unknowns.length).fill(Infinity),
    high: new Float64Array(unknowns.length).fill(-Infinity),
  };
}

function writeProgram(
  unknowns: readonly Quantity[],
  lines: readonly Line[],
  columns: ReadonlyMap<number, number>,
): LinearProgram {
  const starts = [0];
  const entries: [number, number][] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (const { terms, relation } of lines) {
    const row = new Map<number, number>();
    let known = 0;
    for (const [{ id, value }, coefficient] of terms) {
      const column = columns.get(id);
      if (value !== undefined) known += coefficient * value;
      else if (column !== undefined) row.set(column, (row.get(column) ?? 0) + coefficient);
    }
    const slack = NEARLY * Math.max(1, Math.abs(known)) * (Number.isInteger(known) ? 0 : 1);
    low.push(-known - slack);
    high.push(relation === 'equal' ? -known + slack : Infinity);
    entries.push(...row);
    starts.push(entries.length);
  }
  return {
    objective: new Float64Array(unknowns.length),
    low: unknowns.map((one) => one.low),
    high: unknowns.map(() => LARGEST),
    rows: { low, high, starts, columns: entries.map(([c]) => c), coefficients: entries.map(([, x]) => x) },
  };
}

/** Undefined: the equations contradict one another. */
function runSearch(search: Search, targets: readonly Quantity[]): Map<number, Reach> | undefined {
  const toColumn = ({ id }: Quantity) => search.columns.get(id) ?? 0;
  const all = targets.map(toColumn);
  let seed = 1;
  for (let round = 0; round < (targets.length > 2 ? ROUNDS : 1); round += 1) {
    const costs = all.map(() => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5);
    const point = solve(search.loose, all, costs);
    if (point === 'impossible') return undefined;
    if (point !== undefined) notePoint(search, point);
  }
  return new Map(
    targets.map((quantity) => [quantity.id, reachOne(search, toColumn(quantity), quantity.isWhole)]),
  );
}

function reachOne(search: Search, column: number, isWhole: boolean): Reach {
  const read = (state: Reach['state']): Reach => {
    const high = search.high[column] ?? 0;
    return { low: search.low[column] ?? 0, high: high >= LARGEST ? Infinity : high, state };
  };
  const isOpen = () =>
    (search.high[column] ?? 0) - (search.low[column] ?? 0) >=
    (isWhole ? search.limit.room - NEARLY : LEAST_ROOM_OF_SUMS);
  if (isOpen()) return read('open');
  for (const sign of [-1, 1]) {
    if (!search.limit.mayContinue()) return { low: 0, high: Infinity, state: 'untried' };
    const edge = findEdge(search, column, sign);
    if (edge === undefined) return { low: 0, high: Infinity, state: 'untried' };
    search.low[column] = Math.min(search.low[column] ?? edge, edge);
    search.high[column] = Math.max(search.high[column] ?? edge, edge);
    if (isOpen()) return read('open');
  }
  return read('exact');
}

/** The largest (sign −1: costs fall) or smallest value of a column. */
function findEdge(search: Search, column: number, sign: number): number | undefined {
  const point = solve(search.loose, [column], [sign]);
  if (point === 'impossible') return undefined;
  if (point === undefined) return sign < 0 ? LARGEST : -LARGEST;
  if (notePoint(search, point)) return point[column];
  // Persons are whole: a point between them proves nothing.
  search.strict ??= search.openStrict();
  const whole = solve(search.strict, [column], [sign]);
  if (whole === 'impossible' || whole === undefined) return undefined;
  notePoint(search, whole);
  return whole[column];
}

function solve(
  model: SolverModel,
  columns: readonly number[],
  costs: readonly number[],
): Float64Array | 'impossible' | undefined {
  model.setObjective(columns, costs);
  const { status, x } = model.solve({ nodes: MOST_NODES });
  model.setObjective(
    columns,
    columns.map(() => 0),
  );
  if (status === 'infeasible') return 'impossible';
  return status === 'optimal' && x.length > 0 ? x : undefined;
}

/** Remembers a point where all counts are whole. @returns whether they are */
function notePoint({ unknowns, low, high }: Search, point: Float64Array): boolean {
  const isSound = unknowns.every(
    ({ isWhole }, column) =>
      !isWhole || Math.abs((point[column] ?? 0) - Math.round(point[column] ?? 0)) < NEARLY,
  );
  if (!isSound) return false;
  for (const [column, value] of point.entries()) {
    if (value < (low[column] ?? 0)) low[column] = value;
    if (value > (high[column] ?? 0)) high[column] = value;
  }
  return true;
}

/** What can be told of a target: an average is certain where the sum and the count behind it are. */
export function readReach(reach: ReadonlyMap<number, Reach>, { quantity, over }: Target): Reach {
  const read = (one: Quantity): Reach =>
    one.value === undefined
      ? (reach.get(one.id) ?? { low: 0, high: Infinity, state: 'untried' })
      : { low: one.value, high: one.value, state: 'exact' };
  if (over === undefined) return read(quantity);
  const [sum, count] = [read(quantity), read(over)];
  if (sum.state === 'untried' || count.state === 'untried') return { ...sum, state: 'untried' };
  if (sum.high - sum.low > LEAST_ROOM_OF_SUMS || count.high - count.low > NEARLY || count.high === 0)
    return { low: 0, high: Infinity, state: 'open' };
  const mean = sum.low / count.low;
  return { low: mean, high: mean, state: 'exact' };
}
