/** Rows of reports: drafts, what a place wants them to look like, and reports as they were issued. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type DayWithDefault = ColumnType<string, string | undefined, string>;
type Words = JSONColumnType<Readonly<Record<string, string>>, string | undefined, string>;

export interface ReportTable {
  place_id: string;
  report_id: Generated<string>;
  kind: string;
  language: string;
  area: Generated<string>;
  title: string;
  releases: JSONColumnType<string[], string | undefined, string>;
  fund: JSONColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  blocks: JSONColumnType<unknown[], string | undefined, string>;
  revision: Generated<number>;
  changed_on: DayWithDefault;
}

export interface ReportTemplateTable {
  place_id: string;
  kind: string;
  sections: JSONColumnType<unknown[], string | undefined, string>;
  cover: Words;
  footer: Words;
  changed_on: DayWithDefault;
}

export interface PublishedReportTable {
  place_id: string;
  issue_id: Generated<string>;
  report_id: string;
  version: number;
  kind: string;
  language: string;
  area: Generated<string>;
  title: string;
  releases: JSONColumnType<unknown[], string, string>;
  correction: Generated<string>;
  is_public: Generated<boolean>;
  state: Generated<string>;
  withdrawal: Generated<string>;
  issued_on: DayWithDefault;
  content_hash: string;
  code_version: string;
  is_example: Generated<boolean>;
}

export interface ReportFileTable {
  place_id: string;
  issue_id: string;
  name: string;
  media_type: string;
  content: Uint8Array;
}
