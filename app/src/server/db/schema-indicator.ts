/** Rows of what a place measures. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

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
  /** of an estimate from a survey: how many answered, and its interval in the unit of the value */
  respondents: Nullable<number>;
  low: Nullable<number>;
  high: Nullable<number>;
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

export interface NeighbourCountTable {
  place_id: string;
  indicator_id: string;
  definition_version: number;
  people: string;
  year: number;
  neighbour: string;
  numerator: number;
  denominator: number;
  agreed: string;
  changed_on: Generated<string>;
}

export interface IndicatorTableTable {
  place_id: string;
  indicator_id: string;
  tables: Json<unknown[]>;
  content_hash: string;
  computed_on: Generated<string>;
  is_stale: Generated<boolean>;
}

export interface ImportMappingTable {
  place_id: string;
  fingerprint: string;
  mapping: Json<Record<string, unknown>>;
  changed_by: string;
  changed_on: Generated<string>;
}

export interface DataJobTable {
  place_id: string;
  job_id: Generated<string>;
  upload_id: string;
  file_name: string;
  reading: Json<Record<string, unknown>>;
  title: string;
  source: string;
  why: Generated<string>;
  state: Generated<string>;
  step: Generated<string>;
  value_count: Nullable<number>;
  problem: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  import_id: Nullable<string>;
  unchanged: Generated<number>;
  asked_by: string;
  asked_at: Generated<Date>;
  changed_at: Generated<Date>;
}

/** A file with values of many places; each of them has its own import of the same id. */
export interface StatisticsImportTable {
  import_id: Generated<string>;
  title: string;
  source: string;
  file_name: Generated<string>;
  content_hash: Generated<string>;
  row_count: Generated<number>;
  place_count: Generated<number>;
  made_at: Generated<Date>;
}
