/**
 * With fewer answering actors a density or centralisation moves by more than a tenth when one organisation changes
 * one answer, and readers recognise who it was.
 */
export const MINIMUM_ANSWERING_ACTORS = 8;

/**
 * At 60 % response only 36 % of the pairs (0.6 * 0.6) are reported by both sides. Below that, agreement and
 * reciprocity would describe who answered rather than the network.
 */
export const MINIMUM_RESPONSE_SHARE = 0.6;

/**
 * Share of the pairs among answering actors that both sides told of. Below it the density could lie more than a fifth
 * off, and unknown pairs would count as missing ties in every centralisation.
 */
export const MINIMUM_KNOWN_PAIR_SHARE = 0.8;

export type NetworkShortfall = 'too-few-answering-actors' | 'response-too-low';

export interface NetworkResponse {
  /** actors of the place that answered */
  readonly answeringActors: number;
  /** answered / asked, 0-1 */
  readonly responseShare: number;
}

/**
 * What is missing before measures of the whole network (density, centralisation, reciprocity, agreement, E-I) may be
 * computed from a named wave. Empty if nothing is missing.
 *
 * @param response number of answering actors, and share answered of asked, 0-1
 * @throws RangeError for a share outside 0-1 or a negative number of actors
 * Source: rule of this platform; the effect of missing actors: G. Kossinets, Social Networks 28 (2006) 247-268.
 * Method page: docs/methods/group-averages.md
 * @example
 * listNetworkShortfalls({ answeringActors: 5, responseShare: 0.5 }) // => ["too-few-answering-actors", "response-too-low"]
 */
export function listNetworkShortfalls(response: NetworkResponse): readonly NetworkShortfall[] {
  const { answeringActors, responseShare } = response;
  if (!(responseShare >= 0 && responseShare <= 1)) throw new RangeError('A share lies between 0 and 1');
  if (!Number.isInteger(answeringActors) || answeringActors < 0)
    throw new RangeError('Actors are counted from 0');
  const shortfalls: NetworkShortfall[] = [];
  if (answeringActors < MINIMUM_ANSWERING_ACTORS) shortfalls.push('too-few-answering-actors');
  if (responseShare < MINIMUM_RESPONSE_SHARE) shortfalls.push('response-too-low');
  return shortfalls;
}

/**
 * True if measures of the whole network may be computed: from 8 answering actors and 60 % response.
 *
 * @param response number of answering actors, and share answered of asked, 0-1
 * @throws RangeError as `listNetworkShortfalls`
 * Source: rule of this platform. Method page: docs/methods/group-averages.md
 * @example
 * mayComputeNetworkMeasures({ answeringActors: 8, responseShare: 0.6 }) // => true
 */
export function mayComputeNetworkMeasures(response: NetworkResponse): boolean {
  return listNetworkShortfalls(response).length === 0;
}
