/** A general wave: any instrument, with the fieldwork that one officer can carry. */
import type { Language } from '#ui/languages.ts';
import type { Approach, Wave } from './survey.types.ts';

/** Ways to be told about a wave. An open wave has a public link and a poster, any other a personal link. */
export const DESIGN_CHANNELS = ['letter', 'mail', 'hand', 'link', 'poster'] as const;

/** Where addresses come from: it decides whether the town may use them. */
export const ADDRESS_SOURCES = ['none', 'own-list', 'population-register', 'other-register'] as const;

/** Who runs the computer: the town, somebody for it (Article 28), or several towns together (Article 26). */
export const HOSTINGS = ['own', 'processor', 'shared'] as const;

/** Special categories of Article 9 of the General Data Protection Regulation that a questionnaire may touch. */
export const SPECIAL_CATEGORIES = ['origin', 'religion', 'health', 'political-opinions'] as const;

export type OfferedLanguageState = 'source' | 'read' | 'draft';

export interface OfferedLanguage {
  readonly language: Language;
  /** the worse of the questionnaire's and the respondent pages' own translation */
  readonly state: OfferedLanguageState;
}

/** What has to be known before opening; `blocks` keeps the wave shut. */
export type OpeningFindingCode =
  | 'draft-language'
  | 'language-missing'
  | 'words-missing'
  | 'nobody-invited'
  | 'crowd-too-small'
  | 'invited-beyond-population'
  | 'sample-below-plan'
  | 'letter-without-address'
  | 'district-too-small'
  | 'no-districts'
  | 'closes-in-the-past'
  | 'by-law-unclear';

export interface OpeningFinding {
  readonly code: OpeningFindingCode;
  readonly blocks: boolean;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface InvitedCounts {
  readonly total: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly byLanguage: Readonly<Record<string, number>>;
  /** by code; '' for people without */
  readonly byDistrict: Readonly<Record<string, number>>;
  readonly lettersWithoutAddress: number;
}

export type GeneralWave = Omit<Wave, 'approach'> & { readonly approach: Approach };
