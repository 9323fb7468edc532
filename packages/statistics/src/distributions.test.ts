import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  computeBetaProbability,
  computeBetaQuantile,
  computeGammaProbability,
  computeGammaQuantile,
  computeLogGamma,
  computeNormalSpan,
} from './distributions.ts';

type Reference = Readonly<
  Record<'gammaQuantile' | 'betaProbability' | 'betaQuantile' | 'normalSpan', readonly number[]>
>;
const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;

const expectNear = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => expect(Math.abs(value / (wanted[i] ?? 0) - 1)).toBeLessThan(1e-10));
};

describe('equal to R 4.2.2', () => {
  test('gamma quantiles, from very small to large shapes', () => {
    const asked = [
      [10, 0.025],
      [11, 0.975],
      [1, 0.999],
      [12345, 0.025],
      [0.01, 0.3],
    ] as const;
    expectNear(
      asked.map(([shape, p]) => computeGammaQuantile(shape, p)),
      reference.gammaQuantile,
    );
  });

  test('beta probabilities and quantiles', () => {
    const asked = [
      [3, 5, 0.4],
      [0.5, 20, 0.01],
      [5000, 5000, 0.51],
      [2, 0.3, 0.9],
    ] as const;
    expectNear(
      asked.map(([a, b, x]) => computeBetaProbability(a, b, x)),
      reference.betaProbability,
    );
    const quantiles = [
      [3, 5, 0.025],
      [0.7, 40, 0.975],
      [300, 700, 0.5],
    ] as const;
    expectNear(
      quantiles.map(([a, b, p]) => computeBetaQuantile(a, b, p)),
      reference.betaQuantile,
    );
  });

  test('the normal span at any confidence', () => {
    expectNear([0.95, 0.998, 0.99].map(computeNormalSpan), reference.normalSpan);
  });
});

test('the gamma function at known points', () => {
  expect(computeLogGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  expect(computeLogGamma(6)).toBeCloseTo(Math.log(120), 13);
  expect(() => computeLogGamma(0)).toThrow(RangeError);
});

test('laws: a quantile leads back to its probability; the beta mirrors itself', () => {
  const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(shape, shape, share, (a, b, p) => {
      expect(computeGammaProbability(a, computeGammaQuantile(a, p))).toBeCloseTo(p, 9);
      expect(computeBetaProbability(a, b, p)).toBeCloseTo(1 - computeBetaProbability(b, a, 1 - p), 9);
    }),
    { seed: 20261122, numRuns: 150 },
  );
});
