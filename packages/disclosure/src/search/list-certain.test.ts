/** Which values are certain, against a careful reader of its own: programs over the elementary rows, one for each cell. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { buildCountSystem } from '../counts/build-system.ts';
import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import { freeCells } from './free-cells.ts';
import { listCertain } from './list-certain.ts';
import { searchPerson } from './search-cover.ts';

const solver = await openHighsSolver();

interface World {
  readonly sizes: readonly number[];
  readonly protectZeros: boolean;
  readonly counts: readonly number[];
  /** 1 for each cell, in turn, that is withheld besides */
  readonly besides: readonly number[];
}

const world: fc.Arbitrary<World> = fc.constantFrom([3, 4], [4, 5], [2, 3, 3], [2, 2, 2, 3]).chain((sizes) => {
  const length = sizes.reduce((all, size) => all * size, 1);
  const count = fc.oneof(
    fc.constant(0),
    fc.constant(1),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 9 }),
  );
  return fc.record({
    sizes: fc.constant(sizes),
    protectZeros: fc.boolean(),
    counts: fc.array(count, { minLength: length, maxLength: length }),
    besides: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 7, maxLength: 13 }),
  });
});

function toSystem({ sizes, protectZeros, counts }: World): CountSystem {
  const variables = sizes.map((size, at) => ({
    name: `v${at}`,
    leaves: Array.from({ length: size }, (_, leaf) => `v${at}x${leaf}`),
    levels: [],
  }));
  const rows = counts.map((count, index) => {
    let rest = index;
    const codes = sizes.map((size, at) => {
      const code = `v${at}x${rest % size}`;
      rest = Math.floor(rest / size);
      return code;
    });
    return { codes, count };
  });
  const vars = Object.fromEntries(variables.map(({ name }) => [name, ['leaf', 'Total']]));
  const rules = { type: 'freq', maxN: 3, protectZeros } as const;
  const problem: CountProblem = { name: '', variables, tables: [{ name: 'all', vars }], rules, rows };
  return buildCountSystem(problem);
}

/** Least and largest number of persons in a cell that agree with everything published. */
function readRange(system: CountSystem, withheld: Uint8Array, cell: number): [number, number] {
  const { start, items } = system.cellRows;
  const rowsOf = (one: number): number[] => [...items.subarray(start[one], start[one + 1])];
  const cells = Array.from({ length: system.visibleCount }, (_, one) => one);
  const known = (one: number): number => system.value[one]!;
  const isOpen = (one: number): boolean => withheld[one] === 1;
  const columns = cells.map(rowsOf);
  const model = solver.openModel({
    objective: new Float64Array(system.rowCount),
    low: new Float64Array(system.rowCount),
    high: new Float64Array(system.rowCount).fill(1000),
    rows: {
      low: cells.map((one) => (isOpen(one) ? system.smallestWithheld : known(one))),
      high: cells.map((one) => (isOpen(one) ? Infinity : known(one))),
      starts: columns.reduce((starts, rows) => [...starts, starts.at(-1)! + rows.length], [0]),
      columns: columns.flat(),
      coefficients: columns.flat().map(() => 1),
    },
  });
  const ends = [1, -1].map((cost) => {
    const rows = rowsOf(cell);
    model.setObjective(
      rows,
      rows.map(() => cost),
    );
    return model.solve().objective * cost;
  });
  model.close();
  return [ends[0]!, ends[1]!];
}

function isPrimary(system: CountSystem, cell: number): boolean {
  return system.state[cell] === CELL_STATES.primary;
}

/** Primary cells that can be nothing but what they are. */
function attack(system: CountSystem, withheld: Uint8Array): number[] {
  return [...system.state.keys()].filter((cell) => {
    if (!isPrimary(system, cell)) return false;
    const [least, most] = readRange(system, withheld, cell);
    return least > system.value[cell]! - 1 + 1e-5 && most < system.value[cell]! + 1 - 1e-5;
  });
}

function toPattern(system: CountSystem, { besides }: World): Uint8Array {
  return system.state.map((state, cell) => {
    const isBesides = besides[cell % besides.length] === 1;
    return state === CELL_STATES.primary || (state === CELL_STATES.withholdable && isBesides) ? 1 : 0;
  });
}

test('names the cells for which programs over the rows leave one number', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(world, (one) => {
      const system = toSystem(one);
      const withheld = toPattern(system, one);
      const certain = listCertain(system, withheld, solver).sort((a, b) => a - b);
      expect(certain).toEqual(attack(system, withheld));
    }),
    { seed: 4711, numRuns: 60 },
  );
});

test('cells that are freed together are certain no more, nor is any other', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(world, (one) => {
      const system = toSystem(one);
      const withheld = toPattern(system, one);
      const before = withheld.slice();
      const certain = listCertain(system, withheld, solver);
      expect(freeCells(system, withheld, certain, solver, () => true)).toEqual([]);
      expect(attack(system, withheld)).toEqual([]);
      if (certain.length === 0) expect(withheld).toEqual(before);
    }),
    { seed: 4711, numRuns: 40 },
  );
});

test('a pattern for the person leaves no value certain', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(world, (one) => {
      const system = toSystem(one);
      let asked = 0;
      const { withheld, unprotectable } = searchPerson(system, {
        guarantee: 'person',
        solver,
        seed: 1,
        mayContinue: () => (asked += 1) <= 30,
      });
      expect(attack(system, withheld)).toEqual([...(unprotectable ?? [])].sort((a, b) => a - b));
    }),
    { seed: 4711, numRuns: 25 },
  );
});
