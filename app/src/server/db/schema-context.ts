/** Row types of what an office says about the context of its place. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface AxisOverrideTable {
  place_id: string;
  axis_override_id: Generated<string>;
  axis: string;
  side: string;
  reason: string;
  computed_z: number | null;
  set_by: string;
  set_at: Generated<Date>;
  ended_by: string | null;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface CompetenceTable {
  place_id: string;
  competence_id: Generated<string>;
  area: string;
  decides: Generated<string[]>;
  pays: Generated<string[]>;
  delivers: Generated<string[]>;
  others: Generated<string>;
  note: Generated<string>;
  source: Generated<string>;
  source_date: string | null;
  changed_by: string;
  changed_at: Generated<Date>;
}

export interface PublishedContextTable {
  place_id: string;
  context: JSONColumnType<object, string, string>;
  content_hash: string;
  published_on: Generated<string>;
}
