/** Rows of calls, of what places note on funds, and of funds that places found themselves. */
import type { ColumnType, Generated } from 'kysely';
import type { JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** Whole euro; a bigint: the driver gives text. */
type Euro = ColumnType<string | null, number | null | undefined, number | null>;

export interface FundCallTable {
  call_id: string;
  topic: string;
  title: string;
  language: string;
  portal_programme: string;
  call_identifier: Generated<string>;
  action_type: Generated<string>;
  deadline: Nullable<string>;
  status: string;
  budget_min_eur: Euro;
  budget_max_eur: Euro;
  expected_grants: Nullable<number>;
  link: Generated<string>;
  programme_id: Nullable<string>;
  search_words: string;
  search: Generated<string>;
  checked_on: string;
  dataset: string;
}

export interface FundBasisTable {
  place_id: string;
  answers: JsonWithDefault<Readonly<Record<string, boolean>>>;
  largest_project_eur: Euro;
  own_share_percent: Nullable<number>;
  changed_on: Generated<string>;
}

export interface FundNoteTable {
  place_id: string;
  fund_key: string;
  state: string;
  asked_on: Nullable<string>;
  asked_whom: Generated<string>;
  answer: Generated<string>;
  answered_outcome: Nullable<string>;
  answered_on: Nullable<string>;
  revision: Generated<number>;
}

export interface OwnFundTable {
  place_id: string;
  own_fund_id: Generated<string>;
  name: string;
  language: string;
  funder: string;
  about: Generated<string>;
  minimum_eur: Euro;
  maximum_eur: Euro;
  own_share_percent: Nullable<number>;
  deadline: Nullable<string>;
  link: Generated<string>;
  checked_on: string;
  revision: Generated<number>;
}

export interface PublishedOwnFundTable {
  place_id: string;
  own_fund_id: string;
  place_name: string;
  place_slug: string;
  country: string;
  is_example: boolean;
  name: string;
  language: string;
  funder: string;
  about: string;
  minimum_eur: Euro;
  maximum_eur: Euro;
  own_share_percent: Nullable<number>;
  deadline: Nullable<string>;
  link: string;
  checked_on: string;
  published_on: Generated<string>;
}
