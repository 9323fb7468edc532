/** The board: actions by state, what needs somebody, and when things take place. */
import type { ActionProgress } from './progress.types.ts';

export type Column = ActionProgress['state'];
export const COLUMNS = [
  'blocked',
  'planned',
  'running',
  'done',
  'dropped',
] as const satisfies readonly Column[];

export interface BoardCard {
  readonly actionId: string;
  readonly goalId: string;
  readonly title: string;
  /** '' nobody */
  readonly owner: string;
  readonly ownerKey: string;
  readonly area: string;
  readonly column: Column;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** month of the last report; null: none */
  readonly reportedFor: string | null;
  /** not told about the month that is due */
  readonly isReportMissing: boolean;
  /** what hinders; '' nothing, or the reader may not see it */
  readonly hinders: string;
  readonly lateMilestones: readonly { readonly title: string; readonly dueOn: string }[];
  readonly nextMilestone: { readonly title: string; readonly dueOn: string } | null;
}

export interface BoardFilter {
  /** '' all of them */
  readonly goal: string;
  readonly owner: string;
  readonly area: string;
}

export interface Board {
  readonly cards: readonly BoardCard[];
  readonly counts: Readonly<Record<Column, number>>;
  readonly blocked: readonly BoardCard[];
  readonly late: readonly BoardCard[];
  readonly missing: readonly BoardCard[];
}
