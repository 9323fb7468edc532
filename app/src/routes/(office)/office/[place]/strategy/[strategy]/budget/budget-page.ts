/** What the page of a budget shows: the grid, totals by everything, and the lines of one action to be changed. */
import { flattenFields } from '#features/strategy/action-form.rules.ts';
import { listYears } from '#features/strategy/action-values.rules.ts';
import {
  composeBudgetGrid,
  formatPlainAmount,
  sumByKind,
  sumBySource,
  sumByYear,
  sumLines,
} from '#features/strategy/budget.rules.ts';
import { MOST_LINES } from '#features/strategy/budget.schema.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { Language } from '#ui/messages.ts';

const SPARE_LINES = 4;

export function composeBudgetPage({ strategy, actions, budget, moneySources }: StrategyContent) {
  const shown = actions.map(({ actionId, title, state, stage }) => ({ actionId, title, state, stage }));
  return {
    strategy,
    grid: composeBudgetGrid(shown, budget, strategy),
    byYear: sumByYear(budget),
    bySource: sumBySource(budget),
    byKind: sumByKind(budget),
    total: sumLines(budget, 'all'),
    sources: moneySources,
  };
}

/** Lines of one action as the fields of a form; null: no such action. */
export function composeLines(
  { strategy, actions, budget }: StrategyContent,
  actionId: string | null,
  language: Language,
) {
  const action = actions.find((one) => one.actionId === actionId);
  if (action === undefined) return null;
  const lines = budget.filter((line) => line.actionId === actionId).slice(0, MOST_LINES - SPARE_LINES);
  const values = flattenFields({
    lines: lines.map(({ amountCents, isSecured, actionId: _action, ...line }) => ({
      ...line,
      isSecured: isSecured ? 'on' : '',
      amount: formatPlainAmount(amountCents, strategy.currency, language),
    })),
  });
  return {
    actionId: action.actionId,
    title: action.title,
    values,
    count: lines.length + SPARE_LINES,
    years: listYears(strategy),
  };
}
