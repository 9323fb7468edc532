/** Row types of the public side of a strategy: publications, comments, answers, notes of members. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** What stands in the columns is typed by the room that writes and reads it. */
type Stored = JSONColumnType<object, string, string>;
type NullableStored = ColumnType<object | null, string | null | undefined, string | null>;

export interface PublishedStrategyTable {
  place_id: string;
  publication_id: Generated<string>;
  strategy_id: string;
  strategy_key: string;
  state: string;
  version: number;
  language: string;
  title: string;
  from_year: number;
  to_year: number;
  words: Stored;
  content: NullableStored;
  content_hash: string;
  decision: NullableStored;
  amends: Generated<string>;
  comments_from: Nullable<string>;
  comments_until: Nullable<string>;
  not_shown: ColumnType<Record<string, number>, string | undefined, string>;
  published_on: Generated<string>;
  withdrawn_on: Nullable<string>;
  withdrawal: Generated<string>;
}

export interface PublishedProgressTable {
  place_id: string;
  strategy_id: string;
  as_of: string;
  strategy_key: string;
  content: Stored;
  published_on: Generated<string>;
}

export interface PublishedCommentTable {
  place_id: string;
  comment_id: string;
  strategy_id: string;
  strategy_key: string;
  comment_key: string;
  draft: number;
  about_kind: string;
  about_key: string;
  about_title: string;
  words: string;
  voice: string;
  language: string;
  answer_key: Generated<string>;
  verdict: Generated<string>;
  answer: Generated<string>;
  target_kind: Generated<string>;
  target_key: Generated<string>;
  answered_on: Nullable<string>;
}

export interface CommentAnswerTable {
  place_id: string;
  answer_id: Generated<string>;
  strategy_id: string;
  verdict: string;
  words: string;
  target_kind: Generated<string>;
  target_id: Generated<string>;
  answered_on: Generated<string>;
}

export interface StrategyCommentTable {
  place_id: string;
  comment_id: Generated<string>;
  publication_id: string;
  about_kind: string;
  about_key: string;
  about_title: string;
  words: string;
  voice: string;
  language: string;
  day: Generated<string>;
  state: Generated<string>;
  reason: Nullable<string>;
  decided_on: Nullable<string>;
  answer_id: Nullable<string>;
  perspective_id: Nullable<string>;
}

export interface StrategyNoteTable {
  place_id: string;
  note_id: Generated<string>;
  strategy_id: string;
  thread_id: string;
  about_kind: string;
  about_id: Generated<string>;
  words: string;
  actor_id: Nullable<string>;
  written_by: string;
  written_at: Generated<Date>;
  resolved_by: Nullable<string>;
  resolved_at: Nullable<Date>;
}
