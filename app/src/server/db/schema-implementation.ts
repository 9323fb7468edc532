/** Rows of running a strategy: whom owners' links ask, what they reported, which activities count for an output. */
import type { ColumnType, Generated } from 'kysely';
import type { Json, JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface ReportRhythmTable {
  place_id: string;
  strategy_id: string;
  day_of_month: Generated<number>;
  reminder_after_days: Generated<number>;
  is_on: Generated<boolean>;
  closed_through: Nullable<string>;
}

export interface ReportOwnerTable {
  place_id: string;
  strategy_id: string;
  actor_id: string;
  language: string;
}

export interface ActionReportRequestTable {
  place_id: string;
  request_id: Generated<string>;
  strategy_id: string;
  month: string;
  owner_key: string;
  actor_id: Nullable<string>;
  owner_name: string;
  language: string;
  link_number: Generated<number>;
  link_hash: Nullable<Uint8Array>;
  asked: Json<unknown>;
  closes_on: string;
  asked_on: string;
  sent_on: Nullable<string>;
  reminded_on: Nullable<string>;
  answered_on: Nullable<string>;
}

export interface ActionReportTable {
  place_id: string;
  report_id: Generated<string>;
  strategy_id: string;
  action_id: string;
  month: string;
  sending_id: string;
  request_id: Nullable<string>;
  state: string;
  nothing_new: Generated<boolean>;
  outputs: JsonWithDefault<Readonly<Record<string, number>>>;
  spent: JsonWithDefault<readonly { readonly moneySourceId: string | null; readonly cents: number }[]>;
  /** bigint: comes as text */
  spent_cents: ColumnType<string, number | undefined, number>;
  told_by: string;
  written_at: Generated<Date>;
}

export interface ActionReportWordsTable {
  place_id: string;
  report_id: string;
  hinders: Generated<string>;
  evidence: Generated<string>;
  evidence_link: Generated<string>;
}

export interface OutputCountingTable {
  place_id: string;
  strategy_id: string;
  output_id: string;
  counts_people: boolean;
}

export interface OutputActivityTable {
  place_id: string;
  strategy_id: string;
  output_id: string;
  activity_id: string;
  counts: string;
}
