import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCell, arbitraryCube, RUNS } from '../testing/arbitrary-cube.ts';
import { addExactly } from './sum.ts';
import {
  aggregateCube,
  equalCubes,
  readCell,
  REASONS,
  sliceCube,
  SUM_PRECEDENCE,
  sumCells,
} from './index.ts';
import type { Cell } from './index.ts';

const integer = fc.integer({ min: -1000, max: 1000 });
const additive = { kinds: ['count', 'sum'], value: integer } as const;
const integerCells = fc.array(arbitraryCell(integer), { maxLength: 12 });

const isNone = (cell: Cell, reason: string): boolean => cell.kind === 'none' && cell.reason === reason;

describe('sumCells', () => {
  test('does not depend on order, whatever the numbers', () => {
    const value = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    const shuffled = fc
      .array(arbitraryCell(value), { maxLength: 8 })
      .chain((cells) =>
        fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
      );
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        expect(sumCells(others)).toEqual(sumCells(cells));
      }),
      RUNS,
    );
  });

  test('does not depend on how the parts are grouped', () => {
    fc.assert(
      fc.property(integerCells, integerCells, integerCells, (a, b, c) => {
        const left = sumCells([sumCells([...a, ...b]), sumCells(c)]);
        const right = sumCells([sumCells(a), sumCells([...b, ...c])]);
        expect(left).toEqual(right);
        expect(left).toEqual(sumCells([...a, ...b, ...c]));
      }),
      RUNS,
    );
  });

  test('is withheld if a part is, and never has a number if a part is an unknown amount', () => {
    fc.assert(
      fc.property(integerCells, (cells) => {
        const sum = sumCells(cells);
        const has = (reason: string): boolean => cells.some((cell) => isNone(cell, reason));
        expect(isNone(sum, 'withheld')).toBe(has('withheld'));
        const unknown = has('withheld') || has('withheld-at-source') || has('not-collected');
        const numbers = cells.filter((cell) => cell.kind === 'number');
        expect(sum.kind === 'number').toBe(!unknown && numbers.length > 0);
      }),
      RUNS,
    );
  });

  test('knows every reason', () => {
    expect([...SUM_PRECEDENCE].sort()).toEqual([...REASONS, 'number'].sort());
    expect(sumCells([])).toEqual({ kind: 'none', reason: 'not-applicable' });
  });

  test('rounds once', () => {
    expect(addExactly([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])).toBe(5.5);
    expect(addExactly([1e100, 1, -1e100])).toBe(1);
    expect(addExactly([1e-16, 1, 1e16])).toBe(10000000000000002);
    expect(addExactly([])).toBe(0);
  });
});

describe('aggregateCube', () => {
  test('rolling up and dropping dimensions commute', () => {
    fc.assert(
      fc.property(arbitraryCube(additive), (cube) => {
        const ids = cube.dimensions.map((dimension) => dimension.id);
        const stepwise = ids.reduce((rest, id) => aggregateCube(rest, { drop: [id] }), cube);
        const reversed = ids.toReversed().reduce((rest, id) => aggregateCube(rest, { drop: [id] }), cube);
        const rolled = aggregateCube(aggregateCube(cube, { rollUp: ids }), { drop: ids });
        const once = aggregateCube(cube, { drop: ids });
        for (const other of [stepwise, reversed, rolled]) expect(equalCubes(other, once)).toBe(true);
      }),
      RUNS,
    );
  });

  test('does not depend on the order of the codes', () => {
    fc.assert(
      fc.property(arbitraryCube(additive), (cube) => {
        const reversed = Object.fromEntries(
          cube.dimensions.map(({ id, categories }) => [id, categories.map(({ code }) => code).toReversed()]),
        );
        const ids = cube.dimensions.map((dimension) => dimension.id);
        const before = aggregateCube(cube, { rollUp: ids });
        const after = aggregateCube(sliceCube(cube, reversed), { rollUp: ids });
        expect(equalCubes(after, sliceCube(before, reversed))).toBe(true);
      }),
      RUNS,
    );
  });

  test('rolling up twice changes nothing', () => {
    fc.assert(
      fc.property(arbitraryCube(additive), (cube) => {
        const rollUp = cube.dimensions.map((dimension) => dimension.id);
        const once = aggregateCube(cube, { rollUp });
        expect(equalCubes(aggregateCube(once, { rollUp }), once)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a withheld leaf withholds all its ancestors', () => {
    fc.assert(
      fc.property(arbitraryCube(additive), (cube) => {
        const rollUp = cube.dimensions.map((dimension) => dimension.id);
        const rolled = aggregateCube(cube, { rollUp });
        const leaf = Object.fromEntries(
          cube.dimensions.map(({ id, categories }) => {
            const last = categories.findLast(({ code }) => !categories.some(({ parent }) => parent === code));
            return [id, last?.code ?? ''];
          }),
        );
        const measure = cube.measures[0]?.id ?? '';
        if (!isNone(readCell(cube, leaf, measure), 'withheld')) return;
        const up = Object.fromEntries(
          cube.dimensions.map(({ id, categories }) => {
            const own = categories.find(({ code }) => code === leaf[id]);
            return [id, own?.parent ?? own?.code ?? ''];
          }),
        );
        expect(readCell(rolled, up, measure)).toEqual({ kind: 'none', reason: 'withheld' });
      }),
      RUNS,
    );
  });

  test.each(['mean', 'share', 'index', 'bound'] as const)('refuses to add a %s up', (kind) => {
    fc.assert(
      fc.property(arbitraryCube({ kinds: [kind] }), (cube) => {
        expect(() => aggregateCube(cube, { drop: [] })).toThrow(/does not add up/);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });
});
