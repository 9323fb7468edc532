import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildNetwork, computeDensity, computeMeanTieValue, computeTransitivity } from './network.ts';
import type { Network } from './network.ts';
import { computeCentralisation, computeStrengthCentralisation } from './network-centralisation.ts';

const named = (count: number) => Array.from({ length: count }, (_, i) => `actor ${i}`);
const star = (count: number) =>
  buildNetwork(
    named(count),
    named(count)
      .slice(1)
      .map((to) => ({ from: 'actor 0', to })),
  );
const ring = (count: number) =>
  buildNetwork(
    named(count),
    named(count).map((from, i) => ({ from, to: `actor ${(i + 1) % count}` })),
  );
const line = (count: number) =>
  buildNetwork(
    named(count),
    named(count - 1).map((from, i) => ({ from, to: `actor ${i + 1}` })),
  );
const KINDS = ['degree', 'betweenness', 'closeness'] as const;
const centralisations = (network: Network) => KINDS.map((kind) => computeCentralisation(network, kind));

describe('by hand', () => {
  test('a star of 5 is 1, a ring of 5 is 0, in all three ways (Freeman 1979)', () => {
    for (const value of centralisations(star(5))) expect(value).toBeCloseTo(1, 12);
    for (const value of centralisations(ring(5))) expect(value).toBeCloseTo(0, 12);
  });

  test('a line of 5', () => {
    // degrees 1 2 2 2 1: (1 + 1) / 12
    // betweenness 0 3 4 3 0: (4 + 1 + 0 + 1 + 4) / 24
    // sums of distances 10 7 6 7 10: closeness 4/10 4/7 4/6 4/7 4/10; divisor 12 / 7
    const closeness = (2 * (4 / 6 - 4 / 10) + 2 * (4 / 6 - 4 / 7)) / (12 / 7);
    const [degree, betweenness, near] = centralisations(line(5));
    expect(degree).toBeCloseTo(2 / 12, 12);
    expect(betweenness).toBeCloseTo(10 / 24, 12);
    expect(near).toBeCloseTo(closeness, 12);
  });

  test('density and transitivity: a triangle with a tail', () => {
    const pairs = ['ab', 'bc', 'ca', 'cd'].map(([from = '', to = '']) => ({ from, to }));
    const network = buildNetwork(['a', 'b', 'c', 'd'], pairs);
    expect(computeDensity(network)).toBeCloseTo(4 / 6, 12);
    // paths of two: one at a, one at b, three at c; closed: three
    expect(computeTransitivity(network)).toBeCloseTo(3 / 5, 12);
    expect(computeTransitivity(ring(5))).toBe(0);
  });

  test('strengths: a star at the maximum is 1, at half of it 0.5; the mean counts pairs without a tie', () => {
    const ties = (value: number) => ['a', 'b', 'c'].map((to) => ({ from: 'hub', to, value }));
    const actors = ['hub', 'a', 'b', 'c'];
    expect(computeStrengthCentralisation(actors, ties(5), 5)).toBe(1);
    expect(computeStrengthCentralisation(actors, ties(2.5), 5)).toBe(0.5);
    expect(computeMeanTieValue(4, [5, 5, 5])).toBe(2.5);
  });

  test('what has no value has none', () => {
    const [one, two] = [buildNetwork(['a'], []), buildNetwork(['a', 'b'], [])];
    expect([computeDensity(one), computeMeanTieValue(1, []), computeTransitivity(two)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(centralisations(two)).toEqual([null, null, null]);
    // an actor nobody reaches: no closeness, the others stand
    const apart = buildNetwork(['a', 'b', 'c'], [{ from: 'a', to: 'b' }]);
    expect(centralisations(apart)).toEqual([0.5, 0, null]);
    expect(computeStrengthCentralisation(['a', 'b'], [], 5)).toBeNull();
  });

  test('impossible input is refused', () => {
    expect(() => buildNetwork(['a', 'a'], [])).toThrow(/twice/);
    expect(() => buildNetwork(['a'], [{ from: 'a', to: 'b' }])).toThrow(/"b"/);
    expect(() => buildNetwork(['a'], [{ from: 'a', to: 'a' }])).toThrow(/itself/);
    expect(() => computeMeanTieValue(2, [1, 1])).toThrow(RangeError);
    expect(() => computeMeanTieValue(2, [-1])).toThrow(RangeError);
    const twice = [
      { from: 'a', to: 'b', value: 1 },
      { from: 'b', to: 'a', value: 2 },
    ];
    expect(() => computeStrengthCentralisation(['a', 'b', 'c'], twice, 5)).toThrow(/twice/);
    expect(() => computeStrengthCentralisation(['a', 'b'], [{ from: 'a', to: 'c', value: 1 }], 5)).toThrow();
    expect(() => computeStrengthCentralisation(['a', 'b'], [{ from: 'a', to: 'b', value: 6 }], 5)).toThrow();
  });
});

test('laws: every measure lies in 0-1, and other names or another order of the actors change nothing', () => {
  const size = fc.integer({ min: 3, max: 9 });
  const network = size.chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 24 })),
  );
  fc.assert(
    fc.property(network, ([count, drawn]) => {
      const pairs = drawn.filter(([one, other]) => one !== other);
      const build = (name: (i: number) => string, order: readonly number[]) =>
        buildNetwork(order.map(name), pairs.map(([one, other]) => ({ from: name(one), to: name(other) }))); // prettier-ignore
      const order = Array.from({ length: count }, (_, i) => i);
      const here = build((i) => `a${i}`, order);
      const there = build((i) => `z${count - i}`, order.toReversed());
      const measure = (one: Network) => [
        computeDensity(one),
        computeTransitivity(one),
        ...centralisations(one),
      ];
      for (const [i, value] of measure(here).entries()) {
        const other = measure(there)[i] ?? null;
        if (value === null || other === null) expect(value).toBe(other);
        else {
          expect(value).toBeCloseTo(other, 10);
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }
    }),
    { seed: 20260111, numRuns: 200 },
  );
});

const folder = join(process.env['VICUS_OPEN_DATA'] ?? '', 'network-interorg-usernetr');
const isThere = process.env['VICUS_OPEN_DATA'] !== undefined && existsSync(folder);

/** Comma-separated, quoted or not; no quotes inside. */
function readRows(file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => Array.from(row.matchAll(/"([^"]*)"|([^,]+)/g), ([, quoted, bare]) => quoted ?? bare ?? ''));
}

describe('as R sna 2.7 computes them, without direction (mode "graph")', () => {
  const expected = isThere ? readRows('expected_sna_2.7.csv') : [];

  test.skipIf(!isThere)(
    `four networks among organisations${isThere ? '' : ' (skipped: VICUS_OPEN_DATA is not set)'}`,
    () => {
      expect(expected.map(([name]) => name)).toEqual(['TCcnt', 'TCcoll', 'TCdiss', 'DHHS']);
      for (const [name = '', nodes, edges, ...values] of expected) {
        const ties = readRows(`${name}_edges.csv`).map(([from = '', to = '']) => ({ from, to }));
        const network = buildNetwork(
          readRows(`${name}_nodes.csv`).map(([actor = '']) => actor),
          ties,
        );
        expect([name, network.actors.length, network.tieCount]).toEqual([name, Number(nodes), Number(edges)]);
        // neither loops nor pairs named twice: nothing had to be dropped to agree
        expect(ties).toHaveLength(network.tieCount);
        const found = [computeDensity(network), ...centralisations(network), computeTransitivity(network)];
        for (const [i, value] of found.entries()) expect(value).toBeCloseTo(Number(values[i]), 12);
      }
    },
  );
});
