/** Rows of the nightly audit of everything published, and of files with figures as they are. */
import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

export interface ReleaseAuditTable {
  place_id: string;
  release_audit_id: Generated<string>;
  audited_at: Generated<Date>;
  code_version: string;
  ledger_hash: string;
  editions: number;
  tables: number;
  withheld: number;
  certain: number;
  narrow: number;
  not_tried: number;
  duration_ms: number;
  findings: Json<unknown[]>;
  bounds: Json<unknown[]>;
}

export interface InternalDownloadTable {
  place_id: string;
  internal_download_id: Generated<string>;
  user_id: string;
  at: Generated<Date>;
  purpose: string;
  legal_basis: string;
  legal_text: string;
  tables: Json<unknown[]>;
  file_name: string;
  file_hash: string;
  delete_by: string;
}
