/** Nouns of circles: small groups of places that work together. What two places agree on is two rows, each of the one who says it. */

/**
 * Where a place stands in a circle. `lead` began it; `invited` has not answered yet; `declined` and `left` are its own word;
 * `removed`: the lead took its invitation back; `gone`: the place is no longer on this installation.
 */
export const CIRCLE_STATES = ['lead', 'member', 'invited', 'declined', 'left', 'removed', 'gone'] as const;
export type CircleState = (typeof CIRCLE_STATES)[number];

export interface CirclePlace {
  readonly placeId: string;
  readonly name: string;
  /** of its public page; '' where it has none (any more) */
  readonly slug: string;
  /** ISO 3166-1 alpha-2; '' not known */
  readonly country: string;
  readonly state: CircleState;
  /** ISO day on which that was said */
  readonly since: string;
  /** whether it agreed to be named where an outcome is published; of the lead always */
  readonly mayBeNamed: boolean;
}

export interface Circle {
  readonly leadPlaceId: string;
  readonly circleId: string;
  readonly name: string;
  readonly purpose: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly begunOn: string;
  /** null: at work */
  readonly endedOn: string | null;
  readonly ending: string;
  /** where the reader's own place stands */
  readonly ownState: CircleState;
  /** the lead first, then by name; places that left or declined included */
  readonly members: readonly CirclePlace[];
}

/** What a place still knows of a circle it cannot read any more: it left, declined, or the lead is gone. */
export interface PastCircle {
  readonly leadPlaceId: string;
  readonly circleId: string;
  readonly name: string;
  readonly leadName: string;
  readonly state: 'declined' | 'left' | 'removed';
  readonly since: string;
  /** the invitation still stands: the coordinator may say yes (again) */
  readonly mayJoin: boolean;
}

export interface CirclesOfPlace {
  readonly circles: readonly Circle[];
  readonly past: readonly PastCircle[];
}

/** Address of a circle: who leads it, and its number there. */
export interface CircleAddress {
  readonly leadPlaceId: string;
  readonly circleId: string;
}
