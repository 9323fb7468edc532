/** Seeded chance for simulations in tests. */

/** Mulberry32 (T. Ettinger, public domain). */
export function openDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function drawBinomial(size: number, share: number, draw: () => number): number {
  let count = 0;
  for (let i = 0; i < size; i += 1) if (draw() < share) count += 1;
  return count;
}

/** By inversion: for means up to a few hundred. */
export function drawPoisson(mean: number, draw: () => number): number {
  let left = draw();
  let probability = Math.exp(-mean);
  let count = 0;
  for (; left > probability && count < 10_000; probability *= mean / count) {
    left -= probability;
    count += 1;
  }
  return count;
}

/** By the polar form of Box and Muller. */
export function drawNormal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
