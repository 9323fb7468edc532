import type { Texts } from './provenance.ts';

/** What open data say of a country, region or municipality by whom it is about. Values stand in `reference.context_figure`. */
export interface ContextMeasure {
  /** name with its unit; `-percent` is 0–100 */
  readonly id: string;
  readonly unit: 'percent' | 'thousand' | 'euro' | 'points' | 'persons';
  readonly decimals: number;
  /** in the four languages of public pages */
  readonly label: Texts;
}

/** A measure in one line. */
export type ContextMeasureLine = readonly [
  id: string,
  unit: ContextMeasure['unit'],
  en: string,
  de: string,
  es: string,
  it: string,
];
