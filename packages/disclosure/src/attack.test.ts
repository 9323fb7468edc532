import { buildCube, openProtectedCube } from '@vicus/cube';
import type { Category, Cell, Cube } from '@vicus/cube';
import { expect, test } from 'vitest';
import { attack, DEFAULT_POLICY, protect } from './index.ts';
import type { AttackResult, MeasureBasis, TableToProtect } from './index.ts';

const withheld: Cell = { kind: 'none', reason: 'withheld' };
const n: MeasureBasis = { kind: 'count-of-persons' };
const mean: MeasureBasis = {
  kind: 'mean',
  respondents: 'n',
  scale: { min: 0, max: 5 },
  group: 'closed-list',
};
const provenance = { title: { en: 'T' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] };

/** `null` stands for a withheld cell; the first code of each dimension is the total of the others. */
function buildTable(
  id: string,
  sizes: readonly number[],
  columns: Record<string, readonly (number | null)[]>,
): Cube {
  const dimensions = sizes.map((size, d) => ({
    id: `d${d}`,
    label: { en: `d${d}` },
    role: 'category' as const,
    categories: Array.from({ length: size }, (_, i): Category => {
      return i === 0
        ? { code: 'all', label: { en: 'all' } }
        : { code: `c${i}`, label: { en: `c${i}` }, parent: 'all' };
    }),
  }));
  const cells = Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, (_, position) => {
    let left = position;
    const at: Record<string, string> = {};
    for (const { id: dimension, categories } of dimensions.toReversed()) {
      at[dimension] = categories[left % categories.length]?.code ?? '';
      left = Math.floor(left / categories.length);
    }
    const measures = Object.entries(columns).map(([measure, numbers]) => [
      measure,
      numbers[position] ?? withheld,
    ]);
    return { at, measures: Object.fromEntries(measures) as Record<string, number | Cell> };
  });
  const measures = Object.keys(columns).map((measure) => ({
    id: measure,
    label: { en: measure },
    kind: measure === 'mean' ? ('mean' as const) : ('count' as const),
    unit: 'x',
    decimals: 1,
  }));
  return buildCube({ id, provenance, dimensions, measures, cells });
}

function run(tables: readonly TableToProtect[], earlier: readonly Cube[] = []): AttackResult {
  const editions = earlier.map((cube) => ({ cube, changed: new Set<string>() }));
  return attack({ tables, earlier: editions, policy: DEFAULT_POLICY });
}

function list({ disclosures }: AttackResult): string[] {
  return disclosures.map(({ how, measure, at }) => `${how} ${measure} ${Object.values(at).join('/')}`);
}

test('a single hole under a total', () => {
  const cube = buildTable('t', [3], { n: [15, 12, null] });
  expect(list(run([{ cube, basis: { n } }]))).toEqual(['recomputed n c2']);
});

test('the sum behind a withheld mean, where the answers are shown', () => {
  const cube = buildTable('t', [3], { n: [17, 5, 12], mean: [2.4, null, 2.5] });
  expect(list(run([{ cube, basis: { n, mean } }]))).toEqual(['recomputed mean c1']);
});

test('means of the parts and the whole give away how many answered in each part', () => {
  const cube = buildTable('t', [3], { n: [17, null, null], mean: [2.4, 1.5, 2.9] });
  expect(list(run([{ cube, basis: { n, mean } }]))).toEqual(['recomputed n c1', 'recomputed n c2']);
});

test('withheld counts are 1 or more where zeros are published', () => {
  const cube = buildTable('t', [6], { n: [5, null, null, null, null, null] });
  expect(list(run([{ cube, basis: { n } }]))).toHaveLength(5);
  const zeros = attack({
    tables: [{ cube, basis: { n } }],
    earlier: [],
    policy: { ...DEFAULT_POLICY, zeros: 'protected' },
  });
  expect(zeros.disclosures).toEqual([]);
  expect(zeros.bounds[0]).toMatchObject({ low: 0, high: 5 });
});

test('a bridge between two rectangles: every row and column has two holes, one cell is certain', () => {
  const holes = [
    [1, 1, 0, 0, 0],
    [1, 1, 0, 0, 0],
    [0, 0, 1, 1, 0],
    [0, 0, 1, 1, 0],
  ];
  holes[0] = [1, 1, 1, 0, 0];
  const numbers: (number | null)[] = [100 * 4 + 8, ...[20, 20, 20, 20, 20].map((value) => value * 4)];
  for (const row of holes) numbers.push(100, ...row.map((hole) => (hole === 1 ? null : 20)));
  const cube = buildTable('t', [5, 6], { n: numbers });
  expect(list(run([{ cube, basis: { n } }]))).toEqual(['recomputed n c1/c3']);
});

test('a handful between nested sets', () => {
  const whole = buildTable('w', [1], { n: [17], mean: [2.4] });
  const part = buildTable('p', [1], { n: [15], mean: [2.5] });
  const at = { d0: 'all' };
  const complement = { part: { cube: 'p', measure: 'mean', at }, whole: { cube: 'w', measure: 'mean', at } };
  const basis = { n, mean };
  const tables = [
    { cube: whole, basis },
    { cube: part, basis, complements: [complement] },
  ];
  expect(list(run(tables))).toEqual(['few-left mean all']);
});

test('two means at the end of the scale do not hide behind their sum', () => {
  const cube = buildTable('t', [4], { n: [30, 10, 8, 12], mean: [4.6, null, null, 4] });
  expect(list(run([{ cube, basis: { n, mean } }]))).toEqual(['one-value mean c1', 'one-value mean c2']);
});

test('one item missing beside the index made of all', () => {
  const cube = buildTable('t', [4], { n: [17, 17, 17, 17], mean: [2, 3, null, 3] });
  const table = { cube, basis: { n, mean }, itemDimensions: ['d0'] };
  expect(list(run([table]))).toEqual(['recomputed mean c2']);
});

test('what an earlier edition shows, and two editions that complete one another', () => {
  const basis = { n };
  const now = { cube: buildTable('t', [4], { n: [30, 8, null, null] }), basis };
  expect(list(run([now]))).toEqual([]);
  const before = buildTable('t', [4], { n: [30, null, 19, null] });
  expect(list(run([now], [before]))).toContain('recomputed n c3');
});

test('the gate repairs what its attack finds: two withheld editions never add up to a third', () => {
  const basis = { n };
  const first = protect({
    tables: [{ cube: buildTable('t', [5], { n: [60, 3, 7, 20, 30] }), basis }],
    policy: DEFAULT_POLICY,
    published: [],
    codeVersion: 'test',
  });
  const flat = buildCube({
    id: 't',
    provenance,
    dimensions: [
      {
        id: 'd0',
        label: { en: 'd0' },
        role: 'category',
        categories: ['c2', 'c3'].map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: [{ id: 'n', label: { en: 'n' }, kind: 'count', unit: 'x', decimals: 0 }],
    cells: [
      { at: { d0: 'c2' }, measures: { n: 7 } },
      { at: { d0: 'c3' }, measures: { n: 20 } },
    ],
  });
  const second = protect({
    tables: [{ cube: flat, basis }],
    policy: DEFAULT_POLICY,
    published: first.tables,
    codeVersion: 'test',
  });
  const shown = second.tables.map((sealed) => openProtectedCube(sealed).columns['n']?.values);
  expect([...(shown[0] ?? [])]).toEqual([0, 20]);
});
