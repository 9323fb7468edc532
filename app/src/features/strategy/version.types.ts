/** What rows of a strategy said before, and what two versions differ in. */

/** One change of one row; `before` has only the fields that differ, or all where it was removed. */
export interface RowChange {
  /** e.g. `part`, `goal`, `action` */
  readonly rowKind: string;
  readonly rowId: string;
  readonly deed: 'added' | 'changed' | 'removed';
  /** the revision that said it */
  readonly revision: number;
  readonly before: Readonly<Record<string, unknown>>;
  /** name of the account; '' where it is gone */
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** What versions are compared by, in the order of a strategy. */
export type RowKind =
  'strategy' | 'part' | 'perspective' | 'goal' | 'action' | 'budget-line' | 'money-source' | 'body' | 'risk';

export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface RowDifference {
  readonly rowKind: RowKind;
  readonly rowId: string;
  /** what the row is called: title, name or its words */
  readonly name: string;
  readonly deed: 'added' | 'changed' | 'dropped';
  readonly fields: readonly FieldDifference[];
}
