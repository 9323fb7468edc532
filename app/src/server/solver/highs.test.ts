import { describe, expect, test } from 'vitest';
import type { LinearProgram, ProgramRows } from '@vicus/disclosure';
import { openHighsSolver } from './highs.ts';

const solver = await openHighsSolver();

/** Rows written as lists: [low, high, [column, coefficient]...]. */
function packRows(rows: readonly [number, number, ...(readonly [number, number])[]][]): ProgramRows {
  const entries = rows.map(([, , ...pairs]) => pairs);
  const starts = [0];
  for (const pairs of entries) starts.push((starts.at(-1) ?? 0) + pairs.length);
  return {
    low: rows.map(([low]) => low),
    high: rows.map(([, high]) => high),
    starts,
    columns: entries.flat().map(([column]) => column),
    coefficients: entries.flat().map(([, coefficient]) => coefficient),
  };
}

/** maximise 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: the textbook example, 36 at (2, 6). */
const textbook: LinearProgram = {
  objective: [-3, -5],
  low: [0, 0],
  high: [Infinity, Infinity],
  rows: packRows([
    [-Infinity, 4, [0, 1]],
    [-Infinity, 12, [1, 2]],
    [-Infinity, 18, [0, 3], [1, 2]],
  ]),
};

describe('linear programs', () => {
  test('finds the optimum with its prices', () => {
    const model = solver.openModel(textbook);
    const { status, x, objective, bound, rowPrices, columnPrices } = model.solve();
    expect({ status, x: [...x], objective, bound }).toEqual({
      status: 'optimal',
      x: [2, 6],
      objective: -36,
      bound: -36,
    });
    expect([...rowPrices]).toEqual([-0, -1.5, -1].map((price) => expect.closeTo(price, 9)));
    expect([...columnPrices]).toEqual([0, 0].map((price) => expect.closeTo(price, 9)));
    model.close();
  });

  test('is solved again after changes of bounds, objective and rows, given in any order', () => {
    const model = solver.openModel(textbook);
    model.solve();
    model.setColumnBounds([1, 0], [0, 0], [3, 1]);
    expect([...model.solve().x]).toEqual([1, 3]);
    model.setRowBounds([2], [-Infinity], [6]);
    expect(model.solve().objective).toBeCloseTo(-15);
    model.setObjective([1, 0], [0, -1]);
    expect(model.solve().objective).toBeCloseTo(-1);
    model.addRows(packRows([[-Infinity, 0.5, [0, 1]]]));
    expect(model.solve().objective).toBeCloseTo(-0.5);
    model.close();
  });

  test('tells infeasible from unbounded', () => {
    const infeasible = solver.openModel({ ...textbook, low: [5, 0] });
    expect(infeasible.solve().status).toBe('infeasible');
    infeasible.setColumnBounds([0], [0], [Infinity]);
    expect(infeasible.solve().status).toBe('optimal');
    infeasible.close();
    const unbounded = solver.openModel({ ...textbook, rows: packRows([[-Infinity, 4, [0, 1]]]) });
    expect(unbounded.solve().status).toBe('unbounded');
    unbounded.close();
  });

  test('stops at the limit of iterations', () => {
    const model = solver.openModel(makeKnapsack(40, false));
    model.setRowBounds([0, 1], [200, 200], [Infinity, Infinity]);
    expect(model.solve({ iterations: 0 }).status).toBe('stopped');
    expect(model.solve().status).toBe('optimal');
    model.close();
  });

  test('refuses a closed model', () => {
    const model = solver.openModel(textbook);
    model.close();
    expect(() => model.solve()).toThrow();
  });
});

/** Two rows over many things of odd weights: small, and slow enough to be interrupted. */
function makeKnapsack(columns: number, isWhole: boolean): LinearProgram {
  const indices = Array.from({ length: columns }, (_, column) => column);
  const toPairs = (step: number) => indices.map((column) => [column, 11 + ((column * step) % 17)] as const);
  return {
    objective: indices.map((column) => 7 + ((column * 31) % 13)),
    low: indices.map(() => 0),
    high: indices.map(() => 1),
    rows: packRows([
      [(columns * 11) / 2 + 0.5, Infinity, ...toPairs(7)],
      [(columns * 11) / 2 + 0.5, Infinity, ...toPairs(5)],
    ]),
    ...(isWhole ? { whole: indices.map(() => 1) } : {}),
  };
}

describe('programs in whole numbers', () => {
  test('finds the optimum and proves it', () => {
    const model = solver.openModel({
      ...textbook,
      objective: [-3, -5],
      whole: [1, 1],
      high: [Infinity, 5.5],
    });
    const { status, x, objective, bound } = model.solve();
    expect({ status, x: [...x], objective, bound }).toEqual({
      status: 'optimal',
      x: [2, 5],
      objective: -31,
      bound: -31,
    });
    model.setColumnBounds([0], [0], [1]);
    expect(model.solve().objective).toBeCloseTo(-28);
    model.close();
  });

  test('never claims a bound above what it found, and repeats itself', () => {
    const solve = () => {
      const model = solver.openModel(makeKnapsack(30, true));
      const solution = model.solve();
      model.close();
      return solution;
    };
    const [first, second] = [solve(), solve()];
    expect(first.status).toBe('optimal');
    expect(first.bound).toBeLessThanOrEqual(first.objective + 1e-6);
    expect([...first.x]).toEqual([...second.x]);
  });

  test('is infeasible where halves would do', () => {
    const rows = packRows([[1, 1, [0, 2]]]);
    const program = { objective: [0], low: [0], high: [3], rows };
    const linear = solver.openModel(program);
    expect(linear.solve().status).toBe('optimal');
    const whole = solver.openModel({ ...program, whole: [1] });
    expect(whole.solve().status).toBe('infeasible');
    linear.close();
    whole.close();
  });

  test('stops when it may not continue, at the latest a moment later', () => {
    const model = solver.openModel(makeKnapsack(400, true));
    const { status, bound, objective } = model.solve({ mayContinue: () => false });
    expect(status).toBe('stopped');
    expect(bound).toBeLessThanOrEqual(objective);
    model.close();
  });
});

describe('large linear programs', () => {
  /** Goods from 60 places to 60 others, each with so much to give and to take: cheapest way. */
  const size = 60;
  const costs = Array.from({ length: size * size }, (_, at) => 1 + ((at * 7919) % 101));
  const transport: LinearProgram = {
    objective: costs,
    low: costs.map(() => 0),
    high: costs.map(() => Infinity),
    rows: packRows(
      [...Array(2 * size).keys()].map((row) => {
        const cells = Array.from({ length: size }, (_, i): [number, number] =>
          row < size ? [row * size + i, 1] : [i * size + row - size, 1],
        );
        return [10, 10, ...cells] as [number, number, ...[number, number][]];
      }),
    ),
  };

  test('end in the middle when they may not continue, and go on when they may again', () => {
    const model = solver.openModel({ ...transport, changes: 'objective' });
    expect(model.solve({ mayContinue: () => false }).status).toBe('stopped');
    const { status, objective } = model.solve({ mayContinue: () => true });
    const whole = solver.openModel(transport);
    expect([status, objective]).toEqual(['optimal', expect.closeTo(whole.solve().objective, 6)]);
    model.close();
    whole.close();
  });

  test('from within: the same optimum, rows and bounds kept', () => {
    const model = solver.openModel({ ...transport, method: 'interior' });
    const { x, objective } = model.solve();
    const corner = solver.openModel(transport);
    expect(objective).toBeCloseTo(corner.solve().objective, 3);
    for (let row = 0; row < size; row += 1)
      expect(x.subarray(row * size, (row + 1) * size).reduce((sum, one) => sum + one, 0)).toBeCloseTo(10, 5);
    expect(x.every((one) => one >= -1e-6)).toBe(true);
    model.close();
    corner.close();
  });
});
