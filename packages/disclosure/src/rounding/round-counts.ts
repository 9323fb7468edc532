import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import { openChoices, readRoundedRows } from './choices.ts';
import { improveChoices } from './improve.ts';
import type { RoundedCounts, RoundingAccuracy, RoundingRequest } from './rounding.types.ts';

/**
 * Rounds small counts at the bottom of the tables to multiples of a base and adds everything up again, so that all
 * published totals agree with one another. Chooses up or down so that totals stay near their true values.
 *
 * Every elementary row of 1 to t − 1 persons is rounded to a multiple of the base beside it, t being the first
 * multiple of the base above the largest protected count; larger rows keep their count. A rounded 0 is shown as a
 * range that begins at 0 (`showRounded`), so that nobody can tell it from a true zero.
 *
 * Method: docs/methods/small-count-rounding.md. Deterministic for a seed if not stopped early.
 *
 * @param system the published cells; see `buildCountSystem`
 * @param request base, seed, when to stop
 * @returns rounded rows (persons), the number shown for each visible cell, and how far they are from the true ones
 * @throws DisclosureProblem `cannot-be-rounded` where true numbers of these cells are public already
 */
export function roundCounts(system: CountSystem, request: RoundingRequest): RoundedCounts {
  if (system.state.includes(CELL_STATES.fixed))
    throw new DisclosureProblem(
      'cannot-be-rounded',
      system.keys[system.state.indexOf(CELL_STATES.fixed)]?.[0] ?? '',
      'its true number is public already, beside which a rounded one tells more; withhold instead',
    );
  const choices = openChoices(system, request.base);
  improveChoices(choices, request.seed, request.mayContinue ?? (() => true));
  const rows = readRoundedRows(choices);
  const published = system.value.slice(0, system.visibleCount).map((value, cell) => {
    return value + (choices.deviation[cell] ?? 0);
  });
  return { base: request.base, rows, published, accuracy: describeAccuracy(choices.deviation) };
}

/**
 * The text of a rounded number.
 *
 * @param rounded a count after rounding, 0 or more
 * @param base 3 or 5
 * @returns the number, or `0–2` (base 3) or `0–4` (base 5) for a rounded zero
 * @example
 * showRounded(0, 3) // => "0–2"
 * showRounded(12, 3) // => "12"
 */
export function showRounded(rounded: number, base: number): string {
  return rounded === 0 ? `0–${base - 1}` : String(rounded);
}

function describeAccuracy(deviation: Float64Array): RoundingAccuracy {
  const sizes = deviation.map((one) => Math.abs(one)).sort();
  const cells = sizes.length;
  const sum = sizes.reduce((total, one) => total + one, 0);
  return {
    cells,
    unchanged: sizes.findIndex((one) => one > 0) === -1 ? cells : sizes.findIndex((one) => one > 0),
    meanDeviation: cells === 0 ? 0 : sum / cells,
    largestDeviation: sizes[cells - 1] ?? 0,
    ninthDecile: sizes[Math.max(0, Math.ceil(cells * 0.9) - 1)] ?? 0,
  };
}
