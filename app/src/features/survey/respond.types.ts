/** What a respondent's pages know. */
import type { Answers, Finding, Instrument } from '@vicus/questionnaire';
import type { PlaceContact } from '#features/place/place.types.ts';
import type { Approach, LegalBasis, WaveMode } from './survey.types.ts';

/** The three parts of a personal address, as they came. */
export interface LinkAddress {
  readonly slug: string;
  readonly waveId: string;
  readonly token: string;
}

export interface RespondentWave {
  readonly waveId: string;
  readonly title: string;
  readonly mode: WaveMode;
  readonly basis: LegalBasis;
  /** why it is asked, in the office's own words; may be empty */
  readonly purpose: string;
  readonly instrument: Instrument;
  readonly closesOn: string;
  readonly retentionUntil: string;
  /** null: a governance wave */
  readonly approach: Approach | null;
  /** groups smaller than this are never told about */
  readonly minimumGroup: number;
  /** only people of 18 and over are asked */
  readonly adultsOnly: boolean;
}

export interface Draft {
  readonly answers: Answers;
  /** random key of the page: sending it twice gives the same receipt */
  readonly submissionKey: string;
  /** somebody of the office helps; else it comes from the web */
  readonly channel?: AnswerChannel;
}

/** A question read aloud. */
export interface QuestionRecording {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A link that may be answered. */
export interface OpenLink {
  readonly address: LinkAddress;
  readonly place: PlaceContact;
  readonly wave: RespondentWave;
  /** null before the first page was saved */
  readonly draft: Draft | null;
  /** what was sent, where it may still be corrected or taken back: in named general waves until closing */
  readonly sent: Answers | null;
}

/** How an answer came in. Kept with it only where enough answers share it (origin.rules.ts). */
export const ANSWER_CHANNELS = ['web', 'paper', 'counter', 'phone', 'tablet'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

export interface AnswerOrigin {
  readonly language: string;
  readonly channel: AnswerChannel;
}

export type SavedSection =
  | {
      readonly ok: true;
      /** the next page; null: the review */ readonly next: string | null;
      /** the first question that appeared because of what was saved; null: none did */
      readonly appeared: string | null;
      readonly previous: string | null;
    }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly link: OpenLink };

export interface Receipt {
  readonly receipt: string;
  readonly place: PlaceContact;
  readonly wave: RespondentWave;
  /** what was sent, read back from the sender's own page; never from the database */
  readonly answers: Answers | null;
}

export type SentAnswers =
  | { readonly ok: true; readonly receipt: Receipt }
  /** something required is missing */
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly link: OpenLink };
