/** A practice: what one place did, written up so that another could try it; as its place writes it and as others read it. */
import type { PracticeTexts } from '#features/evaluation/practice.types.ts';
import type { EvidenceLevel } from '#features/evaluation/evaluation.types.ts';
import type { PlaceContext } from './context.rules.ts';

export const PRACTICE_STATES = ['draft', 'review', 'published', 'withdrawn'] as const;
export type PracticeState = (typeof PRACTICE_STATES)[number];

export const TARGET_GROUPS = ['newcomers', 'residents', 'everybody', 'institutions'] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

export const PRACTICE_LENDABLES = ['premises', 'equipment', 'hours'] as const;

/** What has to be there before somebody begins; held against what the platform knows of a reading place. */
export interface PracticeNeeds {
  /** codes of COMPETENCE_AREAS in which the municipality has to decide, pay or deliver */
  readonly competences: readonly string[];
  /** codes of ACTOR_KINDS */
  readonly actorKinds: readonly string[];
  readonly lendables: readonly (typeof PRACTICE_LENDABLES)[number][];
  /** null: none needed, or not said */
  readonly minimumInhabitants: number | null;
}

/** The published figure behind the level of evidence, in the words of that day. */
export interface FrozenFigure {
  readonly about: string;
  readonly period: string;
  readonly headline: string;
  readonly release: string;
  readonly publishedOn: string;
  /** id of a page in docs/methods */
  readonly method: string;
}

/** What a record says beside its texts. */
export interface PracticeDetails {
  /** codes of AREAS_OF_LIFE */
  readonly areas: readonly string[];
  readonly targetGroups: readonly TargetGroup[];
  /** docs/methods/evaluation.md, 1 to 5; null: nothing but the telling */
  readonly evidenceLevel: EvidenceLevel | null;
  /** address of the published figure, as forms carry it; '' none */
  readonly factToken: string;
  readonly costPerParticipantCents: number | null;
  readonly currency: string;
  readonly staffHoursPerWeek: number | null;
  /** codes of ACTOR_KINDS that took part */
  readonly partners: readonly string[];
  /** an office or post, with its address */
  readonly contact: string;
  /** in which questions are answered, ISO 639-1 */
  readonly contactLanguages: readonly string[];
  readonly needs: PracticeNeeds;
  /** who governed, in the office's words; '' not told */
  readonly politics: string;
  /** why whoever looked at it sent it back; '' nothing. Never published */
  readonly reviewNote: string;
}

/** As the place writes it. */
export interface Practice {
  readonly practiceId: string;
  readonly practiceKey: string;
  readonly actionId: string | null;
  readonly strategyId: string | null;
  readonly language: string;
  readonly texts: PracticeTexts;
  readonly details: PracticeDetails;
  readonly state: PracticeState;
  /** last published; 0 none */
  readonly version: number;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedOn: string;
}

export interface EarlierVersion {
  readonly version: number;
  readonly publishedOn: string;
  /** fields that the version after it said otherwise */
  readonly changed: readonly string[];
}

export interface PublishedDetails extends Omit<PracticeDetails, 'factToken' | 'reviewNote'> {
  readonly figure: FrozenFigure | null;
}

/** As everybody reads it; also the shape of the feed. */
export interface PublishedPractice {
  readonly placeId: string;
  readonly practiceKey: string;
  readonly version: number;
  readonly state: 'published' | 'withdrawn';
  readonly language: string;
  readonly title: string;
  /** empty once withdrawn */
  readonly texts: PracticeTexts;
  /** null once withdrawn */
  readonly details: PublishedDetails | null;
  readonly context: PlaceContext;
  readonly isExample: boolean;
  /** newest first */
  readonly earlier: readonly EarlierVersion[];
  readonly contentHash: string;
  /** ISO day */
  readonly publishedOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawal: string;
}

export const REPLY_ANSWERS = ['worked', 'partly', 'did-not-work', 'too-early'] as const;
export type ReplyAnswer = (typeof REPLY_ANSWERS)[number];

/** "We tried it too." */
export interface PracticeReply {
  readonly placeId: string;
  readonly replyId: string;
  readonly practiceKey: string;
  readonly practiceVersion: number;
  readonly practiceTitle: string;
  readonly answer: ReplyAnswer;
  readonly language: string;
  /** what was done otherwise */
  readonly changed: string;
  readonly result: string;
  readonly evidenceLevel: EvidenceLevel | null;
  readonly context: PlaceContext;
  readonly publishedOn: string;
}

/** Which action of the own strategy began as a practice. */
export interface PracticeCopy {
  readonly practiceKey: string;
  readonly practiceVersion: number;
  readonly title: string;
  readonly fromWhom: string;
  readonly strategyId: string;
  readonly actionId: string;
  readonly copiedOn: string;
}
