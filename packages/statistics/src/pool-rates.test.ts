import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateRate } from './estimate-rate.ts';
import { planPooling, planPoolingOverYears, planPoolingWithNeighbours, poolRates } from './pool-rates.ts';
import type { PoolingQuestion, YearCount } from './pool-rates.ts';

const year = (number: number, numerator: number, denominator = 60): YearCount => ({
  year: number,
  numerator,
  denominator,
});
const plan = (question: Omit<PoolingQuestion, 'areNewPeopleEachYear'>, areNewPeopleEachYear = true) => {
  const found = planPooling({ ...question, areNewPeopleEachYear });
  if (found === null) throw new Error('no year');
  return found;
};

describe('the first pooling that reaches 20 counted', () => {
  test('the newest year alone', () => {
    expect(plan({ years: [year(2022, 40), year(2024, 20)] })).toMatchObject({
      spanYears: 1,
      isStable: true,
      parts: [{ year: 2024, place: '' }],
      missingYears: [],
    });
  });

  test('three years, five years, and a year that is missing is named', () => {
    expect(plan({ years: [year(2024, 9), year(2022, 12)] })).toMatchObject({
      spanYears: 3,
      countedPeople: 21,
      missingYears: [2023],
    });
    const five = [2020, 2021, 2022, 2023, 2024].map((one) => year(one, 4));
    expect(plan({ years: five })).toMatchObject({ spanYears: 5, countedPeople: 20, isStable: true });
  });

  test('neighbours, then without the breakdown, then nothing helps', () => {
    const own = [year(2024, 3), year(2023, 2)];
    const neighbours = [{ name: 'Nearby', years: [year(2024, 12), year(2023, 9)] }];
    const withoutBreakdown = { name: 'sex', years: [year(2024, 22, 130)] };
    expect(plan({ years: own, neighbours })).toMatchObject({ spanYears: 3, withNeighbours: true });
    expect(plan({ years: own, withoutBreakdown })).toMatchObject({ spanYears: 1, droppedBreakdown: 'sex' });
    expect(plan({ years: own })).toMatchObject({ spanYears: 1, isStable: false, countedPeople: 3 });
    expect(planPooling({ years: [], areNewPeopleEachYear: true })).toBeNull();
  });

  test('the same people in three years are not three times as many', () => {
    const years = [year(2024, 9), year(2023, 8), year(2022, 10)];
    expect(plan({ years }, false)).toMatchObject({ spanYears: 1, isStable: false });
    expect(plan({ years }, true)).toMatchObject({ spanYears: 3, isStable: true });
  });
});

test('a span somebody chose is taken as it is, and never of the same people', () => {
  const years = [year(2024, 9), year(2022, 4), year(2020, 5)];
  expect(planPoolingOverYears({ years, areNewPeopleEachYear: true }, 3)).toMatchObject({
    spanYears: 3,
    countedPeople: 13,
    missingYears: [2023],
    isStable: false,
  });
  expect(planPoolingOverYears({ years, areNewPeopleEachYear: true }, 5)).toMatchObject({ countedPeople: 18 });
  expect(planPoolingOverYears({ years, areNewPeopleEachYear: false }, 5)).toBeNull();
  expect(planPoolingOverYears({ years: [], areNewPeopleEachYear: true }, 5)).toBeNull();
});

describe('the pooled figure', () => {
  test('is all counted of all who could be, and carries what was pooled', () => {
    const pooled = poolRates(plan({ years: [year(2024, 9, 30), year(2023, 12, 31)] }), { kind: 'share' });
    if (pooled.kind === 'no-reading') throw new Error(pooled.reason);
    const whole = estimateRate({ kind: 'share', numerator: 21, denominator: 61 });
    expect(pooled).toMatchObject({ ...whole, plan: { spanYears: 3, missingYears: [2022] } });
  });

  test('of the same people keeps the interval of one year', () => {
    const years = [year(2024, 30), year(2023, 30)];
    const found = plan({ years }, false);
    const pooled = poolRates(
      { ...found, parts: years.map((one) => ({ place: '', ...one })) },
      { kind: 'share' },
    );
    const single = estimateRate({ kind: 'share', numerator: 30, denominator: 60 });
    expect(pooled).toMatchObject({ level: 0.5, numerator: 60, denominator: 120 });
    if (pooled.kind === 'reading' && single.kind === 'reading')
      expect(pooled.low).toBeCloseTo(single.low, 12);
  });

  test('has no level without a base', () => {
    expect(poolRates(plan({ years: [year(2024, 0, 0)] }), { kind: 'rate', perBase: 1000 })).toEqual({
      kind: 'no-reading',
      reason: 'no-base',
    });
  });

  test('impossible input is refused', () => {
    expect(() => plan({ years: [year(2024, 1), year(2024, 2)] })).toThrow(RangeError);
    expect(() => plan({ years: [year(2024, -1)] })).toThrow(RangeError);
    expect(() => plan({ years: [year(2024.5, 1)] })).toThrow(RangeError);
  });
});

test('laws: the order of years is of no account, and pooled levels lie within those of the years', () => {
  const counts = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(counts, (list) => {
      const years = list.map(([k, n], i) => year(2019 + i, Math.min(k, n), n));
      const found = plan({ years });
      expect(plan({ years: years.toReversed() })).toEqual(found);
      const pooled = poolRates(found, { kind: 'share' });
      if (pooled.kind === 'no-reading') throw new Error(pooled.reason);
      const levels = found.parts.map(({ numerator, denominator }) => numerator / denominator);
      expect(pooled.level).toBeGreaterThanOrEqual(Math.min(...levels) - 1e-12);
      expect(pooled.level).toBeLessThanOrEqual(Math.max(...levels) + 1e-12);
    }),
    { seed: 20261124, numRuns: 150 },
  );
});

test('with neighbours: the newest year or three, only where a neighbour has one of them', () => {
  const question: PoolingQuestion = {
    years: [year(2023, 8, 31), year(2024, 9, 30)],
    areNewPeopleEachYear: true,
    neighbours: [
      { name: 'B', years: [year(2024, 14, 40), year(2022, 5, 20)] },
      { name: 'C', years: [year(2019, 3, 9)] },
    ],
  };
  const one = planPoolingWithNeighbours(question, 1);
  expect(one).toMatchObject({ countedPeople: 23, isStable: true, withNeighbours: true, spanYears: 1 });
  expect(one?.parts.map(({ place }) => place)).toEqual(['', 'B']);
  expect(planPoolingWithNeighbours(question, 3)).toMatchObject({ countedPeople: 36, missingYears: [2022] });
  expect(planPoolingWithNeighbours({ ...question, areNewPeopleEachYear: false }, 3)).toBeNull();
  expect(planPoolingWithNeighbours({ ...question, neighbours: [] }, 1)).toBeNull();
  expect(planPoolingWithNeighbours({ ...question, years: [] }, 1)).toBeNull();
});
