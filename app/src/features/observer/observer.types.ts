/** Nouns of what levels see of towns. */
import type { Round } from '#features/level/rounds.rules.ts';
import type { PlaceCodes } from '#features/level/level.types.ts';

/** What a town may let levels see, part by part. */
export const PARTS = ['policy', 'capacity', 'contacts', 'sentiment'] as const;
export type Part = (typeof PARTS)[number];

export const FACT_CODES = [
  'policy',
  'posts',
  'hours',
  'vertical',
  'horizontal',
  'translocal',
  'contact-region',
  'contact-state',
  'contact-union',
  'sentiment',
] as const;
export type FactCode = (typeof FACT_CODES)[number];

/** One thing a town says by a class, never by a number. */
export interface Fact {
  readonly code: FactCode;
  readonly part: Part;
  /** in their order; neighbours may be shown together where one alone would be a handful */
  readonly answers: readonly string[];
}

/** Answer by fact; what is not shared or not known is not in it. */
export type Facts = Readonly<Partial<Record<FactCode, string>>>;

export const SIZE_CODES = ['rural', 'small', 'medium', 'larger'] as const;
export type SizeCode = (typeof SIZE_CODES)[number];

/** What a town shares, as the job reads it. */
export interface SharedRecord {
  readonly placeId: string;
  readonly sizeClass: SizeCode;
  readonly codes: PlaceCodes;
  readonly facts: Facts;
}

/** That a town is counted together with others for one fact. */
export interface CohortRow {
  readonly placeId: string;
  readonly fact: FactCode;
  readonly cohortId: string;
  readonly sizeClass: SizeCode;
  /** how many it was formed of */
  readonly places: number;
  readonly formedRound: Round;
  readonly lastRound: Round;
}

/** A cohort that is whole in a round. */
export interface WholeCohort {
  readonly cohortId: string;
  readonly fact: FactCode;
  readonly sizeClass: SizeCode;
  readonly members: readonly SharedRecord[];
}

/** Answers that are shown together, e.g. `[['inclusive'], ['mixed', 'lacking']]`. */
export type Partition = readonly (readonly string[])[];

/** What anybody may come to know of one cohort, whatever tables it stands in. */
export interface ExposedCohort extends WholeCohort {
  readonly partition: Partition;
}

/** One figure over towns: how many gave an answer of each block. */
export interface LevelFigure {
  readonly fact: FactCode;
  readonly areaId: string;
  readonly sizeClass: SizeCode;
  readonly partition: Partition;
  /** by block, in the order of the partition */
  readonly counts: readonly number[];
  readonly places: number;
}
