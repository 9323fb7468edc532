/** A need a place raises to levels above, who joins it, and what is answered. */
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { LevelKind } from '#features/level/level.types.ts';
import type { PlaceContext } from '#features/practice/context.rules.ts';

/** What an ask comes from. */
export const ASK_SOURCES = ['free', 'obstacle', 'action'] as const;
export type AskSource = (typeof ASK_SOURCES)[number];

export const ANSWER_STATES = ['heard', 'considering', 'will-do', 'will-not', 'not-ours'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

export interface Addressee {
  readonly addresseeId: string;
  readonly kind: LevelKind;
  /** of an office, never of a person */
  readonly name: string;
  /** the level on this installation; null: an office elsewhere, whose answers the place records itself */
  readonly levelPlaceId: string | null;
}

export interface AskEvidence {
  readonly evidenceId: string;
  /** a published figure, kept as its address */
  readonly fact: FactAddress | null;
  readonly words: string;
}

/** What the office writes. */
export interface AskDraft {
  readonly askId: string;
  /** of its public page; the same for all its versions */
  readonly askKey: string;
  readonly title: string;
  /** a code of AREAS_OF_LIFE */
  readonly area: string;
  readonly source: AskSource;
  readonly sourceCode: string;
  readonly need: string;
  readonly otherwise: string;
  readonly language: string;
  readonly revision: number;
  readonly evidence: readonly AskEvidence[];
  readonly addressees: readonly (Addressee & { readonly contact: string })[];
}

/** What everybody sees of an ask: frozen, with its figures as addresses. */
export interface PublicAsk {
  readonly source: AskSource;
  readonly need: string;
  readonly otherwise: string;
  readonly evidence: readonly AskEvidence[];
  readonly addressees: readonly Addressee[];
}

export interface PublishedAsk {
  readonly placeId: string;
  readonly askKey: string;
  readonly version: number;
  readonly state: 'public' | 'withdrawn';
  readonly area: string;
  readonly language: string;
  readonly title: string;
  /** null once it was withdrawn */
  readonly content: PublicAsk | null;
  /** the place on the day of publication */
  readonly context: PlaceContext;
  readonly isExample: boolean;
  /** ISO days */
  readonly firstAskedOn: string;
  readonly publishedOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawal: string;
}

/** A place in the same situation, in its own sentence. */
export interface Support {
  readonly placeId: string;
  readonly words: string;
  readonly language: string;
  readonly context: PlaceContext;
  readonly joinedOn: string;
}

export interface Answer {
  readonly answerId: string;
  /** of who gave or recorded it */
  readonly placeId: string;
  /** `place`: an office elsewhere answered, and the place that asked wrote it down */
  readonly recordedBy: 'level' | 'place';
  readonly kind: LevelKind;
  readonly addressee: string;
  readonly state: AnswerState;
  readonly words: string;
  /** will do by */
  readonly dueOn: string | null;
  readonly answeredOn: string;
  readonly isPublic: boolean;
}

/** How it stands between an ask and one addressee. */
export interface Standing {
  readonly addressee: Addressee;
  /** newest first */
  readonly answers: readonly Answer[];
  /** since it was asked, while nothing was answered; null: it was */
  readonly silentDays: number | null;
  /** since the day on which it was to be done; null: no such day has passed */
  readonly overdueDays: number | null;
}

export interface AskSheet {
  readonly ask: PublishedAsk;
  readonly supports: readonly Support[];
  readonly standings: readonly Standing[];
}

/** What a place may answer to "what would this do to you?". */
export const CHOICES = ['helps', 'mixed', 'nothing', 'harms', 'cannot-tell'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Question {
  /** of the level that asks */
  readonly placeId: string;
  readonly questionId: string;
  readonly title: string;
  readonly words: string;
  readonly language: string;
  readonly levelName: string;
  readonly levelKind: LevelKind;
  readonly country: string;
  readonly covers: readonly string[];
  readonly isExample: boolean;
  readonly publishedOn: string;
  readonly dueOn: string;
  readonly withdrawnOn: string | null;
}
