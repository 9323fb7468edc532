import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyBySize, composeContext, readSides } from './context.rules.ts';
import { gatherTicked, searchSchema } from './practice.schema.ts';
import { listApprovers, refuseOwnApproval } from './practice.rules.ts';
import { CHARACTERISTICS, compareContexts, orderBySimilarity, type Compared } from './similarity.rules.ts';
import { composeTransfer, type KnownHere } from './transfer.rules.ts';

const place = { slug: 'vico', name: 'Vico', country: 'DE', population: 9_000, populationYear: 2024 };

describe('the context of a place for others', () => {
  test('what the place says comes before the register; nothing is guessed', () => {
    const register = { degreeOfUrbanisation: 2, population: { inhabitants: 8_500, year: 2021 } };
    expect(composeContext({ place, register, axes: null })).toMatchObject({
      population: 9_000,
      populationYear: 2024,
      sizeClass: 'small',
      degreeOfUrbanisation: 2,
      structure: null,
    });
    const withoutYear = { ...place, populationYear: null };
    expect(composeContext({ place: withoutYear, register, axes: null })).toMatchObject({
      population: 8_500,
      populationYear: 2021,
    });
    expect(composeContext({ place: withoutYear, register: null, axes: null })).toMatchObject({
      population: null,
      sizeClass: null,
    });
  });

  test('sides come from what was published, and only sides', () => {
    const said = {
      axes: [
        { axis: 'structure', side: 'favourable' },
        { axis: 'diversity', side: 'nonsense' },
      ],
    };
    expect(readSides(said)).toEqual({ structure: 'favourable', diversity: null });
    expect(readSides({})).toBeNull();
    expect([4_999, 5_000, 250_000].map(classifyBySize)).toEqual(['rural', 'small', 'larger']);
  });
});

const contexts = fc.record<Compared>({
  sizeClass: fc.constantFrom('rural', 'small', 'medium', null),
  degreeOfUrbanisation: fc.constantFrom(1, 2, 3, null),
  country: fc.constantFrom('DE', 'IT', null),
  structure: fc.constantFrom('favourable', 'unfavourable', null),
  diversity: fc.constantFrom('high', 'low', null),
  population: fc.option(fc.integer({ min: 0, max: 90_000 })),
});

describe('likeness', () => {
  test('the worked example of the method page', () => {
    const own: Compared = {
      ...empty,
      sizeClass: 'small',
      degreeOfUrbanisation: 2,
      country: 'DE',
      population: 9_000,
    };
    const a: Compared = { ...own, country: 'IT', population: 8_000 };
    const b: Compared = { ...own, degreeOfUrbanisation: 3, population: 9_500 };
    const c: Compared = { ...own, sizeClass: 'medium', degreeOfUrbanisation: null, population: 60_000 };
    const ordered = [c, a, b].toSorted((x, y) =>
      orderBySimilarity(compareContexts(own, x), compareContexts(own, y)),
    );
    expect(ordered).toEqual([b, a, c]);
  });

  test('every characteristic is equal, different or not known, once, and both ways round alike', () => {
    fc.assert(
      fc.property(contexts, contexts, (one, other) => {
        const { equal, different, unknown, timesInhabitants } = compareContexts(one, other);
        expect([...equal, ...different, ...unknown].toSorted()).toEqual([...CHARACTERISTICS].toSorted());
        expect(compareContexts(other, one)).toEqual({ equal, different, unknown, timesInhabitants });
        expect(timesInhabitants === null || timesInhabitants >= 1).toBe(true);
      }),
    );
  });
});

const empty: Compared = {
  sizeClass: null,
  degreeOfUrbanisation: null,
  country: null,
  structure: null,
  diversity: null,
  population: null,
};

test('the transfer check: what nobody wrote down is not known; the worked example of the method page', () => {
  const needs = {
    competences: ['education'],
    actorKinds: ['pro-migrant-groups'],
    lendables: ['premises'],
    minimumInhabitants: 3_000,
  } as const;
  const here: KnownHere = {
    competences: new Map([['education', false]]),
    actorKinds: new Set(['pro-migrant-groups']),
    lendables: null,
    filledHours: 19.5,
    population: 9_000,
  };
  const standings = (known: KnownHere) =>
    composeTransfer({ needs, staffHoursPerWeek: 6 }, known).map(({ standing }) => standing);
  expect(standings(here)).toEqual(['missing', 'there', 'not-known', 'there', 'there']);
  const nothing = {
    competences: new Map(),
    actorKinds: null,
    lendables: null,
    filledHours: null,
    population: null,
  };
  expect(new Set(standings(nothing))).toEqual(new Set(['not-known']));
  expect(standings({ ...here, filledHours: 0, lendables: new Set() })).toEqual([
    'missing',
    'there',
    'missing',
    'missing',
    'there',
  ]);
});

test('whoever changed it last publishes it only where nobody else may', () => {
  const [ada, bo] = [
    { userId: 'ada', name: 'Ada' },
    { userId: 'bo', name: 'Bo' },
  ];
  expect(listApprovers([ada!, bo!], 'ada')).toEqual([bo]);
  expect(listApprovers([ada!], 'ada')).toEqual([ada]);
  expect(() => refuseOwnApproval([ada!, bo!], 'ada', 'ada')).toThrow(
    expect.objectContaining({ code: 'practice-approved-by-oneself' }),
  );
});

test('boxes become lists; an address that cannot be read asks for nothing', () => {
  expect(gatherTicked({ 'areas.housing': 'on', 'areas.education': 'on', title: 'A' })).toEqual({
    areas: ['housing', 'education'],
    title: 'A',
  });
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('words', 'area', 'level', 'page', 'cost'), fc.anything()),
      (asked) => {
        expect(searchSchema.safeParse(asked).success).toBe(true);
      },
    ),
  );
});
