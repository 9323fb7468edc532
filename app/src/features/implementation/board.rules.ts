/** Which action stands in which column, and which need somebody now. */
import type { Action } from '#features/strategy/action.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { COLUMNS, type Board, type BoardCard, type BoardFilter, type Column } from './board.types.ts';
import { readState } from './progress.rules.ts';
import { isAskedIn, toOwner } from './report.rules.ts';
import type { ActionReport, Month } from './report.types.ts';

interface BoardMatter {
  /** the latest of each action and month */
  readonly reports: readonly ActionReport[];
  /** asked about now; null: nobody is asked yet */
  readonly dueMonth: Month | null;
  /** ISO day */
  readonly today: string;
}

/** Lists of what needs somebody are of everything the filter leaves. */
export function composeBoard(content: StrategyContent, matter: BoardMatter, filter: BoardFilter): Board {
  const byAction = Map.groupBy(matter.reports, ({ actionId }) => actionId);
  const cards = content.actions
    .map((action) => composeCard(action, byAction.get(action.actionId) ?? [], matter))
    .filter((card) => isLeft(card, filter));
  const counts = Object.fromEntries(
    COLUMNS.map((column) => [column, cards.filter((card) => card.column === column).length]),
  ) as Record<Column, number>;
  return {
    cards,
    counts,
    blocked: cards.filter(({ column }) => column === 'blocked'),
    late: cards.filter(({ lateMilestones }) => lateMilestones.length > 0),
    missing: cards.filter(({ isReportMissing }) => isReportMissing),
  };
}

const isLeft = (card: BoardCard, { goal, owner, area }: BoardFilter): boolean =>
  (goal === '' || card.goalId === goal) &&
  (owner === '' || card.ownerKey === owner) &&
  (area === '' || card.area === area);

function composeCard(action: Action, reports: readonly ActionReport[], matter: BoardMatter): BoardCard {
  const { dueMonth, today } = matter;
  const last = reports.toSorted((a, b) => (a.month < b.month ? -1 : 1)).at(-1);
  const column = readState(action, last);
  const isOver = column === 'dropped' || column === 'done';
  const open = action.milestones
    .filter(({ reachedOn }) => reachedOn === null)
    .map(({ title, dueOn }) => ({ title, dueOn }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return {
    actionId: action.actionId,
    goalId: action.goalId,
    title: action.title,
    owner: action.owner?.name ?? '',
    ownerKey: toOwner(action).key,
    area: action.area,
    column,
    startsOn: action.startsOn,
    endsOn: action.endsOn,
    reportedFor: last?.month ?? null,
    isReportMissing:
      !isOver &&
      dueMonth !== null &&
      isAskedIn(action, dueMonth) &&
      !reports.some(({ month }) => month === dueMonth),
    hinders: last?.hinders ?? '',
    lateMilestones: isOver ? [] : open.filter(({ dueOn }) => dueOn < today),
    nextMilestone: open.find(({ dueOn }) => dueOn >= today) ?? null,
  };
}

/** One row of the timeline: in which quarters an action takes place. */
export interface TimelineRow {
  readonly actionId: string;
  readonly title: string;
  readonly column: Column;
  /** one for each quarter of the timeline */
  readonly quarters: readonly TimelineQuarter[];
  /** whether begin or end are not known */
  readonly isOpenEnded: boolean;
}

export interface TimelineQuarter {
  readonly isOn: boolean;
  /** due in it; reached ones too */
  readonly milestones: readonly {
    readonly title: string;
    readonly dueOn: string;
    readonly isReached: boolean;
  }[];
}

const QUARTERS_A_YEAR = 4;

export interface Timeline {
  readonly years: readonly number[];
  /** index of the quarter that is running; -1 outside */
  readonly now: number;
  readonly rows: readonly TimelineRow[];
}

/** Quarters of the years of the strategy; what lies outside is cut off at its ends. */
export function composeTimeline(
  content: StrategyContent,
  cards: readonly BoardCard[],
  today: string,
): Timeline {
  const { fromYear, toYear } = content.strategy;
  const years = Array.from({ length: Math.max(1, toYear - fromYear + 1) }, (_, at) => fromYear + at);
  const count = years.length * QUARTERS_A_YEAR;
  const actions = new Map(content.actions.map((action) => [action.actionId, action]));
  const rows = cards.flatMap(({ actionId, title, column }): TimelineRow[] => {
    const action = actions.get(actionId);
    if (action === undefined) return [];
    const from = action.startsOn === null ? 0 : toQuarter(action.startsOn, fromYear);
    const to = action.endsOn === null ? count - 1 : toQuarter(action.endsOn, fromYear);
    return [
      {
        actionId,
        title,
        column,
        isOpenEnded: action.startsOn === null || action.endsOn === null,
        quarters: Array.from({ length: count }, (_, at) => ({
          isOn: at >= from && at <= to,
          milestones: action.milestones
            .filter(({ dueOn }) => toQuarter(dueOn, fromYear) === at)
            .map(({ title: name, dueOn, reachedOn }) => ({
              title: name,
              dueOn,
              isReached: reachedOn !== null,
            })),
        })),
      },
    ];
  });
  const now = toQuarter(today, fromYear);
  return { years, rows, now: now >= 0 && now < count ? now : -1 };
}

function toQuarter(day: string, fromYear: number): number {
  const month = Number(day.slice(5, 7)) - 1;
  return (Number(day.slice(0, 4)) - fromYear) * QUARTERS_A_YEAR + Math.floor(month / 3);
}
