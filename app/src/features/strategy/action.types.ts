/** Actions of a strategy, what they cost and where the money comes from. */

export const STAGES = ['project', 'programme', 'service'] as const;
export type Stage = (typeof STAGES)[number];

/** `plain`, or one of the two forms that ask for more. */
export const ACTION_KINDS = ['plain', 'campaign', 'trial'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** `dropped` keeps its reason: progress pages say what was dropped and why. */
export const ACTION_STATES = ['planned', 'running', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const FOR_WHOM = ['newcomers', 'residents', 'everybody', 'institutions'] as const;
export type ForWhom = (typeof FOR_WHOM)[number];

/** What is done, as a number that is planned by year and later counted. */
export interface PlannedOutput {
  readonly outputId: string;
  readonly actionId: string;
  /** e.g. "language course hours" */
  readonly name: string;
  /** how monthly reports count it: typed in, or read from the register of activities */
  readonly countedBy: 'report' | 'activities';
  /** by year: whole numbers from 0 */
  readonly planned: readonly { readonly year: number; readonly amount: number }[];
}

export interface Milestone {
  readonly milestoneId: string;
  readonly actionId: string;
  readonly title: string;
  /** ISO day */
  readonly dueOn: string;
  readonly reachedOn: string | null;
}

export interface Campaign {
  readonly audience: string;
  readonly messenger: string;
  readonly message: string;
  readonly channel: string;
  /** the one measure by which it is judged */
  readonly measure: string;
}

export interface Trial {
  readonly assumption: string;
  readonly measure: string;
  /** ISO day on which it is decided whether it goes on */
  readonly stopOn: string | null;
  /** also when it failed; '' not known yet */
  readonly result: string;
}

/** Who answers for an action: an organisation of the register, an office or post of the town. Never a private person. */
export interface ActionOwner {
  readonly actorId: string | null;
  readonly name: string;
}

export interface Action {
  readonly actionId: string;
  readonly goalId: string;
  readonly position: number;
  readonly kind: ActionKind;
  readonly title: string;
  readonly what: string;
  /** results chain, in words; outputs with numbers stand in `outputs` */
  readonly inputs: string;
  readonly activities: string;
  readonly outcomes: string;
  readonly forWhom: ForWhom;
  /** a code of AREAS_OF_LIFE; '' not said */
  readonly area: string;
  /** null: nobody yet */
  readonly owner: ActionOwner | null;
  readonly coOwners: readonly ActionOwner[];
  readonly partners: readonly ActionOwner[];
  readonly where: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly stage: Stage;
  /** what must happen to reach the next stage */
  readonly nextStage: string;
  /** hours a month that volunteers give; null: not known, 0: none */
  readonly volunteerHours: number | null;
  /** statements this action answers */
  readonly perspectiveIds: readonly string[];
  readonly outputs: readonly PlannedOutput[];
  readonly milestones: readonly Milestone[];
  readonly campaign: Campaign | null;
  readonly trial: Trial | null;
  readonly state: ActionState;
  readonly stateReason: string;
  readonly revision: number;
}

export const COST_KINDS = [
  'staff',
  'external',
  'premises',
  'equipment',
  'travel',
  'indirect',
  'other',
] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** `own`: the town's budget. `in-kind`: premises, hours and things instead of money. */
export const MONEY_KINDS = ['own', 'partner', 'region', 'state', 'eu', 'foundation', 'in-kind'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

export interface MoneySource {
  readonly moneySourceId: string;
  readonly name: string;
  readonly kind: MoneyKind;
  /** a fund's name as its programme has it, e.g. `AMIF`; '' none */
  readonly programme: string;
  /** ISO day after which it pays no more; null: no end known */
  readonly endsOn: string | null;
  readonly revision: number;
}

/** What one action costs in one year, of one kind, from one source. */
export interface BudgetLine {
  readonly budgetLineId: string;
  readonly actionId: string;
  readonly year: number;
  readonly costKind: CostKind;
  /** whole cents of the strategy's currency, 0 to 10^13; a safe integer, never a fraction */
  readonly amountCents: number;
  /** null: nobody knows yet where the money comes from */
  readonly moneySourceId: string | null;
  readonly isSecured: boolean;
  /** id of the simplified cost option it was computed by; '' typed in */
  readonly costOption: string;
  readonly note: string;
  readonly revision: number;
}

/** `not-known` is an answer: somebody has to ask. */
export const NAMES_NEWCOMERS = ['yes', 'no', 'not-known'] as const;
export type NamesNewcomers = (typeof NAMES_NEWCOMERS)[number];

/** Whether newcomers appear in a department's own plan and budget. Of the place, not of one strategy. */
export interface Department {
  readonly departmentId: string;
  readonly name: string;
  /** codes of AREAS_OF_LIFE it answers for */
  readonly areas: readonly string[];
  readonly planNamesNewcomers: NamesNewcomers;
  /** title and page of the plan; '' nobody said */
  readonly planDocument: string;
  /** https; '' none */
  readonly planLink: string;
  /** ISO day of the plan */
  readonly planOn: string | null;
  readonly budgetNamesNewcomers: NamesNewcomers;
  /** number and name of the line; '' nobody said */
  readonly budgetLine: string;
  readonly budgetOn: string | null;
  readonly note: string;
  readonly revision: number;
}
