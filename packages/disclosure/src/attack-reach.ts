import { findNarrowNearby } from './attack-change.ts';
import type { Bounds } from './attack-bounds.ts';
import type { Known } from './attack-known.types.ts';
import type { Line, Quantity, System } from './attack-system.ts';
import type { SolveLimit, Solver, SolverModel } from './disclosure.types.ts';

/**
 * How large a withheld count may still be for a careful reader: the largest whole number that fits everything published.
 * Linear programs over all equations at once, where `attack-bounds.ts` looks at one sum at a time. Part of the attack.
 */

/** A whole-number program that takes longer than this counts as a narrow cell: the cautious side. */
const MOST_NODES = 200;

const NEARLY = 1e-6;

/** For many targets together any solution in whole numbers will do; what it leaves open is asked again. */
const ROUGHLY: SolveLimit = { nodes: 1, relativeGap: 0.5 };

interface Program {
  readonly columns: ReadonlyMap<Quantity, number>;
  readonly isWhole: Uint8Array;
  open(whole: boolean): SolverModel;
}

/** Targets that cannot reach the number wanted for them. */
export function findNarrow(
  system: System,
  targets: ReadonlyMap<Quantity, number>,
  solver: Solver,
  known?: Known,
  limits: ReadonlyMap<number, Bounds> = new Map(),
): Quantity[] {
  if (known === undefined) return findNarrowOverall(system, targets, solver);
  const { narrow, left } = findNarrowNearby(system, targets, solver, known, limits);
  return left.size === 0 ? narrow : [...narrow, ...findNarrowOverall(system, left, solver)];
}

/** Asks programs over all equations at once. */
function findNarrowOverall(
  system: System,
  targets: ReadonlyMap<Quantity, number>,
  solver: Solver,
): Quantity[] {
  const program = writeProgram(system, solver);
  const loose = program.open(false);
  let strict: SolverModel | undefined;
  const openStrict = (): SolverModel => (strict ??= program.open(true));
  const narrow: Quantity[] = [];
  const reached = new Set<Quantity>();
  reachTogether({ program, targets, reached }, loose, openStrict);
  for (const [quantity, least] of targets) {
    if (quantity.value !== undefined || reached.has(quantity)) continue;
    const found = maximise(loose, program, [quantity]);
    if (found === 'unbounded') continue;
    const isWhole = found.length > 0 && isWholeSolution(program, found);
    const whole = found.length === 0 || isWhole ? found : maximise(openStrict(), program, [quantity]);
    if (whole === 'unbounded') continue;
    if (whole.length > 0) noteReached(program, targets, whole, reached);
    if ((whole[program.columns.get(quantity) ?? 0] ?? -1) < least - NEARLY) narrow.push(quantity);
  }
  loose.close();
  strict?.close();
  return narrow;
}

interface Reaching {
  readonly program: Program;
  readonly targets: ReadonlyMap<Quantity, number>;
  readonly reached: Set<Quantity>;
}

/** Looks of many targets at once are given up after so many that showed nothing new. */
const FRUITLESS_LOOKS = 3;

/**
 * Most targets have room, and one solution shows it for many: all that are left are made large together, then a part of
 * them, as long as that shows something new. What is left after that is asked one by one.
 */
function reachTogether(
  { program, targets, reached }: Reaching,
  loose: SolverModel,
  openStrict: () => SolverModel,
): void {
  const isLeft = (quantity: Quantity) => quantity.value === undefined && !reached.has(quantity);
  let fruitless = 0;
  for (let look = 0; fruitless < FRUITLESS_LOOKS; look += 1) {
    const left = [...targets.keys()].filter(isLeft);
    if (left.length < 3) return;
    const part = fruitless === 0 ? left : left.filter((_, at) => (at + look) % (fruitless + 1) === 0);
    let found = maximise(loose, program, part);
    if (found !== 'unbounded' && found.length > 0 && !isWholeSolution(program, found))
      found = maximise(openStrict(), program, part, ROUGHLY);
    const before = reached.size;
    if (found !== 'unbounded' && found.length > 0) noteReached(program, targets, found, reached);
    fruitless = reached.size > before ? 0 : fruitless + 1;
  }
}

/** One solution may show that several targets reach their number. */
function noteReached(
  { columns }: Program,
  targets: ReadonlyMap<Quantity, number>,
  x: Float64Array,
  reached: Set<Quantity>,
): Set<Quantity> {
  for (const [quantity, least] of targets) {
    const column = columns.get(quantity);
    if (column !== undefined && (x[column] ?? 0) >= least - NEARLY) reached.add(quantity);
  }
  return reached;
}

function maximise(
  model: SolverModel,
  { columns }: Program,
  quantities: readonly Quantity[],
  limit: SolveLimit = { nodes: MOST_NODES },
): Float64Array | 'unbounded' {
  const asked = quantities.map((quantity) => columns.get(quantity) ?? 0);
  const all = (cost: number) => asked.map(() => cost);
  model.setObjective(asked, all(-1));
  const { status, x } = model.solve(limit);
  model.setObjective(asked, all(0));
  if (status === 'unbounded') return status;
  return status === 'optimal' || status === 'stopped' ? x : new Float64Array(0);
}

function isWholeSolution({ isWhole }: Program, x: Float64Array): boolean {
  return x.every((value, column) => isWhole[column] === 0 || Math.abs(value - Math.round(value)) < NEARLY);
}

/** No count here is larger: keeps programs bounded where nothing published bounds a withheld whole. */
const LARGEST_COUNT = 1_000_000;

function writeProgram(system: System, solver: Solver): Program {
  const unknown = [...system.quantities.values()].filter(({ value }) => value === undefined);
  const columns = new Map(unknown.map((quantity, column) => [quantity, column]));
  const isWhole = Uint8Array.from(unknown, ({ kind }) => (kind === 'count' ? 1 : 0));
  const rows = system.lines.flatMap((line) => writeRow(line, columns) ?? []);
  const starts = [0];
  for (const { entries } of rows) starts.push((starts.at(-1) ?? 0) + entries.length);
  const entries = rows.flatMap((row) => row.entries);
  const base = {
    objective: new Float64Array(unknown.length),
    low: unknown.map(({ low }) => low),
    high: unknown.map(({ kind, high }) => (kind === 'count' ? Math.min(high, LARGEST_COUNT) : high)),
    rows: {
      low: rows.map(({ sum }) => sum),
      high: rows.map(({ sum }) => sum),
      starts,
      columns: entries.map(([column]) => column),
      coefficients: entries.map(([, coefficient]) => coefficient),
    },
  };
  return {
    columns,
    isWhole,
    open: (whole) =>
      solver.openModel({ ...base, ...(whole ? { whole: isWhole } : { changes: 'objective' }) }),
  };
}

/** `Σ coefficient · unknown = sum`; undefined where nothing in it is unknown. */
function writeRow(
  { terms, isSum }: Line,
  columns: ReadonlyMap<Quantity, number>,
): { entries: [number, number][]; sum: number } | undefined {
  // Averages of items make up another as sum or as mean: nothing to reckon with.
  if (!isSum && [...terms.keys()].every(({ kind }) => kind === 'sum')) return undefined;
  const entries: [number, number][] = [];
  let sum = 0;
  for (const [quantity, coefficient] of terms) {
    const column = columns.get(quantity);
    if (coefficient === 0) continue;
    if (column === undefined) sum -= coefficient * (quantity.value ?? 0);
    else entries.push([column, coefficient]);
  }
  return entries.length === 0 ? undefined : { entries, sum };
}
