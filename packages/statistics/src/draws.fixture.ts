/** Seeded chance for simulations in tests. */

export { openDraw } from './draw.ts';

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
