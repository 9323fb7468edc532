/**
 * The nouns of a questionnaire. An instrument is data: it can be stored, sent, read by a person and read back
 * unchanged. Answers are data of their own and know their question only by its id.
 */

/** Text in several languages, keyed by BCP 47 tag, e.g. `{ en: 'Contacts', de: 'Kontakte' }`. `en` is always there. */
export type Texts = Readonly<{ en: string } & Record<string, string>>;

/**
 * Ways of not answering that are answers: `none` (nothing applies), `dont-know`, `rather-not-say`. Blank is a
 * fourth thing: the question was passed over. None of the four is ever the number 0.
 */
export const SPECIAL_CODES = ['none', 'dont-know', 'rather-not-say'] as const;
export type SpecialCode = (typeof SPECIAL_CODES)[number];

/** One answer to choose. `code` is stored; no choice may use a special code. */
export interface Choice {
  readonly code: string;
  readonly label: Texts;
}

/** One point of a labelled scale. `value` is the number that results are computed with. */
export interface ScalePoint extends Choice {
  readonly value: number;
}

/** A row of a matrix, e.g. an actor. The same row id may stand in several matrices: that is how rows are routed. */
export interface Row {
  readonly id: string;
  readonly label: Texts;
}

/** A column of a matrix or roster, e.g. a window of time. */
export interface Column {
  readonly id: string;
  readonly label: Texts;
}

/**
 * When something is asked. `oneOf`: the named earlier question (a matrix: any of its cells, or those of `row` and
 * `column`) holds one of these codes. A blank question holds no code.
 */
export type Condition =
  | {
      readonly question: string;
      readonly row?: string;
      readonly column?: string;
      readonly oneOf: readonly string[];
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A row is asked when the row of the same id in an earlier matrix holds one of these codes in any column. */
export interface RowCondition {
  readonly question: string;
  readonly oneOf: readonly string[];
}

interface QuestionBase {
  /** lower-case letters, digits, hyphens; unique in the instrument */
  readonly id: string;
  readonly label: Texts;
  readonly help?: Texts;
  /** true: a complete answer must hold it (a special code counts). Default false. */
  readonly required?: boolean;
  readonly askedWhen?: Condition;
  /** the ways of not answering that are offered */
  readonly specials?: readonly SpecialCode[];
}

export interface OneChoiceQuestion extends QuestionBase {
  readonly kind: 'one-choice';
  readonly choices: readonly Choice[];
}

export interface SeveralChoicesQuestion extends QuestionBase {
  readonly kind: 'several-choices';
  readonly choices: readonly Choice[];
  readonly maximumChoices?: number;
}

export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale';
  readonly points: readonly ScalePoint[];
}

/** A whole number 0 to 10 with words at both ends. */
export interface ZeroToTenQuestion extends QuestionBase {
  readonly kind: 'zero-to-ten';
  readonly lowLabel: Texts;
  readonly highLabel: Texts;
}

/** Each row is rated in each column on the same points. */
export interface MatrixQuestion extends QuestionBase {
  readonly kind: 'matrix';
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly points: readonly ScalePoint[];
  readonly rowsAskedWhen?: RowCondition;
}

/** The respondent names the rows and rates each in each column. */
export interface RosterQuestion extends QuestionBase {
  readonly kind: 'roster';
  readonly columns: readonly Column[];
  readonly points: readonly ScalePoint[];
  readonly maximumRows: number;
  /** in characters */
  readonly maximumNameLength: number;
}

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
  /** digits after the point; 0 asks for a whole number */
  readonly decimals: number;
  readonly unit?: Texts;
}

/** A month of a year, `YYYY-MM`. */
export interface MonthQuestion extends QuestionBase {
  readonly kind: 'month';
  readonly minimum: string;
  readonly maximum: string;
}

/** One line (`short-text`) or several (`long-text`). */
export interface TextQuestion extends QuestionBase {
  readonly kind: 'short-text' | 'long-text';
  /** in characters (Unicode code points) after trimming */
  readonly maximumLength: number;
}

export type Question =
  | OneChoiceQuestion
  | SeveralChoicesQuestion
  | ScaleQuestion
  | ZeroToTenQuestion
  | MatrixQuestion
  | RosterQuestion
  | NumberQuestion
  | MonthQuestion
  | TextQuestion;

export type QuestionKind = Question['kind'];

/** What is asked on one page. */
export interface Section {
  readonly id: string;
  readonly title: Texts;
  readonly intro?: Texts;
  readonly askedWhen?: Condition;
  readonly questions: readonly Question[];
}

/** `source`: written in this language. `draft`: nobody has read the translation. `read`: a named person has. */
export type TranslationState =
  | { readonly state: 'source' }
  | { readonly state: 'draft' }
  | { readonly state: 'read'; readonly by: string; /** ISO 8601 date */ readonly on: string };

export interface Instrument {
  readonly id: string;
  /** counts up from 1; answers name the version they were given to */
  readonly version: number;
  readonly title: Texts;
  /** why it is asked and what it is for */
  readonly purpose: Texts;
  /** where the questions come from */
  readonly source: Texts;
  readonly languages: Readonly<Record<string, TranslationState>>;
  readonly sections: readonly Section[];
}

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

/** What is wrong with an instrument read from outside. `path`: e.g. `sections[0].questions[2].choices`. */
export interface InstrumentFinding {
  readonly path: string;
  /** plain English, for whoever edits the file */
  readonly message: string;
}

export type ParsedInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly findings: readonly InstrumentFinding[] };

export interface ParsedForm {
  /** unchecked: pass them to `checkAnswer` */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}
