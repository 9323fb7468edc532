/** Rows of what a place measures. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './schema.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface ChosenIndicatorTable {
  place_id: string;
  indicator_id: string;
  definition_version: number;
  newcomers_are: Generated<string>;
  baseline_period: Nullable<string>;
  target_value: Nullable<number>;
  target_on: Nullable<string>;
  chosen_on: Generated<string>;
}

export interface OwnIndicatorTable {
  place_id: string;
  indicator_id: string;
  version: number;
  definition: Json<Record<string, unknown>>;
  created_on: Generated<string>;
}

export interface DataImportTable {
  place_id: string;
  import_id: Generated<string>;
  kind: string;
  title: string;
  source: string;
  file_name: Generated<string>;
  content_hash: Generated<string>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  undoes: Nullable<string>;
  made_by: string;
  made_at: Generated<Date>;
}

export interface ObservationTable {
  place_id: string;
  indicator_id: string;
  definition_version: number;
  people: string;
  breakdown: Generated<string>;
  period: string;
  numerator: Nullable<number>;
  denominator: Nullable<number>;
  value: Nullable<number>;
  status: Nullable<string>;
  reason: Nullable<string>;
  counted: Generated<string>;
  import_id: string;
}

export interface ObservationChangeTable {
  place_id: string;
  change_id: Generated<string>;
  import_id: string;
  indicator_id: string;
  definition_version: number;
  people: string;
  breakdown: string;
  period: string;
  before: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  after: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  why: Generated<string>;
  changed_at: Generated<Date>;
}

export interface IndicatorTableTable {
  place_id: string;
  indicator_id: string;
  tables: Json<unknown[]>;
  content_hash: string;
  computed_on: Generated<string>;
}
