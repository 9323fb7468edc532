/** Nouns of the indicator catalogue. Definitions are data with provenance; what a place defines itself has the same shape. */
import type { FactSource } from '../provenance.ts';

/** What the office reads. */
export type OfficeText = Readonly<Record<'en' | 'de', string>>;
/** What the public reads. */
export type PublicText = Readonly<Record<'en' | 'de' | 'es' | 'it', string>>;

/** Whom an indicator tells about. Integration is not a score of newcomers alone. */
export type DescribedPart = 'newcomers' | 'residents' | 'institutions' | 'relations';

/**
 * How a value comes about, and therefore which numbers are collected, which interval belongs to it and whether years
 * may be pooled.
 * - `share`: numerator of denominator, 0–100 %; `gap`: a share of everybody else minus that of newcomers
 * - `rate`: numerator for each 1,000 (or `perBase`) of denominator, may exceed it
 * - `count`: a number of persons, visits, places … without denominator; `yes-no`: 1 or 0
 * - `mean`: of answers on a scale, n as denominator; `median`: of durations, n as denominator
 * - `index`: computed by a method of its own, named in `method`
 */
export type ValueKind = 'share' | 'gap' | 'rate' | 'count' | 'yes-no' | 'mean' | 'median' | 'index';

export type IndicatorUnit =
  | 'percent'
  | 'percentage-points'
  | 'per-thousand'
  | 'per-ten-thousand'
  | 'persons'
  | 'visits'
  | 'number'
  | 'days'
  | 'months'
  | 'euro'
  | 'hours'
  | 'scale-0-10'
  | 'scale-1-5'
  | 'index'
  | 'none';

/**
 * Whether years may be added up to more (statisticians say flow and stock):
 * - `new`: each year counts other people, or other events, than the year before (arrivals, leavers of a course, incidents)
 * - `same`: mostly the same again (people in work on 31 December, who answers a survey, seats); asking them twice makes them no more
 * - `none`: nobody and nothing is counted (yes or no, amounts, an index of signs)
 */
export type CountedEachYear = 'new' | 'same' | 'none';

/** Which direction people would call better; many have none, and none is never painted. */
export type Polarity = 'higher-is-better' | 'lower-is-better' | 'none';

/** How a value may be told apart; codes of the dimension stand in the observation. */
export type Breakdown = 'sex' | 'age' | 'origin' | 'years-of-residence' | 'service' | 'unit';

/** Who or what usually has the numbers. */
export type UsualSource =
  | 'population-register'
  | 'employment-agency'
  | 'school-authority'
  | 'language-provider'
  | 'housing-office'
  | 'health-insurer'
  | 'social-office'
  | 'electoral-office'
  | 'police'
  | 'own-survey'
  | 'own-records'
  | 'activity-register'
  | 'platform';

/** The same or nearly the same thing counted elsewhere. */
export interface EquivalentDefinition {
  /** whose list, e.g. `AMIF`, `ESF+`, `ERDF`, `Interreg`, `Eurostat`, or `vicus` for another entry of this catalogue */
  readonly scheme: string;
  readonly code: string;
  readonly relation: 'same' | 'narrower' | 'broader' | 'similar';
  /** what differs; '' where nothing does */
  readonly difference: OfficeText;
}

export interface IndicatorDefinition {
  /** small letters, digits and hyphens, e.g. `em1`; never reused */
  readonly id: string;
  /** grows with every change of definition, numerator, denominator or unit */
  readonly version: number;
  /** from which period on this version holds; '' for the first */
  readonly since: string;
  /** in plain words, as somebody in the council would ask */
  readonly question: OfficeText;
  readonly name: PublicText;
  readonly definition: OfficeText;
  readonly numerator: OfficeText | null;
  readonly denominator: OfficeText | null;
  readonly kind: ValueKind;
  readonly unit: IndicatorUnit;
  readonly polarity: Polarity;
  /** a code of AREAS_OF_LIFE: nine areas of life, five ways of working */
  readonly heading: string;
  readonly describes: DescribedPart;
  readonly breakdowns: readonly Breakdown[];
  /** of the numerator; where there is none, of the people behind the value */
  readonly countedEachYear: CountedEachYear;
  /** one of the twenty that say most for the least work */
  readonly isCore: boolean;
  readonly usualSource: readonly UsualSource[];
  /** how one person collects it in an hour */
  readonly collecting: OfficeText;
  /** work of the office in hours a year once it runs */
  readonly hoursPerYear: number;
  /** what small numbers, law or people make of it */
  readonly caveats: readonly OfficeText[];
  readonly equivalents: readonly EquivalentDefinition[];
  /** page in docs/methods that says how it is computed, always of an index; null where the two numbers say it all */
  readonly method: string | null;
  readonly source: FactSource;
  /** codes of BREAKDOWN_CODES that the age is told apart by where they are not the six basic bands */
  readonly ageBands?: readonly string[];
  /** the same for years of residence */
  readonly stayBands?: readonly string[];
  /** of a gap: the share whose two values it is the difference of */
  readonly gapOf?: string;
  /** of what counts by school or district say: the count it is computed from */
  readonly spreadOf?: string;
  /** of a share of everyone: those counted are newcomers, so that counts by district say how they are spread */
  readonly countsNewcomers?: true;
  /** numerator and denominator are amounts (euro, hours, posts): fractions are right, and no interval of chance belongs to them */
  readonly hasAmounts?: true;
  /** a code of JOINT_WORK: work that several indicators need once, not counted in `hoursPerYear` */
  readonly jointWork?: string;
  /** from version 2 on: what is different from the version before, for the page and the break in the chart */
  readonly whatChanged?: OfficeText;
}
