/** Row types of themes, conversations and the coding of what people said. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface ThemeTable {
  place_id: string;
  theme_id: Generated<string>;
  kind: string;
  name: string;
  meaning: string;
  area: Generated<string>;
  owner: Generated<string>;
  response: Generated<string>;
  responded_on: ColumnType<string | null, string | null | undefined, string | null>;
  created_on: Generated<string>;
  ended_on: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PublishedThemeTable {
  place_id: string;
  theme_id: string;
  kind: string;
  name: string;
  meaning: string;
  area: Generated<string>;
  owner: string;
  response: string;
  responded_on: string | null;
  published_on: Generated<string>;
}

export interface ConversationTable {
  place_id: string;
  conversation_id: Generated<string>;
  month: string;
  setting: string;
  people: string;
  is_interpreted: Generated<boolean>;
  created_by: string;
}

export interface CodingRoundTable {
  place_id: string;
  coding_round_id: Generated<string>;
  title: string;
  wave_id: string | null;
  question_id: string | null;
  first_coder: string;
  second_coder: ColumnType<string | null, string | null | undefined, string | null>;
  state: Generated<string>;
  opened_on: Generated<string>;
  result: JSONColumnType<object, string | undefined, string> | null;
}

export interface StatementTable {
  place_id: string;
  statement_id: Generated<string>;
  coding_round_id: string | null;
  conversation_id: string | null;
  body: string;
  may_quote: Generated<boolean>;
}

export interface StatementCodeTable {
  place_id: string;
  statement_id: string;
  coder: string;
  theme_ids: string[];
}
