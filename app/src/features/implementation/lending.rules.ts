/** Decisions about lending: whether there is room, whether something is offered then, and what was lent so far. */
import type { LendableWords, LentSummary, LentThing, LentTime } from './lending.types.ts';

const MS_PER_HOUR = 3_600_000;

const toMs = (clockTime: string): number => Date.parse(`${clockTime}Z`);

export function computeDurationHours({ startsAt, endsAt }: LentTime): number {
  return (toMs(endsAt) - toMs(startsAt)) / MS_PER_HOUR;
}

/** Those that overlap the time asked for. One that ends when another begins does not. */
export function listOverlapping<Time extends LentTime>(
  times: readonly Time[],
  asked: Pick<LentTime, 'startsAt' | 'endsAt'>,
): Time[] {
  return times.filter(({ startsAt, endsAt }) => startsAt < asked.endsAt && endsAt > asked.startsAt);
}

/** How many are lent at the fullest moment of the time asked for. It can only change where something begins. */
export function computePeak(
  times: readonly LentTime[],
  asked: Pick<LentTime, 'startsAt' | 'endsAt'>,
): number {
  const beside = listOverlapping(times, asked);
  const moments = beside.map(({ startsAt }) => (startsAt > asked.startsAt ? startsAt : asked.startsAt));
  const lentAt = (moment: string): number =>
    beside
      .filter(({ startsAt, endsAt }) => startsAt <= moment && endsAt > moment)
      .reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, ...moments.map(lentAt));
}

/** Whether the whole time lies in the days in which it is offered. */
export function isOfferedThen(
  { fromOn, untilOn, isOffered }: Pick<LendableWords, 'fromOn' | 'untilOn' | 'isOffered'>,
  { startsAt, endsAt }: Pick<LentTime, 'startsAt' | 'endsAt'>,
): boolean {
  if (!isOffered) return false;
  return (
    (fromOn === null || startsAt.slice(0, 10) >= fromOn) &&
    (untilOn === null || endsAt.slice(0, 10) <= untilOn)
  );
}

/** What was lent until `until` (clock time). What is booked for later is a plan and no evidence. */
export function summariseLent(things: readonly LentThing[], until: string): LentSummary {
  const past = things.filter(({ endsAt }) => endsAt <= until);
  const sum = (kind: LentThing['kind'], quantity: (one: LentThing) => number): number =>
    past.filter((one) => one.kind === kind).reduce((total, one) => total + quantity(one), 0);
  return {
    times: past.length,
    roomHours: sum('premises', computeDurationHours),
    peopleHours: sum('hours', (one) => computeDurationHours(one) * one.amount),
    equipmentDays: sum('equipment', (one) => Math.ceil(computeDurationHours(one) / 24) * one.amount),
  };
}
