/** Nouns of what funds ask for, and of how a register of activities answers it. */
import type { FactSource, Texts } from '../provenance.ts';

export const FUNDS = ['AMIF', 'ESF+', 'ERDF', 'Interreg', 'EaSI'] as const;
export type Fund = (typeof FUNDS)[number];

/** What kind of activity it is; each belongs to one. */
export const ACTIVITY_TYPES = [
  'language',
  'civic-orientation',
  'guidance',
  'recognition',
  'family-reunification',
  'encounter',
  'staff-training',
  'campaign',
  'other',
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** Those whose participants are themselves supported; training of staff and campaigns have none. */
export const SUPPORTING_TYPES: readonly ActivityType[] = [
  'language',
  'civic-orientation',
  'guidance',
  'recognition',
  'family-reunification',
  'encounter',
  'other',
];

/** What is asked when somebody leaves; the last two of a sample six months later. */
export const EXIT_QUESTIONS = [
  'helpful',
  'language-level',
  'recognition',
  'long-term-residence',
  'job-search',
  'education',
  'qualification',
  'employment',
  'employment-later',
  'better-work-later',
] as const;
export type ExitQuestion = (typeof EXIT_QUESTIONS)[number];

/** Age bands of the register: cut wherever a fund cuts, so that one count serves all. */
export type RegisterAge = 'u18' | '18-29' | '30-54' | '55-60' | '61-64' | '65plus' | 'unknown';

/** How a register of counts answers an indicator. */
export type RegisterRule =
  /** persons, each once, in activities of these types; of these ages and this citizenship only, where said */
  | {
      readonly serves: 'persons';
      readonly types: readonly ActivityType[];
      readonly ages?: readonly RegisterAge[];
      readonly citizenship?: 'non-eu';
    }
  /** persons who answered yes when they left; `isSample`: of those asked again six months later */
  | {
      readonly serves: 'exit';
      readonly question: ExitQuestion;
      readonly types: readonly ActivityType[];
      readonly isSample?: true;
    }
  /** visits: who comes twice counts twice */
  | { readonly serves: 'visits' }
  /** days on which an activity took place */
  | { readonly serves: 'events' }
  /**
   * A total from the organiser. `participant-list`: it asks for what only a list of participants knows;
   * `special-category`: disability, minority and the like, an informed estimate will do; `not-told-apart`: the register
   * counts no such group or objective.
   */
  | {
      readonly serves: 'total';
      readonly because: 'participant-list' | 'special-category' | 'not-told-apart';
    }
  /** Not from a register of activities. `ask`: who or what has it. */
  | {
      readonly serves: 'nothing';
      readonly ask: 'buildings' | 'partners' | 'projects' | 'territory' | 'state';
    };

export type FundIndicatorKind = 'output' | 'result' | 'immediate-result' | 'longer-term-result';

/** `a`–`d`: specific objectives of AMIF; `a-k`, `l`: letters of Article 4(1) of ESF+; `po…`: policy objectives of ERDF. */
export type FundObjective =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'a-k'
  | 'l'
  | 'easi'
  | 'po4-i'
  | 'po4-ii'
  | 'po4-iii'
  | 'po4-iv'
  | 'po4-v'
  | 'po4-vi'
  | 'po5'
  | 'interreg';

/** `as-named`: the name says what is counted. */
export type FundUnit =
  'persons' | 'places' | 'items' | 'families' | 'authorities' | 'projects' | 'organisations' | 'as-named';

/** What a list of participants for this indicator would hold; `special`: Article 9 GDPR. The register holds no list. */
export type PersonalData = 'none' | 'personal' | 'may-be-special' | 'special';

export interface FundIndicator {
  /** small letters, digits and hyphens, e.g. `amif-o-2-3`; stays */
  readonly id: string;
  readonly fund: Fund;
  /** as reports to the fund write it; '' where no source gives one */
  readonly code: string;
  /** `found` in a source; `usage`: as reporting systems write it, the regulation has none; `not-found` */
  readonly codeStatus: 'found' | 'usage' | 'not-found';
  readonly kind: FundIndicatorKind;
  readonly objective: FundObjective;
  /** code of the indicator it is part of ("of which"); '' for none */
  readonly partOf: string;
  /** English as the regulation says; German is this platform's draft */
  readonly name: Texts;
  readonly unit: FundUnit;
  /** by what the fund wants it told apart */
  readonly splits: readonly ('age' | 'sex')[];
  readonly personalData: PersonalData;
  /** how near it is to what a small town does */
  readonly localRelevance: 'high' | 'medium' | 'low' | 'none';
  readonly rule: RegisterRule;
  readonly source: FactSource;
}

/** How the tables of this folder are written. */
export type FundRow = readonly [
  code: string,
  kind: FundIndicatorKind,
  objective: FundObjective,
  en: string,
  de: string,
  unit: FundUnit,
  personalData: PersonalData,
  localRelevance: FundIndicator['localRelevance'],
  rule: RegisterRule,
];
