/** Laws on random tables, with an attacker of its own: it lists every table in whole numbers that a reader could believe. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../../app/src/server/solver/highs.ts';
import { buildCountSystem } from '../../counts/build-system.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import { parseCountProblem } from '../../counts/parse-problem.ts';
import { searchFull } from './search-full.ts';

const solver = await openHighsSolver();

/** A random problem: dimensions with two or three leaves, some with a level, one table or two linked ones. */
interface World {
  readonly sizes: readonly number[];
  readonly levels: readonly boolean[];
  readonly isLinked: boolean;
  readonly protectZeros: boolean;
  readonly counts: readonly number[];
}

const world: fc.Arbitrary<World> = fc
  .constantFrom([4], [5], [2, 3], [3, 3], [2, 4], [2, 2, 2], [2, 2, 3], [2, 2, 2, 2])
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      levels: fc.array(fc.boolean(), { minLength: sizes.length, maxLength: sizes.length }),
      isLinked: fc.boolean(),
      protectZeros: fc.boolean(),
      counts: fc.array(
        fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })),
        {
          minLength: sizes.reduce((all, size) => all * size, 1),
          maxLength: sizes.reduce((all, size) => all * size, 1),
        },
      ),
    }),
  );

const variable = (at: number) => `v${at}`;

function toDefinition({ sizes, levels, isLinked, protectZeros }: World): object {
  const variables = Object.fromEntries(
    sizes.map((size, at) => {
      const leaves = Array.from({ length: size }, (_, leaf) => `${variable(at)}${leaf}`);
      const map = Object.fromEntries(
        leaves.map((leaf, i) => [leaf, i < 2 ? `${variable(at)}low` : `${variable(at)}high`]),
      );
      return [variable(at), { leaves, levels: levels[at] && size > 2 ? [{ name: 'group', map }] : [] }];
    }),
  );
  const levelsOf = (at: number) => ['leaf', ...(levels[at] && sizes[at]! > 2 ? ['group'] : []), 'Total'];
  const all = Object.fromEntries(sizes.map((_, at) => [variable(at), levelsOf(at)]));
  // Two tables over the same persons: each leaves one variable out.
  const without = (left: number) =>
    Object.fromEntries(sizes.map((_, at) => [variable(at), at === left ? ['Total'] : levelsOf(at)]));
  const tables =
    isLinked && sizes.length > 2
      ? [
          { name: 'first', vars: without(0) },
          { name: 'second', vars: without(sizes.length - 1) },
        ]
      : [{ name: 'all', vars: all }];
  return { name: 'random', variables, tables, rules: { type: 'freq', maxN: 2, protectZeros } };
}

function toCsv({ sizes, counts }: World): string {
  const lines = counts.map((count, at) => {
    let rest = at;
    const codes = sizes.map((size, i) => {
      const code = `${variable(i)}${rest % size}`;
      rest = Math.floor(rest / size);
      return code;
    });
    return [...codes, count].join(',');
  });
  return `${[...sizes.keys()].map(variable).join(',')},freq\n${lines.join('\n')}\n`;
}

/** Tables looked at before the attacker gives up. */
const MOST_TABLES = 20_000;

/**
 * Lists all tables of whole numbers that agree with what is published, a withheld cell at least the smallest possible,
 * no row more than `spare` above the true one: largest value of each cell, values of each cell.
 */
function attackByBruteForce(system: CountSystem, withheld: Uint8Array, spare: number): number[] | undefined {
  const { cellCount, cellRows, rowValue, value, rowCount } = system;
  const cellsOf: number[][] = Array.from({ length: rowCount }, () => []);
  for (let cell = 0; cell < cellCount; cell += 1)
    for (const row of cellRows.items.subarray(cellRows.start[cell], cellRows.start[cell + 1]))
      cellsOf[row]!.push(cell);
  const lastRow = Array.from(
    { length: cellCount },
    (_, cell) => cellRows.items[cellRows.start[cell + 1]! - 1]!,
  );
  const isKnown = (cell: number) => withheld[cell] !== 1 && system.state[cell] !== CELL_STATES.hidden;
  const sums = new Float64Array(cellCount);
  const largest = Array.from(value);
  let tables = 0;
  const isPossible = (row: number) =>
    cellsOf[row]!.every((cell) => {
      if (isKnown(cell))
        return lastRow[cell] === row ? sums[cell] === value[cell] : sums[cell]! <= value[cell]!;
      const least = system.state[cell] === CELL_STATES.hidden ? 0 : system.smallestWithheld;
      return lastRow[cell] !== row || sums[cell]! >= least;
    });
  const visit = (row: number): boolean => {
    if ((tables += 1) > MOST_TABLES) return false;
    if (row === rowCount) {
      for (let cell = 0; cell < cellCount; cell += 1) largest[cell] = Math.max(largest[cell]!, sums[cell]!);
      return true;
    }
    for (let count = 0; count <= rowValue[row]! + spare; count += 1) {
      for (const cell of cellsOf[row]!) sums[cell]! += count;
      const isComplete = !isPossible(row) || visit(row + 1);
      for (const cell of cellsOf[row]!) sums[cell]! -= count;
      if (!isComplete) return false;
    }
    return true;
  };
  return visit(0) ? largest : undefined;
}

function protect(one: World, seed = 1) {
  const system = buildCountSystem(parseCountProblem(toDefinition(one), toCsv(one)));
  let asked = 0;
  const mayContinue = () => (asked += 1) < 120;
  return { system, pattern: searchFull(system, { guarantee: 'full', solver, seed, mayContinue }) };
}

describe('laws', () => {
  test(
    'an attacker who lists every possible table finds two persons more in each protected cell',
    { timeout: 120_000 },
    () => {
      let looked = 0;
      fc.assert(
        fc.property(world, (one) => {
          const { system, pattern } = protect(one);
          if (pattern.unprotectable !== undefined) return;
          const largest = attackByBruteForce(system, pattern.withheld, 3);
          if (largest === undefined) return;
          looked += 1;
          for (let cell = 0; cell < system.visibleCount; cell += 1)
            if (system.state[cell] === CELL_STATES.primary)
              expect(largest[cell]! - system.value[cell]!).toBeGreaterThanOrEqual(2);
        }),
        { seed: 20261122, numRuns: 40 },
      );
      expect(looked).toBeGreaterThan(10);
    },
  );

  test('the same table gives the same pattern', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 9 }), (one, seed) => {
        expect(protect(one, seed).pattern).toEqual(protect(one, seed).pattern);
      }),
      { seed: 20261122, numRuns: 8 },
    );
  });

  test('the order of leaves changes nothing about safety', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(world, (one) => {
        const turned = { ...one, counts: one.counts.toReversed() };
        const first = protect({ ...one, levels: one.levels.map(() => false) }).pattern;
        const second = protect({ ...turned, levels: one.levels.map(() => false) }).pattern;
        expect(first.unprotectable === undefined).toBe(second.unprotectable === undefined);
        if (first.bound !== undefined && second.bound === second.secondary && first.bound === first.secondary)
          expect(first.secondary).toBe(second.secondary);
      }),
      { seed: 20261122, numRuns: 10 },
    );
  });
});
