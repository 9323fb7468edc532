import type { AlreadyRevealed } from '../releases/releases.types.ts';

/** One cell of a protected table, as it may be published; the reason is for the office. */
export interface ProtectedCell {
  /** codes joined by `|` in the order of the variables */
  readonly key: string;
  /** persons; absent where the cell is withheld */
  readonly published?: number;
  readonly status: 'value' | 'primary' | 'secondary' | 'rounded';
  /** empty for a published value */
  readonly reason:
    | ''
    | 'too-few-persons'
    | 'zero-protected'
    | 'would-reveal-another'
    | 'withheld-before'
    | 'small-counts-rounded';
}

/** Another table that agrees with everything published: persons more or fewer in elementary rows. */
export type CountWitness = readonly { readonly codes: readonly string[]; readonly change: number }[];

export interface ProtectedCounts {
  readonly cells: readonly ProtectedCell[];
  /** keys withheld besides the primary ones */
  readonly secondary: number;
  /** fewest secondary keys that any pattern needs, as far as that was proved */
  readonly bound?: number;
  /** other tables that prove the result safe; for `checkCertificate` */
  readonly witnesses: readonly CountWitness[];
  /** with earlier releases: protected cells of any release that those tell by themselves; they cannot be helped now */
  readonly alreadyRevealed?: readonly AlreadyRevealed[];
}
