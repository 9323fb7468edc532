import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frequency } from './answers.types.ts';
import { computeSummaryIndexes } from './summary-indexes.ts';

const KINDS = Array.from({ length: 16 }, (_, i) => `kind-${i}`);
const fill = (answers: readonly Frequency[]) => new Map(answers.map((answer, i) => [`kind-${i}`, answer]));

test('Index 3 is the sum and Index 4 the second minus the first window', () => {
  const all = computeSummaryIndexes(fill(Array(16).fill(3)), fill(Array(16).fill(2)), KINDS);
  expect(all.index1).toHaveProperty('value', 48);
  expect(all.index2).toHaveProperty('value', 32);
  expect(all.index3).toEqual({ kind: 'index', value: 80, scaled: false });
  expect(all.index4).toEqual({ kind: 'index', value: -16, scaled: false });
});

test('one scaled window marks sum and difference; one missing window removes them', () => {
  const scaled = computeSummaryIndexes(fill(Array(15).fill(1)), fill(Array(16).fill(1)), KINDS);
  expect(scaled.index4).toEqual({ kind: 'index', value: 0, scaled: true });
  const missing = computeSummaryIndexes(fill(Array(13).fill(1)), fill(Array(16).fill(1)), KINDS);
  expect(missing.index2).toHaveProperty('value', 16);
  expect(missing.index3).toEqual({ kind: 'none', reason: 'too-few-kinds-answered' });
  expect(missing.index4).toEqual({ kind: 'none', reason: 'too-few-kinds-answered' });
});

test('laws: Index 3 in 0-160, Index 4 in -80-80 and opposite when the windows change places', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 14, maxLength: 16 });
  fc.assert(
    fc.property(answers, answers, (one, two) => {
      const first = fill(one as Frequency[]);
      const second = fill(two as Frequency[]);
      const { index3, index4 } = computeSummaryIndexes(first, second, KINDS);
      const turned = computeSummaryIndexes(second, first, KINDS);
      if (index3.kind === 'none' || index4.kind === 'none' || turned.index4.kind === 'none') {
        throw new Error('14 answers are enough');
      }
      expect(index3.value).toBeGreaterThanOrEqual(0);
      expect(index3.value).toBeLessThanOrEqual(160);
      expect(Math.abs(index4.value)).toBeLessThanOrEqual(80);
      expect(turned.index4.value + index4.value).toBe(0);
    }),
    { seed: 20260102, numRuns: 200 },
  );
});
