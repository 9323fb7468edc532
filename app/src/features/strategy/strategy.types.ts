/** What a strategy is made of. `StrategyContent` is the whole: what is checked, exported, commented on and frozen at adoption. */
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { Language } from '#ui/languages.ts';
import type { Action, BudgetLine, MoneySource } from './action.types.ts';

/** Where a strategy stands. An adopted one is run while its next version is written in the same rows. */
export const STRATEGY_STATES = ['draft', 'adopted', 'ended'] as const;
export type StrategyState = (typeof STRATEGY_STATES)[number];

export interface Strategy {
  readonly strategyId: string;
  readonly title: string;
  readonly state: StrategyState;
  /** first and last year it is for */
  readonly fromYear: number;
  readonly toYear: number;
  /** of the words in it */
  readonly language: Language;
  /** ISO 4217; every amount of the strategy is in it */
  readonly currency: string;
  /** office or post that coordinates */
  readonly coordinator: string;
  readonly revision: number;
}

/** The parts of prose, in the order a council expects; goals, actions and budget stand between rationale and coordination. */
export const PARTS = [
  'summary',
  'area-and-people',
  'diagnosis',
  'perspectives',
  'rationale',
  'coordination',
  'risks',
  'evaluation-plan',
] as const;
export type PartId = (typeof PARTS)[number];

/** A figure put into a part: live in the draft, frozen with its release at adoption. */
export interface PlacedFact {
  readonly placedFactId: string;
  readonly partId: PartId;
  readonly address: FactAddress;
  /** what the office says beside it; '' nothing */
  readonly remark: string;
}

export interface Part {
  readonly partId: PartId;
  /** paragraphs parted by empty lines, lines beginning with `- ` are lists; '' not written yet */
  readonly text: string;
  readonly revision: number;
}

/** Whose voice a statement is. */
export const VOICES = ['newcomers', 'residents', 'partners', 'council'] as const;
export type Voice = (typeof VOICES)[number];

/** Where a statement was heard. `other` names it in words (a meeting, minutes). */
export const HEARD_IN = ['consultation', 'theme', 'wave', 'comment', 'other'] as const;
export type HeardIn = (typeof HEARD_IN)[number];

/** What people said, with the consultation it comes from and what follows from it. */
export interface Perspective {
  readonly perspectiveId: string;
  readonly voice: Voice;
  readonly statement: string;
  readonly heardIn: HeardIn;
  /** id of the consultation, theme, wave or comment; null: only in words */
  readonly heardInId: string | null;
  /** its name as it stood when it was taken over */
  readonly heardInName: string;
  /** ISO day; null: not known */
  readonly heardOn: string | null;
  /** why nothing follows; '' where actions answer it, or nobody said yet */
  readonly notFollowed: string;
  readonly revision: number;
}

export const DIRECTIONS = ['up', 'down', 'keep'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** By what a goal is known to be reached. */
export interface GoalMeasure {
  readonly goalMeasureId: string;
  readonly goalId: string;
  /** of the place's chosen indicators; null: one described in words */
  readonly indicatorId: string | null;
  readonly name: string;
  readonly unit: string;
  readonly people: 'newcomers' | 'others' | 'everyone';
  readonly direction: Direction;
  /** a number with its period and where it is from, or the cell of a release it was read from; null: not known yet */
  readonly baselineValue: number | null;
  readonly baselinePeriod: string;
  readonly baselineSource: string;
  readonly baselineFact: FactAddress | null;
  readonly targetValue: number | null;
  /** ISO day */
  readonly targetOn: string | null;
  readonly revision: number;
}

export interface Goal {
  readonly goalId: string;
  readonly position: number;
  readonly title: string;
  /** why this goal: what it answers in the diagnosis */
  readonly why: string;
  /** codes of AREAS_OF_LIFE */
  readonly areas: readonly string[];
  readonly measures: readonly GoalMeasure[];
  readonly revision: number;
}

export const BODY_PARTS = ['decides', 'advises', 'carries-out', 'is-informed'] as const;
export type BodyPart = (typeof BODY_PARTS)[number];

/** A body or office in the coordination of the strategy. */
export interface Body {
  readonly bodyId: string;
  readonly name: string;
  readonly part: BodyPart;
  /** in words: what it decides, or is told */
  readonly about: string;
  readonly meets: string;
  /** of the register of actors; null: not in it */
  readonly actorId: string | null;
  readonly hasNewcomers: boolean;
  readonly revision: number;
}

export interface Risk {
  readonly riskId: string;
  readonly text: string;
  /** whether it is about what people think and feel about newcomers, and about the strategy */
  readonly isPublicOpinion: boolean;
  readonly whatWeDo: string;
  /** how it will be seen: an indicator, a survey, a person */
  readonly watchedBy: string;
  readonly watchedUntil: string | null;
  readonly revision: number;
}

export interface StrategyContent {
  readonly strategy: Strategy;
  readonly parts: readonly Part[];
  readonly facts: readonly PlacedFact[];
  readonly perspectives: readonly Perspective[];
  readonly goals: readonly Goal[];
  readonly actions: readonly Action[];
  readonly budget: readonly BudgetLine[];
  readonly moneySources: readonly MoneySource[];
  readonly bodies: readonly Body[];
  readonly risks: readonly Risk[];
}

/** The council's decision by which a version was adopted. */
export interface Decision {
  readonly body: string;
  /** ISO day */
  readonly decidedOn: string;
  /** number of the decision in the council's own books; '' none */
  readonly reference: string;
  /** https; '' none */
  readonly link: string;
}

/** An adopted version: never changed. The next one is an amendment and says what it changes. */
export interface StrategyVersion {
  readonly strategyId: string;
  readonly version: number;
  readonly content: StrategyContent;
  /** each placed figure as it stood at adoption, in the words of the strategy's language */
  readonly frozenFacts: readonly FrozenFact[];
  readonly decision: Decision;
  /** what the amendment changes; '' at version 1 */
  readonly amends: string;
  /** SHA-256 (hex) of content, figures and decision */
  readonly contentHash: string;
  readonly adoptedOn: string;
}

/** A figure as words and numbers, with the release it was read from. */
export interface FrozenFact {
  readonly placedFactId: string;
  readonly address: FactAddress;
  readonly question: string;
  readonly about: string;
  readonly period: string;
  /** the number, its interval where that is all one can say, or that it cannot be told */
  readonly headline: string;
  readonly footings: readonly string[];
  /** what to keep in mind with it: notes of its table; not kept by versions that were adopted first */
  readonly cautions?: readonly string[];
  readonly source: string;
  readonly releaseTitle: string;
  readonly releaseVersion: number;
  readonly contentHash: string;
}
