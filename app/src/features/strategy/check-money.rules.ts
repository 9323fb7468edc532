/** Checks of the budget, and the cliff: where the money stops though the work goes on. */
import type { Action, BudgetLine, MoneySource } from './action.types.ts';
import { sumByAction, sumBySource, sumByYear, sumCents } from './budget.rules.ts';
import { toFinding } from './check-finding.rules.ts';
import type { CliffYear, Finding } from './check.types.ts';
import type { StrategyContent } from './strategy.types.ts';

/** More than this part of all money in one place is one leg to stand on. */
const MOST_OF_ALL = 0.5;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Lines of actions that were not dropped. */
function listActiveLines({ actions, budget }: StrategyContent): BudgetLine[] {
  const dropped = new Set(actions.filter(({ state }) => state === 'dropped').map((one) => one.actionId));
  return budget.filter((line) => !dropped.has(line.actionId));
}

/**
 * Money year by year from the first to the year after the last: secured and paid on, secured for the last time, open. The
 * three parts add up to all money of the year. Money of dropped actions is left out.
 */
export function computeCliff(content: StrategyContent): CliffYear[] {
  const lines = listActiveLines(content);
  const { fromYear, toYear } = content.strategy;
  const years = lines.map(({ year }) => year);
  const first = Math.min(fromYear, ...years);
  const last = Math.max(toYear, ...years) + 1;
  const ends = new Map(content.moneySources.map(({ moneySourceId, endsOn }) => [moneySourceId, endsOn]));
  const byYear = Map.groupBy(lines, ({ year }) => year);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    splitYear(first + i, byYear.get(first + i) ?? [], ends),
  );
}

function splitYear(
  year: number,
  lines: readonly BudgetLine[],
  ends: ReadonlyMap<string, string | null>,
): CliffYear {
  const isLast = ({ moneySourceId }: BudgetLine): boolean => {
    const endsOn = moneySourceId === null ? null : (ends.get(moneySourceId) ?? null);
    return endsOn !== null && yearOf(endsOn) <= year;
  };
  const secured = lines.filter(({ isSecured }) => isSecured);
  const totalCents = sumCents(lines);
  const endingCents = sumCents(secured.filter(isLast));
  const securedCents = sumCents(secured) - endingCents;
  return { year, securedCents, endingCents, openCents: totalCents - securedCents - endingCents, totalCents };
}

export function listMoneyFindings(content: StrategyContent): Finding[] {
  const lines = listActiveLines(content);
  return [
    ...listWithoutMoney(content, lines),
    ...listConcentrations(content, lines),
    ...listEnds(content, lines),
    ...sumByYear(lines)
      .filter(({ openCents }) => openCents > 0)
      .map(({ key: year, openCents, cents }) =>
        toFinding(
          'money-unsecured',
          { kind: 'year', id: String(year), title: String(year) },
          { year, openCents, totalCents: cents },
        ),
      ),
    ...listFalls(content),
  ];
}

function listWithoutMoney({ actions }: StrategyContent, lines: readonly BudgetLine[]): Finding[] {
  const withLine = new Set(lines.map(({ actionId }) => actionId));
  return actions
    .filter(({ actionId, state }) => !withLine.has(actionId) && (state === 'planned' || state === 'running'))
    .map(({ actionId, title }) =>
      toFinding('action-without-money', {
        kind: 'action',
        id: actionId,
        title,
        href: `budget?action=${actionId}`,
      }),
    );
}

function listConcentrations(
  { actions, moneySources }: StrategyContent,
  lines: readonly BudgetLine[],
): Finding[] {
  const totalCents = sumCents(lines);
  if (totalCents === 0) return [];
  const share = (cents: number): number => Math.round((cents / totalCents) * 100);
  const [largest] = sumByAction(lines);
  const action = actions.find(({ actionId }) => actionId === largest?.key);
  const limited = sumBySource(lines).find(({ key }) =>
    moneySources.some(({ moneySourceId, endsOn }) => moneySourceId === key && endsOn !== null),
  );
  const source = moneySources.find(({ moneySourceId }) => moneySourceId === limited?.key);
  const isMost = (cents: number): boolean => cents > totalCents * MOST_OF_ALL;
  return [
    ...(action && largest && actions.length > 1 && action.stage === 'project' && isMost(largest.cents)
      ? [
          toFinding(
            'one-action-has-most',
            {
              kind: 'action',
              id: action.actionId,
              title: action.title,
              href: `budget?action=${action.actionId}`,
            },
            { percent: share(largest.cents) },
          ),
        ]
      : []),
    ...(source && limited && isMost(limited.cents)
      ? [toFinding('one-source-pays-most', placeOf(source), { percent: share(limited.cents) })]
      : []),
  ];
}

const placeOf = ({ moneySourceId, name }: MoneySource) =>
  ({ kind: 'source', id: moneySourceId, title: name, href: 'budget/sources' }) as const;

/** A source that ends before what it pays for: what then? */
function listEnds({ actions, moneySources }: StrategyContent, lines: readonly BudgetLine[]): Finding[] {
  return moneySources.flatMap((source) => {
    const { endsOn, moneySourceId } = source;
    if (endsOn === null) return [];
    const own = lines.filter((line) => line.moneySourceId === moneySourceId);
    const late = own.filter(({ year }) => year > yearOf(endsOn));
    const outliving = actions.filter(
      (action) => own.some(({ actionId }) => actionId === action.actionId) && goesOnAfter(action, endsOn),
    );
    return [
      ...(late.length > 0
        ? [toFinding('line-after-source-end', placeOf(source), { endsOn, count: late.length })]
        : []),
      ...outliving.map(({ actionId, title }) =>
        toFinding(
          'source-ends-before-action',
          { kind: 'action', id: actionId, title, href: `budget?action=${actionId}` },
          { source: source.name, endsOn },
        ),
      ),
    ];
  });
}

/** A service has no end; what has no last day has none that anybody knows. */
function goesOnAfter({ state, stage, endsOn }: Action, day: string): boolean {
  if (state === 'dropped' || state === 'done') return false;
  return endsOn === null ? stage === 'service' : endsOn > day;
}

/** Half the money or less of the year before, though something goes on. */
function listFalls(content: StrategyContent): Finding[] {
  const cliff = computeCliff(content);
  return cliff.flatMap((next, i) => {
    const before = cliff[i - 1];
    if (before === undefined || before.totalCents === 0 || next.totalCents * 2 > before.totalCents) return [];
    const goesOn = content.actions.filter((action) => goesOnAfter(action, `${before.year}-12-31`));
    if (goesOn.length === 0) return [];
    const { year } = next;
    const values = {
      year,
      totalCents: next.totalCents,
      beforeCents: before.totalCents,
      count: goesOn.length,
    };
    return [toFinding('money-falls', { kind: 'year', id: String(year), title: String(year) }, values)];
  });
}
