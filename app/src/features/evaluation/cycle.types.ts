/** The year of a strategy: plan, report, review, amend. */
export const CYCLE_STEPS = ['plan', 'report', 'review', 'amend'] as const;
export type CycleStep = (typeof CYCLE_STEPS)[number];

export interface CycleEntry {
  readonly year: number;
  readonly step: CycleStep;
  /** ISO day */
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly note: string;
  /** nobody moved it: the proposed day holds */
  readonly isProposed: boolean;
}

export type CycleState = 'done' | 'late' | 'due-soon' | 'ahead';

/** A step that is due, for the desk. */
export interface DueStep {
  readonly strategyId: string;
  readonly strategyTitle: string;
  readonly year: number;
  readonly step: CycleStep;
  readonly dueOn: string;
  readonly isLate: boolean;
}

/** What a step of a year rests on, counted by the platform; null: does not apply. */
export interface CycleNeeds {
  readonly budgetLinesOfYear: number;
  readonly actionsWithoutOwner: number;
  readonly monthsReported: number;
  readonly monthsExpected: number;
  readonly evaluationsOfYear: number;
  readonly concludedOfYear: number;
  readonly lessonsToChange: number;
  readonly lessonsToStop: number;
}
