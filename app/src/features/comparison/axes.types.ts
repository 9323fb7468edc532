/** Where a place lies on the two axes of context, and from what. Plain data: it is stored as it was published. */
import type { AxisPosition, NoAxisPosition, ReferenceGroup } from '@vicus/statistics';

export const AXES = ['structure', 'diversity'] as const;
export type AxisId = (typeof AXES)[number];

/** The upper side of an axis, then the lower. */
export const AXIS_SIDES = {
  structure: ['favourable', 'unfavourable'],
  diversity: ['high', 'low'],
} as const satisfies Record<AxisId, readonly [string, string]>;
export type AxisSide = (typeof AXIS_SIDES)[AxisId][number];

/** Computed from two years of population; everything else stands in the register as it is. */
export const POPULATION_CHANGE = 'population-change-percent';

/** Which figure of which year an axis takes, and in which direction it counts. */
export interface AxisInputChoice {
  readonly characteristic: string;
  readonly direction: 1 | -1;
  /** first of two years, for a change */
  readonly fromYear: number | null;
  /** null: no place of the country has the figure */
  readonly year: number | null;
}

/** A year in which places of a country have a figure; `population` is one of the characteristics here. */
export interface AvailableYear {
  readonly country: string;
  readonly characteristic: string;
  readonly year: number;
}

export type MissingReason = 'withheld-at-source' | 'not-collected' | 'not-applicable' | 'not-imported';

export interface ContextInput extends AxisInputChoice {
  readonly value: number | null;
  /** why there is no value */
  readonly reason: MissingReason | null;
  /** places of the same country and size class with a known value; null: too few, or no spread */
  readonly group: ReferenceGroup | null;
  readonly z: number | null;
  /** ids of the data sets that the value comes from */
  readonly datasets: readonly string[];
}

/** Another side than computed, set by the office with a reason. */
export interface AxisOverride {
  readonly axis: AxisId;
  readonly side: AxisSide;
  readonly reason: string;
  /** ISO day */
  readonly setOn: string;
  /** what was computed then; null: nothing could be */
  readonly computedZ: number | null;
}

export interface ContextAxis {
  readonly axis: AxisId;
  readonly inputs: readonly ContextInput[];
  readonly position: AxisPosition | NoAxisPosition;
  readonly override: AxisOverride | null;
  /** the override's side, otherwise the computed one; null: not known */
  readonly side: AxisSide | null;
}

export interface ContextDataset {
  readonly dataset: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  readonly version: string;
}

export interface ContextProfile {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** the place's entry in the register; null: none chosen, or no longer there */
  readonly registerCode: string | null;
  readonly registerName: string | null;
  readonly population: { readonly value: number; readonly year: number } | null;
  readonly sizeClass: string | null;
  /** inhabitants: upper bounds of rural area, small town, medium town */
  readonly sizeThresholds: readonly number[];
  readonly hasOwnThresholds: boolean;
  /** 1 cities, 2 towns and suburbs, 3 rural areas */
  readonly degreeOfUrbanisation: number | null;
  /** places in the register of the same country and size class, this one included */
  readonly groupSize: number;
  readonly axes: readonly ContextAxis[];
  readonly datasets: readonly ContextDataset[];
}

/** An override as the office sees it, ended ones included. */
export interface AxisOverrideEntry extends AxisOverride {
  readonly axisOverrideId: string;
  /** name of the person, or '' when the account is gone */
  readonly setBy: string;
  /** ISO day; null: in force */
  readonly endedOn: string | null;
  readonly endedBy: string;
}
