/**
 * Feeds of editions: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org). Every edition has one entry; a correction says what was wrong,
 * and a withdrawal renews the entry of its edition with the reason.
 */
import { readText } from '@vicus/cube';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { FEED_MEDIA_TYPES, type Feed, type FeedEntry } from './feed.types.ts';
import { writeXmlText } from './xml-text.rules.ts';

/** Who follows a feed asks often; the older editions stand on the page of the place. */
const MAXIMUM_ENTRIES = 50;

interface FeedContent {
  readonly origin: string;
  readonly place: PublicPlace;
  readonly releases: readonly ReleaseSummary[];
  readonly language: Language;
}

export function composeFeed({ origin, place, releases, language }: FeedContent): Feed {
  const t = createTranslator(language);
  const page = `${origin}/p/${place.slug}`;
  const entries = releases
    .map((release) => toEntry(release, page, language))
    .toSorted((a, b) => compare(b.updated, a.updated) || compare(a.id, b.id))
    .slice(0, MAXIMUM_ENTRIES);
  return {
    title: t('public.feed.title', { place: place.name }),
    subtitle: t('public.feed.about', { place: place.name }),
    author: place.name,
    language,
    pageUrl: `${page}?lang=${language}`,
    urls: { xml: `${page}/feed.xml?lang=${language}`, json: `${page}/feed.json?lang=${language}` },
    // A place without editions has nothing new since the beginning of time.
    updated: entries[0]?.updated ?? '1970-01-01T00:00:00Z',
    entries,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const toInstant = (day: string): string => `${day}T00:00:00Z`;

function toEntry(release: ReleaseSummary, page: string, language: Language): FeedEntry {
  const t = createTranslator(language);
  const published = toPublishedAt(release);
  const kind =
    release.state === 'withdrawn' ? 'withdrawn' : release.correction === null ? 'published' : 'corrected';
  const title = readText(release.title, language);
  return {
    id: `urn:uuid:${release.releaseId}`,
    url: `${page}/${release.releaseId}?lang=${language}`,
    title: t(`public.feed.${kind}`, { title, version: release.version }),
    text: describeEntry(release, kind, language),
    published,
    updated:
      kind === 'withdrawn' && release.withdrawnOn !== null
        ? laterOf(published, toInstant(release.withdrawnOn))
        : published,
    kind,
  };
}

/** An edition under embargo was published when that ended, to the second. */
function toPublishedAt({ publishedOn, embargoUntil }: ReleaseSummary): string {
  const day = toInstant(publishedOn);
  return embargoUntil === null ? day : laterOf(day, `${new Date(embargoUntil).toISOString().slice(0, 19)}Z`);
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

function describeEntry(release: ReleaseSummary, kind: FeedEntry['kind'], language: Language): string {
  const t = createTranslator(language);
  const read = (texts: ReleaseSummary['withdrawal']): string =>
    texts === null ? '' : readText(texts, language);
  const summary = (release.summary[language] ?? release.summary['en'] ?? '').trim();
  const said = {
    published: summary,
    corrected: [t('public.feed.correction'), read(release.correction), summary],
    withdrawn: [t('public.feed.withdrawal'), read(release.withdrawal)],
  }[kind];
  const text = [said].flat().filter(Boolean).join('\n\n');
  return text === '' ? readText(release.title, language) : text;
}

/** Atom 1.0. */
export function writeAtom(feed: Feed): string {
  const x = writeXmlText;
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>${x(entry.id)}</id>
    <title>${x(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${x(entry.url)}"/>
    <published>${entry.published}</published>
    <updated>${entry.updated}</updated>
    <category term="${entry.kind}"/>
    <content type="text">${x(entry.text)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${x(feed.language)}">
  <id>${x(feed.urls.xml)}</id>
  <title>${x(feed.title)}</title>
  <subtitle>${x(feed.subtitle)}</subtitle>
  <updated>${feed.updated}</updated>
  <author><name>${x(feed.author)}</name></author>
  <link rel="self" type="${FEED_MEDIA_TYPES.xml}" href="${x(feed.urls.xml)}"/>
  <link rel="alternate" type="text/html" href="${x(feed.pageUrl)}"/>
${entries.join('')}</feed>
`;
}

/** JSON Feed 1.1. */
export function toJsonFeed(feed: Feed): Readonly<Record<string, unknown>> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.pageUrl,
    feed_url: feed.urls.json,
    language: feed.language,
    authors: [{ name: feed.author, url: feed.pageUrl }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.published,
      date_modified: entry.updated,
      tags: [entry.kind],
    })),
  };
}
