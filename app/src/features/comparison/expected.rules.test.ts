import { expect, test } from 'vitest';
import {
  chooseNearestYear,
  chooseOutcome,
  choosePreconditions,
  estimatePeople,
  parseExpectedQuestion,
  type PeopleFacts,
} from './expected.rules.ts';
import { formatPoints } from './expected-text.rules.ts';

test('the address keeps the choice; what is not understood stays at its default', () => {
  expect(parseExpectedQuestion(new URLSearchParams(''))).toEqual({ outcome: null, preconditions: null });
  expect(parseExpectedQuestion(new URLSearchParams('outcome=merit&by=mayor'))).toEqual({
    outcome: null,
    preconditions: null,
  });
  expect(
    parseExpectedQuestion(new URLSearchParams('outcome=employment-percent&by=density&by=population')),
  ).toEqual({ outcome: 'employment-percent', preconditions: ['population', 'density'] });
});

test('the figure asked for, else the first known here, else the first there is', () => {
  const offers = [
    { outcome: 'employment-percent', year: 2021, known: 90, isKnownHere: false },
    { outcome: 'unemployment-percent', year: 2021, known: 90, isKnownHere: true },
  ] as const;
  expect(chooseOutcome('employment-percent', offers)?.outcome).toBe('employment-percent');
  expect(chooseOutcome('vacant-dwellings-percent', offers)?.outcome).toBe('unemployment-percent');
  expect(chooseOutcome(null, offers.slice(0, 1))?.outcome).toBe('employment-percent');
  expect(chooseOutcome(null, [])).toBeUndefined();
});

test('the nearest year; of two the earlier', () => {
  const years = [2015, 2019, 2023, 2024].map((year) => ({
    country: 'ES',
    characteristic: 'mean-age-years',
    year,
  }));
  expect(chooseNearestYear('ES', 'mean-age-years', years, 2021)).toBe(2019);
  expect(chooseNearestYear('ES', 'mean-age-years', years, 2022)).toBe(2023);
  expect(chooseNearestYear('PT', 'mean-age-years', years, 2022)).toBeNull();
});

test('of preconditions that say the same one is taken; never what is not known here; results only on request', () => {
  const facts = (
    [
      ['population', 100],
      ['under-18-percent', 60],
      ['under-15-percent', 90],
      ['over-65-percent', 95],
      ['mean-age-years', 95],
      ['density', 100],
      ['net-income-per-person-euro', 100],
    ] as const
  ).map(([precondition, known]) => ({ precondition, known, year: 2021 }));
  const isKnownHere = (one: string): boolean => one !== 'density';
  const byDefault = choosePreconditions(null, 100, facts, isKnownHere);
  const chosen = (offers: typeof byDefault) =>
    offers.filter(({ isChosen }) => isChosen).map(({ precondition }) => precondition);
  expect(chosen(byDefault)).toEqual(['population', 'under-15-percent', 'over-65-percent']);
  expect(byDefault.map(({ hindrance }) => hindrance)).toEqual([
    null,
    'few-places',
    null,
    null,
    null,
    'not-known-here',
    'result-too',
  ]);
  const asked = ['density', 'under-18-percent', 'net-income-per-person-euro'] as const;
  expect(chosen(choosePreconditions(asked, 100, facts, isKnownHere))).toEqual([
    'under-18-percent',
    'net-income-per-person-euro',
  ]);
});

const unknown: PeopleFacts = {
  population: 1_000,
  under18: NaN,
  under15: NaN,
  over65: NaN,
  employment: NaN,
  unemployment: NaN,
  personsPerHousehold: NaN,
};

test.each([
  ['residents', {}, 1_000],
  ['residents-16', { under18: 20, under15: 16 }, 800],
  ['residents-16', { under15: 16 }, 840],
  ['residents-16', {}, 750],
  ['residents-15-74', { under15: 15, over65: 25 }, 600],
  ['residents-15-74', { under15: 15 }, 600],
  // 800 of 16 and more, 45 % of them in work: 360; with 10 % of the labour force out of work it is 400
  ['labour-force', { under18: 20, employment: 45, unemployment: 10 }, 400],
  ['labour-force', { under18: 20, unemployment: 10 }, 400],
  ['labour-force', { under18: 20, employment: 45, unemployment: 100 }, 400],
  ['dwellings', { personsPerHousehold: 2.5 }, 400],
  ['dwellings', {}, 350],
  ['residents', { population: 0 }, NaN],
  ['residents', { population: NaN }, NaN],
  ['labour-force', { population: 1 }, 1],
] as const)('%s of %o: %d', (base, known, people) => {
  expect(estimatePeople(base, { ...unknown, ...known })).toBe(people);
});

test('differences carry their sign; nothing carries none', () => {
  expect(formatPoints(3.24, 'en')).toBe('+3.2');
  expect(formatPoints(-3.27, 'de')).toBe('−3,3');
  expect(formatPoints(-0.04, 'en')).toBe('0.0');
});
