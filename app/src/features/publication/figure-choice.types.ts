/** Which picture and which tables answer the question of a table. */
import type { Coordinates } from '@vicus/cube';
import type { DistributionChoice, DivergingChoice, DotIntervalChoice } from '@vicus/charts';
import type { TableChoice } from './table-view.rules.ts';

export type ChartChoice =
  | { readonly kind: 'dot-interval'; readonly choice: DotIntervalChoice }
  | { readonly kind: 'diverging'; readonly choice: DivergingChoice }
  | { readonly kind: 'distribution'; readonly choice: DistributionChoice };

export interface FigureChoice {
  readonly chart: ChartChoice | null;
  readonly tables: readonly TableChoice[];
  /** shares are drawn as numbers out of a hundred */
  readonly inPercent?: boolean;
  /** where the number of answers behind the whole figure stands */
  readonly answered?: { readonly measure: string; readonly at: Coordinates };
}
