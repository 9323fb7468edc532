/** Rows of fact cards, packs for the council, and drafts of messages. */
import type { ColumnType, Generated } from 'kysely';
import type { Json, JsonWithDefault } from './column-types.ts';

type DayWithDefault = Generated<string>;
type Moment = ColumnType<Date, Date | string, Date | string>;
type NullableMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface CardTable {
  place_id: string;
  card_id: string;
  release_id: string;
  fact: Json<Record<string, unknown>>;
  picture: string;
  sentences: JsonWithDefault<Record<string, string>>;
  revision: Generated<number>;
  changed_on: DayWithDefault;
}

export interface PublishedCardTable {
  place_id: string;
  card_id: string;
  release_id: string;
  fact: Json<Record<string, unknown>>;
  picture: string;
  sentences: Json<Record<string, string>>;
  accent: Generated<string>;
  published_on: DayWithDefault;
  state: Generated<string>;
  withdrawal: Generated<string>;
  is_example: Generated<boolean>;
}

export interface PackTable {
  place_id: string;
  pack_id: string;
  language: string;
  title: string;
  introduction: Generated<string>;
  facts: JsonWithDefault<unknown[]>;
  questions: JsonWithDefault<string[]>;
  opens_at: NullableMoment;
  revision: Generated<number>;
  changed_on: DayWithDefault;
}

export interface PackRecipientTable {
  place_id: string;
  pack_id: string;
  recipient_id: Generated<string>;
  name: string;
  email: Generated<string>;
  told_how: Generated<string>;
  told_at: NullableMoment;
}

export interface PublishedPackTable {
  place_id: string;
  pack_id: string;
  language: string;
  title: string;
  introduction: string;
  facts: Json<unknown[]>;
  questions: Json<string[]>;
  opens_at: Moment;
  document: Uint8Array;
  content_hash: string;
  state: Generated<string>;
  withdrawal: Generated<string>;
  is_example: Generated<boolean>;
}

export interface MessageTable {
  place_id: string;
  message_id: string;
  title: string;
  content: Json<Record<string, unknown>>;
  revision: Generated<number>;
  changed_on: DayWithDefault;
  changed_by: string;
}

export interface MessageVersionTable {
  place_id: string;
  message_id: string;
  revision: number;
  title: string;
  content: Json<Record<string, unknown>>;
  saved_on: DayWithDefault;
  saved_by: string;
}
