/** How far a strategy is. Pure: the order of reports changes nothing; money is added up by budget.rules alone. */
import { sumByAction, sumBySource, sumByYear, sumCents } from '#features/strategy/budget.rules.ts';
import type { Action, BudgetLine, PlannedOutput } from '#features/strategy/action.types.ts';
import type { GoalMeasure, StrategyContent } from '#features/strategy/strategy.types.ts';
import { judgeStanding } from './standing.rules.ts';
import type {
  ActionProgress,
  GoalProgress,
  MeasureProgress,
  MeasureReading,
  MoneyProgress,
  OutputProgress,
  Progress,
  ProgressMatter,
  ReportLike,
  Told,
} from './progress.types.ts';

/** `content`: what is run (`composeRunning`). */
export function composeProgress(content: StrategyContent, matter: ProgressMatter): Progress {
  const { strategy, budget } = content;
  const spent = toSpentLines(matter.reports);
  const actions = composeActions(content, matter, spent);
  const goals = content.goals.map((goal): GoalProgress => ({
    goalId: goal.goalId,
    title: goal.title,
    measures: goal.measures.map((measure) => composeMeasure(measure, matter.readings)),
    actions: actions.filter(({ goalId }) => goalId === goal.goalId),
  }));
  const months = matter.reports.map(({ month }) => month).toSorted();
  return {
    title: strategy.title,
    currency: strategy.currency,
    fromYear: strategy.fromYear,
    toYear: strategy.toYear,
    goals,
    byYear: pair(sumByYear(budget), sumByYear(spent), (a, b) => a - b),
    bySource: pair(sumBySource(budget), sumBySource(spent), byText).map((one) => ({
      ...one,
      name: content.moneySources.find(({ moneySourceId }) => moneySourceId === one.key)?.name ?? '',
    })),
    total: { key: 'all', plannedCents: sumCents(budget), spentCents: sumCents(spent) },
    said: composeSaid(content),
    dropped: actions.flatMap(({ actionId, title, state, reason }) =>
      state === 'dropped' ? [{ actionId, title, reason }] : [],
    ),
    reportedThrough: months.at(-1) ?? null,
    states: countStates(actions),
  };
}

/** Every statement with the actions that answer it. */
function composeSaid({ perspectives, actions }: StrategyContent): Progress['said'] {
  return perspectives.map((said) => ({
    perspectiveId: said.perspectiveId,
    voice: said.voice,
    statement: said.statement,
    heardInName: said.heardInName,
    heardOn: said.heardOn,
    notFollowed: said.notFollowed,
    actionIds: actions
      .filter(({ perspectiveIds }) => perspectiveIds.includes(said.perspectiveId))
      .map(({ actionId }) => actionId),
  }));
}

/** Money spent as lines that the sums of the budget add up: in the year of the month that was reported. */
export function toSpentLines(reports: readonly ReportLike[]): BudgetLine[] {
  return reports.flatMap(({ actionId, month, spent }) =>
    spent.map(({ moneySourceId, cents }, at): BudgetLine => ({
      budgetLineId: `${actionId} ${month} ${at}`,
      actionId,
      year: Number(month.slice(0, 4)),
      costKind: 'other',
      amountCents: cents,
      moneySourceId,
      isSecured: false,
      costOption: '',
      note: '',
      revision: 1,
    })),
  );
}

interface SumOf<Key> {
  readonly key: Key;
  readonly cents: number;
}

const byText = (a: string | null, b: string | null): number => String(a).localeCompare(String(b));

/** Every key that is planned for or spent on. */
function pair<Key>(
  planned: readonly SumOf<Key>[],
  spent: readonly SumOf<Key>[],
  compare: (a: Key, b: Key) => number,
): MoneyProgress<Key>[] {
  const keys = [...new Set([...planned, ...spent].map(({ key }) => key))].toSorted(compare);
  const read = (sums: readonly SumOf<Key>[], key: Key) => sums.find((one) => one.key === key)?.cents ?? 0;
  return keys.map((key) => ({ key, plannedCents: read(planned, key), spentCents: read(spent, key) }));
}

function composeActions(
  content: StrategyContent,
  matter: ProgressMatter,
  spent: readonly BudgetLine[],
): ActionProgress[] {
  const planned = new Map(sumByAction(content.budget).map(({ key, cents }) => [key, cents]));
  const paid = new Map(sumByAction(spent).map(({ key, cents }) => [key, cents]));
  const reports = Map.groupBy(matter.reports, ({ actionId }) => actionId);
  const counts = Map.groupBy(matter.counts, ({ outputId }) => outputId);
  const things = new Set(matter.thingIds);
  return content.actions.map((action) => {
    const own = reports.get(action.actionId) ?? [];
    const last = findNewest(own);
    return {
      actionId: action.actionId,
      goalId: action.goalId,
      title: action.title,
      owner: action.owner?.name ?? '',
      state: readState(action, last),
      reason: action.state === 'dropped' ? action.stateReason : '',
      reportedFor: last?.month ?? null,
      outputs: action.outputs.map((output) =>
        composeOutput(output, own, counts.get(output.outputId) ?? [], things.has(output.outputId)),
      ),
      plannedCents: planned.get(action.actionId) ?? 0,
      spentCents: paid.get(action.actionId) ?? 0,
    };
  });
}

function findNewest<Report extends { readonly month: string }>(
  reports: readonly Report[],
): Report | undefined {
  return reports.reduce<Report | undefined>(
    (last, one) => (last === undefined || one.month > last.month ? one : last),
    undefined,
  );
}

/** Dropping and ending are decisions of the office; otherwise the last report knows better than the plan. */
export function readState(
  { state }: Pick<Action, 'state'>,
  last: Pick<ReportLike, 'state'> | undefined,
): ActionProgress['state'] {
  return state === 'dropped' || state === 'done' || last === undefined ? state : last.state;
}

function composeOutput(
  output: PlannedOutput,
  reports: readonly ReportLike[],
  counts: ProgressMatter['counts'],
  isThing: boolean,
): OutputProgress {
  const { outputId, actionId, name, countedBy } = output;
  const told = new Map<number, number>();
  const add = (month: string, amount: number): void => {
    const year = Number(month.slice(0, 4));
    told.set(year, (told.get(year) ?? 0) + amount);
  };
  if (countedBy === 'activities') for (const { month, amount } of counts) add(month, amount);
  else
    for (const { month, outputs } of reports) {
      const amount = outputs[outputId];
      if (amount !== undefined) add(month, amount);
    }
  const years = [...new Set([...output.planned.map(({ year }) => year), ...told.keys()])].toSorted(
    (a, b) => a - b,
  );
  return {
    outputId,
    actionId,
    name,
    countedBy,
    countsPeople: !isThing,
    years: years.map((year) => ({
      year,
      planned: output.planned.find((one) => one.year === year)?.amount ?? null,
      told: toTold(told.get(year)),
    })),
  };
}

const toTold = (value: number | undefined): Told =>
  value === undefined ? { kind: 'none', reason: 'not-told' } : { kind: 'number', value };

function composeMeasure(measure: GoalMeasure, readings: readonly MeasureReading[]): MeasureProgress {
  const reading =
    readings.find(
      ({ indicatorId, people }) => indicatorId === measure.indicatorId && people === measure.people,
    ) ?? null;
  return { measure, reading, standing: judgeStanding(measure, reading) };
}

function countStates(actions: readonly ActionProgress[]): Progress['states'] {
  const states = { planned: 0, running: 0, blocked: 0, done: 0, dropped: 0 };
  for (const { state } of actions) states[state] += 1;
  return states;
}

/** A number of an output that a release tells in public. */
export interface ReleasedOutput {
  readonly outputId: string;
  readonly year: number;
  readonly value: number;
}

/**
 * What may stand on a public page: numbers of outputs that count people only as releases tell them, whatever reports say;
 * where none does, that they are withheld. `released`: read from published tables. Names of owners are those of the adopted
 * strategy, words of reports are not part of progress. `thisYear`: nothing can be told of years after it, and that tells nothing.
 */
export function toPublicProgress(
  progress: Progress,
  thisYear: number,
  released: readonly ReleasedOutput[] = [],
): Progress {
  return {
    ...progress,
    goals: progress.goals.map((goal) => ({
      ...goal,
      actions: goal.actions.map((action) => ({
        ...action,
        outputs: action.outputs.map((output) =>
          output.countsPeople ? withReleased(output, thisYear, released) : output,
        ),
      })),
    })),
  };
}

function withReleased(
  output: OutputProgress,
  thisYear: number,
  released: readonly ReleasedOutput[],
): OutputProgress {
  return {
    ...output,
    years: output.years.map((one) => {
      const found = released.find(({ outputId, year }) => outputId === output.outputId && year === one.year);
      if (found !== undefined) return { ...one, told: { kind: 'number', value: found.value } };
      if (one.year > thisYear) return { ...one, told: { kind: 'none', reason: 'to-come' } };
      // Whether anything was told at all would tell of nobody or somebody: both read the same.
      return { ...one, told: { kind: 'none', reason: 'withheld' } };
    }),
  };
}
