/** How far a strategy is: what was done against what was planned, money against budget, indicators against targets. */
import type { ActionState } from '#features/strategy/action.types.ts';
import type { GoalMeasure, Voice } from '#features/strategy/strategy.types.ts';
import type { ReportState } from './report.types.ts';

/** A number, or why there is none. `not-told`: nobody reported it. `withheld`: it may tell of few people. `to-come`: its year has not begun. */
export type Told =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'none'; readonly reason: 'not-told' | 'withheld' | 'to-come' };

export interface OutputYear {
  readonly year: number;
  /** null: nothing is planned for it */
  readonly planned: number | null;
  readonly told: Told;
}

export interface OutputProgress {
  readonly outputId: string;
  readonly actionId: string;
  readonly name: string;
  readonly countedBy: 'report' | 'activities';
  /** in public only as a release gives it */
  readonly countsPeople: boolean;
  /** oldest first; every year that has a plan or a number */
  readonly years: readonly OutputYear[];
}

/** Whole cents; `spentCents` is what reports say, `plannedCents` what the budget of the adopted version says. */
export interface MoneyProgress<Key> {
  readonly key: Key;
  readonly plannedCents: number;
  readonly spentCents: number;
}

/** What an indicator says now, in its own unit; of counts and registers without chance the ends are null. */
export interface MeasureReading {
  readonly indicatorId: string;
  readonly people: GoalMeasure['people'];
  readonly period: string;
  /** null: withheld, or nobody collected it */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * `reached`: the whole interval lies at or beyond the target. `maybe-reached`: the target lies inside it, the baseline does
 * not. `on-the-way`: away from the baseline, not there yet. `not-moved`: the baseline lies inside, the target does not.
 * `away`: on the wrong side of the baseline. `not-yet`: not reached, and no baseline to compare with.
 * `cannot-be-told`: both lie inside.
 */
export const STANDINGS = [
  'reached',
  'maybe-reached',
  'on-the-way',
  'not-moved',
  'away',
  'not-yet',
  'cannot-be-told',
  'no-target',
  'no-value',
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface MeasureProgress {
  readonly measure: GoalMeasure;
  /** null: it is no indicator of the platform, or there is no value */
  readonly reading: MeasureReading | null;
  readonly standing: Standing;
}

export interface ActionProgress {
  readonly actionId: string;
  readonly goalId: string;
  readonly title: string;
  readonly owner: string;
  /** what the plan and the last report say together */
  readonly state: ActionState | 'blocked';
  /** why it was dropped; '' else */
  readonly reason: string;
  /** month of the last report; null: none */
  readonly reportedFor: string | null;
  readonly outputs: readonly OutputProgress[];
  readonly plannedCents: number;
  readonly spentCents: number;
}

export interface GoalProgress {
  readonly goalId: string;
  readonly title: string;
  readonly measures: readonly MeasureProgress[];
  readonly actions: readonly ActionProgress[];
}

/** From what somebody said to what was done. */
export interface SaidAndDone {
  readonly perspectiveId: string;
  readonly voice: Voice;
  readonly statement: string;
  readonly heardInName: string;
  readonly heardOn: string | null;
  /** ids of actions that answer it */
  readonly actionIds: readonly string[];
  /** why nothing follows; '' where actions answer it, or nobody said yet */
  readonly notFollowed: string;
}

export interface Progress {
  readonly title: string;
  readonly currency: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly goals: readonly GoalProgress[];
  readonly byYear: readonly MoneyProgress<number>[];
  /** null: the source was not said */
  readonly bySource: readonly (MoneyProgress<string | null> & { readonly name: string })[];
  readonly total: MoneyProgress<'all'>;
  readonly said: readonly SaidAndDone[];
  readonly dropped: readonly { readonly actionId: string; readonly title: string; readonly reason: string }[];
  /** last month that anything was reported about; null: nothing yet */
  readonly reportedThrough: string | null;
  readonly states: Readonly<Record<ActionState | 'blocked', number>>;
}

/** What `composeProgress` is made of. */
export interface ProgressMatter {
  /** the latest of each action and month, in any order */
  readonly reports: readonly ReportLike[];
  readonly counts: readonly { readonly outputId: string; readonly month: string; readonly amount: number }[];
  readonly readings: readonly MeasureReading[];
  /** outputs that a person said count things, not people */
  readonly thingIds: readonly string[];
}

export interface ReportLike {
  readonly actionId: string;
  readonly month: string;
  readonly state: ReportState;
  readonly outputs: Readonly<Record<string, number>>;
  readonly spent: readonly { readonly moneySourceId: string | null; readonly cents: number }[];
}
