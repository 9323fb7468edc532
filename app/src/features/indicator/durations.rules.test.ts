import { findIndicator, INDICATORS } from '@vicus/reference';
import { expect, test } from 'vitest';
import { computeMedianContent, listBands, MOST_BANDS, type BandCounts } from './durations.rules.ts';

const homes = findIndicator('ho3');
if (homes === undefined) throw new Error('The catalogue has no median of months');

/** docs/methods/median-durations.md, worked example. */
const REACHED = [4, 9, 14, 8, 3, 5];
const WAITING = [2, 6, 5, 7, 1, 0];
const toCounts = (reached: readonly number[], waiting: readonly number[]): BandCounts[] =>
  reached.map((count, at) => ({ reached: count, waiting: waiting[at] ?? null }));

test('every time of the catalogue has bands that the form can hold', () => {
  const times = INDICATORS.filter(({ kind, unit }) => kind === 'median' && unit !== 'number');
  expect(times.length).toBeGreaterThan(2);
  for (const one of times) {
    const bands = listBands(one);
    expect(bands.length, one.id).toBeGreaterThan(4);
    expect(bands.length, one.id).toBeLessThanOrEqual(MOST_BANDS);
    expect(bands.at(-1)?.to, one.id).toBeNull();
    expect(one.collecting.en, one.id).toBeTruthy();
  }
  for (const one of INDICATORS.filter(({ kind }) => kind !== 'median')) expect(listBands(one)).toEqual([]);
});

test('the median of the worked example, with and without those who wait', () => {
  expect(computeMedianContent(homes, toCounts(REACHED, []), 'final')).toMatchObject({
    value: 9.6,
    denominator: 43,
    numerator: null,
    low: 6.7,
    high: 12.8,
    status: 'final',
  });
  expect(computeMedianContent(homes, toCounts(REACHED, WAITING), 'provisional')).toMatchObject({
    value: 12.8,
    denominator: 64,
    low: 9.3,
    high: 20.7,
  });
});

test('an interval that is open upwards is left out, never invented', () => {
  const content = computeMedianContent(homes, toCounts([0, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 2]), 'final');
  expect(content.value).toBeGreaterThan(12);
  expect(content.low ?? null).toBeNull();
  expect(content.high ?? null).toBeNull();
});

test('what cannot be told is refused, with the reason', () => {
  const refuse = (reached: readonly number[], waiting: readonly number[]) => () =>
    computeMedianContent(homes, toCounts(reached, waiting), 'final');
  expect(refuse([], [])).toThrow(expect.objectContaining({ code: 'counts-empty' }));
  expect(refuse([0, 0, 0, 0, 0, 0], [0, 3, 0, 0, 0, 9])).toThrow(
    expect.objectContaining({ code: 'median-not-reached', values: { duration: 36, unit: 'months' } }),
  );
  expect(refuse([1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 9])).toThrow(
    expect.objectContaining({ code: 'median-not-reached' }),
  );
});
