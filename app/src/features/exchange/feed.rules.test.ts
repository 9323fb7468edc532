import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExchangeFeed, ExchangeItem } from './exchange.types.ts';
import { toJsonFeed, writeJsonFeed } from './feed.rules.ts';
import { readFeed } from './feed-read.rules.ts';

const item: ExchangeItem = {
  itemId: 'https://a.example.org/practices/1',
  address: 'https://a.example.org/practices/1',
  title: 'Open kitchen',
  words: 'People cook together.',
  language: 'en',
  author: 'Vico',
  tags: ['interaction'],
  publishedOn: '2026-01-02',
  modifiedOn: '2026-02-03',
  record: { key: 1, list: [null, 'x'], deep: { a: true } },
};
const feed: ExchangeFeed = {
  kind: 'practice',
  title: 'Practices',
  about: 'Published',
  installation: 'https://a.example.org',
  items: [item],
};
const file = { address: '', ownOrigin: 'https://b.example.org' };
const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown, expected = file) => readFeed(encode(value), expected);
const changed = (change: object) => ({ ...toJsonFeed(feed), ...change });
const withItem = (change: object) => changed({ items: [{ id: 'x', content_text: 'x', ...change }] });

describe('a feed of this installation', () => {
  test('keeps the rules of JSON Feed 1.1', () => {
    const written = toJsonFeed({
      ...feed,
      items: [item, { ...item, itemId: 'y', words: '', address: '', author: '' }],
    });
    expect(written).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: 'Practices' });
    const items = written['items'] as Record<string, unknown>[];
    const known = [
      'id',
      'url',
      'title',
      'content_text',
      'language',
      'authors',
      'tags',
      'date_published',
      'date_modified',
    ];
    for (const one of items) {
      expect(typeof one['id']).toBe('string');
      // Every item has content; what is not of the format begins with an underscore; nothing is null.
      expect(one['content_text']).toBeTruthy();
      for (const [name, value] of Object.entries(one)) {
        expect(known.includes(name) || name.startsWith('_'), name).toBe(true);
        expect(value).not.toBeNull();
      }
    }
    expect(items[0]?.['date_published']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  test('is read elsewhere as it was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() === text),
          words: fc.string({ minLength: 1, maxLength: 200 }),
          tags: fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
          record: fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }),
        }),
        (change) => {
          const given = { ...item, ...change, record: JSON.parse(JSON.stringify(change.record)) };
          const { feed: got } = readFeed(encode(writeJsonFeed({ ...feed, items: [given] })), file);
          expect(got?.items).toEqual([{ ...given, author: '' }]);
        },
      ),
      { seed: 9, numRuns: 200 },
    );
  });
});

describe('a feed of another installation', () => {
  test.each([
    ['no JSON', 'nothing', ''],
    ['half of it', '{"version":', ''],
    ['a list', [], ''],
    ['another format', changed({ version: '2' }), 'version'],
    ['without a kind', changed({ _vicus: undefined }), '_vicus'],
    ['of a kind nobody knows', changed({ _vicus: { kind: 'person' } }), '_vicus.kind'],
    ['a script as its home', changed({ home_page_url: 'javascript:alert(1)' }), 'home_page_url'],
    ['an item without content', changed({ items: [{ id: 'x' }] }), 'items[0]'],
    ['an item without id', changed({ items: [{ content_text: 'x' }] }), 'items[0].id'],
    ['a script as an address', withItem({ url: 'javascript:alert(1)' }), 'items[0].url'],
    ['data as an address', withItem({ url: 'data:text/html,x' }), 'items[0].url'],
    ['a password in an address', withItem({ url: 'https://a:b@c.example.org/' }), 'items[0].url'],
    ['characters nobody can read', withItem({ title: 'a\u0000b' }), 'items[0].title'],
    ['half a character', withItem({ title: '\uD800' }), 'items[0].title'],
    [
      'unreadable ones inside the record',
      withItem({ _vicus: { record: { a: '\u0000' } } }),
      'items[0]._vicus.record',
    ],
    ['a day that is none', withItem({ date_published: 'yesterday' }), 'items[0].date_published'],
    [
      'a day before calendars',
      withItem({ date_published: '0000-01-01T00:00:00Z' }),
      'items[0].date_published',
    ],
    ['a title without end', withItem({ title: 'x'.repeat(501) }), 'items[0].title'],
    [
      'the same id twice',
      changed({ items: [1, 2].map(() => ({ id: 'x', content_text: 'x' })) }),
      'items[1].id',
    ],
    [
      'too many items',
      changed({ items: Array.from({ length: 10_001 }, (_, n) => ({ id: `${n}`, content_text: 'x' })) }),
      'items',
    ],
  ])('with %s is not taken, and says where', (_, given, where) => {
    const { feed: got, findings } = read(given);
    expect(got).toBeNull();
    expect(findings.map((one) => one.where)).toContain(where);
  });

  test('records that are too deep or too long are not taken', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) as object;
    expect(read(withItem({ _vicus: { record: deep } })).feed).toBeNull();
    expect(read(withItem({ _vicus: { record: { a: 'x'.repeat(60_001) } } })).feed).toBeNull();
    expect(readFeed(new Uint8Array(20_000_001), file).findings[0]?.what).toContain('20 MB');
  });

  test('is what its address says, and not this installation itself', () => {
    expect(
      read(changed({}), { ...file, address: 'https://a.example.org/exchange/practices.json' }).feed,
    ).not.toBeNull();
    expect(read(changed({}), { ...file, address: 'https://evil.example.org/f.json' }).feed).toBeNull();
    expect(read(changed({}), { address: '', ownOrigin: 'https://a.example.org' }).feed).toBeNull();
  });

  test('tags of a page stay words, and HTML is not taken over', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    const got = read(withItem({ title: hostile, content_text: hostile, content_html: '<b>x</b>' })).feed;
    expect(got?.items[0]).toMatchObject({ title: hostile, words: hostile });
    expect(JSON.stringify(got)).not.toContain('<b>');
  });

  test('keys that are names of the language itself change nothing', () => {
    const text = JSON.stringify(withItem({})).replace(
      '"id":"x"',
      '"id":"x","__proto__":{"polluted":true},"constructor":1',
    );
    expect(read(text).feed).not.toBeNull();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
