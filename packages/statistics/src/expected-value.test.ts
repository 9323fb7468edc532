import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countPlacesNeeded, fitExpectedValues } from './expected-value.ts';
import type { ExpectedValueFit, ExpectedValueTable } from './expected-value.types.ts';
import { predictExpectedValue } from './predict-expected-value.ts';
import { spanShareOfPlaces } from './share-spread.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
const listOf = (name: string): readonly number[] => reference[name] ?? [];

const TABLE: ExpectedValueTable = {
  preconditions: ['age', 'jobless'],
  columns: [listOf('placesAge'), listOf('placesJobless')],
  numerators: listOf('placesCounted'),
  denominators: listOf('placesSize'),
};
/** Shares of the same places, of so many people that chance is nothing. */
const LARGE: ExpectedValueTable = {
  ...TABLE,
  numerators:
    TABLE.columns[0] === undefined
      ? []
      : listOf('placesCounted').map((k, i) => (k / (listOf('placesSize')[i] ?? 1)) * 1e12),
  denominators: listOf('placesSize').map(() => 1e12),
};

const fitOf = (table: ExpectedValueTable): ExpectedValueFit => {
  const found = fitExpectedValues(table);
  if (found.kind === 'no-fit') throw new Error(found.reason);
  return found;
};
const atZero = (fit: ExpectedValueFit): number =>
  fit.levelAtMeans - fit.preconditions.reduce((sum, one) => sum + one.coefficient * one.mean, 0);

describe('equal to R 4.2.2', () => {
  test.each([
    ['expectedPlaces', TABLE],
    ['expectedCalm', { ...TABLE, numerators: listOf('placesCalm') }],
  ])('%s: lm.wfit with the moment equation solved by uniroot', (name, table) => {
    const [between = 0, level = 0, age = 0, jobless = 0, , ageError = 0, joblessError = 0] = listOf(name);
    const fit = fitOf(table);
    expect(fit.betweenVariance).toBeCloseTo(between, 9);
    expect(atZero(fit)).toBeCloseTo(level, 7);
    expect(fit.preconditions.map((one) => one.coefficient)[0]).toBeCloseTo(age, 8);
    expect(fit.preconditions.map((one) => one.coefficient)[1]).toBeCloseTo(jobless, 8);
    expect(fit.preconditions.map((one) => one.standardError)[0]).toBeCloseTo(ageError, 8);
    expect(fit.preconditions.map((one) => one.standardError)[1]).toBeCloseTo(joblessError, 8);
  });

  test('without chance it is lm, and a place taken out by leverage is lm without it', () => {
    const [variance = 0, level = 0, age = 0, jobless = 0, , ageError = 0] = listOf('expectedLm');
    const fit = fitOf(LARGE);
    expect(fit.betweenVariance).toBeCloseTo(variance, 9);
    expect(atZero(fit)).toBeCloseTo(level, 8);
    expect(fit.preconditions[0]?.coefficient).toBeCloseTo(age, 9);
    expect(fit.preconditions[1]?.coefficient).toBeCloseTo(jobless, 9);
    expect(fit.preconditions[0]?.standardError).toBeCloseTo(ageError, 8);
    const eighth = predictExpectedValue(fit, {
      values: { age: listOf('placesAge')[7] ?? 0, jobless: listOf('placesJobless')[7] ?? 0 },
      denominator: 1e12,
      numerator: LARGE.numerators[7] ?? 0,
      wasInFit: true,
    });
    expect(eighth.expected).toBeCloseTo(listOf('expectedLeaveOut')[0] ?? 0, 8);
  });

  test('the spread of small places: beta-binomial; of large ones: beta', () => {
    const asked = [
      [0.3, 0.0025, 25],
      [0.04, 0.0009, 400],
      [0.6, 0.001, 1000],
    ] as const;
    const found = asked.flatMap(([mean, variance, size]) => {
      const { low, high } = spanShareOfPlaces(mean, variance, size, 0.95);
      return [low, high];
    });
    found.forEach((value, i) => expect(value).toBeCloseTo(listOf('spread')[i] ?? 0, 12));
    const large = spanShareOfPlaces(0.6, 0.01, 5000, 0.95);
    expect(large.low).toBeCloseTo(listOf('spreadLarge')[0] ?? 0, 8);
    expect(large.high).toBeCloseTo(listOf('spreadLarge')[1] ?? 0, 8);
  });
});

describe('what is refused', () => {
  test('too few places', () => {
    expect(countPlacesNeeded(8)).toBe(80);
    const few = { ...TABLE, preconditions: TABLE.preconditions };
    const cut = (list: ArrayLike<number>) => Array.from(list).slice(0, 29);
    expect(
      fitExpectedValues({
        ...few,
        columns: TABLE.columns.map(cut),
        numerators: cut(TABLE.numerators),
        denominators: cut(TABLE.denominators),
      }),
    ).toEqual({ kind: 'no-fit', reason: 'too-few-places', places: 29, needed: 30 });
  });

  test('a precondition that is the same everywhere, or repeats others: both are named', () => {
    const [age = [], jobless = []] = TABLE.columns;
    const sum = Array.from(age, (value, i) => 2 * value + (jobless[i] ?? 0));
    expect(
      fitExpectedValues({ ...TABLE, preconditions: ['age', 'jobless', 'mix'], columns: [age, jobless, sum] }),
    ).toEqual({ kind: 'no-fit', reason: 'repeated-preconditions', preconditions: ['age', 'jobless', 'mix'] });
    expect(fitExpectedValues({ ...TABLE, columns: [age, Array.from(age, () => 4)] })).toEqual({
      kind: 'no-fit',
      reason: 'no-variation',
      preconditions: ['jobless'],
    });
    expect(fitExpectedValues({ ...TABLE, numerators: listOf('placesSize').map(() => 0) })).toEqual({
      kind: 'no-fit',
      reason: 'outcome-does-not-vary',
    });
  });

  test('nearly the same preconditions are named, and the fit stands', () => {
    const [age = [], jobless = []] = TABLE.columns;
    const nearly = Array.from(age, (value, i) => value + 0.5 * Math.sin(i * 3));
    const fit = fitOf({
      ...TABLE,
      preconditions: ['age', 'jobless', 'ageAgain'],
      columns: [age, jobless, nearly],
    });
    expect(fit.entangled).toEqual(['age', 'ageAgain']);
  });

  test('gaps, impossible shares, missing inputs', () => {
    const [age = []] = TABLE.columns;
    const gap = Array.from(age, (value, i) => (i === 3 ? Number.NaN : value));
    expect(() => fitExpectedValues({ ...TABLE, columns: [age, gap] })).toThrow('jobless: value 4');
    expect(() => fitExpectedValues({ ...TABLE, columns: [age] })).toThrow(RangeError);
    expect(() => fitExpectedValues({ ...TABLE, denominators: listOf('placesSize').map(() => 1) })).toThrow(
      'Place 1',
    );
    const fit = fitOf(TABLE);
    expect(() => predictExpectedValue(fit, { values: { age: 40 }, denominator: 9, wasInFit: false })).toThrow(
      'jobless',
    );
    const values = { age: 40, jobless: 6 };
    expect(() => predictExpectedValue(fit, { values, denominator: 0, wasInFit: false })).toThrow(RangeError);
    expect(() => predictExpectedValue(fit, { values, denominator: 9, wasInFit: true })).toThrow(RangeError);
  });
});

describe('what a place is told', () => {
  const fit = fitOf(TABLE);
  const values = { age: 40, jobless: 6 };

  test('actual, expected, difference, inputs; smaller places are told less', () => {
    const told = predictExpectedValue(fit, { values, denominator: 200, numerator: 40, wasInFit: false });
    expect(told.verdict).toBe('below');
    expect(told.difference).toBeCloseTo(0.2 - told.expected, 12);
    expect(told.expected).toBeCloseTo(
      fit.levelAtMeans + told.inputs.reduce((sum, one) => sum + one.contribution, 0),
      12,
    );
    const small = predictExpectedValue(fit, { values, denominator: 8, numerator: 4, wasInFit: false });
    expect(small.verdict).toBe('cannot-be-told');
    expect(small.high - small.low).toBeGreaterThan(told.high - told.low);
    expect(small.chance).toBeGreaterThan(small.betweenPlaces);
    const unknown = predictExpectedValue(fit, { values, denominator: 8, wasInFit: false });
    expect(unknown).toMatchObject({ actual: null, difference: null, verdict: null });
  });

  test('an input no place had is named', () => {
    const told = predictExpectedValue(fit, {
      values: { age: 80, jobless: 6 },
      denominator: 50,
      wasInFit: false,
    });
    expect(told.inputs.map((one) => one.isOutsideRange)).toEqual([true, false]);
  });

  test('the fit may be stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(fit)) as ExpectedValueFit;
    const question = { values, denominator: 60, numerator: 30, wasInFit: false };
    expect(predictExpectedValue(stored, question)).toEqual(predictExpectedValue(fit, question));
  });

  test('laws: the order of places and the unit of a precondition are of no account', () => {
    fc.assert(
      fc.property(fc.nat(59), fc.double({ min: 0.01, max: 100, noNaN: true }), (turn, unit) => {
        const order = (list: ArrayLike<number>) => {
          const all = Array.from(list);
          return [...all.slice(turn), ...all.slice(0, turn)];
        };
        const [age = [], jobless = []] = TABLE.columns;
        const moved = fitOf({
          ...TABLE,
          columns: [order(age).map((value) => value * unit), order(jobless)],
          numerators: order(TABLE.numerators),
          denominators: order(TABLE.denominators),
        });
        const told = predictExpectedValue(moved, {
          values: { age: 40 * unit, jobless: 6 },
          denominator: 70,
          wasInFit: false,
        });
        const before = predictExpectedValue(fit, { values, denominator: 70, wasInFit: false });
        expect(told.expected).toBeCloseTo(before.expected, 8);
        expect(told.low).toBeCloseTo(before.low, 8);
      }),
      { seed: 20261127, numRuns: 40 },
    );
  });
});
