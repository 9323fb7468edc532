import { expect, test } from 'vitest';
import { createTranslator } from './messages.ts';
import { readProblemText } from './problem-text.ts';

test('days and months of a problem are written in the language of the reader', () => {
  const comments = { code: 'strategy-comments-closed', values: { day: '2026-11-21' } };
  expect(readProblemText(createTranslator('en'), comments)).toContain('until 21 November 2026');
  expect(readProblemText(createTranslator('de'), comments)).toContain('21. November 2026');
  const report = { code: 'report-month-closed', values: { month: '2026-10' } };
  expect(readProblemText(createTranslator('en'), report)).toContain('October 2026');
  expect(readProblemText(createTranslator('it'), report)).toContain('ottobre 2026');
});

test('what is no day stays as it is', () => {
  const typed = { code: 'report-month-closed', values: { month: '2026-13' } };
  expect(readProblemText(createTranslator('en'), typed)).toContain('2026-13');
  const closed = { code: 'strategy-comments-closed', values: { day: '2026-11-45' } };
  expect(readProblemText(createTranslator('en'), closed)).toContain('2026-11-45');
});
