/** Feeds of other installations: taken over by the operator on the command line, shown to everybody with where they are from. */
import { createHash } from 'node:crypto';
import { today } from '#server/clock.ts';
import { readPublic, work } from '#server/db/doors.ts';
import { readSettings } from '#server/settings/settings.ts';
import { feedNotConfigured, feedTooLarge, feedUnreachable } from '../exchange.problems.ts';
import type { ExchangeKind, FeedFinding, ForeignFeed, ForeignItem } from '../exchange.types.ts';
import { readFeed } from '../feed-read.rules.ts';
import { MAXIMUM_FEED_BYTES } from '../feed.schema.ts';
import { deleteFeed, replaceFeed, selectForeignFeeds, selectForeignItems } from './foreign.queries.ts';

const TIMEOUT_MS = 30_000;

export interface FeedReport {
  readonly kind: ExchangeKind | null;
  readonly title: string;
  readonly installation: string;
  readonly items: number;
  /** why nothing was taken; empty: all of it was */
  readonly findings: readonly FeedFinding[];
}

/** `address`: where it was fetched; '' for a file. Findings mean that nothing was written. */
export async function importFeed(content: Uint8Array, address: string): Promise<FeedReport> {
  const { feed, findings } = readFeed(content, { address, ownOrigin: readSettings().origin });
  if (feed === null) return { kind: null, title: '', installation: '', items: 0, findings };
  const { kind, title, installation, items } = feed;
  const feedId = computeHash(`${kind} ${installation}`);
  const contentHash = computeHash(content);
  await work('import feed', null, (transaction) =>
    replaceFeed(transaction, { feedId, feed, address, fetchedOn: today(), contentHash }),
  );
  return { kind, title, installation, items: items.length, findings: [] };
}

const computeHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * Fetches a feed that the operator configured (`VICUS_FEEDS`) and takes it over. No other address is ever called, and no
 * redirection followed. Problems `feed-not-configured`, `feed-unreachable` (422), `feed-too-large` (413)
 */
export async function importConfiguredFeed(address: string): Promise<FeedReport> {
  if (!readSettings().feeds.includes(address)) throw feedNotConfigured(address);
  return importFeed(await fetchFeed(address), address);
}

async function fetchFeed(address: string): Promise<Uint8Array> {
  const megabytes = MAXIMUM_FEED_BYTES / 1_000_000;
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/feed+json, application/json' },
    });
    if (!answer.ok) throw feedUnreachable(address, String(answer.status));
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAXIMUM_FEED_BYTES) throw feedTooLarge(address, megabytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'Problem') throw thrown;
    throw feedUnreachable(address, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** Never mixed silently with what was published here: each says whose it is and when it was fetched. `words` '' is all. */
export const listForeignItems = (kind: ExchangeKind, words = ''): Promise<ForeignItem[]> =>
  readPublic((reader) => selectForeignItems(reader, kind, words));

export const listForeignFeeds = (): Promise<ForeignFeed[]> => readPublic(selectForeignFeeds);

/** Everything that came with it goes. @returns whether it was there */
export const removeForeignFeed = (feedId: string): Promise<boolean> =>
  work('remove feed', null, (transaction) => deleteFeed(transaction, feedId));
