/** What a place decided and does, with its dates; and where people meet. */

export const MEASURE_KINDS = [
  'rule',
  'programme',
  'service',
  'funding',
  'post',
  'building',
  'decision',
  'other',
] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const FOR_WHOM = ['newcomers', 'residents', 'everybody', 'institutions'] as const;
export type ForWhom = (typeof FOR_WHOM)[number];

/** Read from the dates, never typed in. */
export const MEASURE_STATES = ['planned', 'adopted', 'running', 'ended'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** What is said of a measure; `''` where nobody said. */
export interface MeasureWords {
  readonly title: string;
  readonly what: string;
  /** a code of AREAS_OF_LIFE */
  readonly area: string;
  readonly forWhom: ForWhom;
  readonly kind: MeasureKind;
  readonly decidedBy: string;
  readonly adoptedOn: string | null;
  readonly implementedFrom: string | null;
  readonly endedOn: string | null;
  readonly endReason: string;
  /** of a document, https */
  readonly link: string;
  readonly money: string;
  readonly staff: string;
}

export interface Measure extends MeasureWords {
  readonly measureId: string;
  /** the day it was put on the public page; null: it is not there */
  readonly publishedOn: string | null;
}

/** As the public reads it: a copy of what stood there on that day. */
export interface PublicMeasure extends MeasureWords {
  readonly measureId: string;
  readonly publishedOn: string;
}

/** What an entry said before: only what was changed. */
export interface MeasureChange {
  readonly changedAt: Date;
  readonly before: Readonly<Partial<Record<keyof MeasureWords, string | null>>>;
}

export const ENCOUNTER_KINDS = [
  'language-cafe',
  'cafe',
  'sports',
  'garden',
  'library',
  'parents',
  'repair-cafe',
  'music-or-theatre',
  'cooking',
  'youth',
  'festival',
  'other',
] as const;
export type EncounterKind = (typeof ENCOUNTER_KINDS)[number];

export const HOW_OFTEN = ['daily', 'weekly', 'fortnightly', 'monthly', 'every-two-months', 'rarely'] as const;
export type HowOften = (typeof HOW_OFTEN)[number];

export const OPEN_TO = ['everybody', 'newcomers', 'residents', 'members'] as const;
export type OpenTo = (typeof OPEN_TO)[number];

export interface Encounter {
  readonly encounterId: string;
  readonly name: string;
  readonly kind: EncounterKind;
  /** an organisation or a post; '': nobody */
  readonly moderatedBy: string;
  readonly howOften: HowOften;
  readonly openTo: OpenTo;
  readonly sinceOn: string | null;
  readonly untilOn: string | null;
  readonly note: string;
}

/** Why a place of encounter is not among those that indicator SC5 counts in a year. */
export type NotCounted = 'not-this-year' | 'not-open-to-all' | 'nobody-moderates' | 'too-seldom';
