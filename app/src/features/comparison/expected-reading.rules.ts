/** What one place is told of a fit, in per cent and percentage points. */
import { predictExpectedValue, type Expectation } from '@vicus/statistics';
import type { MissingReason } from './axes.types.ts';
import { isLogarithmic } from './expected.rules.ts';
import type {
  ExpectedInput,
  ExpectedLandscape,
  ExpectedReading,
  Outcome,
  Precondition,
} from './expected.types.ts';

/** Standard deviations that hold 95 of 100. */
const SPAN = 1.96;

export interface ReadPlace {
  readonly actual: number | null;
  readonly reason: MissingReason | null;
  readonly people: number;
  readonly entered: Readonly<Record<string, number>>;
}

export interface ReadChoice {
  readonly outcome: Outcome;
  readonly year: number;
  readonly rows: readonly number[];
  readonly outcomeColumn: Float64Array;
  readonly inputs: readonly { readonly precondition: Precondition; readonly year: number }[];
}

export function composeReading(
  { fit, classes }: ExpectedLandscape,
  own: ReadPlace,
  choice: ReadChoice,
): ExpectedReading {
  const { actual, people } = own;
  const told = predictExpectedValue(fit, {
    values: own.entered,
    denominator: people,
    // The same arithmetic as in the fit; what is known here was among those fitted.
    ...(actual === null ? {} : { numerator: (actual / 100) * people }),
    wasInFit: actual !== null,
  });
  const known = choice.rows.filter((row) => !Number.isNaN(choice.outcomeColumn[row] ?? NaN)).length;
  return {
    kind: 'told',
    outcome: choice.outcome,
    year: choice.year,
    actual,
    reason: own.reason,
    expected: 100 * told.expected,
    low: 100 * told.low,
    high: 100 * told.high,
    difference: told.difference === null ? null : 100 * told.difference,
    verdict: told.verdict,
    people,
    inputs: composeInputs(told, choice, fit.entangled),
    chancePoints: 100 * SPAN * told.chance,
    betweenPoints: 100 * SPAN * told.betweenPlaces,
    coefficientPoints: 100 * SPAN * told.coefficients,
    places: fit.places,
    withoutOutcome: choice.rows.length - known,
    withoutInput: known - fit.places,
    explained: 100 * fit.shareExplained,
    averageLevel: 100 * fit.levelAtMeans,
    classes,
  };
}

/** The strongest push first. */
function composeInputs(
  told: Expectation,
  choice: ReadChoice,
  entangled: readonly string[],
): readonly ExpectedInput[] {
  return told.inputs
    .flatMap((input) => {
      const chosen = choice.inputs.find(({ precondition }) => precondition === input.name);
      if (chosen === undefined) return [];
      const { precondition, year } = chosen;
      const toShown = (value: number): number => (isLogarithmic(precondition) ? Math.exp(value) : value);
      return [
        {
          precondition,
          year,
          value: toShown(input.value),
          mean: toShown(input.mean),
          points: 100 * input.contribution,
          isOutsideRange: input.isOutsideRange,
          isEntangled: entangled.includes(input.name),
        },
      ];
    })
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
