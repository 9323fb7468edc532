/** Rows of circles (small groups of places that work together) and of networks. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Day = ColumnType<string, string, string>;
type DayWithDefault = ColumnType<string, string | undefined, string>;
type OptionalDay = ColumnType<string | null, string | null | undefined, string | null>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Texts = ColumnType<string[], readonly string[] | undefined, readonly string[]>;
/** numeric and bigint arrive as text */
type Numeric = ColumnType<string, number, number>;
type OptionalNumeric = ColumnType<string | null, number | null | undefined, number | null>;
type Context = JSONColumnType<Record<string, unknown>, string, string>;

export interface CircleTable {
  place_id: string;
  circle_id: Generated<string>;
  name: string;
  purpose: Generated<string>;
  currency: Generated<string>;
  begun_on: DayWithDefault;
  ended_on: OptionalDay;
  ending: Generated<string>;
}

export interface CircleInvitationTable {
  place_id: string;
  circle_id: string;
  other_place_id: string;
  other_name: string;
  words: Generated<string>;
  invited_on: DayWithDefault;
  withdrawn_on: OptionalDay;
}

export interface CircleMemberTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  circle_name: string;
  lead_name: string;
  state: string;
  said_on: DayWithDefault;
  may_be_named: Generated<boolean>;
}

export interface CircleTopicTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  topic_id: Generated<string>;
  title: string;
  area: Generated<string>;
  note: Generated<string>;
  is_done: Generated<boolean>;
  raised_on: DayWithDefault;
}

export interface CircleMeetingTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  meeting_id: Generated<string>;
  held_on: Day;
  held_at: Generated<string>;
  came_place_ids: Texts;
  about: Generated<string>;
  decided: Generated<string>;
}

export interface CircleMoneyTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  money_id: Generated<string>;
  year: number;
  kind: string;
  what: string;
  amount_cents: Numeric;
  is_paid: Generated<boolean>;
}

export interface CircleTrainingTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  training_id: Generated<string>;
  title: string;
  held_on: Day;
  hours: Numeric;
  given_by: Generated<string>;
}

export interface CircleTrainedTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  training_id: string;
  people: number;
}

export interface CircleOutcomeTable {
  place_id: string;
  lead_place_id: string;
  circle_id: string;
  outcome_id: Generated<string>;
  language: string;
  title: string;
  words: string;
  learned: Generated<string>;
  written_on: DayWithDefault;
}

export interface PublishedCircleOutcomeTable {
  place_id: string;
  outcome_id: string;
  circle_id: string;
  circle_name: string;
  language: string;
  title: string;
  words: string;
  learned: Generated<string>;
  context: Context;
  named_places: JSONColumnType<{ name: string; slug: string; country: string }[], string, string>;
  place_count: number;
  published_on: DayWithDefault;
  withdrawn_on: OptionalDay;
  is_example: boolean;
}

export interface OwnNetworkTable {
  place_id: string;
  name: string;
  purposes: Texts;
  purpose: string;
  entry: Generated<string>;
  reach: string;
  languages: Texts;
  cost_cents: OptionalNumeric;
  hours_a_year: OptionalNumeric;
  minimum_population: Optional<number>;
  link: Generated<string>;
  source: Generated<string>;
  checked_on: Day;
  network_id: Generated<string>;
}

export interface PublishedNetworkTable {
  place_id: string;
  name: string;
  purposes: Texts;
  purpose: string;
  entry: Generated<string>;
  reach: string;
  languages: Texts;
  cost_cents: OptionalNumeric;
  hours_a_year: OptionalNumeric;
  minimum_population: Optional<number>;
  link: Generated<string>;
  source: Generated<string>;
  checked_on: Day;
  network_id: string;
  context: Context;
  published_on: DayWithDefault;
  is_example: boolean;
}

export interface NetworkMembershipTable {
  place_id: string;
  network_key: string;
  since_year: Optional<number>;
  until_year: Optional<number>;
  euros_cents: OptionalNumeric;
  hours_a_month: OptionalNumeric;
  contact_function: Generated<string>;
  note: Generated<string>;
}

export interface NetworkReturnTable {
  place_id: string;
  return_id: Generated<string>;
  network_key: string;
  came_on: Day;
  kind: string;
  words: string;
  amount_cents: OptionalNumeric;
}

export interface NetworkPostingTable {
  place_id: string;
  posting_id: Generated<string>;
  practice_id: string;
  practice_title: string;
  template_id: string;
  posted_on: Day;
  link: Generated<string>;
  note: Generated<string>;
}

export interface PublishedNetworkNoteTable {
  place_id: string;
  network_key: string;
  language: string;
  words: string;
  context: Context;
  published_on: DayWithDefault;
  is_example: boolean;
}
