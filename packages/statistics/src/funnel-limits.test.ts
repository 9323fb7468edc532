import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBinomial, openDraw } from './draws.fixture.ts';
import { computeFunnelLimits, estimateOverdispersion } from './funnel-limits.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;

describe('equal to R 4.2.2', () => {
  test('shares: qbinom', () => {
    const found = computeFunnelLimits({ kind: 'share', level: 0.12 }, [8, 60, 1500, 250_000]);
    const values = found.flatMap(({ inner, outer }) => [outer.low, inner.low, inner.high, outer.high]);
    values.forEach((value, i) => expect(value).toBeCloseTo(reference['funnelShare']?.[i] ?? Number.NaN, 9));
  });

  test('rates: qpois', () => {
    const found = computeFunnelLimits({ kind: 'rate', level: 4, perBase: 1000 }, [200, 5000, 90_000]);
    const values = found.flatMap(({ inner, outer }) => [outer.low, inner.low, inner.high, outer.high]);
    values.forEach((value, i) => expect(value).toBeCloseTo(reference['funnelRate']?.[i] ?? Number.NaN, 8));
  });
});

describe('scatter beyond chance', () => {
  test('a tenth at either end does not count', () => {
    const usual = Array.from({ length: 20 }, (_, i) => ({
      numerator: i % 2 === 0 ? 45 : 55,
      denominator: 100,
    }));
    const withTwo = [
      ...usual.slice(2),
      { numerator: 0, denominator: 100 },
      { numerator: 99, denominator: 100 },
    ];
    const level = { kind: 'share', level: 0.5 } as const;
    expect(estimateOverdispersion(level, withTwo)).toEqual(estimateOverdispersion(level, usual));
  });

  test('pure chance is hardly ever called more', () => {
    const draw = openDraw(20261129);
    let called = 0;
    for (let run = 0; run < 200; run += 1) {
      const places = Array.from({ length: 40 }, (_, i) => ({
        numerator: drawBinomial(30 + i * 5, 0.3, draw),
        denominator: 30 + i * 5,
      }));
      if (estimateOverdispersion({ kind: 'share', level: 0.3 }, places).isBeyondChance) called += 1;
    }
    expect(called).toBeLessThan(10);
  });

  test('the limits are moved out by its root and stay where a share can be', () => {
    const level = { kind: 'share', level: 0.3 } as const;
    const [plain] = computeFunnelLimits(level, [200]);
    const [wide] = computeFunnelLimits(level, [200], { overdispersion: 4 });
    expect(0.3 - (wide?.inner.low ?? 0)).toBeCloseTo(2 * (0.3 - (plain?.inner.low ?? 0)), 12);
    expect(computeFunnelLimits(level, [5], { overdispersion: 9 })[0]?.outer).toEqual({ low: 0, high: 1 });
  });
});

test('of villages alike at most one in twenty lies outside, whatever their size', () => {
  const draw = openDraw(20261201);
  for (const size of [6, 15, 40]) {
    const [limit] = computeFunnelLimits({ kind: 'share', level: 0.12 }, [size]);
    let outside = 0;
    for (let run = 0; run < 4000; run += 1) {
      const share = drawBinomial(size, 0.12, draw) / size;
      if (share < (limit?.inner.low ?? 0) || share > (limit?.inner.high ?? 1)) outside += 1;
    }
    expect(outside / 4000).toBeLessThan(0.055);
  }
});

test('impossible input is refused', () => {
  expect(() => computeFunnelLimits({ kind: 'share', level: 1 }, [5])).toThrow(RangeError);
  expect(() => computeFunnelLimits({ kind: 'share', level: 0.5 }, [0])).toThrow(RangeError);
  expect(() => computeFunnelLimits({ kind: 'share', level: 0.5 }, [5.5])).toThrow(RangeError);
  expect(() => computeFunnelLimits({ kind: 'rate', level: 1, perBase: 0 }, [5])).toThrow(RangeError);
  expect(() => computeFunnelLimits({ kind: 'share', level: 0.5 }, [5], { overdispersion: 0.5 })).toThrow(
    RangeError,
  );
  expect(() => estimateOverdispersion({ kind: 'share', level: 0.5 }, [])).toThrow(RangeError);
});

test('laws: limits enclose the reference, the outer enclose the inner, larger places are held closer', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      fc.integer({ min: 1, max: 3000 }),
      (level, size) => {
        const [here, larger] = computeFunnelLimits({ kind: 'share', level }, [size, size * 4]);
        if (here === undefined || larger === undefined) throw new Error('no limits');
        expect(here.inner.low).toBeLessThanOrEqual(level);
        expect(here.inner.high).toBeGreaterThanOrEqual(level);
        expect(here.outer.low).toBeLessThanOrEqual(here.inner.low + 1e-12);
        expect(here.outer.high).toBeGreaterThanOrEqual(here.inner.high - 1e-12);
        // the steps between counts may hide a little of it
        const room = here.inner.high - here.inner.low + 2 / size;
        expect(larger.inner.high - larger.inner.low).toBeLessThanOrEqual(room);
      },
    ),
    { seed: 20261130, numRuns: 150 },
  );
});
