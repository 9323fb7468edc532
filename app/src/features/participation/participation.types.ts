/** Nouns of the room. Nothing here could hold a person who took part. */
import type { Language } from '#ui/languages.ts';

/** A text by language; `{}`: none given. */
export type Texts = Readonly<Record<string, string>>;

export const CONSULTATION_KINDS = ['consultation', 'initiatives'] as const;
export type ConsultationKind = (typeof CONSULTATION_KINDS)[number];

/** Council of Europe, Code of Good Practice for Civil Participation (2019). */
export const LEVELS = ['information', 'consultation', 'dialogue', 'partnership'] as const;
export type Level = (typeof LEVELS)[number];

export type ConsultationState = 'draft' | 'open' | 'ended';

/** What a consultation is, on a given day. `waiting`: opened for a later day. */
export type Phase = 'draft' | 'waiting' | 'collecting' | 'ended' | 'concluded';

export interface ConsultationInput {
  readonly kind: ConsultationKind;
  readonly level: Level;
  readonly question: Texts;
  readonly background: Texts;
  /** who answers for it: an office or a body */
  readonly answerable: string;
  /** ISO days */
  readonly answersBy: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly takesProposals: boolean;
  readonly takesSupport: boolean;
  readonly choicesPerCode: number;
  /** initiatives only: supports, and days of gathering them */
  readonly supportThreshold: number | null;
  readonly supportDays: number | null;
}

export interface Consultation extends ConsultationInput {
  readonly consultationId: string;
  readonly state: ConsultationState;
  readonly concludedOn: string | null;
}

/** Why a proposal is not shown. Public as a count, never of a single proposal. */
export const MODERATION_REASONS = [
  'names-a-person',
  'singles-out-group',
  'insults',
  'against-the-law',
  'advertising',
  'not-about-the-question',
  'same-as-another',
  'not-understandable',
] as const;
export type ModerationReason = (typeof MODERATION_REASONS)[number];

export type ProposalState = 'waiting' | 'shown' | 'not-shown';

export interface Proposal {
  readonly proposalId: string;
  readonly title: string;
  readonly body: string;
  /** of the words as they were written */
  readonly language: Language;
  /** by the office: other languages */
  readonly translations: Readonly<Record<string, { readonly title: string; readonly body: string }>>;
  readonly state: ProposalState;
  readonly isFromOffice: boolean;
  /** initiatives: last day of gathering support, and how much is needed */
  readonly closesOn: string | null;
  readonly threshold: number | null;
}

/** What only the office sees of a proposal. */
export interface OfficeProposal extends Proposal {
  readonly reason: ModerationReason | null;
  /** ISO day */
  readonly receivedOn: string;
}

/** Three numbers that are never added without saying so. */
export interface Support {
  readonly coded: number;
  readonly paper: number;
  readonly expressions: number;
}

export const DECISIONS = ['accepted', 'partly', 'not'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface CouncilAnswer {
  readonly councilAnswerId: string;
  /** null: to the consultation as a whole */
  readonly proposalId: string | null;
  readonly decision: Decision;
  readonly reasons: Texts;
  readonly answeredOn: string;
  readonly link: string;
}

export interface FollowUp {
  readonly followUpId: string;
  readonly proposalId: string | null;
  readonly doneOn: string;
  readonly what: Texts;
  readonly link: string;
}

export const CODE_PURPOSES = ['letter', 'meeting', 'counter'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

export interface CodeBatch {
  readonly codeBatchId: string;
  readonly purpose: CodePurpose;
  readonly codes: number;
  readonly madeOn: string;
}

export interface PaperCount {
  readonly paperCountId: string;
  readonly proposalId: string;
  readonly supports: number;
  readonly countedOn: string;
  readonly occasion: string;
  readonly secondCounter: string;
  readonly note: string;
}

/** People at a meeting, as the organiser estimates: never derived from anything. */
export const HEADCOUNT_BANDS = ['1-9', '10-19', '20-49', '50-99', '100-199', '200+'] as const;
export type HeadcountBand = (typeof HEADCOUNT_BANDS)[number];

export interface Meeting {
  readonly meetingId: string;
  readonly consultationId: string | null;
  readonly title: Texts;
  readonly heldOn: string;
  /** as typed, e.g. `19:00` */
  readonly beginsAt: string;
  readonly venue: string;
  readonly languages: readonly string[];
  readonly interpretation: readonly string[];
  readonly hasChildcare: boolean;
  readonly headcount: HeadcountBand | null;
  readonly themes: Texts;
  readonly isPublic: boolean;
}

export const WAYS_OF_FILLING = ['election', 'appointment', 'lot', 'open', 'mixed'] as const;
export type WayOfFilling = (typeof WAYS_OF_FILLING)[number];

export interface AdvisoryBody {
  readonly advisoryBodyId: string;
  readonly name: Texts;
  readonly purpose: Texts;
  readonly seats: number;
  readonly seatsFilled: number;
  /** null: not collected */
  readonly seatsNewcomers: number | null;
  readonly newcomersAgreed: boolean;
  readonly filledBy: WayOfFilling;
  readonly meets: string;
  readonly countedOn: string;
  readonly isPublic: boolean;
}

/** How many seats newcomers hold, as the public may know it. */
export type ShownSeats =
  | { readonly kind: 'number'; readonly seats: number }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'not-collected' };

/** Everything that belongs to one consultation and is public. */
export interface PublicConsultation {
  readonly consultation: Consultation;
  readonly phase: Phase;
  readonly proposals: readonly PublicProposal[];
  /** to the consultation as a whole */
  readonly answer: CouncilAnswer | null;
  readonly followUps: readonly FollowUp[];
  readonly notShown: readonly { readonly reason: ModerationReason; readonly proposals: number }[];
}

export interface PublicProposal extends Proposal {
  readonly support: Support;
  readonly answer: CouncilAnswer | null;
  readonly followUps: readonly FollowUp[];
  /** support may be given today */
  readonly isGathering: boolean;
  /** initiatives: the council has to answer */
  readonly hasReached: boolean;
}

/** Something that was asked or proposed, with what was answered and done. */
export interface HeardEntry {
  readonly consultationId: string;
  /** null: the consultation as a whole */
  readonly proposalId: string | null;
  /** the question of the consultation */
  readonly question: Texts;
  /** title of the proposal, by language */
  readonly proposal: Texts;
  readonly answer: CouncilAnswer | null;
  /** newest first */
  readonly followUps: readonly FollowUp[];
}

export interface ParticipationDigest {
  readonly consultations: readonly {
    readonly consultation: Pick<
      Consultation,
      'consultationId' | 'kind' | 'question' | 'closesOn' | 'answersBy'
    >;
    readonly phase: Phase;
  }[];
  /** what was answered or done last comes first */
  readonly heard: readonly HeardEntry[];
}
