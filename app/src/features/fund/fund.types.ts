/** Nouns of the room fund: what pays for integration work, and who can reach it. */
import type {
  FundField,
  FundForm,
  FundManagement,
  FundProgramme,
  FundTest,
  NearestWay,
  OwnQuestion,
} from '@vicus/reference';

/** `programme:CERV-TT`, `call:REFERENCE` or `own:UUID`. */
export type FundKey = `programme:${string}` | `call:${string}` | `own:${string}`;
export const FUND_KINDS = ['programme', 'call', 'own'] as const;
export type FundKind = (typeof FUND_KINDS)[number];

/** What every fund says of itself, whatever its kind; null: not known. */
export interface Fund {
  readonly fundKey: FundKey;
  readonly kind: FundKind;
  readonly name: string;
  /** language of the name (BCP 47) */
  readonly language: string;
  readonly about: string;
  /** who decides on it or pays: an authority, a portal, a foundation */
  readonly funder: string;
  /** programme it belongs to; null: none that is known here */
  readonly programmeId: string | null;
  readonly management: FundManagement | null;
  readonly form: FundForm | null;
  /** whole euro */
  readonly minimumEur: number | null;
  readonly maximumEur: number | null;
  /** smallest part of the costs that the place brings, 0–100 */
  readonly ownSharePercent: number | null;
  readonly durationMonths: number | null;
  /** ISO day */
  readonly deadline: string | null;
  readonly link: string;
  /** ISO day on which somebody last looked it up */
  readonly checkedOn: string;
  /** where the facts come from, in words */
  readonly provenance: string;
}

export const OUTCOMES = ['yes', 'as-partner', 'together', 'no', 'not-known'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What one rule comes to. `condition`: made true by planning for it; `not-known`: a fact about the place is missing, or the source
 * says nothing of such a place; `ask-yourself`: the place has not said.
 */
export const VERDICTS = [
  'met',
  'condition',
  'together',
  'as-partner',
  'not-met',
  'not-known',
  'ask-yourself',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A place as rules look at it; null: not known. */
export interface FundPlace {
  /** code in the register of places */
  readonly placeCode: string | null;
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** NUTS code of the region it lies in */
  readonly nutsCode: string | null;
  readonly population: number | null;
  /** 1 cities, 2 towns and suburbs, 3 rural areas */
  readonly degreeOfUrbanisation: number | null;
}

/** A place of the register near another one. */
export interface FundNeighbour extends FundPlace {
  readonly placeCode: string;
  /** great circle */
  readonly distanceKm: number;
}

/** What no register knows; null: nobody has said. */
export interface FundBasis {
  readonly answers: Readonly<Record<OwnQuestion, boolean | null>>;
  /** the largest project it could run and pay in advance, whole euro */
  readonly largestProjectEur: number | null;
  /** share of a project's costs it could bring, 0–100 */
  readonly ownSharePercent: number | null;
}

/** Who asks: one place, or several together; the first is the own one. */
export interface FundAsked {
  readonly places: readonly [FundPlace, ...FundPlace[]];
  readonly basis: FundBasis;
  /** ISO day */
  readonly today: string;
}

export interface RuleVerdict {
  readonly ruleId: string;
  readonly field: FundField;
  readonly test: FundTest;
  readonly verdict: Verdict;
  /** addresses and titles stand in `FUND_SOURCES` */
  readonly sources: readonly string[];
  readonly nearestWay: NearestWay;
}

/** What has to be asked of an authority. */
export interface GapVerdict {
  readonly field: FundField;
  readonly because: 'background' | 'not-found' | 'old';
  /** without an answer there is no yes */
  readonly decides: boolean;
}

/** Places with which a group would reach what one place lacks. */
export interface FundCompany {
  readonly places: readonly FundNeighbour[];
  /** inhabitants of all, the own place included */
  readonly population: number;
}

export interface Decision {
  readonly programmeId: string;
  readonly outcome: Outcome;
  readonly rules: readonly RuleVerdict[];
  readonly gaps: readonly GapVerdict[];
  /** the way of the rule that stands most in the way; null: nothing does */
  readonly nearestWay: NearestWay | null;
  /** null: neighbours would not help, or none near enough would do */
  readonly company: FundCompany | null;
}

export const NOTE_STATES = ['interested', 'asked', 'answered', 'not-for-us'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** What a place noted on a fund. */
export interface FundNote {
  readonly fundKey: FundKey;
  readonly state: NoteState;
  readonly askedOn: string | null;
  /** an office or function, no private person */
  readonly askedWhom: string;
  readonly answer: string;
  readonly answeredOutcome: Outcome | null;
  readonly answeredOn: string | null;
  readonly revision: number;
}

/** Hours of work that money costs; an estimate from stated assumptions. */
export interface Effort {
  readonly registerHours: number;
  readonly applyHours: number;
  readonly partnerHours: number;
  readonly reportHours: number;
  readonly totalHours: number;
  readonly lowHours: number;
  readonly highHours: number;
  /** hours for every 10,000 euro of the middle amount; null: the amount is not known */
  readonly hoursPer10000Eur: number | null;
}

export interface FundCall {
  readonly callId: string;
  readonly topic: string;
  readonly title: string;
  readonly language: string;
  readonly portalProgramme: string;
  readonly callIdentifier: string;
  readonly actionType: string;
  readonly deadline: string | null;
  readonly status: 'open' | 'forthcoming' | 'closed';
  readonly budgetMinEur: number | null;
  readonly budgetMaxEur: number | null;
  readonly expectedGrants: number | null;
  readonly link: string;
  readonly checkedOn: string;
  readonly programmeId: string | null;
  readonly dataset: string;
  /** the words the licence asks for */
  readonly attribution: string;
}

/** A fund that a place found for itself. */
export interface OwnFund {
  readonly ownFundId: string;
  readonly name: string;
  readonly language: string;
  readonly funder: string;
  readonly about: string;
  readonly minimumEur: number | null;
  readonly maximumEur: number | null;
  readonly ownSharePercent: number | null;
  readonly deadline: string | null;
  readonly link: string;
  readonly checkedOn: string;
  readonly isPublished: boolean;
  readonly revision: number;
}

/** What other places and programs may read of a fund that a place published. */
export interface PublishedFund {
  readonly placeId: string;
  readonly placeName: string;
  readonly placeSlug: string;
  readonly country: string;
  readonly isExample: boolean;
  readonly ownFundId: string;
  readonly name: string;
  readonly language: string;
  readonly funder: string;
  readonly about: string;
  readonly minimumEur: number | null;
  readonly maximumEur: number | null;
  readonly ownSharePercent: number | null;
  readonly deadline: string | null;
  readonly link: string;
  readonly checkedOn: string;
  readonly publishedOn: string;
}

/** One programme as a place sees it. */
export interface ReachOf {
  readonly programme: FundProgramme;
  readonly decision: Decision;
  readonly effort: Effort | null;
  readonly note: FundNote | null;
  /** open or forthcoming calls of the programme, nearest deadline first */
  readonly calls: readonly FundCall[];
}
