/**
 * "Places like mine": in which characteristics two contexts are equal, different, or cannot be compared. Said in words; never a
 * score, and nothing here knows how often a record was read. docs/methods/practice-search.md
 */
import type { PlaceContext } from './context.rules.ts';

/** In this order they are told. */
export const CHARACTERISTICS = [
  'sizeClass',
  'degreeOfUrbanisation',
  'country',
  'structure',
  'diversity',
] as const;
export type Characteristic = (typeof CHARACTERISTICS)[number];

export interface Similarity {
  readonly equal: readonly Characteristic[];
  readonly different: readonly Characteristic[];
  /** not known of one of the two */
  readonly unknown: readonly Characteristic[];
  /** how many times the larger place has the inhabitants of the smaller one, from 1; null: not known */
  readonly timesInhabitants: number | null;
}

export interface Compared extends Pick<PlaceContext, Exclude<Characteristic, 'country'> | 'population'> {
  /** null: of no one country */
  readonly country: string | null;
}

export function compareContexts(own: Compared, other: Compared): Similarity {
  const known = CHARACTERISTICS.filter((one) => own[one] !== null && other[one] !== null);
  return {
    equal: known.filter((one) => own[one] === other[one]),
    different: known.filter((one) => own[one] !== other[one]),
    unknown: CHARACTERISTICS.filter((one) => own[one] === null || other[one] === null),
    timesInhabitants: compareInhabitants(own.population, other.population),
  };
}

function compareInhabitants(own: number | null, other: number | null): number | null {
  if (own === null || other === null || own === 0 || other === 0) return null;
  return Math.max(own, other) / Math.min(own, other);
}

/** More equal before fewer, then fewer different, then nearer in inhabitants (not known last). */
export function orderBySimilarity(a: Similarity, b: Similarity): number {
  return (
    b.equal.length - a.equal.length ||
    a.different.length - b.different.length ||
    (a.timesInhabitants ?? Number.MAX_VALUE) - (b.timesInhabitants ?? Number.MAX_VALUE)
  );
}
