/** Three releases against an attacker of its own, who writes down every table that agrees with all of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { audit } from '../audit/audit.ts';
import type { Guarantee, PublishedCell } from '../audit/audit.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import { protectCounts } from '../withholding/protect-counts.ts';
import type { EarlierRelease } from './releases.types.ts';
import { boundaries, geographies, years } from './testing/stories.ts';
import type { Design } from './testing/stories.ts';

const solver = await openHighsSolver();
const seed = 20_261_122;
const MAX_N = 2;
const full = { guarantee: 'full', solver, seed: 1, mayContinue: () => true } as const;

const SEXES = ['f', 'm'];

function toProblem(
  { name, leaves, levels = [], shows, rowsOf }: Design,
  world: readonly number[][],
  protectZeros: boolean,
): CountProblem {
  return {
    name,
    variables: [
      { name: 'at', leaves, levels },
      { name: 'sex', leaves: SEXES, levels: [] },
    ],
    tables: [{ name, vars: { at: shows, sex: ['leaf', 'Total'] } }],
    rules: { type: 'freq', maxN: MAX_N, protectZeros },
    rows: leaves.flatMap((leaf) =>
      SEXES.map((sex, j) => ({
        codes: [leaf, sex],
        count: rowsOf[leaf]!.reduce((sum, row) => sum + world[row]![j]!, 0),
      })),
    ),
  };
}

interface Shown {
  readonly key: string;
  /** places in the world, row by row, both sexes */
  readonly at: readonly number[];
  readonly value: number;
  readonly published?: number;
}

/** Reads a result with the members written down by hand. */
function read(design: Design, cells: readonly PublishedCell[], flat: readonly number[]): Shown[] {
  return cells.map(({ key, published }) => {
    const [code = '', sex = ''] = key.split('|');
    const columns = sex === 'Total' ? [0, 1] : [SEXES.indexOf(sex)];
    const at = design.members[code]!.flatMap((row) => columns.map((column) => row * 2 + column));
    const value = at.reduce((sum, place) => sum + flat[place]!, 0);
    return { key, at, value, ...(published === undefined ? {} : { published }) };
  });
}

/** Largest and smallest value of each cell over all tables that agree with everything; rows at most 8 more than true. */
function attack(
  cells: readonly Shown[],
  flat: readonly number[],
  smallest: 0 | 1,
): { low: number[]; high: number[] } | undefined {
  const low = cells.map(() => Infinity);
  const high = cells.map(() => -Infinity);
  const table = flat.map(() => 0);
  const last = cells.map(({ at }) => Math.max(...at));
  let steps = 0;
  const isPossible = (place: number): boolean =>
    cells.every(({ at, published }, i) => {
      const sum = at.reduce((all, one) => (one <= place ? all + table[one]! : all), 0);
      if (published !== undefined && sum > published) return false;
      if (last[i] !== place) return true;
      return published === undefined ? sum >= smallest : sum === published;
    });
  const visit = (place: number): boolean => {
    if ((steps += 1) > 400_000) return false;
    if (place === flat.length) {
      for (const [i, { at }] of cells.entries()) {
        const sum = at.reduce((all, one) => all + table[one]!, 0);
        low[i] = Math.min(low[i]!, sum);
        high[i] = Math.max(high[i]!, sum);
      }
      return true;
    }
    const most = Math.min(
      flat[place]! + 8,
      ...cells.flatMap(({ at, published }) =>
        published !== undefined && at.includes(place) ? [published] : [],
      ),
    );
    for (let count = 0; count <= most; count += 1) {
      table[place] = count;
      if (isPossible(place) && !visit(place + 1)) return false;
    }
    table[place] = 0;
    return true;
  };
  return visit(0) ? { low, high } : undefined;
}

interface Asked {
  readonly guarantee?: Guarantee;
  readonly protectZeros?: boolean;
}

/** Publishes one release after the other, up to the first that is refused. */
function publishAll(
  designs: readonly Design[],
  world: readonly number[][],
  { guarantee = 'full', protectZeros = false }: Asked = {},
) {
  const earlier: EarlierRelease[] = [];
  for (const { codes, apart, ...design } of designs) {
    const problem = toProblem(design, world, protectZeros);
    const shared = { ...(codes ? { codes } : {}), ...(apart ? { apart } : {}) };
    try {
      const {
        cells,
        alreadyRevealed = [],
        witnesses,
      } = protectCounts(problem, { ...full, guarantee, earlier, ...shared });
      expect(alreadyRevealed).toEqual([]);
      const audited = audit(cells, problem, {
        guarantee,
        solver,
        witnesses,
        certify: true,
        earlier,
        ...shared,
      });
      expect(audited).toMatchObject({ isSafe: true, found: [], faults: [] });
      earlier.push({ name: design.name, problem, published: cells, ...shared });
    } catch (error) {
      if (error instanceof DisclosureProblem && error.code === 'cannot-be-protected') return earlier;
      throw error;
    }
  }
  return earlier;
}

function worlds(rowCount: number): fc.Arbitrary<[number, number][]> {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 7 }));
  return fc
    .array(fc.tuple(count, count), { minLength: rowCount, maxLength: rowCount })
    .filter((world) => world.flat().some((one) => one > 0));
}

/** A release nobody is counted in is refused as empty. */
function isEmpty(designs: readonly Design[], world: readonly number[][]): boolean {
  return designs.some(({ members }) =>
    members['Total']!.every((row) => world[row]!.every((one) => one === 0)),
  );
}

/** Runs worlds through a story; says how many were attacked, and how many of them came to the end. */
function runStory(designs: readonly Design[], asked: Asked) {
  let [attacked, complete] = [0, 0];
  fc.assert(
    fc.property(worlds(4), (world) => {
      if (isEmpty(designs, world)) return;
      const releases = publishAll(designs, world, asked);
      const flat = world.flat();
      const cells = releases.flatMap(({ published }, k) => read(designs[k]!, published, flat));
      const found = attack(cells, flat, asked.protectZeros ? 0 : 1);
      if (found === undefined) return;
      attacked += 1;
      if (releases.length === designs.length) complete += 1;
      for (const [i, { key, value, published }] of cells.entries()) {
        if (value > MAX_N || (value === 0 && !asked.protectZeros)) continue;
        expect({ key, published }).toEqual({ key, published: undefined });
        expect(found.low[i]).toBeLessThan(found.high[i]!);
        if (asked.guarantee === 'full') expect(found.high[i]).toBeGreaterThanOrEqual(value + 2);
      }
    }),
    { seed, numRuns: 40 },
  );
  return { attacked, complete };
}

describe.each([
  ['two places merge, then another one is split', boundaries],
  ['districts, school areas across them, and a city inside', geographies],
  ['single years, two years together, and the years after', years],
])('%s', (_, designs) => {
  test.each<Required<Asked>>([
    { guarantee: 'person', protectZeros: false },
    { guarantee: 'full', protectZeros: false },
    { guarantee: 'full', protectZeros: true },
  ])(
    'three releases, one after the other, leak nothing: $guarantee, zeros protected: $protectZeros',
    (asked) => {
      const { attacked, complete } = runStory(designs, asked);
      expect(attacked).toBeGreaterThan(25);
      expect(complete).toBeGreaterThan(8);
    },
    120_000,
  );

  test('nothing can be computed: exact', () => {
    fc.assert(
      fc.property(worlds(4), (world) => {
        // The audit inside looks at each release.
        if (!isEmpty(designs, world)) publishAll(designs, world, { guarantee: 'exact' });
      }),
      { seed, numRuns: 40 },
    );
  }, 120_000);

  test('each protected by itself: whatever the attacker learns, the audit finds', () => {
    let learned = 0;
    fc.assert(
      fc.property(worlds(4), (world) => {
        if (isEmpty(designs, world)) return;
        const releases = designs.flatMap((design) => publishAll([design], world));
        if (releases.length < designs.length) return;
        const flat = world.flat();
        const cells = releases.flatMap(({ published }, k) => read(designs[k]!, published, flat));
        const found = attack(cells, flat, 1);
        if (found === undefined) return;
        const isLearned = cells.some(
          ({ value }, i) => value >= 1 && value <= MAX_N && found.high[i]! < value + 2,
        );
        const [today] = releases.splice(-1);
        const { codes, apart } = designs.at(-1)!;
        const shared = { ...(codes ? { codes } : {}), ...(apart ? { apart } : {}) };
        const audited = audit(today!.published, today!.problem, { solver, earlier: releases, ...shared });
        if (isLearned) {
          learned += 1;
          expect(audited.found.length + audited.alreadyRevealed!.length).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: 40 },
    );
    expect(learned).toBeGreaterThan(0);
  }, 120_000);

  test('publishing the same table again changes nothing', () => {
    fc.assert(
      fc.property(worlds(4), (world) => {
        if (isEmpty(designs, world)) return;
        for (const design of designs) {
          const [first] = publishAll([design], world);
          if (first === undefined) continue;
          const { problem, published } = first;
          const { apart = [] } = design;
          const earlier = [{ name: 'first', problem, published, apart }];
          const again = protectCounts(problem, { ...full, earlier, apart });
          expect(again.cells).toEqual(published);
          expect(again.alreadyRevealed).toEqual([]);
        }
      }),
      { seed, numRuns: 25 },
    );
  }, 120_000);
});
