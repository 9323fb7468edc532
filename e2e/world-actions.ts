/** Goals, actions and money of a strategy: filled so that every check has something to find, and left empty. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const one = '/(office)/office/[place]/strategy/[strategy]';

type Fields = Readonly<Record<string, string>>;

async function send(visitor: Visitor, path: string, form: string, fields: Fields): Promise<VisitedPage> {
  const page = await visitor.open(path);
  return expectPage(await visitor.submit(page, { form, fields }), `sending ${form} of ${path}`);
}

const pathOf = ({ url }: VisitedPage): string => new URL(url).pathname;

/** Value of the choice with this text. */
function readChoice({ document, url }: VisitedPage, name: string, text: string): string {
  const options = [...document.querySelectorAll(`select[name="${name}"] option`)];
  const value = options.find((option) => option.textContent?.trim() === text)?.getAttribute('value');
  if (value === undefined || value === null) throw new Error(`No choice "${text}" of ${name} on ${url}`);
  return value;
}

export interface FilledPlan {
  readonly goal: string;
  readonly measure: string;
  readonly action: string;
  readonly campaign: string;
  readonly source: string;
  readonly department: string;
}

/** One goal with a measure, an action from a starting point with money that ends, a campaign, a department. */
export async function fillPlan(visitor: Visitor, path: string): Promise<FilledPlan> {
  const plain = 'form[method="post"]:not([action])';
  const goal = await send(visitor, `${path}/goals/new`, plain, {
    title: 'Newcomers and others know one another by name',
    why: 'In the survey few people meet anybody from elsewhere.',
    'areas.interaction': 'on',
  });
  const measured = await send(visitor, pathOf(goal), 'form[action^="?/measure"]', {
    name: 'People at the weekly evening',
    unit: 'people',
    baselineValue: '12',
    baselinePeriod: '2026',
    targetValue: '60',
    targetOn: '2029-12-31',
  });
  const measure = measured.document.querySelector('a[href*="/measures/"]')?.getAttribute('href') ?? '';
  const goalId = pathOf(goal).split('/').at(-1) ?? '';
  const action = await send(visitor, `${path}/actions/new?start=contact&goal=${goalId}`, plain, {
    owner: 'Adult education centre',
    'partners.0': 'Sports club',
    startsOn: '2027-01-01',
    endsOn: '2030-12-31',
    volunteerHours: '20',
    'outputs.0.planned.0.amount': '12',
    'milestones.0.title': 'First evening',
    'milestones.0.dueOn': '2027-03-01',
  });
  const campaign = await send(visitor, `${path}/actions/new?start=campaign&goal=${goalId}`, plain, {});
  const sources = await send(visitor, `${path}/budget/sources`, 'form[action^="?/add"]', {
    name: 'Integration fund of the county',
    kind: 'region',
    endsOn: '2028-06-30',
  });
  const source = sources.document.querySelector('a[href*="/sources/"]')?.getAttribute('href') ?? '';
  const actionId = pathOf(action).split('/').at(-1) ?? '';
  const lines = await visitor.open(`${path}/budget?action=${actionId}`);
  const moneySourceId = readChoice(lines, 'lines.0.moneySourceId', 'Integration fund of the county');
  await send(visitor, `${path}/budget?action=${actionId}`, 'form[action^="?/lines"]', {
    'lines.0.amount': '12,500.50',
    'lines.0.moneySourceId': moneySourceId,
    'lines.0.isSecured': 'on',
    'lines.1.amount': '3000',
    'lines.1.costKind': 'premises',
  });
  const departments = await send(visitor, `${path}/checks/departments`, 'form[action^="?/add"]', {
    name: `Schools ${goalId.slice(0, 8)}`,
    planNamesNewcomers: 'no',
    'areas.education': 'on',
  });
  const department =
    departments.document.querySelector('a[href*="/departments/"]')?.getAttribute('href') ?? '';
  return {
    goal: pathOf(goal),
    measure,
    action: pathOf(action),
    campaign: pathOf(campaign),
    source,
    department,
  };
}

/** `path`: a strategy to be filled; `empty`: one that was only begun. */
export async function visitActions(
  visitor: Visitor,
  path: string,
  empty: string,
): Promise<Record<string, readonly Visit[]>> {
  const plan = await fillPlan(visitor, path);
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: ['en', 'de'] });
  const actionId = plan.action.split('/').at(-1) ?? '';
  return {
    [`${one}/goals`]: [by(`${path}/goals`), by(`${empty}/goals`)],
    [`${one}/goals/new`]: [by(`${path}/goals/new`)],
    [`${one}/goals/[goal]`]: [by(plan.goal)],
    [`${one}/goals/[goal]/measures/[measure]`]: [by(plan.measure)],
    [`${one}/start`]: [by(`${path}/start`), by(`${empty}/start`)],
    [`${one}/actions`]: [by(`${path}/actions`), by(`${empty}/actions`)],
    [`${one}/actions/new`]: [by(`${path}/actions/new?kind=trial`)],
    [`${one}/actions/[action]`]: [by(plan.action), by(plan.campaign)],
    [`${one}/budget`]: [by(`${path}/budget?action=${actionId}`), by(`${empty}/budget`)],
    [`${one}/budget/sources`]: [by(`${path}/budget/sources`), by(`${empty}/budget/sources`)],
    [`${one}/budget/sources/[source]`]: [by(plan.source)],
    [`${one}/budget/options`]: [
      by(`${path}/budget/options?fund=AMIF&staff=40000&other=10000&action=${actionId}`),
      by(`${empty}/budget/options`),
    ],
    [`${one}/checks`]: [by(`${path}/checks`), by(`${empty}/checks`)],
    [`${one}/checks/departments`]: [by(`${path}/checks/departments`)],
    [`${one}/checks/departments/[department]`]: [by(plan.department)],
    '/(office)/office/[place]/own-actions': [
      { path: path.replace(/strategy\/.*/, 'own-actions'), who: 'operator', languages: ['en', 'de'] },
    ],
  };
}
