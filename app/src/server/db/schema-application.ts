/** Rows of applications for money, of the money of the place outside its strategies, and of what money obliges to. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** bigint: arrives as text, written as a number. */
type NullableCents = ColumnType<string | null, number | null | undefined, number | null>;

export interface ApplicationTable {
  place_id: string;
  application_id: Generated<string>;
  title: string;
  fund_key: string;
  fund_name: string;
  outline: Generated<string>;
  due_on: string;
  due_time: Generated<string>;
  time_zone: string;
  language: string;
  strategy_id: Nullable<string>;
  action_ids: Generated<string[]>;
  partners: Generated<string>;
  state: Generated<string>;
  asked_cents: NullableCents;
  granted_cents: NullableCents;
  currency: string;
  project_from: Nullable<string>;
  project_until: Nullable<string>;
  submitted_on: Nullable<string>;
  decided_on: Nullable<string>;
  last_payment_on: Nullable<string>;
  fund_reference: Generated<string>;
  revision: Generated<number>;
  begun_on: Generated<string>;
}

export interface ApplicationItemTable {
  place_id: string;
  item_id: Generated<string>;
  application_id: string;
  code: Generated<string>;
  what: string;
  who: Generated<string>;
  due_on: string;
  done_on: Nullable<string>;
  lies_at: Generated<string>;
  position: Generated<number>;
  revision: Generated<number>;
}

export interface ApplicationTextTable {
  place_id: string;
  application_id: string;
  heading: string;
  words: Generated<string>;
  revision: Generated<number>;
}

export interface ApplicationChangeTable {
  place_id: string;
  change_id: Generated<string>;
  application_id: string;
  row_kind: string;
  row_id: string;
  revision: number;
  before: Json<Record<string, unknown>>;
  changed_by: string;
  changed_at: Generated<Date>;
}

export interface OwnMoneyTable {
  place_id: string;
  money_id: Generated<string>;
  name: string;
  programme: Generated<string>;
  state: Generated<string>;
  amount_cents: NullableCents;
  currency: string;
  from_on: Nullable<string>;
  ends_on: Nullable<string>;
  last_payment_on: Nullable<string>;
  note: Generated<string>;
}

export interface MoneyDutyTable {
  place_id: string;
  duty_id: Generated<string>;
  application_id: Nullable<string>;
  money_id: Nullable<string>;
  kind: string;
  what: string;
  due_on: string;
  done_on: Nullable<string>;
}
