/** What a strategy still lacks, in a way that teaches: what, where, why it matters, how to mend it. */
import type { Department } from './action.types.ts';

/** Steps of the guided draft beside which findings stand. */
export type CheckStep =
  'perspectives' | 'goals' | 'actions' | 'budget' | 'coordination' | 'risks' | 'departments';

/** On what a check rests: `office.check.source.<id>` says it in words. */
export type CheckSource = 'options' | 'brief' | 'study' | 'slides' | 'provisions' | 'practice' | 'platform';

export const CHECK_IDS = [
  'no-newcomers-heard',
  'statement-without-answer',
  'no-goal',
  'goal-without-measure',
  'measure-without-baseline',
  'measure-without-target',
  'measure-without-day',
  'goal-without-action',
  'area-uncovered',
  'action-without-owner',
  'action-without-newcomers',
  'action-without-dates',
  'action-without-output',
  'action-without-next-stage',
  'campaign-incomplete',
  'trial-incomplete',
  'on-volunteers',
  'mostly-on-volunteers',
  'only-projects',
  'one-action-has-most',
  'action-without-money',
  'one-source-pays-most',
  'line-after-source-end',
  'source-ends-before-action',
  'money-unsecured',
  'money-falls',
  'no-body',
  'no-newcomers-in-bodies',
  'nobody-decides',
  'risk-unwatched',
  'no-risk-of-opinion',
  'no-department',
  'department-without-newcomers',
  'department-not-known',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export interface FindingPlace {
  readonly kind:
    | 'strategy'
    | 'statement'
    | 'goal'
    | 'measure'
    | 'action'
    | 'area'
    | 'source'
    | 'year'
    | 'body'
    | 'risk'
    | 'department';
  /** id of the row, code of the area, the year; '' the strategy as a whole */
  readonly id: string;
  /** as it is called; '' the strategy, or an area that the page names */
  readonly title: string;
}

export interface Finding {
  readonly id: CheckId;
  readonly step: CheckStep;
  readonly where: FindingPlace;
  /** address below the strategy where it is mended, e.g. `actions/<id>` */
  readonly href: string;
  readonly source: CheckSource;
  /** for the sentence: names, years; amounts in cents end with `Cents` */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface CheckContext {
  readonly departments: readonly Department[];
}

/** Money of one year in three parts that add up to all of it. */
export interface CliffYear {
  readonly year: number;
  /** secured, from sources that pay on after this year */
  readonly securedCents: number;
  /** secured, from sources whose last year this is, or that ended before */
  readonly endingCents: number;
  /** planned, and nobody has promised it */
  readonly openCents: number;
  readonly totalCents: number;
}
