import { FUND_PROGRAMMES, FUND_RULES, findFundProgramme, listFundRules } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { drawAsked, drawNeighbour } from './eligibility.fixture.ts';
import { decideEligibility, judgeRule } from './eligibility.rules.ts';
import type { Outcome } from './fund.types.ts';

type Asked = Parameters<typeof drawAsked>[0];

const decide = (id: string, asked: Asked = {}, neighbours = [] as ReturnType<typeof drawNeighbour>[]) => {
  const programme = findFundProgramme(id);
  if (programme === undefined) throw new Error(`no programme ${id}`);
  return decideEligibility(programme, drawAsked(asked), neighbours);
};

const abroad = (...countries: readonly string[]) => countries.map((country) => ({ country }));
const SAID = { ownSharePercent: 25, largestProjectEur: 2_000_000 };

/** Every outcome that the sourced rules of each programme can give. */
const OUTCOMES_BY_PROGRAMME: Readonly<
  Record<string, readonly (readonly [when: string, asked: Asked, outcome: Outcome])[]>
> = {
  'AMIF-NAT': [
    ['national calls decide', {}, 'not-known'],
    ['outside the EU', { places: [{ country: 'CH' }] }, 'no'],
  ],
  'AMIF-NAT-DE': [
    ['nobody said how large a project may be', {}, 'not-known'],
    ['it can carry the minimum', SAID, 'yes'],
    ['it can carry the minimum, the share is undecided', { largestProjectEur: 100_000 }, 'yes'],
    ['too large alone', { largestProjectEur: 99_999 }, 'together'],
    ['no money of its own', { largestProjectEur: 100_000, ownSharePercent: 9 }, 'no'],
    ['another country', { ...SAID, places: [{ country: 'AT' }] }, 'no'],
  ],
  'AMIF-UA-LOCAL-2023': [
    ['the call is over', SAID, 'no'],
    [
      'while it was open, outside the EU',
      { ...SAID, today: '2023-05-16', places: [{ country: 'RS' }] },
      'no',
    ],
    ['while it was open, share too small', { ownSharePercent: 9, today: '2023-05-16' }, 'no'],
    ['while it was open, too large alone', { largestProjectEur: 50_000, today: '2023-05-16' }, 'not-known'],
    ['while it was open: who may form a group was not found', { ...SAID, today: '2023-05-16' }, 'not-known'],
  ],
  'AMIF-UA-INTE-2025': [
    [
      'while it was open, outside the EU',
      { ...SAID, today: '2025-09-16', places: [{ country: 'RS' }] },
      'no',
    ],
    ['while it was open, too large alone', { largestProjectEur: 50_000, today: '2025-09-16' }, 'not-known'],
    ['the call is over', SAID, 'no'],
    ['while it was open', { ...SAID, today: '2025-09-16' }, 'not-known'],
  ],
  'ESF+': [
    ['regional calls decide', SAID, 'not-known'],
    ['outside the EU', { places: [{ country: 'UA' }] }, 'no'],
  ],
  EASI: [['only background is known', SAID, 'not-known']],
  'ERDF-PO4-IV': [
    ['not opened everywhere', SAID, 'not-known'],
    ['outside the EU', { places: [{ country: 'NO' }] }, 'no'],
  ],
  'ERDF-PO5-II': [
    ['nobody said', {}, 'not-known'],
    ['there is a strategy', { answers: { 'territorial-strategy': true } }, 'yes'],
    ['there is none', { answers: { 'territorial-strategy': false } }, 'together'],
    ['outside the EU', { places: [{ country: 'CH' }] }, 'no'],
  ],
  'CLLD-LEADER': [
    ['nobody said', {}, 'not-known'],
    ['in an action group', { answers: { 'local-action-group': true } }, 'yes'],
    ['in none', { answers: { 'local-action-group': false } }, 'together'],
    ['outside the EU', { places: [{ country: 'CH' }], answers: { 'local-action-group': true } }, 'no'],
  ],
  'EUI-IA': [
    ['large enough', { ...SAID, places: [{ population: 50_000 }] }, 'yes'],
    ['too small alone', SAID, 'together'],
    ['large enough as a group', { ...SAID, places: [{}, { population: 38_000 }] }, 'yes'],
    [
      'a group with a village',
      {
        ...SAID,
        places: [{ population: 60_000 }, { degreeOfUrbanisation: 3 }],
        answers: { 'legal-agglomeration': false },
      },
      'no',
    ],
    [
      'rural, in an agglomeration',
      { ...SAID, places: [{ degreeOfUrbanisation: 3 }], answers: { 'legal-agglomeration': true } },
      'together',
    ],
    ['rural, nobody said', { ...SAID, places: [{ degreeOfUrbanisation: 3 }] }, 'not-known'],
    [
      'rural, in none',
      { places: [{ degreeOfUrbanisation: 3 }], answers: { 'legal-agglomeration': false } },
      'no',
    ],
    ['inhabitants not known', { ...SAID, places: [{ population: null }] }, 'not-known'],
    [
      'degree not known, in no agglomeration',
      { ...SAID, places: [{ degreeOfUrbanisation: null }], answers: { 'legal-agglomeration': false } },
      'not-known',
    ],
    ['share too small', { ownSharePercent: 19, places: [{ population: 60_000 }] }, 'no'],
    ['outside the EU', { ...SAID, places: [{ country: 'NO', population: 60_000 }] }, 'no'],
  ],
  'URBACT-APN': [
    ['alone', SAID, 'as-partner'],
    [
      'eight from seven countries',
      { ...SAID, places: [{}, ...abroad('FR', 'IT', 'ES', 'PL', 'CZ', 'AT', 'AT')] },
      'yes',
    ],
    ['no share', { ownSharePercent: 4 }, 'no'],
  ],
  'CERV-TT': [
    ['alone', {}, 'together'],
    ['two of one country', { places: [{}, {}] }, 'together'],
    ['with a town abroad', { places: [{}, { country: 'PL' }] }, 'yes'],
    ['two countries, none in the EU', { places: [{ country: 'RS' }, { country: 'BA' }] }, 'together'],
  ],
  'CERV-NT': [
    ['alone, nothing said', {}, 'as-partner'],
    ['four from four countries', { ...SAID, places: [{}, ...abroad('FR', 'IT', 'RS')] }, 'yes'],
    ['four countries, one in the EU', { ...SAID, places: [{}, ...abroad('RS', 'BA', 'UA')] }, 'as-partner'],
    [
      'four countries, project too large',
      { ...SAID, largestProjectEur: 50_000, places: [{}, ...abroad('FR', 'IT', 'RS')] },
      'as-partner',
    ],
    ['four countries, nobody said how large', { places: [{}, ...abroad('FR', 'IT', 'RS')] }, 'not-known'],
    ['no share', { ownSharePercent: 0 }, 'no'],
  ],
  'INTERREG-A': [
    ['nobody said', {}, 'not-known'],
    ['at a border, alone, with the share', { ...SAID, answers: { 'border-area': true } }, 'together'],
    ['at a border, alone', { answers: { 'border-area': true } }, 'together'],
    [
      'at a border, with a neighbour across',
      { answers: { 'border-area': true }, places: [{}, { country: 'PL' }] },
      'yes',
    ],
    ['at no border', { answers: { 'border-area': false } }, 'no'],
    ['share too small', { answers: { 'border-area': true }, ownSharePercent: 10 }, 'no'],
  ],
  'INTERREG-SPF': [
    ['nobody said', {}, 'not-known'],
    [
      'there is a fund, and the share',
      { ...SAID, answers: { 'border-area': true, 'small-project-fund': true } },
      'yes',
    ],
    ['there is a fund', { answers: { 'border-area': true, 'small-project-fund': true } }, 'yes'],
    [
      'at a border, the programme has none',
      { answers: { 'border-area': true, 'small-project-fund': false } },
      'no',
    ],
    ['at no border', { answers: { 'border-area': false } }, 'no'],
    ['at a border, nobody asked the programme', { answers: { 'border-area': true } }, 'not-known'],
    [
      'share too small',
      { answers: { 'border-area': true, 'small-project-fund': true }, ownSharePercent: 0 },
      'no',
    ],
  ],
  'INTERREG-EUROPE': [
    ['alone', {}, 'as-partner'],
    ['three from three countries', { ...SAID, places: [{}, ...abroad('FR', 'CH')] }, 'yes'],
    ['share too small', { ownSharePercent: 19 }, 'no'],
  ],
  'IE-PLP': [
    ['in the EU', {}, 'yes'],
    ['elsewhere: the sources do not say', { places: [{ country: 'RS' }] }, 'not-known'],
  ],
  'ERASMUS-SSP': [
    ['alone', {}, 'together'],
    ['with a partner abroad', { places: [{}, { country: 'IT' }] }, 'yes'],
  ],
  'ESC-SOL': [['young people lead', {}, 'together']],
  TSI: [['only states ask', SAID, 'no']],
  'CEB-LOAN': [['smallest loan and members not found', SAID, 'not-known']],
  'CEB-MRF': [['mostly states is no rule', SAID, 'not-known']],
  'EEA-LOCAL': [['the fifteen states are background', { places: [{ country: 'PL' }] }, 'not-known']],
  'EEA-CSF': [
    ['an association leads, the states are background', { places: [{ country: 'PL' }] }, 'not-known'],
  ],
  'FR-CTAI': [
    ['in France', { places: [{ country: 'FR' }] }, 'yes'],
    ['elsewhere', {}, 'no'],
  ],
  'DE-RLP-SPRACHZIEL': [
    ['in the Land', {}, 'as-partner'],
    ['in another Land', { places: [{ nutsCode: 'DEA22' }] }, 'no'],
    ['in another country, region not known', { places: [{ country: 'FR', nutsCode: null }] }, 'no'],
    ['region not known', { places: [{ nutsCode: null }] }, 'not-known'],
  ],
  'DE-NRW-KOMMAN': [
    ['in the Land: how money is given now was not found', { places: [{ nutsCode: 'DEA22' }] }, 'not-known'],
    ['elsewhere', {}, 'no'],
  ],
  'NRPP-2028': [
    ['before it begins', SAID, 'no'],
    ['afterwards: not adopted as far as found', { ...SAID, today: '2028-01-01' }, 'not-known'],
  ],
  HORIZON: [['only background', SAID, 'not-known']],
  INVESTEU: [['only background', SAID, 'not-known']],
};

const CASES = Object.entries(OUTCOMES_BY_PROGRAMME).flatMap(([id, cases]) =>
  cases.map(([when, asked, outcome]) => [id, when, outcome, asked] as const),
);

test('every programme is in the table', () => {
  expect(Object.keys(OUTCOMES_BY_PROGRAMME).toSorted()).toEqual(
    FUND_PROGRAMMES.map(({ id }) => id).toSorted(),
  );
});

test.each(CASES)('%s, %s: %s', (id, _, outcome, asked) => {
  const decision = decide(id, asked);
  expect(decision.outcome).toBe(outcome);
  if (outcome !== 'yes') expect(decision.nearestWay).not.toBeNull();
  else expect(decision.rules.every(({ verdict }) => ['met', 'condition'].includes(verdict))).toBe(true);
});

test('every rule is met by some place of the table and decides something for another', () => {
  const verdicts = new Map<string, Set<string>>();
  for (const [id, , , asked] of CASES)
    for (const rule of listFundRules(id)) {
      const seen = verdicts.get(rule.id) ?? new Set();
      verdicts.set(rule.id, seen.add(judgeRule(rule, drawAsked(asked)).verdict));
    }
  const always = new Set(['led-by', 'condition']);
  const deaf = FUND_RULES.filter(({ id, test: asked }) => {
    const seen = verdicts.get(id) ?? new Set();
    return !always.has(asked.kind) && (!seen.has('met') || seen.size < 2);
  });
  expect(deaf.map(({ id }) => id)).toEqual([]);
});

describe('what is not found', () => {
  test.each(FUND_PROGRAMMES.filter(({ gaps }) => gaps.some(({ decides }) => decides)).map(({ id }) => id))(
    '%s: never comes to a yes',
    (id) => {
      for (const country of ['DE', 'FR', 'PL', 'RS'])
        for (const answer of [true, false]) {
          const answers = {
            'border-area': answer,
            'local-action-group': answer,
            'territorial-strategy': answer,
          };
          const { outcome } = decide(id, { ...SAID, answers, places: [{ country, population: 80_000 }] });
          expect(['no', 'not-known'], `${id} ${country}`).toContain(outcome);
        }
    },
  );
  test('every rule behind a decision names its sources', () => {
    for (const { id } of FUND_PROGRAMMES)
      for (const rule of decide(id).rules) expect(rule.sources.length, rule.ruleId).toBeGreaterThan(0);
  });
});

describe('neighbours that make it', () => {
  const near = [
    drawNeighbour({ placeCode: 'DE_village', population: 30_000, degreeOfUrbanisation: 3, distanceKm: 2 }),
    drawNeighbour({ placeCode: 'DE_small', population: 3_000, distanceKm: 4 }),
    drawNeighbour({ placeCode: 'PL_across', country: 'PL', population: 40_000, distanceKm: 5 }),
    drawNeighbour({ placeCode: 'DE_town', population: 37_000, distanceKm: 6 }),
    drawNeighbour({ placeCode: 'DE_further', population: 80_000, distanceKm: 30 }),
  ];
  test('are the nearest of the right kind and country, without those not needed; a group is still to be formed', () => {
    const { outcome, company } = decide('EUI-IA', { ...SAID, places: [{ population: 13_500 }] }, near);
    expect(outcome).toBe('together');
    expect(company?.places.map(({ placeCode }) => placeCode)).toEqual(['DE_town']);
    expect(company?.population).toBe(50_500);
  });
  test('are none where all together do not do', () => {
    expect(decide('EUI-IA', SAID, near.slice(0, 3)).company).toBeNull();
  });
  test('are the nearest place abroad where a partner in another country is missing', () => {
    expect(decide('CERV-TT', {}, near).company?.places.map(({ placeCode }) => placeCode)).toEqual([
      'PL_across',
    ]);
  });
  test('are not suggested where nothing would help', () => {
    const answers = { 'legal-agglomeration': false };
    expect(decide('EUI-IA', { places: [{ degreeOfUrbanisation: 3 }], answers }, near).company).toBeNull();
  });
});
