import { createHash } from 'node:crypto';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { describe, expect, test } from 'vitest';
import { readShippedInstruments } from '#features/instrument/server/shipped.usecases.ts';
import { composeCitation } from '#features/open-data/citation.rules.ts';
import type { PublishedTableEntry } from '#features/open-data/published-tables.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { buildCountCube } from '#features/release/testing/count-cube.ts';
import { composeBundle, listVersions, type BundleFacts } from './bundle.rules.ts';
import { composeGovernanceInstrument } from './governance-codebook.rules.ts';
import { readCatalogueQuestion, searchCatalogue } from './catalogue.rules.ts';
import {
  CODEBOOK_HEADING,
  composeCodebook,
  describeCodebookCsv,
  listCodebookRows,
} from './codebook.rules.ts';

const release = {
  releaseId: '0f8b2c1d-0000-4000-8000-0000000000a1',
  title: { en: 'Who works together' },
  version: 2,
  publishedOn: '2026-03-01',
  contentHash: 'a'.repeat(64),
  codeVersion: '0.1.0',
  licence: 'CC-BY-4.0',
  isExample: false,
  state: 'published',
} as unknown as ReleaseSummary;
const place = { slug: 'ahl', name: 'Ährenfeld', country: 'DE', isExample: false };

function makeEntry(id: string, change: object = {}): PublishedTableEntry {
  const title = { en: `Table ${id}`, de: `Tabelle ${id}` };
  const head = { id, title, question: null, period: '2025', source: { en: 'Survey' }, method: 'cube' };
  const rest = { notes: [], dimensions: [], measures: [], observations: 3 };
  return { place, release, ...head, ...rest, ...change } as unknown as PublishedTableEntry;
}

describe('finding tables', () => {
  const entries = [
    makeEntry('one'),
    makeEntry('two', { method: 'wilson-interval' }),
    makeEntry('three', { release: { ...release, publishedOn: '2025-01-01' } }),
  ];
  const search = (query: string) => {
    const answer = searchCatalogue(entries, readCatalogueQuestion(new URLSearchParams(query)));
    return answer.rows.map(({ tableId }) => tableId);
  };

  test('by words in any language and without accents, method, year and place; unknown is nothing', () => {
    expect(search('')).toEqual(['one', 'two', 'three']);
    expect(search('q=TABELLE+ahrenfeld+one')).toEqual(['one']);
    expect(search('method=wilson-interval')).toEqual(['two']);
    expect(search('year=2025')).toEqual(['three']);
    expect(search('place=elsewhere')).toEqual([]);
    expect(search('q=.*')).toEqual([]);
  });
});

describe('codebooks', () => {
  test.each(
    [composeGovernanceInstrument(), ...readShippedInstruments().values()].map(
      (one) => [one.id, one] as const,
    ),
  )('%s: every variable once, every row described, every language it has', (_, instrument) => {
    const codebook = composeCodebook(instrument);
    const variables = codebook.items.map(({ variable }) => variable);
    expect(new Set(variables).size).toBe(variables.length);
    const rows = listCodebookRows(codebook);
    const keys = rows.map((row) => [row[3], row[8], row[10]].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(rows.map((row) => row[8])).size).toBe(Object.keys(instrument.languages).length);
    const described = describeCodebookCsv(codebook, 'codebook.csv') as {
      tableSchema: { columns: { name: string }[] };
    };
    expect(described.tableSchema.columns.map(({ name }) => name)).toEqual(CODEBOOK_HEADING);
  });
});

describe('the bundle of a figure', () => {
  const cube = buildCountCube('answers', 'role', { a: 12, b: 2 });
  const { tables } = protect({
    tables: [{ cube, basis: { n: { kind: 'count-of-persons' } } }],
    policy: DEFAULT_POLICY,
    published: [],
    codeVersion: '0.1.0',
  });
  const text = '/** docs/methods/cube.md */';
  const path = 'packages/cube/src/x.ts';
  const facts: BundleFacts = {
    origin: 'https://town.example',
    slug: 'ahl',
    release,
    tableId: 'answers',
    tables,
    code: [{ path, text }],
    codeHashes: { [path]: createHash('sha256').update(text).digest('hex') },
    codeVersion: '0.2.0',
    citation: composeCitation({ origin: 'https://town.example', place, release }, 'en'),
    language: 'en',
  };

  test('holds input, description, code as it is, versions and citations; never a withheld number', () => {
    const files = composeBundle(facts);
    expect(files[`code/${path}`]).toBe(text);
    expect(files['inputs/answers.csv']).toContain('withheld');
    expect(files['inputs/answers.csv']).not.toMatch(/,2,/);
    expect(files['citation.bib']).toContain('@misc');
    expect(files['README.txt']).toContain('The two differ');
    expect(files['README.txt']).toContain('CC-BY-4.0');
    expect(listVersions(facts)).toMatchObject({ method: 'cube', codeVersionOfEdition: '0.1.0' });
  });

  test('the same facts give the same files, and an example says so', () => {
    expect(composeBundle(facts)).toEqual(composeBundle(facts));
    const example = composeBundle({ ...facts, release: { ...release, isExample: true } });
    expect(example['README.txt']).toContain('EXAMPLE');
  });
});
