/** What owners are asked each month, and what they said. */
import type { Language } from '#ui/languages.ts';

/** `blocked`: it cannot go on; what hinders says why. Dropping an action is a decision of the office, not of a report. */
export const REPORT_STATES = ['planned', 'running', 'blocked', 'done'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Calendar months are texts such as `2027-03`. */
export type Month = string;

export interface SpentPart {
  /** null: the source was not said */
  readonly moneySourceId: string | null;
  /** whole cents of the strategy's currency, from 0 */
  readonly cents: number;
}

/** What was said about one action and one month; the latest of a month holds. */
export interface ActionReport {
  readonly reportId: string;
  readonly actionId: string;
  readonly month: Month;
  readonly state: ReportState;
  /** "nothing to report this month" in one click: the state is the one before */
  readonly isNothingNew: boolean;
  /** by id of a planned output: whole numbers that were typed in; one that is left out was not told */
  readonly outputs: Readonly<Record<string, number>>;
  readonly spent: readonly SpentPart[];
  /** the sum of `spent` */
  readonly spentCents: number;
  /** '' nothing hinders, or the reader may not see words */
  readonly hinders: string;
  readonly evidence: string;
  /** https; '' none */
  readonly evidenceLink: string;
  /** organisation or office, never a person */
  readonly toldBy: string;
  /** ISO time */
  readonly writtenAt: string;
}

/** What an output counted in a month: read from the register of activities. */
export interface RegisterCount {
  readonly outputId: string;
  readonly actionId: string;
  readonly month: Month;
  readonly amount: number;
}

/** What of an activity counts for an output. `persons` of several activities or periods may be the same people. */
export const COUNTED = ['visits', 'meetings', 'hours', 'persons'] as const;
export type Counted = (typeof COUNTED)[number];

/** An activity of the register that counts for an output. */
export interface OutputActivity {
  readonly outputId: string;
  readonly activityId: string;
  readonly counts: Counted;
}

/** On which day owners are asked. */
export interface ReportRhythm {
  /** 1 to 28, of the month after the one that is asked about */
  readonly dayOfMonth: number;
  readonly reminderAfterDays: number;
  readonly isOn: boolean;
  /** months up to this one were closed by a person */
  readonly closedThrough: Month | null;
}

export const DEFAULT_RHYTHM: ReportRhythm = {
  dayOfMonth: 1,
  reminderAfterDays: 7,
  isOn: true,
  closedThrough: null,
};

export interface AskedOutput {
  readonly outputId: string;
  readonly name: string;
  /** planned for the year of the month; null: nothing is planned for it */
  readonly planned: number | null;
  /** what the register of activities counts for the month; null: it is asked */
  readonly counted: number | null;
  readonly isAsked: boolean;
}

export interface AskedSource {
  readonly moneySourceId: string | null;
  readonly name: string;
}

export interface AskedAction {
  readonly actionId: string;
  readonly title: string;
  readonly goal: string;
  readonly outputs: readonly AskedOutput[];
  /** one or several; a field of money for each */
  readonly sources: readonly AskedSource[];
  /** not reached yet, due until the end of the next month */
  readonly milestones: readonly { readonly title: string; readonly dueOn: string }[];
  /** what was said last before this month, or the plan's own state */
  readonly lastState: ReportState;
  readonly lastHinders: string;
}

/** All that the page behind an owner's link shows. Stands in the row of the request, because the link opens nothing else. */
export interface AskedForm {
  readonly strategyTitle: string;
  readonly currency: string;
  readonly coordinator: string;
  readonly actions: readonly AskedAction[];
}

/** Who answers for actions: of the register, a name outside it, or nobody. */
export interface Owner {
  /** `actor:` and its id, `name:` and the name in small letters, or `nobody` */
  readonly key: string;
  readonly actorId: string | null;
  readonly name: string;
}

export interface ReportRequest {
  readonly requestId: string;
  readonly strategyId: string;
  readonly month: Month;
  readonly owner: Owner;
  readonly language: Language;
  readonly linkNumber: number;
  readonly asked: AskedForm;
  /** last day on which the month may be corrected */
  readonly closesOn: string;
  readonly askedOn: string;
  readonly sentOn: string | null;
  readonly remindedOn: string | null;
  readonly answeredOn: string | null;
}

/** One action as a form of reports says it. */
export interface ReportEntry {
  readonly actionId: string;
  readonly state: ReportState;
  readonly isNothingNew: boolean;
  readonly outputs: Readonly<Record<string, number>>;
  readonly spent: readonly SpentPart[];
  readonly hinders: string;
  readonly evidence: string;
  readonly evidenceLink: string;
}
