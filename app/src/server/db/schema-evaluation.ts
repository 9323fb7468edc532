/** Rows of evaluations, the year of a strategy, what can be lent, and what the bodies that coordinate decided. */
import type { ColumnType, Generated } from 'kysely';
import type { JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** Written and compared as text (`2026-11-22 14:30:00`); read with `to_char`: a clock on the wall, no instant. */
type WallTime = ColumnType<unknown, string, string>;

export interface EvaluationTable {
  place_id: string;
  evaluation_id: Generated<string>;
  strategy_id: string;
  title: string;
  from_on: string;
  until_on: string;
  carried_out_by: Generated<string>;
  asked: Generated<string>;
  state: Generated<string>;
  concluded_on: Nullable<string>;
  revision: Generated<number>;
}

export interface EvaluationJudgementTable {
  place_id: string;
  judgement_id: Generated<string>;
  evaluation_id: string;
  action_id: Nullable<string>;
  criterion: string;
  answer: string;
  judgement: Generated<string>;
  what_failed: Generated<string>;
  answered_by: Generated<string>;
  evidence_level: Nullable<number>;
  level_reason: Generated<string>;
  revision: Generated<number>;
}

export interface JudgementEvidenceTable {
  place_id: string;
  judgement_evidence_id: Generated<string>;
  judgement_id: string;
  kind: string;
  words: Generated<string>;
  link: Generated<string>;
  fact: ColumnType<object | null, string | null | undefined, string | null>;
  earlier_fact: ColumnType<object | null, string | null | undefined, string | null>;
}

export interface LessonTable {
  place_id: string;
  lesson_id: Generated<string>;
  evaluation_id: string;
  action_id: Nullable<string>;
  kind: string;
  lesson: string;
  for_whom: Generated<string>;
  follows: Generated<string>;
  revision: Generated<number>;
}

export interface PracticeDraftTable {
  place_id: string;
  practice_draft_id: Generated<string>;
  strategy_id: string;
  action_id: string;
  evaluation_id: Nullable<string>;
  language: string;
  texts: JsonWithDefault<Readonly<Record<string, string>>>;
  evidence_level: Nullable<number>;
  /** a bigint: the driver gives text */
  cost_per_participant_cents: ColumnType<string | null, number | null | undefined, number | null>;
  currency: string;
  staff_hours_per_week: Nullable<number>;
  state: Generated<string>;
  revision: Generated<number>;
}

export interface StrategyCycleTable {
  place_id: string;
  strategy_id: string;
  year: number;
  step: string;
  due_on: string;
  done_on: Nullable<string>;
  note: Generated<string>;
}

export interface LendableTable {
  place_id: string;
  lendable_id: Generated<string>;
  kind: string;
  name: string;
  actor_id: Nullable<string>;
  capacity: Generated<number>;
  held_at: Generated<string>;
  conditions: Generated<string>;
  contact: Generated<string>;
  from_on: Nullable<string>;
  until_on: Nullable<string>;
  is_offered: Generated<boolean>;
}

export interface BookingTable {
  place_id: string;
  booking_id: Generated<string>;
  lendable_id: string;
  starts_at: WallTime;
  ends_at: WallTime;
  amount: Generated<number>;
  for_what: string;
  actor_id: Nullable<string>;
  activity_id: Nullable<string>;
  action_id: Nullable<string>;
  state: Generated<string>;
  reason: Generated<string>;
}

export interface StrategyMeetingTable {
  place_id: string;
  meeting_id: Generated<string>;
  strategy_id: Nullable<string>;
  body_name: string;
  held_on: string;
  took_part: Generated<string>;
  about: Generated<string>;
  minutes_link: Generated<string>;
}

export interface MeetingDecisionTable {
  place_id: string;
  decision_id: Generated<string>;
  meeting_id: string;
  what: string;
  owner: Generated<string>;
  due_on: Nullable<string>;
  action_id: Nullable<string>;
  state: Generated<string>;
  done_on: Nullable<string>;
  note: Generated<string>;
}
