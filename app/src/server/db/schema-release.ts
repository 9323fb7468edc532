/** Rows of releases that are being put together. */
import type { ColumnType, Generated } from 'kysely';
import type { Texts } from '@vicus/cube';
import type { Json, JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
type NullableJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>;

export interface ReleaseDraftTable {
  place_id: string;
  draft_id: Generated<string>;
  subject: string;
  corrected_release_id: Nullable<string>;
  chosen: ColumnType<string[], string[] | undefined, string[]>;
  state: Generated<string>;
  step: Generated<string>;
  problem: NullableJson<{ readonly code: string; readonly values: Record<string, string | number> }>;
  title: JsonWithDefault<Record<string, string>>;
  summary: JsonWithDefault<Record<string, string>>;
  method_note: JsonWithDefault<Record<string, string>>;
  licence: Generated<string>;
  embargo_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  correction: NullableJson<Texts>;
  changed_by: string;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  revision: Generated<number>;
  release_id: Nullable<string>;
}

export interface PreparedReleaseTable {
  place_id: string;
  draft_id: string;
  tables: Json<unknown[]>;
  content_hash: string;
  withheld: Json<unknown[]>;
  report: Json<unknown>;
  links: Json<unknown[]>;
  policy: Json<Record<string, unknown>>;
  ledger_size: number;
  sources_hash: string;
  prepared_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface ReleaseTable {
  place_id: string;
  release_id: Generated<string>;
  subject: string;
  version: number;
  title: Json<Texts>;
  summary: JsonWithDefault<Record<string, unknown>>;
  audience: Generated<string>;
  state: Generated<string>;
  /** ISO day */
  published_on: Generated<string>;
  tables: Json<unknown[]>;
  withheld: Json<unknown[]>;
  policy: Json<Record<string, unknown>>;
  content_hash: string;
  code_version: string;
  licence: Generated<string>;
  erratum: ColumnType<Texts | null, string | null | undefined, string | null>;
  is_example: Generated<boolean>;
  ledger_position: Generated<number>;
  embargo_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  correction: ColumnType<Texts | null, string | null | undefined, string | null>;
  method_note: JsonWithDefault<Record<string, unknown>>;
  /** set by the database */
  withdrawn_on: ColumnType<string | null, never, never>;
}

export interface AssetTable {
  place_id: string;
  release_id: string;
  name: string;
  media_type: string;
  content: Uint8Array;
}
