import type { Network } from './network.ts';

export interface PathMeasures {
  /** for each actor: Σ over pairs of others of the share of their shortest paths that lead through it */
  readonly betweenness: readonly number[];
  /** for each actor: sum of its distances to all others, in ties; `null` where one cannot be reached */
  readonly distanceSums: readonly (number | null)[];
}

/**
 * Shortest paths from every actor, counted in one sweep each (U. Brandes, Journal of Mathematical Sociology 25 (2001)
 * 163-177). Each pair of ends is met from both sides, so betweenness is halved at the end.
 */
export function measurePaths({ neighbours }: Network): PathMeasures {
  const betweenness = neighbours.map(() => 0);
  const distanceSums = neighbours.map((_, source) => {
    const sweep = sweepFrom(source, neighbours);
    addDependencies(sweep, betweenness);
    const { order, distances } = sweep;
    if (order.length < neighbours.length) return null;
    return order.reduce((sum, actor) => sum + (distances[actor] ?? 0), 0);
  });
  return { betweenness: betweenness.map((both) => both / 2), distanceSums };
}

interface Sweep {
  /** actors in the order in which they are reached, the source first */
  readonly order: readonly number[];
  readonly distances: readonly number[];
  /** number of shortest paths from the source */
  readonly pathCounts: readonly number[];
  /** for each actor, those one step nearer to the source */
  readonly before: readonly (readonly number[])[];
}

function sweepFrom(source: number, neighbours: Network['neighbours']): Sweep {
  const distances = neighbours.map(() => -1);
  const pathCounts = neighbours.map(() => 0);
  const before = neighbours.map((): number[] => []);
  const order = [source];
  distances[source] = 0;
  pathCounts[source] = 1;
  // the list grows while it is walked: those reached last are swept last
  for (const actor of order) {
    const next = (distances[actor] ?? 0) + 1;
    for (const neighbour of neighbours[actor] ?? []) {
      if (distances[neighbour] === -1) {
        distances[neighbour] = next;
        order.push(neighbour);
      }
      if (distances[neighbour] !== next) continue;
      pathCounts[neighbour] = (pathCounts[neighbour] ?? 0) + (pathCounts[actor] ?? 0);
      before[neighbour]?.push(actor);
    }
  }
  return { order, distances, pathCounts, before };
}

function addDependencies({ order, pathCounts, before }: Sweep, betweenness: number[]): void {
  const dependencies = betweenness.map(() => 0);
  for (const actor of order.slice(1).toReversed()) {
    const own = dependencies[actor] ?? 0;
    for (const nearer of before[actor] ?? []) {
      const share = (pathCounts[nearer] ?? 0) / (pathCounts[actor] ?? 1);
      dependencies[nearer] = (dependencies[nearer] ?? 0) + share * (1 + own);
    }
    betweenness[actor] = (betweenness[actor] ?? 0) + own;
  }
}
