/** Progress as everybody sees it: under the keys that the published strategy has, without an id of the office. */
import type { ActionState } from '#features/strategy/action.types.ts';
import type { GoalMeasure } from '#features/strategy/strategy.types.ts';
import type { MeasureReading, OutputYear, Standing } from './progress.types.ts';

export interface PublicMeasureProgress {
  readonly name: string;
  readonly unit: string;
  readonly people: GoalMeasure['people'];
  readonly baselineValue: number | null;
  readonly baselinePeriod: string;
  readonly targetValue: number | null;
  readonly targetOn: string | null;
  readonly reading: Omit<MeasureReading, 'indicatorId' | 'people'> | null;
  readonly standing: Standing;
}

export interface PublicActionProgress {
  readonly key: string;
  readonly title: string;
  readonly state: ActionState | 'blocked';
  readonly reason: string;
  readonly outputs: readonly { readonly name: string; readonly years: readonly OutputYear[] }[];
  /** null: money is not shown by action */
  readonly plannedCents: number | null;
  readonly spentCents: number | null;
}

export interface PublicProgressContent {
  readonly currency: string;
  /** `2027-05`; null: nothing was reported yet */
  readonly reportedThrough: string | null;
  readonly goals: readonly {
    readonly key: string;
    readonly title: string;
    readonly measures: readonly PublicMeasureProgress[];
    readonly actions: readonly PublicActionProgress[];
  }[];
  readonly byYear: readonly {
    readonly year: number;
    readonly plannedCents: number;
    readonly spentCents: number;
  }[];
}
