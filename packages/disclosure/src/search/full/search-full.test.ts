import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../../app/src/server/solver/highs.ts';
import { buildCountSystem } from '../../counts/build-system.ts';
import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../../counts/counts.types.ts';
import type { Solver } from '../../disclosure.types.ts';
import { parseCountProblem } from '../../counts/parse-problem.ts';
import type { Pattern, SearchProgress } from '../search.types.ts';
import { searchFull } from './search-full.ts';

const solver = await openHighsSolver();
const folder = process.env['VICUS_SDC_PROBLEMS'];

/** Ends after so many questions, so that a test takes as long on every machine. */
function askAtMost(questions: number): () => boolean {
  let asked = 0;
  return () => (asked += 1) <= questions;
}

function search(system: CountSystem, questions = 200_000, seed = 1): Pattern {
  return searchFull(system, { guarantee: 'full', solver, seed, mayContinue: askAtMost(questions) });
}

/** Checks every move by addition, and that every protected cell is raised by two. */
function expectProved(system: CountSystem, { withheld, witnesses = [], secondary }: Pattern): void {
  const { start, items } = system.relations;
  const raised = new Set<number>();
  for (const { cells, changes } of witnesses) {
    const change = new Map(Array.from(cells, (cell, at) => [cell, changes[at]!]));
    for (const [cell, by] of change) {
      const isHidden = system.state[cell] === CELL_STATES.hidden;
      expect(isHidden || withheld[cell] === 1).toBe(true);
      expect(system.value[cell]! + by).toBeGreaterThanOrEqual(isHidden ? 0 : system.smallestWithheld);
      if (by >= 2) raised.add(cell);
    }
    for (let relation = 0; relation + 1 < start.length; relation += 1) {
      const [whole = 0, ...parts] = items.subarray(start[relation], start[relation + 1]);
      const sum = parts.reduce((all, part) => all + (change.get(part) ?? 0), 0);
      expect(sum).toBe(change.get(whole) ?? 0);
    }
  }
  const primary = [...system.state.keys()].filter((cell) => system.state[cell] === CELL_STATES.primary);
  expect(primary.filter((cell) => !raised.has(cell) || withheld[cell] !== 1)).toEqual([]);
  const keys = [...withheld.keys()].filter((cell) => withheld[cell] === 1 && system.state[cell] === 0);
  expect(secondary).toBe(keys.reduce((sum, cell) => sum + system.weight[cell]!, 0));
}

function toProblem(definition: object, rows: readonly (readonly [...string[], number])[]): CountProblem {
  const names = Object.keys((definition as { variables: object }).variables);
  const csv = [[...names, 'freq'], ...rows].map((row) => row.join(',')).join('\n');
  return parseCountProblem(definition, `${csv}\n`);
}

const leaves = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);

const cross = {
  name: 'cross',
  variables: { town: { leaves: leaves('t', 3), levels: [] }, sex: { leaves: ['f', 'm'], levels: [] } },
  tables: [{ name: 'all', vars: { town: ['leaf', 'Total'], sex: ['leaf', 'Total'] } }],
  rules: { type: 'freq', maxN: 4, protectZeros: false },
};

const crossed = (counts: readonly number[]) =>
  toProblem(
    cross,
    counts.map((count, at) => [`t${(at >> 1) + 1}`, at % 2 === 0 ? 'f' : 'm', count] as const),
  );

describe('small tables', () => {
  test('one small count needs a rectangle of three more cells', () => {
    const system = buildCountSystem(crossed([3, 20, 30, 40, 50, 60]));
    const pattern = search(system);
    expect(pattern).toMatchObject({ secondary: 3, bound: 3 });
    expectProved(system, pattern);
  });

  test('a neighbour with room for one person less only is not enough', () => {
    const two = buildCountSystem(crossed([1, 2, 30, 40, 50, 60]));
    // The two may rise only at the cost of others: cells of the same town give 1 at most.
    const pattern = search(two);
    expectProved(two, pattern);
    expect(pattern.secondary).toBeGreaterThan(2);
  });

  test('nothing protected, nothing withheld', () => {
    const system = buildCountSystem(crossed([10, 20, 30, 40, 50, 60]));
    expect(search(system)).toMatchObject({ secondary: 0, witnesses: [] });
  });

  test('says which cells cannot be protected because too much was published before', () => {
    const problem = crossed([3, 20, 30, 40, 50, 60]);
    const before = new Set(['t1|m', 't1|Total']);
    const pattern = search(buildCountSystem(problem, before));
    const { keys } = buildCountSystem(problem, before);
    expect(pattern.unprotectable?.map((cell) => keys[cell])).toEqual([['t1|f']]);
  });

  test('needs a solver', () => {
    const options = { guarantee: 'full', seed: 1, mayContinue: () => true } as const;
    expect(() => searchFull(buildCountSystem(crossed([3, 20, 30, 40, 50, 60])), options)).toThrow(TypeError);
  });

  test('has a safe pattern even when it may not continue from the start, and reports it', () => {
    const system = buildCountSystem(crossed([3, 20, 2, 40, 1, 60]));
    const seen: SearchProgress[] = [];
    const report = (progress: SearchProgress) => seen.push(progress);
    const pattern = searchFull(system, {
      guarantee: 'full',
      solver,
      seed: 1,
      mayContinue: () => false,
      report,
    });
    expectProved(system, pattern);
    expect(seen.at(-1)?.secondary).toBe(pattern.secondary);
  });
});

test(
  'whenever time is over, in the middle of a program too, the pattern is safe',
  { timeout: 60_000 },
  () => {
    const counts = Array.from({ length: 16 }, (_, i) => ((i * 7) % 5) + ((i * 3) % 11 === 0 ? 20 : 1));
    const rows = counts.map((count, at) => [`t${(at % 4) + 1}`, `s${(at >> 2) + 1}`, count] as const);
    const wide = {
      ...cross,
      variables: { town: { leaves: leaves('t', 4) }, sex: { leaves: leaves('s', 4) } },
    };
    const system = buildCountSystem(toProblem(wide, rows));
    const often: Solver = {
      // Every program asks as soon as it begins, and ends with nothing where it may not go on.
      openModel: (program) => {
        const model = solver.openModel(program);
        const nothing = { status: 'stopped', x: new Float64Array(0), objective: Infinity } as const;
        const none = { bound: -Infinity, rowPrices: new Float64Array(0), columnPrices: new Float64Array(0) };
        const solve: typeof model.solve = (limit) =>
          limit?.mayContinue?.() === false ? { ...nothing, ...none } : model.solve(limit);
        return { ...model, solve };
      },
    };
    for (let questions = 0; questions < 120; questions += questions < 20 ? 1 : 7) {
      const mayContinue = askAtMost(questions);
      const pattern = searchFull(system, { guarantee: 'full', solver: often, seed: 1, mayContinue });
      expectProved(system, pattern);
    }
  },
);

describe.skipIf(folder === undefined)('problems (VICUS_SDC_PROBLEMS)', () => {
  /** secondary keys, proved best by an independent program for the same guarantee */
  const optima = {
    'p01-ssb-example1': 22,
    'p02-ssb-d2': 25,
    'p04-ssb-mun_accidents': 4,
    's01-2d-geo-age': 23,
  };
  for (const [name, best] of Object.entries(optima)) {
    test(`${name}: ${best} secondary cells, proved`, { timeout: 60_000 }, () => {
      const path = `${folder}/${name}`;
      if (!existsSync(path)) return;
      const definition: unknown = JSON.parse(readFileSync(`${path}/problem.json`, 'utf8'));
      const system = buildCountSystem(
        parseCountProblem(definition, readFileSync(`${path}/inner.csv`, 'utf8')),
      );
      const pattern = search(system);
      expect(pattern).toMatchObject({ secondary: best, bound: best });
      expectProved(system, pattern);
      expect(search(system).withheld).toEqual(pattern.withheld);
    });
  }
});
