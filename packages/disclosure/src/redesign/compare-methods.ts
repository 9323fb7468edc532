import type { CountProblem } from '../counts/counts.types.ts';
import type { RoundedProblem } from '../rounding/round-problem.ts';
import type { ProtectedCounts } from '../withholding/withholding.types.ts';
import type { BreakdownView, RedesignProposal } from './redesign.types.ts';
import { describeViews, readPersons } from './views.ts';

/** One way to publish a table, in figures that can be set side by side. */
export interface MethodView {
  readonly method: 'withhold' | 'redesign' | 'round';
  /** published keys, zeros included */
  readonly cells: number;
  readonly withheld: number;
  /** persons counted in withheld cells; a person is counted in every cell that holds them */
  readonly personsWithheld: number;
  /** persons; 0 where true numbers are shown */
  readonly meanDeviation: number;
  readonly largestDeviation: number;
  readonly views: readonly BreakdownView[];
}

/** Why a method is recommended. */
export const RECOMMENDATIONS = [
  'nothing-at-risk',
  'little-is-hidden',
  'redesign-shows-more',
  'rounding-shows-all',
] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export interface MethodComparison {
  /** withholding, the best redesign where there is one, rounding */
  readonly methods: readonly MethodView[];
  readonly recommended: MethodView['method'];
  readonly reason: Recommendation;
}

/** A breakdown of which at least this share of the persons can be seen still answers its question. */
const ENOUGH = 0.9;

/**
 * Sets the ways to publish a table side by side and recommends one: true numbers where little is hidden, else a design that
 * shows enough, else rounding, which shows all with a stated deviation.
 *
 * @param problem the table
 * @param made what withholding and rounding gave, and the proposals of `proposeRedesigns`
 * @returns one view for each method, and which of them is recommended, with the reason
 * @example
 * const folk = parseCountProblem({ variables: { sex: { leaves: ['f', 'm'] } }, tables: [{ name: 't', vars: { sex: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4 } }, 'sex,freq\nf,8\nm,9');
 * const folkShown = [{ key: 'f', published: 8, status: 'value', reason: '' }, { key: 'm', published: 9, status: 'value', reason: '' }, { key: 'Total', published: 17, status: 'value', reason: '' }];
 * compareMethods(folk, { withheld: { cells: folkShown }, rounded: roundProblem(folk, { base: 5, seed: 1 }), proposals: [] }).reason // => "nothing-at-risk"
 */
export function compareMethods(
  problem: CountProblem,
  made: {
    readonly withheld: Pick<ProtectedCounts, 'cells'>;
    readonly rounded: RoundedProblem;
    readonly proposals: readonly RedesignProposal[];
  },
): MethodComparison {
  const withholding = viewWithholding(problem, made.withheld);
  const [best] = made.proposals;
  const redesign = best === undefined ? undefined : viewRedesign(best);
  const { accuracy } = made.rounded;
  const rounding: MethodView = {
    ...withholding,
    method: 'round',
    withheld: 0,
    personsWithheld: 0,
    meanDeviation: accuracy.meanDeviation,
    largestDeviation: accuracy.largestDeviation,
    views: withholding.views.map((view) => ({ ...view, visible: view.cells, personShare: 1 })),
  };
  const methods = [withholding, ...(redesign === undefined ? [] : [redesign]), rounding];
  if (withholding.withheld === 0) return { methods, recommended: 'withhold', reason: 'nothing-at-risk' };
  if (showsEnough(withholding.views)) return { methods, recommended: 'withhold', reason: 'little-is-hidden' };
  return best !== undefined && best.score >= ENOUGH
    ? { methods, recommended: 'redesign', reason: 'redesign-shows-more' }
    : { methods, recommended: 'round', reason: 'rounding-shows-all' };
}

function showsEnough(views: readonly BreakdownView[]): boolean {
  return views.every(({ personShare }) => personShare >= ENOUGH);
}

function viewWithholding(problem: CountProblem, { cells }: Pick<ProtectedCounts, 'cells'>): MethodView {
  const persons = readPersons(problem);
  const views = describeViews(problem, cells);
  const personsWithheld = cells.reduce(
    (sum, { key, published }) => sum + (published === undefined ? (persons.get(key) ?? 0) : 0),
    0,
  );
  return {
    method: 'withhold',
    ...countCells(views),
    personsWithheld,
    meanDeviation: 0,
    largestDeviation: 0,
    views,
  };
}

function viewRedesign({ problem, published }: RedesignProposal): MethodView {
  return { ...viewWithholding(problem, { cells: published }), method: 'redesign' };
}

function countCells(views: readonly BreakdownView[]): { cells: number; withheld: number } {
  const cells = views.reduce((sum, view) => sum + view.cells, 0);
  return { cells, withheld: cells - views.reduce((sum, view) => sum + view.visible, 0) };
}
