/**
 * What the audit reads and what it says. The audit shares no code with `counts/`, `search/` and `protect.ts`: it reads the
 * problem and the published result for itself, sets up its own equations and does its own arithmetic. The types of the
 * problem's format are all they have in common.
 */

export const CELL_STATUSES = ['value', 'primary', 'secondary', 'rounded'] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

/** One cell of the result that is to be published. */
export interface PublishedCell {
  /** codes joined by `|` in the order of the variables */
  readonly key: string;
  /** the number shown; absent where it is withheld */
  readonly published?: number;
  readonly status: CellStatus;
}

/** What is promised: nothing computable (`exact`), nothing certain (`person`), an interval for each cell (`full`). */
export type Guarantee = 'exact' | 'person' | 'full';

/**
 * `newspaper`: everything published, linear algebra. `reader`: also whole numbers of 0 or more, and 1 or more for a
 * withheld cell where zeros are published. `person`: the only person of a withheld cell. `family`: knows all cells of one
 * category, or one whole withheld cell of up to `maxN` persons. `archivist`: everything published earlier too.
 */
export const ATTACKERS = ['newspaper', 'reader', 'person', 'family', 'archivist'] as const;
export type Attacker = (typeof ATTACKERS)[number];

/** A protected cell that an attacker learns too much about. */
export interface AuditFailure {
  readonly attacker: Attacker;
  /** key of the cell that is learned */
  readonly key: string;
  /** `published`: shown although it is to be protected; `exact`: computed; `point`: one value is left; `narrow`: too few */
  readonly kind: 'published' | 'exact' | 'point' | 'narrow';
  /** what the attacker knew besides: a key (person, family), or `variable=code` (family) */
  readonly knowing?: string;
  /** what a withheld cell can be at most, in `narrow` and `point` */
  readonly high?: number;
  /** the computation was repeated with fractions of whole numbers of any size */
  readonly isConfirmed?: boolean;
}

/** Where the result is not the table it claims to show. */
export interface ResultFault {
  readonly key: string;
  readonly kind:
    | 'missing'
    | 'unknown'
    | 'repeated'
    | 'changed'
    | 'without-number'
    | 'number-though-withheld'
    | 'zero-withheld';
}
