/** Row types of levels above towns, and of what towns let them see. */
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

export interface PublishedLevelTable {
  place_id: string;
  slug: string;
  name: string;
  kind: string;
  country: string;
  covers: string[];
  is_example: Generated<boolean>;
  contact_email: Generated<string>;
}

export interface ObservationRecordTable {
  place_id: string;
  round: string;
  until_round: string;
  facts: Json<Record<string, string>>;
  size_class: string;
  country: string;
  nuts_code: string | null;
  lau_code: string | null;
  register_code: string | null;
  is_example: Generated<boolean>;
  shared_on: Generated<string>;
  shared_by: string;
  ended_on: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ObservationCohortTable {
  place_id: string;
  fact: string;
  cohort_id: string;
  size_class: string;
  places: number;
  formed_round: string;
  last_round: string;
}

export interface LevelObservationTable {
  place_id: string;
  round: string;
  is_example: Generated<boolean>;
  computed_on: string;
  tables: Json<unknown[]>;
  content_hash: string;
}
