/** An XLSForm, as a spreadsheet reader gives it, and what became of it. */
import type { Instrument } from '../questionnaire.types.ts';

export interface XlsSheet {
  readonly name: string;
  /** texts of all cells, the first row with the headings included; '' for an empty cell */
  readonly rows: readonly (readonly string[])[];
}

/** What was not carried over as it stood, and what was done instead. Each has a line in docs/xlsform.md. */
export const XLS_FORM_FINDING_CODES = [
  'acknowledge-became-choice',
  'appearance-not-used',
  'cell-not-used',
  'choice-became-special',
  'choice-code-changed',
  'choice-left-out',
  'column-not-known',
  'column-without-heading',
  'computed-left-out',
  'condition-not-carried-over',
  'constraint-not-carried-over',
  'constraint-widened',
  'date-became-month',
  'english-missing',
  'group-label-not-used',
  'group-not-closed',
  'group-without-label',
  'instrument-invalid',
  'label-missing',
  'language-assumed',
  'language-not-known',
  'list-missing',
  'list-not-used',
  'markup-removed',
  'name-changed',
  'no-questions',
  'no-survey-sheet',
  'note-became-help',
  'note-became-intro',
  'note-left-out',
  'other-added',
  'reference-not-possible',
  'repeat-asked-once',
  'repeat-became-roster',
  'required-not-constant',
  'row-disabled',
  'row-without-type',
  'rows-became-matrix',
  'setting-not-used',
  'sheet-not-read',
  'table-not-made',
  'text-missing',
  'text-too-long',
  'type-not-known',
  'type-not-supported',
] as const;
export type XlsFormFindingCode = (typeof XLS_FORM_FINDING_CODES)[number];

export interface XlsFormFinding {
  readonly sheet: string;
  /** 1-based, as a spreadsheet program shows it; 1 is the row of the headings */
  readonly row: number;
  /** heading of the column as it stands in the file; without it the whole row is meant */
  readonly column?: string;
  readonly code: XlsFormFindingCode;
  /** what a message names, e.g. `{ type: 'geopoint' }` */
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface XlsFormPlan {
  /** there where anything could be asked; `checkInstrument` finds nothing wrong with it */
  readonly instrument?: Instrument;
  /** in the order of sheets and rows */
  readonly findings: readonly XlsFormFinding[];
}
