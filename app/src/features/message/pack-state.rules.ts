import type { PublishedPack } from './pack.types.ts';

/** `waiting`: set for its moment. `open`: everybody has it. */
export type PackState = 'draft' | 'waiting' | 'open' | 'withdrawn';

export function readPackState(published: PublishedPack | null, now: Date): PackState {
  if (published === null) return 'draft';
  if (published.state === 'withdrawn') return 'withdrawn';
  return new Date(published.opensAt) <= now ? 'open' : 'waiting';
}
