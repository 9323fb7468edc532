import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCountSystem } from '../counts/build-system.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { roundCounts, showRounded } from './round-counts.ts';

const PROPERTY = { seed: 20_261_122, numRuns: 100 };

const geo = {
  name: 'geo',
  leaves: ['a', 'b', 'c', 'd'],
  levels: [{ name: 'district', map: { a: 'north', b: 'north', c: 'south', d: 'south' } }],
};
const age = { name: 'age', leaves: ['young', 'old', 'oldest'], levels: [] };

/** Ages by place with districts and totals; and, linked to it, the places alone. */
function buildProblem(counts: readonly number[]): CountProblem {
  const codes = geo.leaves.flatMap((place) => age.leaves.map((one) => [place, one]));
  return {
    name: 'random',
    variables: [geo, age],
    tables: [
      { name: 'both', vars: { geo: ['leaf', 'district', 'Total'], age: ['leaf', 'Total'] } },
      { name: 'places', vars: { geo: ['leaf', 'Total'] } },
    ],
    rules: { type: 'freq', maxN: 4, protectZeros: false },
    rows: codes.map((row, i) => ({ codes: row, count: counts[i] ?? 0 })),
  };
}

const tables = fc.array(fc.nat(12), { minLength: 12, maxLength: 12 }).filter((all) => all.some((n) => n > 0));

describe('rounding small counts', () => {
  test('adds up: every relation that held before holds after', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(3 as const, 5 as const), fc.nat(1000), (counts, base, seed) => {
        const system = buildCountSystem(buildProblem(counts));
        const { published } = roundCounts(system, { base, seed });
        const { start, items } = system.relations;
        for (let one = 0; one < start.length - 1; one += 1) {
          const [whole = 0, ...parts] = items.slice(start[one], start[one + 1]);
          if ([whole, ...parts].some((cell) => cell >= system.visibleCount)) continue;
          expect(published[whole]).toBe(parts.reduce((sum, part) => sum + (published[part] ?? 0), 0));
        }
      }),
      PROPERTY,
    );
  });

  test('shows no count of 1 to 4 that is true for certain: small rows are multiples of the base, larger ones stay', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(3 as const, 5 as const), (counts, base) => {
        const system = buildCountSystem(buildProblem(counts));
        const { rows } = roundCounts(system, { base, seed: 7 });
        const threshold = base === 3 ? 6 : 5;
        for (const [row, value] of system.rowValue.entries()) {
          if (value >= threshold) expect(rows[row]).toBe(value);
          else {
            expect((rows[row] ?? 1) % base).toBe(0);
            expect(Math.abs((rows[row] ?? 0) - value)).toBeLessThan(base);
          }
        }
      }),
      PROPERTY,
    );
  });

  test('is the same for the same seed, and keeps the total near', () => {
    const system = buildCountSystem(buildProblem([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]));
    const first = roundCounts(system, { base: 3, seed: 4 });
    expect(roundCounts(system, { base: 3, seed: 4 })).toEqual(first);
    const total = system.keys.findIndex((keys) => keys.includes('Total|Total'));
    expect(Math.abs((first.published[total] ?? 0) - 30)).toBeLessThanOrEqual(3);
    expect(first.accuracy.largestDeviation).toBeLessThanOrEqual(6);
  });

  test('never writes a rounded zero as zero', () => {
    expect(showRounded(0, 5)).toBe('0–4');
    expect(showRounded(5, 5)).toBe('5');
  });

  test('refuses where true numbers are public already', () => {
    const system = buildCountSystem(buildProblem(Array(12).fill(3)), new Set(['Total|Total']));
    expect(() => roundCounts(system, { base: 5, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'cannot-be-rounded', where: 'Total|Total' }),
    );
  });
});
