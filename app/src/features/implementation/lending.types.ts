/** Nouns of what organisations lend one another. A clock time is that of the place: `2027-03-01T18:30`, no zone. */

export const LENDABLE_KINDS = ['premises', 'equipment', 'hours'] as const;
export type LendableKind = (typeof LENDABLE_KINDS)[number];

/** What is said of something that can be lent. */
export interface LendableWords {
  readonly kind: LendableKind;
  readonly name: string;
  /** the organisation that lends it; null: the place itself. Never a private person */
  readonly actorId: string | null;
  /** how many of it can be lent at the same time */
  readonly capacity: number;
  readonly heldAt: string;
  readonly conditions: string;
  /** an office or post */
  readonly contact: string;
  /** ISO days between which it is offered; null: open */
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  /** false: no longer; what was booked stays */
  readonly isOffered: boolean;
}

export interface Lendable extends LendableWords {
  readonly lendableId: string;
  /** '' for the place itself */
  readonly lender: string;
}

/** A time at which something is lent, without who and what for. */
export interface LentTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly amount: number;
}

export interface BookingWords extends LentTime {
  readonly forWhat: string;
  /** who borrows; null: the place itself */
  readonly actorId: string | null;
  readonly activityId: string | null;
  readonly actionId: string | null;
}

export interface Booking extends BookingWords {
  readonly bookingId: string;
  readonly lendableId: string;
  readonly state: 'booked' | 'cancelled';
  /** why it was cancelled; '' where it was not */
  readonly reason: string;
  /** '' for the place itself, and where the reader may not know */
  readonly borrower: string;
  readonly activityTitle: string;
  readonly actionTitle: string;
}

/** A booking with what is lent, as the pages of activities and actions list it. */
export interface LentThing extends LentTime {
  readonly bookingId: string;
  readonly lendableId: string;
  readonly kind: LendableKind;
  readonly name: string;
  readonly actionId: string | null;
  readonly activityId: string | null;
}

/** What was lent for something, over and done with: evidence that it took place. */
export interface LentSummary {
  readonly times: number;
  /** hours that rooms were used */
  readonly roomHours: number;
  /** hours of people: duration × how many of them */
  readonly peopleHours: number;
  /** days × pieces of equipment, begun days counted whole */
  readonly equipmentDays: number;
}
