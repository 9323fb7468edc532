/**
 * Where a goal stands: interval of the newest value against baseline and target. Never more than the interval carries. See
 * docs/methods/strategy-progress.md.
 */
import type { GoalMeasure } from '#features/strategy/strategy.types.ts';
import type { MeasureReading, Standing } from './progress.types.ts';

type Aim = Pick<GoalMeasure, 'baselineValue' | 'targetValue' | 'direction'>;

/** `reading` null: no value. */
export function judgeStanding(
  aim: Aim,
  reading: Pick<MeasureReading, 'value' | 'low' | 'high'> | null,
): Standing {
  if (aim.targetValue === null) return 'no-target';
  if (reading === null || reading.value === null) return 'no-value';
  const low = reading.low ?? reading.value;
  const high = reading.high ?? reading.value;
  const covers = (value: number): boolean => low <= value && value <= high;
  if (aim.direction === 'keep') return judgeKeeping(covers(aim.targetValue), low, high);
  const sign = aim.direction === 'up' ? 1 : -1;
  /** how far the nearer end is beyond a value in the wanted direction */
  const beyond = (value: number): number => (sign === 1 ? low - value : value - high);
  if (beyond(aim.targetValue) >= 0) return 'reached';
  if (aim.baselineValue === null) return covers(aim.targetValue) ? 'cannot-be-told' : 'not-yet';
  if (covers(aim.baselineValue)) return covers(aim.targetValue) ? 'cannot-be-told' : 'not-moved';
  if (covers(aim.targetValue)) return 'maybe-reached';
  return beyond(aim.baselineValue) > 0 ? 'on-the-way' : 'away';
}

/** A value to be kept is kept where its target lies inside the interval; a single number has to be it. */
function judgeKeeping(coversTarget: boolean, low: number, high: number): Standing {
  if (!coversTarget) return 'away';
  return low === high ? 'reached' : 'maybe-reached';
}
