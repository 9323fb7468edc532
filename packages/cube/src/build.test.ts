import { describe, expect, test } from 'vitest';
import { buildCube, CubeProblem, cubeSize, listCoordinates, readCell } from './index.ts';
import type { CubeParts, CubeProblemCode } from './index.ts';

const label = { en: 'x' };

const parts: CubeParts = {
  id: 'answers',
  provenance: { title: label, period: '2025', source: label, method: 'cube', notes: [] },
  dimensions: [
    {
      id: 'role',
      label,
      role: 'category',
      categories: [
        { code: 'all', label },
        { code: 'official', label, parent: 'all' },
      ],
    },
  ],
  measures: [{ id: 'n', label, kind: 'count', unit: 'answers', decimals: 0 }],
  cells: [],
  unmentioned: 'not-collected',
};

function readProblem(change: object): CubeProblem {
  try {
    buildCube({ ...parts, ...change });
  } catch (error) {
    if (error instanceof CubeProblem) return error;
    throw error;
  }
  throw new Error('the cube was accepted');
}

const dimension = parts.dimensions[0]!;
const measure = parts.measures[0]!;
const withCategories = (categories: object[]): object => ({ dimensions: [{ ...dimension, categories }] });
const withCellsAt = (role: string, n: unknown): object => ({ cells: [{ at: { role }, measures: { n } }] });

describe('buildCube refuses', () => {
  const refusals: [string, CubeProblemCode, object][] = [
    ['two dimensions of one id', 'duplicate-id', { dimensions: [dimension, dimension] }],
    ['two measures of one id', 'duplicate-id', { measures: [measure, measure] }],
    [
      'a code twice',
      'duplicate-code',
      withCategories([
        { code: 'a', label },
        { code: 'a', label },
      ]),
    ],
    ['a parent that does not exist', 'unknown-parent', withCategories([{ code: 'a', label, parent: 'b' }])],
    ['a code that is its own parent', 'parent-cycle', withCategories([{ code: 'a', label, parent: 'a' }])],
    [
      'a longer cycle',
      'parent-cycle',
      withCategories([
        { code: 'a', label, parent: 'b' },
        { code: 'b', label, parent: 'c' },
        { code: 'c', label, parent: 'a' },
      ]),
    ],
    ['a code the dimension does not have', 'unknown-code', withCellsAt('partner', 1)],
    ['a position without a code', 'unknown-dimension', { cells: [{ at: {}, measures: { n: 1 } }] }],
    [
      'a dimension it does not have',
      'unknown-dimension',
      { cells: [{ at: { role: 'all', year: '1' }, measures: { n: 1 } }] },
    ],
    [
      'a measure it does not have',
      'unknown-measure',
      { cells: [{ at: { role: 'all' }, measures: { toString: 1 } }] },
    ],
    ['NaN', 'number-not-finite', withCellsAt('all', NaN)],
    [
      'infinity',
      'number-not-finite',
      withCellsAt('all', { kind: 'number', value: Infinity, status: 'final' }),
    ],
    ['an unknown reason', 'bad-shape', withCellsAt('all', { kind: 'none', reason: 'lost' })],
    ['an unknown status', 'bad-shape', withCellsAt('all', { kind: 'number', value: 1, status: 'rough' })],
    [
      'a cell twice',
      'duplicate-cell',
      { cells: [1, 2].map((n) => ({ at: { role: 'all' }, measures: { n } })) },
    ],
    ['cells nobody mentions', 'cells-missing', { unmentioned: undefined }],
    ['a dimension without codes', 'bad-shape', withCategories([])],
    ['no measure', 'bad-shape', { measures: [] }],
    ['a kind it does not know', 'bad-shape', { measures: [{ ...measure, kind: 'total' }] }],
    ['half a digit', 'bad-shape', { measures: [{ ...measure, decimals: 0.5 }] }],
    ['a label without English', 'bad-text', { measures: [{ ...measure, label: { de: 'x' } }] }],
    ['an empty id', 'bad-text', { id: '' }],
  ];
  test.each(refusals)('%s', (_, code, change) => {
    expect(readProblem(change).code).toBe(code);
  });

  test('more cells than it can hold, before it reserves memory', () => {
    const categories = Array.from({ length: 5000 }, (_, i) => ({ code: `c${i}`, label }));
    const dimensions = ['a', 'b', 'c'].map((id) => ({ ...dimension, id, categories }));
    expect(readProblem({ dimensions }).code).toBe('too-many-cells');
  });
});

test('a problem names the place', () => {
  expect(readProblem(withCellsAt('all', NaN)).message).toBe(
    'measures.n at role=all: NaN is not a number a cell can hold',
  );
});

test('zero, not collected and withheld are three things', () => {
  const withheld = { kind: 'none', reason: 'withheld' } as const;
  const dimensions = [
    { ...dimension, categories: ['zero', 'hidden', 'blank'].map((code) => ({ code, label })) },
  ];
  const cells = [
    { at: { role: 'zero' }, measures: { n: -0 } },
    { at: { role: 'hidden' }, measures: { n: withheld } },
  ];
  const cube = buildCube({ ...parts, dimensions, cells });
  expect(['zero', 'hidden', 'blank'].map((role) => readCell(cube, { role }, 'n'))).toEqual([
    { kind: 'number', value: 0, status: 'final' },
    withheld,
    { kind: 'none', reason: 'not-collected' },
  ]);
});

test('a cube without dimensions has one cell', () => {
  const cube = buildCube({ ...parts, dimensions: [], cells: [{ at: {}, measures: { n: 3 } }] });
  expect(cubeSize(cube)).toBe(1);
  expect([...listCoordinates(cube)]).toEqual([{}]);
});
