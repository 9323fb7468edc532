/** Whole numbers 0 to 2^32 - 1 that repeat for a seed: Mulberry32 (T. Ettinger, public domain). Never for secrets. */
export function openWholeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Numbers from 0 up to 1 that repeat for a seed. For searches, never for secrets. */
export function openRandom(seed: number): () => number {
  const draw = openWholeRandom(seed);
  return () => draw() / 4_294_967_296;
}
