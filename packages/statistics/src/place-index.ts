import type { RespondentRole } from './answers.types.ts';
import type { SummaryIndexes } from './summary-indexes.ts';

export interface PlaceIndexValue {
  /** mean over the respondents who have this index; `null` if nobody has it */
  readonly mean: number | null;
  /** respondents behind the mean */
  readonly n: number;
  /** how many of them answered 14 or 15 kinds instead of 16 */
  readonly scaledCount: number;
  /** the respondents' values in ascending order, for intervals; confidential, never shown singly */
  readonly values: readonly number[];
}

export interface PlaceIndex {
  readonly index1: PlaceIndexValue;
  readonly index2: PlaceIndexValue;
  readonly index3: PlaceIndexValue;
  readonly index4: PlaceIndexValue;
  /** elected members and officials among the respondents, with or without an index */
  readonly counted: number;
}

/**
 * A place's Index 1-4: the mean over its elected policymakers and officials. Partner organisations' answers stand
 * beside the index and are left out here.
 *
 * @param respondents each with role and Index 1-4
 * Source: Whole-COMM WP3 2023, section 3.4 and figures 3.6-3.7. Method page: docs/methods/interaction-index.md
 * @example
 * computePlaceIndex([]).index1 // => {"mean":null,"n":0,"scaledCount":0,"values":[]}
 */
export function computePlaceIndex(
  respondents: readonly { readonly role: RespondentRole; readonly indexes: SummaryIndexes }[],
): PlaceIndex {
  const counted = respondents.filter(({ role }) => role !== 'partner-organisation');
  const average = (id: keyof SummaryIndexes): PlaceIndexValue => {
    const found = counted.flatMap(({ indexes }) => (indexes[id].kind === 'index' ? [indexes[id]] : []));
    const values = found.map(({ value }) => value).sort((a, b) => a - b);
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      mean: values.length === 0 ? null : sum / values.length,
      n: values.length,
      scaledCount: found.filter(({ scaled }) => scaled).length,
      values,
    };
  };
  return {
    index1: average('index1'),
    index2: average('index2'),
    index3: average('index3'),
    index4: average('index4'),
    counted: counted.length,
  };
}
