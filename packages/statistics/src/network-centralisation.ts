import type { Network } from './network.ts';
import { measurePaths } from './network-paths.ts';

/** degree: who has the most ties; betweenness: on whose way others lie; closeness: who is near to all. */
export type CentralityKind = 'degree' | 'betweenness' | 'closeness';

/**
 * Freeman's centralisation: how much one actor stands out, from 0 (all alike) to 1 (a star: everybody knows one actor
 * and nobody else).
 *
 * Σ (highest − own) over the actors, divided by what a star of this size gives. `null` with fewer than three actors,
 * and for closeness where some actors cannot be reached from others: their distance is not a number.
 *
 * @param network see `buildNetwork`
 * @param kind which centrality
 * Source: L. C. Freeman, Social Networks 1 (1979) 215-239; as R sna 2.7 computes it with mode "graph". Method page:
 * docs/methods/network-centralisation.md
 * @example
 * const star = buildNetwork(['hub', 'a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'].map((to) => ({ from: 'hub', to })));
 * computeCentralisation(star, 'degree') // => 1
 */
export function computeCentralisation(network: Network, kind: CentralityKind): number | null {
  const n = network.actors.length;
  if (n < 3) return null;
  const values = listCentralities(network, kind);
  if (values === null) return null;
  const highest = Math.max(...values);
  const spread = values.reduce((total, value) => total + (highest - value), 0);
  return spread / spreadOfStar(n, kind);
}

/**
 * Degree centralisation of a network whose ties have a strength: an actor's degree is the sum of its ties. 1 is a star
 * whose ties all have the maximum. `null` with fewer than three actors.
 *
 * @param actors the actors, each once
 * @param ties pairs with a value from 0 to `maximum`, each pair once
 * @param maximum the highest value of the scale, e.g. 5
 * @throws RangeError for an unknown actor, a value outside the scale or a pair named twice
 * Source: Freeman 1979 with strengths in place of degrees (A. Barrat et al., PNAS 101 (2004) 3747-3752); the divisor is
 * this platform's. Method page: docs/methods/network-centralisation.md
 * @example
 * computeStrengthCentralisation(['hub', 'a', 'b'], [{ from: 'hub', to: 'a', value: 5 }, { from: 'hub', to: 'b', value: 5 }], 5) // => 1
 */
export function computeStrengthCentralisation(
  actors: readonly string[],
  ties: readonly { readonly from: string; readonly to: string; readonly value: number }[],
  maximum: number,
): number | null {
  const strengths = new Map(actors.map((actor) => [actor, 0]));
  const pairs = new Set<string>();
  for (const { from, to, value } of ties) {
    const [one, other] = [strengths.get(from), strengths.get(to)];
    if (one === undefined || other === undefined || from === to)
      throw new RangeError(`"${from}" and "${to}" are no pair of these actors`);
    if (!(value >= 0 && value <= maximum)) throw new RangeError(`${value} lies outside 0-${maximum}`);
    const pair = JSON.stringify([from, to].sort());
    if (pairs.has(pair)) throw new RangeError(`"${from}" and "${to}" are named twice`);
    pairs.add(pair);
    strengths.set(from, one + value);
    strengths.set(to, other + value);
  }
  const n = actors.length;
  if (n < 3) return null;
  const values = [...strengths.values()];
  const highest = Math.max(...values);
  return (
    values.reduce((total, value) => total + (highest - value), 0) / (maximum * spreadOfStar(n, 'degree'))
  );
}

function listCentralities(network: Network, kind: CentralityKind): readonly number[] | null {
  if (kind === 'degree') return network.neighbours.map((own) => own.length);
  const { betweenness, distanceSums } = measurePaths(network);
  if (kind === 'betweenness') return betweenness;
  const others = network.actors.length - 1;
  return distanceSums.includes(null) ? null : distanceSums.map((sum) => others / Number(sum));
}

/** Σ (highest − own) of a star with n actors. */
function spreadOfStar(n: number, kind: CentralityKind): number {
  switch (kind) {
    case 'degree':
      return (n - 1) * (n - 2);
    case 'betweenness':
      return ((n - 1) ** 2 * (n - 2)) / 2;
    case 'closeness':
      return ((n - 2) * (n - 1)) / (2 * n - 3);
  }
}
