import { describeColumn, type CharacteristicColumn } from './place-distance.ts';

export interface NearestQuestion {
  readonly columns: readonly CharacteristicColumn[];
  /** row of the place that asks */
  readonly own: number;
  /** rows it may be held against; its own may be among them */
  readonly rows: ArrayLike<number>;
  /** how many characteristics a place must share with it, from 1 */
  readonly minimumShared: number;
  /** how many places are wanted */
  readonly count: number;
}

export interface NearPlace {
  readonly row: number;
  /** standard deviations */
  readonly distance: number;
  /** on how many characteristics it rests */
  readonly shared: number;
}

export interface NearestAnswer {
  /** nearest first; equal distances in the order of the rows */
  readonly nearest: readonly NearPlace[];
  /** places that share enough with it */
  readonly compared: number;
  /** by column, over `rows`: what one standard deviation is */
  readonly spreads: readonly {
    readonly n: number;
    readonly mean: number;
    readonly standardDeviation: number;
  }[];
}

/**
 * The places of a table that are most like one of them, each characteristic standardised over the rows asked about.
 * A characteristic that the place itself lacks, or that does not vary, cannot be compared and counts for nobody.
 *
 * @param question columns (values in any unit, NaN where none is known; weights above 0), own row, rows, how many
 * @throws RangeError for a weight that is not above 0
 * Source and formula: `computePlaceDistance`. Method page: docs/methods/peers.md
 * @example
 * findNearestPlaces({ columns: [{ values: Float64Array.of(1, 2, 9, 4), weight: 1 }], own: 0, rows: [0, 1, 2, 3], minimumShared: 1, count: 2 }).nearest.map((one) => one.row) // => [1, 3]
 */
export function findNearestPlaces(question: NearestQuestion): NearestAnswer {
  const { columns, own, rows, minimumShared } = question;
  if (!columns.every(({ weight }) => weight > 0)) throw new RangeError('Weights are above 0');
  const spreads = columns.map(({ values }) => describeColumn(values, rows));
  const usable = columns.flatMap(({ values, weight }, at) => {
    const deviation = spreads[at]?.standardDeviation ?? 0;
    const ownValue = values[own] ?? NaN;
    if (!(deviation > 0) || ownValue !== ownValue) return [];
    return [{ values, ownValue, weight, perSquare: weight / (deviation * deviation) }];
  });
  const kept: NearPlace[] = [];
  let compared = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? -1;
    if (row === own) continue;
    const near = measure(usable, row);
    if (near.shared < Math.max(1, minimumShared)) continue;
    compared += 1;
    keepNearest(kept, near, question.count);
  }
  return { nearest: kept, compared, spreads };
}

interface UsableColumn {
  readonly values: Float64Array;
  readonly ownValue: number;
  readonly weight: number;
  /** weight over variance */
  readonly perSquare: number;
}

/** The sum of `computePlaceDistance`, without copying the values of the row. */
function measure(columns: readonly UsableColumn[], row: number): NearPlace {
  let [squares, weight, shared] = [0, 0, 0];
  for (const column of columns) {
    const difference = (column.values[row] ?? NaN) - column.ownValue;
    if (difference !== difference) continue;
    squares += column.perSquare * difference * difference;
    weight += column.weight;
    shared += 1;
  }
  return { row, distance: shared === 0 ? Infinity : Math.sqrt(squares / weight), shared };
}

/** Keeps `kept` sorted and at most `count` long. */
function keepNearest(kept: NearPlace[], near: NearPlace, count: number): void {
  const last = kept.at(-1);
  if (kept.length >= count && (last === undefined || near.distance >= last.distance)) return;
  let at = kept.length;
  while (at > 0 && (kept[at - 1]?.distance ?? 0) > near.distance) at -= 1;
  kept.splice(at, 0, near);
  if (kept.length > count) kept.pop();
}
