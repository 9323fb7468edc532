/** Reads a feed of another installation: everything it says, or everything that is wrong with it. Nothing half. */
import type { ExchangeFeed, ExchangeItem, FeedFinding } from './exchange.types.ts';
import { feedSchema, MAXIMUM_FEED_BYTES, type GivenFeed } from './feed.schema.ts';

export type FeedReading =
  | { readonly feed: ExchangeFeed; readonly findings: readonly [] }
  | { readonly feed: null; readonly findings: readonly FeedFinding[] };

/** As many findings as one can act on. */
const MAXIMUM_FINDINGS = 50;

interface Expected {
  /** address it was fetched from; '' it is a file */
  readonly address: string;
  /** of this installation: its own feed is not taken in */
  readonly ownOrigin: string;
}

export function readFeed(content: Uint8Array, expected: Expected): FeedReading {
  if (content.byteLength > MAXIMUM_FEED_BYTES)
    return refuse('', `The feed has more than ${MAXIMUM_FEED_BYTES / 1_000_000} MB.`);
  const json = parseJson(content);
  if (json === undefined) return refuse('', 'This is no JSON in UTF-8.');
  const parsed = feedSchema.safeParse(json);
  if (!parsed.success)
    return {
      feed: null,
      findings: parsed.error.issues
        .slice(0, MAXIMUM_FINDINGS)
        .map((issue) => ({ where: writePath(issue.path), what: issue.message })),
    };
  const findings = [...findOrigin(parsed.data, expected), ...findTwice(parsed.data)];
  if (findings.length > 0) return { feed: null, findings: findings.slice(0, MAXIMUM_FINDINGS) };
  return { feed: toFeed(parsed.data), findings: [] };
}

const refuse = (where: string, what: string): FeedReading => ({ feed: null, findings: [{ where, what }] });

function parseJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

const writePath = (path: readonly PropertyKey[]): string =>
  path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');

/** Who says where it is from has to be there; a feed of this installation is here already. */
function findOrigin({ home_page_url }: GivenFeed, { address, ownOrigin }: Expected): FeedFinding[] {
  const installation = new URL(home_page_url).origin;
  if (installation === ownOrigin)
    return [{ where: 'home_page_url', what: 'This feed was written by this installation itself.' }];
  if (address === '' || new URL(address).origin === installation) return [];
  return [
    {
      where: 'home_page_url',
      what: `It names ${installation}, and was fetched from ${new URL(address).origin}.`,
    },
  ];
}

function findTwice({ items }: GivenFeed): FeedFinding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ where: `items[${at}].id`, what: 'This id stands in the feed twice.' }];
  });
}

function toFeed(given: GivenFeed): ExchangeFeed {
  return {
    kind: given['_vicus'].kind,
    title: given.title,
    about: given.description ?? '',
    installation: new URL(given.home_page_url).origin,
    items: given.items.map(toItem),
  };
}

/** HTML is not taken over: it would have to be cleaned, and no record of this platform has any. */
function toItem(given: GivenFeed['items'][number]): ExchangeItem {
  const words = given.content_text ?? given.summary ?? '';
  return {
    itemId: given.id,
    address: given.url ?? '',
    title: given.title?.trim() || words.slice(0, 120).trim() || given.id,
    words,
    language: given.language ?? '',
    author: '',
    tags: given.tags ?? [],
    publishedOn: given.date_published ?? null,
    modifiedOn: given.date_modified ?? null,
    record: given['_vicus']?.record ?? {},
  };
}
