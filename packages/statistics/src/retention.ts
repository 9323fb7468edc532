import type { NoReading, RateReading } from './estimate-rate.ts';
import { estimateRate } from './estimate-rate.ts';

export interface ArrivalCohort {
  /** year in which they registered here */
  readonly year: number;
  readonly arrived: number;
  /** still registered here so many years later; left out where not yet or not known */
  readonly stillHereAfter2?: number;
  readonly stillHereAfter5?: number;
}

export interface Retention {
  /** stayers of all arrivals of the cohorts named; `no-base` where none is known */
  readonly reading: RateReading | NoReading;
  readonly cohorts: readonly number[];
  /** cohorts whose number of stayers is not known (yet) */
  readonly missingCohorts: readonly number[];
}

/**
 * Who stays: the share of those who registered here in some years who are still registered two and five years later, the
 * cohorts pooled. Each cohort is other people, so pooling makes them more.
 *
 * @param cohorts by year of arrival, any order, one a year
 * @param options `latest`: how many of the latest known cohorts are pooled, 3 unless told; `confidence`, 0.95 unless told
 * @throws RangeError for more stayers than arrivals, more after five years than after two, or a year given twice
 * Source: textbook definition; interval as `estimateShareInterval`. Method page: docs/methods/retention.md
 * @example
 * computeRetention([{ year: 2021, arrived: 40, stillHereAfter2: 30 }, { year: 2022, arrived: 20, stillHereAfter2: 12 }]).after2.reading.level // => 0.7
 */
export function computeRetention(
  cohorts: readonly ArrivalCohort[],
  options: { readonly latest?: number; readonly confidence?: number } = {},
): { readonly after2: Retention; readonly after5: Retention } {
  const { latest = 3, confidence = 0.95 } = options;
  if (!Number.isInteger(latest) || latest < 1) throw new RangeError('At least one cohort is pooled');
  if (new Set(cohorts.map(({ year }) => year)).size !== cohorts.length)
    throw new RangeError('A year of arrival stands twice');
  for (const { arrived, stillHereAfter2 = arrived, stillHereAfter5 = stillHereAfter2, year } of cohorts)
    if (!(stillHereAfter5 >= 0 && stillHereAfter5 <= stillHereAfter2 && stillHereAfter2 <= arrived))
      throw new RangeError(`Arrivals of ${year}: nobody can stay who did not arrive or had left`);
  const readAfter = (pick: (cohort: ArrivalCohort) => number | undefined): Retention => {
    const newestFirst = cohorts.toSorted((a, b) => b.year - a.year);
    const known = newestFirst.filter((cohort) => pick(cohort) !== undefined).slice(0, latest);
    const numerator = known.reduce((sum, cohort) => sum + (pick(cohort) ?? 0), 0);
    const denominator = known.reduce((sum, { arrived }) => sum + arrived, 0);
    return {
      reading: estimateRate({ kind: 'share', numerator, denominator }, { confidence }),
      cohorts: known.map(({ year }) => year).toReversed(),
      missingCohorts: newestFirst
        .filter((cohort) => pick(cohort) === undefined)
        .map(({ year }) => year)
        .toReversed(),
    };
  };
  return { after2: readAfter((one) => one.stillHereAfter2), after5: readAfter((one) => one.stillHereAfter5) };
}
