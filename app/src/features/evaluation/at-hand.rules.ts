/** What the platform knows about an action in the period that is judged: nothing is judged here. */
import type { ActionReport, RegisterCount } from '#features/implementation/report.types.ts';
import type { MeetingDecision } from '#features/implementation/meeting.types.ts';
import type { LentSummary } from '#features/implementation/lending.types.ts';
import type { Action } from '#features/strategy/action.types.ts';
import { sumCents } from '#features/strategy/budget.rules.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { EvidenceAtHand, OutputAtHand } from './evaluation.types.ts';

export interface Period {
  /** ISO days */
  readonly fromOn: string;
  readonly untilOn: string;
}

export interface KnownAboutActions {
  readonly content: StrategyContent;
  /** of each action and month the latest */
  readonly reports: readonly ActionReport[];
  readonly registerCounts: readonly RegisterCount[];
  readonly lent: ReadonlyMap<string, LentSummary>;
  readonly decisions: ReadonlyMap<string, readonly MeetingDecision[]>;
}

/** Calendar months from the first to the last day, such as `2027-03`. */
export function listMonths({ fromOn, untilOn }: Period): string[] {
  const months: string[] = [];
  let [year, month] = [Number(fromOn.slice(0, 4)), Number(fromOn.slice(5, 7))];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > untilOn.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

export function composeAtHand(action: Action, known: KnownAboutActions, period: Period): EvidenceAtHand {
  const months = listMonths(period);
  const expected = months.filter((month) => isMonthOf(action, month));
  const reports = known.reports
    .filter((one) => one.actionId === action.actionId && months.includes(one.month))
    .toSorted((a, b) => b.month.localeCompare(a.month));
  const lent = known.lent.get(action.actionId);
  return {
    actionId: action.actionId,
    outputs: action.outputs.map((output) =>
      countOutput(output, reports, { counts: known.registerCounts, months, period }),
    ),
    plannedCents: sumPlanned(action.actionId, known.content, period),
    spentCents: sumCents(reports.map(({ spentCents }) => ({ amountCents: spentCents }))),
    monthsReported: reports.length,
    monthsExpected: expected.length,
    hinders: [...new Set(reports.map(({ hinders }) => hinders).filter((one) => one !== ''))].slice(0, 12),
    reported: reports
      .filter(({ evidence, evidenceLink }) => evidence !== '' || evidenceLink !== '')
      .map(({ evidence, evidenceLink, month }) => ({
        words: `${month}: ${evidence || evidenceLink}`,
        link: evidenceLink,
      }))
      .slice(0, 24),
    milestones: countMilestones(action, period),
    statements: known.content.perspectives
      .filter(({ perspectiveId }) => action.perspectiveIds.includes(perspectiveId))
      .map(({ statement }) => statement),
    lent: {
      times: lent?.times ?? 0,
      roomHours: lent?.roomHours ?? 0,
      peopleHours: lent?.peopleHours ?? 0,
    },
    decisions: (known.decisions.get(action.actionId) ?? []).map(({ what, heldOn }) => `${heldOn}: ${what}`),
  };
}

function isMonthOf({ startsOn, endsOn }: Action, month: string): boolean {
  return (
    (startsOn === null || startsOn.slice(0, 7) <= month) && (endsOn === null || endsOn.slice(0, 7) >= month)
  );
}

function countOutput(
  { outputId, name, planned, countedBy }: Action['outputs'][number],
  reports: readonly ActionReport[],
  {
    counts,
    months,
    period,
  }: {
    readonly counts: readonly RegisterCount[];
    readonly months: readonly string[];
    readonly period: Period;
  },
): OutputAtHand {
  const typed = reports.flatMap(({ outputs }) =>
    outputs[outputId] === undefined ? [] : [outputs[outputId]],
  );
  const register = counts
    .filter((one) => one.outputId === outputId && months.includes(one.month))
    .map(({ amount }) => amount);
  const counted = countedBy === 'activities' ? register : typed;
  const years = planned.filter(({ year }) => isYearOf(year, period));
  return {
    name,
    planned: years.length === 0 ? null : addUp(years.map(({ amount }) => amount)),
    counted: counted.length === 0 ? null : addUp(counted),
  };
}

const addUp = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Plans are made by year: a year that the period touches counts whole, and the page says so. */
const isYearOf = (year: number, { fromOn, untilOn }: Period): boolean =>
  year >= Number(fromOn.slice(0, 4)) && year <= Number(untilOn.slice(0, 4));

function sumPlanned(actionId: string, { budget }: StrategyContent, period: Period): number {
  return sumCents(budget.filter((line) => line.actionId === actionId && isYearOf(line.year, period)));
}

function countMilestones({ milestones }: Action, { untilOn }: Period): EvidenceAtHand['milestones'] {
  const due = milestones.filter(({ dueOn }) => dueOn <= untilOn);
  return {
    due: due.length,
    reached: due.filter(({ reachedOn }) => reachedOn !== null && reachedOn <= untilOn).length,
  };
}

/** The whole: all actions together. Outputs of several actions are not added up: they count different things. */
export function composeWholeAtHand(
  parts: readonly EvidenceAtHand[],
  content: StrategyContent,
): EvidenceAtHand {
  const add = (quantity: (one: EvidenceAtHand) => number): number => addUp(parts.map(quantity));
  return {
    actionId: null,
    outputs: [],
    plannedCents: add(({ plannedCents }) => plannedCents),
    spentCents: add(({ spentCents }) => spentCents),
    monthsReported: add(({ monthsReported }) => monthsReported),
    monthsExpected: add(({ monthsExpected }) => monthsExpected),
    hinders: [...new Set(parts.flatMap(({ hinders }) => hinders))].slice(0, 20),
    reported: [],
    milestones: {
      due: add(({ milestones }) => milestones.due),
      reached: add(({ milestones }) => milestones.reached),
    },
    statements: content.perspectives.map(({ statement }) => statement),
    lent: {
      times: add(({ lent }) => lent.times),
      roomHours: add(({ lent }) => lent.roomHours),
      peopleHours: add(({ lent }) => lent.peopleHours),
    },
    decisions: [],
  };
}
