/** The catalogue against the shapes of DCAT-AP 3, and what it says of places, editions and examples. */
import { toDcatJsonLd, toDcatTurtle } from '@vicus/formats';
import { describe, expect, test } from 'vitest';
import {
  listShapeResults,
  parseJsonLd,
  parseTurtle,
} from '../../../../packages/formats/testing/dcat-judge.ts';
import { composeCatalogue, toDatasetAddress } from './catalogue.rules.ts';
import { chooseCatalogueFormat } from './catalogue-negotiation.rules.ts';
import type { CatalogueContent, CatalogueTable } from './catalogue.types.ts';

const PLACE = {
  placeId: '00000000-0000-4000-8000-000000000001',
  slug: 'ahl',
  name: 'Ahl "am See"',
  country: 'GR',
  region: '',
  population: null,
  populationYear: null,
  introduction: {},
  contactEmail: 'data@town.example',
  isExample: false,
};

const TABLE: CatalogueTable = {
  id: 'indicator-em1-v1',
  title: { en: 'People in work', de: 'Menschen in Arbeit' },
  question: { en: 'How many work?' },
  period: '2023/2025',
  source: { en: 'Employment agency' },
  method: 'register-figures',
  notes: [],
  dimensions: [{ id: 'sex', label: { en: 'Sex', de: 'Geschlecht' }, role: 'category', size: 2, periods: [] }],
  measures: [],
  observations: 2,
  firstPublishedOn: '2025-01-31',
  place: PLACE,
  release: {
    releaseId: '00000000-0000-4000-8000-0000000000a2',
    placeId: PLACE.placeId,
    subject: 'governance/wave 1',
    version: 2,
    title: { en: 'Figures' },
    summary: {},
    audience: 'public',
    state: 'published',
    publishedOn: '2026-03-01',
    contentHash: '0'.repeat(64),
    codeVersion: '0.1.0',
    licence: 'CC-BY-4.0',
    embargoUntil: null,
    correction: { en: 'Totals were doubled' },
    methodNote: {},
    withdrawal: null,
    withdrawnOn: null,
    assetNames: [],
    isExample: false,
  },
};

const CONTENT: CatalogueContent = {
  origin: 'https://town.example',
  place: PLACE,
  places: [PLACE],
  tables: [TABLE],
  codes: new Map([[PLACE.placeId, { lauCode: 'EL_0101', nutsCode: 'EL301' }]]),
  today: '2026-11-22',
};

const example = { ...PLACE, isExample: true };

describe('by the shapes of DCAT-AP 3', () => {
  test.each([
    ['of a place', CONTENT, []],
    ['of the installation', { ...CONTENT, place: null }, []],
    ['of an example', { ...CONTENT, place: example, tables: [{ ...TABLE, place: example }] }, []],
    ['of a place whose office gave no codes', { ...CONTENT, codes: new Map() }, []],
    [
      'of a place that has published nothing lacks only what needs a table',
      { ...CONTENT, tables: [] },
      ['Warning dataset', 'Warning service'],
    ],
  ] as const)('the catalogue %s', async (_, content, lacks) => {
    const catalogue = composeCatalogue(content);
    expect((await listShapeResults(parseTurtle(toDcatTurtle(catalogue)))).toSorted()).toEqual(lacks);
    expect((await listShapeResults(await parseJsonLd(toDcatJsonLd(catalogue)))).toSorted()).toEqual(lacks);
  });
});

describe('a dataset', () => {
  const [dataset] = composeCatalogue(CONTENT).datasets;

  test('keeps its address when an edition replaces another', () => {
    const next = { ...TABLE, release: { ...TABLE.release, releaseId: 'other', version: 3 } };
    expect(toDatasetAddress(CONTENT.origin, next)).toBe(dataset?.iri);
    expect(dataset?.iri).toBe('https://town.example/p/ahl/catalogue#governance/wave%201/indicator-em1-v1');
  });

  test('says which version it is, since when, and what was wrong before', () => {
    expect(dataset).toMatchObject({
      version: '2',
      versionNotes: { en: 'Totals were doubled' },
      issued: '2025-01-31',
      modified: '2026-03-01',
      period: '2023/2025',
      themes: ['SOCI', 'GOVE', 'ECON'],
      languages: ['en', 'de'],
      spatial: [{ country: 'EL', lau: '0101', name: { en: PLACE.name } }, { nuts: 'EL301' }],
    });
  });

  test('is the same table in several formats, each with its own media type', () => {
    const files = dataset?.distributions ?? [];
    expect(files.map(({ downloadUrl }) => downloadUrl?.replace(/.*\/data\./, ''))).toEqual([
      'csv',
      'xlsx',
      'json',
      'sdmx.csv',
      'sdmx.json',
      'sdmx.xml',
      'px',
    ]);
    expect(new Set(files.map(({ iri }) => iri)).size).toBe(files.length);
    for (const { mediaType } of files) expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
  });

  test('of an example is called one wherever it is named', () => {
    const found = composeCatalogue({ ...CONTENT, place: example, tables: [{ ...TABLE, place: example }] });
    for (const { title } of [found, ...found.datasets]) expect(title.en).toMatch(/^Example: /);
    expect(found.datasets[0]?.description['de']).toContain('erfunden');
    expect(found.datasets[0]?.keywords.map(({ en }) => en)).toContain('Example');
  });
});

test.each([
  [null, 'ttl'],
  ['*/*', 'ttl'],
  ['application/ld+json', 'jsonld'],
  ['text/turtle;q=0.5, application/ld+json', 'jsonld'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['image/png', 'ttl'],
])('who asks by Accept %s is sent to %s', (accept, format) => {
  expect(chooseCatalogueFormat(accept)).toBe(format);
});
