import {
  MINIMUM_STABLE_COUNT,
  checkConfidence,
  checkMeasuredValue,
  judgeInterval,
  spanByChance,
} from './measured-value.ts';
import type { LevelInterval, MeasuredValue, RegisterValue, Verdict } from './measured-value.ts';

export interface RateReading extends LevelInterval {
  readonly kind: 'reading';
  readonly numerator: number;
  /** null for a count */
  readonly denominator: number | null;
  /** 1/√numerator; null where nothing was counted */
  readonly relativeStandardError: number | null;
  /** fewer than 20 counted: pool, drop a breakdown, or tell the count in words */
  readonly isUnstable: boolean;
  readonly confidence: number;
}

export interface NoReading {
  readonly kind: 'no-reading';
  /** the denominator is 0 */
  readonly reason: 'no-base';
}

/**
 * Reads a figure of a register: its level and how far chance alone moves a place of this size. A register counts
 * everybody, so nothing here is a sampling error; the interval tells whether another year under the same
 * circumstances could well have given another number.
 *
 * @param value share (level 0–1, Wilson), rate (level for each `perBase`, exact Poisson) or count (exact Poisson)
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for negative numbers, a share above 1, a base that is not above 0
 * Source: E. B. Wilson, JASA 22 (1927) 209-212; F. Garwood, Biometrika 28 (1936) 437-442; the threshold of 20 as in
 * the practice of health statistics (relative standard error 22 %). Method page: docs/methods/register-figures.md
 * @example
 * estimateRate({ kind: 'share', numerator: 12, denominator: 49 }).high.toFixed(4) // => "0.3809"
 * estimateRate({ kind: 'count', numerator: 10 }).low.toFixed(3) // => "4.795"
 * estimateRate({ kind: 'rate', numerator: 3, denominator: 0, perBase: 1000 }) // => {"kind":"no-reading","reason":"no-base"}
 */
export function estimateRate(
  value: RegisterValue,
  options: { readonly confidence?: number } = {},
): RateReading | NoReading {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  const span = spanByChance(value, confidence);
  if (span === null) return { kind: 'no-reading', reason: 'no-base' };
  return {
    kind: 'reading',
    ...span,
    numerator: value.numerator,
    denominator: value.kind === 'count' ? null : value.denominator,
    relativeStandardError: value.numerator === 0 ? null : 1 / Math.sqrt(value.numerator),
    isUnstable: value.numerator < MINIMUM_STABLE_COUNT,
    confidence,
  };
}

export interface Gap {
  readonly kind: 'gap';
  /** others minus newcomers, percentage points */
  readonly gapPoints: number;
  readonly lowPoints: number;
  readonly highPoints: number;
  /** whether the others' share lies above or below that of newcomers */
  readonly verdict: Verdict;
  /** whether either share rests on fewer than 20 counted */
  readonly isUnstable: boolean;
}

/** How many of how many. */
export interface PartOfPeople {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The gap between the share of everybody else in the place and that of newcomers, in percentage points.
 *
 * @param newcomers how many of how many
 * @param others everybody else, not the whole population
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for impossible numbers
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10. Method page: docs/methods/gap-and-change.md
 * @example
 * computeGap({ numerator: 48, denominator: 80 }, { numerator: 56, denominator: 70 }).gapPoints.toFixed(1) // => "20.0"
 * computeGap({ numerator: 48, denominator: 80 }, { numerator: 56, denominator: 70 }).lowPoints.toFixed(1) // => "5.2"
 */
export function computeGap(
  newcomers: PartOfPeople,
  others: PartOfPeople,
  options: { readonly confidence?: number } = {},
): Gap | NoReading {
  const change = computeChange({ kind: 'share', ...others }, { kind: 'share', ...newcomers }, options);
  if (change.kind === 'no-reading') return change;
  return {
    kind: 'gap',
    gapPoints: 100 * change.difference,
    lowPoints: 100 * change.low,
    highPoints: 100 * change.high,
    verdict: change.verdict,
    isUnstable: Math.min(newcomers.numerator, others.numerator) < MINIMUM_STABLE_COUNT,
  };
}

export interface Change {
  readonly kind: 'change';
  /** first minus second, in the unit of the level: share −1 to 1, rate for each `perBase`, count, scale */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/**
 * What changed between two periods: the difference with an interval made of the two values' own intervals by chance.
 * For shares this is Newcombe's interval, for means the usual one of two independent samples.
 *
 * @param now the newer value
 * @param baseline the value it is held against, of the same kind and base
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for impossible numbers or two kinds that cannot be compared
 * Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702. Method page: docs/methods/gap-and-change.md
 * @example
 * computeChange({ kind: 'count', numerator: 60 }, { kind: 'count', numerator: 30 }).verdict // => "above"
 * computeChange({ kind: 'count', numerator: 6 }, { kind: 'count', numerator: 3 }).verdict // => "cannot-be-told"
 */
export function computeChange(
  now: MeasuredValue,
  baseline: MeasuredValue,
  options: { readonly confidence?: number } = {},
): Change | NoReading {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  if (now.kind !== baseline.kind)
    throw new RangeError(`A ${now.kind} is not compared with a ${baseline.kind}`);
  if (now.kind === 'rate' && baseline.kind === 'rate' && now.perBase !== baseline.perBase)
    throw new RangeError('Rates are compared for the same base');
  const first = spanByChance(now, confidence);
  const second = spanByChance(baseline, confidence);
  if (first === null || second === null) return { kind: 'no-reading', reason: 'no-base' };
  const difference = first.level - second.level;
  const low = difference - Math.hypot(first.level - first.low, second.high - second.level);
  const high = difference + Math.hypot(first.high - first.level, second.level - second.low);
  return { kind: 'change', difference, low, high, verdict: judgeInterval(low, high, 0) };
}

/**
 * Whether a value lies above or below a target, which is a fixed number and has no chance of its own.
 *
 * @param now the value
 * @param target in the unit of the level: share 0–1, rate for each `perBase`, count, scale
 * @param options `confidence`, 0.95 unless told
 * @throws RangeError for impossible numbers or a target that is no finite number
 * Source: interval by chance as `estimateRate`. Method page: docs/methods/gap-and-change.md
 * @example
 * compareWithTarget({ kind: 'share', numerator: 30, denominator: 60 }, 0.8).verdict // => "below"
 */
export function compareWithTarget(
  now: MeasuredValue,
  target: number,
  options: { readonly confidence?: number } = {},
): Change | NoReading {
  const { confidence = 0.95 } = options;
  checkConfidence(confidence);
  checkMeasuredValue(now);
  if (!Number.isFinite(target)) throw new RangeError('A target is a finite number');
  const span = spanByChance(now, confidence);
  if (span === null) return { kind: 'no-reading', reason: 'no-base' };
  return {
    kind: 'change',
    difference: span.level - target,
    low: span.low - target,
    high: span.high - target,
    verdict: judgeInterval(span.low, span.high, target),
  };
}
