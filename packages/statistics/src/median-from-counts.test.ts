import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateMedianFromCounts } from './median-from-counts.ts';
import type { DurationBand } from './median-from-counts.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
const ENDS = [0, 3, 6, 12, 24, 36];

/** The last count of either list belongs to the open band. */
const bandsOf = (reached: readonly number[], stillWaiting: readonly number[] = []): DurationBand[] =>
  reached.map((count, i) => ({
    from: ENDS[i] ?? 0,
    to: i === reached.length - 1 ? null : (ENDS[i + 1] ?? null),
    reached: count,
    stillWaiting: stillWaiting[i] ?? 0,
  }));
const medianOf = (bands: readonly DurationBand[]) => {
  const found = estimateMedianFromCounts(bands);
  if (found.kind === 'no-median') throw new Error(found.reason);
  return found;
};

describe('equal to R 4.2.2', () => {
  test.each([
    ['medianReached', bandsOf([4, 9, 14, 8, 3, 5])],
    ['medianWaiting', bandsOf([4, 9, 14, 8, 3, 5], [2, 6, 5, 7, 1, 0])],
  ])('%s', (name, bands) => {
    const found = medianOf(bands);
    const wanted = reference[name] ?? [];
    [found.median, found.low, found.high].forEach((end, i) => {
      expect(end.kind).toBe('at');
      expect(end.duration).toBeCloseTo(wanted[i] ?? Number.NaN, 9);
    });
  });
});

describe('what nobody can know', () => {
  test('half have not reached it before the open band: longer than its start', () => {
    const found = medianOf(bandsOf([1, 2, 1, 12]));
    expect(found.median).toEqual({ kind: 'longer-than', duration: 12 });
    expect(found.high).toEqual({ kind: 'longer-than', duration: 12 });
  });

  test('few people: the upper end is open', () => {
    const found = medianOf(bandsOf([1, 1, 1, 0]));
    expect(found.median.kind).toBe('at');
    expect(found.high.kind).toBe('longer-than');
  });

  test('nobody, or nobody yet', () => {
    expect(estimateMedianFromCounts(bandsOf([0, 0]))).toEqual({ kind: 'no-median', reason: 'nobody' });
    expect(estimateMedianFromCounts(bandsOf([0, 0], [3, 2]))).toEqual({
      kind: 'no-median',
      reason: 'nobody-reached-it',
    });
  });

  test('bands must adjoin and only the last may be open', () => {
    const at = (from: number, to: number | null): DurationBand => ({ from, to, reached: 1 });
    expect(() => estimateMedianFromCounts([at(0, 3), at(4, 6)])).toThrow('do not adjoin');
    expect(() => estimateMedianFromCounts([at(0, null), at(4, 6)])).toThrow(RangeError);
    expect(() => estimateMedianFromCounts([at(3, 3)])).toThrow(RangeError);
    expect(() => estimateMedianFromCounts([{ from: 0, to: 1, reached: -1 }])).toThrow(RangeError);
  });
});

test('laws: the median lies within its interval, and who still waits makes it no shorter', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(counts, fc.nat(40), (reached, more) => {
      const found = medianOf(bandsOf(reached));
      expect(found.low.duration).toBeLessThanOrEqual(found.median.duration + 1e-9);
      expect(found.high.duration).toBeGreaterThanOrEqual(found.median.duration - 1e-9);
      const last = reached.map((_, i) => (i === reached.length - 1 ? more : 0));
      const waiting = medianOf(bandsOf(reached, last));
      expect(waiting.median.duration).toBeGreaterThanOrEqual(found.median.duration - 1e-9);
    }),
    { seed: 20261202, numRuns: 150 },
  );
});
