/** The networks that ship with the product. Places write down further ones of their own. */
import { NETWORKS_AROUND } from './networks-around.ts';
import { NETWORKS_TO_JOIN } from './networks-to-join.ts';
import type { Network } from './network.types.ts';

export const NETWORKS: readonly Network[] = [...NETWORKS_TO_JOIN, ...NETWORKS_AROUND];

/**
 * A network by its id.
 * @param id as in `NETWORKS`
 * @returns undefined where there is none of this id
 * @example
 * findNetwork('eurocities')?.reach // => "europe"
 */
export function findNetwork(id: string): Network | undefined {
  return NETWORKS.find((one) => one.id === id);
}
