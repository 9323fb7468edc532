import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeDifferenceOfShares } from './difference-of-shares.ts';
import { rakeWeights } from './rake-weights.ts';
import { estimateMean, estimateShare } from './survey-estimates.ts';
import type { SurveySample } from './survey-sample.ts';

interface Reference {
  readonly sex: readonly string[];
  readonly age: readonly string[];
  readonly district: readonly string[];
  readonly agrees: readonly (number | null)[];
  readonly rating: readonly (number | null)[];
  readonly base: readonly number[];
  readonly rakedWeights: readonly number[];
  readonly simple: Estimates;
  readonly weighted: Estimates;
  readonly stratified: Estimates;
  readonly raked: Estimates;
}
type Estimates = Readonly<
  Record<'share' | 'shareError' | 'mean' | 'meanError' | 'womenMean' | 'womenError', number>
>;

const file = new URL('../reference/survey-4.1.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;
const holds = reference.agrees.map((value) => (value === null ? undefined : value === 1));
const values = reference.rating.map((value) => value ?? undefined);
const women = values.map((value, i) => (reference.sex[i] === 'f' ? value : undefined));
const scale = { min: 0, max: 10 };
const MARGINS = { sex: { f: 610, m: 560 }, age: { young: 330, middle: 480, old: 360 } };

function expectAgreement(sample: SurveySample, expected: Estimates): void {
  const share = estimateShare({ holds, ...sample });
  const mean = estimateMean({ values, scale, ...sample });
  const ofWomen = estimateMean({ values: women, scale, ...sample });
  if (share.kind !== 'interval' || mean.kind !== 'interval' || ofWomen.kind !== 'interval')
    throw new Error('an estimate is missing');
  expect(share.share).toBeCloseTo(expected.share, 12);
  expect(share.standardError).toBeCloseTo(expected.shareError, 9);
  expect(mean.mean).toBeCloseTo(expected.mean, 12);
  expect(mean.standardError).toBeCloseTo(expected.meanError, 9);
  expect(ofWomen.mean).toBeCloseTo(expected.womenMean, 12);
  expect(ofWomen.standardError).toBeCloseTo(expected.womenError, 9);
}

describe('as R survey 4.1-1 computes them, with gaps in the answers and of women alone', () => {
  test('a simple random sample of 60 of 1,170', () => {
    expectAgreement({ populationSize: 1170 }, reference.simple);
  });

  test('unequal weights, large population', () => {
    expectAgreement({ weights: reference.base }, reference.weighted);
  });

  test('two strata, each with its population', () => {
    const sample = { weights: reference.base, strata: reference.district };
    expectAgreement({ ...sample, populationSize: { north: 400, south: 770 } }, reference.stratified);
  });

  test('raked weights, and their gain in precision', () => {
    const { weights, isConverged, isTrimmed } = rakeWeights({
      categories: { sex: reference.sex, age: reference.age },
      margins: MARGINS,
    });
    expect([isConverged, isTrimmed]).toEqual([true, false]);
    const mean = reference.rakedWeights.reduce((sum, one) => sum + one, 0) / 60;
    weights.forEach((weight, i) => expect(weight).toBeCloseTo((reference.rakedWeights[i] ?? 0) / mean, 5));
    const calibration = [reference.sex, reference.age];
    expectAgreement({ weights: reference.rakedWeights, calibration, populationSize: 1170 }, reference.raked);
  });
});

describe('intervals', () => {
  test('equal weights and a large sample: Wilson as it is, but for n − 1 in the variance', () => {
    const answers = Array.from({ length: 20 }, (_, i) => i < 8);
    const found = estimateShare({ holds: answers });
    // 8 of 20 by hand with n* = 19: the variance is estimated with n − 1
    expect(found).toMatchObject({ kind: 'interval', share: 0.4, n: 20, kishAnswers: 20, designEffect: 1 });
    if (found.kind === 'interval') expect(found.effectiveAnswers).toBeCloseTo(19, 10);
  });

  test('all alike: the number of Kish, so that 0 of 10 does not mean never', () => {
    const found = estimateShare({ holds: Array.from({ length: 10 }, () => false) });
    expect(found).toMatchObject({ share: 0, low: 0, effectiveAnswers: 10 });
    if (found.kind === 'interval') expect(found.high).toBeCloseTo(0.2775, 4);
  });

  test('everybody asked and answered: no width', () => {
    const all = { holds: [true, false, true, true], populationSize: 4 };
    expect(estimateShare(all)).toMatchObject({ share: 0.75, low: 0.75, high: 0.75 });
    const mean = { values: [3, 3, 3], scale, populationSize: 3 };
    expect(estimateMean(mean)).toMatchObject({ mean: 3, low: 3, high: 3 });
  });

  test('reasons for none', () => {
    expect(estimateShare({ holds: [undefined] })).toMatchObject({ reason: 'no-answers' });
    expect(estimateMean({ values: [4, undefined], scale })).toMatchObject({
      reason: 'fewer-than-two-answers',
    });
    expect(estimateMean({ values: [4, 4], scale })).toMatchObject({ reason: 'no-variation' });
    const strata = ['a', 'b', 'b'];
    expect(estimateShare({ holds: [true, false, true], strata })).toMatchObject({
      reason: 'single-answer-in-a-stratum',
    });
    expect(() => estimateMean({ values: [11], scale })).toThrow(RangeError);
    expect(() => estimateShare({ holds: [true], weights: [1, 2] })).toThrow(RangeError);
    expect(() => estimateShare({ holds: [true, true], populationSize: 1 })).toThrow(RangeError);
  });

  test('laws: the scale and order of weights do not matter, the interval encloses the share', () => {
    const person = fc.record({
      holds: fc.option(fc.boolean(), { nil: undefined }),
      weight: fc.double({ min: 0.3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 40 }), (people) => {
        const ask = (list: typeof people, factor: number) =>
          estimateShare({
            holds: list.map((one) => one.holds),
            weights: list.map(({ weight }) => weight * factor),
          });
        const first = ask(people, 1);
        const second = ask(people.toReversed(), 7);
        if (first.kind !== 'interval' || second.kind !== 'interval') return first.kind === second.kind;
        expect(second.share).toBeCloseTo(first.share, 9);
        expect(second.low).toBeCloseTo(first.low, 6);
        return first.low <= first.share && first.share <= first.high;
      }),
    );
  });
});

describe('difference of shares', () => {
  test('56 of 70 and 48 of 80 (Newcombe 1998, table II, method 10)', () => {
    const interval = (count: number, n: number) => {
      const z = 1.959963984540054;
      const p = count / n;
      const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
      const divisor = 1 + (z * z) / n;
      return {
        share: p,
        low: (p + (z * z) / (2 * n) - half) / divisor,
        high: (p + (z * z) / (2 * n) + half) / divisor,
      };
    };
    const found = computeDifferenceOfShares(interval(56, 70), interval(48, 80));
    expect(found.difference).toBeCloseTo(0.2, 12);
    expect(found.low).toBeCloseTo(0.0524, 4);
    expect(found.high).toBeCloseTo(0.3339, 4);
    expect(found.isDistinguishable).toBe(true);
  });
});
