/** Rows of the stock-take, and of posts and training. */
import type { ColumnType, Generated } from 'kysely';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface StockTakeTable {
  place_id: string;
  stock_take_id: Generated<string>;
  title: string;
  signal_set: string;
  as_of: string;
  first_assessor: string;
  second_assessor: Nullable<string>;
  is_for_two: boolean;
  first_done_on: Nullable<string>;
  second_done_on: Nullable<string>;
  state: Generated<string>;
  opened_on: Generated<string>;
  closed_on: Nullable<string>;
}

export interface StockTakeAnswerTable {
  place_id: string;
  stock_take_id: string;
  signal_id: string;
  assessor: string;
  answer: Generated<string>;
  evidence: Generated<string>;
  document_title: Generated<string>;
  document_on: Nullable<string>;
  document_link: Generated<string>;
  note: Generated<string>;
  answered_on: Generated<string>;
}

export interface PostTable {
  place_id: string;
  post_id: Generated<string>;
  title: string;
  hours_a_week: number;
  from_on: string;
  until_on: Nullable<string>;
  vacant_since: Nullable<string>;
  filled_again_on: Nullable<string>;
  note: Generated<string>;
}

export interface TrainingTable {
  place_id: string;
  training_id: Generated<string>;
  title: string;
  held_on: string;
  hours: number;
  staff: number;
  note: Generated<string>;
}
