/** What the matrix tries: the use cases of every room by action, and the rows of every room that stand in each place. */
import type { Action } from '../permissions.ts';
import { DELIVERY_CASES } from './matrix-delivery-cases.ts';
import { CIRCLE_CASES, CIRCLE_ROWS } from './matrix-circle-cases.ts';
import { HOUSE_CASES, type MatrixCall } from './matrix-cases.ts';
import { ASK_CASES, ASK_ROWS } from './matrix-ask-cases.ts';
import { ACTIVITY_CASES, ACTIVITY_ROWS } from './matrix-activity-cases.ts';
import { IMPLEMENTATION_CASES, IMPLEMENTATION_ROWS } from './matrix-implementation-cases.ts';
import { APPLICATION_CASES, APPLICATION_ROWS } from './matrix-application-cases.ts';
import { EVALUATION_CASES, EVALUATION_ROWS } from './matrix-evaluation-cases.ts';
import { FUND_CASES, FUND_ROWS } from './matrix-fund-cases.ts';
import { INSTRUMENT_CASES } from './matrix-instrument-cases.ts';
import { MESSAGE_CASES, MESSAGE_ROWS } from './matrix-message-cases.ts';
import { NEIGHBOUR_CASES } from './matrix-neighbour-cases.ts';
import { OBSERVER_CASES, OBSERVER_ROWS } from './matrix-observer-cases.ts';
import { PRACTICE_CASES, PRACTICE_ROWS } from './matrix-practice-cases.ts';
import { POLICY_CASES, POLICY_ROWS } from './matrix-policy-cases.ts';
import { RELEASE_CASES, RELEASE_ROWS } from './matrix-release-cases.ts';
import { REPORT_CASES, REPORT_ROWS } from './matrix-report-cases.ts';
import { SITE_CASES, SITE_ROWS } from './matrix-site-cases.ts';
import { ACTION_CASES, ACTION_ROWS } from './matrix-action-cases.ts';
import { STRATEGY_CASES, STRATEGY_ROWS } from './matrix-strategy-cases.ts';
import { STRATEGY_PUBLIC_CASES, STRATEGY_PUBLIC_ROWS } from './matrix-strategy-public-cases.ts';
import { STOCK_TAKE_CASES, STOCK_TAKE_ROWS } from './matrix-stock-take-cases.ts';
import { SURVEY_CASES } from './matrix-survey-cases.ts';
import { INDICATOR_CASES } from './matrix-indicator-cases.ts';
import { THEME_CASES } from './matrix-theme-cases.ts';
import { PARTICIPATION_CASES } from './matrix-participation-cases.ts';
import { WORK_CASES } from './matrix-work-cases.ts';

/** As after `insert into`; $1: id of the place, $2: its name. */
export const EVERY_ROW: readonly string[] = [
  ...ACTIVITY_ROWS,
  ...POLICY_ROWS,
  ...SITE_ROWS,
  ...RELEASE_ROWS,
  ...MESSAGE_ROWS,
  ...REPORT_ROWS,
  ...STOCK_TAKE_ROWS,
  ...STRATEGY_ROWS,
  ...ACTION_ROWS,
  ...STRATEGY_PUBLIC_ROWS,
  ...IMPLEMENTATION_ROWS,
  ...EVALUATION_ROWS,
  ...OBSERVER_ROWS,
  ...APPLICATION_ROWS,
  ...PRACTICE_ROWS,
  ...FUND_ROWS,
  ...ASK_ROWS,
  ...CIRCLE_ROWS,
];

const ROOMS = [
  HOUSE_CASES,
  WORK_CASES,
  PARTICIPATION_CASES,
  INSTRUMENT_CASES,
  EVALUATION_CASES,
  OBSERVER_CASES,
  NEIGHBOUR_CASES,
  APPLICATION_CASES,
  PRACTICE_CASES,
  FUND_CASES,
  ASK_CASES,
  CIRCLE_CASES,
  SITE_CASES,
  MESSAGE_CASES,
  REPORT_CASES,
  RELEASE_CASES,
  SURVEY_CASES,
  THEME_CASES,
  DELIVERY_CASES,
  ACTIVITY_CASES,
  POLICY_CASES,
  STOCK_TAKE_CASES,
  STRATEGY_CASES,
  ACTION_CASES,
  STRATEGY_PUBLIC_CASES,
  IMPLEMENTATION_CASES,
  INDICATOR_CASES,
];

/** Use cases that ask for an action, by name. */
export function listCases(action: Action): Readonly<Record<string, MatrixCall>> {
  return Object.assign({}, ...ROOMS.map((cases) => cases[action])) as Record<string, MatrixCall>;
}
