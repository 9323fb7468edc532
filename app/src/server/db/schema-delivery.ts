/** Rows of what departments and organisations deliver by period. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface DataSetTable {
  place_id: string;
  data_set_id: Generated<string>;
  kind: string;
  title: string;
  note: Generated<string>;
  department: Generated<string>;
  owner_actor_id: Nullable<string>;
  answering_user_id: Nullable<string>;
  answering_actor_id: Nullable<string>;
  frequency: string;
  first_period: string;
  days_until_due: number;
  fields: Json<unknown[]>;
  rules: Json<Record<string, unknown>>;
  created_on: Generated<string>;
  ended_on: Nullable<string>;
}

export interface DeliveryTable {
  place_id: string;
  delivery_id: Generated<string>;
  data_set_id: string;
  period: string;
  due_on: string;
  state: Generated<string>;
  fields: ColumnType<unknown[] | null, string | null | undefined, string | null>;
  why: Generated<string>;
  returned_because: Generated<string>;
  submitted_by: Nullable<string>;
  submitted_at: Nullable<Date>;
  approved_by: Nullable<string>;
  approved_at: Nullable<Date>;
  import_id: Nullable<string>;
  reminded_before_on: Nullable<string>;
  reminded_after_on: Nullable<string>;
}

export interface DeliveryValueTable {
  place_id: string;
  delivery_id: string;
  field_id: string;
  amount: Nullable<number>;
  base: Nullable<number>;
  reason: Nullable<string>;
}

export interface DeliveryCommentTable {
  place_id: string;
  comment_id: Generated<string>;
  delivery_id: string;
  field_id: Generated<string>;
  body: string;
  written_by: string;
  written_at: Generated<Date>;
  resolved_by: Nullable<string>;
  resolved_at: Nullable<Date>;
}
