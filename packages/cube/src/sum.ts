import { CubeProblem } from './cube.problems.ts';
import { STATUSES } from './cube.types.ts';
import type { Cell, Reason, Status } from './cube.types.ts';

/**
 * What a sum is when not all its parts are numbers: the last of this list that occurs wins.
 * Up to `number` a part adds nothing (there is nothing to count, or nobody to count it among); after it the part is
 * an unknown amount, and so is the sum. `withheld` is last: that a sum touches a protected cell must never be hidden
 * by another gap.
 */
export const SUM_PRECEDENCE: readonly (Reason | 'number')[] = [
  'not-applicable',
  'no-base',
  'number',
  'not-collected',
  'withheld-at-source',
  'withheld',
];

/**
 * Adds cells up. Zero is a number; a part that is `not-applicable` or has `no-base` adds nothing; one that is
 * `not-collected`, `withheld-at-source` or `withheld` makes the sum so, the later of these winning. The sum is as
 * unsettled as its least settled number (`final`, `provisional`, `estimated`). Numbers are added without rounding
 * in between (Shewchuk 1997), so the order of the parts never changes the result.
 *
 * @param cells cells of one additive measure (count or sum), all in its unit
 * @returns the sum; `not-applicable` for no cells
 * @throws CubeProblem `number-not-finite` if the sum is beyond what a number holds
 * @example
 * const number = (value) => ({ kind: 'number', value, status: 'final' });
 * sumCells([number(3), number(0), { kind: 'none', reason: 'not-applicable' }]) // => {"kind":"number","value":3,"status":"final"}
 * sumCells([number(3), { kind: 'none', reason: 'not-collected' }]) // => {"kind":"none","reason":"not-collected"}
 * sumCells([{ kind: 'none', reason: 'withheld' }, { kind: 'none', reason: 'not-collected' }]) // => {"kind":"none","reason":"withheld"}
 */
export function sumCells(cells: Iterable<Cell>): Cell {
  let rank = 0;
  let status: Status = 'final';
  const numbers: number[] = [];
  for (const cell of cells) {
    rank = Math.max(rank, SUM_PRECEDENCE.indexOf(cell.kind === 'number' ? 'number' : cell.reason));
    if (cell.kind !== 'number') continue;
    numbers.push(cell.value);
    if (STATUSES.indexOf(cell.status) > STATUSES.indexOf(status)) status = cell.status;
  }
  const outcome = SUM_PRECEDENCE[rank] ?? 'number';
  if (outcome !== 'number') return { kind: 'none', reason: outcome };
  const value = addExactly(numbers);
  if (!Number.isFinite(value)) {
    throw new CubeProblem('number-not-finite', '', 'the sum is larger than a number can hold');
  }
  return { kind: 'number', value, status };
}

/**
 * The sum of doubles, rounded once. Integers below 2^53 need no care; otherwise partial sums that do not overlap are
 * kept (J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, as in Python's `math.fsum`).
 */
export function addExactly(numbers: readonly number[]): number {
  let partials: number[] = [];
  for (const number of numbers) {
    let x = number;
    const next: number[] = [];
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) next.push(low);
      x = high;
    }
    partials = [...next, x];
  }
  return roundPartials(partials);
}

/** Rounds non-overlapping partial sums, smallest first, to the nearest double, half to even. */
function roundPartials(partials: readonly number[]): number {
  let i = partials.length - 1;
  let high = partials[i] ?? 0;
  let low = 0;
  while (i > 0) {
    i -= 1;
    const x = high;
    const y = partials[i] ?? 0;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A tie must see the sign of what lies further down.
  const below = partials[i - 1] ?? 0;
  if (i > 0 && ((low < 0 && below < 0) || (low > 0 && below > 0))) {
    const doubled = low * 2;
    const candidate = high + doubled;
    if (doubled === candidate - high) high = candidate;
  }
  return high + 0;
}
