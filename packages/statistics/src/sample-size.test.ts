import { expect, test } from 'vitest';
import { computeMarginOfError, planSampleSize } from './sample-size.ts';

const plan = (populationSize: number, expectedResponseShare = 1) =>
  planSampleSize({ populationSize, marginPercentagePoints: 5, expectedResponseShare });

test.each([
  [300, 169],
  [1_000, 278],
  [3_000, 341],
  [10_000, 370],
  [50_000, 382],
])('± 5 points of %d people need %d answers', (populationSize, answers) => {
  expect(plan(populationSize).answers).toBe(answers);
});

test('200 of 800: ± 6.0 points, without the correction 6.9', () => {
  expect(computeMarginOfError({ answers: 200, populationSize: 800 })).toBeCloseTo(6.0, 1);
  expect(computeMarginOfError({ answers: 200, populationSize: 1e12 })).toBeCloseTo(6.93, 2);
});

test('a small town with little response asks everybody and is told the margin to expect', () => {
  const found = plan(600, 0.25);
  expect(found).toMatchObject({ answers: 235, invited: 600, isCensus: true, expectedAnswers: 150 });
  expect(found.expectedMarginPercentagePoints).toBeCloseTo(6.935, 3);
});

test('the planned margin is kept where there are people enough', () => {
  for (const size of [500, 2_000, 90_000]) {
    const found = plan(size, 0.5);
    expect(found.invited).toBe(Math.min(size, found.answers * 2));
    expect(found.expectedMarginPercentagePoints).toBeLessThanOrEqual(found.isCensus ? 50 : 5);
  }
});

test('refuses what is out of range', () => {
  expect(() => plan(0)).toThrow(RangeError);
  expect(() => plan(100, 0)).toThrow(RangeError);
  expect(() =>
    planSampleSize({ populationSize: 9, marginPercentagePoints: 0, expectedResponseShare: 1 }),
  ).toThrow(RangeError);
  expect(() => computeMarginOfError({ answers: 3, populationSize: 2 })).toThrow(RangeError);
});
