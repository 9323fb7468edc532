/** Values that are estimates from answers: told apart from counts of everybody, and compared by their own intervals. */
import type { Cell } from '@vicus/cube';
import type { Verdict } from '@vicus/statistics';
import type { ObservationContent } from './indicator.types.ts';

/** What a point in time has to say of itself to be compared. */
interface EstimatedPoint {
  readonly cell: Cell;
  readonly low: number | null;
  readonly high: number | null;
  readonly isEstimate?: boolean;
}

interface ToldDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/** How many answered is known only of answers. */
export const isEstimate = ({ respondents }: Pick<ObservationContent, 'respondents'>): boolean =>
  (respondents ?? null) !== null;

/**
 * Newer minus older, or one group minus the other, of two independent estimates: the distances to the ends of their
 * intervals are put together (MOVER; for shares Newcombe's method 10). null: one of them has no interval.
 * Source: G. Y. Zou, A. Donner, Statistics in Medicine 27 (2008) 1693-1702. Both samples must be other people.
 */
export function compareEstimates(first: EstimatedPoint, second: EstimatedPoint): ToldDifference | null {
  if (first.isEstimate !== true || second.isEstimate !== true) return null;
  const [a, b] = [readInterval(first), readInterval(second)];
  if (a === null || b === null) return null;
  const difference = a.value - b.value;
  const low = difference - Math.hypot(a.value - a.low, b.high - b.value);
  const high = difference + Math.hypot(a.high - a.value, b.value - b.low);
  return { difference, low, high, verdict: low > 0 ? 'above' : high < 0 ? 'below' : 'cannot-be-told' };
}

function readInterval({ cell, low, high }: EstimatedPoint) {
  return cell.kind === 'number' && low !== null && high !== null ? { value: cell.value, low, high } : null;
}
