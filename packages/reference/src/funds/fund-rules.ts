/**
 * Who may apply, as data. Each rule rests on a source that was found; what is only known from elsewhere, of an earlier period, or not
 * at all, stands among the gaps of its programme and is asked of the authority.
 */
import type { FundSources, FundRule, FundTest, NearestWay, FundField } from './programme.types.ts';

/** Member states, ISO 3166-1 alpha-2. */
export const EU_COUNTRIES: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const rule = (
  programme: string,
  field: FundField,
  test: FundTest,
  nearestWay: NearestWay,
  ...source: FundSources
): FundRule => ({
  id: `${programme}/${test.kind === 'own-answer' ? test.question : test.kind}`,
  programme,
  field,
  test,
  source,
  nearestWay,
});

const IN_EU: FundTest = { kind: 'country', countries: EU_COUNTRIES, others: 'no' };
const closedAfter = (day: string): FundTest => ({ kind: 'closed-after', day });
const ownShare = (percent: number): FundTest => ({ kind: 'own-share', percent });
const partners = (
  organisations: number,
  countries: number,
  euCountries: number,
  way: 'find' | 'join',
): FundTest => ({ kind: 'partners', organisations, countries, euCountries, way });

export const FUND_RULES: readonly FundRule[] = [
  rule('AMIF-NAT', 'country', IN_EU, 'other-programme', 'L1'),

  rule(
    'AMIF-NAT-DE',
    'country',
    { kind: 'country', countries: ['DE'], others: 'no' },
    'ask-national-level',
    'P1',
    'P3',
  ),
  rule(
    'AMIF-NAT-DE',
    'grant',
    { kind: 'minimum-grant', eur: 100_000, way: 'together' },
    'share-with-neighbours',
    'P1',
    'P2',
  ),
  rule('AMIF-NAT-DE', 'own-share', ownShare(10), 'lower-share', 'P1', 'P2', 'P3'),
  rule('AMIF-NAT-DE', 'duty', { kind: 'condition', condition: 'lead-time' }, 'plan-for-it', 'P1', 'P2'),

  rule('AMIF-UA-LOCAL-2023', 'time', closedAfter('2023-05-16'), 'wait-for-call', 'P4', 'P5', 'P6'),
  rule('AMIF-UA-LOCAL-2023', 'country', IN_EU, 'other-programme', 'L1'),
  rule(
    'AMIF-UA-LOCAL-2023',
    'grant',
    { kind: 'minimum-grant', eur: 1_000_000, way: 'as-partner' },
    'join-bid',
    'P4',
    'P5',
  ),
  rule('AMIF-UA-LOCAL-2023', 'own-share', ownShare(10), 'lower-share', 'P4', 'P5'),

  rule('AMIF-UA-INTE-2025', 'time', closedAfter('2025-09-16'), 'wait-for-call', 'P7', 'P8'),
  rule('AMIF-UA-INTE-2025', 'country', IN_EU, 'other-programme', 'L1'),
  rule(
    'AMIF-UA-INTE-2025',
    'grant',
    { kind: 'minimum-grant', eur: 1_000_000, way: 'as-partner' },
    'join-bid',
    'P7',
    'P8',
  ),

  rule('ESF+', 'country', IN_EU, 'other-programme', 'L2'),
  rule('ERDF-PO4-IV', 'country', IN_EU, 'other-programme', 'L3'),

  rule('ERDF-PO5-II', 'country', IN_EU, 'other-programme', 'L3'),
  rule(
    'ERDF-PO5-II',
    'area',
    { kind: 'own-answer', question: 'territorial-strategy', otherwise: 'together' },
    'write-territorial-strategy',
    'L3',
    'L5',
  ),

  rule('CLLD-LEADER', 'country', IN_EU, 'other-programme', 'L5'),
  rule(
    'CLLD-LEADER',
    'area',
    { kind: 'own-answer', question: 'local-action-group', otherwise: 'together' },
    'ask-action-group',
    'L5',
  ),

  rule('EUI-IA', 'country', IN_EU, 'other-programme', 'L3'),
  rule(
    'EUI-IA',
    'urbanisation',
    { kind: 'urbanisation', degrees: [1, 2], unless: 'legal-agglomeration' },
    'join-agglomeration',
    'P11',
    'P12',
    'P13',
  ),
  rule(
    'EUI-IA',
    'population',
    { kind: 'population', atLeast: 50_000 },
    'combine-with-neighbours',
    'P11',
    'P12',
  ),
  rule('EUI-IA', 'own-share', ownShare(20), 'lower-share', 'P12', 'P13'),

  rule('URBACT-APN', 'partners', partners(8, 7, 2, 'join'), 'join-network', 'P14', 'P15', 'L4'),
  rule('URBACT-APN', 'own-share', ownShare(5), 'lower-share', 'P14', 'P15'),

  rule('CERV-TT', 'partners', partners(2, 2, 1, 'find'), 'find-town-abroad', 'P19', 'P20', 'P21', 'P22'),
  rule(
    'CERV-TT',
    'duty',
    { kind: 'condition', condition: 'participants' },
    'plan-for-it',
    'P19',
    'P20',
    'P22',
  ),

  rule('CERV-NT', 'partners', partners(4, 4, 2, 'join'), 'join-network', 'P23', 'P24', 'P26'),
  rule(
    'CERV-NT',
    'grant',
    { kind: 'minimum-grant', eur: 100_000, way: 'as-partner' },
    'join-bid',
    'P25',
    'P26',
  ),
  rule('CERV-NT', 'own-share', ownShare(10), 'lower-share', 'P23', 'P24'),

  rule(
    'INTERREG-A',
    'area',
    { kind: 'own-answer', question: 'border-area', otherwise: 'no' },
    'other-programme',
    'L4',
  ),
  rule('INTERREG-A', 'partners', partners(2, 2, 0, 'find'), 'find-partner-abroad', 'L4'),
  rule('INTERREG-A', 'own-share', ownShare(20), 'lower-share', 'L4'),

  rule(
    'INTERREG-SPF',
    'area',
    { kind: 'own-answer', question: 'border-area', otherwise: 'no' },
    'other-programme',
    'L4',
  ),
  rule(
    'INTERREG-SPF',
    'area',
    { kind: 'own-answer', question: 'small-project-fund', otherwise: 'no' },
    'other-programme',
    'L4',
  ),
  rule('INTERREG-SPF', 'own-share', ownShare(20), 'lower-share', 'L4'),

  rule('INTERREG-EUROPE', 'partners', partners(3, 3, 2, 'join'), 'join-bid', 'L4'),
  rule('INTERREG-EUROPE', 'own-share', ownShare(20), 'lower-share', 'L4'),

  rule(
    'IE-PLP',
    'country',
    { kind: 'country', countries: EU_COUNTRIES, others: 'not-known' },
    'ask-programme',
    'P17',
    'L4',
  ),
  rule('IE-PLP', 'duty', { kind: 'condition', condition: 'cohesion' }, 'plan-for-it', 'P17'),

  rule('ERASMUS-SSP', 'partners', partners(2, 2, 0, 'find'), 'find-partner-abroad', 'P27', 'P28', 'P29'),
  rule('ERASMUS-SSP', 'duty', { kind: 'condition', condition: 'education' }, 'plan-for-it', 'P27', 'P28'),

  rule(
    'ESC-SOL',
    'role',
    { kind: 'led-by', leader: 'young-people', gives: 'together' },
    'find-young-people',
    'P30',
    'P31',
  ),
  rule('TSI', 'role', { kind: 'led-by', leader: 'state', gives: 'no' }, 'ask-ministry', 'P32'),
  rule('EEA-CSF', 'role', { kind: 'led-by', leader: 'ngo', gives: 'as-partner' }, 'find-ngo', 'P36'),

  rule('FR-CTAI', 'country', { kind: 'country', countries: ['FR'], others: 'no' }, 'other-programme', 'P37'),
  rule('FR-CTAI', 'duty', { kind: 'condition', condition: 'diagnosis' }, 'plan-for-it', 'P37', 'P38', 'P39'),

  rule('DE-RLP-SPRACHZIEL', 'country', { kind: 'region', nutsPrefix: 'DEB' }, 'other-programme', 'P40'),
  rule(
    'DE-RLP-SPRACHZIEL',
    'role',
    { kind: 'led-by', leader: 'education-provider', gives: 'as-partner' },
    'find-provider',
    'P40',
  ),
  rule('DE-NRW-KOMMAN', 'country', { kind: 'region', nutsPrefix: 'DEA' }, 'other-programme', 'P64'),

  rule('NRPP-2028', 'time', { kind: 'not-before', day: '2028-01-01' }, 'ask-ministry', 'P41', 'P42'),
];
