/** Nouns of services that places pay for together. Money in whole cents of one currency; shares are of one period of twelve months. */

export const COST_KEYS = ['equal', 'population', 'migrants', 'use', 'fixed-variable', 'mixed'] as const;
export type CostKey = (typeof COST_KEYS)[number];

/** Figures that a share can follow; `equal` needs none. */
export const KEY_FIGURES = ['equal', 'population', 'migrants', 'use'] as const;
export type KeyFigure = (typeof KEY_FIGURES)[number];

export const FIXED_BY = ['equal', 'population', 'migrants'] as const;
export const VARIABLE_BY = ['use', 'population', 'migrants'] as const;
export const USE_UNITS = ['hours', 'participants'] as const;
export type UseUnit = (typeof USE_UNITS)[number];

/** What one place brings to the reckoning; null: it has not said. */
export interface ShareBase {
  readonly placeId: string;
  readonly population: number | null;
  readonly migrants: number | null;
  /** hours or participants of the twelve months */
  readonly use: number | null;
}

export interface CostPlan {
  readonly fixedCents: number;
  readonly variableCents: number;
  readonly fixedBy: (typeof FIXED_BY)[number];
  readonly variableBy: (typeof VARIABLE_BY)[number];
  /** whole percent for each figure; together 100 */
  readonly mixedPercent: Readonly<Record<KeyFigure, number>>;
  /** the least and the most that one place pays; null: none */
  readonly floorCents: number | null;
  readonly capCents: number | null;
}

export interface Share {
  readonly placeId: string;
  readonly cents: number;
  /** held at the floor or the cap; null: as the key says */
  readonly heldBy: 'floor' | 'cap' | null;
}

/** Why a key gives no shares, with what is needed to say so. */
export type NoShares =
  | { readonly why: 'missing'; readonly figure: KeyFigure; readonly placeIds: readonly string[] }
  | { readonly why: 'all-zero'; readonly figure: KeyFigure }
  | { readonly why: 'percent'; readonly sumPercent: number }
  | { readonly why: 'floor-too-high'; readonly neededCents: number }
  | { readonly why: 'cap-too-low'; readonly openCents: number };

export type Shares = { readonly shares: readonly Share[] } | NoShares;

export interface Scenario {
  readonly costKey: CostKey;
  readonly result: Shares;
}

/** The clauses of an agreement, in the order of the document. */
export const CLAUSES = [
  'why',
  'service',
  'budget',
  'sharing',
  'true-up',
  'staff',
  'liability',
  'governance',
  'decisions',
  'data',
  'monitoring',
  'review',
  'termination',
  'assets',
  'disputes',
] as const;
export type Clause = (typeof CLAUSES)[number];

/** The ladder of cooperation between municipalities: 1–6 initiate, 7–11 set up, 12–14 run and evaluate. */
export const STEPS = [
  'needs',
  'partners',
  'law',
  'feasibility',
  'areas',
  'support',
  'task-force',
  'legal-form',
  'financing',
  'agreement',
  'management',
  'monitoring',
  'communication',
  'evaluation',
] as const;
export type Step = (typeof STEPS)[number];

export interface JointServiceWords extends CostPlan {
  readonly title: string;
  /** a code of AREAS_OF_LIFE */
  readonly area: string;
  readonly useUnit: UseUnit;
  readonly currency: string;
  /** ISO days of the agreement's first period */
  readonly fromOn: string;
  readonly untilOn: string;
}

export interface JointService extends JointServiceWords {
  readonly leadPlaceId: string;
  readonly leadName: string;
  readonly serviceId: string;
  readonly circlePlaceId: string | null;
  readonly circleId: string | null;
  readonly costKey: CostKey | null;
  /** what was written over the draft, by clause */
  readonly clauses: Readonly<Partial<Record<Clause, string>>>;
  /** what became of a step of the ladder */
  readonly steps: Readonly<Partial<Record<Step, string>>>;
  readonly indicators: readonly string[];
  readonly revision: number;
  readonly state: 'planning' | 'ended';
}

export interface ServicePlace {
  readonly placeId: string;
  readonly name: string;
  readonly slug: string;
}

/** What a place says to a service: its own row, read by the places of the service. */
export interface JointPart {
  readonly placeId: string;
  readonly needs: string;
  readonly useUnits: number | null;
  readonly population: number | null;
  readonly migrants: number | null;
  readonly migrantsSource: 'published' | 'entered' | null;
  /** what the place keeps of the data */
  readonly keeps: string;
  /** what it answers for as a joint controller */
  readonly role: string;
  readonly contactPoint: string;
  readonly dpoContact: string;
}

export interface JointAgreement {
  readonly placeId: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly shareCents: number;
  readonly currency: string;
  readonly agreedOn: string;
  readonly agreedName: string;
  readonly endedOn: string | null;
}

export interface JointYear {
  readonly year: number;
  readonly fixedCents: number;
  readonly variableCents: number;
}

export interface JointUse {
  readonly placeId: string;
  readonly year: number;
  readonly useUnits: number;
  readonly paidCents: number;
}

/** One place in the true-up of a year. */
export interface TrueUpLine extends Share {
  readonly paidCents: number;
  /** above 0: it pays this much more; below: it gets it back */
  readonly differenceCents: number;
}
