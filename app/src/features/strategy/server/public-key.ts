/** Keys under which the public knows what the office has ids for. */
import { createHash } from 'node:crypto';
import type { PublicKey } from '../public.types.ts';

const DIGITS = 12;

/** The same id gives the same key in every edition; from the key nobody finds the id. */
export function makePublicKey(placeId: string): (id: string) => PublicKey {
  return (id) => createHash('sha256').update(`strategy\0${placeId}\0${id}`).digest('hex').slice(0, DIGITS);
}
