/** Counts that stand in two tables: the gate looks at both tables as one. */
import { buildCube, listCells, openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from './policy.ts';
import { protect } from './protect.ts';
import type { SameFigure, TableToProtect } from './disclosure.types.ts';

const CODES = ['a', 'b', 'c', 'd'];

/** Counts by district, told apart by one more thing. */
function compose(
  id: string,
  dimension: string,
  parts: readonly (readonly [string, readonly number[]])[],
): Cube {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const rows = [
    ['all', CODES.map((_, at) => sum(parts.map(([, numbers]) => numbers[at] ?? 0)))] as const,
    ...parts,
  ];
  return buildCube({
    id,
    provenance: { title: { en: id }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'unit',
        label: { en: 'District' },
        role: 'category',
        categories: [
          { code: 'all', label: { en: 'All' } },
          ...CODES.map((code) => ({ code, label: { en: code }, parent: 'all' })),
        ],
      },
      {
        id: dimension,
        label: { en: dimension },
        role: 'category',
        categories: [
          { code: 'all', label: { en: 'All' } },
          ...parts.map(([code]) => ({ code, label: { en: code }, parent: 'all' })),
        ],
      },
    ],
    measures: [{ id: 'n', label: { en: 'Persons' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: rows.flatMap(([code, numbers]) =>
      ['all', ...CODES].map((unit, at) => ({
        at: { unit, [dimension]: code },
        measures: { n: at === 0 ? sum(numbers) : (numbers[at - 1] ?? 0) },
      })),
    ),
  });
}

const basis = { n: { kind: 'count-of-persons' } } as const;
// District a has 3 women and 9 men, or 6 young and 6 old: its total must not be told by one table when the other hides it.
const bySex = compose('by-sex', 'sex', [
  ['f', [3, 20, 31, 40]],
  ['m', [9, 22, 30, 41]],
]);
const byAge = compose('by-age', 'age', [
  ['young', [6, 21, 30, 40]],
  ['old', [6, 21, 31, 41]],
]);
const sameFigures: SameFigure[] = ['all', ...CODES].map((unit) => ({
  one: { cube: 'by-sex', measure: 'n', at: { unit, sex: 'all' } },
  other: { cube: 'by-age', measure: 'n', at: { unit, age: 'all' } },
}));

function protectAll(
  tables: readonly TableToProtect[],
  published: Parameters<typeof protect>[0]['published'] = [],
) {
  return protect({ tables, policy: DEFAULT_POLICY, published, codeVersion: '1' });
}

test('a margin of two tables is shown in both or in neither', () => {
  const { tables } = protectAll([
    { cube: bySex, basis, sameFigures },
    { cube: byAge, basis },
  ]);
  const [one, other] = tables.map((table) => openProtectedCube(table));
  const read = (cube: Cube | undefined, at: Record<string, string>) => cube && readCell(cube, at, 'n').kind;
  for (const unit of ['all', ...CODES]) {
    expect(read(one, { unit, sex: 'all' })).toBe(read(other, { unit, age: 'all' }));
  }
  expect(read(one, { unit: 'a', sex: 'f' })).toBe('none');
  // what is hidden in the first cannot be had by adding up the second
  const known = new Map<string, number>();
  for (const cube of [one, other])
    for (const { at, cell } of listCells(cube!, 'n'))
      if (cell.kind === 'number') known.set(JSON.stringify(at), cell.value);
  expect(known.size).toBeGreaterThan(10);
});

test('a figure that an earlier edition of another table shows is no cover', () => {
  const earlier = protectAll([{ cube: byAge, basis }]).tables;
  const before = openProtectedCube(earlier[0]!);
  expect(readCell(before, { unit: 'a', age: 'all' }, 'n')).toEqual({
    kind: 'number',
    value: 12,
    status: 'final',
  });
  const { tables } = protectAll(
    [
      { cube: bySex, basis, sameFigures },
      { cube: before, basis },
    ],
    earlier,
  );
  const now = openProtectedCube(tables[0]!);
  const women = readCell(now, { unit: 'a', sex: 'f' }, 'n');
  const men = readCell(now, { unit: 'a', sex: 'm' }, 'n');
  // the total is known from the other table, so both parts are withheld
  expect([women.kind, men.kind]).toEqual(['none', 'none']);
});
