/**
 * The nouns of a questionnaire. An instrument is data: it can be stored, sent, read by a person and read back
 * unchanged. Answers are data of their own and know their question only by its id.
 */

/**
 * Text in several languages, keyed by BCP 47 tag, e.g. `{ en: 'Contacts', de: 'Kontakte' }`. `en` is always there.
 * `{answer:question-id}` in it stands for what the respondent answered earlier (`fillTexts`).
 */
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
  /** stays at the end where the order is random, e.g. "something else" */
  readonly last?: true;
}

/** One point of a labelled scale. `value` is the number that results are computed with. */
export interface ScalePoint {
  readonly code: string;
  readonly label: Texts;
  readonly value: number;
}

/** A part of the place. */
export interface District {
  readonly code: string;
  readonly label: Texts;
  /** SVG path (M, L, H, V, Z and their small forms) in a box of 1000 × 1000, north up */
  readonly outline?: string;
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
 * `column`) holds one of these codes. `atLeast`, `atMost`: the earlier question (number, 0 to 10) holds a number in
 * this range, both ends included; one of the two may be left out. A blank question holds neither code nor number.
 */
export type Condition =
  | {
      readonly question: string;
      readonly row?: string;
      readonly column?: string;
      readonly oneOf: readonly string[];
    }
  | { readonly question: string; readonly atLeast?: number; readonly atMost?: number }
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
  /** the question read aloud, for people who do not read: id of a recording by language */
  readonly audio?: Readonly<Record<string, string>>;
  /** what is measured, by the same id in every instrument and wave that measures it; once in an instrument */
  readonly concept?: string;
  /** one choice, several choices: the choices, matrix: the rows, in an order drawn for each response */
  readonly order?: 'random';
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

/**
 * "Out of 100 people, how many would answer so?": the question of this concept with one of `codes`, or with a number of
 * at least `atLeast`. Exactly one of the two stands.
 */
export interface Estimates {
  readonly concept: string;
  readonly codes?: readonly string[];
  readonly atLeast?: number;
}

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
  /** digits after the point; 0 asks for a whole number */
  readonly decimals: number;
  readonly unit?: Texts;
  readonly estimates?: Estimates;
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

/**
 * Where in the place: chosen from the list, or on the map where outlines stand. An instrument that ships leaves
 * `districts` empty for the place to fill in; without any the question is not asked.
 */
export interface DistrictQuestion extends QuestionBase {
  readonly kind: 'district';
  readonly districts: readonly District[];
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
  | TextQuestion
  | DistrictQuestion;

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

export const AUDIENCES = [
  'residents',
  'newcomers',
  'policymakers',
  'officials-partners-residents',
  'place',
  'service-users',
  'everybody',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * A number made of the answers to several questions (labelled scale, 0 to 10, number) or of earlier scores. `mean`: of
 * items with the same ends. `rescaled-sum`: (sum − lowest) / (highest − lowest) possible, 0–1.
 */
export interface Score {
  readonly id: string;
  readonly label: Texts;
  /** ids of questions or of scores that stand before this one */
  readonly items: readonly string[];
  readonly method: 'mean' | 'rescaled-sum';
  /** with fewer items answered there is no score */
  readonly minimumItems: number;
}

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
  /** stands on the first page, to be ticked before anything is asked */
  readonly consent?: Texts;
  readonly audience?: Audience;
  /** to answer it */
  readonly minutes?: number;
  /** how results are computed */
  readonly computed?: Texts;
  /** what not to conclude */
  readonly cautions?: Texts;
  readonly scores?: readonly Score[];
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
