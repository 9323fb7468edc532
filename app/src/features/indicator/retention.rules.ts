/** Who stays: years of arrival put together, of what the reader may see. */
import {
  computeRetention,
  MINIMUM_STABLE_COUNT,
  type ArrivalCohort,
  type Retention,
} from '@vicus/statistics';
import type { ObservationStatus } from './indicator.types.ts';
import { readLeastSettled, type PoolSpan } from './pooling.rules.ts';
import type { Point } from './reading.rules.ts';

/** Still here after two and after five years; both are read on the page of either. */
const AFTER_2 = 'cx3';
const AFTER_5 = 'cx3-5';
/** As many cohorts as the method puts together unless somebody chooses five. */
const USUAL_COHORTS = 3;

/** The two indicators of who stays; none for another one. */
export function listRetentionIds(indicatorId: string): readonly string[] {
  return indicatorId === AFTER_2 || indicatorId === AFTER_5 ? [AFTER_2, AFTER_5] : [];
}

export interface RetentionSide {
  readonly afterYears: 2 | 5;
  /** null: no year of arrival is known, or one among them is withheld: a sum with it would tell it, one without it mislead */
  readonly pooled: Retention | null;
  /** withheld years of arrival */
  readonly withheldCohorts: readonly number[];
  /** of the least settled year among them */
  readonly status: ObservationStatus;
  /** fewer than 20 stayers are counted in all of them */
  readonly isUnstable: boolean;
  /** five instead of three would bring in more */
  readonly hasMore: boolean;
}

export interface RetentionReading {
  /** how many years of arrival are put together at most */
  readonly cohorts: number;
  readonly sides: readonly RetentionSide[];
}

/** `readPoints`: of one of the two indicators, as the reader sees them. */
export function readRetention(
  readPoints: (indicatorId: string) => readonly Point[],
  span: PoolSpan | null,
): RetentionReading {
  const cohorts = span ?? USUAL_COHORTS;
  return {
    cohorts,
    sides: [
      readSide(2, chooseSeries(readPoints(AFTER_2)), cohorts),
      readSide(5, chooseSeries(readPoints(AFTER_5)), cohorts),
    ],
  };
}

/** Newcomers where they are counted, otherwise everyone; whole years only. */
function chooseSeries(points: readonly Point[]): readonly Point[] {
  const years = points.filter(({ period }) => /^\d{4}$/.test(period));
  const newcomers = years.filter(({ people }) => people === 'newcomers');
  return newcomers.length > 0 ? newcomers : years.filter(({ people }) => people === 'everyone');
}

function readSide(afterYears: 2 | 5, points: readonly Point[], latest: number): RetentionSide {
  const known = points.flatMap((point) => toCohort(afterYears, point) ?? []);
  const withheld = points.flatMap(({ cell, period }) =>
    cell.kind === 'none' && (cell.reason === 'withheld' || cell.reason === 'withheld-at-source')
      ? [Number(period)]
      : [],
  );
  const retention = computeRetention(known, { latest });
  const pooled = afterYears === 2 ? retention.after2 : retention.after5;
  const [oldest = 0] = pooled.cohorts;
  const newest = pooled.cohorts.at(-1) ?? 0;
  const isBroken = withheld.some((year) => year > oldest && year < newest);
  const counted = pooled.reading.kind === 'reading' ? pooled.reading.numerator : 0;
  return {
    afterYears,
    pooled: pooled.cohorts.length === 0 || isBroken ? null : withMissing(pooled, points, withheld),
    withheldCohorts: withheld,
    status: readLeastSettled(points.filter(({ period }) => pooled.cohorts.includes(Number(period)))),
    isUnstable: counted < MINIMUM_STABLE_COUNT,
    hasMore: known.length > pooled.cohorts.length,
  };
}

/** Years of arrival whose stayers nobody has counted (yet); those withheld are told apart. */
function withMissing(pooled: Retention, points: readonly Point[], withheld: readonly number[]): Retention {
  const years = points.map(({ period }) => Number(period));
  const [oldest = 0] = pooled.cohorts;
  const without = years.filter((year) => year > oldest && !pooled.cohorts.includes(year));
  return { ...pooled, missingCohorts: without.filter((year) => !withheld.includes(year)) };
}

function toCohort(afterYears: 2 | 5, { cell, period, numerator, denominator }: Point): ArrivalCohort | null {
  if (cell.kind === 'none' || numerator === null || denominator === null) return null;
  const stayed = afterYears === 2 ? { stillHereAfter2: numerator } : { stillHereAfter5: numerator };
  return { year: Number(period), arrived: denominator, ...stayed };
}
