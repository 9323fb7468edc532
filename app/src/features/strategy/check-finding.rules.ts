/** What each check is about and on what it rests. */
import type { CheckId, CheckSource, CheckStep, Finding, FindingPlace } from './check.types.ts';

type Kind = readonly [step: CheckStep, source: CheckSource, href: string];

/** Step of the draft, source of the reason, and where to mend it when no row is meant. */
const CHECKS: Readonly<Record<CheckId, Kind>> = {
  'no-newcomers-heard': ['perspectives', 'options', 'perspectives'],
  'statement-without-answer': ['perspectives', 'options', 'perspectives'],
  'no-goal': ['goals', 'options', 'goals/new'],
  'goal-without-measure': ['goals', 'options', 'goals'],
  'measure-without-baseline': ['goals', 'practice', 'goals'],
  'measure-without-target': ['goals', 'provisions', 'goals'],
  'measure-without-day': ['goals', 'practice', 'goals'],
  'goal-without-action': ['goals', 'options', 'start'],
  'area-uncovered': ['goals', 'slides', 'goals'],
  'action-without-owner': ['actions', 'options', 'actions'],
  'action-without-newcomers': ['actions', 'options', 'actions'],
  'action-without-dates': ['actions', 'practice', 'actions'],
  'action-without-output': ['actions', 'practice', 'actions'],
  'action-without-next-stage': ['actions', 'slides', 'actions'],
  'campaign-incomplete': ['actions', 'practice', 'actions'],
  'trial-incomplete': ['actions', 'platform', 'actions'],
  'on-volunteers': ['actions', 'study', 'actions'],
  'mostly-on-volunteers': ['actions', 'study', 'actions'],
  'only-projects': ['actions', 'slides', 'actions'],
  'one-action-has-most': ['budget', 'platform', 'budget'],
  'action-without-money': ['budget', 'options', 'budget'],
  'one-source-pays-most': ['budget', 'study', 'budget'],
  'line-after-source-end': ['budget', 'platform', 'budget'],
  'source-ends-before-action': ['budget', 'study', 'budget'],
  'money-unsecured': ['budget', 'study', 'budget'],
  'money-falls': ['budget', 'study', 'budget'],
  'no-body': ['coordination', 'options', 'bodies'],
  'no-newcomers-in-bodies': ['coordination', 'options', 'bodies'],
  'nobody-decides': ['coordination', 'options', 'bodies'],
  'risk-unwatched': ['risks', 'options', 'risks'],
  'no-risk-of-opinion': ['risks', 'options', 'risks'],
  'no-department': ['departments', 'slides', 'checks/departments'],
  'department-without-newcomers': ['departments', 'slides', 'checks/departments'],
  'department-not-known': ['departments', 'slides', 'checks/departments'],
};

/** `place`: the row it is about; left out: the strategy as a whole. */
export function toFinding(
  id: CheckId,
  place?: FindingPlace & { readonly href?: string },
  values: Finding['values'] = {},
): Finding {
  const [step, source, href] = CHECKS[id];
  const { kind = 'strategy', id: rowId = '', title = '' } = place ?? {};
  return { id, step, source, where: { kind, id: rowId, title }, href: place?.href ?? href, values };
}
