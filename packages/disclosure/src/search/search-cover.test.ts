/** Known optima, and laws on random tables with an attacker of its own: elimination over the elementary rows. */
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { buildCountSystem } from '../counts/build-system.ts';
import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import { parseCountProblem } from '../counts/parse-problem.ts';
import { readReach } from './floor-program.ts';
import { publishUnneeded } from './pruning.ts';
import { searchExact, searchPerson } from './search-cover.ts';
import type { Solver } from '../disclosure.types.ts';
import type { Pattern } from './search.types.ts';

const solver = await openHighsSolver();
const folder = process.env['VICUS_SDC_PROBLEMS'];

function run(system: CountSystem, guarantee: 'exact' | 'person', questions = 40, seed = 1): Pattern {
  const search = guarantee === 'exact' ? searchExact : searchPerson;
  let asked = 0;
  // A number of questions, not a time: a test takes the same way on every machine.
  return search(system, { guarantee, solver, seed, mayContinue: () => (asked += 1) <= questions });
}

const optima = [
  ['exact', 's01-2d-geo-age', 12],
  ['exact', 's11-2d-1k', 58],
  ['exact', 's02-3d-geo-age-sex', 110],
  ['exact', 'p05-ssb-d3', 117],
  ['person', 'p01-ssb-example1', 20],
  ['person', 'p02-ssb-d2', 15],
  ['person', 'p04-ssb-mun_accidents', 4],
  ['person', 's01-2d-geo-age', 15],
] as const;

describe.skipIf(folder === undefined)('problems (VICUS_SDC_PROBLEMS)', () => {
  for (const [guarantee, name, cells] of optima)
    test(`${name} at ${guarantee}: ${cells} cells, proved`, { timeout: 60_000 }, () => {
      const path = `${folder}/${name}`;
      if (!existsSync(`${path}/problem.json`)) return;
      const definition: unknown = JSON.parse(readFileSync(`${path}/problem.json`, 'utf8'));
      const system = buildCountSystem(
        parseCountProblem(definition, readFileSync(`${path}/inner.csv`, 'utf8')),
      );
      const { secondary, bound } = run(system, guarantee, Infinity);
      expect([secondary, bound]).toEqual([cells, cells]);
    });
});

interface World {
  readonly sizes: readonly number[];
  readonly protectZeros: boolean;
  readonly counts: readonly number[];
}

const world: fc.Arbitrary<World> = fc
  .constantFrom([5], [3, 4], [4, 4], [2, 3, 3], [2, 2, 2, 3])
  .chain((sizes) => {
    const length = sizes.reduce((all, size) => all * size, 1);
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 }));
    return fc.record({
      sizes: fc.constant(sizes),
      protectZeros: fc.boolean(),
      counts: fc.array(count, { minLength: length, maxLength: length }),
    });
  })
  .filter(({ counts }) => counts.some((count) => count > 0));

function toProblem({ sizes, protectZeros, counts }: World): CountProblem {
  const variables = sizes.map((size, at) => {
    const leaves = Array.from({ length: size }, (_, leaf) => `v${at}x${leaf}`);
    const map = Object.fromEntries(leaves.map((leaf, i) => [leaf, i < 2 ? `v${at}low` : `v${at}high`]));
    return { name: `v${at}`, leaves, levels: size > 3 ? [{ name: 'group', map }] : [] };
  });
  const vars = Object.fromEntries(
    variables.map(({ name, levels }) => [name, ['leaf', ...levels.map((one) => one.name), 'Total']]),
  );
  const rows = counts.map((count, index) => {
    let rest = index;
    const codes = sizes.map((size, at) => {
      const leaf = rest % size;
      rest = Math.floor(rest / size);
      return `v${at}x${leaf}`;
    });
    return { codes, count };
  });
  const rules = { type: 'freq', maxN: 3, protectZeros } as const;
  return { name: '', variables, tables: [{ name: 'all', vars }], rules, rows };
}

const PRIME = 1_000_003;

function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  const square = (half * half) % PRIME;
  return exponent % 2 === 0 ? square : (square * base) % PRIME;
}

/** Takes the known sums of rows away from a vector; what is left is 0 where it can be computed. */
function reduce(vector: number[], basis: readonly { pivot: number; vector: number[] }[]): number[] {
  for (const known of basis) {
    const factor = vector[known.pivot]!;
    if (factor !== 0) vector = vector.map((one, i) => (one + (PRIME - factor) * known.vector[i]!) % PRIME);
  }
  return vector;
}

/** The newspaper, who knows `besides` too: which primary cells are sums of published ones? */
function attack(system: CountSystem, withheld: Uint8Array, besides = -1): number[] {
  const vectorOf = (cell: number): number[] => {
    const vector = Array.from({ length: system.rowCount }, () => 0);
    for (const row of system.cellRows.items.subarray(
      system.cellRows.start[cell],
      system.cellRows.start[cell + 1],
    ))
      vector[row] = 1;
    return vector;
  };
  const basis: { pivot: number; vector: number[] }[] = [];
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    if (withheld[cell] === 1 && cell !== besides) continue;
    const rest = reduce(vectorOf(cell), basis);
    const pivot = rest.findIndex((one) => one !== 0);
    if (pivot < 0) continue;
    const inverse = power(rest[pivot]!, PRIME - 2);
    basis.push({ pivot, vector: rest.map((one) => (one * inverse) % PRIME) });
  }
  return [...system.state.keys()].filter(
    (cell) =>
      cell !== besides &&
      system.state[cell] === CELL_STATES.primary &&
      reduce(vectorOf(cell), basis).every((one) => one === 0),
  );
}

const settings = { seed: 4711, numRuns: 20 };

describe('random hierarchical tables up to four dimensions', () => {
  test('no primary cell can be computed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(world, (one) => {
        const system = buildCountSystem(toProblem(one));
        const { withheld, secondary, bound } = run(system, 'exact');
        expect(attack(system, withheld)).toEqual([]);
        expect(bound).toBeLessThanOrEqual(secondary);
      }),
      settings,
    );
  });

  test('the only person of a cell computes no other primary cell', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(world, (one) => {
        const system = buildCountSystem(toProblem(one));
        const { withheld } = run(system, 'person');
        expect(attack(system, withheld)).toEqual([]);
        for (let cell = 0; cell < system.visibleCount; cell += 1)
          if (withheld[cell] === 1 && system.value[cell] === 1)
            expect(attack(system, withheld, cell)).toEqual([]);
      }),
      settings,
    );
  });

  test(
    'the order of rows, names of codes and a table that says nothing new change nothing',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(world, (one) => {
          const problem = toProblem(one);
          const found = run(buildCountSystem(problem), 'person').withheld;
          const rename = (code: string): string => `z${[...code].toReversed().join('')}`;
          const changed: CountProblem = {
            ...problem,
            variables: problem.variables.map(({ name, leaves, levels }) => ({
              name,
              leaves: leaves.map(rename),
              levels: levels.map((level) => ({
                name: level.name,
                map: Object.fromEntries(
                  Object.entries(level.map).map(([leaf, group]) => [rename(leaf), rename(group)]),
                ),
              })),
            })),
            tables: [...problem.tables, { name: 'again', vars: { v0: ['leaf', 'Total'] } }],
            rows: problem.rows.toReversed().map(({ codes, count }) => ({ codes: codes.map(rename), count })),
          };
          expect(run(buildCountSystem(changed), 'person').withheld).toEqual(found);
        }),
        { ...settings, numRuns: 10 },
      );
    },
  );
});

/** Ends every program without an answer from a certain one on. */
function openTiringSolver(most: number): Solver {
  let solved = 0;
  return {
    openModel: (program) => {
      const model = solver.openModel(program);
      return {
        ...model,
        solve: (limit) => {
          const found = model.solve(limit);
          solved += 1;
          return solved <= most ? found : { ...found, status: 'stopped', x: new Float64Array(0) };
        },
      };
    },
  };
}

test('a pattern whose floor was not found in time is not published again', () => {
  const system = buildCountSystem(
    toProblem({
      sizes: [4, 4],
      protectZeros: false,
      counts: Array.from({ length: 16 }, (_, i) => 1 + (i % 5)),
    }),
  );
  const all = system.state.map((state) =>
    state === CELL_STATES.primary || state === CELL_STATES.withholdable ? 1 : 0,
  );
  const question = { isPersonal: true, seed: 1, most: 40, mayContinue: () => true };
  const publish = (programs: number): boolean =>
    publishUnneeded(
      { system, solver: openTiringSolver(programs), question, reach: readReach(system) },
      all.slice(),
      Infinity,
    );
  expect(publish(0)).toBe(false);
  expect(publish(Infinity)).toBe(true);
});

describe('what was published before', () => {
  const problem = toProblem({ sizes: [3], protectZeros: false, counts: [2, 9, 30] });

  test('stays published', () => {
    const system = buildCountSystem(problem, new Set(['v0x2']));
    const { withheld, secondary } = run(system, 'exact');
    expect(secondary).toBe(1);
    const kept = system.keys.findIndex((keys) => keys.includes('v0x2'));
    expect(withheld[kept]).toBe(0);
  });

  test('is named where it tells a primary cell already', () => {
    const system = buildCountSystem(problem, new Set(['v0x1', 'v0x2', 'Total']));
    const primary = system.keys.findIndex((keys) => keys.includes('v0x0'));
    expect(run(system, 'exact')).toMatchObject({ secondary: 0, unprotectable: [primary] });
  });
});
