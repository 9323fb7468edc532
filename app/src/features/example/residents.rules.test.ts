import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Instrument } from '@vicus/questionnaire';
import { expect, test } from 'vitest';
import { IDEA_TEXTS, TENSION_TEXTS } from './example-voices.ts';
import { OFFICE_LEVELS, RESIDENT_LEVELS } from './resident-levels.ts';
import { drawGeneralAnswers } from './residents.rules.ts';

function readShipped(id: string): Instrument {
  const text = readFileSync(resolve('app', 'instruments', `${id}.json`), 'utf8');
  return (JSON.parse(text) as { instrument: Instrument }).instrument;
}

const residents = {
  instrument: readShipped('residents'),
  seed: 'test',
  people: 400,
  levels: RESIDENT_LEVELS,
  texts: { 'tension-causes': TENSION_TEXTS, ideas: IDEA_TEXTS },
  hasGaps: true,
};

test('the same seed gives the same people; each question is answered by most, with gaps; skip logic holds', () => {
  const people = drawGeneralAnswers(residents);
  expect(people).toEqual(drawGeneralAnswers(residents));
  const questions = residents.instrument.sections.flatMap((section) => section.questions);
  for (const { id, kind } of questions) {
    const given = people.filter((one) => one[id] !== undefined).length;
    if (kind === 'district') continue;
    if (kind === 'long-text') expect([TENSION_TEXTS.length, IDEA_TEXTS.length]).toContain(given);
    else expect(given > 250 && given < 400, id).toBe(true);
  }
  const never = people.filter((one) => one['contact-frequency'] === 'never');
  expect(never.length).toBeGreaterThan(5);
  expect(never.every((one) => one['contact-quality'] === undefined)).toBe(true);
});

test('twelve office-holders answer everything', () => {
  const instrument = readShipped('policymakers-perception');
  const draw = { instrument, seed: 'test', people: 12, levels: OFFICE_LEVELS, texts: {}, hasGaps: false };
  const people = drawGeneralAnswers(draw);
  expect(people).toHaveLength(12);
  for (const { id } of instrument.sections.flatMap((section) => section.questions))
    expect(people.filter((one) => one[id] !== undefined).length, id).toBeGreaterThan(8);
});
