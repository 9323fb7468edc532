/** Rows of strategies: head, prose, figures put into it, what people said, bodies, risks, history, adopted versions. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface StrategyTable {
  place_id: string;
  strategy_id: Generated<string>;
  title: string;
  state: Generated<string>;
  from_year: number;
  to_year: number;
  language: string;
  currency: string;
  coordinator: Generated<string>;
  revision: Generated<number>;
  begun_on: Generated<string>;
}

export interface StrategyPartTable {
  place_id: string;
  strategy_id: string;
  part: string;
  text: Generated<string>;
  revision: Generated<number>;
}

export interface PlacedFactTable {
  place_id: string;
  strategy_id: string;
  placed_fact_id: Generated<string>;
  part: string;
  release_id: string;
  fact: Json<Record<string, unknown>>;
  remark: Generated<string>;
  placed_at: Generated<Date>;
}

export interface PerspectiveTable {
  place_id: string;
  strategy_id: string;
  perspective_id: Generated<string>;
  voice: string;
  statement: string;
  heard_in: string;
  heard_in_id: Nullable<string>;
  heard_in_name: Generated<string>;
  heard_on: Nullable<string>;
  not_followed: Generated<string>;
  revision: Generated<number>;
  added_at: Generated<Date>;
}

export interface StrategyBodyTable {
  place_id: string;
  strategy_id: string;
  body_id: Generated<string>;
  name: string;
  part: string;
  about: Generated<string>;
  meets: Generated<string>;
  actor_id: Nullable<string>;
  has_newcomers: Generated<boolean>;
  revision: Generated<number>;
  added_at: Generated<Date>;
}

export interface StrategyRiskTable {
  place_id: string;
  strategy_id: string;
  risk_id: Generated<string>;
  text: string;
  is_public_opinion: Generated<boolean>;
  what_we_do: Generated<string>;
  watched_by: Generated<string>;
  watched_until: Nullable<string>;
  revision: Generated<number>;
  added_at: Generated<Date>;
}

export interface StrategyChangeTable {
  place_id: string;
  strategy_id: string;
  strategy_change_id: Generated<string>;
  row_kind: string;
  row_id: string;
  deed: string;
  revision: number;
  before: Json<Record<string, unknown>>;
  changed_by: string;
  changed_at: Generated<Date>;
}

export interface StrategyVersionTable {
  place_id: string;
  strategy_id: string;
  version: number;
  content: Json<Record<string, unknown>>;
  frozen_facts: Json<unknown[]>;
  confirmed_numbers: Json<unknown[]>;
  decision: Json<Record<string, unknown>>;
  amends: Generated<string>;
  content_hash: string;
  adopted_on: string;
  adopted_by: string;
}
