import type { TiePair } from './network.ts';

/** A tie counts once, or as much as its value. */
export interface WeighedTie extends TiePair {
  /** 0 or more, e.g. frequency 0-5; left out: 1 */
  readonly value?: number;
}

export interface ExternalInternalIndex {
  /** ties between groups, or the sum of their values */
  readonly external: number;
  /** ties within groups, or the sum of their values */
  readonly internal: number;
  /** (E − I) / (E + I): −1 all ties within groups … 1 all between; `null` without ties */
  readonly index: number | null;
  /** the index of these groups if everybody had a tie with everybody; `null` with fewer than two actors */
  readonly indexIfComplete: number | null;
}

/**
 * E-I index: do ties stay within groups of actors, or cross between them? It depends on the sizes of the groups, so the
 * value that these groups would have with all ties present stands beside it.
 *
 * @param groups group of each actor
 * @param ties pairs of these actors, each pair once, with a value or without
 * @throws RangeError for an actor without group, a tie of an actor to itself, or a value below 0
 * Source: D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51 (1988) 123-140. Method page:
 * docs/methods/network-e-i.md
 * @example
 * computeExternalInternal(new Map([['a', 'x'], ['b', 'x'], ['c', 'y']]), [{ from: 'a', to: 'c' }, { from: 'a', to: 'b' }]).index // => 0
 */
export function computeExternalInternal(
  groups: ReadonlyMap<string, string>,
  ties: readonly WeighedTie[],
): ExternalInternalIndex {
  let external = 0;
  let internal = 0;
  for (const { from, to, value = 1 } of ties) {
    const [one, other] = [groups.get(from), groups.get(to)];
    if (one === undefined || other === undefined || from === to)
      throw new RangeError(`"${from}" and "${to}" are no pair of these actors`);
    if (!(value >= 0)) throw new RangeError('The value of a tie is 0 or more');
    if (one === other) internal += value;
    else external += value;
  }
  const total = external + internal;
  return {
    external,
    internal,
    index: total === 0 ? null : (external - internal) / total,
    indexIfComplete: computeIfComplete([...groups.values()]),
  };
}

function computeIfComplete(groups: readonly string[]): number | null {
  const pairs = (groups.length * (groups.length - 1)) / 2;
  if (pairs === 0) return null;
  const sizes = [...Map.groupBy(groups, (group) => group).values()].map((own) => own.length);
  const internal = sizes.reduce((total, size) => total + (size * (size - 1)) / 2, 0);
  return (pairs - 2 * internal) / pairs;
}
