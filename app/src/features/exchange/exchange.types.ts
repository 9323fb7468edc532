/** What installations tell one another of what was published: feeds of practices, funds and networks. */

export const EXCHANGE_KINDS = ['practice', 'fund', 'network'] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];

/** Part of the address of each feed. */
export const FEED_NAMES: Readonly<Record<ExchangeKind, string>> = {
  practice: 'practices',
  fund: 'funds',
  network: 'networks',
};

export const JSON_FEED_VERSION = 'https://jsonfeed.org/version/1.1';

/** One published thing, in the form that readers of feeds show, with the whole record beside. */
export interface ExchangeItem {
  /** the same for good, in the whole world */
  readonly itemId: string;
  /** https or http; '' none */
  readonly address: string;
  readonly title: string;
  /** plain text */
  readonly words: string;
  /** BCP 47; '' not said */
  readonly language: string;
  /** who published it: a place */
  readonly author: string;
  readonly tags: readonly string[];
  /** ISO days; null: not said */
  readonly publishedOn: string | null;
  readonly modifiedOn: string | null;
  /** the fields of the record, for programs that know them */
  readonly record: Readonly<Record<string, unknown>>;
}

export interface ExchangeFeed {
  readonly kind: ExchangeKind;
  readonly title: string;
  readonly about: string;
  /** address of the installation, without a slash at the end */
  readonly installation: string;
  readonly items: readonly ExchangeItem[];
}

/** What stands in a feed that cannot be taken, and where: `items[3].title`. */
export interface FeedFinding {
  readonly where: string;
  readonly what: string;
}

/** As the other installation published it. */
export interface ForeignItem extends Omit<ExchangeItem, 'author'> {
  readonly kind: ExchangeKind;
  /** title of the feed and the address of its installation */
  readonly feedTitle: string;
  readonly installation: string;
  /** where the feed was fetched; '' it came as a file */
  readonly feedAddress: string;
  /** ISO day */
  readonly fetchedOn: string;
}

export interface ForeignFeed {
  readonly feedId: string;
  readonly kind: ExchangeKind;
  readonly title: string;
  readonly installation: string;
  readonly address: string;
  readonly fetchedOn: string;
  readonly itemCount: number;
}
