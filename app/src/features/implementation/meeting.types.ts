/** Nouns of meetings of the bodies that coordinate, and of what they decided. */

export const DECISION_STATES = ['open', 'done', 'dropped'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export interface MeetingWords {
  readonly strategyId: string | null;
  readonly bodyName: string;
  /** ISO day */
  readonly heldOn: string;
  /** organisations and functions, one a line; no private persons */
  readonly tookPart: string;
  readonly about: string;
  /** https; '' none */
  readonly minutesLink: string;
}

export interface DecisionWords {
  readonly what: string;
  /** an organisation or function; '' nobody yet */
  readonly owner: string;
  readonly dueOn: string | null;
  readonly actionId: string | null;
}

export interface MeetingDecision extends DecisionWords {
  readonly decisionId: string;
  readonly meetingId: string;
  readonly state: DecisionState;
  readonly doneOn: string | null;
  /** what became of it */
  readonly note: string;
  readonly actionTitle: string;
  readonly bodyName: string;
  readonly heldOn: string;
}

export interface StrategyMeeting extends MeetingWords {
  readonly meetingId: string;
  readonly strategyTitle: string;
  readonly decisions: readonly MeetingDecision[];
}
