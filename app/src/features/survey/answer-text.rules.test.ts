import { EXAMPLE_INSTRUMENT, listVisibleQuestions } from '@vicus/questionnaire';
import { expect, test } from 'vitest';
import { createTranslator } from '#ui/messages.ts';
import { collectValues, pickText, showAnswer } from './answer-text.rules.ts';

const t = createTranslator('en');

test('answers are shown in words, blank as blank', () => {
  const answers = { role: 'elected', contact: { school: { now: 'dont-know' } }, change: 'none' };
  const shown = listVisibleQuestions(EXAMPLE_INSTRUMENT, answers).map((one) =>
    showAnswer(one, answers, 'en', t),
  );
  expect(shown[0]).toEqual({ kind: 'text', question: 'In which role do you answer?', text: 'Elected' });
  expect(shown[1]).toMatchObject({
    kind: 'table',
    columns: ['2023–2024', '2025–2026'],
    rows: [
      { label: 'School', cells: [null, t('word.dont-know')] },
      { label: 'Sports club', cells: [null, null] },
    ],
  });
  // a text that happens to be a code stays a text
  expect(shown[2]).toMatchObject({ text: 'none' });
});

test('a text that is not written in a language comes in English', () => {
  expect(pickText({ en: 'Hello', de: 'Hallo' }, 'de')).toBe('Hallo');
  expect(pickText({ en: 'Hello' }, 'uk')).toBe('Hello');
});

test('fields that come several times keep all their values', () => {
  expect(
    collectValues([
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ]),
  ).toEqual({ a: ['1', '3'], b: ['2'] });
});

test('a month is shown in words, a district by its name', () => {
  const label = { en: 'Where?' };
  const since = { id: 'since', kind: 'month', label, minimum: '2000-01', maximum: '2026-12' } as const;
  const where = {
    id: 'where',
    kind: 'district',
    label,
    districts: [{ code: 'n', label: { en: 'North' } }],
  } as const;
  const section = { id: 's', title: label, questions: [since, where] };
  const show = (question: typeof since | typeof where) =>
    showAnswer(
      { section, question, rows: [] },
      { since: '2015-09', where: 'n' },
      'de',
      createTranslator('de'),
    );
  expect(show(since)).toMatchObject({ text: 'September 2015' });
  expect(show(where)).toMatchObject({ text: 'North' });
});
