/** Rows of measures, places of encounter and what newcomers keep open. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface MeasureTable {
  place_id: string;
  title: string;
  adopted_on: Nullable<string>;
  implemented_from: Nullable<string>;
  ended_on: Nullable<string>;
  measure_id: Generated<string>;
  what: Generated<string>;
  area: Generated<string>;
  for_whom: Generated<string>;
  kind: Generated<string>;
  decided_by: Generated<string>;
  end_reason: Generated<string>;
  link: Generated<string>;
  money: Generated<string>;
  staff: Generated<string>;
}

export interface MeasureChangeTable {
  place_id: string;
  measure_change_id: Generated<string>;
  measure_id: string;
  changed_at: Generated<Date>;
  before: JSONColumnType<Record<string, string | null>, string, string>;
}

export interface PublishedMeasureTable {
  place_id: string;
  title: string;
  adopted_on: Nullable<string>;
  implemented_from: Nullable<string>;
  ended_on: Nullable<string>;
  measure_id: string;
  what: string;
  area: string;
  for_whom: string;
  kind: string;
  decided_by: string;
  end_reason: string;
  link: string;
  money: string;
  staff: string;
  published_on: Generated<string>;
}

export interface EncounterTable {
  place_id: string;
  encounter_id: Generated<string>;
  name: string;
  kind: string;
  moderated_by: Generated<string>;
  how_often: string;
  open_to: string;
  since_on: Nullable<string>;
  until_on: Nullable<string>;
  note: Generated<string>;
}

export interface ServiceThresholdTable {
  place_id: string;
  threshold_id: Generated<string>;
  name: string;
  from_age: number;
  to_age: Nullable<number>;
  use_percent: Generated<number>;
  needed: Nullable<number>;
  source: Generated<string>;
}

export interface PopulationNoteTable {
  place_id: string;
  counted_on: string;
  newcomers_are: string;
  source: string;
}

export interface PopulationByAgeTable {
  place_id: string;
  from_age: number;
  to_age: Nullable<number>;
  residents: number;
  newcomers: number;
}

export interface ArrivalCohortTable {
  place_id: string;
  year: number;
  arrived: number;
  still_here_after_2: Nullable<number>;
  still_here_after_5: Nullable<number>;
}
