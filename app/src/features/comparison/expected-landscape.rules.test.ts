import { expect, test } from 'vitest';
import { computeLandscape, readLimit } from './expected-landscape.rules.ts';
import type { ExpectedClass } from './expected.types.ts';
import { seed } from './drawn-places.fixture.ts';

/** Places of 30 to 30,000 people whose share follows one input, with chance and nothing else. */
function drawTable(places: number) {
  const random = seed(20261122);
  const input = Float64Array.from({ length: places }, () => random() * 10);
  const denominators = Float64Array.from({ length: places }, () => Math.round(30 * 1_000 ** random()));
  const numerators = denominators.map((people, i) => {
    const level = 0.3 + 0.02 * (input[i] ?? 0);
    if (people > 2_000) return Math.round(people * (level + 0.02 * (random() - 0.5)));
    return Array.from({ length: people }, () => random() < level).filter(Boolean).length;
  });
  return { preconditions: ['population'], columns: [input], numerators, denominators };
}

test('every place stands in one class; about 95 of 100 within what is usual', () => {
  const found = computeLandscape(drawTable(600));
  if (found.kind === 'no-fit') throw new Error(found.reason);
  const sum = (read: (one: ExpectedClass) => number): number =>
    found.classes.reduce((total, one) => total + read(one), 0);
  expect(sum(({ places }) => places)).toBe(600);
  expect(sum(({ above, within, under }) => above + within + under)).toBe(600);
  expect(sum(({ within }) => within) / 600).toBeGreaterThan(0.92);
  for (const { chance, usual } of found.limits) {
    expect(chance.low).toBeLessThanOrEqual(0);
    expect(chance.high).toBeGreaterThanOrEqual(0);
    expect(usual.high - usual.low).toBeGreaterThan(0);
  }
  const [first] = found.limits;
  const last = found.limits.at(-1);
  expect((first?.usual.high ?? 0) - (first?.usual.low ?? 0)).toBeGreaterThan(
    (last?.usual.high ?? 0) - (last?.usual.low ?? 0),
  );
});

test('between two sizes by their logarithm; beyond the ends as at the ends', () => {
  const span = (wide: number) => ({ low: -wide, high: wide });
  const limits = [
    { size: 10, chance: span(8), usual: span(10) },
    { size: 1_000, chance: span(2), usual: span(4) },
  ];
  expect(readLimit(limits, 100).usual.high).toBeCloseTo(7, 9);
  expect(readLimit(limits, 5).usual.high).toBe(10);
  expect(readLimit(limits, 9_999).chance.low).toBe(-2);
  expect(() => readLimit([], 5)).toThrow(RangeError);
});

test('what cannot be fitted is said', () => {
  expect(computeLandscape(drawTable(29))).toEqual({
    kind: 'no-fit',
    reason: 'too-few-places',
    places: 29,
    needed: 30,
  });
});
