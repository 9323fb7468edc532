import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import type { LinearProgram } from '../disclosure.types.ts';
import { clearNearest } from './bounds-nearest.ts';

const solver = await openHighsSolver();
const ROWS = 4;

/** A table of counts of one person and more, all withheld, whose sums of rows and columns are published. */
function openTable(counts: readonly number[]): LinearProgram {
  const wide = counts.length / ROWS;
  const lines = [
    ...Array.from({ length: ROWS }, (_, row) => Array.from({ length: wide }, (__, at) => row * wide + at)),
    ...Array.from({ length: wide }, (_, at) => Array.from({ length: ROWS }, (__, row) => row * wide + at)),
  ];
  const sums = lines.map((line) => line.reduce((sum, cell) => sum + (counts[cell] as number), 0));
  return {
    objective: counts.map(() => 0),
    low: counts.map(() => 1),
    high: counts.map(() => 1000),
    changes: 'objective',
    rows: {
      low: sums,
      high: sums,
      starts: [0, ...lines.map((_, at) => lines.slice(0, at + 1).flat().length)],
      columns: lines.flat(),
      coefficients: lines.flat().map(() => 1),
    },
  };
}

/** Least and greatest value of one unknown, by a program of its own. */
function rangeOf(program: LinearProgram, column: number): [number, number] {
  const ask = (cost: number): number => {
    const model = solver.openModel({
      ...program,
      objective: Array.from(program.objective, (_, at) => (at === column ? cost : 0)),
    });
    const { x } = model.solve();
    model.close();
    return Math.round(x[column] as number);
  };
  return [ask(1), ask(-1)];
}

function clear(program: LinearProgram, truth: readonly number[], mayFall: boolean, above: number) {
  const model = solver.openModel(program);
  const open = new Set(truth.keys());
  const wanted = truth.map((value) => value + above);
  const isThere = (value: number, column: number): boolean =>
    value >= (wanted[column] as number) - 1e-6 || (mayFall && value <= (truth[column] as number) - 1 + 1e-6);
  clearNearest({
    program,
    model,
    open,
    truth,
    wanted,
    mayFall,
    mayContinue: () => true,
    solve: (columns, costs) => {
      model.setObjective(columns, costs);
      const { x } = model.solve();
      model.setObjective(
        columns,
        columns.map(() => 0),
      );
      for (const column of open) if (isThere(x[column] as number, column)) open.delete(column);
      return x;
    },
  });
  // Afterwards the program is as it was: the first unknown goes as far as it can.
  model.setObjective([0], [-1]);
  const farthest = Math.round(model.solve().x[0] as number);
  model.close();
  return { open, farthest };
}

describe('unknowns that are pushed a few at a time', () => {
  const tables = fc
    .array(fc.integer({ min: 1, max: 4 }), { minLength: 3 * ROWS, maxLength: 6 * ROWS })
    .map((counts) => counts.slice(0, counts.length - (counts.length % ROWS)));

  test.each([
    { mayFall: true, above: 1 },
    { mayFall: false, above: 2 },
  ])('what is cleared can move, and the program is as before ($above)', ({ mayFall, above }) => {
    let cleared = 0;
    fc.assert(
      fc.property(tables, (truth) => {
        const program = openTable(truth);
        const { open, farthest } = clear(program, truth, mayFall, above);
        expect(farthest).toBe(rangeOf(program, 0)[1]);
        for (const [column, value] of truth.entries()) {
          if (open.has(column)) continue;
          const [least, most] = rangeOf(program, column);
          expect(most >= value + above || (mayFall && least < value)).toBe(true);
          cleared += 1;
        }
      }),
      { numRuns: 25, seed: 11 },
    );
    expect(cleared).toBeGreaterThan(100);
  });

  test('what cannot move stays', () => {
    // One column: sums of rows say everything.
    const { open } = clear(openTable([2, 3, 1, 4]), [2, 3, 1, 4], true, 1);
    expect([...open]).toEqual([0, 1, 2, 3]);
  });

  test('in a table with room nothing stays', () => {
    const truth = Array.from({ length: 5 * ROWS }, (_, at) => 2 + (at % 3));
    expect([...clear(openTable(truth), truth, true, 1).open]).toEqual([]);
  });
});
