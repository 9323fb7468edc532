/** Nouns of programmes that pay for integration work, and of the conditions they set. */
import type { Texts } from '../provenance.ts';
import type { FundSourceId } from './fund-sources.ts';

/** At least one: what nobody can look up is no fact. */
export type FundSources = readonly [FundSourceId, ...FundSourceId[]];

/**
 * One field of a programme. `found`: stands in the named sources; `background`: said from general knowledge, check it with
 * the authority; `not-found`: looked for in vain. Only what was found may become a rule.
 */
export type Fact<Value> =
  | { readonly evidence: 'found'; readonly value: Value; readonly sources: FundSources }
  | { readonly evidence: 'background'; readonly value: Value }
  | { readonly evidence: 'not-found' };

export const FUND_OBSTACLES = [
  'staff-to-apply',
  'staff-to-report',
  'set-by-government',
  'complex',
  'no-calls',
  'minimum-grant',
  'own-share',
  'pre-financing',
  'population',
  'partners-abroad',
  'urbanisation',
  'personal-data',
  'strategy-needed',
  'border-only',
  'not-everywhere',
  'english',
  'lead-by-others',
  'many-guests',
  'education-angle',
  'loan',
  'one-off',
  'not-adopted',
] as const;
export type FundObstacle = (typeof FUND_OBSTACLES)[number];

export const FUND_MANAGEMENT = [
  'shared',
  'direct',
  'indirect',
  'service',
  'bank',
  'national',
  'donor',
] as const;
export type FundManagement = (typeof FUND_MANAGEMENT)[number];

/** What a local authority can be in it. */
export const FUND_ROLES = [
  'applicant',
  'applicant-or-partner',
  'partner',
  'member-or-holder',
  'strategy-owner',
  'recipient',
  'user',
  'host',
  'signatory',
  'borrower',
  'indirect',
] as const;
export type FundRole = (typeof FUND_ROLES)[number];

export const FUND_FORMS = [
  'grant',
  'simplified',
  'lump-sum',
  'unit-cost',
  'network-grant',
  'contract',
  'expertise',
  'loan',
  'results',
] as const;
export type FundForm = (typeof FUND_FORMS)[number];

/** Euro, whole. */
export interface Amounts {
  readonly minimumEur: number | null;
  readonly maximumEur: number | null;
  /** what the amounts are for */
  readonly per: 'project' | 'project-year' | 'network' | 'contract';
}

/** 0–100 of the costs; the same number twice where there is one rate. */
export interface Rates {
  readonly fromPercent: number;
  readonly toPercent: number;
}

/** Questions that no register answers: the place says yes or no, or does not know. */
export const OWN_QUESTIONS = [
  'border-area',
  'small-project-fund',
  'local-action-group',
  'territorial-strategy',
  'legal-agglomeration',
] as const;
export type OwnQuestion = (typeof OWN_QUESTIONS)[number];

/** Who has to lead where a local authority cannot. */
export const FUND_LEADERS = ['young-people', 'ngo', 'education-provider', 'state', 'other-city'] as const;
export type FundLeader = (typeof FUND_LEADERS)[number];

/** What a rule asks; every number with its unit. */
export type FundTest =
  /** ISO 3166-1 alpha-2. `others`: what the sources say of other countries */
  | {
      readonly kind: 'country';
      readonly countries: readonly string[];
      readonly others: 'no' | 'not-known';
    }
  /** NUTS codes that begin so */
  | { readonly kind: 'region'; readonly nutsPrefix: string }
  /** inhabitants; alone or added up over a group */
  | { readonly kind: 'population'; readonly atLeast: number }
  /** every place of a group; 1 cities, 2 towns and suburbs, 3 rural areas */
  | {
      readonly kind: 'urbanisation';
      readonly degrees: readonly number[];
      /** a yes to it stands in for the degree */
      readonly unless: OwnQuestion | null;
    }
  /** `way`: partners are found by oneself, or one joins what others have begun */
  | {
      readonly kind: 'partners';
      readonly organisations: number;
      readonly countries: number;
      readonly euCountries: number;
      readonly way: 'find' | 'join';
    }
  /** smallest project in euro */
  | { readonly kind: 'minimum-grant'; readonly eur: number; readonly way: 'together' | 'as-partner' }
  /** share of the costs that the place has to bring, 0–100 */
  | { readonly kind: 'own-share'; readonly percent: number }
  /** `otherwise`: what a no comes to */
  | {
      readonly kind: 'own-answer';
      readonly question: OwnQuestion;
      readonly otherwise: 'no' | 'together' | 'as-partner';
    }
  | {
      readonly kind: 'led-by';
      readonly leader: FundLeader;
      readonly gives: 'no' | 'as-partner' | 'together';
    }
  /** ISO day after which nobody can apply */
  | { readonly kind: 'closed-after'; readonly day: string }
  /** ISO day before which nobody can apply */
  | { readonly kind: 'not-before'; readonly day: string }
  /** what an applicant makes true by planning for it; changes no outcome */
  | {
      readonly kind: 'condition';
      readonly condition:
        'participants' | 'diagnosis' | 'education' | 'lead-time' | 'cohesion' | 'youth-group';
    };

export const NEAREST_WAYS = [
  'none-needed',
  'ask-national-level',
  'combine-with-neighbours',
  'join-bid',
  'find-town-abroad',
  'find-partner-abroad',
  'join-network',
  'share-with-neighbours',
  'lower-share',
  'ask-action-group',
  'write-territorial-strategy',
  'join-agglomeration',
  'other-programme',
  'ask-programme',
  'find-young-people',
  'find-ngo',
  'find-provider',
  'ask-ministry',
  'wait-for-call',
  'plan-for-it',
] as const;
export type NearestWay = (typeof NEAREST_WAYS)[number];

/** One condition of one programme. Without a source it does not compile. */
export interface FundRule {
  /** `PROGRAMME/field`; stays */
  readonly id: string;
  readonly programme: string;
  readonly field: FundField;
  readonly test: FundTest;
  readonly source: FundSources;
  readonly nearestWay: NearestWay;
}

/** Fields that can decide who may apply. */
export const FUND_FIELDS = [
  'country',
  'area',
  'population',
  'urbanisation',
  'partners',
  'grant',
  'own-share',
  'role',
  'time',
  'duty',
] as const;
export type FundField = (typeof FUND_FIELDS)[number];

/** A field that matters and that no source answers, or only general knowledge: asked of the authority, never a rule. */
export interface FundGap {
  readonly field: FundField;
  /** `background`: something is said, and it has to be checked; `not-found`: nothing is known; `old`: said of an earlier period */
  readonly because: 'background' | 'not-found' | 'old';
  /** false: worth a question, but nobody is kept from applying until it is answered */
  readonly decides: boolean;
  /** what is said, in few words; '' in English where nothing is */
  readonly said: Texts;
}

export interface FundAuthority {
  readonly office: Texts;
  readonly link: string;
}

export interface FundProgramme {
  /** as in the list of programmes, e.g. `CERV-TT`; stays */
  readonly id: string;
  readonly name: Texts;
  /** what it pays for, in one sentence of our own */
  readonly about: Texts;
  readonly management: FundManagement;
  readonly period: Fact<string>;
  readonly role: Fact<FundRole>;
  readonly amounts: Fact<Amounts>;
  /** what the fund pays */
  readonly rates: Fact<Rates>;
  readonly form: Fact<FundForm>;
  /** longest or usual, in months */
  readonly durationMonths: Fact<number>;
  /** last deadline that a source names, ISO day */
  readonly lastDeadline: Fact<string>;
  readonly obstacles: readonly FundObstacle[];
  /** step of the ladder for small places, 1 nearest; null: not on it */
  readonly ladderStep: 1 | 2 | 3 | 4 | 5 | null;
  readonly gaps: readonly FundGap[];
  readonly ask: FundAuthority;
  readonly sources: readonly FundSourceId[];
  /** topics on the EU portal that belong to it begin so, `YYYY` is any year; empty: not on the portal */
  readonly callPrefixes: readonly string[];
  /** ISO day on which the sources were last looked at */
  readonly checkedOn: string;
}
