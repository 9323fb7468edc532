/** Nouns of the governance survey: who works with whom on integration, in two windows of time. */
import type { FrequencyAnswers, NatureAnswers } from '@vicus/statistics';
import type { Texts } from '@vicus/cube';

export const INSTRUMENT_ID = 'governance';
export const INSTRUMENT_VERSION = 1;

/** The two windows of time that contact is asked for; also the columns of the questionnaire. */
export const WINDOWS = ['earlier', 'later'] as const;
export type WindowCode = (typeof WINDOWS)[number];

/** Whole years, both included. */
export interface TimeWindow {
  readonly fromYear: number;
  readonly toYear: number;
}

/** A row of the questionnaire: a kind of actor (`id` is the code of the kind), or one named actor of a kind. */
export interface AskedRow {
  readonly id: string;
  readonly kind: string;
  /** the name of a named actor; undefined where the row is the kind itself */
  readonly name?: string | undefined;
}

/** What can be told of the role a respondent answers in, once small groups were merged or the question dropped. */
export type KnownRole =
  'elected-policymaker' | 'official' | 'local-government' | 'partner-organisation' | 'unknown';

/** One respondent's answers, by kind of actor. */
export interface Respondent {
  readonly role: KnownRole;
  /** of elected members, where it was asked; groups that were merged are joined by `-or-` */
  readonly politicalGroup: string | null;
  readonly frequency: Readonly<Record<WindowCode, FrequencyAnswers>>;
  readonly nature: NatureAnswers;
  /** how they see their town, by question; empty where it was not asked */
  readonly locality: Readonly<Record<string, string>>;
}

/** A kind of actor as it was asked about. */
export interface AskedKind {
  readonly code: string;
  /** one of the four groups of the source; further kinds stand beside them */
  readonly group: string;
  readonly printed: boolean;
  readonly label: Texts;
}

/** What the tables need to know of a wave besides the answers. */
export interface WaveFacts {
  readonly waveId: string;
  readonly placeName: string;
  readonly title: string;
  readonly windows: Readonly<Record<WindowCode, TimeWindow>>;
  readonly kinds: readonly AskedKind[];
  /** how many were asked in each role, from the list of the invited */
  readonly asked: Readonly<Record<'elected-policymaker' | 'official' | 'partner-organisation', number>>;
  /** asked besides, in a role nobody wrote down (answers collected elsewhere) */
  readonly askedBesides: number;
  /** first and last day of the answers, ISO text; the same day for imported answers */
  readonly openedOn: string;
  readonly closedOn: string;
}

/** A role as the tables break down by it. */
export interface RoleOfTable {
  readonly code: string;
  readonly label: Texts;
  readonly parent?: string;
  readonly asked: number | undefined;
  readonly includes: (respondent: Respondent) => boolean;
}

export const TABLE_IDS = [
  'governance-response',
  'governance-frequency',
  'governance-distribution',
  'governance-change',
  'governance-nature',
  'governance-disengaged',
  'governance-index',
  'governance-groups',
  'governance-contact-by-role',
  'governance-locality',
  'governance-network',
] as const;
export type GovernanceTableId = (typeof TABLE_IDS)[number];

/** Fewer answers give no statistic at all: they are an inventory of contacts. */
export const MINIMUM_ANSWERS = 5;
/** All who hold an office here are asked, not drawn: the smallest group whose average is shown. */
export const MINIMUM_GROUP = 5;
