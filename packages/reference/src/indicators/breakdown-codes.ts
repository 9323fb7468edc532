import type { Breakdown, PublicText } from './indicator.types.ts';
import { named } from './texts.ts';

/** Breakdowns whose codes are the same everywhere; services and units are named by the place itself. */
export type CodedBreakdown = Exclude<Breakdown, 'service' | 'unit'>;

export interface BreakdownCode {
  readonly code: string;
  readonly label: PublicText;
  /** first completed year of life or of residence; null where the code is no band */
  readonly fromYears: number | null;
  /** last completed year; null where the band has no upper end or the code is no band */
  readonly toYears: number | null;
  /** one of a set of codes that never overlap and together are everybody */
  readonly isBasic: boolean;
}

const UNKNOWN: BreakdownCode = {
  code: 'unknown',
  label: named('not known', 'nicht bekannt', 'no se sabe', 'non noto'),
  fromYears: null,
  toYears: null,
  isBasic: true,
};

function kind(code: string, label: PublicText): BreakdownCode {
  return { code, label, fromYears: null, toYears: null, isBasic: true };
}

function years(fromYears: number, toYears: number, isBasic: boolean): BreakdownCode {
  const [from, to] = [fromYears, toYears];
  return {
    code: `${from}-${to}`,
    label: named(
      `${from} to ${to} years`,
      `${from} bis ${to} Jahre`,
      `de ${from} a ${to} años`,
      `da ${from} a ${to} anni`,
    ),
    fromYears,
    toYears,
    isBasic,
  };
}

function andMore(fromYears: number, isBasic: boolean): BreakdownCode {
  return {
    code: `${fromYears}plus`,
    label: named(
      `${fromYears} years and more`,
      `${fromYears} Jahre und mehr`,
      `${fromYears} años o más`,
      `${fromYears} anni e più`,
    ),
    fromYears,
    toYears: null,
    isBasic,
  };
}

const UNDER_18: BreakdownCode = {
  code: 'u18',
  label: named('under 18 years', 'unter 18 Jahren', 'menos de 18 años', 'meno di 18 anni'),
  fromYears: 0,
  toYears: 17,
  isBasic: true,
};

/**
 * Codes of the breakdowns that are the same in every place. Unknown is an answer of its own, never "no".
 *
 * The six basic age bands are cut wherever AMIF (under 18, 18 to 60, over 60) or ESF+ (under 18, 18 to 29, 55 and over, 65
 * and over) cuts, so that one count serves both. The further bands belong to single indicators or to the shipped questionnaires, and
 * overlap: a table uses the basic bands or those of its indicator, never both.
 */
export const BREAKDOWN_CODES: Readonly<Record<CodedBreakdown, readonly BreakdownCode[]>> = {
  sex: [
    kind('f', named('women and girls', 'Frauen und Mädchen', 'mujeres y niñas', 'donne e ragazze')),
    kind('m', named('men and boys', 'Männer und Jungen', 'hombres y niños', 'uomini e ragazzi')),
    kind('x', named('another gender', 'anderes Geschlecht', 'otro género', 'altro genere')),
    UNKNOWN,
  ],
  age: [
    UNDER_18,
    years(18, 29, true),
    years(30, 54, true),
    years(55, 60, true),
    years(61, 64, true),
    andMore(65, true),
    UNKNOWN,
    years(3, 5, false),
    years(6, 15, false),
    years(15, 29, false),
    years(18, 24, false),
    years(20, 24, false),
    years(20, 29, false),
    years(30, 44, false),
    years(45, 64, false),
    years(55, 64, false),
    years(20, 64, false),
    years(25, 64, false),
  ],
  origin: [
    kind('eu', named('from the EU', 'aus der EU', 'de la UE', 'dell’UE')),
    kind(
      'non-eu',
      named('from outside the EU', 'von außerhalb der EU', 'de fuera de la UE', 'da fuori dell’UE'),
    ),
    UNKNOWN,
  ],
  'years-of-residence': [
    years(0, 4, true),
    years(5, 9, true),
    andMore(10, true),
    UNKNOWN,
    years(0, 2, false),
    years(3, 5, false),
    years(6, 10, false),
    andMore(11, false),
  ],
};

/** Funds that ask for age in bands of their own; `ESF+(l)` is the support of the most deprived. */
export type AgeBandFund = 'AMIF' | 'ESF+' | 'ESF+(l)';

export interface FundAgeBand {
  readonly code: string;
  readonly fromYears: number;
  readonly toYears: number | null;
  /** the fund's own indicator of this band; '' where the band is a split of every indicator, or only the rest */
  readonly indicator: string;
}

/** The bands a fund asks for, and the rest between them, so that nobody is lost in a sum. */
export const FUND_AGE_BANDS: Readonly<Record<AgeBandFund, readonly FundAgeBand[]>> = {
  AMIF: [
    { code: 'u18', fromYears: 0, toYears: 17, indicator: '' },
    { code: '18-60', fromYears: 18, toYears: 60, indicator: '' },
    { code: '61plus', fromYears: 61, toYears: null, indicator: '' },
  ],
  'ESF+': [
    { code: 'u18', fromYears: 0, toYears: 17, indicator: 'EECO06' },
    { code: '18-29', fromYears: 18, toYears: 29, indicator: 'EECO07' },
    { code: '30-54', fromYears: 30, toYears: 54, indicator: '' },
    { code: '55plus', fromYears: 55, toYears: null, indicator: 'EECO08' },
  ],
  'ESF+(l)': [
    { code: 'u18', fromYears: 0, toYears: 17, indicator: '' },
    { code: '18-29', fromYears: 18, toYears: 29, indicator: '' },
    { code: '30-64', fromYears: 30, toYears: 64, indicator: '' },
    { code: '65plus', fromYears: 65, toYears: null, indicator: '' },
  ],
};

/**
 * The band of a fund in which an age code of this platform lies as a whole.
 *
 * @param fund whose bands
 * @param ageCode a code of `BREAKDOWN_CODES.age`
 * @returns the fund's band, `unknown` for `unknown`, null where the code lies in two bands of the fund
 * @throws RangeError for a code that is not in the list
 * Source: AMIF Regulation (EU) 2021/1147, Annex VIII; ESF+ Regulation (EU) 2021/1057, Annexes I and II.
 * @example
 * toFundAgeBand('AMIF', '55-60') // => "18-60"
 * toFundAgeBand('ESF+', '55-60') // => "55plus"
 * toFundAgeBand('ESF+', '61-64') // => "55plus"
 * toFundAgeBand('AMIF', '55-64') // => null
 * toFundAgeBand('AMIF', 'unknown') // => "unknown"
 */
export function toFundAgeBand(fund: AgeBandFund, ageCode: string): string | null {
  const age = BREAKDOWN_CODES.age.find(({ code }) => code === ageCode);
  if (age === undefined) throw new RangeError(`There is no age code ${ageCode}.`);
  if (age.fromYears === null) return ageCode;
  const from = age.fromYears;
  const to = age.toYears ?? Number.POSITIVE_INFINITY;
  const band = FUND_AGE_BANDS[fund].find(
    ({ fromYears, toYears }) => from >= fromYears && to <= (toYears ?? Number.POSITIVE_INFINITY),
  );
  return band?.code ?? null;
}
