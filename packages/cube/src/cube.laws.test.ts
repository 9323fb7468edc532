import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCell, arbitraryCube, RUNS } from '../testing/arbitrary-cube.ts';
import {
  buildCube,
  cubeSize,
  equalCubes,
  joinCubes,
  listCells,
  listCoordinates,
  parseCubeJson,
  readCell,
  sliceCube,
  toCubeJson,
  withCells,
} from './index.ts';
import type { Cube } from './index.ts';

const integer = fc.integer({ min: -1000, max: 1000 });

describe('slices', () => {
  test('a slice has the same cells', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.infiniteStream(fc.nat()), (cube, picks) => {
        const pick = (n: number): number => (picks.next().value ?? 0) % n;
        const selection: Record<string, string | string[]> = {};
        for (const { id, categories } of cube.dimensions) {
          const code = categories[pick(categories.length)]?.code ?? '';
          if (pick(3) > 0) Object.assign(selection, { [id]: pick(2) === 0 ? code : [code] });
        }
        const own = Object.fromEntries(
          Object.entries(selection).map(([id, codes]) => [id, [codes].flat()[0] ?? '']),
        );
        const part = sliceCube(cube, selection);
        for (const { id } of cube.measures) {
          for (const { at, cell } of listCells(part, id)) {
            expect(readCell(cube, { ...at, ...own }, id)).toEqual(cell);
          }
        }
      }),
      RUNS,
    );
  });

  test('a code whose parent is cut away belongs to its nearest ancestor', () => {
    const categories = [
      { code: 'country', label: { en: 'c' } },
      { code: 'region', label: { en: 'r' }, parent: 'country' },
      { code: 'town', label: { en: 't' }, parent: 'region' },
    ];
    const cube = makeCube(categories.map((category) => category.code));
    const tree = { ...cube, dimensions: [{ ...cube.dimensions[0]!, categories }] };
    const kept = sliceCube(tree, { place: ['town', 'country'] }).dimensions[0]?.categories;
    expect(kept?.map(({ code, parent }) => [code, parent])).toEqual([
      ['town', 'country'],
      ['country', undefined],
    ]);
  });

  test.each([
    [{ region: 'A' }, 'unknown-dimension'],
    [{ place: 'Z' }, 'unknown-code'],
    [{ place: ['A', 'A'] }, 'duplicate-code'],
    [{ place: [] }, 'bad-shape'],
  ])('refuses %j', (selection, code) => {
    expect(() => sliceCube(makeCube(['A']), selection)).toThrow(expect.objectContaining({ code }));
  });
});

test('listCoordinates and the columns have one order', () => {
  fc.assert(
    fc.property(arbitraryCube(), (cube) => {
      const all = [...listCoordinates(cube)];
      expect(all).toHaveLength(cubeSize(cube));
      for (const { id } of cube.measures) {
        const values = all
          .map((at) => readCell(cube, at, id))
          .map((cell) => (cell.kind === 'number' ? cell.value : 0));
        expect(values).toEqual([...(cube.columns[id]?.values ?? [])]);
      }
    }),
    RUNS,
  );
});

test('withCells changes the copy only', () => {
  fc.assert(
    fc.property(arbitraryCube(), arbitraryCell(integer), (cube, cell) => {
      const before = toCubeJson(cube);
      const at = [...listCoordinates(cube)].at(-1) ?? {};
      const id = cube.measures[0]?.id ?? '';
      const changed = withCells(cube, [{ at, measures: { [id]: cell } }]);
      expect(readCell(changed, at, id)).toEqual(cell);
      expect(toCubeJson(cube)).toBe(before);
      const restored = withCells(changed, [{ at, measures: { [id]: readCell(cube, at, id) } }]);
      expect(equalCubes(restored, cube)).toBe(true);
    }),
    RUNS,
  );
});

describe('JSON', () => {
  test('comes back unchanged, and its text is stable', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const text = toCubeJson(cube);
        const back = parseCubeJson(text);
        expect(equalCubes(back, cube)).toBe(true);
        expect(toCubeJson(parseCubeJson(JSON.parse(text) as object))).toBe(text);
        const { columns, measures, dimensions, provenance, id } = cube;
        expect(toCubeJson({ columns, measures, dimensions, provenance, id })).toBe(text);
      }),
      RUNS,
    );
  });

  test('a number behind a reason never reaches the text', () => {
    const cube = makeCube(['A']);
    const leaky = { ...cube, columns: { n: { values: Float64Array.of(777), states: Uint8Array.of(6) } } };
    expect(toCubeJson(leaky)).not.toContain('777');
  });

  const good = JSON.parse(toCubeJson(makeCube(['A', 'B']))) as Record<string, unknown>;
  test.each([
    ['no JSON', '{', /not JSON/],
    ['a list', '[]', /an object is expected/],
    ['another format', { ...good, format: 'vicus-cube/2' }, /format: this is not/],
    ['an unknown key', { ...good, extra: 1 }, /"extra" is not known here/],
    ['a missing key', { ...good, measures: undefined }, /measures: a list is expected/],
    ['no column', { ...good, columns: {} }, /columns: "n" is missing/],
    ['a short column', { ...good, columns: { n: { values: [1], states: 'f' } } }, /make 2 cells/],
    ['a hidden number', { ...good, columns: { n: { values: [1, 2], states: 'fw' } } }, /values\.1.*withheld/],
    [
      'a missing number',
      { ...good, columns: { n: { values: [1, null], states: 'ff' } } },
      /values\.1.*final/,
    ],
    ['an unknown state', { ...good, columns: { n: { values: [1, 2], states: 'fx' } } }, /"x" is no state/],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseCubeJson(json)).toThrow(message);
  });
});

function makeCube(codes: readonly string[], measure = 'n', provenance = 'Survey'): Cube {
  return buildCube({
    id: 'cube',
    provenance: { title: { en: 't' }, period: '2025', source: { en: provenance }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'place',
        label: { en: 'Place' },
        role: 'place',
        categories: codes.map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: [{ id: measure, label: { en: measure }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: codes.map((place, i) => ({ at: { place }, measures: { [measure]: i + 1 } })),
  });
}

describe('joinCubes', () => {
  test('with itself under other names gives both columns back', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const rename = (id: string): string => `${id}~`;
        const right: Cube = {
          ...cube,
          dimensions: cube.dimensions.toReversed(),
          measures: cube.measures.map((measure) => ({ ...measure, id: rename(measure.id) })),
          columns: {},
        };
        fc.pre(cube.measures.every(({ id }) => !cube.measures.some((other) => other.id === rename(id))));
        const cells = [...listCoordinates(cube)].map((at) => ({
          at,
          measures: Object.fromEntries(cube.measures.map(({ id }) => [rename(id), readCell(cube, at, id)])),
        }));
        const { cube: joined, complete } = joinCubes(cube, buildCube({ ...right, cells }));
        expect(complete).toBe(true);
        for (const { id } of cube.measures) {
          expect([...listCells(joined, rename(id))]).toEqual([...listCells(cube, id)]);
          expect([...listCells(joined, id)]).toEqual([...listCells(cube, id)]);
        }
      }),
      RUNS,
    );
  });

  const left = makeCube(['A', 'B'], 'residents');
  const right = makeCube(['B', 'C'], 'newcomers', 'Registry');
  const listCodes = (cube: Cube): string[] => (cube.dimensions[0]?.categories ?? []).map(({ code }) => code);

  test.each([
    ['left', ['A', 'B']],
    ['both', ['B']],
    ['either', ['A', 'B', 'C']],
  ] as const)('keeps the codes of %s and always reports the misses', (keep, codes) => {
    const { cube, misses, complete } = joinCubes(left, right, { keep });
    expect(listCodes(cube)).toEqual(codes);
    expect(misses).toEqual({ place: { onlyInLeft: ['A'], onlyInRight: ['C'] } });
    expect(complete).toBe(false);
    expect(readCell(cube, { place: 'B' }, 'newcomers')).toEqual({
      kind: 'number',
      value: 1,
      status: 'final',
    });
    expect(cube.provenance.notes).toEqual([{ en: 'Registry' }]);
  });

  test('gives cells without a partner the reason named', () => {
    const { cube } = joinCubes(left, right, { keep: 'either', missing: 'not-applicable' });
    expect(readCell(cube, { place: 'C' }, 'residents')).toEqual({ kind: 'none', reason: 'not-applicable' });
  });

  test('refuses what does not fit', () => {
    expect(() => joinCubes(left, left)).toThrow(/both cubes have a measure/);
    expect(() => joinCubes(left, sliceCube(right, { place: 'B' }))).toThrow(/left has place; right has none/);
    expect(() => joinCubes(left, makeCube(['Z'], 'z'), { keep: 'both' })).toThrow(/no code in common/);
  });
});
