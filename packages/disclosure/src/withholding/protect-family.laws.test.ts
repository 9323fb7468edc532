import { describe, expect, test, vi } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { audit } from '../audit/audit.ts';
import { parseCountProblem } from '../counts/parse-problem.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { openWholeRandom } from '../random.ts';
import { protectCounts } from './protect-counts.ts';

const solver = await openHighsSolver();

vi.setConfig({ testTimeout: 60_000 });

/** Towns in districts × ages in groups, sometimes × sexes, sometimes as two linked tables; small counts mostly. */
function drawProblem(seed: number): CountProblem {
  const random = openWholeRandom(seed);
  const towns = Array.from({ length: 3 + (random() % 3) }, (_, i) => `t${i}`);
  const ages = Array.from({ length: 2 + (random() % 3) }, (_, i) => `a${i}`);
  const sexes = random() % 2 === 0 ? ['f', 'm'] : ['all'];
  const district = Object.fromEntries(towns.map((town, i) => [town, `d${i % 2}`]));
  const group = Object.fromEntries(ages.map((age, i) => [age, i < 2 ? 'young' : 'old']));
  const rows = towns.flatMap((town) =>
    ages.flatMap((age) =>
      sexes.map((sex) => `${town},${age},${sex},${random() % 3 === 0 ? random() % 40 : random() % 6}`),
    ),
  );
  const town = ['leaf', 'district', 'Total'];
  const [age, sex] = [
    ['leaf', 'group', 'Total'],
    ['leaf', 'Total'],
  ];
  const whole = [{ name: 'all', vars: { town, age, sex } }];
  const linked = [
    { name: 'ages', vars: { town, age } },
    { name: 'sexes', vars: { town: ['leaf', 'Total'], sex } },
  ];
  return parseCountProblem(
    {
      variables: {
        town: { leaves: towns, levels: [{ name: 'district', map: district }] },
        age: { leaves: ages, levels: [{ name: 'group', map: group }] },
        sex: { leaves: sexes, levels: [] },
      },
      tables: random() % 3 === 0 ? linked : whole,
      rules: { type: 'freq', maxN: 4, protectZeros: random() % 4 === 0 },
    },
    ['town,age,sex,freq', ...rows].join('\n'),
  );
}

interface Line {
  readonly key: string;
  /** persons in each combination of leaves: 1 where the cell holds it */
  readonly holds: readonly number[];
  readonly value: number;
  /** for each variable: the leaves, where it is not everybody */
  readonly category: readonly (string | undefined)[];
}

/** Every cell as the list of combinations it counts, straight from the definition; public zeros empty theirs. */
function writeLines({ variables, tables, rows, rules }: CountProblem): Line[] {
  let combos: string[][] = [[]];
  for (const { leaves } of variables)
    combos = combos.flatMap((codes) => leaves.map((leaf) => [...codes, leaf]));
  const countOf = new Map(rows.map(({ codes, count }) => [codes.join('|'), count]));
  const lines = new Map<string, Line>();
  for (const { vars } of tables) {
    const codeOf = variables.map(({ name, levels }) =>
      (vars[name] ?? ['Total']).map((level) => (leaf: string) => {
        if (level === 'Total') return 'Total';
        return level === 'leaf' ? leaf : (levels.find((one) => one.name === level)?.map[leaf] ?? '');
      }),
    );
    let ways: ((leaf: string) => string)[][] = [[]];
    for (const some of codeOf) ways = ways.flatMap((way) => some.map((one) => [...way, one]));
    for (const [way, codes] of ways.flatMap((one) => combos.map((two) => [one, two] as const))) {
      const keyOf = (codesOf: readonly string[]) => codesOf.map((leaf, i) => way[i]!(leaf)).join('|');
      const key = keyOf(codes);
      if (!lines.has(key)) {
        const holds = combos.map((other) => (keyOf(other) === key ? 1 : 0));
        const value = combos.reduce(
          (sum, other, i) => sum + holds[i]! * (countOf.get(other.join('|')) ?? 0),
          0,
        );
        const category = variables.map(({ leaves }, i) => {
          const same = leaves.filter((leaf) => way[i]!(leaf) === way[i]!(codes[i]!));
          return same.length === leaves.length ? undefined : same.join();
        });
        lines.set(key, { key, holds, value, category });
      }
    }
  }
  const all = [...lines.values()];
  if (rules.protectZeros) return all;
  const isEmpty = combos.map((_, i) => all.some(({ holds, value }) => value === 0 && holds[i] === 1));
  return all
    .map((line) => ({ ...line, holds: line.holds.map((one, i) => (isEmpty[i] ? 0 : one)) }))
    .filter(({ holds }) => holds.includes(1));
}

/** Rank by plain elimination in fractions of small numbers. */
function isCombination(known: readonly (readonly number[])[], target: readonly number[]): boolean {
  const basis: { at: number; row: number[] }[] = [];
  const reduce = (row: readonly number[]): number[] => {
    let left = [...row];
    for (const { at, row: pivot } of basis) {
      const factor = left[at]! / pivot[at]!;
      if (factor !== 0) left = left.map((one, i) => (i === at ? 0 : one - factor * pivot[i]!));
    }
    return left.map((one) => (Math.abs(one) < 1e-9 ? 0 : one));
  };
  for (const row of known) {
    const left = reduce(row);
    const at = left.findIndex((one) => one !== 0);
    if (at !== -1) basis.push({ at, row: left });
  }
  return reduce(target).every((one) => one === 0);
}

/** Protected keys that some family computes; not those that follow from what it knows, with nothing published at all. */
function attackAsFamily(problem: CountProblem, shown: ReadonlySet<string>): string[] {
  const { maxN, protectZeros } = problem.rules;
  const lines = writeLines(problem);
  const isProtected = ({ value }: Line) => (value === 0 ? protectZeros : value <= maxN);
  const published = lines.filter(({ key }) => shown.has(key));
  const hidden = lines.filter(({ key }) => !shown.has(key));
  const categories = new Map<string, Line[]>();
  for (const line of hidden)
    line.category.forEach((leaves, i) => {
      if (leaves === undefined) return;
      categories.set(`${i} ${leaves}`, [...(categories.get(`${i} ${leaves}`) ?? []), line]);
    });
  const singles = hidden.filter((line) => isProtected(line) && line.value > 0).map((line) => [line]);
  const told = new Set<string>();
  for (const knows of [...categories.values(), ...singles]) {
    const own = new Set(knows.map(({ holds }) => holds.join()));
    const rows = [...published, ...knows].map(({ holds }) => holds);
    const alone = knows.map(({ holds }) => holds);
    for (const line of hidden)
      if (isProtected(line) && !own.has(line.holds.join()) && isCombination(rows, line.holds))
        if (!isCombination(alone, line.holds)) told.add(line.key);
  }
  return [...told].toSorted();
}

const isShown = ({ published }: { published?: number }) => published !== undefined;
const listShown = (cells: readonly { key: string; published?: number }[]) =>
  new Set(cells.filter(isShown).map(({ key }) => key));

describe('a family computes nothing', () => {
  const seeds = Array.from({ length: 24 }, (_, i) => i + 1);

  test.each(seeds)('table %i: asked of an attacker who writes the equations down himself', (seed) => {
    const problem = drawProblem(seed);
    let asked = 0;
    const questions = seed % 3 === 0 ? 0 : 150;
    const options = { solver, seed, mayContinue: () => (asked += 1) <= questions } as const;
    const { cells, witnesses } = protectCounts(problem, { guarantee: 'full', family: true, ...options });
    expect(attackAsFamily(problem, listShown(cells))).toEqual([]);
    const audited = audit(cells, problem, { solver, witnesses, family: true });
    expect(audited).toMatchObject({ isSafe: true, failures: { family: 0 } });
  });

  test('without being asked for it does, and the audit names the same cells', () => {
    let told = 0;
    for (const seed of seeds.slice(0, 12)) {
      const problem = drawProblem(seed);
      const options = { solver, seed, mayContinue: () => false } as const;
      const { cells } = protectCounts(problem, { guarantee: 'full', ...options });
      const named = audit(cells, problem, { solver, family: true }).found;
      const keys = new Set(named.filter(({ attacker }) => attacker === 'family').map(({ key }) => key));
      expect([...keys].toSorted()).toEqual(attackAsFamily(problem, listShown(cells)));
      told += keys.size;
    }
    expect(told).toBeGreaterThan(0);
  });
});
