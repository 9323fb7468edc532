import type { CompetenceArea, CompetenceLevel, CompetencePreset } from '@vicus/reference';

/** Who decides, pays and delivers in one area of life, as the office wrote it down on a day. */
export interface Competence {
  readonly area: string;
  readonly decides: readonly CompetenceLevel[];
  readonly pays: readonly CompetenceLevel[];
  readonly delivers: readonly CompetenceLevel[];
  /** who `others` are */
  readonly others: string;
  readonly note: string;
  readonly source: string;
  /** ISO day of the source */
  readonly sourceDate: string | null;
  /** name of the person, or '' when the account is gone */
  readonly changedBy: string;
  /** ISO day */
  readonly changedOn: string;
}

/** One line of the sheet. */
export interface CompetenceLine {
  readonly area: CompetenceArea;
  /** in force; null: the office has written nothing */
  readonly own: Competence | null;
  /** what a source says of the country; null: nothing known */
  readonly preset: CompetencePreset | null;
  /** what stood before, newest first */
  readonly earlier: readonly Competence[];
}
