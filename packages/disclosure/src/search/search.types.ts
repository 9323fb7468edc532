import type { Solver } from '../disclosure.types.ts';

/**
 * What a pattern promises. `exact`: no protected cell can be computed. `person`: nor by the only person of another
 * withheld cell, nor is its value certain to a careful reader. `full`: it can also be two persons more or beyond.
 */
export type Guarantee = 'exact' | 'person' | 'full';

/** How far a search has come. */
export interface SearchProgress {
  readonly step: 'protecting' | 'pruning' | 'improving' | 'proving';
  /** share of this step that is done, 0 to 1, where it can be told */
  readonly share?: number;
  /** keys withheld besides the primary ones; absent until there is a safe pattern */
  readonly secondary?: number;
}

export interface SearchOptions {
  readonly guarantee: Guarantee;
  readonly solver?: Solver;
  /** nor can it be computed by who knows all cells of one category, or one whole withheld cell of few persons */
  readonly family?: boolean;
  readonly seed: number;
  /** asked often; false ends the search with the best safe pattern so far */
  mayContinue(): boolean;
  /** share of the time given that is used up, 0 to 1; where it can be told, protection against the family gets half of it */
  readSpentShare?(): number;
  report?(progress: SearchProgress): void;
}

/**
 * A change of the true table that no published number shows: added to it, it gives another table of non-negative
 * whole numbers which agrees with everything published. Cells not named keep their value.
 */
export interface Move {
  /** cells of the system, hidden ones included, ascending */
  readonly cells: Int32Array;
  /** persons more (or, negative, fewer), never 0 */
  readonly changes: Int32Array;
}

export interface Pattern {
  /** 1 for each withheld cell of the system, primary ones included */
  readonly withheld: Uint8Array;
  /** keys withheld besides the primary ones, in whole numbers */
  readonly secondary: number;
  /** fewest secondary keys that any pattern with this guarantee needs, as far as that was proved */
  readonly bound?: number;
  /** moves that prove the pattern safe; only `full` makes them */
  readonly witnesses?: readonly Move[];
  /** primary cells that no pattern can protect as asked, even if everything else were withheld */
  readonly unprotectable?: readonly number[];
}
