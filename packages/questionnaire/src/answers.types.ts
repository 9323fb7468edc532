/** The nouns of an answer: what somebody said, what is wrong with it, and what was asked. */
import type { Question, Row, Section, SpecialCode } from './questionnaire.types.ts';

/** A named row and its codes by column id. */
export interface RosterEntry {
  readonly name: string;
  readonly codes: Readonly<Record<string, string>>;
}

/** Codes by row id, then column id: a point's code or a special code. Blank cells and rows are absent. */
export type MatrixAnswer = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Not answering a text question: an object, because a person may well write "none" into a text. */
export interface SpecialAnswer {
  readonly special: SpecialCode;
}

/**
 * One choice, scale: the code. Several: the codes in the order of the choices. Zero to ten, number: the number or
 * a special code. Month: `YYYY-MM` or a special code. Texts: the text or `{ special }`. Blank: no entry at all.
 */
export type Answer =
  string | number | readonly string[] | MatrixAnswer | readonly RosterEntry[] | SpecialAnswer;

/** Answers by question id. */
export type Answers = Readonly<Record<string, Answer>>;

/** What can be wrong with an answer. Each has two messages: `answer.<code>.what` and `answer.<code>.mend`. */
export const FINDING_CODES = [
  'given-twice',
  'not-a-month',
  'not-a-number',
  'not-alone',
  'not-answers',
  'out-of-range',
  'required',
  'too-long',
  'too-many-choices',
  'too-many-decimals',
  'too-many-rows',
  'unknown-choice',
  'unknown-column',
  'unknown-question',
  'unknown-row',
  'without-name',
  'wrong-kind',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Where a finding or a dropped answer stands: a question, and in a matrix or roster its row and column. */
export interface Spot {
  /** the question's id; empty when the answers as a whole are meant */
  readonly question: string;
  readonly row?: string;
  readonly column?: string;
}

export interface Finding extends Spot {
  readonly code: FindingCode;
  /** message key: what is wrong */
  readonly what: `answer.${FindingCode}.what`;
  /** message key: how to mend it */
  readonly mend: `answer.${FindingCode}.mend`;
  /** what the two messages name, e.g. `{ given: '7', maximum: 5 }` */
  readonly parameters: Readonly<Record<string, string | number>>;
}

export type CheckedAnswers =
  | {
      readonly ok: true;
      readonly answers: Answers;
      /** given, but not asked any more after an earlier answer changed: left out of `answers` */
      readonly dropped: readonly Spot[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface CheckOptions {
  /** true: nothing is required yet (saving in the middle). Default false. */
  readonly partial?: boolean;
}

/** A question that is asked, given the answers so far. `rows`: the rows asked (matrix), else empty. */
export interface VisibleQuestion {
  readonly section: Section;
  readonly question: Question;
  readonly rows: readonly Row[];
}

/** Fields to fill in (each cell of a matrix is one). Texts are left out: an open question is an offer, not a gap. */
export interface SectionCompleteness {
  readonly section: string;
  readonly asked: number;
  readonly answered: number;
}

export interface Completeness {
  readonly asked: number;
  readonly answered: number;
  /** 0–1; `undefined` when nothing is asked */
  readonly shareAnswered: number | undefined;
  readonly sections: readonly SectionCompleteness[];
}

export interface ParsedForm {
  /** unchecked: pass them to `checkAnswer` */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}
