import { buildCube, openProtectedCube, readCell } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { attack, DEFAULT_POLICY, protect } from './index.ts';
import type { MeasureBasis } from './index.ts';
import { openWholeRandom } from './random.ts';

const provenance = { title: { en: 'T' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] };
const basis: Readonly<Record<string, MeasureBasis>> = {
  n: { kind: 'count-of-persons' },
  mean: { kind: 'mean', respondents: 'n', scale: { min: 0, max: 5 } },
};

interface Group {
  readonly n: number;
  readonly sum: number;
}

/** A whole and its groups, with answers 0 to 5 and their averages. */
function openTable(groups: readonly Group[]) {
  const add = (field: keyof Group) => groups.reduce((sum, group) => sum + group[field], 0);
  const all = [{ n: add('n'), sum: add('sum') }, ...groups];
  const codes = all.map((_, i) => (i === 0 ? 'all' : `g${i}`));
  const categories = codes.map((code, i) => {
    const label = { en: code };
    return i === 0 ? { code, label } : { code, label, parent: 'all' };
  });
  return buildCube({
    id: 'groups',
    provenance,
    dimensions: [{ id: 'group', label: { en: 'Group' }, role: 'category', categories }],
    measures: [
      { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
      { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points', decimals: 4 },
    ],
    cells: all.map(({ n, sum }, i) => ({
      at: { group: codes[i] ?? '' },
      measures: { n, mean: n === 0 ? { kind: 'none', reason: 'no-base' } : sum / n },
    })),
  });
}

function protectTable(groups: readonly Group[]) {
  const request = { tables: [{ cube: openTable(groups), basis }], policy: DEFAULT_POLICY, published: [] };
  const [table] = protect({ ...request, codeVersion: 'test' }).tables;
  if (table === undefined) throw new Error('one table in, one table out');
  const read = (at: string, measure: string) => {
    const cell = readCell(openProtectedCube(table), { group: at }, measure);
    return cell.kind === 'number' ? cell.value : undefined;
  };
  return { read, table };
}

/** Length of what a reader knows of each withheld sum of answers, by hand: the whole less what the others can be. */
function measureWidths(groups: readonly Group[], read: ReturnType<typeof protectTable>['read']): number[] {
  const [n, mean] = [read('all', 'n'), read('all', 'mean')];
  if (n === undefined || mean === undefined) return [];
  const shown = groups.map((_, i) => [read(`g${i + 1}`, 'n'), read(`g${i + 1}`, 'mean')] as const);
  if (shown.some(([count]) => count === undefined)) return [];
  const left =
    n * mean - shown.reduce((sum, [count = 0, own]) => sum + (own === undefined ? 0 : count * own), 0);
  const hidden = shown.flatMap(([count = 0, own]) => (own === undefined && count > 0 ? [count] : []));
  return hidden.map((count, at) => {
    const others = hidden.reduce((sum, other, i) => sum + (i === at ? 0 : other), 0);
    const high = Math.min(5 * count, left);
    const low = Math.max(0, left - 5 * others);
    return high - low;
  });
}

describe('a withheld average', () => {
  const nearTheEnd = [
    { n: 9, sum: 44 },
    { n: 11, sum: 55 - 1 },
  ];

  test('is not known more closely than one answer could change it: then its whole is withheld too', () => {
    const { read } = protectTable(nearTheEnd);
    expect([read('g1', 'mean'), read('g2', 'mean'), read('all', 'mean')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const middle = [
      { n: 9, sum: 22 },
      { n: 11, sum: 27 },
    ];
    expect(protectTable(middle).read('all', 'mean')).toBeCloseTo(49 / 20);
  });

  test('is found by the attack where the whole near the end of the scale is shown', () => {
    const cube = openTable(nearTheEnd);
    const hidden = { kind: 'none', reason: 'withheld' } as const;
    const shown = buildCube({
      id: 'groups',
      provenance,
      dimensions: cube.dimensions,
      measures: [
        { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
        { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points', decimals: 4 },
      ],
      cells: [
        { at: { group: 'all' }, measures: { n: 20, mean: 98 / 20 } },
        { at: { group: 'g1' }, measures: { n: 9, mean: hidden } },
        { at: { group: 'g2' }, measures: { n: 11, mean: hidden } },
      ],
    });
    const { disclosures } = attack({ tables: [{ cube: shown, basis }], earlier: [], policy: DEFAULT_POLICY });
    expect(disclosures.map(({ at, how }) => `${at['group']} ${how}`)).toEqual(['g1 narrow', 'g2 narrow']);
  });

  test('keeps the length of one answer in random tables, by a reckoning of its own', () => {
    const random = openWholeRandom(11);
    let looked = 0;
    for (let round = 0; round < 150; round += 1) {
      const groups = Array.from({ length: 2 + (random() % 4) }, (): Group => {
        const n = 5 + (random() % 16);
        const end = random() % 3;
        const off = random() % (end === 2 ? 5 * n + 1 : 4);
        return { n, sum: end === 0 ? off : 5 * n - off };
      });
      const widths = measureWidths(groups, protectTable(groups).read);
      looked += widths.length;
      for (const width of widths) expect(width).toBeGreaterThanOrEqual(5 - 1e-6);
    }
    expect(looked).toBeGreaterThan(20);
  });
});
