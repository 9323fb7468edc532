import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundMeanIfMissingDiffer } from './bound-mean.ts';

const SCALE = Object.freeze({ min: 0, max: 5 });

test('17 of 25 with mean 2.4 on 0-5: 1.632 to 3.232', () => {
  const bounds = boundMeanIfMissingDiffer({ sum: 17 * 2.4, n: 17 }, 25, SCALE);
  expect(bounds.low).toBeCloseTo(1.632, 12);
  expect(bounds.high).toBeCloseTo(3.232, 12);
});

test('everybody answered: the mean; nobody answered: the whole scale', () => {
  expect(boundMeanIfMissingDiffer(Object.freeze([1, 2, 3]), 3, SCALE)).toEqual({ low: 2, high: 2 });
  expect(boundMeanIfMissingDiffer([], 7, { min: -2, max: 2 })).toEqual({ low: -2, high: 2 });
});

test('impossible input is refused', () => {
  expect(() => boundMeanIfMissingDiffer([1, 2], 1, SCALE)).toThrow(RangeError);
  expect(() => boundMeanIfMissingDiffer([6], 3, SCALE)).toThrow(RangeError);
  expect(() => boundMeanIfMissingDiffer({ sum: 11, n: 2 }, 3, SCALE)).toThrow(RangeError);
  expect(() => boundMeanIfMissingDiffer({ sum: 1, n: 1.5 }, 3, SCALE)).toThrow(RangeError);
  expect(() => boundMeanIfMissingDiffer([], 0, SCALE)).toThrow(RangeError);
  expect(() => boundMeanIfMissingDiffer([1], 3, { min: 5, max: 0 })).toThrow(RangeError);
});

test('law: whatever those who are missing would have answered, the mean lies inside', () => {
  const answer = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(
      fc.array(answer, { maxLength: 20 }),
      fc.array(answer, { minLength: 1, maxLength: 20 }),
      (seen, unseen) => {
        const everybody = [...seen, ...unseen];
        const { low, high } = boundMeanIfMissingDiffer(seen, everybody.length, SCALE);
        const mean = everybody.reduce((sum, value) => sum + value, 0) / everybody.length;
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(5);
      },
    ),
    { seed: 20260109, numRuns: 200 },
  );
});
