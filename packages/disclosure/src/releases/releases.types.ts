import type { PublishedCell } from '../audit/audit.types.ts';
import type { CountProblem } from '../counts/counts.types.ts';

/** How the codes of a release stand to those of other releases over the same persons. */
export interface SharedCodes {
  /**
   * variable → finest common code → the own leaf that holds it. Needed where boundaries changed: the release before a
   * split says `{ place: { c1: 'c', c2: 'c' } }`, the one after a merger `{ place: { a: 'ab', b: 'ab' } }`.
   */
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** variables of which it counts some codes only, as one year of several: the others are other persons */
  readonly apart?: readonly string[];
}

/** Tables published before, with what was shown of them. */
export interface EarlierRelease extends SharedCodes {
  /** named in refusals, as `March 2025` */
  readonly name: string;
  readonly problem: CountProblem;
  /** every key: its number, or none where it was withheld; zeros that everybody sees may be left out */
  readonly published: readonly PublishedCell[];
}

/** A protected cell that the earlier releases tell by themselves, whatever is published now. */
export interface AlreadyRevealed {
  readonly key: string;
  /** release that has the key; absent: the one that is protected now */
  readonly release?: string;
  /** `published`: its number was shown; `told`: it follows from what was shown, or stays too narrow */
  readonly kind: 'published' | 'told';
}
