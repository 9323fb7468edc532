/** Questionnaires as documents: those that ship with the platform and those of a place. */
import type { Audience, Instrument, InstrumentFinding } from '@vicus/questionnaire';

export type InstrumentState = 'draft' | 'frozen';

/** `shipped:residents`, or the id of an own one. */
export type InstrumentRef = string;

/** How far a questionnaire is in one language. */
export interface LanguageProgress {
  /** BCP 47 tag */
  readonly language: string;
  readonly state: 'source' | 'draft' | 'read';
  /** who read it and when (ISO day); null: nobody */
  readonly readBy: string | null;
  readonly readOn: string | null;
  readonly total: number;
  readonly translated: number;
  /** translated, but the source wording has changed since */
  readonly outdated: number;
}

/** Keys of texts by language, whose source wording has changed since they were translated. */
export type OutdatedKeys = Readonly<Record<string, readonly string[]>>;

/** A questionnaire with what this place may do with it. */
export interface InstrumentDocument {
  readonly ref: InstrumentRef;
  readonly source: 'shipped' | 'own';
  readonly instrument: Instrument;
  readonly state: InstrumentState;
  /** of an own one: counts changes; 0 for shipped ones */
  readonly revision: number;
  readonly outdated: OutdatedKeys;
  /** `shipped:residents`; null: begun here or brought in as a file */
  readonly basedOn: string | null;
  /** ISO day; null for shipped ones */
  readonly changedOn: string | null;
  /** name of a person; '' when the account is gone or it is shipped */
  readonly changedBy: string;
  /** all versions, newest first; one for shipped ones */
  readonly versions: readonly InstrumentVersion[];
}

export interface InstrumentVersion {
  readonly version: number;
  readonly state: InstrumentState;
  readonly changedOn: string;
}

/** One line of the list. */
export interface InstrumentSummary {
  readonly ref: InstrumentRef;
  readonly source: 'shipped' | 'own';
  readonly title: Instrument['title'];
  readonly purpose: Instrument['purpose'];
  readonly audience: Audience | null;
  readonly minutes: number | null;
  readonly version: number;
  readonly state: InstrumentState;
  readonly questions: number;
  readonly languages: readonly LanguageProgress[];
  /** what has to be done before it can be used; empty: nothing */
  readonly findings: readonly InstrumentFinding[];
  readonly changedOn: string | null;
}

/** A correction of a translation after a wave opened. */
export interface TranslationNote {
  readonly language: string;
  readonly version: number;
  readonly what: readonly TextChange[];
  readonly by: string;
  /** ISO day */
  readonly on: string;
}

export interface TextChange {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** Where a change is to be made, and which state of it the person saw. */
export interface Seen {
  readonly ref: InstrumentRef;
  readonly revision: number;
}

/** Languages in which a place may write; the respondent's shell has them. */
export const INSTRUMENT_LANGUAGES = ['en', 'de', 'es', 'it', 'ar', 'uk'] as const;
export type InstrumentLanguage = (typeof INSTRUMENT_LANGUAGES)[number];
