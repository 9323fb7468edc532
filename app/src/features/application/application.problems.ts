/** What can go wrong on purpose with applications for money. */
import { Problem } from '#server/problem.ts';

export const strategyUnknown = () => new Problem('application-strategy-unknown', 422, {}, 'strategyId');
export const amountUnreadable = (text: string, field: string) =>
  new Problem('application-amount', 422, { text }, field);
export const summaryTooLong = (count: number, limit: number) =>
  new Problem('application-summary-too-long', 422, { count, limit }, 'words');
/** A known step is marked as done; it cannot be taken away. */
export const stepStays = () => new Problem('application-step-stays', 409);
