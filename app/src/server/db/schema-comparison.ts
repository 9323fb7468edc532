/** Row types of what places share for comparison, and of what the job made of it. */
import type { ColumnType, Generated } from 'kysely';

/** JSON that may be missing; written as text. */
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface ComparisonAgreementTable {
  place_id: string;
  comparison_agreement_id: Generated<string>;
  structure: string | null;
  diversity: string | null;
  orientation: string | null;
  /** DEGURBA 1–3 on that day */
  degree_of_urbanisation: number | null;
  country: string | null;
  agreed_on: Generated<string>;
  agreed_by: string;
  until: string;
  ended_on: ColumnType<string | null, string | null | undefined, string | null>;
  ended_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ComparisonResultTable {
  place_id: string;
  period: number;
  state: string;
  computed_on: string;
  is_example: boolean;
  subject: string | null;
  release_id: string | null;
  sharing_places: number;
  groups: ColumnType<unknown[], string, string>;
  contacts: NullableJson<Record<string, unknown>>;
  expected: NullableJson<Record<string, unknown>>;
  tables: NullableJson<unknown[]>;
  content_hash: Generated<string>;
}

/** A question of a researcher, as a file. */
export interface ResearchRequestTable {
  place_id: string;
  research_request_id: Generated<string>;
  content: string;
  content_hash: string;
  received_on: Generated<string>;
  received_by: string;
  state: Generated<string>;
  draft_id: ColumnType<string | null, string | null | undefined, string | null>;
  reason: Generated<string>;
  decided_on: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
}
