/** Catalogue, feed and map of the site follow what happens to editions: correction, embargo, withdrawal, another audience. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import type { TestWorld } from '#server/db/testing/test-world.ts';
import { listShapeResults, parseTurtle } from '../../../../../packages/formats/testing/dcat-judge.ts';
import { buildContacts, openPublishedWorld, TOWN } from '../testing/published-world.ts';
import { writeCatalogue, writeFeed, writePublicCitation } from './catalogue.usecases.ts';
import { writePublicSitemap } from './sitemap.usecases.ts';

const origin = 'https://vicus.example';
const HERE = { origin, slug: 'bad-lindmoor' };
const SECRET = '00000000-0000-4000-8000-0000000000e1';
const SHARED = '00000000-0000-4000-8000-0000000000e2';
let world: TestWorld;

async function addEdition(values: Readonly<Record<string, unknown>>): Promise<void> {
  const { tables, contentHash } = toStoredTables([buildContacts(21)]);
  const row = {
    place_id: TOWN,
    title: '{"en":"Hidden <figures> & more"}',
    audience: 'public',
    tables,
    withheld: '[]',
    policy: '{}',
    content_hash: contentHash,
    code_version: '0.1.0',
    ...values,
  };
  const names = Object.keys(row);
  await world.superuser.query(
    `insert into published.release (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()})`,
    Object.values(row),
  );
}

interface JsonFeed {
  readonly items: readonly {
    id: string;
    title: string;
    content_text: string;
    tags: string[];
    date_modified: string;
  }[];
}
const readItems = async () => (JSON.parse((await writeFeed(HERE, 'en', 'json')).body) as JsonFeed).items;

beforeAll(async () => {
  world = await openPublishedWorld();
  await world.superuser.query(
    `update office.place set lau_code = 'DE_09173112', nuts_code = 'DE216' where place_id = $1`,
    [TOWN],
  );
  const inDays = new Date(Date.now() + 86_400_000).toISOString();
  await addEdition({ release_id: SECRET, subject: 'survey/secret', version: 1, embargo_until: inDays });
  await addEdition({ release_id: SHARED, subject: 'survey/shared', version: 1, audience: 'funder' });
});
afterAll(() => world.close());

describe('what the public may not see yet, or ever', () => {
  test('stands in no catalogue, feed, map or citation', async () => {
    const texts = [
      (await writeCatalogue(HERE, 'ttl')).body,
      (await writeCatalogue({ origin, slug: null }, 'jsonld')).body,
      (await writeFeed(HERE, 'en', 'xml')).body,
      (await writePublicSitemap(origin, ['/'], null)).body,
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/secret|shared|Hidden/);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(SHARED);
    }
    for (const releaseId of [SECRET, SHARED])
      await expect(
        writePublicCitation({ ...HERE, releaseId, tableId: null }, 'en', 'bib'),
      ).rejects.toMatchObject({ status: 404 });
  });
});

describe('the catalogue', () => {
  test('tells the newest edition of a table, where and since when', async () => {
    const { body } = await writeCatalogue(HERE, 'ttl');
    expect(await listShapeResults(parseTurtle(body))).toEqual([]);
    expect(body.match(/a dcat:Dataset ;/g)).toHaveLength(1);
    expect(body).toContain('dcat:version "2"');
    expect(body).toContain('<http://data.europa.eu/nuts/code/DE216>');
    expect(body).toContain('skos:notation "DE_09173112"');
  });

  test('of the installation leaves the example out; its own names it as one', async () => {
    const all = await writeCatalogue({ origin, slug: null }, 'ttl');
    expect(all.body).toContain('/p/bad-lindmoor/catalogue#');
    expect(all.body).not.toContain('bachfeld');
    const own = await writeCatalogue({ origin, slug: 'bachfeld' }, 'ttl');
    expect(await listShapeResults(parseTurtle(own.body))).toEqual([]);
    expect(own.body).toContain('"Example: Bachfeld');
    await expect(writeCatalogue({ origin, slug: 'nowhere' }, 'ttl')).rejects.toMatchObject({ status: 404 });
  });

  test('has the same ETag until something changes', async () => {
    expect((await writeCatalogue(HERE, 'ttl')).etag).toBe((await writeCatalogue(HERE, 'ttl')).etag);
  });
});

describe('a correction and a withdrawal', () => {
  test('are news, renew the catalogue, and keep the address of the table', async () => {
    const before = await writeCatalogue(HERE, 'ttl');
    const address = /<([^>]+)> a dcat:Dataset/.exec(before.body)?.[1];
    const correction = JSON.stringify({ en: 'Totals were doubled', de: 'Summen waren doppelt' });
    await addEdition({ subject: 'survey/one', version: 3, correction });
    const after = await writeCatalogue(HERE, 'ttl');
    expect(after.etag).not.toBe(before.etag);
    expect(/<([^>]+)> a dcat:Dataset/.exec(after.body)?.[1]).toBe(address);
    expect(after.body).toContain('adms:versionNotes "Totals were doubled"@en, "Summen waren doppelt"@de');
    const corrected = (await readItems()).find(({ tags }) => tags.includes('corrected'));
    expect(corrected?.content_text).toContain('Totals were doubled');

    await world.superuser.query(
      `update published.release set state = 'withdrawn', erratum = '{"en":"Wrong year"}' where place_id = $1
        and subject = 'survey/one' and version = 3`,
      [TOWN],
    );
    expect((await writeCatalogue(HERE, 'ttl')).etag).toBe(before.etag);
    const withdrawn = (await readItems()).find(({ id }) => id === corrected?.id);
    expect(withdrawn).toMatchObject({ tags: ['withdrawn'] });
    expect(withdrawn?.content_text).toContain('Wrong year');
    const today = new Date().toISOString().slice(0, 10);
    expect(withdrawn?.date_modified).toBe(`${today}T00:00:00Z`);
  });

  test('of an example are no news', async () => {
    await expect(writeFeed({ origin, slug: 'bachfeld' }, 'en', 'xml')).rejects.toMatchObject({ status: 404 });
  });
});

test('the map of the site names pages of places and editions, and no example', async () => {
  const { body } = await writePublicSitemap(origin, ['/', '/methods'], null);
  expect(body).toContain(`<loc>${origin}/p/bad-lindmoor/releases?lang=it</loc>`);
  expect(body.match(/<loc>[^<]*\/p\/bad-lindmoor\/[0-9a-f-]{36}\?lang=en<\/loc>/g)).toHaveLength(3);
  expect(body).not.toContain('bachfeld');
  await expect(writePublicSitemap(origin, ['/'], 2)).rejects.toMatchObject({ status: 404 });
});
