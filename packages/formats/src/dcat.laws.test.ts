import fc from 'fast-check';
import jsonld from 'jsonld';
import { Writer } from 'n3';
import type { Quad } from 'n3';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryText, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import { listShapeResults as listResults, parseJsonLd, parseTurtle } from '../testing/dcat-judge.ts';
import { toDcatJsonLd, toDcatTurtle } from './index.ts';
import type { DcatCatalogue } from './index.ts';

// Many cases, each a whole file: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const town = {
  iri: 'https://town.example/',
  name: { en: 'Town of Ahl', de: 'Stadt Ahl' },
  level: 'local',
  homepage: 'https://town.example/',
  email: 'data@town.example',
} as const;
const contact = {
  name: { en: 'Statistics' },
  email: 'data@town.example',
  page: 'https://town.example/contact',
};
const licence = 'https://creativecommons.org/licenses/by/4.0/';
const base = 'https://town.example/data';

const full: DcatCatalogue = {
  iri: base,
  title: {
    en: 'Open data of Ahl',
    de: 'Offene Daten der Stadt Ahl',
    es: 'Datos abiertos',
    it: 'Dati aperti',
  },
  description: { en: 'All tables of all releases' },
  publisher: town,
  homepage: 'https://town.example/',
  licence,
  languages: ['en', 'de', 'es', 'it'],
  issued: '2026-01-31',
  modified: '2026-02-01T10:00:00Z',
  spatial: [{ nuts: 'AT130' }],
  conformsTo: 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/',
  datasets: [
    {
      iri: `${base}/contacts`,
      identifier: 'contacts-2025',
      title: { en: 'Contacts', de: 'Kontakte' },
      description: { en: 'How often "they" meet\nand where' },
      keywords: [{ en: 'contacts', de: 'Kontakte' }, { en: 'governance' }],
      themes: ['SOCI', 'GOVE'],
      spatial: [
        { country: 'AT', lau: '10101', name: { en: 'Ahl' } },
        { nuts: 'AT130' },
        { named: { en: 'The lake', de: 'Der See' } },
      ],
      period: '2025-01/2025-12',
      publisher: town,
      contact,
      issued: '2026-01-31',
      modified: '2026-01-31',
      version: '2',
      versionNotes: { en: 'The year was wrong', de: 'Das Jahr war falsch' },
      replaces: `${base}/contacts/1`,
      landingPage: 'https://town.example/p/ahl',
      documentation: ['https://town.example/methods'],
      provenance: { en: 'Survey of officials' },
      frequency: 'ANNUAL',
      languages: ['en', 'de'],
      distributions: [
        {
          iri: `${base}/contacts.csv`,
          title: { en: 'CSV' },
          description: { en: 'One row a cell' },
          accessUrl: `${base}/contacts`,
          downloadUrl: `${base}/contacts.csv`,
          fileType: 'CSV',
          mediaType: 'text/csv',
          licence,
          sizeBytes: 1234,
          conformsTo: 'https://www.w3.org/TR/tabular-data-primer/',
          languages: ['de'],
        },
      ],
    },
  ],
  services: [
    {
      iri: `${base}/api`,
      title: { en: 'Interface' },
      endpoint: 'https://town.example/api/v1',
      endpointDescription: 'https://town.example/api/v1/openapi.json',
      datasets: [`${base}/contacts`],
      licence,
      publisher: town,
      contact,
      themes: ['SOCI'],
      keywords: [{ en: 'interface' }],
      conformsTo: 'https://www.iso.org/standard/52500.html',
    },
  ],
};

describe('DCAT-AP 3 by a SHACL engine', () => {
  test('a full catalogue has every mandatory and recommended property, as Turtle and as JSON-LD', async () => {
    expect(await listResults(parseTurtle(toDcatTurtle(full)))).toEqual([]);
    expect(await listResults(await parseJsonLd(toDcatJsonLd(full)))).toEqual([]);
  });

  test('the judge is awake: without a statement its shape speaks', async () => {
    const quads = parseTurtle(toDcatTurtle(full));
    const without = (property: string) =>
      listResults(quads.filter(({ predicate }) => !predicate.value.endsWith(property)));
    expect(await without('#accessURL')).toContain('Violation accessURL');
    expect(await without('/terms/title')).toContain('Violation title');
    expect(await without('/name')).toContain('Violation name');
    expect(await without('#theme')).toContain('Warning theme');
    expect(await without('/availability')).toContain('Warning availability');
    expect(await without('/temporal')).toContain('Warning temporal');
    expect(await without('22-rdf-syntax-ns#type')).toEqual([]);
  });

  test('a first catalogue without tables is valid and lacks only what is recommended', async () => {
    const { level: _level, ...plain } = town;
    const { services: _services, ...rest } = full;
    const found = await listResults(parseTurtle(toDcatTurtle({ ...rest, publisher: plain, datasets: [] })));
    expect(found.toSorted()).toEqual(['Warning dataset', 'Warning service', 'Warning type']);
  });
});

/** Canonical form, in which blank nodes have the same names. */
const canonize = (quads: Quad[]): Promise<string> =>
  jsonld.canonize(
    new Writer({ format: 'N-Quads' }).quadsToString(quads) as unknown as jsonld.JsonLdDocument,
    {
      inputFormat: 'application/n-quads',
    },
  );

test('Turtle and JSON-LD say the same, whatever the texts', async () => {
  const odd = fc.record({ en: arbitraryText, de: arbitraryText });
  await fc.assert(
    fc.asyncProperty(odd, arbitraryText, odd, async (title, text, name) => {
      const dataset = { ...full.datasets[0]!, title, description: name, identifier: text, version: text };
      const catalogue: DcatCatalogue = {
        ...full,
        title: name,
        iri: `${base}/${text}`,
        datasets: [dataset, { ...dataset, iri: `${base}/two of ${text}`, period: 'wave 1' }],
      };
      const turtle = parseTurtle(toDcatTurtle(catalogue));
      const json = await parseJsonLd(JSON.parse(JSON.stringify(toDcatJsonLd(catalogue))) as object);
      expect(await canonize(turtle)).toBe(await canonize(json));
      expect(turtle.some(({ object }) => object.value === text)).toBe(true);
    }),
    { ...RUNS, numRuns: 50 },
  );
});

test.each([
  ['iri', { ...full, iri: '/data' }],
  ['issued', { ...full, issued: 'yesterday' }],
  ['licence', { ...full, licence: 'CC BY' }],
])('a wrong %s is refused with its place', (where, wrong) => {
  expect(() => toDcatTurtle(wrong)).toThrow(expect.objectContaining({ code: 'bad-text', where }));
});
