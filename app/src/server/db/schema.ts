/** Row types of the tables, by schema. Written by hand; `schema.db.test.ts` compares them with the catalogue. */
import type { ColumnType, Generated } from 'kysely';
import type { Texts } from '@vicus/cube';
import type { Json, JsonWithDefault } from './column-types.ts';
import type {
  PublishedCircleOutcomeTable,
  PublishedNetworkNoteTable,
  PublishedNetworkTable,
} from './schema-circle.ts';
import type * as Asking from './schema-ask.ts';
import type { PublishedContextTable } from './schema-context.ts';
import type { PublishedLevelTable } from './schema-level.ts';
import type { PublishedOwnFundTable } from './schema-fund.ts';
import type { PublishedCardTable, PublishedPackTable } from './schema-message.ts';
import type { PublishedMeasureTable } from './schema-policy.ts';
import type { PracticeReplyTable, PublishedPracticeTable } from './schema-practice.ts';
import type { AssetTable, ReleaseTable } from './schema-release.ts';
import type { PublishedReportTable, ReportFileTable } from './schema-report.ts';
import type { PublishedSiteTable } from './schema-site.ts';
import type {
  PublishedCommentTable,
  PublishedProgressTable,
  PublishedStrategyTable,
} from './schema-strategy-public.ts';
import type { PublishedThemeTable } from './schema-theme.ts';
import type { ReferenceDatabase } from './schema-reference.ts';

/** Calendar dates travel as ISO text (`2026-11-21`), never as Date: a day has no time zone. */
type Day = string;
type DayWithDefault = Generated<string>;

export interface PlaceTable {
  place_id: Generated<string>;
  slug: string;
  name: string;
  other_names: JsonWithDefault<string[]>;
  country: string;
  region: Generated<string>;
  lau_code: string | null;
  nuts_code: string | null;
  gazetteer_id: number | null;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  population_year: number | null;
  population_source: Generated<string>;
  size_thresholds: JsonWithDefault<number[]>;
  administrative_role: Generated<string>;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  is_example: Generated<boolean>;
  created_on: DayWithDefault;
  register_code: string | null;
  kind: Generated<string>;
  covers: Generated<string[]>;
}

export interface MembershipTable {
  place_id: string;
  user_id: string;
  role: string;
  actor_id: string | null;
  since: DayWithDefault;
}

export interface MemberInvitationTable {
  place_id: string;
  member_invitation_id: Generated<string>;
  email: string;
  role: string;
  actor_id: string | null;
  token_hash: Uint8Array;
  invited_by: string;
  expires_on: Day;
}

export interface AuditEntryTable {
  place_id: string;
  audit_entry_id: Generated<string>;
  at: Generated<Date>;
  user_id: string;
  action: string;
  object_kind: string;
  object_id: string;
  detail: JsonWithDefault<Record<string, unknown>>;
}

export interface ReceptionEventTable {
  place_id: string;
  reception_event_id: Generated<string>;
  from_year: number;
  to_year: number | null;
  description: string;
}

export interface PoliticalConstellationTable {
  place_id: string;
  from_date: Day;
  executive: Generated<string>;
  radical_right_seat_percent: string | null;
  region: Generated<string>;
  country_government: Generated<string>;
}

export interface ActorTable {
  place_id: string;
  actor_id: Generated<string>;
  kind: string;
  name: string;
  contact_role: Generated<string>;
  contact_email: Generated<string>;
  areas: Generated<string[]>;
  agreed_to_be_named: Generated<boolean>;
  ended_on: Day | null;
}

export interface AgreementTable {
  place_id: string;
  agreement_id: Generated<string>;
  actor_id: string;
  subject: string;
  until: Day | null;
}

export interface UploadTable {
  place_id: string;
  upload_id: Generated<string>;
  purpose: string;
  file_name: string;
  content: Uint8Array;
  created_by: string;
  created_on: DayWithDefault;
}

export interface WaveTable {
  place_id: string;
  wave_id: Generated<string>;
  instrument_id: string;
  instrument_version: number;
  title: string;
  mode: string;
  state: Generated<string>;
  design: Json<Record<string, unknown>>;
  instrument: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  opened_on: Day | null;
  closes_on: Day | null;
  closed_on: Day | null;
  retention_until: Day | null;
  asked: number | null;
  answered: number | null;
  answered_shown: Generated<number>;
  answered_shown_on: Day | null;
  created_on: DayWithDefault;
  approach: string | null;
  minimum_group: Generated<number>;
}

export interface InvitationTable {
  place_id: string;
  wave_id: string;
  invitation_id: Generated<string>;
  actor_id: string | null;
  name: string;
  email: Generated<string>;
  language: Generated<string>;
  role: string;
  political_group: string | null;
  channel: Generated<string>;
  address_lines: Generated<string[]>;
  district: string | null;
}

export interface DistrictTable {
  place_id: string;
  code: string;
  name: string;
  population: number | null;
  outline: string | null;
}

export interface WaveResultTable {
  place_id: string;
  wave_id: string;
  computed_on: DayWithDefault;
  tables: Json<unknown[]>;
  findings: Json<unknown[]>;
  content_hash: string;
}

export interface WaveKeyTable {
  place_id: string;
  wave_id: string;
  key: Uint8Array;
}

export interface LinkTable {
  place_id: string;
  wave_id: string;
  link_hash: Uint8Array;
  invitation_id: string | null;
}

export interface DraftTable {
  place_id: string;
  wave_id: string;
  draft_id: Uint8Array;
  sealed: Uint8Array;
}

export interface SubmissionTable {
  place_id: string;
  wave_id: string;
  submission_hash: Uint8Array;
}

export interface IntakeTable {
  place_id: string;
  wave_id: string;
  intake_id: Generated<string>;
  answers: Json<Record<string, unknown>>;
}

export interface ResponseTable {
  place_id: string;
  wave_id: string;
  response_id: Generated<string>;
  answers: Json<Record<string, unknown>>;
}

export interface NamedResponseTable {
  place_id: string;
  wave_id: string;
  invitation_id: string;
  answers: Json<Record<string, unknown>>;
}

export interface PublishedPlaceTable {
  place_id: string;
  slug: string;
  name: string;
  country: string;
  region: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  population_year: number | null;
  population_source: Generated<string>;
  introduction: JsonWithDefault<Partial<Texts>>;
  contact_email: Generated<string>;
  is_example: Generated<boolean>;
}

export interface PlaceAddressTable {
  slug: string;
  place_id: string;
}

export interface UserTable {
  id: string;
  name: string;
  email: string;
  language: Generated<string>;
}

export interface OperatorTable {
  user_id: string;
}

export interface PublicDatabase extends ReferenceDatabase {
  'published.place': PublishedPlaceTable;
  'published.place_address': PlaceAddressTable;
  'published.own_fund': PublishedOwnFundTable;
  'published.circle_outcome': PublishedCircleOutcomeTable;
  'published.network': PublishedNetworkTable;
  'published.network_note': PublishedNetworkNoteTable;
  'published.level': PublishedLevelTable;
  'published.release': ReleaseTable;
  'published.asset': AssetTable;
  'published.place_context': PublishedContextTable;
  'published.theme': PublishedThemeTable;
  'published.measure': PublishedMeasureTable;
  'published.card': PublishedCardTable;
  'published.pack': PublishedPackTable;
  'published.report': PublishedReportTable;
  'published.report_file': ReportFileTable;
  'published.site': PublishedSiteTable;
  'published.practice': PublishedPracticeTable;
  'published.practice_reply': PracticeReplyTable;
  'published.strategy': PublishedStrategyTable;
  'published.strategy_progress': PublishedProgressTable;
  'published.strategy_comment': PublishedCommentTable;
  'published.ask': Asking.PublishedAskTable;
  'published.ask_support': Asking.AskSupportTable;
  'published.ask_answer': Asking.AskAnswerTable;
  'published.question': Asking.QuestionTable;
  'published.question_result': Asking.QuestionResultTable;
}
