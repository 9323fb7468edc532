/** What can go wrong on purpose with goals, actions and money. */
import { Problem } from '#server/problem.ts';
import type { AmountWrong } from './budget.rules.ts';

export const goalHasActions = (count: number) => new Problem('goal-has-actions', 409, { count });
/** Progress tells what was dropped and why; a row that is gone tells nothing. */
export const actionWasAdopted = () => new Problem('action-was-adopted', 409);
export const measureWithoutName = () => new Problem('goal-measure-without-name', 422, {}, 'name');
export const sourceIsUsed = (count: number) => new Problem('money-source-used', 409, { count });
export const securedWithoutSource = (line: number, field: string) =>
  new Problem('secured-without-source', 422, { line }, field);
export const budgetTooLarge = () => new Problem('budget-too-large', 422);
export const currencyUnknown = (currency: string) => new Problem('currency-unknown', 422, { currency });
/** `line`: counted from 1, as the page numbers them. */
export const amountWrong = (wrong: AmountWrong, line: number, text: string, field: string) =>
  new Problem(`amount-${wrong}`, 422, { line, text }, field);
