import type { Frequency } from './answers.types.ts';
import { isFrequency } from './check-answer.ts';

/** Frequency of contact, 0-5, as each of two actors tells it about the other. */
export interface BothSides {
  readonly one: Frequency;
  readonly other: Frequency;
}

export interface Reciprocity {
  /** pairs in which both tell of contact */
  readonly mutual: number;
  /** pairs in which at least one does */
  readonly reported: number;
  /** mutual / reported, 0-1; `null` where nobody tells of contact */
  readonly share: number | null;
}

export interface Agreement {
  /** pairs whose frequencies lie within `steps` of one another */
  readonly agreeing: number;
  /** pairs in which at least one side tells of contact */
  readonly pairs: number;
  /** agreeing / pairs, 0-1; `null` without such pairs */
  readonly share: number | null;
}

/**
 * Reciprocity: of the contacts that one side tells of, the share that the other side tells of too.
 *
 * Pairs in which both say "no contact" are left out: in a sparse network they would make everything look mutual. R sna
 * calls this measure `dyadic.nonnull`.
 *
 * @param pairs frequencies, 0-5, of pairs in which both answered
 * @throws RangeError for a frequency outside 0-5
 * Source: Wasserman and Faust 1994, 13.3; `grecip` in R sna. Method page: docs/methods/network-sides.md
 * @example
 * computeReciprocity([{ one: 3, other: 2 }, { one: 1, other: 0 }, { one: 0, other: 0 }]).share // => 0.5
 */
export function computeReciprocity(pairs: readonly BothSides[]): Reciprocity {
  const reported = pairs.filter(isReported);
  const mutual = reported.filter(({ one, other }) => one > 0 && other > 0).length;
  return {
    mutual,
    reported: reported.length,
    share: reported.length === 0 ? null : mutual / reported.length,
  };
}

/**
 * Agreement of both sides: of the pairs in which at least one tells of contact, the share whose two frequencies differ
 * by at most `steps`.
 *
 * @param pairs frequencies, 0-5, of pairs in which both answered
 * @param steps how far two answers may lie apart and still agree; 1 unless told
 * @throws RangeError for a frequency outside 0-5 or negative steps
 * Source: rule of this platform. Method page: docs/methods/network-sides.md
 * @example
 * computeAgreement([{ one: 3, other: 2 }, { one: 1, other: 4 }, { one: 0, other: 0 }]) // => {"agreeing":1,"pairs":2,"share":0.5}
 */
export function computeAgreement(pairs: readonly BothSides[], steps = 1): Agreement {
  if (!(steps >= 0)) throw new RangeError('Steps are counted from 0');
  const reported = pairs.filter(isReported);
  const agreeing = reported.filter(({ one, other }) => Math.abs(one - other) <= steps).length;
  return {
    agreeing,
    pairs: reported.length,
    share: reported.length === 0 ? null : agreeing / reported.length,
  };
}

function isReported({ one, other }: BothSides): boolean {
  return isFrequency(one) && isFrequency(other) && (one > 0 || other > 0);
}
