import { expect, test } from 'vitest';
import {
  chooseMeasures,
  computeMinimumShared,
  isInScope,
  listYearsByCountry,
  parsePeerQuestion,
  toCompared,
} from './peers.rules.ts';

test('the address keeps the choice; what is not understood stays at its default', () => {
  expect(parsePeerQuestion(new URLSearchParams(''))).toEqual({
    scope: 'country',
    characteristics: null,
    sameDegree: true,
  });
  expect(parsePeerQuestion(new URLSearchParams('scope=moon&by=grade'))).toMatchObject({
    scope: 'country',
    characteristics: null,
  });
  expect(parsePeerQuestion(new URLSearchParams('scope=everywhere&by=density&by=population'))).toEqual({
    scope: 'everywhere',
    characteristics: ['population', 'density'],
    sameDegree: false,
  });
});

test('where is looked', () => {
  expect(['ES', 'PT'].map((country) => isInScope('country', 'ES', country))).toEqual([true, false]);
  expect(['ES', 'PT'].map((country) => isInScope('everywhere', 'ES', country))).toEqual([true, true]);
  expect(['ES', 'PT'].map((country) => isInScope('other-countries', 'ES', country))).toEqual([false, true]);
});

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [4, 3],
  [6, 5],
])('of %i characteristics a place needs %i', (chosen, needed) => {
  expect(computeMinimumShared(chosen)).toBe(needed);
});

const facts = [
  { characteristic: 'population', isKnownHere: true, known: 100, deviation: 1 },
  { characteristic: 'unemployment-percent', isKnownHere: true, known: 49, deviation: 2 },
  { characteristic: 'density', isKnownHere: false, known: 100, deviation: 1 },
  { characteristic: 'foreign-nationals-percent', isKnownHere: true, known: 100, deviation: null },
] as const;

test('by default what most places have; on request also what fewer have; never what is not known here', () => {
  const question = { scope: 'country', characteristics: null, sameDegree: true } as const;
  const byDefault = chooseMeasures(question, 100, facts);
  expect(byDefault.map(({ isChosen, hindrance }) => [isChosen, hindrance])).toEqual([
    [true, null],
    [false, 'few-places'],
    [false, 'not-known-here'],
    [false, 'no-spread'],
  ]);
  const asked = chooseMeasures(
    { ...question, characteristics: ['unemployment-percent', 'density'] },
    100,
    facts,
  );
  expect(asked.map(({ isChosen }) => isChosen)).toEqual([false, true, false, false]);
});

test('each country in its own latest year', () => {
  const years = listYearsByCountry('unemployment-percent', [
    { country: 'ES', characteristic: 'unemployment-percent', year: 2021 },
    { country: 'DE', characteristic: 'unemployment-percent', year: 2020 },
    { country: 'DE', characteristic: 'unemployment-percent', year: 2022 },
    { country: 'FR', characteristic: 'population', year: 2022 },
  ]);
  expect([...years]).toEqual([
    ['ES', { fromYear: null, year: 2021 }],
    ['DE', { fromYear: null, year: 2022 }],
  ]);
  expect(
    listYearsByCountry('population-change-percent', [
      { country: 'FR', characteristic: 'population', year: 2022 },
    ]).size,
  ).toBe(0);
});

test('population and density count by their logarithm, nobody not at all', () => {
  expect(toCompared('population', Math.E)).toBe(1);
  expect(toCompared('density', 0)).toBeNaN();
  expect(toCompared('unemployment-percent', 0)).toBe(0);
});
