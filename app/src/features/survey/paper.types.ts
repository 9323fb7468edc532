/** A questionnaire on paper: numbered questions, marks to write or tick, and what was keyed from it. */
import type { Question, SpecialCode } from '@vicus/questionnaire';

/** What a form on paper prints beside a box, and what is keyed for it. */
export interface PaperMark {
  /** `1`, `2`, … or a letter for a way of not answering */
  readonly mark: string;
  readonly code: string;
  readonly label: string;
}

/** One thing to key: a question, or one cell of a table. */
export interface PaperField {
  /** name of the field in the form of the page */
  readonly name: string;
  /** `7`, in tables `7b` or `7b·2` */
  readonly number: string;
  /** what the row or column says; empty where the question is the field */
  readonly label: string;
  readonly row: string | null;
  readonly column: string | null;
  /** empty where a number or words are written */
  readonly marks: readonly PaperMark[];
  readonly form: 'one' | 'several' | 'number' | 'month' | 'words' | 'name';
}

export interface PaperQuestion {
  readonly number: string;
  readonly question: Question;
  readonly label: string;
  readonly help: string;
  readonly fields: readonly PaperField[];
}

export interface PaperSection {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly PaperQuestion[];
}

/** Letters of the ways of not answering; after a slash where words are written. */
export const SPECIAL_MARKS: Readonly<Record<SpecialCode, string>> = {
  none: 'n',
  'dont-know': 'd',
  'rather-not-say': 'r',
};

/** What the program cannot take from a keyed field. */
export interface KeyedFinding {
  readonly name: string;
  readonly number: string;
  readonly reason: 'no-such-mark' | 'too-many' | 'not-a-number' | 'not-a-month' | 'out-of-range' | 'other';
  readonly given: string;
}

export type KeyedForm =
  | {
      readonly ok: true;
      readonly answers: Readonly<Record<string, unknown>>;
      /** numbers of questions that were answered though they should have been skipped: left out */
      readonly skipped: readonly string[];
    }
  | { readonly ok: false; readonly findings: readonly KeyedFinding[] };

/** What two people keyed differently. */
export interface KeyedDifference {
  readonly name: string;
  readonly number: string;
  readonly first: string;
  readonly second: string;
}

export interface PaperState {
  readonly slips: number;
  readonly keyedOnce: number;
  readonly keyedTwice: number;
  /** sheets that wait for the second person */
  readonly waiting: readonly { readonly sheet: number; readonly isOwn: boolean }[];
}
