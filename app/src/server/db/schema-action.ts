/** Rows of goals, actions, what they cost and who pays. */
import type { ColumnType, Generated } from 'kysely';
import type { JsonWithDefault } from './column-types.ts';

type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
type NullableJson = ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;

export interface StrategyGoalTable {
  place_id: string;
  goal_id: Generated<string>;
  strategy_id: string;
  position: Generated<number>;
  title: string;
  why: Generated<string>;
  areas: Generated<string[]>;
  revision: Generated<number>;
}

export interface GoalMeasureTable {
  place_id: string;
  goal_measure_id: Generated<string>;
  goal_id: string;
  indicator_id: Nullable<string>;
  name: string;
  unit: Generated<string>;
  people: Generated<string>;
  direction: Generated<string>;
  baseline_value: Nullable<number>;
  baseline_period: Generated<string>;
  baseline_source: Generated<string>;
  baseline_fact: NullableJson;
  target_value: Nullable<number>;
  target_on: Nullable<string>;
  revision: Generated<number>;
}

export interface ActionTable {
  place_id: string;
  action_id: Generated<string>;
  strategy_id: string;
  goal_id: string;
  position: Generated<number>;
  kind: Generated<string>;
  title: string;
  what: Generated<string>;
  inputs: Generated<string>;
  activities: Generated<string>;
  outcomes: Generated<string>;
  for_whom: Generated<string>;
  area: Generated<string>;
  held_at: Generated<string>;
  starts_on: Nullable<string>;
  ends_on: Nullable<string>;
  stage: Generated<string>;
  next_stage: Generated<string>;
  volunteer_hours: Nullable<number>;
  perspective_ids: Generated<string[]>;
  campaign: NullableJson;
  trial: NullableJson;
  state: Generated<string>;
  state_reason: Generated<string>;
  revision: Generated<number>;
}

export interface ActionPartyTable {
  place_id: string;
  action_party_id: Generated<string>;
  action_id: string;
  part: string;
  position: Generated<number>;
  actor_id: Nullable<string>;
  name: string;
}

interface PlannedYear {
  readonly year: number;
  readonly amount: number;
}

export interface PlannedOutputTable {
  place_id: string;
  output_id: Generated<string>;
  action_id: string;
  position: Generated<number>;
  name: string;
  counted_by: Generated<string>;
  planned: JsonWithDefault<PlannedYear[]>;
}

export interface MilestoneTable {
  place_id: string;
  milestone_id: Generated<string>;
  action_id: string;
  title: string;
  due_on: string;
  reached_on: Nullable<string>;
}

export interface MoneySourceTable {
  place_id: string;
  money_source_id: Generated<string>;
  strategy_id: string;
  name: string;
  kind: string;
  programme: Generated<string>;
  ends_on: Nullable<string>;
  revision: Generated<number>;
}

export interface BudgetLineTable {
  place_id: string;
  budget_line_id: Generated<string>;
  strategy_id: string;
  action_id: string;
  year: number;
  cost_kind: string;
  /** the driver gives text, because not every bigint is a safe integer; these are (a constraint says so) */
  amount_cents: ColumnType<string, number, number>;
  money_source_id: Nullable<string>;
  is_secured: Generated<boolean>;
  cost_option: Generated<string>;
  note: Generated<string>;
  revision: Generated<number>;
}

export interface DepartmentTable {
  place_id: string;
  department_id: Generated<string>;
  name: string;
  areas: Generated<string[]>;
  plan_names_newcomers: Generated<string>;
  plan_document: Generated<string>;
  plan_link: Generated<string>;
  plan_on: Nullable<string>;
  budget_names_newcomers: Generated<string>;
  budget_line: Generated<string>;
  budget_on: Nullable<string>;
  note: Generated<string>;
  revision: Generated<number>;
}
