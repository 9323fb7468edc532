import { openDraw } from './draw.ts';
import type { UnitCounts } from './dissimilarity.ts';

export interface DealtDissimilarity {
  /** the middle 95 % of the indices that dealing people to the units by lot gives */
  readonly low: number;
  readonly high: number;
  /** (1 + dealings at least as uneven) / (1 + dealings), 0–1 */
  readonly shareAsUneven: number;
  /** against those 95 % */
  readonly verdict: 'more-uneven' | 'more-even' | 'cannot-be-told';
  readonly dealings: number;
}

/** With 999 dealings the 25th and the 975th are the ends of the middle 95 %. */
const DEALINGS = 999;
/** Two indices that differ by less are the same: the rest is rounding. */
const ROUNDING = 1e-9;

/**
 * How far the index of dissimilarity moves by lot alone: everybody is dealt to the units anew, each unit keeping its size,
 * many times. The same seed gives the same answer.
 *
 * @param units counts of people, whole numbers from 0, as for `computeDissimilarity`; both groups have somebody
 * @param options `seed`, a whole number; `dealings`, at least 39, 999 unless told
 * @throws RangeError for counts that are not whole numbers from 0, an empty group, or fewer than 39 dealings
 * Source: W. J. Carrington and K. R. Troske, Journal of Business and Economic Statistics 15 (1997) 402-409, on evenness by
 * lot; share as extreme: B. Phipson and G. K. Smyth,
 * Statistical Applications in Genetics and Molecular Biology 9 (2010) article 39. Method page: docs/methods/dissimilarity.md
 * @example
 * estimateDealtDissimilarity([{ group: 60, others: 200 }, { group: 10, others: 240 }], { seed: 1 }).verdict // => "more-uneven"
 * estimateDealtDissimilarity([{ group: 9, others: 200 }, { group: 11, others: 240 }], { seed: 1 }).verdict // => "cannot-be-told"
 */
export function estimateDealtDissimilarity(
  units: readonly UnitCounts[],
  { seed, dealings = DEALINGS }: { readonly seed: number; readonly dealings?: number },
): DealtDissimilarity {
  if (!Number.isInteger(dealings) || dealings < 39) throw new RangeError('At least 39 dealings are needed');
  const seats = fillSeats(units);
  const all = units.reduce((sum, { group }) => sum + group, 0);
  const rest = seats.length - all;
  if (all === 0 || rest === 0) throw new RangeError('one group is empty');
  // The index is the same with the groups exchanged, so the smaller one is dealt.
  const [dealt, kept] = all <= rest ? [all, rest] : [rest, all];
  const sizes = units.map(({ group, others }) => group + others);
  const observed = measure(
    units.map(({ group, others }) => (all <= rest ? group : others)),
    sizes,
    dealt,
    kept,
  );
  const draw = openDraw(seed);
  const found = Float64Array.from({ length: dealings }, () =>
    measure(dealOut(seats, dealt, units.length, draw), sizes, dealt, kept),
  );
  return judge(found.toSorted(), observed);
}

function judge(sorted: Float64Array, observed: number): DealtDissimilarity {
  const dealings = sorted.length;
  const rank = Math.floor(0.025 * (dealings + 1));
  const low = sorted[rank - 1] ?? 0;
  const high = sorted[dealings - rank] ?? 0;
  const asUneven = sorted.filter((one) => one >= observed - ROUNDING).length;
  const verdict =
    observed > high + ROUNDING ? 'more-uneven' : observed < low - ROUNDING ? 'more-even' : 'cannot-be-told';
  return { low, high, shareAsUneven: (1 + asUneven) / (1 + dealings), verdict, dealings };
}

/** One entry for each person: the number of the unit. */
function fillSeats(units: readonly UnitCounts[]): Uint32Array {
  for (const { group, others } of units)
    for (const count of [group, others])
      if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`${count} is no number of people`);
  const seats = new Uint32Array(units.reduce((sum, { group, others }) => sum + group + others, 0));
  let at = 0;
  for (const [unit, { group, others }] of units.entries()) {
    seats.fill(unit, at, at + group + others);
    at += group + others;
  }
  return seats;
}

/** The first `count` steps of a shuffle; where the seats lie before makes no difference. @returns people of the group by unit */
function dealOut(seats: Uint32Array, count: number, units: number, draw: () => number): number[] {
  const found = Array<number>(units).fill(0);
  for (let i = 0; i < count; i += 1) {
    const j = i + Math.floor(draw() * (seats.length - i));
    const unit = seats[j] ?? 0;
    seats[j] = seats[i] ?? 0;
    seats[i] = unit;
    found[unit] = (found[unit] ?? 0) + 1;
  }
  return found;
}

function measure(counts: readonly number[], sizes: readonly number[], all: number, rest: number): number {
  const far = counts.reduce(
    (sum, count, i) => sum + Math.abs(count / all - ((sizes[i] ?? 0) - count) / rest),
    0,
  );
  return far / 2;
}
