/** Nouns of files that hold values of many places at once. */
import type { DatasetFinding, RowOutcomes } from '#features/place/dataset.types.ts';
import type { ObservationKey, ObservationStatus, NoValueReason, Counted } from './indicator.types.ts';

export const STATISTICS_FIELDS = [
  'place',
  'indicator',
  'version',
  'people',
  'breakdown',
  'period',
  'numerator',
  'denominator',
  'value',
  'status',
  'reason',
  'counted',
] as const;
export type StatisticsField = (typeof STATISTICS_FIELDS)[number];

/** A file as it comes, read once from its beginning. */
export interface StatisticsFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Whose figures they are. */
export interface StatisticsAbout {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  /** why values that stand there are replaced, as it is kept beside them; left out: the title of the file */
  readonly why?: string;
}

/** What the headings say: one field or none for each column of the file, in its order. */
export interface StatisticsHead {
  readonly delimiter: ',' | ';' | '\t';
  readonly columns: readonly (StatisticsField | null)[];
}

/** Rows that say the same about everything but place and numbers. Texts as they stand in the file, '' where empty. */
export interface RowKind {
  readonly indicator: string;
  readonly version: string;
  readonly people: string;
  readonly breakdown: string;
  readonly period: string;
  readonly status: string;
  readonly reason: string;
  readonly counted: string;
  /** the first of them, as a spreadsheet program counts */
  readonly row: number;
}

/** What such rows mean. */
export interface ReadRowKind extends ObservationKey {
  readonly kind: RowKind;
  readonly status: ObservationStatus;
  readonly reason: NoValueReason | null;
  readonly counted: Counted;
  /** a value is numerator / denominator × this; null: it stands alone */
  readonly perBase: number | null;
  /** a part cannot exceed its whole */
  readonly isShare: boolean;
  /** people and things come whole, euro and hours do not */
  readonly isWhole: boolean;
  /** of the value itself */
  readonly isWholeValue: boolean;
  readonly least: number | null;
  readonly most: number | null;
}

/** What a file did. Rows read = added + changed + unchanged + kept + elsewhere. */
export interface StatisticsReport extends RowOutcomes {
  readonly about: StatisticsAbout;
  /** false: there are errors among the findings, and nothing was written */
  readonly isImported: boolean;
  /** null: nothing was new */
  readonly importId: string | null;
  readonly rowsRead: number;
  /** rows about a value that the place brought in itself: it stays */
  readonly kept: number;
  /** rows about places that have no office here */
  readonly elsewhere: number;
  /** places in which something was new or another value */
  readonly places: number;
  readonly findings: readonly DatasetFinding[];
  /** SHA-256 (hex) of the file */
  readonly contentHash: string;
}
