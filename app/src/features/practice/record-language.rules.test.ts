import { expect, test } from 'vitest';
import { listRecordLanguages } from './record-language.rules.ts';

test('languages stand by their names, in the order of the reader', () => {
  const english = listRecordLanguages('en', 'de').map(({ label }) => label);
  expect(english).toContain('German');
  expect(english).toEqual(english.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(listRecordLanguages('de', 'de')).toContainEqual({ value: 'de', label: 'Deutsch' });
});

test('a record keeps a language that is not in the list', () => {
  expect(listRecordLanguages('en', 'ja')).toContainEqual({ value: 'ja', label: 'Japanese' });
  expect(listRecordLanguages('en', 'not a code')).toEqual(listRecordLanguages('en', 'en'));
});
