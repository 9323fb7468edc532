/** The solver HiGHS (WebAssembly) behind the interface that `packages/disclosure` asks for. */
import * as highsModule from 'highs';
import type { Highs, InterruptCallbackEvent, Model, ModelStatusCode, SparseMatrix } from 'highs';
import type {
  LinearProgram,
  ProgramRows,
  ProgramSolution,
  SolveLimit,
  Solver,
  SolverModel,
} from '@vicus/disclosure';

const NOTHING = new Float64Array(0);

const NO_PRICES = { rowPrices: NOTHING, columnPrices: NOTHING };

/** What HiGHS says of a solution that keeps all rows and bounds. */
const FEASIBLE = 2;

/** Default of HiGHS for its limits by count: the largest number they take. */
const NO_LIMIT = 2147483647;

/** The simplex method that stays within the rows, and so need not begin anew when only the objective changed. */
const PRIMAL = 4;

/** The one for bounds and rows that changed. */
const DUAL = 1;

/** A relative gap under which HiGHS calls a whole-number solution optimal when nothing else is asked. */
const DEFAULT_GAP = 1e-9;

/** Its types say CommonJS, its code is a module: what a program sees as the default differs by how it is checked. */
const loadHighs = highsModule.default as unknown as () => Promise<Highs>;

/**
 * Loads the solver. A model left open when a solve fails inside WebAssembly takes the whole instance with it: load
 * again then.
 */
export async function openHighsSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { openModel: (program) => openModel(highs, program) };
}

function openModel(highs: Highs, program: LinearProgram): SolverModel {
  const columnCount = program.objective.length;
  const model = highs.createModel({
    numCols: columnCount,
    numRows: program.rows.low.length,
    colCost: toNumbers(program.objective),
    colLower: toNumbers(program.low),
    colUpper: toNumbers(program.high),
    rowLower: toNumbers(program.rows.low),
    rowUpper: toNumbers(program.rows.high),
    matrix: toMatrix(program.rows, columnCount),
    ...(program.whole === undefined ? {} : { integrality: Int32Array.from(program.whole) }),
  });
  // One seed: the same program gives the same solution.
  model.options.set({ output_flag: false, random_seed: 0 });
  if (program.changes !== undefined && program.whole === undefined) model.options.set({ presolve: 'off' });
  if (program.changes === 'objective') model.options.set({ simplex_strategy: PRIMAL });
  const isWhole = Array.from(program.whole ?? []).includes(1);
  if (program.method === 'interior')
    model.options.set({ solver: 'ipm', run_crossover: 'off', presolve: 'on' });
  const opened: SolverModel = {
    ...openChanges(model, columnCount),
    solve: (limit = {}) => solve(highs, model, isWhole, limit),
    close: () => {
      model.dispose();
    },
  };
  if (program.changes !== 'either' || isWhole) return opened;
  return chooseMethod(opened, (strategy) => {
    model.options.set({ simplex_strategy: strategy });
  });
}

function openChanges(model: Model, columnCount: number): Omit<SolverModel, 'solve' | 'close'> {
  return {
    setColumnBounds: (columns, low, high) => {
      const { indices, order } = sortSelection(columns);
      if (indices.length > 0)
        model.changeColsBounds({ kind: 'set', indices }, pick(low, order), pick(high, order));
    },
    setRowBounds: (rows, low, high) => {
      const { indices, order } = sortSelection(rows);
      if (indices.length > 0)
        model.changeRowsBounds({ kind: 'set', indices }, pick(low, order), pick(high, order));
    },
    setObjective: (columns, costs) => {
      const { indices, order } = sortSelection(columns);
      if (indices.length > 0) model.changeColsCost({ kind: 'set', indices }, pick(costs, order));
    },
    addRows: (rows) => {
      if (rows.low.length === 0) return;
      const lower = toNumbers(rows.low);
      model.addRows({ lower, upper: toNumbers(rows.high), matrix: toMatrix(rows, columnCount) });
    },
    setStart: (x) => {
      model.setSolution({ colValue: toNumbers(x) });
    },
  };
}

/**
 * After new costs alone the last solution still keeps all rows, and the primal method goes on from there; after new bounds
 * or rows the dual one does.
 */
function chooseMethod(model: SolverModel, setStrategy: (strategy: number) => void): SolverModel {
  let isShifted = true;
  const shift = () => {
    isShifted = true;
  };
  return {
    ...model,
    setColumnBounds: (columns, low, high) => {
      if (columns.length > 0) shift();
      model.setColumnBounds(columns, low, high);
    },
    setRowBounds: (rows, low, high) => {
      shift();
      model.setRowBounds(rows, low, high);
    },
    addRows: (rows) => {
      shift();
      model.addRows(rows);
    },
    solve: (limit) => {
      setStrategy(isShifted ? DUAL : PRIMAL);
      isShifted = false;
      return model.solve(limit);
    },
  };
}

/** HiGHS wants numbers of columns and rows in strictly rising order. `order`: where each stood in the list given. */
function sortSelection(selected: ArrayLike<number>): { indices: Int32Array; order: Int32Array | undefined } {
  const indices = Int32Array.from(selected);
  const isSorted = indices.every((index, at) => at === 0 || index > (indices[at - 1] ?? 0));
  if (isSorted) return { indices, order: undefined };
  const order = Int32Array.from(indices.keys()).sort((a, b) => (indices[a] ?? 0) - (indices[b] ?? 0));
  return { indices: order.map((at) => indices[at] ?? 0), order };
}

function pick(values: ArrayLike<number>, order: Int32Array | undefined): Float64Array {
  if (order === undefined) return toNumbers(values);
  return Float64Array.from(order, (at) => values[at] ?? 0);
}

function toNumbers(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

function toMatrix(rows: ProgramRows, columnCount: number): SparseMatrix {
  return {
    format: 'csr',
    numRows: rows.low.length,
    numCols: columnCount,
    starts: Int32Array.from(rows.starts),
    indices: Int32Array.from(rows.columns),
    values: toNumbers(rows.coefficients),
  };
}

function solve(highs: Highs, model: Model, isWhole: boolean, limit: SolveLimit): ProgramSolution {
  model.options.set(
    isWhole
      ? { mip_max_nodes: limit.nodes ?? NO_LIMIT, mip_rel_gap: limit.relativeGap ?? DEFAULT_GAP }
      : { simplex_iteration_limit: limit.iterations ?? NO_LIMIT },
  );
  const { modelStatus } = highs.constants;
  let status = run(highs, model, isWhole, limit);
  if (status === modelStatus.unboundedOrInfeasible) {
    // Presolve stops at the first sign of either; the simplex method tells which.
    model.options.set({ presolve: 'off' });
    status = run(highs, model, isWhole, limit);
    model.options.set({ presolve: 'choose' });
  }
  if (status === modelStatus.infeasible || status === modelStatus.unbounded) {
    return toEmptySolution(status === modelStatus.infeasible ? 'infeasible' : 'unbounded');
  }
  return readSolution(model, isWhole, status === modelStatus.optimal || status === modelStatus.empty);
}

/** Steps of the simplex method are short: asking at each of them would take longer than the steps. */
const STEPS_PER_QUESTION = 64;

function run(highs: Highs, model: Model, isWhole: boolean, { mayContinue }: SolveLimit): ModelStatusCode {
  if (mayContinue === undefined) return model.run().modelStatus;
  let steps = 0;
  const stop = (event: InterruptCallbackEvent) => {
    steps += 1;
    if ((isWhole || steps % STEPS_PER_QUESTION === 0) && !mayContinue()) event.interrupt();
    return undefined;
  };
  const { simplexInterrupt, ipmInterrupt, mipInterrupt } = highs.constants.callbackType;
  const asking = isWhole ? { [mipInterrupt]: stop } : { [simplexInterrupt]: stop, [ipmInterrupt]: stop };
  return model.run(asking).modelStatus;
}

function readSolution(model: Model, isWhole: boolean, isOptimal: boolean): ProgramSolution {
  const status = isOptimal ? 'optimal' : 'stopped';
  const bound = isWhole ? Number(model.info.get('mip_dual_bound')) : -Infinity;
  if (Number(model.info.get('primal_solution_status')) !== FEASIBLE)
    return { ...toEmptySolution(status), bound };
  const { colValue, colDual, rowDual } = model.getSolution();
  const objective = model.getObjectiveValue();
  const prices = isWhole ? NO_PRICES : { rowPrices: rowDual, columnPrices: colDual };
  return { status, x: colValue, objective, bound: isOptimal && !isWhole ? objective : bound, ...prices };
}

function toEmptySolution(status: ProgramSolution['status']): ProgramSolution {
  const objective = status === 'unbounded' ? -Infinity : Infinity;
  return { status, x: NOTHING, objective, bound: status === 'stopped' ? -Infinity : objective, ...NO_PRICES };
}
