import { describe, expect, test } from 'vitest';
import { estimateRate } from './estimate-rate.ts';
import { computeRetention } from './retention.ts';
import type { ArrivalCohort } from './retention.ts';

const COHORTS: readonly ArrivalCohort[] = [
  { year: 2023, arrived: 31 },
  { year: 2018, arrived: 24, stillHereAfter2: 18, stillHereAfter5: 12 },
  { year: 2019, arrived: 30, stillHereAfter2: 20, stillHereAfter5: 15 },
  { year: 2021, arrived: 12, stillHereAfter2: 9 },
  { year: 2022, arrived: 55, stillHereAfter2: 41 },
];

describe('who stays', () => {
  test('the latest three cohorts known are pooled and named, those not known too', () => {
    const { after2, after5 } = computeRetention(COHORTS);
    expect(after2.cohorts).toEqual([2019, 2021, 2022]);
    expect(after2.missingCohorts).toEqual([2023]);
    expect(after2.reading).toEqual(estimateRate({ kind: 'share', numerator: 70, denominator: 97 }));
    expect(after5.cohorts).toEqual([2018, 2019]);
    expect(after5.missingCohorts).toEqual([2021, 2022, 2023]);
    expect(after5.reading).toEqual(estimateRate({ kind: 'share', numerator: 27, denominator: 54 }));
  });

  test('a single cohort, or none', () => {
    expect(computeRetention(COHORTS, { latest: 1 }).after2.cohorts).toEqual([2022]);
    expect(computeRetention([{ year: 2023, arrived: 5 }]).after2.reading).toEqual({
      kind: 'no-reading',
      reason: 'no-base',
    });
  });

  test('impossible input is refused', () => {
    expect(() => computeRetention([{ year: 2020, arrived: 4, stillHereAfter2: 5 }])).toThrow('2020');
    expect(() =>
      computeRetention([{ year: 2020, arrived: 4, stillHereAfter2: 2, stillHereAfter5: 3 }]),
    ).toThrow(RangeError);
    expect(() => computeRetention([...COHORTS, { year: 2023, arrived: 1 }])).toThrow(RangeError);
    expect(() => computeRetention(COHORTS, { latest: 0 })).toThrow(RangeError);
  });
});
