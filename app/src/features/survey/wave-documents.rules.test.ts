/** Each statement of a document follows from a setting: change the setting, and the text changes. */
import { describe, expect, test } from 'vitest';
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

test('everything that can be said has words in the four languages of the town', () => {
  const modes = ['anonymous', 'named'] as const;
  const approaches = ['census', 'sample', 'list', 'open'] as const;
  const hostings = ['own', 'processor', 'shared'] as const;
  const sources = ['none', 'own-list', 'population-register', 'other-register'] as const;
  for (const mode of modes)
    for (const approach of approaches)
      for (const hosting of hostings)
        for (const addressSource of sources) {
          const specialCategories =
            hosting === 'own' ? [] : (['origin', 'religion', 'health', 'political-opinions'] as const);
          const facts = withDesign({
            approach,
            hosting,
            hostName: 'X',
            addressSource,
            specialCategories: [...specialCategories],
          });
          for (const id of WAVE_DOCUMENTS)
            for (const { heading, statements } of composeWaveDocument(id, { ...facts, mode }))
              for (const key of [
                heading,
                ...statements.flatMap((one) => [one.key, ...Object.values(one.words ?? {}).flat()]),
              ])
                for (const language of ['en', 'de', 'es', 'it'] as const)
                  expect(CATALOGUES[language], `${language} ${key}`).toHaveProperty([
                    `public.document.${key}`,
                  ]);
        }
});
