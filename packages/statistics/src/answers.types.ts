/** Frequency of contact as asked: 0 none … 5 daily. */
export type Frequency = 0 | 1 | 2 | 3 | 4 | 5;

/** `null`: left blank. Neither "don't know" nor blank is ever counted as 0. */
export type FrequencyAnswer = Frequency | 'dont-know' | null;

/** Nature of contact as asked: 1 very conflictual … 5 very collaborative. */
export type Nature = 1 | 2 | 3 | 4 | 5;
export type NatureAnswer = Nature | 'dont-know' | null;

/** One respondent's answers in one time window, by actor kind. A kind that is not a key was left blank. */
export type FrequencyAnswers = ReadonlyMap<string, FrequencyAnswer>;
export type NatureAnswers = ReadonlyMap<string, NatureAnswer>;

export type RespondentRole = 'elected-policymaker' | 'official' | 'partner-organisation';

/** What the methods need to know of an actor kind; the records of `@vicus/reference` have this shape. */
export interface KindOfActor {
  readonly code: string;
  readonly group: string;
  /** true: one of the 16 kinds of the source. Only these enter indices and group scores. */
  readonly printed: boolean;
}

/** The ends of an answer scale, e.g. `{ min: 0, max: 5 }`. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

export type Confidence = 0.9 | 0.95 | 0.99;
