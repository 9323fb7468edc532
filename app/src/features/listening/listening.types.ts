/** What surveys say: nouns shared by tables, weights, cross-tables and the perception gap. */
import type { Texts } from '@vicus/cube';
import type { Answers, Instrument } from '@vicus/questionnaire';

/** One answer to choose, as the questionnaire has it. `value`: what averages are computed with. */
export interface AnswerCode {
  readonly code: string;
  readonly label: Texts;
  readonly value?: number;
  /** of a band: numbers from here … */
  readonly from?: number;
  /** … to below here */
  readonly to?: number;
}

/** Something every respondent has at most one answer to: a question, one option of several, one row of a matrix. */
export interface Variable {
  /** part of table ids: letters, digits, hyphens */
  readonly id: string;
  readonly questionId: string;
  /** row of a matrix and its column; option of several choices */
  readonly row?: string;
  readonly column?: string;
  readonly option?: string;
  readonly label: Texts;
  readonly codes: readonly AnswerCode[];
  /** neighbours in the list are neighbours in meaning */
  readonly isOrdered: boolean;
  /** `band`: a number, a month or the length of a roster, for cross-tables only */
  readonly kind: 'choice' | 'scale' | 'ten' | 'option' | 'band';
  readonly concept?: string;
}

/** Answers put together, so that none of them stands for a handful. `codes`: those of the questionnaire. */
export interface AnswerGroup {
  readonly code: string;
  readonly label: Texts;
  readonly codes: readonly string[];
}

/** A variable with the answers as they may be told apart in this wave. */
export interface GroupedVariable extends Variable {
  readonly groups: readonly AnswerGroup[];
}

/** A number behind an average: a scale, 0 to 10, a number, a score. */
export interface NumericItem {
  readonly id: string;
  readonly label: Texts;
  readonly scale: { readonly min: number; readonly max: number };
  readonly concept?: string;
  readonly read: (answers: Answers) => number | undefined;
}

/** People of the population: question → group of answers → people. */
export type Margins = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface StoredMargins {
  readonly margins: Margins;
  /** people the survey is about; null: not known */
  readonly population: number | null;
  readonly source: string;
  readonly changedOn: string;
}

/** What tables need to know of a wave besides the answers. */
export interface WaveSubject {
  readonly waveId: string;
  readonly title: string;
  readonly placeName: string;
  readonly instrument: Instrument;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly asked: number | null;
  /** whoever wanted answered by a public link: no sample, so no margin of error and no weights */
  readonly isConsultation: boolean;
  /** people the survey is about; null: not known */
  readonly population: number | null;
  readonly minimumGroup: number;
  /** those asked are a closed list of office holders: averages from five answers on */
  readonly isClosedList: boolean;
}

/** Described, never stored by person. */
export interface WeightSummary {
  /** variables the composition was brought to the population by */
  readonly variables: readonly string[];
  /** (Σw)² / Σw² */
  readonly kishAnswers: number;
  /** n / Kish's number */
  readonly designEffect: number;
  readonly isTrimmed: boolean;
  readonly isConverged: boolean;
  readonly source: string;
}

export interface Weighting {
  /** one a respondent, mean 1 */
  readonly weights: readonly number[];
  /** by dimension, each respondent's category, for the standard errors */
  readonly calibration: readonly (readonly (string | undefined)[])[];
  readonly summary: WeightSummary | null;
}

/** What is kept beside the tables of a wave. */
export interface FindingsFacts {
  readonly kind: 'listening';
  readonly weighting: WeightSummary | null;
  readonly isConsultation: boolean;
  readonly answered: number;
}

/** A decision of the place beside answers over time. */
export interface PlaceDecision {
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly what: string;
  readonly link: string;
}
