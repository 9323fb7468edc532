import { describe, expect, test } from 'vitest';
import { assessAlerts, computeAlertConfidence } from './alerts.ts';
import type { WatchedIndicator } from './alerts.ts';
import { drawBinomial, drawNormal, drawPoisson, openDraw } from './draws.fixture.ts';
import type { MeasuredValue } from './measured-value.ts';

const QUIET: WatchedIndicator = {
  id: 'x',
  polarity: 'higher-is-better',
  isCore: true,
  now: null,
  before: null,
  series: null,
  target: null,
};
const TODAY = { today: '2026-11-22' };
const share = (numerator: number, denominator = 80): MeasuredValue => ({
  kind: 'share',
  numerator,
  denominator,
});

describe('got worse', () => {
  const fallen = { ...QUIET, now: share(20), before: share(50) };

  test('only a core indicator with a direction, only in the wrong direction, only beyond chance', () => {
    expect(assessAlerts([fallen], TODAY)).toEqual([{ kind: 'worsened', id: 'x', difference: -0.375 }]);
    expect(assessAlerts([{ ...fallen, polarity: 'lower-is-better' }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...fallen, polarity: 'none' }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...fallen, isCore: false }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...fallen, now: share(40) }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...fallen, before: null }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...fallen, now: share(0, 0) }], TODAY)).toEqual([]);
  });

  test('more comparisons ask for more confidence', () => {
    expect(computeAlertConfidence(8, 1)).toBe(computeAlertConfidence(20, 1));
    expect(computeAlertConfidence(40, 1)).toBeGreaterThan(computeAlertConfidence(20, 1));
    expect(() => computeAlertConfidence(20, 0)).toThrow(RangeError);
  });
});

describe('series and targets', () => {
  const series = { lastPeriodEnd: '2024-12-31', periodMonths: 12, deliveryMonths: 6 };

  test('a series stops when the next value is overdue', () => {
    const one = { ...QUIET, series };
    expect(assessAlerts([one], { today: '2026-06-30' })).toEqual([]);
    expect(assessAlerts([one], { today: '2026-07-01' })).toEqual([
      { kind: 'stopped', id: 'x', overdueSince: '2026-06-30' },
    ]);
    const quarterly = {
      ...QUIET,
      series: { lastPeriodEnd: '2025-11-30', periodMonths: 3, deliveryMonths: 0 },
    };
    expect(assessAlerts([quarterly], { today: '2026-03-01' })).toEqual([
      { kind: 'stopped', id: 'x', overdueSince: '2026-02-28' },
    ]);
  });

  test('a target is near from half a year before until its day, unless it is surely reached', () => {
    const one = { ...QUIET, now: share(40), target: { date: '2027-03-31', level: 0.6 } };
    const near = { kind: 'target-near', id: 'x', date: '2027-03-31' };
    expect(assessAlerts([one], { today: '2026-09-29' })).toEqual([]);
    expect(assessAlerts([one], { today: '2026-09-30' })).toEqual([{ ...near, verdict: 'cannot-be-told' }]);
    expect(assessAlerts([one], { today: '2027-04-01' })).toEqual([]);
    expect(assessAlerts([{ ...one, now: share(70) }], TODAY)).toEqual([]);
    expect(assessAlerts([{ ...one, now: share(70), polarity: 'lower-is-better' }], TODAY)).toEqual([
      { ...near, verdict: 'above' },
    ]);
    expect(assessAlerts([{ ...one, now: null }], TODAY)).toEqual([{ ...near, verdict: null }]);
  });

  test('what is no day is refused', () => {
    expect(() => assessAlerts([{ ...QUIET, series }], { today: '2026-02-29' })).toThrow(RangeError);
    expect(() => assessAlerts([{ ...QUIET, series }], { today: 'tomorrow' })).toThrow(RangeError);
    expect(() =>
      assessAlerts([{ ...QUIET, series: { ...series, periodMonths: 0 } }], { today: '2026-02-28' }),
    ).toThrow(RangeError);
  });
});

/** Twenty core indicators of a small place, drawn anew with nothing changed; families of `together` decide as one. */
function drawPlace(draw: () => number, together: number): MeasuredValue[] {
  const people = (size: number, level: number): number => {
    const families = Math.floor(size / together);
    const rest = size - families * together;
    return drawBinomial(families, level, draw) * together + (draw() < level ? rest : 0);
  };
  const shares = [12, 20, 25, 30, 40, 45, 60, 80, 120, 160, 250, 400].map((size, i): MeasuredValue => {
    const level = [0.5, 0.15, 0.7, 0.35, 0.9, 0.6, 0.08, 0.45, 0.8, 0.25, 0.55, 0.4][i] ?? 0.5;
    return { kind: 'share', numerator: people(size, level), denominator: size };
  });
  const rates = [3, 8, 15, 40].map((mean): MeasuredValue => ({
    kind: 'rate',
    numerator: drawPoisson(mean / together, draw) * together,
    denominator: 8000,
    perBase: 1000,
  }));
  const counts = [6, 25].map((mean): MeasuredValue => ({
    kind: 'count',
    numerator: drawPoisson(mean / together, draw) * together,
  }));
  const means = [0.25, 0.4].map((standardError): MeasuredValue => ({
    kind: 'mean',
    mean: 6 + standardError * Math.sqrt(together) * drawNormal(draw),
    standardError,
  }));
  return [...shares, ...rates, ...counts, ...means];
}

/** False alarms a place and year, and the share of place-years with more than one. */
function simulate(together: number, comparisonsPerYear: number, years: number) {
  const draw = openDraw(20261206 + together * 10 + comparisonsPerYear);
  let alarms = 0;
  let withSeveral = 0;
  for (let year = 0; year < years; year += 1) {
    let inYear = 0;
    for (let round = 0; round < comparisonsPerYear; round += 1) {
      const [before, now] = [drawPlace(draw, together), drawPlace(draw, together)];
      const watched = now.map((value, i): WatchedIndicator => ({
        ...QUIET,
        polarity: i % 3 === 0 ? 'lower-is-better' : 'higher-is-better',
        now: value,
        before: before[i] ?? null,
      }));
      expect(watched).toHaveLength(20);
      inYear += assessAlerts(watched, { ...TODAY, comparisonsPerYear }).length;
    }
    alarms += inYear;
    if (inYear > 1) withSeveral += 1;
  }
  return { alarmsAYear: alarms / years, withSeveral: withSeveral / years };
}

describe('false alarms, nothing having changed', () => {
  test('twenty indicators once a year: fewer than 0.05, hardly ever two', () => {
    const { alarmsAYear, withSeveral } = simulate(1, 1, 1000);
    expect(alarmsAYear).toBeLessThan(0.07);
    expect(withSeveral).toBeLessThan(0.01);
  });

  test('four times a year: no more', () => {
    expect(simulate(1, 4, 250).alarmsAYear).toBeLessThan(0.1);
  });

  test.each([2, 3])('where people decide in families of %i, still fewer than one', (together) => {
    expect(simulate(together, 1, 1000).alarmsAYear).toBeLessThan(1);
  });
});

test('a true fall is seen: from 60 to 35 of 100 in two of three places and more', () => {
  const draw = openDraw(20261207);
  let seen = 0;
  for (let run = 0; run < 300; run += 1) {
    const before = share(drawBinomial(100, 0.6, draw), 100);
    const now = share(drawBinomial(100, 0.35, draw), 100);
    seen += assessAlerts([{ ...QUIET, now, before }], TODAY).length;
  }
  expect(seen / 300).toBeGreaterThan(0.66);
});
