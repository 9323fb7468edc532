/** Nouns of answers that were collected elsewhere and come in by spreadsheet: one row a tie. */
import type { PoliticalGroup, RespondentRoleRecord } from '@vicus/reference';
import type { ColumnMap } from '#server/spreadsheet/match-columns.ts';
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { AskedRow, WindowCode } from './governance.types.ts';

export type AnswerField =
  'respondent' | 'actor' | WindowCode | 'nature' | 'role' | 'political-group' | 'organisation';
export type NatureField = 'respondent' | 'actor' | 'nature';

/** How the file writes the nature of a contact: as the questionnaire, as results show it, or in words of its own. */
export const NATURE_SCALES = ['1-to-5', 'minus-2-to-2', 'own'] as const;
export type NatureScale = (typeof NATURE_SCALES)[number];

/** What a respondent without a row for an actor means: nobody can know but who collected the answers. */
export const MISSING_MEANINGS = ['not-answered', 'no-contact'] as const;
export type MissingMeaning = (typeof MISSING_MEANINGS)[number];

/** `one`: a row tells how the respondent sees the actor. `both`: it tells of the two alike, and is read twice. */
export const DIRECTIONS = ['one', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface AnswerImportChoices {
  /** by field: index of the column, or `none` */
  readonly columns: Readonly<Record<string, string | undefined>>;
  /** columns of the second file, where there is one */
  readonly natureColumns: Readonly<Record<string, string | undefined>>;
  readonly natureScale: NatureScale;
  readonly missing: MissingMeaning;
  readonly direction: Direction;
  /** role of respondents whose rows say none; '' for none chosen */
  readonly roleOfRest: RespondentRoleRecord['code'] | '';
  /** codes chosen for texts of the file: `0`–`5`, `dont-know`, `blank` */
  readonly frequencyOf: Readonly<Record<string, string>>;
  /** codes chosen for texts of the file: `1`–`5`, `dont-know`, `blank` */
  readonly natureOf: Readonly<Record<string, string>>;
}

/** Codes of the questionnaire: frequency `0`–`5`, nature `1`–`5`, or `dont-know`. */
export interface TieCodes {
  readonly earlier?: string;
  readonly later?: string;
  readonly nature?: string;
}

export interface ImportedRespondent {
  readonly name: string;
  /** codes of packages/reference; rows without a role are findings, so there is one */
  readonly role: RespondentRoleRecord['code'];
  readonly politicalGroup: PoliticalGroup['code'] | null;
  readonly actorId: string | null;
  /** by id of the asked row */
  readonly ties: ReadonlyMap<string, TieCodes>;
}

export interface AnswerImportPlan {
  readonly columns: ColumnMap<AnswerField>;
  /** null: there is no second file */
  readonly natureColumns: ColumnMap<NatureField> | null;
  /** texts that are no frequency or nature, for which a code can be chosen */
  readonly frequencyCategories: readonly string[];
  readonly natureCategories: readonly string[];
  readonly respondents: readonly ImportedRespondent[];
  readonly askedRows: readonly AskedRow[];
  /** ties with a number in either window */
  readonly tieCount: number;
  /** pairs of respondent and actor without a row */
  readonly missingCount: number;
  readonly findings: readonly TableFinding[];
  readonly errorRows: readonly number[];
}
