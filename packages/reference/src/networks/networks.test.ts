import { describe, expect, test } from 'vitest';
import { FORA } from './fora.ts';
import { NETWORK_SOURCES } from './network-sources.ts';
import type { NetworkFact } from './network.types.ts';
import { NETWORKS, findNetwork } from './networks.ts';
import { POSTING_TEMPLATES } from './templates.ts';

const LANGUAGES = ['en', 'de', 'es', 'it'];

/** Every fact of a record, by the field it stands in. */
const listFacts = (record: object): [string, NetworkFact<unknown>][] =>
  Object.entries(record).filter(
    (entry): entry is [string, NetworkFact<unknown>] =>
      typeof entry[1] === 'object' && entry[1] !== null && 'evidence' in entry[1],
  );

/** Texts inside a value, wherever they stand. */
function listTexts(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [value as Record<string, string>];
  return Object.values(value).flatMap(listTexts);
}

const records = [...NETWORKS, ...FORA, ...POSTING_TEMPLATES];

test('ids are taken once', () => {
  for (const list of [NETWORKS, FORA, POSTING_TEMPLATES])
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  for (const { networkId } of POSTING_TEMPLATES)
    expect(networkId === '' || findNetwork(networkId) !== undefined, networkId).toBe(true);
});

describe.each(records.map((one) => [one.id, one] as const))('%s', (_, record) => {
  test('what was found names a source that is listed', () => {
    for (const [field, fact] of listFacts(record))
      if (fact.evidence === 'found') {
        expect(fact.sources.length, field).toBeGreaterThan(0);
        for (const source of fact.sources) expect(NETWORK_SOURCES[source], field).toBeDefined();
      }
  });
  test('words stand in all public languages', () => {
    for (const texts of listTexts(record))
      expect(LANGUAGES.filter((one) => (texts[one] ?? '').trim() === '')).toEqual([]);
  });
  test('leads to an address', () => expect(record.address).toMatch(/^https?:\/\//));
});

test('prices: what no source states is not stated here', () => {
  const known = NETWORKS.filter(({ eurosAYear }) => eurosAYear.evidence === 'found').map(({ id }) => id);
  expect(known).toEqual(['policy-learning-platform', 'maps-of-welcoming-places']);
  expect(NETWORKS.every(({ hoursAYear }) => hoursAYear.evidence === 'not-found')).toBe(true);
});
