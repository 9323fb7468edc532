/** Each statement of a document follows from a setting: change the setting, and the text changes. */
import { describe, expect, test } from 'vitest';
import { SPECIAL_CATEGORIES } from './general.types.ts';
import { generalDesignSchema, type GeneralDesign } from './general.schema.ts';
import {
  composeWaveDocument,
  WAVE_DOCUMENTS,
  type DocumentFacts,
  type WaveDocumentId,
} from './wave-documents.rules.ts';
import { CATALOGUES } from '#ui/message-catalogues.ts';

const DESIGN: GeneralDesign = generalDesignSchema.parse({
  instrument: 'shipped:residents',
  audience: 'residents',
  approach: 'census',
  population: 900,
  expectedResponsePercent: 30,
  marginPercent: 5,
  districts: [],
  channels: ['letter'],
  languages: ['en', 'de'],
  basis: 'public-task',
  legalReference: '',
  purpose: 'To know what is missing.',
  closesOn: '2026-12-20',
  retentionUntil: '2027-12-20',
  adultsOnly: true,
  addressSource: 'population-register',
  hosting: 'own',
  hostName: '',
  protectionOfficer: '',
  specialCategories: [],
  returnAddress: '',
});

const FACTS: DocumentFacts = {
  place: 'Vico',
  contact: 'Ada',
  title: 'Autumn',
  instrument: 'Living together here',
  hasTexts: true,
  mode: 'anonymous',
  approach: 'census',
  minimumGroup: 5,
  invited: 900,
  closesOn: '2026-12-20',
  retentionUntil: '2027-12-20',
  design: DESIGN,
};

function listKeys(id: WaveDocumentId, facts: DocumentFacts): readonly string[] {
  return composeWaveDocument(id, facts).flatMap(({ statements }) => statements.map(({ key }) => key));
}

const withDesign = (change: Partial<GeneralDesign>): DocumentFacts => ({
  ...FACTS,
  approach: change.approach ?? FACTS.approach,
  design: { ...DESIGN, ...change },
});

describe('a setting changes what is said', () => {
  const cases: readonly [string, WaveDocumentId, DocumentFacts, string, string][] = [
    ['mode', 'privacy', { ...FACTS, mode: 'named' }, 'rights.named', 'rights.final'],
    ['mode, list', 'privacy', { ...FACTS, mode: 'named' }, 'long.list-with-answers', 'long.list-at-closing'],
    ['approach', 'privacy', withDesign({ approach: 'open' }), 'what.no-list', 'what.list'],
    ['basis', 'privacy', withDesign({ basis: 'consent' }), 'rights.consent', 'rights.object'],
    [
      'source of addresses',
      'record',
      withDesign({ addressSource: 'own-list' }),
      'what.source.own-list',
      'what.source.population-register',
    ],
    ['officer', 'record', withDesign({ protectionOfficer: 'Bo' }), 'who.officer', 'who.officer-missing'],
    ['adults', 'privacy', withDesign({ adultsOnly: false }), 'what.young', 'what.adults'],
    [
      'special categories',
      'assessment',
      withDesign({ specialCategories: ['health'] }),
      'reason.special',
      'what.no-special',
    ],
    [
      'hosting',
      'arrangement',
      withDesign({ hosting: 'shared', hostName: 'Nearby' }),
      'arrange.shared',
      'arrange.own',
    ],
    [
      'hosting for others',
      'arrangement',
      withDesign({ hosting: 'processor', hostName: 'Firm' }),
      'arrange.processor',
      'arrange.own',
    ],
    ['sample', 'assessment', withDesign({ approach: 'sample' }), 'necessity.sample', 'necessity.census'],
    [
      'law named',
      'by-law',
      withDesign({ legalReference: 'Decision 12/2026' }),
      'by-law.result.check',
      'by-law.result.clarify',
    ],
    [
      'no register',
      'by-law',
      withDesign({ addressSource: 'own-list' }),
      'by-law.result.none',
      'by-law.register',
    ],
  ];
  test.each(cases)('%s in %s', (_, id, facts, appears, disappears) => {
    expect(listKeys(id, FACTS)).not.toContain(appears);
    expect(listKeys(id, facts)).toContain(appears);
    expect(listKeys(id, facts)).not.toContain(disappears);
  });

  test('texts, languages of mail and the smallest group', () => {
    expect(listKeys('privacy', { ...FACTS, hasTexts: false })).not.toContain('what.texts');
    expect(listKeys('privacy', withDesign({ channels: ['mail'] }))).toContain('sees.mail');
    const groups = composeWaveDocument('privacy', { ...FACTS, minimumGroup: 12 });
    const minimums = groups.flatMap(({ statements }) => statements.map(({ values }) => values?.['minimum']));
    expect(new Set(minimums.filter((minimum) => minimum !== undefined))).toEqual(new Set([12]));
  });

  test('an assessment is unlikely only where no reason applies', () => {
    expect(listKeys('assessment', FACTS)).toContain('needed.likely');
    expect(listKeys('assessment', withDesign({ addressSource: 'own-list' }))).toContain('needed.unlikely');
    expect(
      listKeys('assessment', withDesign({ addressSource: 'own-list', audience: 'newcomers' })),
    ).toContain('reason.vulnerable');
  });
});

/** Every key that a plan of this kind can say. */
function listAllKeys(facts: DocumentFacts): readonly string[] {
  const statements = WAVE_DOCUMENTS.flatMap((id) => composeWaveDocument(id, facts));
  return statements.flatMap((group) => [
    group.heading,
    ...group.statements.flatMap((one) => [one.key, ...Object.values(one.words ?? {}).flat()]),
  ]);
}

const PLANS: readonly DocumentFacts[] = (['anonymous', 'named'] as const).flatMap((mode) =>
  (['census', 'sample', 'list', 'open'] as const).flatMap((approach) =>
    (['own', 'processor', 'shared'] as const).flatMap((hosting) =>
      (['none', 'own-list', 'population-register', 'other-register'] as const).map((addressSource) => ({
        ...withDesign({
          approach,
          hosting,
          hostName: 'X',
          addressSource,
          specialCategories: [...SPECIAL_CATEGORIES],
        }),
        mode,
      })),
    ),
  ),
);

test.each(['en', 'de', 'es', 'it'] as const)('everything that can be said has words: %s', (language) => {
  const keys = new Set(PLANS.flatMap(listAllKeys));
  expect([...keys].filter((key) => CATALOGUES[language][`public.document.${key}`] === undefined)).toEqual([]);
});
