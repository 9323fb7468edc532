/**
 * Whether two figures may be held against one another, and what they then say. The rules stand on
 * docs/methods/evaluation.md; a difference is never called an effect.
 */
import type { Fact, FactInterval, KnownFact } from '#features/fact/fact.types.ts';
import type { Comparison, NotCarried } from './evaluation.types.ts';

/** Answers behind each number; with fewer, one household more or less moves a share by more than 3 points. */
export const MINIMUM_ANSWERS = 30;

const notCarried = (reason: NotCarried): Comparison => ({ verdict: 'not-carried', reason });

/** Before and after: the same cell of the same kind of table at two times. */
export function compareOverTime(earlier: Fact | null, later: Fact | null): Comparison {
  if (earlier === null || later === null) return notCarried('withdrawn');
  if (earlier.kind === 'none' || later.kind === 'none') return notCarried('no-number');
  if (!isSameDefinition(earlier, later)) return notCarried('another-definition');
  if (nameTime(earlier) >= nameTime(later)) return notCarried('same-time');
  return compareNumbers(earlier, later);
}

/** Texts that say what is counted, how and of whom; the time is what differs. */
function isSameDefinition(one: KnownFact, other: KnownFact): boolean {
  const describe = ({ address, measure, method, labels, question }: KnownFact) =>
    JSON.stringify([
      address.tableId,
      measure.id,
      measure.unit,
      measure.kind,
      method,
      question.en,
      labels.map(({ dimension, category }) => [dimension.en, category.en]),
    ]);
  return describe(one) === describe(other);
}

/** Periods begin with their year, so that texts sort as times do; what a survey is called says no time. */
const nameTime = ({ time, period }: KnownFact): string =>
  time !== null && /^\d{4}/.test(time.en) ? time.en : period;

function compareNumbers(earlier: KnownFact, later: KnownFact): Comparison {
  const answered = [earlier.answered, later.answered].filter((count) => count !== null);
  if (answered.some((count) => count < MINIMUM_ANSWERS)) return notCarried('too-few-answers');
  const before = spanNumber(earlier);
  const after = spanNumber(later);
  if (before === null || after === null) return notCarried('no-interval');
  return compareIntervals(before, after);
}

/** 1.96 standard errors of √x, which are 1/2 for counts of things that happen independently. */
const HALF_WIDTH_OF_ROOT = 0.98;

/** Counts of a register have chance in them too: as many more or fewer might have come. Other numbers need their interval. */
function spanNumber({ interval, measure, value }: KnownFact): FactInterval | null {
  if (interval !== null) return interval;
  if (measure.kind !== 'count') return null;
  const root = Math.sqrt(value);
  return { low: Math.max(0, root - HALF_WIDTH_OF_ROOT) ** 2, high: (root + HALF_WIDTH_OF_ROOT) ** 2 };
}

/** Only intervals that do not touch say that one is higher: the stricter rule, because many pairs are looked at. */
export function compareIntervals(first: FactInterval, second: FactInterval): Comparison {
  if (second.low > first.high) return { verdict: 'higher' };
  if (second.high < first.low) return { verdict: 'lower' };
  return { verdict: 'no-clear-difference' };
}

/** A figure of the own place beside those of places like it, as the room of comparison gives it. */
export interface BesideOthers {
  /** null: not shown in the own edition */
  readonly own: number | null;
  /** where one more such place would be expected; null: not computed, or withheld */
  readonly range: FactInterval | null;
  /** with the own one */
  readonly places: number;
}

/** Fewest places behind a figure of a group, the own one among them (docs/methods/comparison.md). */
export const MINIMUM_PLACES = 6;

/** Beside places like it: said only where the own figure lies outside what one more such place would be expected to have. */
export function compareWithOthers({ own, range, places }: BesideOthers): Comparison {
  if (own === null) return notCarried('no-number');
  if (places < MINIMUM_PLACES) return notCarried('too-few-places');
  if (range === null) return notCarried('no-interval');
  return compareIntervals(range, { low: own, high: own });
}
