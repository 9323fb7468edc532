/** The common indicators of four funds and a strand, as one list. */
import type { FactSource } from '../provenance.ts';
import { AMIF_ASYLUM } from './amif-asylum.ts';
import { AMIF_INTEGRATION } from './amif-integration.ts';
import { AMIF_STATE } from './amif-state.ts';
import { ERDF } from './erdf.ts';
import { EASI, ESF_PLUS_MOST_DEPRIVED } from './esf-plus-further.ts';
import { ESF_PLUS_PEOPLE } from './esf-plus-people.ts';
import { ESF_PLUS_RESULTS } from './esf-plus-results.ts';
import type { Fund, FundIndicator, FundRow } from './fund-indicator.types.ts';
import { INTERREG } from './interreg.ts';

/** Codes of ESF+ that a source shows; the rest are as reporting systems write them. */
const FOUND_OF_ESF_PLUS = new Set(['EECO01', 'EECO13', 'EECO14', 'EECO15']);

interface Block {
  readonly fund: Fund;
  readonly rows: readonly FundRow[];
  readonly source: FactSource;
  /** how rows without a code begin in the id */
  readonly withoutCode?: string;
}

const BLOCKS: readonly Block[] = [
  {
    fund: 'AMIF',
    rows: [...AMIF_ASYLUM, ...AMIF_INTEGRATION, ...AMIF_STATE],
    source: {
      document: 'amif-regulation',
      where: 'Annex VIII',
      note: 'The regulation numbers on within an objective; codes such as O.2.3 are how reports write them.',
    },
  },
  {
    fund: 'ESF+',
    rows: [...ESF_PLUS_PEOPLE, ...ESF_PLUS_RESULTS],
    source: {
      document: 'esf-plus-regulation',
      where: 'Annex I',
      note: 'Figures on disability, origin, minorities, homelessness and rural areas only where they apply; estimates will do.',
    },
  },
  {
    fund: 'ESF+',
    rows: ESF_PLUS_MOST_DEPRIVED,
    source: { document: 'esf-plus-regulation', where: 'Annex II', note: 'Informed estimates will do.' },
    withoutCode: 'esf-plus-l-',
  },
  {
    fund: 'EaSI',
    rows: EASI,
    source: { document: 'esf-plus-regulation', where: 'Annex IV', note: '' },
    withoutCode: 'easi-',
  },
  { fund: 'ERDF', rows: ERDF, source: { document: 'erdf-regulation', where: 'Annex I', note: '' } },
  {
    fund: 'Interreg',
    rows: INTERREG,
    source: { document: 'erdf-regulation', where: 'Annex I, rows of Interreg', note: '' },
  },
];

/** Funds that want figures on persons told apart, and by what. */
const SPLITS: Readonly<Record<Fund, FundIndicator['splits']>> = {
  AMIF: ['age', 'sex'],
  'ESF+': ['sex'],
  ERDF: [],
  Interreg: [],
  EaSI: [],
};

/** The common indicators of AMIF, ESF+, ERDF and Interreg, in the order of the regulations. */
export const FUND_INDICATORS: readonly FundIndicator[] = BLOCKS.flatMap((block) =>
  block.rows.map((row) => toIndicator(block, row)),
);

function toIndicator({ fund, source, withoutCode }: Block, row: FundRow): FundIndicator {
  const [written, kind, objective, en, de, unit, personalData, localRelevance, rule] = row;
  const code = withoutCode === undefined ? written : '';
  return {
    id: withoutCode === undefined ? toId(fund, code) : `${withoutCode}${written}`,
    fund,
    code,
    codeStatus: readCodeStatus(fund, code),
    kind,
    objective,
    partOf: readPartOf(code),
    name: { en, de },
    unit,
    splits: unit === 'persons' ? SPLITS[fund] : [],
    personalData,
    localRelevance,
    rule,
    source,
  };
}

function toId(fund: Fund, code: string): string {
  return `${fund} ${code}`
    .toLowerCase()
    .replace('+', '-plus')
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** `O.2.3.1` is part of `O.2.3`. */
function readPartOf(code: string): string {
  return /^([OR]\.\d+\.\d+)\.\d+$/.exec(code)?.[1] ?? '';
}

function readCodeStatus(fund: Fund, code: string): FundIndicator['codeStatus'] {
  if (code === '') return 'not-found';
  return fund === 'AMIF' || (fund === 'ESF+' && !FOUND_OF_ESF_PLUS.has(code)) ? 'usage' : 'found';
}

/**
 * One indicator of a fund.
 *
 * @param id as in `FUND_INDICATORS`
 * @returns the indicator; null where there is none of this id
 * Source: Regulations (EU) 2021/1147, 2021/1057, 2021/1058.
 * @example
 * findFundIndicator('amif-o-2-3-1')?.name.en // => "participants in a language course"
 * findFundIndicator('amif-o-2-3-1')?.partOf // => "O.2.3"
 * findFundIndicator('esf-plus-eeco13')?.rule.serves // => "persons"
 * findFundIndicator('none') // => null
 */
export function findFundIndicator(id: string): FundIndicator | null {
  return FUND_INDICATORS.find((one) => one.id === id) ?? null;
}
