/** Row types of asks, answers, questions of levels, and needs counted upward. */
import type { ColumnType, Generated } from 'kysely';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** What stands in the columns is typed by the room that writes and reads it. */
type Stored = ColumnType<unknown, string, string>;

export interface AskTable {
  place_id: string;
  ask_id: Generated<string>;
  ask_key: Generated<string>;
  title: string;
  area: string;
  source: Generated<string>;
  source_code: Generated<string>;
  need: string;
  otherwise: Generated<string>;
  language: string;
  created_on: Generated<string>;
  revision: Generated<number>;
}

export interface AskEvidenceTable {
  place_id: string;
  ask_evidence_id: Generated<string>;
  ask_id: string;
  fact: ColumnType<unknown, string | null | undefined, string | null>;
  words: Generated<string>;
}

export interface AskAddresseeTable {
  place_id: string;
  ask_addressee_id: Generated<string>;
  ask_id: string;
  level_place_id: Nullable<string>;
  level_kind: string;
  name: string;
  contact: Generated<string>;
}

export interface PublishedAskTable {
  place_id: string;
  publication_id: Generated<string>;
  ask_id: string;
  ask_key: string;
  version: number;
  state: Generated<string>;
  area: string;
  language: string;
  title: string;
  content: ColumnType<unknown, string | null | undefined, string | null>;
  context: Stored;
  level_place_ids: Generated<string[]>;
  content_hash: string;
  is_example: boolean;
  first_asked_on: string;
  published_on: string;
  withdrawn_on: Nullable<string>;
  withdrawal: Generated<string>;
}

export interface AskSupportTable {
  place_id: string;
  ask_place_id: string;
  ask_key: string;
  words: string;
  language: string;
  context: Stored;
  is_example: boolean;
  joined_on: string;
}

export interface AskAnswerTable {
  place_id: string;
  answer_id: Generated<string>;
  ask_place_id: string;
  ask_key: string;
  recorded_by: string;
  level_kind: string;
  addressee: string;
  state: string;
  words: Generated<string>;
  due_on: Nullable<string>;
  answered_on: string;
  is_public: Generated<boolean>;
  is_example: boolean;
}

export interface QuestionTable {
  place_id: string;
  question_id: Generated<string>;
  title: string;
  words: string;
  language: string;
  level_name: string;
  level_kind: string;
  country: string;
  covers: string[];
  is_example: boolean;
  published_on: string;
  due_on: string;
  withdrawn_on: Nullable<string>;
}

export interface QuestionAnswerTable {
  place_id: string;
  question_place_id: string;
  question_id: string;
  choice: string;
  words: Generated<string>;
  size_class: string;
  is_example: boolean;
  answered_on: string;
}

export interface QuestionResultTable {
  place_id: string;
  question_id: string;
  computed_on: string;
  tables: Stored;
  words: Stored;
  content_hash: string;
}

export interface NeedsAgreementTable {
  place_id: string;
  needs_agreement_id: Generated<string>;
  agreed_on: Generated<string>;
  agreed_by: string;
  until: string;
  ended_on: Nullable<string>;
  ended_by: Nullable<string>;
}

export interface SharedNeedTable {
  place_id: string;
  area: string;
  source: string;
  confirmed_on: string;
}

export interface NeedBlockTable {
  place_id: string;
  block_id: string;
  size_class: string;
  geo: string;
  places: number;
  first_round: string;
  is_example: boolean;
}

export interface LevelNeedsTable {
  place_id: string;
  round: string;
  is_example: boolean;
  computed_on: string;
  sharing: Stored;
  tables: Stored;
  content_hash: string;
}
