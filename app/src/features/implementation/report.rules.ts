/** Who is asked about which actions, and which reports hold. */
import type { Action } from '#features/strategy/action.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { addDays } from '#server/clock.ts';
import { addMonths, toLastDay, toYearOf } from './month.rules.ts';
import {
  REPORT_STATES,
  type ActionReport,
  type AskedAction,
  type AskedForm,
  type AskedOutput,
  type Month,
  type Owner,
  type RegisterCount,
  type ReportEntry,
  type ReportRequest,
  type ReportRhythm,
  type ReportState,
} from './report.types.ts';

export const NOBODY = 'nobody';

export function toOwner(action: Pick<Action, 'owner'>): Owner {
  const { owner } = action;
  if (owner === null) return { key: NOBODY, actorId: null, name: '' };
  const { actorId, name } = owner;
  return actorId === null
    ? { key: `name:${name.trim().toLowerCase()}`, actorId, name }
    : { key: `actor:${actorId}`, actorId, name };
}

/** Whether an action is asked about: it has begun, it has not ended, and nobody said it was done or dropped. */
export function isAskedIn(action: Pick<Action, 'state' | 'startsOn' | 'endsOn'>, month: Month): boolean {
  if (action.state === 'dropped') return false;
  if (action.startsOn !== null && action.startsOn > toLastDay(month)) return false;
  return action.endsOn === null || action.endsOn >= `${month}-01`;
}

/** The latest of each action and month; of two written at once the one with the greater id, whatever their order. */
export function pickLatestReports(reports: readonly ActionReport[]): ActionReport[] {
  const latest = new Map<string, ActionReport>();
  for (const report of reports) {
    const key = `${report.actionId} ${report.month}`;
    const held = latest.get(key);
    if (held === undefined || isLater(report, held)) latest.set(key, report);
  }
  return [...latest.values()].toSorted(
    (a, b) => compareText(a.month, b.month) || compareText(a.actionId, b.actionId),
  );
}

const isLater = (a: ActionReport, b: ActionReport): boolean =>
  a.writtenAt > b.writtenAt || (a.writtenAt === b.writtenAt && a.reportId > b.reportId);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What an action's owner said last before a month. `reports`: the latest of each month. */
export function findLastReport(
  actionId: string,
  month: Month,
  reports: readonly ActionReport[],
): ActionReport | undefined {
  return reports
    .filter((one) => one.actionId === actionId && one.month < month)
    .reduce<ActionReport | undefined>(
      (last, one) => (last === undefined || one.month > last.month ? one : last),
      undefined,
    );
}

/** Owners with what they are asked about a month; nobody stands last. An action that was reported done is asked no more. */
export function listOwnersToAsk(
  content: StrategyContent,
  month: Month,
  reports: readonly ActionReport[],
): { readonly owner: Owner; readonly actions: readonly Action[] }[] {
  const asked = content.actions.filter(
    (action) =>
      isAskedIn(action, month) &&
      action.state !== 'done' &&
      findLastReport(action.actionId, month, reports)?.state !== 'done',
  );
  const byOwner = Map.groupBy(asked, (action) => toOwner(action).key);
  return [...byOwner.values()]
    .flatMap((actions) => {
      const [first] = actions;
      return first === undefined ? [] : [{ owner: toOwner(first), actions }];
    })
    .toSorted(
      (a, b) =>
        Number(a.owner.key === NOBODY) - Number(b.owner.key === NOBODY) ||
        compareText(a.owner.name, b.owner.name),
    );
}

/** What a page asks, without actions that somebody else answers for by now. */
export function keepStillOwned(
  { actions }: Pick<StrategyContent, 'actions'>,
  { asked, owner }: Pick<ReportRequest, 'asked' | 'owner'>,
): AskedForm {
  const own = new Set(
    actions.filter((one) => toOwner(one).key === owner.key).map(({ actionId }) => actionId),
  );
  return { ...asked, actions: asked.actions.filter(({ actionId }) => own.has(actionId)) };
}

/** What the page of an owner shows about a month. `counts`: of the register. */
export function composeAsked(
  content: StrategyContent,
  actions: readonly Action[],
  month: Month,
  told: { readonly reports: readonly ActionReport[]; readonly counts: readonly RegisterCount[] },
): AskedForm {
  const { strategy } = content;
  return {
    strategyTitle: strategy.title,
    currency: strategy.currency,
    coordinator: strategy.coordinator,
    actions: actions.map((action) => composeAskedAction(content, action, month, told)),
  };
}

function composeAskedAction(
  content: StrategyContent,
  action: Action,
  month: Month,
  told: { readonly reports: readonly ActionReport[]; readonly counts: readonly RegisterCount[] },
): AskedAction {
  const last = findLastReport(action.actionId, month, told.reports);
  const until = toLastDay(addMonths(month, 2));
  return {
    actionId: action.actionId,
    title: action.title,
    goal: content.goals.find(({ goalId }) => goalId === action.goalId)?.title ?? '',
    outputs: action.outputs.map((output): AskedOutput => ({
      outputId: output.outputId,
      name: output.name,
      planned: output.planned.find(({ year }) => year === toYearOf(month))?.amount ?? null,
      isAsked: output.countedBy === 'report',
      counted:
        output.countedBy === 'report'
          ? null
          : (told.counts.find((one) => one.outputId === output.outputId && one.month === month)?.amount ?? 0),
    })),
    sources: listSources(content, action.actionId),
    milestones: action.milestones
      .filter(({ reachedOn, dueOn }) => reachedOn === null && dueOn <= until)
      .map(({ title, dueOn }) => ({ title, dueOn })),
    lastState: last?.state ?? toReportState(action),
    lastHinders: last?.hinders ?? '',
  };
}

/** Those that pay for the action in its budget; where none is known, one field without a source. */
function listSources({ budget, moneySources }: StrategyContent, actionId: string): AskedAction['sources'] {
  const ids = new Set(budget.filter((line) => line.actionId === actionId).map((line) => line.moneySourceId));
  const named = moneySources
    .filter(({ moneySourceId, kind }) => ids.has(moneySourceId) && kind !== 'in-kind')
    .map(({ moneySourceId, name }) => ({ moneySourceId, name }));
  return named.length === 0 ? [{ moneySourceId: null, name: '' }] : named;
}

/** The plan's own state as a report would say it. */
export function toReportState({ state }: Pick<Action, 'state'>): ReportState {
  return (REPORT_STATES as readonly string[]).includes(state) ? (state as ReportState) : 'done';
}

/** Which mail an owner gets today; null: none. */
export function chooseMail(
  request: Pick<ReportRequest, 'closesOn' | 'sentOn' | 'remindedOn' | 'answeredOn'>,
  rhythm: Pick<ReportRhythm, 'reminderAfterDays'>,
  day: string,
): 'request' | 'reminder' | null {
  if (request.answeredOn !== null || day > request.closesOn) return null;
  if (request.sentOn === null) return 'request';
  const isTime = day >= addDays(request.sentOn, rhythm.reminderAfterDays);
  return request.remindedOn === null && isTime ? 'reminder' : null;
}

/** Whether a form says again what is held already; the order of outputs and sources does not matter. */
export function isSameReport(entry: ReportEntry, held: ActionReport): boolean {
  const toText = ({ state, isNothingNew, outputs, spent, hinders, evidence, evidenceLink }: ReportEntry) =>
    JSON.stringify([
      state,
      isNothingNew,
      Object.entries(outputs).toSorted(([a], [b]) => compareText(a, b)),
      spent
        .map(({ moneySourceId, cents }) => [moneySourceId ?? '', cents] as const)
        .toSorted(([a], [b]) => compareText(a, b)),
      hinders,
      evidence,
      evidenceLink,
    ]);
  return toText(entry) === toText(held);
}
