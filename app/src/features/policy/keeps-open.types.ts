/** What newcomers keep open: counts by age, what a service needs, and who stayed. */
import type { Texts } from '@vicus/cube';
import type { AgeCount, ArrivalCohort, Retention, ThresholdProjection } from '@vicus/statistics';

export interface PopulationNote {
  readonly countedOn: string;
  /** whom the place counts as a newcomer */
  readonly newcomersAre: string;
  readonly source: string;
}

export interface PopulationByAge extends PopulationNote {
  readonly ages: readonly AgeCount[];
}

export interface ServiceNeed {
  readonly thresholdId: string;
  readonly name: string;
  readonly fromAge: number;
  /** null: and older */
  readonly toAge: number | null;
  readonly usePercent: number;
  /** null: only the numbers are told */
  readonly needed: number | null;
  readonly source: string;
}

/** A service with the two counts, or why there are none. */
export interface ServiceLine {
  readonly need: ServiceNeed;
  readonly projection: ThresholdProjection | null;
  readonly whyNone: 'no-counts' | 'cuts-last-band' | null;
  /** so many people more or fewer, and the sentence would be another one; null where nothing closes */
  readonly margin: number | null;
}

/** What newcomers said when they were asked whether they wish to stay. */
export interface WishToStay {
  readonly waveId: string;
  readonly waveTitle: string;
  readonly closedOn: string;
  readonly answers: number | null;
  readonly shares: readonly {
    readonly code: string;
    readonly label: Texts;
    /** 0–1; null: withheld */
    readonly share: number | null;
  }[];
}

export interface KeepsOpenSheet {
  readonly population: PopulationByAge | null;
  readonly services: readonly ServiceLine[];
  readonly yearsAhead: number;
  readonly cohorts: readonly ArrivalCohort[];
  readonly retention: { readonly after2: Retention; readonly after5: Retention } | null;
  readonly wish: WishToStay | null;
  /** of the register, to hold the sum of the bands against */
  readonly registered: { readonly count: number; readonly source: string } | null;
  /** counts by age that are stored as values of an indicator already */
  readonly stored: { readonly period: string; readonly ages: readonly AgeCount[] } | null;
}
