/** Feeds of what the places of this installation published: real places only, nothing that was not published. */
import { createHash } from 'node:crypto';
import { countChanges, readPublic } from '#server/db/doors.ts';
import type { ExchangeFeed, ExchangeKind } from '../exchange.types.ts';
import { writeJsonFeed } from '../feed.rules.ts';
import { listOwnItems } from './own-items.ts';

const TITLES: Readonly<Record<ExchangeKind, string>> = {
  practice: 'Practices of small places',
  fund: 'Funds that small places found',
  network: 'Networks small places know',
};
const ABOUT =
  'Published by the places of this installation of Vicus. Each item says in which language and by whom.';

export async function readExchangeFeed(kind: ExchangeKind, origin: string): Promise<ExchangeFeed> {
  const items = await readPublic((reader) => listOwnItems(reader, kind, origin));
  return {
    kind,
    title: `${TITLES[kind]} · ${new URL(origin).host}`,
    about: ABOUT,
    installation: origin,
    items,
  };
}

interface FeedFile {
  readonly body: string;
  readonly mediaType: string;
  readonly etag: string;
}

/** Written once until something changes: a feed of 10,000 records is asked for by every other installation. */
const kept = new Map<string, { readonly changes: number; readonly file: FeedFile }>();
const MOST_KEPT = 12;

export async function readExchangeFile(kind: ExchangeKind, origin: string): Promise<FeedFile> {
  const key = `${kind} ${origin}`;
  const changes = countChanges();
  const known = kept.get(key);
  if (known?.changes === changes) return known.file;
  const body = writeJsonFeed(await readExchangeFeed(kind, origin));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`;
  const file = { body, mediaType: 'application/feed+json; charset=utf-8', etag };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { changes, file });
  return file;
}
