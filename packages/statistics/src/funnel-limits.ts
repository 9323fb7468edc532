import { computeBetaProbability, computeGammaProbability, computeNormalSpan } from './distributions.ts';

export type FunnelReference =
  | { readonly kind: 'share'; /** 0–1, between its ends */ readonly level: number }
  | {
      readonly kind: 'rate';
      /** for each `perBase`, above 0 */ readonly level: number;
      readonly perBase: number;
    };

export interface FunnelEnds {
  readonly low: number;
  readonly high: number;
}

export interface FunnelLimit {
  /** denominator the limits belong to */
  readonly size: number;
  /** one place in twenty lies outside by chance; in the unit of the reference */
  readonly inner: FunnelEnds;
  /** one place in five hundred lies outside by chance */
  readonly outer: FunnelEnds;
}

const INNER = 0.95;
const OUTER = 0.998;

/**
 * The limits of a funnel plot: between which shares or rates places of each size lie by chance alone, if all had the
 * level of reference. Exact binomial or Poisson: the limits are counts, and at most 2.5 % (0.1 %) of such places lie
 * beyond each. Not interpolated between counts, as is often done: that would call a village unusual too easily.
 *
 * @param reference level that all are held against, e.g. the pooled share of the group of places
 * @param sizes denominators above 0, whole for shares
 * @param options `overdispersion` from `estimateOverdispersion`, 1 if left out: the limits are moved out by its root
 * @throws RangeError for a reference at or beyond its ends, a size that is not above 0, an overdispersion below 1
 * Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202. Method page: docs/methods/funnel-limits.md
 * @example
 * computeFunnelLimits({ kind: 'share', level: 0.5 }, [100])[0].inner.low.toFixed(2) // => "0.40"
 */
export function computeFunnelLimits(
  reference: FunnelReference,
  sizes: readonly number[],
  options: { readonly overdispersion?: number } = {},
): FunnelLimit[] {
  const { overdispersion = 1 } = options;
  checkReference(reference);
  if (!(overdispersion >= 1 && Number.isFinite(overdispersion)))
    throw new RangeError('The overdispersion is at least 1');
  return sizes.map((size) => {
    if (!(size > 0 && Number.isFinite(size))) throw new RangeError(`${size} is no size`);
    if (reference.kind === 'share' && !Number.isInteger(size))
      throw new RangeError('A share is one of whole people');
    return {
      size,
      inner: findEnds(reference, size, INNER, overdispersion),
      outer: findEnds(reference, size, OUTER, overdispersion),
    };
  });
}

function checkReference(reference: FunnelReference): void {
  const { level } = reference;
  if (!(level > 0 && Number.isFinite(level)) || (reference.kind === 'share' && level >= 1))
    throw new RangeError('The level of reference lies above 0, and a share below 1');
  if (reference.kind === 'rate' && !(reference.perBase > 0)) throw new RangeError('The base lies above 0');
}

function findEnds(
  reference: FunnelReference,
  size: number,
  confidence: number,
  dispersion: number,
): FunnelEnds {
  const { level } = reference;
  const factor = reference.kind === 'share' ? size : size / reference.perBase;
  const most = reference.kind === 'share' ? 1 : Number.POSITIVE_INFINITY;
  const limitAt = (probability: number): number => {
    const limit = findCount(reference, size, probability, confidence) / factor;
    return Math.min(most, Math.max(0, level + Math.sqrt(dispersion) * (limit - level)));
  };
  const tail = (1 - confidence) / 2;
  return { low: Math.min(level, limitAt(tail)), high: Math.max(level, limitAt(1 - tail)) };
}

/** The first count whose cumulative probability reaches the wanted one. */
function findCount(
  reference: FunnelReference,
  size: number,
  probability: number,
  confidence: number,
): number {
  const isShare = reference.kind === 'share';
  const mean = isShare ? size * reference.level : (size * reference.level) / reference.perBase;
  const spread = Math.sqrt(isShare ? mean * (1 - reference.level) : mean);
  const upTo = (count: number): number => {
    if (count < 0) return 0;
    if (!isShare) return 1 - computeGammaProbability(count + 1, mean);
    return count >= size ? 1 : computeBetaProbability(size - count, count + 1, 1 - reference.level);
  };
  const side = probability < 0.5 ? -1 : 1;
  let count = Math.max(0, Math.floor(mean + side * computeNormalSpan(confidence) * spread));
  if (isShare) count = Math.min(count, size);
  while (upTo(count) < probability) count += 1;
  while (count > 0 && upTo(count - 1) >= probability) count -= 1;
  return count;
}

export interface Overdispersion {
  /** mean squared distance of the places in units of chance; 1 if chance is all, never below */
  readonly dispersion: number;
  /** whether it is more than chance among so many places explains */
  readonly isBeyondChance: boolean;
  readonly places: number;
}

/**
 * How many times more places scatter around the reference than chance alone would have it. The tenth of the places at
 * either end is drawn in first, so that a few unusual places do not widen the funnel for all.
 *
 * @param reference as of `computeFunnelLimits`
 * @param places numerator and denominator (above 0) of each
 * @throws RangeError for fewer than 10 places, impossible numbers or a reference at its ends
 * Source: D. J. Spiegelhalter, Quality and Safety in Health Care 14 (2005) 347-351. Method page: docs/methods/funnel-limits.md
 * @example
 * estimateOverdispersion({ kind: 'share', level: 0.5 }, Array.from({ length: 10 }, (_, i) => ({ numerator: i < 5 ? 40 : 60, denominator: 100 }))).dispersion.toFixed(6) // => "4.000000"
 */
export function estimateOverdispersion(
  reference: FunnelReference,
  places: readonly { readonly numerator: number; readonly denominator: number }[],
): Overdispersion {
  checkReference(reference);
  if (places.length < 10) throw new RangeError('Fewer than 10 places tell nothing of their scatter');
  const base = reference.kind === 'share' ? 1 : reference.perBase;
  const expected = reference.level / base;
  const distances = places.map(({ numerator, denominator }) => {
    if (!(numerator >= 0 && denominator > 0) || (reference.kind === 'share' && numerator > denominator))
      throw new RangeError(`${numerator} of ${denominator} is impossible`);
    const variance = (expected * (reference.kind === 'share' ? 1 - expected : 1)) / denominator;
    return (numerator / denominator - expected) / Math.sqrt(variance);
  });
  const sorted = distances.toSorted((a, b) => a - b);
  const cut = Math.floor(places.length * 0.1);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? 0;
  const squares = distances.reduce((sum, one) => sum + Math.min(high, Math.max(low, one)) ** 2, 0);
  const dispersion = Math.max(1, squares / places.length);
  return {
    dispersion,
    isBeyondChance: dispersion > 1 + 2 * Math.sqrt(2 / places.length),
    places: places.length,
  };
}
