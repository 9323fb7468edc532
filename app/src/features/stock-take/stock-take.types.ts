/** Where a place stands by its own account: one round of answers to signals, and what it says. */
import type { GovernanceElement, PolicyPhase, SignalSide } from '@vicus/reference';

/** 0, 50, 100 by the rule shown with the signal; the others are answers, and no scores. */
export const SIGNAL_ANSWERS = ['100', '50', '0', 'not-known', 'not-our-competence'] as const;
export type SignalAnswerCode = (typeof SIGNAL_ANSWERS)[number];
export type Score = 0 | 50 | 100;

export const EVIDENCE_KINDS = ['document', 'own-knowledge'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One assessor's answer; assessor '' is what stands in the end. */
export interface SignalAnswer {
  readonly signalId: string;
  readonly assessor: string;
  /** '': only evidence or a note so far */
  readonly answer: SignalAnswerCode | '';
  /** '': not said */
  readonly evidence: EvidenceKind | '';
  readonly documentTitle: string;
  readonly documentOn: string | null;
  readonly documentLink: string;
  readonly note: string;
}

/** `talking`: both are done, see each other's answers and agree on one. */
export type StockTakeState = 'answering' | 'talking' | 'closed';

export interface StockTake {
  readonly stockTakeId: string;
  readonly title: string;
  readonly signalSet: string;
  /** the day the answers are about */
  readonly asOf: string;
  readonly firstAssessor: string;
  readonly secondAssessor: string | null;
  readonly isForTwo: boolean;
  readonly firstDoneOn: string | null;
  readonly secondDoneOn: string | null;
  readonly state: StockTakeState;
  readonly openedOn: string;
  readonly closedOn: string | null;
}

/** How some signals were answered; `mean` only from enough scored answers. */
export interface PartResult {
  readonly asked: number;
  /** answered with 0, 50 or 100 */
  readonly answered: number;
  readonly notKnown: number;
  readonly notOurCompetence: number;
  /** 0–100; null: too few scored answers */
  readonly mean: number | null;
}

export type StockTakeCategory = 'inclusive' | 'mixed' | 'lacking';
/** Why no category is told. */
export type NoCategory = 'too-few-policy' | 'too-few-people' | 'restrictive-not-answered';
export type CategoryResult =
  | { readonly category: StockTakeCategory; readonly restrictive: readonly string[] }
  | { readonly category: null; readonly reason: NoCategory };

export interface StockTakeProfile {
  readonly whole: PartResult;
  readonly sides: Readonly<Record<SignalSide, PartResult>>;
  readonly areas: readonly (PartResult & { readonly area: string })[];
  readonly matrix: readonly (PartResult & {
    readonly element: GovernanceElement;
    readonly phase: PolicyPhase;
  })[];
  readonly evidence: { readonly documents: number; readonly ownKnowledge: number };
  readonly category: CategoryResult;
}

/** How far two people agreed before they talked. */
export interface StockTakeAgreement {
  /** null: cannot be told */
  readonly alpha: number | null;
  readonly reason: 'no-pairs' | 'no-variation' | null;
  /** signals that both scored: only these count for alpha */
  readonly scoredByBoth: number;
  /** signals that both answered in any way */
  readonly answeredByBoth: number;
  readonly same: number;
  /** ids of signals answered differently */
  readonly different: readonly string[];
}

/** What changed between two rounds, over signals that both of them scored. */
export interface StockTakeChange {
  readonly sides: Readonly<
    Record<
      SignalSide,
      { readonly both: number; readonly before: number | null; readonly after: number | null }
    >
  >;
  readonly changed: readonly { readonly signalId: string; readonly before: Score; readonly after: Score }[];
  readonly both: number;
}
