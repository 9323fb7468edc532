import { expect, test } from 'vitest';
import {
  AREAS_OF_LIFE,
  COMPETENCE_AREAS,
  COMPETENCE_LEVELS,
  COMPETENCE_PRESETS,
  POLICY_CONTEXTS,
} from './index.ts';

test('the sheet has the nine areas of life after two lines of its own', () => {
  const nine = AREAS_OF_LIFE.filter(({ heading }) => heading === 'area-of-life').map(({ code }) => code);
  expect(nine).toHaveLength(9);
  expect(COMPETENCE_AREAS.map(({ code }) => code)).toEqual(['integration-policy', 'reception', ...nine]);
});

test('every preset is about a country of the source, once an area, with levels, words and provenance', () => {
  const countries = new Set(POLICY_CONTEXTS.map(({ country }) => country));
  expect(new Set(COMPETENCE_PRESETS.map(({ country }) => country))).toEqual(countries);
  const keys = COMPETENCE_PRESETS.map(({ country, area }) => `${country} ${area}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const one of COMPETENCE_PRESETS) {
    expect(COMPETENCE_AREAS.map(({ code }) => code)).toContain(one.area);
    const levels = [...one.decides, ...one.pays, ...one.delivers];
    expect(levels.length).toBeGreaterThan(0);
    for (const level of levels) expect(COMPETENCE_LEVELS).toContain(level);
    expect(one.note.en && one.note['de'] && one.source.where).not.toBe('');
  }
});
