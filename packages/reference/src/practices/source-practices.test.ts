import { expect, test } from 'vitest';
import { ACTOR_KINDS } from '../further-actor-kinds.ts';
import { AREAS_OF_LIFE } from '../areas-of-life.ts';
import { COMPETENCE_AREAS } from '../competences.ts';
import { SOURCE_PRACTICES } from './source-practices.ts';

const codes = (list: readonly { readonly code: string }[]) => new Set(list.map(({ code }) => code));

test('at least 25 records, each with its place in the source, in English and German, short', () => {
  expect(SOURCE_PRACTICES.length).toBeGreaterThanOrEqual(25);
  expect(new Set(SOURCE_PRACTICES.map(({ id }) => id)).size).toBe(SOURCE_PRACTICES.length);
  for (const { id, title, what, source } of SOURCE_PRACTICES) {
    expect(id).toMatch(/^[a-z0-9-]{1,60}$/);
    expect(source.document).toBe('whole-comm-wp3');
    expect(source.where).toMatch(/^Part \d/);
    for (const language of ['en', 'de']) {
      expect(title[language]?.split(' ').length, `${id} ${language}`).toBeLessThanOrEqual(15);
      expect(what[language]?.split(' ').length, `${id} ${language}`).toBeLessThanOrEqual(60);
      expect(what[language]).toMatch(/\.$/);
    }
  }
});

test('what they need and where they belong has codes of this package', () => {
  const [areas, kinds, competences] = [codes(AREAS_OF_LIFE), codes(ACTOR_KINDS), codes(COMPETENCE_AREAS)];
  for (const { id, areas: own, needs, structure, country } of SOURCE_PRACTICES) {
    expect(
      own.every((code) => areas.has(code)),
      id,
    ).toBe(true);
    expect(
      needs.actorKinds.every((code) => kinds.has(code)),
      id,
    ).toBe(true);
    expect(
      needs.competences.every((code) => competences.has(code)),
      id,
    ).toBe(true);
    expect(structure === null, id).toBe(country === null);
  }
});
