import type { CountProblem } from '../counts/counts.types.ts';
import type { ProtectedCell } from '../withholding/withholding.types.ts';

/** What a change of the table is, in the order in which it is tried. */
export const REDESIGN_KINDS = [
  'merge-categories',
  'merge-neighbours',
  'coarser-level',
  'pool-places',
  'pool-periods',
  'drop-breakdown',
] as const;
export type RedesignKind = (typeof REDESIGN_KINDS)[number];

/** What a variable is, for the names of proposals and for what may be merged; others are unordered categories. */
export type VariableRole = 'place' | 'period' | 'ordered';

export interface Redesign {
  readonly kind: RedesignKind;
  /** name of the variable that changes */
  readonly variable: string;
  /** the new codes of what was put together; empty for a dropped breakdown */
  readonly codes: readonly string[];
  readonly problem: CountProblem;
}

/** What readers can still see of one breakdown (the variables that are not `Total`). */
export interface BreakdownView {
  readonly variables: readonly string[];
  /** published keys, zeros included */
  readonly cells: number;
  readonly visible: number;
  /** persons counted in visible cells, as a share 0–1 of those in all cells of the breakdown */
  readonly personShare: number;
}

export interface RedesignProposal extends Redesign {
  /** the table it gives */
  readonly published: readonly ProtectedCell[];
  /** keys, and how many of them are withheld */
  readonly cells: number;
  readonly withheld: number;
  readonly views: readonly BreakdownView[];
  /** mean person share over the breakdowns that were asked for; one that is gone counts 0 */
  readonly score: number;
}

/** Protects a design; undefined where withholding cannot protect it. A quick search is enough. */
export type ProtectDesign = (design: CountProblem) => readonly ProtectedCell[] | undefined;
