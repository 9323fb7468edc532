/** The fit over all places of a country with what a picture of it needs. Pure and slow (0.2 to 0.5 s for 7,000 places). */
import { computeFunnelLimits, fitExpectedValues, predictExpectedValue } from '@vicus/statistics';
import type { ExpectedValueFit } from '@vicus/statistics';
import type {
  ExpectedClass,
  ExpectedLimit,
  ExpectedTable,
  LandscapeOrNone,
  PointSpan,
} from './expected.types.ts';

/** Sizes at which limits are computed, equal steps of their logarithm. */
const LIMITS = 36;
/** People counted, where classes of the table begin. */
const CLASS_STARTS = [1, 100, 250, 500, 1_000, 2_500, 10_000, 50_000] as const;

export function computeLandscape(table: ExpectedTable): LandscapeOrNone {
  const fit = fitExpectedValues(table);
  if (fit.kind === 'no-fit') return fit;
  const sizes = table.denominators;
  const differences = computeDifferences(fit, table);
  const limits = computeLimits(fit, sizes);
  return {
    kind: 'landscape',
    fit,
    sizes,
    differences,
    limits,
    classes: composeClasses(sizes, differences, limits),
  };
}

/** Percentage points between each place and the line through all. */
function computeDifferences(fit: ExpectedValueFit, table: ExpectedTable): Float64Array {
  return Float64Array.from(table.numerators, (numerator, i) => {
    const onLine = fit.preconditions.reduce(
      (sum, { coefficient, mean }, j) => sum + coefficient * ((table.columns[j]?.[i] ?? mean) - mean),
      fit.levelAtMeans,
    );
    return 100 * (numerator / (table.denominators[i] ?? 1) - onLine);
  });
}

/** Of a place that is average in every precondition, at sizes from the smallest to the largest. */
function computeLimits(fit: ExpectedValueFit, sizes: Float64Array): readonly ExpectedLimit[] {
  const least = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = Math.max(
    least + 1,
    sizes.reduce((a, b) => Math.max(a, b), 0),
  );
  const values = Object.fromEntries(fit.preconditions.map(({ name, mean }) => [name, mean]));
  const chosen = Array.from({ length: LIMITS }, (_, i) =>
    Math.round(least * (most / least) ** (i / (LIMITS - 1))),
  );
  return [...new Set(chosen)].map((size) => {
    const { expected, low, high } = predictExpectedValue(fit, { values, denominator: size, wasInFit: false });
    const [chance] = computeFunnelLimits({ kind: 'share', level: expected }, [size]);
    return {
      size,
      chance: toPoints(chance?.inner ?? { low, high }, expected),
      usual: toPoints({ low, high }, expected),
    };
  });
}

function toPoints({ low, high }: PointSpan, level: number): PointSpan {
  return { low: 100 * (low - level), high: 100 * (high - level) };
}

/** Limits at a size between two of the computed ones. */
export function readLimit(limits: readonly ExpectedLimit[], size: number): ExpectedLimit {
  const [first, last] = [limits[0], limits.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('There are no limits');
  const at = limits.findIndex((one) => one.size >= size);
  const [before, after] = [limits[Math.max(0, at - 1)] ?? first, at < 0 ? last : (limits[at] ?? last)];
  if (at < 0) return { ...last, size };
  const way =
    after.size === before.size
      ? 0
      : Math.min(1, Math.max(0, Math.log(size / before.size) / Math.log(after.size / before.size)));
  const mix = (read: (limit: ExpectedLimit) => number): number =>
    read(before) + way * (read(after) - read(before));
  return {
    size,
    chance: { low: mix(({ chance }) => chance.low), high: mix(({ chance }) => chance.high) },
    usual: { low: mix(({ usual }) => usual.low), high: mix(({ usual }) => usual.high) },
  };
}

/** Classes without a place are left out. */
function composeClasses(
  sizes: Float64Array,
  differences: Float64Array,
  limits: readonly ExpectedLimit[],
): readonly ExpectedClass[] {
  return CLASS_STARTS.flatMap((from, position) => {
    const below = CLASS_STARTS[position + 1] ?? null;
    const rows = Array.from(sizes.keys()).filter((row) => {
      const size = sizes[row] ?? 0;
      return size >= from && (below === null || size < below);
    });
    if (rows.length === 0) return [];
    const ordered = rows.map((row) => sizes[row] ?? 0).toSorted((a, b) => a - b);
    const typicalSize = ordered[Math.floor((ordered.length - 1) / 2)] ?? from;
    const { chance, usual } = readLimit(limits, typicalSize);
    const verdicts = rows.map((row) => {
      const limit = readLimit(limits, sizes[row] ?? 1).usual;
      const difference = differences[row] ?? 0;
      return difference > limit.high ? 1 : difference < limit.low ? -1 : 0;
    });
    const count = (verdict: number): number => verdicts.filter((one) => one === verdict).length;
    const counts = { above: count(1), within: count(0), under: count(-1) };
    return [{ from, below, places: rows.length, typicalSize, chance, usual, ...counts }];
  });
}
