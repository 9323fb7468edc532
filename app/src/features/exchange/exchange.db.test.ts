/** A feed written in one database is taken over in another: the same records, apart, with where they are from. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { readExchangeFile } from './server/feed.usecases.ts';
import {
  importConfiguredFeed,
  importFeed,
  listForeignFeeds,
  listForeignItems,
  removeForeignFeed,
} from './server/foreign.usecases.ts';
import { writeJsonFeed } from './feed.rules.ts';

let world: TestWorld;
beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  publishSettings({ origin: 'https://here.example.org', feeds: [] as readonly string[] } as RunningSettings);
});
afterAll(() => world.close());

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const there = (titles: readonly string[]) =>
  encode(
    writeJsonFeed({
      kind: 'practice',
      title: 'Practices there',
      about: '',
      installation: 'https://there.example.org',
      items: titles.map((title, at) => ({
        itemId: `https://there.example.org/practices/${at}`,
        address: `https://there.example.org/practices/${at}`,
        title,
        words: `<script>alert(${at})</script> 100 % of them`,
        language: 'en',
        author: 'There',
        tags: ['housing'],
        publishedOn: '2026-01-01',
        modifiedOn: `2026-02-0${at + 1}`,
        record: { title, list: [1, null, { a: 'ü' }] },
      })),
    }),
  );

test('what another installation published comes with where it is from; the next reading takes its place', async () => {
  const report = await importFeed(there(['Choir', 'Kitchen']), '');
  expect(report).toMatchObject({ kind: 'practice', items: 2, findings: [] });
  const items = await listForeignItems('practice');
  expect(items.map(({ title }) => title)).toEqual(['Kitchen', 'Choir']);
  expect(items[0]).toMatchObject({
    installation: 'https://there.example.org',
    feedTitle: 'Practices there',
    fetchedOn: '2026-11-22',
    words: '<script>alert(1)</script> 100 % of them',
    record: { title: 'Kitchen', list: [1, null, { a: 'ü' }] },
  });
  expect(await listForeignItems('practice', 'choir 100')).toHaveLength(1);
  expect(await listForeignItems('practice', 'Choi_')).toHaveLength(0);
  expect(await listForeignItems('fund')).toEqual([]);
  await importFeed(there(['Kitchen']), '');
  expect((await listForeignItems('practice')).map(({ title }) => title)).toEqual(['Kitchen']);
});

test('a feed with one thing wrong changes nothing', async () => {
  const wrong = new TextDecoder().decode(there(['Fine', 'Wrong'])).replace('"title": "Wrong"', '"title": 5');
  const report = await importFeed(encode(wrong), '');
  expect(report.findings[0]?.where).toBe('items[1].title');
  expect((await listForeignItems('practice')).map(({ title }) => title)).toEqual(['Kitchen']);
});

test('no address is called that the operator did not configure', async () => {
  await expect(
    importConfiguredFeed('https://there.example.org/exchange/practices.json'),
  ).rejects.toMatchObject({
    code: 'feed-not-configured',
  });
});

test('what was published here is written, and what others published is never passed on as own', async () => {
  for (const kind of ['practice', 'fund', 'network'] as const) {
    const { body, etag } = await readExchangeFile(kind, 'https://here.example.org');
    expect((JSON.parse(body) as { items: unknown[] }).items).toEqual([]);
    expect(etag).toMatch(/^"[\w-]{32}"$/);
    expect(await readExchangeFile(kind, 'https://here.example.org')).toMatchObject({ etag });
  }
  const [feed] = await listForeignFeeds();
  expect(await removeForeignFeed(feed?.feedId ?? '')).toBe(true);
  expect(await listForeignItems('practice')).toEqual([]);
});
