/** What somebody needs who takes over: who, what, when. No passwords, no keys. */

export const DEADLINE_KINDS = [
  'wave-closes',
  'wave-retention',
  'consultation-answer',
  'delivery',
  'report',
  'cycle',
  'decision',
  'milestone',
  'agreement',
  'fund',
  'embargo',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export interface Deadline {
  /** ISO day */
  readonly on: string;
  readonly kind: DeadlineKind;
  readonly what: string;
  readonly who: string;
}

export const UNFINISHED_KINDS = [
  'strategy',
  'wave',
  'report',
  'release',
  'consultation',
  'evaluation',
  'practice',
] as const;
export type UnfinishedKind = (typeof UNFINISHED_KINDS)[number];

export interface Unfinished {
  readonly kind: UnfinishedKind;
  readonly what: string;
}

export interface RunningAction {
  readonly strategyTitle: string;
  readonly title: string;
  /** '' nobody */
  readonly owner: string;
  readonly state: string;
  readonly endsOn: string | null;
}

export interface HandoverContact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

export interface HandoverFacts {
  readonly members: readonly {
    readonly name: string;
    readonly email: string;
    readonly role: string;
    readonly organisation: string;
  }[];
  readonly strategies: readonly {
    readonly title: string;
    readonly state: string;
    readonly years: string;
    readonly coordinator: string;
  }[];
  readonly actions: readonly RunningAction[];
  readonly deadlines: readonly Deadline[];
  readonly unfinished: readonly Unfinished[];
  readonly contacts: readonly HandoverContact[];
}
