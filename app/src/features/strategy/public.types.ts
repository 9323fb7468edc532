/** What the public sees of a strategy: a copy under keys of its own, so that no id of the office leaves it. */
import type { Language } from '#ui/languages.ts';
import type { ActionKind, ActionState, Campaign, ForWhom, MoneyKind, Stage, Trial } from './action.types.ts';
import type {
  BodyPart,
  Decision,
  Direction,
  FrozenFact,
  GoalMeasure,
  HeardIn,
  PartId,
  Voice,
} from './strategy.types.ts';

export const PUBLICATION_STATES = ['draft', 'adopted', 'replaced', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** What everybody can open: the public draft, or the adopted version. */
export const EDITIONS = ['adopted', 'draft'] as const;
export type Edition = (typeof EDITIONS)[number];

/** How much of the budget is shown: by action, year and source, or by year and source only. */
export const MONEY_DETAILS = ['by-action', 'by-year-and-source'] as const;
export type MoneyDetail = (typeof MONEY_DETAILS)[number];

/** 12 hexadecimal digits made from an id; the same in every edition. */
export type PublicKey = string;

/** A figure as it stood when the copy was made. */
export type PublicFact = Omit<FrozenFact, 'placedFactId' | 'address'> & { readonly releaseId: string };

export interface PublicPart {
  readonly partId: PartId;
  readonly text: string;
  readonly facts: readonly (PublicFact & { readonly remark: string })[];
}

export interface PublicMeasure {
  readonly name: string;
  readonly unit: string;
  readonly people: GoalMeasure['people'];
  readonly direction: Direction;
  readonly baselineValue: number | null;
  readonly baselinePeriod: string;
  readonly baselineSource: string;
  /** the published figure the baseline was read from */
  readonly baselineFact: PublicFact | null;
  readonly targetValue: number | null;
  /** ISO day */
  readonly targetOn: string | null;
}

export interface PublicGoal {
  readonly key: PublicKey;
  readonly title: string;
  readonly why: string;
  readonly areas: readonly string[];
  readonly measures: readonly PublicMeasure[];
}

export interface PublicMoneyLine {
  readonly year: number;
  /** '' nobody knows yet where the money comes from */
  readonly source: string;
  readonly kind: MoneyKind | '';
  readonly programme: string;
  readonly cents: number;
  readonly securedCents: number;
}

export interface PublicAction {
  readonly key: PublicKey;
  readonly goalKey: PublicKey;
  readonly kind: ActionKind;
  readonly title: string;
  readonly what: string;
  readonly outcomes: string;
  readonly forWhom: ForWhom;
  readonly area: string;
  /** offices and organisations; '' nobody yet */
  readonly owner: string;
  readonly coOwners: readonly string[];
  readonly partners: readonly string[];
  readonly where: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly stage: Stage;
  readonly nextStage: string;
  /** as in the edition; `blocked` only where progress was published after it */
  readonly state: ActionState | 'blocked';
  readonly stateReason: string;
  readonly outputs: readonly {
    readonly name: string;
    readonly planned: readonly { readonly year: number; readonly amount: number }[];
  }[];
  readonly milestones: readonly {
    readonly title: string;
    readonly dueOn: string;
    readonly reachedOn: string | null;
  }[];
  readonly campaign: Campaign | null;
  readonly trial: Trial | null;
  /** statements it answers */
  readonly saidKeys: readonly PublicKey[];
  /** null: not shown by action */
  readonly money: readonly PublicMoneyLine[] | null;
}

export interface PublicStatement {
  readonly key: PublicKey;
  readonly voice: Voice;
  readonly statement: string;
  readonly heardIn: HeardIn;
  readonly heardInName: string;
  /** key of the comment it was made of; '' none */
  readonly commentKey: PublicKey | '';
  /** why nothing follows; '' */
  readonly notFollowed: string;
}

export interface PublicBody {
  readonly name: string;
  readonly part: BodyPart;
  readonly about: string;
  readonly meets: string;
  readonly hasNewcomers: boolean;
}

export interface PublicRisk {
  readonly text: string;
  readonly isPublicOpinion: boolean;
  readonly whatWeDo: string;
  readonly watchedBy: string;
}

export interface PublicContent {
  readonly coordinator: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly parts: readonly PublicPart[];
  readonly goals: readonly PublicGoal[];
  readonly actions: readonly PublicAction[];
  readonly said: readonly PublicStatement[];
  readonly bodies: readonly PublicBody[];
  readonly risks: readonly PublicRisk[];
  /** of all that is shown or not: by year and source */
  readonly money: readonly PublicMoneyLine[];
  readonly moneyDetail: MoneyDetail;
  /** what the office keeps back from this draft: said, so that nobody takes it for the whole */
  readonly keptBack: { readonly parts: readonly PartId[]; readonly actions: number };
}

/** Title and summary in a further language, as the office wrote them. */
export interface PublicWords {
  readonly title: string;
  readonly summary: string;
}

export interface PublicStrategy {
  readonly key: PublicKey;
  readonly state: Exclude<PublicationState, 'replaced'>;
  /** of an adopted one its version; of a draft, how many drafts there were */
  readonly version: number;
  readonly language: Language;
  readonly title: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly words: Readonly<Partial<Record<Language, PublicWords>>>;
  /** null: withdrawn */
  readonly content: PublicContent | null;
  readonly contentHash: string;
  readonly decision: Decision | null;
  readonly amends: string;
  readonly commentsFrom: string | null;
  readonly commentsUntil: string | null;
  /** comments that are not shown, by reason */
  readonly notShown: Readonly<Record<string, number>>;
  readonly publishedOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawal: string;
}

/** Without its content: for lists, and to know when pages change. */
export type PublicStrategyHead = Omit<PublicStrategy, 'content'>;

/** What the office chooses when it publishes. */
export interface PublicationChoice {
  readonly edition: Edition;
  /** of the adopted version; null: the newest */
  readonly version: number | null;
  readonly keptParts: readonly PartId[];
  /** ids of the office */
  readonly keptActions: readonly string[];
  readonly moneyDetail: MoneyDetail;
  readonly commentsFrom: string | null;
  readonly commentsUntil: string | null;
  readonly words: Readonly<Partial<Record<Language, PublicWords>>>;
}

/** Progress as it was published. What stands in it is composed by the room implementation. */
export interface PublicProgress {
  readonly asOf: string;
  readonly publishedOn: string;
  readonly content: unknown;
}
