/** Rows of what other installations published, taken over by the operator. */
import type { Generated } from 'kysely';
import type { JsonWithDefault } from './column-types.ts';

export interface ForeignFeedTable {
  feed_id: string;
  kind: string;
  title: string;
  installation: string;
  address: Generated<string>;
  fetched_on: string;
  item_count: number;
  content_hash: string;
}

export interface ForeignItemTable {
  feed_id: string;
  item_id: string;
  kind: string;
  title: string;
  words: Generated<string>;
  address: Generated<string>;
  language: Generated<string>;
  tags: Generated<string[]>;
  published_on: string | null;
  modified_on: string | null;
  record: JsonWithDefault<Record<string, unknown>>;
}
