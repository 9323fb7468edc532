/** Feeds, sitemaps and texts in XML: whatever an office types comes out as it was, by a parser that others wrote. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { composeFeed, toJsonFeed, writeAtom } from './feed.rules.ts';
import { writeRobots, writeSitemap } from './sitemap.rules.ts';
import { writeXmlText } from './xml-text.rules.ts';

const RUNS = { seed: 20261122, numRuns: 150 };
const ORIGIN = 'https://town.example';

const PLACE: PublicPlace = {
  placeId: '00000000-0000-4000-8000-000000000001',
  slug: 'ahl',
  name: 'Ahl',
  country: 'AT',
  region: '',
  population: null,
  populationYear: null,
  introduction: {},
  contactEmail: 'data@town.example',
  isExample: false,
};

const RELEASE: ReleaseSummary = {
  releaseId: '00000000-0000-4000-8000-0000000000a1',
  placeId: PLACE.placeId,
  subject: 'governance/1',
  version: 1,
  title: { en: 'Who works together', de: 'Wer zusammenarbeitet' },
  summary: {},
  audience: 'public',
  state: 'published',
  publishedOn: '2026-03-01',
  contentHash: '0'.repeat(64),
  codeVersion: '0.1.0',
  licence: 'CC-BY-4.0',
  embargoUntil: null,
  correction: null,
  methodNote: {},
  withdrawal: null,
  withdrawnOn: null,
  assetNames: [],
  isExample: false,
};

/** Texts as people paste them: markup, marks of direction, control characters, lone halves of characters. */
const typed = fc.oneof(
  fc.constantFrom(
    '<b>&amp;</b>',
    ']]>',
    '"\'',
    '\u202Eabc\u202C',
    'مدينة \u200F(2026)',
    'a\r\nb',
    'x\u0000y',
    '\uD800',
    '\uFFFE',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element with its own text. Fails on what is not well-formed. */
function readXml(text: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const inner = open.at(-1);
    if (inner) inner.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return found;
}

const listTexts = (elements: readonly Element[], name: string): string[] =>
  elements.filter((one) => one.name === name).map(({ text }) => text);

describe('text in XML', () => {
  test('is read again as it was written; what XML cannot hold is replaced', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const written = writeXmlText(text);
        const [element] = readXml(`<a b="${written.replaceAll(/[\n\t]/g, ' ')}">${written}</a>`);
        const expected = text
          .toWellFormed()
          // eslint-disable-next-line no-control-regex -- what XML 1.0 has no form for
          .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
        expect(element?.text).toBe(expected);
      }),
      RUNS,
    );
  });

  test('keeps marks of direction', () => {
    expect(writeXmlText('\u200F<مدينة>\u200E')).toBe('\u200F&lt;مدينة&gt;\u200E');
  });
});

describe('a feed of editions', () => {
  const compose = (releases: readonly ReleaseSummary[], place = PLACE) =>
    composeFeed({ origin: ORIGIN, place, releases, language: 'en' });

  test('says the same in Atom and in JSON, whatever was typed', () => {
    fc.assert(
      fc.property(typed, typed, typed, (title, reason, name) => {
        const release = { ...RELEASE, title: { en: title }, correction: { en: reason } };
        const feed = compose([release], { ...PLACE, name });
        const atom = readXml(writeAtom(feed));
        const json = JSON.parse(JSON.stringify(toJsonFeed(feed))) as {
          items: { title: string; content_text: string; id: string }[];
        };
        const [, entryTitle] = listTexts(atom, 'title');
        const [item] = json.items;
        expect(entryTitle).toBe(readXml(`<a>${writeXmlText(item?.title ?? '')}</a>`)[0]?.text);
        expect(listTexts(atom, 'id')[1]).toBe(item?.id);
        expect(listTexts(atom, 'entry')).toHaveLength(1);
      }),
      RUNS,
    );
  });

  test('has one entry for each edition; a withdrawal renews it and says why', () => {
    const withdrawn = {
      ...RELEASE,
      state: 'withdrawn' as const,
      withdrawal: { en: 'The wrong year' },
      withdrawnOn: '2026-05-02',
    };
    const corrected = {
      ...RELEASE,
      releaseId: '00000000-0000-4000-8000-0000000000a2',
      version: 2,
      publishedOn: '2026-04-01',
      embargoUntil: '2026-04-03T08:00:00.000Z',
      correction: { en: 'Totals were doubled' },
    };
    const { entries, updated } = compose([corrected, withdrawn]);
    expect(entries.map(({ kind }) => kind)).toEqual(['withdrawn', 'corrected']);
    expect(entries.map((one) => one.title)).toEqual([
      'Withdrawn: Who works together, version 1',
      'Corrected: Who works together, version 2',
    ]);
    expect(entries[0]?.text).toContain('The wrong year');
    expect(entries[1]?.text).toContain('Totals were doubled');
    expect(entries.map((one) => one.published)).toEqual(['2026-03-01T00:00:00Z', '2026-04-03T08:00:00Z']);
    expect(updated).toBe('2026-05-02T00:00:00Z');
    expect(compose([withdrawn]).entries[0]?.id).toBe(compose([RELEASE]).entries[0]?.id);
  });

  test('is there before the first edition', () => {
    const atom = readXml(writeAtom(compose([])));
    expect(listTexts(atom, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
    expect(listTexts(atom, 'entry')).toEqual([]);
  });
});

describe('the map of the site', () => {
  const pages = ['/', '/p/ahl', '/p/ahl/x&y'].map((path) => ({ path, changedOn: '2026-03-01' }));

  test('names every page in every language, with its sisters', () => {
    const elements = readXml(writeSitemap(ORIGIN, pages, null) ?? '');
    expect(listTexts(elements, 'loc')).toHaveLength(12);
    expect(listTexts(elements, 'loc')).toContain(`${ORIGIN}/p/ahl/x&y?lang=de`);
    expect(elements.filter(({ name }) => name === 'xhtml:link')).toHaveLength(48);
    expect(new Set(listTexts(elements, 'lastmod'))).toEqual(new Set(['2026-03-01']));
  });

  test('becomes several files with an index where it is large', () => {
    const index = readXml(writeSitemap(ORIGIN, pages, null, 2) ?? '');
    expect(listTexts(index, 'loc')).toEqual([1, 2].map((part) => `${ORIGIN}/sitemap.xml?part=${part}`));
    const parts = [1, 2].flatMap((part) =>
      listTexts(readXml(writeSitemap(ORIGIN, pages, part, 2) ?? ''), 'loc'),
    );
    expect(parts).toEqual(listTexts(readXml(writeSitemap(ORIGIN, pages, null) ?? ''), 'loc'));
    for (const part of [0, 3, 1.5, Number.NaN]) expect(writeSitemap(ORIGIN, pages, part, 2)).toBeUndefined();
    expect(writeSitemap(ORIGIN, pages, 1)).toBeUndefined();
  });

  test('is named in robots.txt', () => {
    expect(writeRobots(ORIGIN)).toContain('Sitemap: https://town.example/sitemap.xml');
  });
});
