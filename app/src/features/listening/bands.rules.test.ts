import type { Instrument, Question } from '@vicus/questionnaire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinBandLabels, listBands, listCrossable, readBand } from './bands.rules.ts';
import { groupVariable, readGroup } from './groups.rules.ts';
import { makeInstrument } from './listening.fixture.ts';

const number = (minimum: number, maximum: number, decimals = 0): Question => ({
  id: 'how-many',
  kind: 'number',
  label: { en: 'How many?' },
  minimum,
  maximum,
  decimals,
});
const ask = (...questions: Question[]): Instrument => ({
  ...makeInstrument([]),
  sections: [{ id: 'all', title: { en: 'All' }, questions }],
});
const labelsOf = (minimum: number, maximum: number, decimals = 0): string[] =>
  listBands({ minimum, maximum, decimals }).map(({ label }) => label.en);

test('bands begin at round numbers, whatever was answered', () => {
  expect(labelsOf(0, 100)).toEqual(['0–19', '20–39', '40–59', '60–79', '80–99', '100']);
  expect(labelsOf(0, 4)).toEqual(['0', '1', '2', '3', '4']);
  expect(labelsOf(1998, 2026)).toEqual(['1998–1999', '2000–2009', '2010–2019', '2020–2026']);
  expect(labelsOf(0, 1, 1)).toEqual(['0–<1', '1–<2']);
  expect(joinBandLabels([{ en: '0–19' }, { en: '20–39' }])).toEqual({ en: '0–39' });
});

test('every allowed number falls into exactly one band', () => {
  const range = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 100_000 }));
  fc.assert(
    fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), ([minimum, width], at) => {
      const value = minimum + Math.round(at * width);
      const bands = listBands({ minimum, maximum: minimum + width, decimals: 0 });
      expect(bands.length).toBeLessThanOrEqual(6);
      expect(new Set(bands.map(({ code }) => code)).size).toBe(bands.length);
      expect(bands.filter(({ from = 0, to = 0 }) => value >= from && value < to)).toHaveLength(1);
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('numbers, months and rosters may be crossed; what is written may not', () => {
  const base = { label: { en: 'Question' } };
  const instrument = ask(
    number(0, 10),
    { ...base, id: 'since', kind: 'month', minimum: '2015-01', maximum: '2026-12' },
    { ...base, id: 'clubs', kind: 'roster', columns: [], points: [], maximumRows: 5, maximumNameLength: 50 },
    { ...base, id: 'ideas', kind: 'long-text', maximumLength: 500 },
  );
  const crossable = listCrossable(instrument);
  expect(crossable.map(({ id }) => id)).toEqual(['how-many', 'since', 'clubs']);
  const [count, since, clubs] = crossable;
  expect(readBand(count!, { 'how-many': 10 })).toBe('from10');
  expect(readBand(count!, { 'how-many': 'dont-know' })).toBeUndefined();
  expect(readBand(since!, { since: '2016-07' })).toBe('from2015');
  expect(readBand(clubs!, { clubs: [{ name: 'Choir', codes: {} }] })).toBe('from1');
  expect(readBand(clubs!, { clubs: 'none' })).toBe('from0');
  expect(readBand(clubs!, {})).toBeUndefined();
});

test('bands that fewer than the minimum fall into join their neighbour', () => {
  const [variable] = listCrossable(ask(number(0, 100)));
  const answers = [3, 8, 22, 25, 26, 29, 31, 45, 47, 51, 58, 59].map((value) => ({ 'how-many': value }));
  const grouped = groupVariable(variable!, answers, 5);
  const filled = new Set(answers.map((one) => readGroup(grouped, one)));
  expect(grouped.groups.filter(({ code }) => filled.has(code)).map(({ label }) => label.en)).toEqual([
    '0–39',
    '40–59',
  ]);
});
