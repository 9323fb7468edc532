/** A strategy as rows of texts, the notation in which a sheet and the database are compared. */
import { createHash } from 'node:crypto';
import type { Action, ActionOwner, BudgetLine, MoneySource } from './action.types.ts';
import type { FileRecord, FileSheet } from './file.types.ts';
import type { Body, Goal, GoalMeasure, Perspective, Risk, StrategyContent } from './strategy.types.ts';

type Values = FileRecord['values'];

export function listRecords(content: StrategyContent): FileRecord[] {
  const { goals, perspectives, actions, moneySources, budget, bodies, risks } = content;
  const toRecord =
    (sheet: FileSheet) =>
    (id: string, revision: number, values: Values): FileRecord => ({
      sheet,
      id,
      revision,
      values: tidy(values),
    });
  const [measure, output, milestone] = [toRecord('measures'), toRecord('outputs'), toRecord('milestones')];
  return [
    ...goals.map((one) => toRecord('goals')(one.goalId, one.revision, listGoal(one))),
    ...goals.flatMap(({ measures }) =>
      measures.map((one) => measure(one.goalMeasureId, one.revision, listMeasure(one))),
    ),
    ...perspectives.map((one) =>
      toRecord('perspectives')(one.perspectiveId, one.revision, listPerspective(one)),
    ),
    ...actions.map((one) => toRecord('actions')(one.actionId, one.revision, listAction(one))),
    ...actions.flatMap(({ outputs, revision }) =>
      outputs.map((one) => output(one.outputId, revision, listOutput(one))),
    ),
    ...actions.flatMap(({ milestones, revision }) =>
      milestones.map((one) => milestone(one.milestoneId, revision, listMilestone(one))),
    ),
    ...moneySources.map((one) => toRecord('money')(one.moneySourceId, one.revision, listMoney(one))),
    ...budget.map((one) => toRecord('budget')(one.budgetLineId, one.revision, listLine(one))),
    ...bodies.map((one) => toRecord('bodies')(one.bodyId, one.revision, listBody(one))),
    ...risks.map((one) => toRecord('risks')(one.riskId, one.revision, listRisk(one))),
  ];
}

const tidy = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([column, value]) => [column, tidyCell(value)]));

/** Programs change how lines end and what stands around a text; neither is a change. */
export const tidyCell = (cell: string): string => cell.replaceAll(/\r\n?/g, '\n').trim();

/** Of lists whose order means nothing: boxes come back from a form in another one. */
export const writeList = (list: readonly string[]): string => list.toSorted().join('\n');

const numberOr = (value: number | null): string => (value === null ? '' : String(value));
const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

const listGoal = ({ title, why, areas }: Goal): Values => ({ title, why, areas: writeList(areas) });

const listMeasure = (one: GoalMeasure): Values => ({
  goal: one.goalId,
  name: one.name,
  unit: one.unit,
  people: one.people,
  direction: one.direction,
  'baseline-value': numberOr(one.baselineValue),
  'baseline-period': one.baselinePeriod,
  'baseline-source': one.baselineSource,
  'target-value': numberOr(one.targetValue),
  'target-on': one.targetOn ?? '',
  indicator: one.indicatorId ?? '',
  'baseline-fact': one.baselineFact === null ? '' : JSON.stringify(one.baselineFact),
});

const listPerspective = (one: Perspective): Values => ({
  voice: one.voice,
  statement: one.statement,
  'heard-in': one.heardIn,
  'heard-in-name': one.heardInName,
  'heard-on': one.heardOn ?? '',
  'not-followed': one.notFollowed,
  'heard-in-row': one.heardInId ?? '',
});

const listAction = (one: Action): Values => ({
  goal: one.goalId,
  title: one.title,
  what: one.what,
  inputs: one.inputs,
  activities: one.activities,
  outcomes: one.outcomes,
  'for-whom': one.forWhom,
  area: one.area,
  owner: one.owner === null ? '' : writeNames([one.owner]),
  'co-owners': writeNames(one.coOwners),
  partners: writeNames(one.partners),
  where: one.where,
  'starts-on': one.startsOn ?? '',
  'ends-on': one.endsOn ?? '',
  stage: one.stage,
  'next-stage': one.nextStage,
  'volunteer-hours': numberOr(one.volunteerHours),
  perspectives: writeList(one.perspectiveIds),
  kind: one.kind,
  state: one.state,
  'state-reason': one.stateReason,
  ...listForm(one),
});

/** What campaigns and trials say beyond plain actions; '' where it is none. */
const listForm = ({ campaign, trial }: Action): Values => ({
  ...listWords('campaign', ['audience', 'messenger', 'message', 'channel', 'measure'], campaign),
  ...listWords('trial', ['assumption', 'measure', 'result'], trial),
  'trial-stop-on': trial?.stopOn ?? '',
});

const listWords = <Name extends string>(
  prefix: string,
  names: readonly Name[],
  words: Readonly<Record<Name, string>> | null,
): Values => Object.fromEntries(names.map((name) => [`${prefix}-${name}`, words?.[name] ?? '']));

const listOutput = (one: Action['outputs'][number]): Values => ({
  action: one.actionId,
  name: one.name,
  'counted-by': one.countedBy,
  ...Object.fromEntries(one.planned.map(({ year, amount }) => [`y${year}`, String(amount)])),
});

const listMilestone = (one: Action['milestones'][number]): Values => ({
  action: one.actionId,
  title: one.title,
  'due-on': one.dueOn,
  'reached-on': one.reachedOn ?? '',
});

const listMoney = (one: MoneySource): Values => ({
  name: one.name,
  kind: one.kind,
  programme: one.programme,
  'ends-on': one.endsOn ?? '',
});

const listLine = (one: BudgetLine): Values => ({
  action: one.actionId,
  year: String(one.year),
  'cost-kind': one.costKind,
  amount: String(one.amountCents),
  money: one.moneySourceId ?? '',
  secured: yesOrNo(one.isSecured),
  'cost-option': one.costOption,
  note: one.note,
});

const listBody = (one: Body): Values => ({
  name: one.name,
  part: one.part,
  about: one.about,
  meets: one.meets,
  'has-newcomers': yesOrNo(one.hasNewcomers),
  actor: one.actorId ?? '',
});

const listRisk = (one: Risk): Values => ({
  text: one.text,
  'public-opinion': yesOrNo(one.isPublicOpinion),
  'what-we-do': one.whatWeDo,
  'watched-by': one.watchedBy,
  'watched-until': one.watchedUntil ?? '',
});

/** One a line. Names of the register are found again by name, as in the forms. */
const writeNames = (owners: readonly ActionOwner[]): string => owners.map(({ name }) => name).join('\n');

/** What changes when a row changes: its revision, and its texts so that an untouched row is known for one. */
export function markRecord({ revision, values }: Pick<FileRecord, 'revision' | 'values'>): string {
  return `${revision}-${hashValues(values)}`;
}

/** Empty cells do not count: a year that is not planned is no change. */
export function hashValues(values: Values): string {
  const filled = Object.entries(values)
    .filter(([, value]) => value !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(filled)).digest('hex').slice(0, 10);
}
