/** Nouns of judging a strategy. Judgements are words about criteria; nothing is marked, added up or ranked. */
import type { FactAddress } from '#features/fact/fact.types.ts';

/** The six criteria of the OECD's Development Assistance Committee (2019), each with a plain question in the messages. */
export const CRITERIA = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The answer to the question of a criterion. That it cannot be told is an answer. */
export const ANSWERS = ['yes', 'partly', 'no', 'cannot-tell'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Levels of evidence after Nesta's standards, 1 (an account of why it should work) to 5 (elsewhere with the same effect). */
export const EVIDENCE_LEVELS = [1, 2, 3, 4, 5] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const EVIDENCE_KINDS = [
  'fact',
  'before-after',
  'progress',
  'listening',
  'document',
  'observation',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const LESSON_KINDS = ['keep', 'change', 'stop', 'begin'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];

export interface EvaluationWords {
  readonly title: string;
  /** ISO days of the period that is judged */
  readonly fromOn: string;
  readonly untilOn: string;
  /** functions and organisations, no persons */
  readonly carriedOutBy: string;
  /** who was asked, and how */
  readonly asked: string;
}

export interface Evaluation extends EvaluationWords {
  readonly evaluationId: string;
  readonly strategyId: string;
  readonly state: 'open' | 'concluded';
  readonly concludedOn: string | null;
  readonly revision: number;
}

export interface Evidence {
  readonly evidenceId: string;
  readonly judgementId: string;
  readonly kind: EvidenceKind;
  readonly words: string;
  /** https; '' none */
  readonly link: string;
  /** of kinds `fact` and `before-after`; the number is read from the release */
  readonly fact: FactAddress | null;
  readonly earlierFact: FactAddress | null;
}

export interface JudgementWords {
  readonly answer: Answer;
  readonly judgement: string;
  /** as welcome as what worked */
  readonly whatFailed: string;
  /** a function, e.g. "social services" */
  readonly answeredBy: string;
  /** null: nothing but the judgement itself */
  readonly evidenceLevel: EvidenceLevel | null;
  readonly levelReason: string;
}

export interface Judgement extends JudgementWords {
  readonly judgementId: string;
  readonly evaluationId: string;
  /** null: the strategy as a whole */
  readonly actionId: string | null;
  readonly criterion: Criterion;
  readonly evidence: readonly Evidence[];
  readonly revision: number;
}

export interface LessonWords {
  readonly kind: LessonKind;
  readonly lesson: string;
  readonly actionId: string | null;
  readonly forWhom: string;
  /** what is done about it */
  readonly follows: string;
}

export interface Lesson extends LessonWords {
  readonly lessonId: string;
  readonly evaluationId: string;
}

/** What two figures of two times, or of here and elsewhere, say about one another. */
export type Comparison =
  | { readonly verdict: 'higher' | 'lower' | 'no-clear-difference' }
  | { readonly verdict: 'not-carried'; readonly reason: NotCarried };

/** Why the numbers do not carry a comparison. */
export const NOT_CARRIED = [
  'no-number',
  'another-definition',
  'same-time',
  'too-few-answers',
  'too-few-places',
  'no-interval',
  'withdrawn',
] as const;
export type NotCarried = (typeof NOT_CARRIED)[number];

/** Something the platform knows about an action, offered to those who judge. Words are written in the page's language. */
export interface OutputAtHand {
  readonly name: string;
  /** up to the end of the period judged; null: nothing was planned or told */
  readonly planned: number | null;
  readonly counted: number | null;
}

export interface EvidenceAtHand {
  /** null: the strategy as a whole */
  readonly actionId: string | null;
  readonly outputs: readonly OutputAtHand[];
  readonly plannedCents: number;
  readonly spentCents: number;
  readonly monthsReported: number;
  readonly monthsExpected: number;
  /** what hindered, the latest first, each once */
  readonly hinders: readonly string[];
  readonly reported: readonly { readonly words: string; readonly link: string }[];
  readonly milestones: { readonly due: number; readonly reached: number };
  /** statements this answers */
  readonly statements: readonly string[];
  readonly lent: { readonly times: number; readonly roomHours: number; readonly peopleHours: number };
  readonly decisions: readonly string[];
}
