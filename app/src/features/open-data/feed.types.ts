/** What changed among the editions of a place, for those who follow it. */

export interface FeedEntry {
  /** a URN that stays the same when an edition is withdrawn */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** plain text */
  readonly text: string;
  /** ISO 8601 instants */
  readonly published: string;
  readonly updated: string;
  readonly kind: 'published' | 'corrected' | 'withdrawn';
}

export interface Feed {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** BCP 47 */
  readonly language: string;
  readonly pageUrl: string;
  /** address of the feed itself, by format */
  readonly urls: Readonly<Record<FeedFormat, string>>;
  /** ISO 8601 instant of the newest change */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export const FEED_FORMATS = ['xml', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  xml: 'application/atom+xml',
  json: 'application/feed+json',
};
