import type { NoReading } from './estimate-rate.ts';
import { checkConfidence, judgeInterval, spanByChance } from './measured-value.ts';
import type { LevelInterval, Verdict } from './measured-value.ts';

export interface ServiceUse {
  /** persons reached, or visits */
  readonly used: number;
  /** persons who could have */
  readonly eligible: number;
}

export interface CoverageRatio {
  readonly kind: 'ratio';
  /** used / eligible; of visits, visits for each person, may exceed 1 */
  readonly coverage: number;
  readonly otherCoverage: number;
  /** coverage / otherCoverage: 1 is parity, 0.5 half as often; null where the others did not use it at all */
  readonly ratio: number | null;
  /** null for visits: ten visits of one person are no ten people, and no chance can be reckoned from them */
  readonly interval: { readonly low: number; /** null: no upper end */ readonly high: number | null } | null;
  /** against parity; null where there is no interval */
  readonly verdict: Verdict | null;
}

/**
 * How often one group uses a service (or one department reaches its people) for each time the other does, both in
 * proportion to those who could. 1 is parity.
 *
 * @param group newcomers, a department …
 * @param other everybody else, another department …
 * @param options `counts`: whether `used` are persons or visits; `confidence`, 0.95 unless told
 * @throws RangeError for numbers below 0, or more persons than are eligible
 * Source: A. Donner and G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347-359 (ratio from the limits of two
 * shares, here Wilson's). Method page: docs/methods/service-use.md
 * @example
 * computeCoverageRatio({ used: 30, eligible: 100 }, { used: 60, eligible: 100 }, { counts: 'persons' }).ratio // => 0.5
 * computeCoverageRatio({ used: 30, eligible: 100 }, { used: 60, eligible: 100 }, { counts: 'persons' }).verdict // => "below"
 */
export function computeCoverageRatio(
  group: ServiceUse,
  other: ServiceUse,
  options: { readonly counts: 'persons' | 'visits'; readonly confidence?: number },
): CoverageRatio | NoReading {
  const { counts, confidence = 0.95 } = options;
  checkConfidence(confidence);
  const [first, second] = [group, other].map(({ used, eligible }) =>
    spanByChance(
      counts === 'persons'
        ? { kind: 'share', numerator: used, denominator: eligible }
        : { kind: 'rate', numerator: used, denominator: eligible, perBase: 1 },
      confidence,
    ),
  );
  if (first === undefined || first === null || second === undefined || second === null)
    return { kind: 'no-reading', reason: 'no-base' };
  const levels = { coverage: first.level, otherCoverage: second.level };
  const ratio = second.level === 0 ? null : first.level / second.level;
  if (counts === 'visits' || (first.level === 0 && second.level === 0))
    return { kind: 'ratio', ...levels, ratio, interval: null, verdict: null };
  const { low, high } = spanRatio(first, second);
  return {
    kind: 'ratio',
    ...levels,
    ratio,
    interval: { low, high },
    verdict: judgeInterval(low, high ?? Number.POSITIVE_INFINITY, 1),
  };
}

/** The ratios r at which the interval of a − r b, made of the limits of a and b, just touches 0. */
function spanRatio(
  a: LevelInterval,
  b: LevelInterval,
): { readonly low: number; readonly high: number | null } {
  const product = a.level * b.level;
  const least = a.low * (2 * a.level - a.low);
  const root = Math.sqrt(Math.max(0, product ** 2 - least * b.high * (2 * b.level - b.high)));
  const most = a.high * (2 * a.level - a.high);
  const divisor = b.low * (2 * b.level - b.low);
  return {
    low: least === 0 ? 0 : least / (product + root),
    high: divisor === 0 ? null : (product + Math.sqrt(Math.max(0, product ** 2 - most * divisor))) / divisor,
  };
}
