/** What all steps of an import share. */
import type { Reference } from './condition.ts';
import type { Report } from './report.ts';
import type { Choice, Condition, SpecialCode, Texts } from '../questionnaire.types.ts';

export interface ChoiceList {
  readonly choices: readonly Choice[];
  readonly specials: readonly SpecialCode[];
  /** codes by the names of the form, special codes included */
  readonly codes: ReadonlyMap<string, string>;
}

export interface Form {
  readonly report: Report;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly usedLists: Set<string>;
  /** grows with each question, so that only earlier ones are found */
  readonly references: Map<string, Reference>;
  readonly questionIds: Set<string>;
  /** row and name of answers that could not be put into a text: said once, not in every language */
  readonly missedReferences: Set<string>;
  /** tag of the language of columns that name none */
  readonly defaultLanguage: string;
  /** false: the form has no English, and its own language stands for it */
  readonly hasEnglish: boolean;
}

/** The groups around a row, as far as a section can show them. */
export interface Frame {
  readonly title: Texts;
  readonly name: string;
  readonly askedWhen: Condition | undefined;
  /** true: a condition around was lost, so that more people are asked than the form asks */
  readonly isConditionLost: boolean;
}
