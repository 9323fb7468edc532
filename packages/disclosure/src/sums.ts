import { DisclosureProblem } from './disclosure.problems.ts';
import type { DisclosurePolicy, MeasureBasis, SumRules, WithholdingReason } from './disclosure.types.ts';
import { describeFigure, readBasis } from './figures.ts';
import type { Figure, Model } from './figures.ts';
import { DEFAULT_SUM_RULES } from './policy.ts';

/** Sums of amounts and their largest contributors: the p % rule and the dominance rule. */

type SumBasis = Extract<MeasureBasis, { kind: 'sum' }>;

/** Amounts behind one sum. */
interface Amounts {
  readonly sum: number;
  readonly largest: number;
  readonly second: number;
}

/** Why a sum is withheld for itself. Errors: `bad-sum`. */
export function judgeSum(
  model: Model,
  figure: Figure,
  basis: SumBasis,
  policy: DisclosurePolicy,
): WithholdingReason | undefined {
  const { sum, largest } = readAmounts(model, figure, basis);
  const contributors = figure.persons ?? 0;
  if (contributors === 0) return undefined;
  if (contributors < policy.minimumCount) return 'too-few-persons';
  const { dominancePercent } = policy.sums ?? DEFAULT_SUM_RULES;
  const dominates = largest > (dominancePercent / 100) * sum;
  return dominates || computeSumRoom(model, figure, policy) > 0 ? 'few-dominate' : undefined;
}

/**
 * How much more than it is a reader must think a sum can be: the second largest subtracts their own amount, and what is
 * left must not tell the largest within p percent. 0 where all others together cover that already.
 */
export function computeSumRoom(model: Model, figure: Figure, policy: DisclosurePolicy): number {
  const table = model.tables[figure.table];
  if (table === undefined || figure.kind !== 'average' || figure.state !== 'number') return 0;
  const basis = readBasis(table.table, figure.measure);
  if (basis.kind !== 'sum') return 0;
  return computeRoom(readAmounts(model, figure, basis), policy.sums ?? DEFAULT_SUM_RULES);
}

function computeRoom({ sum, largest, second }: Amounts, { pPercent }: SumRules): number {
  return Math.max(0, (pPercent / 100) * largest - (sum - largest - second));
}

function readAmounts(model: Model, figure: Figure, basis: SumBasis): Amounts {
  const amounts = {
    sum: figure.value,
    largest: basis.largest[figure.position] ?? 0,
    second: basis.secondLargest[figure.position] ?? 0,
  };
  const { sum, largest, second } = amounts;
  const isOrdered = second >= 0 && largest >= second && sum >= largest + second - 1e-9 * Math.max(1, sum);
  if (!isOrdered || !Number.isFinite(sum)) {
    throw new DisclosureProblem(
      'bad-sum',
      describeFigure(model, figure),
      'a sum is made of amounts of 0 or more, the largest and the second largest among them',
    );
  }
  return amounts;
}
