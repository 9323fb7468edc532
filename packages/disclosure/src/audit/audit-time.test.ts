import { describe, expect, test, vi } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { parseCountProblem } from '../counts/parse-problem.ts';
import { audit } from './audit.ts';
import type { PublishedCell } from './audit.types.ts';
import type { Solver } from '../disclosure.types.ts';

const solver = await openHighsSolver();

vi.setConfig({ testTimeout: 60_000 });

/** Places × groups with totals; every count above 0 is withheld, totals are shown but where they protect themselves. */
function openGrid(count: (place: number, group: number) => number, [places, groups]: [number, number]) {
  const names = (letter: string, size: number) => Array.from({ length: size }, (_, i) => `${letter}${i}`);
  const [a, b] = [names('a', places), names('b', groups)];
  const rows = a.flatMap((place, i) => b.map((group, j) => [`${place}|${group}`, count(i, j)] as const));
  const problem = parseCountProblem(
    {
      variables: { place: { leaves: a }, group: { leaves: b } },
      tables: [{ name: 't', vars: { place: ['leaf', 'Total'], group: ['leaf', 'Total'] } }],
      rules: { type: 'freq', maxN: 4 },
    },
    ['place,group,freq', ...rows.map(([key, n]) => `${key.replace('|', ',')},${n}`)].join('\n'),
  );
  const sums = new Map<string, number>();
  for (const [key, n] of rows) {
    const [place, group] = key.split('|');
    for (const one of [`${place}|Total`, `Total|${group}`, 'Total|Total'])
      sums.set(one, (sums.get(one) ?? 0) + n);
  }
  const inner = rows.map(([key, n]): PublishedCell => ({ key, status: n <= 4 ? 'primary' : 'secondary' }));
  const shown = [...sums].map(([key, published]): PublishedCell => ({ key, status: 'value', published }));
  return { problem, cells: [...inner, ...shown] };
}

describe('an audit that has to end', () => {
  const { problem, cells } = openGrid((i, j) => 1 + ((i * 5 + j * 3) % 7), [6, 5]);
  const whole = { solver, family: true, certify: true } as const;

  test.each(['exact', 'person', 'full'] as const)('is never safe before its end: %s', (guarantee) => {
    const ended = audit(cells, problem, { ...whole, guarantee });
    expect(ended.unaudited).toEqual([]);
    const seen = new Set<boolean>();
    for (let questions = 0; questions < 400; questions += questions < 60 ? 1 : 20) {
      let asked = 0;
      const mayContinue = () => (asked += 1) <= questions;
      const cut = audit(cells, problem, { ...whole, guarantee, mayContinue });
      const isWhole = cut.unaudited.length === 0 && cut.isProved === ended.isProved;
      seen.add(isWhole);
      if (cut.isSafe) expect(cut.failures).toEqual(ended.failures);
      if (cut.unaudited.length > 0) expect(cut.isSafe).toBe(false);
      if (cut.isProved === true) expect(ended.isProved).toBe(true);
    }
    expect([...seen]).toEqual([false, true]);
  });

  test('a program that did not end decides nothing', () => {
    const nothing = new Float64Array(0);
    const stuck: Solver = {
      openModel: (program) => ({
        ...solver.openModel(program),
        solve: () => ({
          status: 'stopped',
          x: nothing,
          objective: Infinity,
          bound: -Infinity,
          rowPrices: nothing,
          columnPrices: nothing,
        }),
      }),
    };
    const { isSafe, unaudited, found } = audit(cells, problem, { solver: stuck });
    expect([isSafe, unaudited.length > 0, found]).toEqual([false, true, []]);
  });
});

describe('a table too large to ask for each cell in turn', () => {
  // Three places are left with ones only, so nothing there can be two more; everywhere else it can.
  const isTight = (place: number) => place % 20 === 7;
  const { problem, cells } = openGrid((i, j) => (isTight(i) ? 1 : 1 + ((i * 7 + j * 11) % 9)), [60, 55]);

  test('finds the cells that are too narrow, no more and no fewer, in few programs', () => {
    let programs = 0;
    const counting: Solver = {
      openModel: (program) => {
        const model = solver.openModel(program);
        return { ...model, solve: (limit) => ((programs += 1), model.solve(limit)) };
      },
    };
    const { found, unaudited, isSafe } = audit(cells, problem, { solver: counting });
    expect([isSafe, unaudited]).toEqual([false, []]);
    const narrow = new Set(found.filter(({ attacker }) => attacker === 'reader').map(({ key }) => key));
    const expected = cells.filter(({ key }) => /^a(?:7|27|47)\|b/.test(key)).map(({ key }) => key);
    expect([...narrow].toSorted()).toEqual(expected.toSorted());
    expect(found.every(({ kind, high }) => kind === 'point' && high === 1)).toBe(true);
    expect(programs).toBeLessThan(60);
  });
});
