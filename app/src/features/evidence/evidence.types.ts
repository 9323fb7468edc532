/** What the tables of the study say, counted from their printed cells. */
import type { Wp3Group, Wp3PolicyCategory, Wp3Table } from '@vicus/reference';

export type CategoryCounts = Readonly<Record<Wp3PolicyCategory, number>>;

/** One row of a table. */
export interface GroupCounts {
  readonly group: Wp3Group;
  readonly counts: CategoryCounts;
  readonly total: number;
  /** places in the expected column; `null` where nothing was expected */
  readonly asExpected: number | null;
}

/** How often the expectation was right, beside the plainest guess. */
export interface ExpectationCheck {
  readonly hits: number;
  /** places for which anything was expected */
  readonly places: number;
  /** of the same places, those in the column “mixed” */
  readonly alwaysMixed: number;
}

export interface TableFindings {
  readonly table: Wp3Table;
  readonly groups: readonly GroupCounts[];
  readonly counts: CategoryCounts;
  readonly total: number;
  readonly cramersV: number;
  readonly chiSquare: number;
  /** exact permutation p */
  readonly p: number;
  /** tables with the same sums that p was counted over */
  readonly tableCount: number;
  /** `null` where the paper expected nothing */
  readonly expectation: ExpectationCheck | null;
}

/** The places of one cell, by country in the order of print. */
export interface PrintedCountry {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** a region with several places in the cell stands once, with their number */
  readonly regions: readonly { readonly name: string; readonly count: number }[];
}
