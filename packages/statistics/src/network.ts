/** Actors and the ties between them, without direction: a tie is there or not. */
export interface Network {
  readonly actors: readonly string[];
  /** for each actor, in the same order, the positions of those it has a tie with, ascending */
  readonly neighbours: readonly (readonly number[])[];
  readonly tieCount: number;
}

export interface TiePair {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes a network from a list of pairs. A pair named twice, in either order, is one tie.
 *
 * @param actors the actors, each once; those without any tie belong to it too
 * @param ties pairs of them
 * @throws RangeError for an actor listed twice, a tie with an actor that is not listed, or a tie of an actor to itself
 * Source: S. Wasserman and K. Faust, Social Network Analysis, 1994, chapter 4. Method page: docs/methods/network-density.md
 * @example
 * buildNetwork(['a', 'b', 'c'], [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }]).tieCount // => 1
 */
export function buildNetwork(actors: readonly string[], ties: readonly TiePair[]): Network {
  const positions = new Map(actors.map((actor, position) => [actor, position]));
  if (positions.size < actors.length) throw new RangeError('An actor is listed twice');
  const neighbours = actors.map(() => new Set<number>());
  for (const { from, to } of ties) {
    const [one, other] = [positions.get(from), positions.get(to)];
    if (one === undefined || other === undefined)
      throw new RangeError(`"${one === undefined ? from : to}" is not among the actors`);
    if (one === other) throw new RangeError(`"${from}" has a tie to itself`);
    neighbours[one]?.add(other);
    neighbours[other]?.add(one);
  }
  return {
    actors,
    neighbours: neighbours.map((own) => [...own].sort((a, b) => a - b)),
    tieCount: neighbours.reduce((total, own) => total + own.size, 0) / 2,
  };
}

/**
 * Density: ties that are there / pairs of actors, 0-1. `null` with fewer than two actors.
 *
 * @param network see `buildNetwork`
 * Source: Wasserman and Faust 1994, 4.1.1. Method page: docs/methods/network-density.md
 * @example
 * computeDensity(buildNetwork(['a', 'b', 'c'], [{ from: 'a', to: 'b' }])).toFixed(3) // => "0.333"
 */
export function computeDensity({ actors, tieCount }: Network): number | null {
  const pairs = (actors.length * (actors.length - 1)) / 2;
  return pairs === 0 ? null : tieCount / pairs;
}

/**
 * Transitivity: of all paths a - b - c, the share whose ends a and c have a tie as well, 0-1. `null` where no actor has
 * two ties.
 *
 * @param network see `buildNetwork`
 * Source: Wasserman and Faust 1994, 6.3; the weak form of `gtrans` in R sna. Method page: docs/methods/network-density.md
 * @example
 * computeTransitivity(buildNetwork(['a', 'b', 'c'], [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }])) // => 0
 */
export function computeTransitivity({ neighbours }: Network): number | null {
  const known = neighbours.map((own) => new Set(own));
  const ends = neighbours.flatMap((own) =>
    own.flatMap((one, i) => own.slice(i + 1).map((other) => [one, other] as const)),
  );
  const closed = ends.filter(([one, other]) => known[one]?.has(other)).length;
  return ends.length === 0 ? null : closed / ends.length;
}

/**
 * Mean value of all pairs, a pair without a tie counting 0: the density of a network whose ties have a strength.
 *
 * @param actorCount actors in the network
 * @param values strength of each tie, each pair once, e.g. 0-5
 * @returns on the scale of the values; `null` with fewer than two actors
 * @throws RangeError for more values than pairs or a value below 0
 * Source: Wasserman and Faust 1994, 4.5.1. Method page: docs/methods/network-density.md
 * @example
 * computeMeanTieValue(3, [5, 1]) // => 2
 */
export function computeMeanTieValue(actorCount: number, values: readonly number[]): number | null {
  const pairs = (actorCount * (actorCount - 1)) / 2;
  if (values.length > pairs) throw new RangeError(`${values.length} values for ${pairs} pairs`);
  if (values.some((value) => !(value >= 0))) throw new RangeError('The strength of a tie is 0 or more');
  return pairs === 0 ? null : values.reduce((total, value) => total + value, 0) / pairs;
}
