/** Figures of the country, the region and places of the same kind, to read an indicator beside. */
import type { ContextLink } from '@vicus/reference';
import type { Texts } from '@vicus/cube';
import type { NoValueReason, ObservationStatus, People } from './indicator.types.ts';

/** Where a figure is from; `cities`, `towns` and `rural` are all places of one degree of urbanisation in the country. */
export type ContextScope = 'country' | 'cities' | 'towns' | 'rural' | 'region' | 'place';

/** One figure: a value with its status, or the reason for none. */
export interface ContextLine {
  readonly scope: ContextScope;
  /** of a country its ISO code, of a region or place its name; '' for places of one kind */
  readonly name: string;
  readonly people: People;
  readonly period: string;
  readonly value: number | null;
  readonly status: ObservationStatus | null;
  readonly reason: NoValueReason | null;
  /** what the source wrote beside it, e.g. b (break in the series) */
  readonly flag: string;
  /** places it is put together from, of all there are; null: the source's own figure */
  readonly places: number | null;
  readonly allPlaces: number | null;
}

/** What one open figure says beside the indicator. */
export interface ContextBlock {
  readonly link: ContextLink;
  readonly label: Texts;
  readonly decimals: number;
  /** none: nothing is imported for this place */
  readonly lines: readonly ContextLine[];
  /** the words the licences ask for */
  readonly attribution: string;
  /** what brings it in */
  readonly commands: readonly string[];
}

export interface IndicatorContext {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** null: the place has no entry in the register, so its region and degree of urbanisation are not known */
  readonly registerCode: string | null;
  /** empty: no source counts anything comparable */
  readonly blocks: readonly ContextBlock[];
}
