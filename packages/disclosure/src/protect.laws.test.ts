import { buildCube, listCoordinates, openProtectedCube, readCell } from '@vicus/cube';
import type { Category, Coordinates, Cube } from '@vicus/cube';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY, protect, raisePolicy } from './index.ts';
import type { DisclosurePolicy, MeasureBasis, TableToProtect } from './index.ts';

const RUNS = { numRuns: 150, seed: 20260101 };

interface Leaf {
  readonly n: number;
  readonly sum: number;
}

/** A hierarchy as parents by position: code i is part of code parents[i]; code 0 is the total. */
type Tree = readonly number[];

interface World {
  readonly trees: readonly Tree[];
  readonly leaves: readonly Leaf[];
  /** order in which codes are listed, by dimension */
  readonly reversed: boolean;
}

const tree = fc.constantFrom<Tree>(
  [-1, 0, 0],
  [-1, 0, 0, 0, 0],
  [-1, 0, 0, 0, 0, 0],
  [-1, 0, 0, 1, 1, 2, 2],
  [-1, 0, 0, 0, 1, 1, 1],
);

const leaf = fc
  .oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 5, max: 60 }))
  .chain((n) => fc.integer({ min: 0, max: n * 5 }).map((sum): Leaf => ({ n, sum })));

const world = fc
  .array(tree, { minLength: 1, maxLength: 2 })
  .chain((trees) =>
    fc
      .array(leaf, { minLength: 36, maxLength: 36 })
      .map((leaves): World => ({ trees, leaves, reversed: false })),
  );

function listLeafCodes(parents: Tree, code: number): number[] {
  const children = parents.flatMap((parent, i) => (parent === code ? [i] : []));
  return children.length === 0 ? [code] : children.flatMap((child) => listLeafCodes(parents, child));
}

function buildWorld({ trees, leaves, reversed }: World): Cube {
  const dimensions = trees.map((parents, d) => {
    const categories = parents.map((parent, i): Category => {
      const label = { en: `c${i}` };
      return parent === -1 ? { code: `c${i}`, label } : { code: `c${i}`, label, parent: `c${parent}` };
    });
    return {
      id: `d${d}`,
      label: { en: `d${d}` },
      role: 'category' as const,
      categories: reversed ? categories.toReversed() : categories,
    };
  });
  const positions = trees.reduce<number[][]>(
    (lists, parents) => lists.flatMap((list) => parents.map((_, i) => [...list, i])),
    [[]],
  );
  return buildCube({
    id: 'world',
    provenance: { title: { en: 'W' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] },
    dimensions,
    measures: [
      { id: 'n', label: { en: 'n' }, kind: 'count', unit: 'persons', decimals: 0 },
      { id: 'mean', label: { en: 'mean' }, kind: 'mean', unit: 'points', decimals: 2 },
    ],
    cells: positions.map((codes) => {
      const { n, sum } = sumLeaves(trees, leaves, codes);
      const at = Object.fromEntries(codes.map((code, d) => [`d${d}`, `c${code}`]));
      return { at, measures: { n, mean: n === 0 ? { kind: 'none', reason: 'no-base' } : sum / n } };
    }),
  });
}

function sumLeaves(trees: readonly Tree[], leaves: readonly Leaf[], codes: readonly number[]): Leaf {
  const cells = trees.reduce<number[][]>(
    (lists, parents, d) =>
      lists.flatMap((list) => listLeafCodes(parents, codes[d] ?? 0).map((code) => [...list, code])),
    [[]],
  );
  const picked = cells.map((list) => leaves[list.reduce((key, code) => key * 6 + (code % 6), 0) % 36]);
  return {
    n: picked.reduce((sum, one) => sum + (one?.n ?? 0), 0),
    sum: picked.reduce((sum, one) => sum + (one?.sum ?? 0), 0),
  };
}

const basis: Record<string, MeasureBasis> = {
  n: { kind: 'count-of-persons' },
  mean: { kind: 'mean', respondents: 'n', scale: { min: 0, max: 5 } },
};

function protectWorld(cube: Cube, policy: DisclosurePolicy = DEFAULT_POLICY, others: TableToProtect[] = []) {
  const { tables, report } = protect({
    tables: [{ cube, basis }, ...others],
    policy,
    published: [],
    codeVersion: 'test',
  });
  const [sealed] = tables;
  if (sealed === undefined) throw new Error('no table came back');
  return { cube: openProtectedCube(sealed), report };
}

function toKey(at: Coordinates): string {
  return Object.entries(at).toSorted().join(' ');
}

function listWithheld(cube: Cube): string[] {
  return cube.measures.flatMap(({ id }) =>
    [...listCoordinates(cube)].flatMap((at) => {
      const cell = readCell(cube, at, id);
      return cell.kind === 'none' && cell.reason === 'withheld' ? [`${id} ${toKey(at)}`] : [];
    }),
  );
}

/** An attacker of its own: exact fractions, all sums of the hierarchies, for counts and for sums behind means. */
function listRecomputed(cube: Cube, measure: string): string[] {
  const cells = [...listCoordinates(cube)];
  const hidden = cells.filter((at) => {
    const cell = readCell(cube, at, measure);
    return cell.kind === 'none' && cell.reason === 'withheld';
  });
  const columns = new Map(hidden.map((at, i) => [toKey(at), i]));
  const rows: bigint[][] = [];
  for (const at of cells) {
    for (const { id, categories } of cube.dimensions) {
      const children = categories.filter(({ parent }) => parent !== undefined && parent === at[id]);
      if (children.length === 0) continue;
      const row = hidden.map(() => 0n);
      const members = [at, ...children.map(({ code }) => ({ ...at, [id]: code }))];
      members.forEach((member, i) => {
        const column = columns.get(toKey(member));
        if (column !== undefined) row[column] = i === 0 ? 1n : -1n;
      });
      rows.push(row);
    }
  }
  return findUnitRows(rows, hidden.length).map((i) => toKey(hidden[i] ?? {}));
}

function findUnitRows(rows: bigint[][], width: number): number[] {
  let done = 0;
  const pivots: number[] = [];
  for (let column = 0; column < width; column++) {
    const found = rows.findIndex((row, i) => i >= done && row[column] !== 0n);
    const pivot = rows[found];
    if (found === -1 || pivot === undefined) continue;
    [rows[done], rows[found]] = [pivot, rows[done] ?? []];
    rows.forEach((row, i) => {
      const by = row[column] ?? 0n;
      if (i === done || by === 0n) return;
      const own = pivot[column] ?? 1n;
      rows[i] = row.map((value, j) => value * own - (pivot[j] ?? 0n) * by);
    });
    pivots.push(column);
    done++;
  }
  return pivots.filter((_, i) => (rows[i] ?? []).filter((value) => value !== 0n).length === 1);
}

test('no withheld count or mean can be recomputed from a hierarchical table', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const { cube } = protectWorld(buildWorld(drawn));
      expect(listRecomputed(cube, 'n')).toEqual([]);
      expect(listRecomputed(cube, 'mean')).toEqual([]);
    }),
    RUNS,
  );
});

test('small groups and their averages are withheld, and no number of a withheld cell leaves', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const raw = buildWorld(drawn);
      const { cube, report } = protectWorld(raw);
      const text = JSON.stringify([cube.columns, report]);
      for (const at of listCoordinates(raw)) {
        const count = readCell(raw, at, 'n');
        const shown = readCell(cube, at, 'n');
        const persons = count.kind === 'number' ? count.value : 0;
        if (persons > 0 && persons < 5) expect(shown).toEqual({ kind: 'none', reason: 'withheld' });
        const mean = readCell(cube, at, 'mean');
        if (persons < 10) expect(mean.kind).toBe('none');
        const was = readCell(raw, at, 'mean');
        // Means with many digits are told apart from counts and bounds in the text.
        const isLong = was.kind === 'number' && String(was.value).length > 12;
        const isElsewhere = isLong && countShown(cube, was.value) > 0;
        if (isLong && mean.kind === 'none' && !isElsewhere) expect(text).not.toContain(String(was.value));
      }
    }),
    RUNS,
  );
});

function countShown(cube: Cube, value: number): number {
  return [...(cube.columns['mean']?.values ?? [])].filter((one) => one === value).length;
}

test('under a shown total, withheld parts stand together for enough persons', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const { cube } = protectWorld(buildWorld(drawn));
      for (const at of listCoordinates(cube)) {
        const whole = readCell(cube, at, 'n');
        for (const { id, categories } of cube.dimensions) {
          const parts = categories
            .filter(({ parent }) => parent !== undefined && parent === at[id])
            .map(({ code }) => readCell(cube, { ...at, [id]: code }, 'n'));
          if (whole.kind !== 'number' || parts.length === 0) continue;
          const left =
            whole.value - parts.reduce((sum, part) => sum + (part.kind === 'number' ? part.value : 0), 0);
          const hidden = parts.filter(({ kind }) => kind === 'none').length;
          if (hidden === 0) expect(left).toBe(0);
          else expect(left).toBeGreaterThanOrEqual(Math.max(5, hidden + 1));
        }
      }
    }),
    RUNS,
  );
});

test('raising a minimum never publishes more', () => {
  const raise = fc.record({
    minimumCount: fc.integer({ min: 5, max: 12 }),
    minimumRespondents: fc.integer({ min: 10, max: 20 }),
  });
  fc.assert(
    fc.property(world, raise, raise, (drawn, first, second) => {
      const low = raisePolicy(DEFAULT_POLICY, first);
      const high = raisePolicy(low, {
        minimumCount: Math.max(first.minimumCount, second.minimumCount),
        minimumRespondents: Math.max(first.minimumRespondents, second.minimumRespondents),
      });
      const raw = buildWorld(drawn);
      const withheld = new Set(listWithheld(protectWorld(raw, high).cube));
      for (const cell of listWithheld(protectWorld(raw, low).cube)) expect(withheld).toContain(cell);
    }),
    { ...RUNS, numRuns: 60 },
  );
});

test('the order of codes changes nothing where no two siblings have the same count', () => {
  let compared = 0;
  fc.assert(
    fc.property(world, (drawn) => {
      const spread = { ...drawn, leaves: drawn.leaves.map(({ n }, i) => spreadLeaf(n, i)) };
      const raw = buildWorld(spread);
      if (hasTies(raw)) return;
      compared++;
      const mirrored = buildWorld({ ...spread, reversed: true });
      expect(listWithheld(protectWorld(mirrored).cube).toSorted()).toEqual(
        listWithheld(protectWorld(raw).cube).toSorted(),
      );
    }),
    RUNS,
  );
  expect(compared).toBeGreaterThan(30);
});

function spreadLeaf(n: number, i: number): Leaf {
  const spread = n === 0 ? 0 : n < 10 ? n : n * 37 + i;
  return { n: spread, sum: spread * 2 + (spread > 2 ? (i % 2) + 1 : 0) };
}

function hasTies(cube: Cube): boolean {
  const seen = new Set<number>();
  return [...(cube.columns['n']?.values ?? [])].some((value) => {
    if (value === 0) return false;
    const isTie = seen.has(value);
    seen.add(value);
    return isTie;
  });
}

test('protecting what is protected changes nothing, nor does an unrelated table', () => {
  fc.assert(
    fc.property(world, world, (drawn, other) => {
      const { cube } = protectWorld(buildWorld(drawn));
      expect(listWithheld(protectWorld(cube).cube)).toEqual(listWithheld(cube));
      const unrelated = { cube: { ...buildWorld(other), id: 'other' }, basis };
      expect(listWithheld(protectWorld(buildWorld(drawn), DEFAULT_POLICY, [unrelated]).cube)).toEqual(
        listWithheld(cube),
      );
    }),
    RUNS,
  );
});
