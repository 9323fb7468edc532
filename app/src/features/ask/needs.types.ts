/** Needs of places counted upward. */
import type { ProtectedCube } from '@vicus/cube';
import type { Level } from '#features/level/level.types.ts';
import type { SizeClassCode } from '#features/practice/context.rules.ts';

/** Where a need was found: a published ask, an obstacle the office knows, an action that is blocked. */
export const NEED_SOURCES = ['ask', 'obstacle', 'action'] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];

/** A place has it or not; how many asks or actions stand behind it does not count. */
export interface Need {
  /** a code of AREAS_OF_LIFE */
  readonly area: string;
  readonly source: NeedSource;
}

/** Medium, small and rural places are counted apart and never added up. */
export const COUNTED_SIZES = ['rural', 'small', 'medium'] as const satisfies readonly SizeClassCode[];
export type CountedSize = (typeof COUNTED_SIZES)[number];

export interface NeedFigure extends Need {
  /** places with this need; null: withheld */
  readonly places: number | null;
  /** since the round before, where both are shown; null: not */
  readonly change: number | null;
}

/** Places of one size class in one area of the map. */
export interface NeedsGroup {
  /** `EU`, a country, or a NUTS code of level 1 or 2 */
  readonly geo: string;
  readonly size: CountedSize;
  /** places that are counted here, at least six */
  readonly sharing: number;
  /** every area of life and source, in their order */
  readonly needs: readonly NeedFigure[];
}

export interface NeedsRound {
  /** a half-year, e.g. `2026-H2` */
  readonly round: string;
  /** ISO day */
  readonly computedOn: string;
  /** by size class, then from the whole to its parts; groups of fewer than six places are not there */
  readonly groups: readonly NeedsGroup[];
  /** the same as the gate let it through, one table a size class: for files */
  readonly tables: readonly ProtectedCube[];
}

/** What observers of a level read. */
export interface LevelNeeds {
  readonly level: Level;
  /** newest first; none: not counted yet */
  readonly rounds: readonly NeedsRound[];
}

/** For how many years a place may agree at once. */
export const AGREEMENT_YEARS = [1, 2, 3, 5] as const;
