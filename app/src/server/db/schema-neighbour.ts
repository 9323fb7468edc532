/** Rows of offers between places with their bookings, and of services that places pay for together. */
import type { ColumnType, Generated } from 'kysely';
import type { JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
/** bigint: comes as text */
type Cents = ColumnType<string, number, number>;
type CentsOrNone = ColumnType<string | null, number | null | undefined, number | null>;
type Texts = ColumnType<string[], readonly string[] | undefined, readonly string[]>;
/** What kind of place it was on that day; null: not known. */
type FrozenContext = Readonly<Record<string, string | number | null>>;

export interface OfferTable {
  place_id: string;
  offer_id: Generated<string>;
  is_example: boolean;
  direction: string;
  kind: string;
  area: string;
  title: string;
  what: Generated<string>;
  languages: Texts;
  at_once: Generated<number>;
  unit: string;
  per_week: Nullable<number>;
  cost_cents: Cents;
  cost_per: Generated<string>;
  currency: Generated<string>;
  from_on: Nullable<string>;
  until_on: Nullable<string>;
  how_to_book: Generated<string>;
  contact: Generated<string>;
  is_open: Generated<boolean>;
  published_on: Generated<string>;
  changed_on: Generated<string>;
  place_name: string;
  place_slug: string;
  place_context: JsonWithDefault<FrozenContext>;
  latitude: Nullable<number>;
  longitude: Nullable<number>;
}

export interface OfferBookingTable {
  place_id: string;
  booking_id: Generated<string>;
  other_place_id: string;
  offer_id: string;
  other_name: string;
  offer_title: string;
  own_name: string;
  starts_at: string;
  ends_at: string;
  at_once: Generated<number>;
  units: Generated<number>;
  for_what: string;
  contact: Generated<string>;
  state: Generated<string>;
  reason: Generated<string>;
  asked_on: Generated<string>;
  replaced: Nullable<string>;
  replaced_note: Generated<string>;
  used_units: Nullable<number>;
  recorded_on: Nullable<string>;
}

export interface OfferAnswerTable {
  place_id: string;
  booking_id: string;
  other_place_id: string;
  offer_id: string;
  other_name: string;
  starts_at: string;
  ends_at: string;
  at_once: number;
  units: number;
  answer: string;
  note: Generated<string>;
  answered_on: Generated<string>;
}

export interface MatchedGapTable {
  place_id: string;
  area: string;
  agreed_by: string;
  agreed_on: Generated<string>;
}

export interface JointServiceTable {
  place_id: string;
  service_id: Generated<string>;
  circle_place_id: Nullable<string>;
  circle_id: Nullable<string>;
  lead_name: string;
  title: string;
  area: string;
  use_unit: string;
  currency: Generated<string>;
  fixed_cents: Cents;
  variable_cents: Cents;
  from_on: string;
  until_on: string;
  cost_key: Nullable<string>;
  fixed_by: Generated<string>;
  variable_by: Generated<string>;
  mixed_weights: JsonWithDefault<Readonly<Record<string, number>>>;
  floor_cents: CentsOrNone;
  cap_cents: CentsOrNone;
  clauses: JsonWithDefault<Readonly<Record<string, string>>>;
  steps: JsonWithDefault<Readonly<Record<string, string>>>;
  indicators: Texts;
  revision: Generated<number>;
  state: Generated<string>;
  changed_on: Generated<string>;
}

export interface JointServicePlaceTable {
  place_id: string;
  service_id: string;
  other_place_id: string;
  other_name: string;
  other_slug: string;
  since: Generated<string>;
}

export interface JointPartTable {
  place_id: string;
  lead_place_id: string;
  service_id: string;
  service_title: string;
  lead_name: string;
  needs: Generated<string>;
  use_units: Nullable<number>;
  population: Nullable<number>;
  migrants: Nullable<number>;
  migrants_source: Nullable<string>;
  keeps: Generated<string>;
  role: Generated<string>;
  contact_point: Generated<string>;
  dpo_contact: Generated<string>;
  changed_on: Generated<string>;
}

export interface JointAgreementTable {
  place_id: string;
  agreement_id: Generated<string>;
  lead_place_id: string;
  service_id: string;
  service_title: string;
  revision: number;
  fingerprint: string;
  share_cents: Cents;
  currency: string;
  agreed_on: Generated<string>;
  agreed_by: string;
  agreed_name: string;
  ended_on: Nullable<string>;
}

export interface JointYearTable {
  place_id: string;
  service_id: string;
  year: number;
  fixed_cents: Cents;
  variable_cents: Cents;
  changed_on: Generated<string>;
}

export interface JointUseTable {
  place_id: string;
  lead_place_id: string;
  service_id: string;
  year: number;
  use_units: number;
  paid_cents: Cents;
  changed_on: Generated<string>;
}
