/** Rows of the register of activities. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface ActivityTable {
  place_id: string;
  activity_id: Generated<string>;
  title: string;
  type: string;
  held_at: Generated<string>;
  actor_id: Nullable<string>;
  from_on: string;
  until_on: Nullable<string>;
  cost_centre: Generated<string>;
  project: Generated<string>;
  funds: Generated<string[]>;
  intervention_code: Generated<string>;
  note: Generated<string>;
}

export interface ActivityRecordTable {
  place_id: string;
  record_id: Generated<string>;
  activity_id: string;
  counted: string;
  period: Nullable<string>;
  held_on: Nullable<string>;
  hours: Nullable<number>;
  note: Generated<string>;
  entered_by: string;
  entered_on: Generated<string>;
}

export interface ActivityCountTable {
  place_id: string;
  record_id: string;
  topic: string;
  answer: Generated<string>;
  age: Generated<string>;
  sex: Generated<string>;
  citizenship: Generated<string>;
  people: number;
}

export interface FundTotalTable {
  place_id: string;
  fund_indicator_id: string;
  project: Generated<string>;
  period: string;
  people: number;
  cells: Json<unknown[]>;
  is_estimate: boolean;
  told_by: string;
  entered_by: string;
  entered_on: Generated<string>;
}
