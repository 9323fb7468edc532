import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateTrend } from './estimate-trend.ts';
import type { TrendQuestion } from './estimate-trend.ts';
import { drawBinomial, drawPoisson, openDraw } from './draws.fixture.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
const USERS = [12, 15, 9, 18, 22, 17, 25, 27];
const ELIGIBLE = [60, 66, 58, 71, 80, 77, 84, 90];
const VISITS = [130, 88, 160, 95, 210, 140, 230, 205];

const trendOf = (question: TrendQuestion) => {
  const found = estimateTrend(question);
  if (found.kind === 'no-trend') throw new Error(found.reason);
  return found;
};
const pointsOf = (counts: readonly number[], sizes?: readonly number[]) =>
  counts.map((numerator, i) => {
    const denominator = sizes?.[i];
    return { time: 2015 + i, numerator, ...(denominator === undefined ? {} : { denominator }) };
  });

describe('equal to glm of R 4.2.2 (quasibinomial, quasipoisson)', () => {
  test.each([
    ['trendShare', { kind: 'share', points: pointsOf(USERS, ELIGIBLE) }],
    ['trendCount', { kind: 'count', points: pointsOf(VISITS) }],
    ['trendRate', { kind: 'rate', points: pointsOf(VISITS, ELIGIBLE), perBase: 100 }],
  ] as const)('%s', (name, question) => {
    const [slope = 0, error = 0, dispersion = 0] = reference[name] ?? [];
    const found = trendOf(question);
    expect(Math.log(found.factorPerYear)).toBeCloseTo(slope, 7);
    expect(found.dispersion).toBeCloseTo(dispersion, 6);
    // R scales by a dispersion below 1 too; here it counts as 1
    expect(found.standardError).toBeCloseTo(error * Math.sqrt(Math.max(1, 1 / dispersion)), 6);
  });
});

describe('what is told', () => {
  test('a share that rises, in points a year', () => {
    const found = trendOf({
      kind: 'share',
      points: pointsOf([10, 20, 30, 40, 50], [100, 100, 100, 100, 100]),
    });
    expect(found.direction).toBe('rises');
    expect(found.changePerYear).toBeGreaterThan(0.09);
    expect(found.changePerYear).toBeLessThan(0.11);
    expect(found.low).toBeGreaterThan(0);
  });

  test('scatter beyond chance makes the interval wider', () => {
    expect(trendOf({ kind: 'count', points: pointsOf(VISITS) }).dispersion).toBeGreaterThan(10);
    expect(trendOf({ kind: 'count', points: pointsOf(VISITS) }).direction).toBe('cannot-be-told');
  });

  test('too few periods, nothing or everybody counted, a step that no curve can follow', () => {
    const reasonOf = (question: TrendQuestion) => {
      const found = estimateTrend(question);
      return found.kind === 'no-trend' ? found.reason : found.direction;
    };
    const ten = [10, 10, 10, 10, 10];
    expect(reasonOf({ kind: 'count', points: pointsOf([1, 2, 3, 4]) })).toBe('too-few-periods');
    expect(reasonOf({ kind: 'share', points: pointsOf([0, 0, 0, 0, 0], [4, 4, 0, 4, 4]) })).toBe(
      'too-few-periods',
    );
    expect(reasonOf({ kind: 'count', points: pointsOf([0, 0, 0, 0, 0]) })).toBe('nothing-counted');
    expect(reasonOf({ kind: 'share', points: pointsOf(ten, ten) })).toBe('everybody-counted');
    expect(reasonOf({ kind: 'share', points: pointsOf([0, 0, 0, 10, 10], ten) })).toBe('no-fit');
  });

  test('impossible input is refused', () => {
    expect(() => estimateTrend({ kind: 'share', points: pointsOf([1, 2, 3, 4, 5]) })).toThrow(RangeError);
    const sameTime = [1, 2, 3, 4, 5].map((numerator) => ({ time: 2020, numerator }));
    expect(() => estimateTrend({ kind: 'count', points: sameTime })).toThrow(RangeError);
  });
});

test('without a trend at most one verdict in twenty is wrong, in small places too', () => {
  const draw = openDraw(20261125);
  const runs = 3000;
  let wrong = 0;
  for (let run = 0; run < runs; run += 1) {
    const years = 5 + (run % 6);
    const size = 15 + (run % 7) * 20;
    const question: TrendQuestion =
      run % 2 === 0
        ? {
            kind: 'share',
            points: Array.from({ length: years }, (_, i) => ({
              time: i,
              numerator: drawBinomial(size, 0.4, draw),
              denominator: size,
            })),
          }
        : {
            kind: 'count',
            points: Array.from({ length: years }, (_, i) => ({ time: i, numerator: drawPoisson(12, draw) })),
          };
    if (trendOf(question).direction !== 'cannot-be-told') wrong += 1;
  }
  expect(wrong / runs).toBeLessThan(0.05);
});

test('laws: the order and the start of time are of no account, and backwards the trend turns round', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 9 });
  fc.assert(
    fc.property(counts, (list) => {
      const points = pointsOf(list);
      const found = trendOf({ kind: 'count', points });
      const moved = trendOf({
        kind: 'count',
        points: points.map((one) => ({ ...one, time: one.time - 2000 })).toReversed(),
      });
      expect(moved.changePerYear).toBeCloseTo(found.changePerYear, 6);
      const back = trendOf({ kind: 'count', points: points.map((one) => ({ ...one, time: -one.time })) });
      expect(back.changePerYear).toBeCloseTo(-found.changePerYear, 6);
      expect(found.low).toBeLessThanOrEqual(found.changePerYear);
      expect(found.high).toBeGreaterThanOrEqual(found.changePerYear);
    }),
    { seed: 20261126, numRuns: 100 },
  );
});
