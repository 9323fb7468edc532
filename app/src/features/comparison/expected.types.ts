/** What is expected of a place like this one, from open figures of places of its country. Never an order of merit. */
import type { ExpectedValueFit, NoExpectedValues, Verdict } from '@vicus/statistics';
import type { ContextDataset, MissingReason } from './axes.types.ts';

/** Shares that a town may ask about. Each is of other people; see `OUTCOME_BASES`. */
export const OUTCOMES = [
  'employment-percent',
  'employment-15-74-percent',
  'unemployment-percent',
  'lowest-40-income-percent',
  'vacant-dwellings-percent',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whom a share is of. Open data carry the share alone; how many they are is estimated from population and ages. */
export type PeopleBase = 'residents-16' | 'residents-15-74' | 'labour-force' | 'residents' | 'dwellings';

/** What a council cannot choose within its term. The first two come from the register itself. */
export const PRECONDITIONS = [
  'population',
  'density',
  'under-18-percent',
  'under-15-percent',
  'over-65-percent',
  'mean-age-years',
  'foreign-born-percent',
  'migration-background-percent',
  'foreign-nationals-percent',
  'higher-education-percent',
  'single-person-households-percent',
  'persons-per-household',
  'owner-occupied-percent',
  'rented-dwellings-percent',
  'net-income-per-person-euro',
  'altitude-metres',
] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

/** Part of the page's address. */
export interface ExpectedQuestion {
  /** null: the first that is known here */
  readonly outcome: Outcome | null;
  /** null: those chosen by default */
  readonly preconditions: readonly Precondition[] | null;
}

export interface OutcomeOffer {
  readonly outcome: Outcome;
  /** the latest there is in the country */
  readonly year: number;
  /** places of the country that have it */
  readonly known: number;
  readonly isKnownHere: boolean;
}

export interface PreconditionOffer {
  readonly precondition: Precondition;
  /** nearest to the year of the outcome */
  readonly year: number;
  /** places with the outcome that have it too */
  readonly known: number;
  readonly isChosen: boolean;
  /** why it cannot be chosen, or was not by default */
  readonly hindrance: 'not-known-here' | 'few-places' | 'result-too' | null;
}

/** How places of similar size lie, without a name. */
export interface ExpectedClass {
  /** people counted: from, and below; null: no upper end */
  readonly from: number;
  readonly below: number | null;
  readonly places: number;
  /** a size in the middle of the class, and the limits there in percentage points */
  readonly typicalSize: number;
  readonly chance: PointSpan;
  readonly usual: PointSpan;
  /** places above, within and below what is usual at their own size */
  readonly above: number;
  readonly within: number;
  readonly under: number;
}

export interface PointSpan {
  readonly low: number;
  readonly high: number;
}

/** Limits at one size, in percentage points around the expected value. */
export interface ExpectedLimit {
  readonly size: number;
  readonly chance: PointSpan;
  readonly usual: PointSpan;
}

/** Everything about a fit that does not depend on who reads it: kept in memory by edition of the data. */
export interface ExpectedLandscape {
  readonly kind: 'landscape';
  readonly fit: ExpectedValueFit;
  /** people counted and percentage points from the expected value, one a place */
  readonly sizes: Float64Array;
  readonly differences: Float64Array;
  readonly limits: readonly ExpectedLimit[];
  readonly classes: readonly ExpectedClass[];
}

export interface ExpectedTable {
  readonly preconditions: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

export interface ExpectedInput {
  readonly precondition: Precondition;
  readonly year: number;
  readonly value: number;
  /** of the places; the geometric mean of population and density */
  readonly mean: number;
  /** by how much it moves the expected share, percentage points */
  readonly points: number;
  readonly isOutsideRange: boolean;
  readonly isEntangled: boolean;
}

/** All in per cent or percentage points. */
export interface ExpectedReading {
  readonly kind: 'told';
  readonly outcome: Outcome;
  readonly year: number;
  /** null: not known here, and why */
  readonly actual: number | null;
  readonly reason: MissingReason | null;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly difference: number | null;
  readonly verdict: Verdict | null;
  /** how many people the share is of; estimated */
  readonly people: number;
  readonly inputs: readonly ExpectedInput[];
  /** half widths that hold 95 of 100 places, each cause alone */
  readonly chancePoints: number;
  readonly betweenPoints: number;
  readonly coefficientPoints: number;
  readonly places: number;
  readonly withoutOutcome: number;
  readonly withoutInput: number;
  /** of the variation between places, 0–100 */
  readonly explained: number;
  /** the share of an average place */
  readonly averageLevel: number;
  readonly classes: readonly ExpectedClass[];
}

export type ExpectedRefusal =
  | { readonly kind: 'refused'; readonly reason: 'no-outcome' | 'no-population' | 'no-preconditions' }
  | {
      readonly kind: 'refused';
      readonly reason: 'too-few-places';
      readonly places: number;
      readonly needed: number;
    }
  | {
      readonly kind: 'refused';
      readonly reason: 'no-variation' | 'repeated-preconditions';
      readonly preconditions: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: 'outcome-does-not-vary' };

export interface ExpectedPicture {
  readonly wide: string;
  readonly narrow: string;
  readonly textAlternative: string;
}

export interface ExpectedPage {
  /** null: the office has not said which entry of the register the place is, or it is gone */
  readonly registerName: string | null;
  /** ISO 3166-1 alpha-2, and how many localities of it the register holds */
  readonly country: string;
  readonly localities: number;
  readonly outcome: Outcome | null;
  readonly outcomes: readonly OutcomeOffer[];
  readonly preconditions: readonly PreconditionOffer[];
  readonly result: ExpectedReading | ExpectedRefusal | null;
  readonly picture: ExpectedPicture | null;
  readonly datasets: readonly ContextDataset[];
}

export type LandscapeOrNone = ExpectedLandscape | NoExpectedValues;
