import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeTurnedPairs, estimateCompositeRange } from './composite-range.ts';
import type { CompositePart } from './composite-range.ts';

const rangeOf = (parts: readonly CompositePart[]) => {
  const found = estimateCompositeRange(parts);
  if (found.kind !== 'range') throw new Error(found.kind);
  return found;
};
const percent = (id: string, value: number | null): CompositePart => ({ id, value, worst: 0, best: 100 });

test('by hand: three parts, one of which is better the lower it is', () => {
  const found = rangeOf([percent('a', 90), percent('b', 60), { id: 'c', value: 30, worst: 40, best: 0 }]);
  expect(found.arithmetic).toBeCloseTo((0.9 + 0.6 + 0.25) / 3, 12);
  expect(found.geometric).toBeCloseTo((0.9 * 0.6 * 0.25) ** (1 / 3), 12);
  expect(found.leaveOneOut.low).toBeCloseTo(0.425, 12);
  expect(found.leaveOneOut.high).toBeCloseTo(0.75, 12);
  expect(found.leaveOneOut.movedMostBy).toBe('c');
  expect(found.otherWeights.high).toBeCloseTo((1.25 * 0.9 + 0.75 * 0.6 + 0.75 * 0.25) / 2.75, 12);
  expect(found.otherWeights.low).toBeCloseTo((0.75 * 0.9 + 0.75 * 0.6 + 1.25 * 0.25) / 2.75, 12);
});

test('too few values, values beyond the goalposts, impossible input', () => {
  expect(estimateCompositeRange([percent('a', 5), percent('b', null)])).toEqual({
    kind: 'too-few-values',
    missing: ['b'],
    coverage: 0.5,
  });
  expect(rangeOf([percent('a', 150), percent('b', -3)]).arithmetic).toBe(0.5);
  expect(rangeOf([percent('a', 150), percent('b', -3)]).geometric).toBeCloseTo(0.1, 12);
  expect(() => estimateCompositeRange([percent('a', 1), percent('a', 1)])).toThrow(RangeError);
  expect(() => estimateCompositeRange([{ id: 'a', value: 1, worst: 2, best: 2 }])).toThrow(RangeError);
  expect(() => estimateCompositeRange([percent('a', 1)], { weightPlay: 1 })).toThrow(RangeError);
  expect(() => computeTurnedPairs([1], [])).toThrow(RangeError);
  expect(computeTurnedPairs([1], [1])).toBeNull();
  expect(computeTurnedPairs([1, 2, 3, 4], [4, 3, 2, 1])).toBe(1);
});

test('laws: the mean lies within both ranges, and no weights within the play go beyond', () => {
  const level = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(level, fc.double({ min: 0.75, max: 1.25, noNaN: true })), {
        minLength: 2,
        maxLength: 9,
      }),
      (list) => {
        const found = rangeOf(list.map(([value], i) => percent(`p${i}`, value)));
        const total = list.reduce((sum, [, weight]) => sum + weight, 0);
        const weighted = list.reduce((sum, [value, weight]) => sum + (value / 100) * weight, 0) / total;
        for (const mean of [weighted, found.arithmetic]) {
          expect(mean).toBeGreaterThanOrEqual(found.otherWeights.low - 1e-9);
          expect(mean).toBeLessThanOrEqual(found.otherWeights.high + 1e-9);
        }
        expect(found.arithmetic).toBeGreaterThanOrEqual(found.leaveOneOut.low - 1e-12);
        expect(found.arithmetic).toBeLessThanOrEqual(found.leaveOneOut.high + 1e-12);
      },
    ),
    { seed: 20261210, numRuns: 150 },
  );
});

const folder = process.env['VICUS_OPEN_DATA'];
const data = folder === undefined ? undefined : join(folder, 'composite-index-coinr-asem');

const splitCells = (line: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
};
const readRows = (path: string): Readonly<Record<string, string>>[] => {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const names = splitCells(head);
  return lines.map((line) => Object.fromEntries(splitCells(line).map((cell, i) => [names[i] ?? '', cell])));
};

test.skipIf(data === undefined || !existsSync(data))(
  'the social part of an index of 51 countries, as base R has it (set VICUS_OPEN_DATA to read it)',
  () => {
    const file = new URL('../reference/monitoring.json', import.meta.url);
    const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
    const countries = readRows(join(data ?? '', 'ASEM_iData.csv'));
    const social = readRows(join(data ?? '', 'ASEM_iMeta.csv')).filter((row) => row['Parent'] === 'Social');
    expect([countries.length, social.length]).toEqual([51, 9]);
    const told = countries.map((country) =>
      estimateCompositeRange(
        social.map(({ iCode = '', Direction }) => {
          const values = countries
            .map((row) => row[iCode] ?? '')
            .filter((cell) => cell !== '' && cell !== 'NA')
            .map(Number);
          const ends = [Math.min(...values), Math.max(...values)] as const;
          const [worst, best] = Direction === '1' ? ends : [ends[1], ends[0]];
          const cell = country[iCode] ?? '';
          return { id: iCode, value: cell === '' || cell === 'NA' ? null : Number(cell), worst, best };
        }),
      ),
    );
    const ranges = told.filter((one) => one.kind === 'range');
    const [austria] = ranges;
    const found = [
      austria?.arithmetic,
      austria?.geometric,
      austria?.leaveOneOut.low,
      austria?.leaveOneOut.high,
      computeTurnedPairs(
        ranges.map((one) => one.arithmetic),
        ranges.map((one) => one.geometric),
      ),
      ranges.length,
    ];
    found.forEach((value, i) => expect(value).toBeCloseTo(reference['composite']?.[i] ?? Number.NaN, 10));
  },
);
