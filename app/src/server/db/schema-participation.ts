/** Row types of participation: consultations, proposals, support, answers, meetings, bodies. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Texts = Readonly<Record<string, string>>;
type TextsColumn = JSONColumnType<Texts, string, string>;
type TextsWithDefault = ColumnType<Texts, string | undefined, string>;

export interface ConsultationTable {
  place_id: string;
  consultation_id: Generated<string>;
  kind: string;
  level: string;
  state: Generated<string>;
  question: TextsColumn;
  background: TextsWithDefault;
  answerable: Generated<string>;
  answers_by: string | null;
  opens_on: string | null;
  closes_on: string | null;
  takes_proposals: Generated<boolean>;
  takes_support: Generated<boolean>;
  choices_per_code: Generated<number>;
  support_threshold: number | null;
  support_days: number | null;
  created_on: Generated<string>;
  concluded_on: string | null;
}

export interface ProposalTable {
  place_id: string;
  consultation_id: string;
  proposal_id: Generated<string>;
  title: string;
  body: string;
  language: string;
  translations: JSONColumnType<Record<string, { title: string; body: string }>, string | undefined, string>;
  state: Generated<string>;
  reason: string | null;
  from_office: Generated<boolean>;
  received_on: Generated<string>;
  decided_on: string | null;
  closes_on: string | null;
  threshold: number | null;
}

export interface SupportTallyTable {
  place_id: string;
  consultation_id: string;
  proposal_id: string;
  coded: Generated<number>;
  expressions: Generated<number>;
}

export interface ModerationCountTable {
  place_id: string;
  consultation_id: string;
  reason: string;
  proposals: number;
}

export interface PaperCountTable {
  place_id: string;
  paper_count_id: Generated<string>;
  consultation_id: string;
  proposal_id: string;
  supports: number;
  counted_on: string;
  occasion: string;
  second_counter: Generated<string>;
  note: Generated<string>;
}

export interface CodeBatchTable {
  place_id: string;
  code_batch_id: Generated<string>;
  consultation_id: string;
  purpose: string;
  codes: number;
  made_on: Generated<string>;
}

export interface CouncilAnswerTable {
  place_id: string;
  council_answer_id: Generated<string>;
  consultation_id: string;
  proposal_id: string | null;
  decision: string;
  reasons: TextsColumn;
  answered_on: string;
  link: Generated<string>;
}

export interface FollowUpTable {
  place_id: string;
  follow_up_id: Generated<string>;
  consultation_id: string;
  proposal_id: string | null;
  done_on: string;
  what: TextsColumn;
  link: Generated<string>;
}

export interface MeetingTable {
  place_id: string;
  meeting_id: Generated<string>;
  consultation_id: string | null;
  title: TextsColumn;
  held_on: string;
  begins_at: Generated<string>;
  venue: Generated<string>;
  languages: Generated<string[]>;
  interpretation: Generated<string[]>;
  has_childcare: Generated<boolean>;
  headcount: string | null;
  themes: TextsWithDefault;
  is_public: Generated<boolean>;
}

export interface AdvisoryBodyTable {
  place_id: string;
  advisory_body_id: Generated<string>;
  name: TextsColumn;
  purpose: TextsWithDefault;
  seats: number;
  seats_filled: number;
  seats_newcomers: number | null;
  newcomers_agreed: Generated<boolean>;
  filled_by: string;
  meets: Generated<string>;
  counted_on: Generated<string>;
  is_public: Generated<boolean>;
}

export interface SupportCodeTable {
  place_id: string;
  consultation_id: string;
  code_hash: Uint8Array;
}

export interface BallotTable {
  place_id: string;
  consultation_id: string;
  ballot_id: Generated<string>;
  kind: string;
  sealed: Uint8Array;
}

export interface ParticipationSubmissionTable {
  place_id: string;
  submission_hash: Uint8Array;
  day: Generated<string>;
}

export interface NoticeAddressTable {
  place_id: string;
  notice_id: Generated<string>;
  consultation_id: string;
  address_hash: Uint8Array;
  sealed_address: Uint8Array;
  language: string;
  is_confirmed: Generated<boolean>;
  asked_on: Generated<string>;
}
