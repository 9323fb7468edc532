import type { FunnelPicture } from './chart.types.ts';

/** The field of a funnel plot: sizes by their logarithm, differences around 0. */
export interface FunnelField {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** percentage points at the upper edge; the lower is as far below */
  readonly reach: number;
  readonly least: number;
  readonly most: number;
}

/** Numbers a reader counts in, on both axes. */
const STEPS = [1, 2, 5] as const;
/** At most this share of the places is drawn at the edge, so that a few far ones do not press all others flat. */
const SHARE_BEYOND = 0.005;

export function chooseReach({ differences, own, limits }: FunnelPicture): number {
  const distances = Float64Array.from(differences, Math.abs).toSorted();
  const usual = distances[Math.floor((distances.length - 1) * (1 - SHARE_BEYOND))] ?? 0;
  const middle = limits[Math.floor(limits.length / 3)]?.outer;
  const needed = [usual, Math.abs(own?.difference ?? 0), middle?.high ?? 0, -(middle?.low ?? 0)];
  return roundUp(Math.min(100, Math.max(0.5, 1.05 * Math.max(...needed))));
}

function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8].find((one) => one * unit >= value) ?? 10;
  return factor * unit;
}

/** Differences written beside the field, 0 among them; five to nine. */
export function listDifferenceTicks(reach: number): number[] {
  const wanted = reach / 4;
  const unit = 10 ** Math.floor(Math.log10(wanted));
  const step = (STEPS.find((one) => one * unit >= wanted * 0.999) ?? 10) * unit;
  const each = Math.floor(reach / step + 1e-9);
  return Array.from({ length: 2 * each + 1 }, (_, i) => (i - each) * step);
}

/** Sizes written below the field: powers of ten, and 2 and 5 of them where there is room. */
export function listSizeTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: 12 }, (_, power) => 10 ** power);
  const all = powers.flatMap((power) => STEPS.map((step) => step * power));
  const inside = (list: readonly number[]): number[] => list.filter((one) => one >= least && one <= most);
  return inside(powers).length >= 3 ? inside(powers) : inside(all);
}

export function toSizeX({ left, right, least, most }: FunnelField, size: number): number {
  const inside = Math.min(most, Math.max(least, size));
  return left + (Math.log(inside / least) / Math.log(most / least)) * (right - left);
}

export function toDifferenceY({ top, bottom, reach }: FunnelField, difference: number): number {
  const inside = Math.min(reach, Math.max(-reach, difference));
  return (top + bottom) / 2 - (inside / reach) * ((bottom - top) / 2);
}

/** How many places lie beyond the edge. */
export function countBeyond({ differences }: FunnelPicture, reach: number): number {
  return Array.from(differences).filter((one) => Math.abs(one) > reach).length;
}
