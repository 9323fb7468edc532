import { expect, test } from 'vitest';
import { drawPlace, seed } from './drawn-places.fixture.ts';
import { computeExpectedOfGroups, LEAST_PLACES_FOR_EXPECTED } from './expected-of-groups.rules.ts';
import { judgeGroups } from './group-choice.rules.ts';
import type { ComparedPlace } from './group-figures.types.ts';
import { judgeFigures } from './kept-groups.rules.ts';

/** Small towns have one point more, progressive ones half a point; a little chance on top. */
function build(count: number): ComparedPlace[] {
  const random = seed(5);
  return Array.from({ length: count }, (_, i) => {
    const isSmall = i % 2 === 0;
    const isProgressive = i % 4 < 2;
    const level = 1.5 + (isSmall ? 1 : 0) + (isProgressive ? 0.5 : 0) + 0.6 * (random() - 0.5);
    const place = drawPlace(`place-${i}`, 'one', random);
    return {
      ...place,
      size: isSmall ? 'small' : 'rural',
      structure: null,
      diversity: null,
      degreeOfUrbanisation: null,
      country: null,
      orientation: isProgressive ? 'progressive' : 'mixed',
      figures: { ...place.figures, horizontal: level },
    };
  });
}

function expectOf(places: readonly ComparedPlace[], place: number) {
  const kept = judgeFigures(
    places,
    judgeGroups(places).filter(({ state }) => state === 'shown'),
  );
  return computeExpectedOfGroups(places, kept, { place, ranged: ['horizontal'] });
}

test('what the groups add up to, with an interval in which the place lies', () => {
  const places = build(60);
  const [small] = expectOf(places, 0)!.figures;
  expect(small!.expected).toBeCloseTo(3, 0);
  expect(small!.low).toBeLessThan(small!.expected);
  expect(small!.high).toBeGreaterThan(small!.expected);
  const [rural] = expectOf(places, 3)!.figures;
  expect(rural!.expected).toBeCloseTo(1.5, 0);
});

test('of places alike the expectation is the same, whatever their own figures: it rests on the averages', () => {
  const places = build(60);
  expect(expectOf(places, 0)).toEqual(expectOf(places, 4));
});

test('nothing below thirty places, and nothing of a figure whose spread is not shown', () => {
  expect(expectOf(build(LEAST_PLACES_FOR_EXPECTED - 1), 0)).toBeUndefined();
  const places = build(60);
  expect(computeExpectedOfGroups(places, new Map(), { place: 0, ranged: [] })).toBeUndefined();
});
