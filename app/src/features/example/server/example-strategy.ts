/** The example town writes, adopts and runs a strategy, by the use cases of its officers. */
import { randomUUID } from 'node:crypto';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import type { AskedForm } from '#features/implementation/report.types.ts';
import {
  previewProgress,
  publishComposedProgress,
} from '#features/implementation/server/public-progress.usecases.ts';
import { readOfficeForm, saveOfficeReports } from '#features/implementation/server/report.usecases.ts';
import { noteMilestone } from '#features/implementation/server/counting.usecases.ts';
import { addLendable } from '#features/implementation/server/lending.usecases.ts';
import { addDecision, addMeeting } from '#features/implementation/server/meeting.usecases.ts';
import { addAction } from '#features/strategy/server/action.usecases.ts';
import { adoptStrategy, previewAdoption } from '#features/strategy/server/adoption.usecases.ts';
import { addBody } from '#features/strategy/server/bodies.usecases.ts';
import { addMoneySource, saveBudget } from '#features/strategy/server/budget.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { placeFigure, remarkOnFigure } from '#features/strategy/server/figures.usecases.ts';
import { addGoal, addGoalMeasure } from '#features/strategy/server/goal.usecases.ts';
import { readHeard } from '#features/strategy/server/heard.usecases.ts';
import { previewPublication, publishStrategy } from '#features/strategy/server/public.usecases.ts';
import { writePart } from '#features/strategy/server/parts.usecases.ts';
import { addPerspective } from '#features/strategy/server/perspectives.usecases.ts';
import { addRisk } from '#features/strategy/server/risks.usecases.ts';
import { beginStrategy } from '#features/strategy/server/strategies.usecases.ts';
import type { PartId, StrategyContent } from '#features/strategy/strategy.types.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import * as actions from '../example-actions.ts';
import * as example from '../example-strategy.ts';
import * as year from '../example-year.ts';

/** The council decided thirteen months ago, so that a whole year of reports lies behind the town. */
const DECIDED_DAYS_AGO = 396;
const REPORTED_MONTHS = 12;
const SAID_DAYS_BEFORE = 30;

/** Years and days of the strategy, counted from the day the example is loaded. */
interface Calendar {
  readonly decidedOn: string;
  readonly fromYear: number;
  readonly startsOn: string;
}

function readCalendar(): Calendar {
  const decidedOn = addDays(today(), -DECIDED_DAYS_AGO);
  const startsOn = `${addDays(`${decidedOn.slice(0, 7)}-28`, 5).slice(0, 7)}-01`;
  return { decidedOn, startsOn, fromYear: Number(startsOn.slice(0, 4)) };
}

/** The strategy that was run, and since when. */
export interface ExampleStrategyRun extends Calendar {
  readonly strategyId: string;
}

/** After monitoring: it draws on everything the town knows. */
export async function runExampleStrategy(member: Member): Promise<ExampleStrategyRun> {
  const calendar = readCalendar();
  const { fromYear } = calendar;
  const head = { ...example.EXAMPLE_STRATEGY, fromYear, toYear: fromYear + 3 };
  const strategyId = await beginStrategy(member, head);
  for (const [partId, text] of Object.entries(example.EXAMPLE_PARTS))
    await writePart(member, strategyId, partId as PartId, { text, revision: 1 });
  await placeFigures(member, strategyId);
  const said = await gatherSaid(member, strategyId, calendar);
  await plan(member, strategyId, calendar, said);
  for (const body of example.EXAMPLE_BODIES) await addBody(member, strategyId, body);
  for (const risk of example.EXAMPLE_RISKS)
    await addRisk(member, strategyId, { ...risk, watchedUntil: `${fromYear + 3}-12-31` });
  const { previewHash } = await previewAdoption(member, strategyId);
  const decision = {
    ...year.EXAMPLE_DECISION,
    decidedOn: calendar.decidedOn,
    confirmed: 'on',
    previewHash,
  };
  await adoptStrategy(member, strategyId, decision);
  await runFirstYear(member, strategyId, calendar);
  await publish(member, strategyId);
  return { ...calendar, strategyId };
}

/** The adopted version and how far it is, as an officer who looked at both would. */
async function publish(member: Member, strategyId: string): Promise<void> {
  const choice = { edition: 'adopted' };
  const words = await previewPublication(member, strategyId, choice);
  await publishStrategy(member, strategyId, {
    ...choice,
    previewHash: words.previewHash,
    hasLooked: 'on',
  });
  const { previewHash } = await previewProgress(member, strategyId);
  await publishComposedProgress(member, strategyId, { previewHash });
}

/** The first share of each table that can be told. */
async function placeFigures(member: Member, strategyId: string): Promise<void> {
  const { releases } = await readFactShelf(member, { releaseId: null, tableId: null }, 'en');
  for (const { partId, tableId, remark } of example.EXAMPLE_FIGURES) {
    const token = await findToken(member, releases, tableId);
    if (token === undefined) continue;
    const placedFactId = await placeFigure(member, strategyId, partId, { fact: token });
    if (remark !== '') await remarkOnFigure(member, { strategyId, placedFactId }, { remark });
  }
}

async function findToken(
  member: Member,
  releases: readonly { readonly releaseId: string }[],
  tableId: string,
): Promise<string | undefined> {
  for (const { releaseId } of releases) {
    const { picks } = await readFactShelf(member, { releaseId, tableId }, 'en');
    const cell = picks
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .find(({ isNone, text }) => !isNone && text.includes('%'));
    if (cell !== undefined) return cell.token;
  }
  return undefined;
}

async function gatherSaid(
  member: Member,
  strategyId: string,
  { decidedOn }: Calendar,
): Promise<ReadonlyMap<example.SaidId, string>> {
  const { choices } = await readHeard(member, 'en');
  const ids = new Map<example.SaidId, string>();
  for (const { id, voice, statement, heard, occasion, ...rest } of example.EXAMPLE_SAID) {
    const choice = heard === '' ? undefined : choices.find(({ name }) => name.startsWith(heard));
    const input = {
      voice,
      statement,
      heard: choice === undefined ? 'other' : `${choice.kind}:${choice.id}`,
      heardInName: occasion,
      heardOn: addDays(decidedOn, -SAID_DAYS_BEFORE),
      notFollowed: 'notFollowed' in rest ? rest.notFollowed : '',
    };
    ids.set(id, await addPerspective(member, strategyId, input, 'en'));
  }
  return ids;
}

async function plan(
  member: Member,
  strategyId: string,
  calendar: Calendar,
  said: ReadonlyMap<example.SaidId, string>,
): Promise<void> {
  const { fromYear } = calendar;
  const goals = new Map<string, string>();
  for (const { id, measure, ...words } of example.EXAMPLE_GOALS) {
    const goalId = await addGoal(member, strategyId, words);
    const target = { targetOn: `${fromYear + 3}-12-31`, baselinePeriod: calendar.decidedOn.slice(0, 4) };
    await addGoalMeasure(member, { strategyId, goalId }, { ...measure, ...target });
    goals.set(id, goalId);
  }
  const money = new Map<example.MoneyId, string>();
  for (const { id, endsAfter, ...words } of example.EXAMPLE_MONEY) {
    const endsOn = endsAfter === null ? '' : `${fromYear + endsAfter - 1}-12-31`;
    money.set(id, await addMoneySource(member, strategyId, { ...words, endsOn }));
  }
  for (const action of actions.EXAMPLE_PLAN) {
    const input = toActionInput(action, calendar, said);
    const actionId = await addAction(member, strategyId, { ...input, goalId: goals.get(action.goal) ?? '' });
    await saveBudget(member, strategyId, { lines: toLines(action, actionId, fromYear, money) }, 'en');
  }
}

function toActionInput(
  action: actions.ExampleAction,
  { fromYear, startsOn }: Calendar,
  said: ReadonlyMap<example.SaidId, string>,
) {
  const { answers, output, planned, milestone, coOwner, costs: _, hinders: __, goal: ___, ...words } = action;
  return {
    ...words,
    coOwners: [coOwner],
    startsOn,
    endsOn: `${fromYear + 3}-12-31`,
    perspectiveIds: answers.map((id) => said.get(id) ?? ''),
    outputs: [
      {
        name: output,
        planned: planned.map((amount, at) => ({ year: fromYear + at, amount: String(amount) })),
      },
    ],
    milestones: [{ title: milestone, dueOn: addDays(startsOn, 120) }],
    campaign: action.kind === 'campaign' ? actions.EXAMPLE_CAMPAIGN : {},
    trial: action.kind === 'trial' ? { ...actions.EXAMPLE_TRIAL, stopOn: addDays(startsOn, 540) } : {},
  };
}

const toLines = (
  { costs }: actions.ExampleAction,
  actionId: string,
  fromYear: number,
  money: ReadonlyMap<example.MoneyId, string>,
) =>
  costs.flatMap(([source, costKind, euros, isSecured]) =>
    euros.flatMap((amount, at) =>
      amount === 0
        ? []
        : [
            {
              actionId,
              year: String(fromYear + at),
              costKind,
              amount: amount.toFixed(2),
              moneySourceId: money.get(source) ?? '',
              isSecured: isSecured ? 'on' : '',
            },
          ],
    ),
  );

/** Four owners report each month; in one month something hinders. */
async function runFirstYear(member: Member, strategyId: string, calendar: Calendar): Promise<void> {
  const strategy = await readStrategy(member, strategyId);
  const owners = Map.groupBy(strategy.actions, ({ owner }) => owner?.actorId ?? '');
  const first = calendar.startsOn.slice(0, 7);
  for (const [actorId, own] of owners) {
    const about = actorId === '' ? (own[0]?.actionId ?? '') : `actor:${actorId}`;
    const { asked } = await readOfficeForm(member, { strategyId, month: first, about }, 'en');
    let month = first;
    for (let at = 0; at < REPORTED_MONTHS; at += 1) {
      await saveOfficeReports(member, { strategyId, month, about }, toReportFields(asked, at), 'en');
      month = addDays(`${month}-28`, 5).slice(0, 7);
    }
  }
  await noteMilestones(member, strategy, calendar);
  const meetingId = await addMeeting(member, {
    strategyId,
    bodyName: 'Round table with organisations of migrants',
    heldOn: addDays(today(), -40),
    tookPart: 'Organisations of migrants, clubs, schools, integration office',
    about: 'Progress after the first year (invented)',
    isLookedAt: 'on',
  });
  const dueOn = addDays(today(), 60);
  await addDecision(member, meetingId, {
    what: 'Write the offer to owners of flats anew',
    owner: 'Municipal housing cooperative',
    dueOn,
  });
  for (const thing of year.EXAMPLE_LENT)
    await addLendable(member, { ...thing, contact: 'Integration office', isOffered: 'on', isLookedAt: 'on' });
}

async function noteMilestones(
  member: Member,
  { strategy: { strategyId }, actions: own }: StrategyContent,
  { startsOn }: Calendar,
): Promise<void> {
  for (const { actionId, milestones } of own)
    for (const { milestoneId, title } of milestones) {
      const days = year.EXAMPLE_REACHED[title];
      if (days === undefined) continue;
      const reached = { milestoneId, reachedOn: addDays(startsOn, days) };
      await noteMilestone(member, { strategyId, actionId }, reached);
    }
}

const HINDERED_MONTH = 4;

/** What one owner sends about one month: counts, money, and once what hindered. */
function toReportFields({ actions: asked }: AskedForm, at: number): Record<string, string> {
  const fields: Record<string, string> = { sending: randomUUID() };
  for (const action of asked) {
    const about = actions.EXAMPLE_PLAN.find(({ title }) => title === action.title);
    const hinders = at === HINDERED_MONTH ? (about?.hinders ?? '') : '';
    const amount = Math.floor((about?.planned[0] ?? 0) / REPORTED_MONTHS);
    fields[`state.${action.actionId}`] = hinders === '' ? 'running' : 'blocked';
    fields[`hinders.${action.actionId}`] = hinders;
    for (const { outputId, isAsked } of action.outputs)
      if (isAsked) fields[`output.${outputId}`] = String(amount);
    for (const [source] of action.sources.entries())
      fields[`spent.${action.actionId}.${source}`] = String(200 + 40 * at);
  }
  return fields;
}
