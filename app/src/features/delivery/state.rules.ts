/** Where a delivery stands, and what may be done with it. */
import { addDays } from '#server/clock.ts';
import type { Delivery, DeliveryStanding, DeliveryState } from './delivery.types.ts';

/** The office looks ahead so many days. */
export const DAYS_AHEAD = 14;
/** One kind word before the day, one after it. */
export const REMINDED_DAYS_BEFORE = 7;
export const REMINDED_DAYS_AFTER = 3;

type Standing = Pick<Delivery, 'state' | 'dueOn' | 'approvedAt' | 'isTakenBack'>;

/** As a board says it. */
export function readStanding(delivery: Standing, today: string): DeliveryStanding {
  if (delivery.state === 'approved') return delivery.isTakenBack ? 'taken-back' : 'approved';
  if (delivery.state === 'draft' && delivery.approvedAt !== null) return 'correcting';
  if (delivery.state === 'expected' || delivery.state === 'draft')
    return delivery.dueOn < today ? 'overdue' : delivery.state;
  return delivery.state;
}

/** The deliverer's turn. */
export const isFillable = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'expected' || state === 'draft' || state === 'returned';

/** The office's turn: submitted, or approved and its values taken back since. */
export const isDecidable = ({ state, isTakenBack }: Pick<Delivery, 'state' | 'isTakenBack'>): boolean =>
  state === 'submitted' || (state === 'approved' && isTakenBack);

export const isCorrectable = ({ state, isTakenBack }: Pick<Delivery, 'state' | 'isTakenBack'>): boolean =>
  state === 'approved' && !isTakenBack;

/** Waits for somebody and its day has come near or passed. */
export function isDueSoon({ state, dueOn }: Pick<Delivery, 'state' | 'dueOn'>, today: string): boolean {
  return isFillable({ state }) && dueOn <= addDays(today, DAYS_AHEAD);
}

export interface Remindable {
  readonly state: DeliveryState;
  readonly dueOn: string;
  readonly remindedBeforeOn: string | null;
  readonly remindedAfterOn: string | null;
}

/** Once before the day, once after it, and not at all when it is done. A correction has no day. */
export function chooseReminder(delivery: Remindable, today: string): 'before' | 'after' | null {
  if (!isFillable(delivery)) return null;
  const { dueOn, remindedBeforeOn, remindedAfterOn } = delivery;
  if (today >= addDays(dueOn, REMINDED_DAYS_AFTER)) return remindedAfterOn === null ? 'after' : null;
  const isNear = today <= dueOn && today >= addDays(dueOn, -REMINDED_DAYS_BEFORE);
  return isNear && remindedBeforeOn === null ? 'before' : null;
}
