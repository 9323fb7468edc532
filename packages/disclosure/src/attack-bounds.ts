/**
 * What a careful reader can tell about withheld numbers: counts are not negative (or at least 1 where zeros are
 * published), sums behind averages lie within scale × answers; both are narrowed through the sums. Part of the attack; shares no code with the search.
 */

export interface Bounds {
  low: number;
  /** Infinity: no limit */
  high: number;
}

/** `known + Σ plus = Σ minus` over unknown counts. */
export interface Sum {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly known: number;
}

/** Each round passes once over all sums; tables settle within a few. More rounds only narrow further. */
const MAX_ROUNDS = 60;

/** Sums behind averages are computed in floating point. */
const ROUNDING = 1e-7;

/** Narrows the bounds of unknowns in place; sums that contradict them (other editions) are passed over. */
export function narrowBounds(bounds: Map<number, Bounds>, sums: readonly Sum[]): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = false;
    for (const sum of sums) if (narrowBySum(bounds, sum)) changed = true;
    if (!changed) return;
  }
}

function narrowBySum(bounds: Map<number, Bounds>, sum: Sum): boolean {
  const terms = [
    ...sum.plus.map((unknown) => ({ unknown, sign: 1 })),
    ...sum.minus.map((unknown) => ({ unknown, sign: -1 })),
  ];
  let changed = false;
  for (const { unknown, sign } of terms) {
    // sign · x = −known − Σ of the others
    let low = -sum.known;
    let high = -sum.known;
    for (const other of terms) {
      if (other.unknown === unknown) continue;
      const { low: l, high: h } = bounds.get(other.unknown) ?? { low: 0, high: Infinity };
      low -= other.sign === 1 ? h : -l;
      high -= other.sign === 1 ? l : -h;
    }
    if (narrowOne(bounds, unknown, sign === 1 ? { low, high } : { low: -high, high: -low })) changed = true;
  }
  return changed;
}

function narrowOne(bounds: Map<number, Bounds>, unknown: number, by: Bounds): boolean {
  const own = bounds.get(unknown) ?? { low: 0, high: Infinity };
  const low = Math.max(own.low, by.low);
  const high = Math.min(own.high, by.high);
  const isNarrower = low > own.low + ROUNDING || high < own.high - ROUNDING;
  if (low > high + ROUNDING || !isNarrower) return false;
  bounds.set(unknown, { low, high: Math.max(low, high) });
  return true;
}
