import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#ui/messages.ts';
import { composeCitation, writeCitation, writeCitationFile, type Cited } from './citation.rules.ts';

const RUNS = { seed: 20261122, numRuns: 150 };

const CITED: Cited = {
  origin: 'https://town.example',
  place: { slug: 'ahl', name: 'Ahl' },
  release: {
    releaseId: '0f8b2c1d-0000-4000-8000-0000000000a1',
    title: { en: 'Who works together', de: 'Wer zusammenarbeitet' },
    version: 2,
    publishedOn: '2026-03-01',
    licence: 'CC-BY-4.0',
    isExample: false,
    state: 'published',
  },
};
const ADDRESS = 'https://town.example/p/ahl/0f8b2c1d-0000-4000-8000-0000000000a1';

describe('a citation', () => {
  test.each([
    ['en', `Ahl. (2026, 1 March). Who works together (Version 2) [Data set]. ${ADDRESS}`],
    ['de', `Ahl. (2026, 1. März). Wer zusammenarbeitet (Fassung 2) [Datensatz]. ${ADDRESS}`],
    ['es', `Ahl. (2026, 1 de marzo). Who works together (Versión 2) [Conjunto de datos]. ${ADDRESS}`],
    ['it', `Ahl. (2026, 1 marzo). Who works together (Versione 2) [Set di dati]. ${ADDRESS}`],
  ] as const)('reads in %s as people write it', (language, expected) => {
    expect(writeCitation(composeCitation(CITED, language))).toBe(expected);
  });

  test('of a table names the edition it is from, and stands at the table', () => {
    const table = { id: 'governance-frequency', title: { en: 'How often' } };
    const citation = composeCitation({ ...CITED, table }, 'en');
    expect(citation.title).toBe('How often. In: Who works together');
    expect(citation.url).toBe(`${ADDRESS}#governance-frequency`);
    expect(citation.key).toBe('ahl-2026-0f8b2c1d-governance-frequency');
  });

  test('says in every language that an example is invented and a withdrawn edition withdrawn', () => {
    const release = { ...CITED.release, isExample: true, state: 'withdrawn' as const };
    for (const language of LANGUAGES.public) {
      const citation = composeCitation({ ...CITED, release }, language);
      expect(citation.cautions).toHaveLength(2);
      for (const caution of citation.cautions)
        for (const text of [
          writeCitation(citation),
          writeCitationFile(citation, 'bib'),
          writeCitationFile(citation, 'ris'),
          writeCitationFile(citation, 'json'),
        ])
          expect(text).toContain(caution);
    }
  });
});

describe('files for programs that keep literature', () => {
  test('BibTeX, RIS and CSL-JSON of one edition', () => {
    const citation = composeCitation(CITED, 'de');
    expect(writeCitationFile(citation, 'bib')).toBe(`@misc{ahl-2026-0f8b2c1d,
  author = {{Ahl}},
  title = {{Wer zusammenarbeitet}},
  year = {2026},
  month = {3},
  day = {1},
  version = {2},
  howpublished = {Datensatz},
  note = {Fassung 2},
  url = {${ADDRESS}},
  language = {de},
  copyright = {CC-BY-4.0}
}
`);
    expect(writeCitationFile(citation, 'ris').split('\r\n')).toEqual([
      'TY  - DATA',
      'ID  - ahl-2026-0f8b2c1d',
      'AU  - Ahl',
      'TI  - Wer zusammenarbeitet',
      'PY  - 2026',
      'DA  - 2026/03/01',
      'ET  - 2',
      `UR  - ${ADDRESS}`,
      'LA  - de',
      'ER  - ',
      '',
    ]);
    expect(JSON.parse(writeCitationFile(citation, 'json'))).toEqual([
      {
        id: 'ahl-2026-0f8b2c1d',
        type: 'dataset',
        author: [{ literal: 'Ahl' }],
        title: 'Wer zusammenarbeitet',
        issued: { 'date-parts': [[2026, 3, 1]] },
        version: '2',
        URL: ADDRESS,
        language: 'de',
        license: 'CC-BY-4.0',
      },
    ]);
  });

  test('no title breaks out of its field', () => {
    const odd = fc.oneof(
      fc.constantFrom('}', '{', '\\}', '50 % & more_#1', 'a\r\nER  - \r\nTY  - BOOK', '~^\\', '\u2028'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(odd, odd, (title, name) => {
        const cited = {
          ...CITED,
          place: { slug: 'ahl', name },
          release: { ...CITED.release, title: { en: title } },
        };
        const citation = composeCitation(cited, 'en');
        const bib = writeCitationFile(citation, 'bib');
        const braces = bib.replaceAll(/\\[\s\S]/g, '').replaceAll(/[^{}]/g, '');
        const depths = [...braces].reduce<number[]>(
          (all, brace) => [...all, (all.at(-1) ?? 0) + (brace === '{' ? 1 : -1)],
          [],
        );
        expect([Math.min(...depths), depths.at(-1)]).toEqual([0, 0]);
        expect(bib.split('\n')).toHaveLength(14);
        expect(writeCitationFile(citation, 'ris').split('\r\n')).toHaveLength(11);
      }),
      RUNS,
    );
  });
});
