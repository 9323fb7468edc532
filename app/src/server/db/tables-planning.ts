/** Tables of strategies and what stands around them, as members of a place reach them. */
import type {
  ActionPartyTable,
  ActionTable,
  BudgetLineTable,
  DepartmentTable,
  GoalMeasureTable,
  MilestoneTable,
  MoneySourceTable,
  PlannedOutputTable,
  StrategyGoalTable,
} from './schema-action.ts';
import type * as Judging from './schema-evaluation.ts';
import type * as Running from './schema-implementation.ts';
import type * as Policy from './schema-policy.ts';
import type * as Strategy from './schema-strategy.ts';
import type {
  CommentAnswerTable,
  StrategyCommentTable,
  StrategyNoteTable,
} from './schema-strategy-public.ts';
import type { PostTable, StockTakeAnswerTable, StockTakeTable, TrainingTable } from './schema-assessment.ts';

export interface PlanningTables {
  'office.measure': Policy.MeasureTable;
  'office.measure_change': Policy.MeasureChangeTable;
  'office.stock_take': StockTakeTable;
  'office.stock_take_answer': StockTakeAnswerTable;
  'office.post': PostTable;
  'office.training': TrainingTable;
  'office.encounter': Policy.EncounterTable;
  'office.service_threshold': Policy.ServiceThresholdTable;
  'confidential.population_note': Policy.PopulationNoteTable;
  'confidential.population_by_age': Policy.PopulationByAgeTable;
  'confidential.arrival_cohort': Policy.ArrivalCohortTable;
  'office.strategy': Strategy.StrategyTable;
  'office.strategy_part': Strategy.StrategyPartTable;
  'office.placed_fact': Strategy.PlacedFactTable;
  'office.perspective': Strategy.PerspectiveTable;
  'office.strategy_body': Strategy.StrategyBodyTable;
  'office.strategy_risk': Strategy.StrategyRiskTable;
  'office.strategy_change': Strategy.StrategyChangeTable;
  'office.strategy_version': Strategy.StrategyVersionTable;
  'office.strategy_goal': StrategyGoalTable;
  'office.goal_measure': GoalMeasureTable;
  'office.action': ActionTable;
  'office.action_party': ActionPartyTable;
  'office.planned_output': PlannedOutputTable;
  'office.milestone': MilestoneTable;
  'office.money_source': MoneySourceTable;
  'office.budget_line': BudgetLineTable;
  'office.department': DepartmentTable;
  'office.strategy_comment_answer': CommentAnswerTable;
  'office.strategy_note': StrategyNoteTable;
  'confidential.strategy_comment': StrategyCommentTable;
  'office.evaluation': Judging.EvaluationTable;
  'office.evaluation_judgement': Judging.EvaluationJudgementTable;
  'office.judgement_evidence': Judging.JudgementEvidenceTable;
  'office.lesson': Judging.LessonTable;
  'office.practice_draft': Judging.PracticeDraftTable;
  'office.strategy_cycle': Judging.StrategyCycleTable;
  'office.lendable': Judging.LendableTable;
  'office.booking': Judging.BookingTable;
  'office.strategy_meeting': Judging.StrategyMeetingTable;
  'office.meeting_decision': Judging.MeetingDecisionTable;
  'office.report_rhythm': Running.ReportRhythmTable;
  'office.report_owner': Running.ReportOwnerTable;
  'office.action_report_request': Running.ActionReportRequestTable;
  'office.output_counting': Running.OutputCountingTable;
  'office.output_activity': Running.OutputActivityTable;
  'confidential.action_report': Running.ActionReportTable;
  'confidential.action_report_words': Running.ActionReportWordsTable;
}
