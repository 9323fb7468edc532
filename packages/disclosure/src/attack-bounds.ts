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

/** Sums of limits; `open`: how many of them are infinite, which the sum leaves out. */
interface Limit {
  sum: number;
  open: number;
}

const addLimit = (limit: Limit, by: number): void => {
  if (Number.isFinite(by)) limit.sum += by;
  else limit.open += 1;
};

/** The limit of all but one: infinite where another one is. */
function leaveOut({ sum, open }: Limit, own: number, none: number): number {
  if (Number.isFinite(own)) return open === 0 ? sum - own : none;
  return open === 1 ? sum : none;
}

function narrowBySum(bounds: Map<number, Bounds>, sum: Sum): boolean {
  const [least, most]: [Limit, Limit] = [
    { sum: 0, open: 0 },
    { sum: 0, open: 0 },
  ];
  const terms: { unknown: number; sign: 1 | -1; low: number; high: number }[] = [];
  const add = (unknown: number, sign: 1 | -1): void => {
    const { low, high } = bounds.get(unknown) ?? { low: 0, high: Infinity };
    const own = sign === 1 ? { low, high } : { low: -high, high: -low };
    terms.push({ unknown, sign, ...own });
    addLimit(least, own.low);
    addLimit(most, own.high);
  };
  for (const unknown of sum.plus) add(unknown, 1);
  for (const unknown of sum.minus) add(unknown, -1);
  let changed = false;
  for (const { unknown, sign, low: own, high } of terms) {
    // sign · x = −known − Σ of the others, with the limits from before this sum
    const atLeast = -sum.known - leaveOut(most, high, Infinity);
    const atMost = -sum.known - leaveOut(least, own, -Infinity);
    const by = sign === 1 ? { low: atLeast, high: atMost } : { low: -atMost, high: -atLeast };
    if (narrowOne(bounds, unknown, by)) changed = true;
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
