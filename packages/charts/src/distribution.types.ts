import type { Cell } from '@vicus/cube';
import type { Row } from './rows.ts';

export interface Answer {
  readonly code: string;
  readonly label: string;
  /** place on the colour scale 0-5; undefined: beside the scale, hatched */
  readonly step: number | undefined;
}

/** A row with the counts of its answers; `counts` is undefined when one of them has no number. */
export interface DistributionRow extends Row {
  readonly cells: readonly Cell[];
  readonly counts: readonly number[] | undefined;
}
