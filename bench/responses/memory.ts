/** Memory of the application while something goes on. */
import type { Product } from '../product.ts';

const EVERY_MS = 200;

/** in MB */
export interface Memory {
  readonly before: number;
  readonly most: number;
}

export function watchMemory(product: Pick<Product, 'readResidentMegabytes'>): { end(): Memory } {
  const before = product.readResidentMegabytes();
  let most = before;
  const look = () => (most = Math.max(most, product.readResidentMegabytes()));
  const timer = setInterval(look, EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return { before, most };
    },
  };
}
