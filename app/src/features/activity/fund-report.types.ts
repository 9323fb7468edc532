/** Nouns of a report to a fund. */
import type { FundIndicator } from '@vicus/reference';
import type { Activity, ActivityRecord, FundTotal, ReportFund, Sex } from './activity.types.ts';
import type { Bounds } from './count.rules.ts';

/** Everything a report is computed from. */
export interface ReportFacts {
  readonly fund: ReportFund;
  readonly period: string;
  /** '' for all projects */
  readonly project: string;
  readonly activities: readonly Activity[];
  readonly records: readonly ActivityRecord[];
  readonly totals: readonly FundTotal[];
  /** ISO day: what has not begun yet is not missing */
  readonly today: string;
}

/**
 * How an indicator stands. `certain`, `between` (only bounds can be told), `at-least` (something is not counted), `unknown-only`
 * (nobody's answer is known), `not-asked`, `not-counted`, `no-activity`; `total` and `estimate`: told by the organiser;
 * `total-missing`: to be asked for; `elsewhere`: not from a register.
 */
export type ReportState =
  | 'certain'
  | 'between'
  | 'at-least'
  | 'unknown-only'
  | 'not-asked'
  | 'not-counted'
  | 'no-activity'
  | 'total'
  | 'estimate'
  | 'total-missing'
  | 'elsewhere';

/** What is missing, and of which activity. */
export type ReportGap =
  | { readonly kind: 'nothing-counted'; readonly activity: string }
  | { readonly kind: 'months'; readonly activity: string; readonly months: readonly string[] }
  | { readonly kind: 'longer-period'; readonly activity: string; readonly periods: readonly string[] }
  | { readonly kind: 'no-visits'; readonly activity: string }
  | { readonly kind: 'ages-of-answers' }
  | { readonly kind: 'total-does-not-fit' };

/** A part by the fund's own age bands and by gender; '' where the fund does not ask for it. */
export interface ReportSplit {
  readonly age: string;
  readonly sex: Sex;
  readonly people: Bounds;
}

export interface ReportLine {
  readonly indicator: FundIndicator;
  readonly state: ReportState;
  /** null where no number can be told */
  readonly counted: Bounds | null;
  /** what the register alone would say where a total stands */
  readonly fromRegister: Bounds | null;
  /** over all counts: asked or looked at, and not known */
  readonly unknown: number;
  /** over all counts: answered no; null where nothing was asked */
  readonly no: number | null;
  /** over all counts: persons nobody asked; null where nothing is asked */
  readonly notAsked: number | null;
  readonly activities: number;
  readonly counts: number;
  readonly splits: readonly ReportSplit[];
  readonly gaps: readonly ReportGap[];
  readonly total: FundTotal | null;
}

export interface FundReport {
  readonly fund: ReportFund;
  readonly period: string;
  readonly project: string;
  readonly activities: number;
  readonly lines: readonly ReportLine[];
}
