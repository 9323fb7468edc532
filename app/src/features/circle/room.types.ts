/** What is written inside a circle: topics, meetings, the shared budget line, training, outcomes. */
import type { PlaceContext } from '#features/practice/context.rules.ts';

/** Every row belongs to the place that wrote it; it alone changes it or takes it back. */
interface Written {
  readonly placeId: string;
}

export interface CircleTopic extends Written {
  readonly topicId: string;
  readonly title: string;
  /** code of an area of life; '' none in particular */
  readonly area: string;
  readonly note: string;
  readonly isDone: boolean;
  readonly raisedOn: string;
}

export interface CircleMeeting extends Written {
  readonly meetingId: string;
  readonly heldOn: string;
  readonly heldAt: string;
  /** which places were there; no persons */
  readonly camePlaceIds: readonly string[];
  readonly about: string;
  readonly decided: string;
}

export const MONEY_KINDS = ['share', 'expense'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** `share`: what the place pays in; `expense`: what it spent for all of them. */
export interface CircleMoney extends Written {
  readonly moneyId: string;
  readonly year: number;
  readonly kind: MoneyKind;
  readonly what: string;
  /** the smallest coin of the circle's currency */
  readonly amountCents: number;
  readonly isPaid: boolean;
}

export interface Trained {
  readonly placeId: string;
  /** staff and volunteers of that place; a count */
  readonly people: number;
}

export interface CircleTraining extends Written {
  readonly trainingId: string;
  readonly title: string;
  readonly heldOn: string;
  readonly hours: number;
  /** an organisation; '' not told */
  readonly givenBy: string;
  readonly trained: readonly Trained[];
}

export interface OutcomeWords {
  readonly language: string;
  readonly title: string;
  readonly words: string;
  readonly learned: string;
}

export interface CircleOutcome extends Written, OutcomeWords {
  readonly outcomeId: string;
  readonly writtenOn: string;
  /** null: inside the circle only */
  readonly publishedOn: string | null;
  readonly withdrawnOn: string | null;
}

export interface CircleRoom {
  readonly topics: readonly CircleTopic[];
  readonly meetings: readonly CircleMeeting[];
  readonly money: readonly CircleMoney[];
  readonly trainings: readonly CircleTraining[];
  readonly outcomes: readonly CircleOutcome[];
}

export interface NamedPlace {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
}

/** What everybody reads. */
export interface PublicOutcome extends OutcomeWords {
  readonly outcomeId: string;
  readonly circleName: string;
  /** the place that leads, on the day of publication */
  readonly context: PlaceContext;
  /** places besides the lead that agreed to be named */
  readonly named: readonly NamedPlace[];
  /** the lead included */
  readonly placeCount: number;
  readonly publishedOn: string;
}
