import { describe, expect, test } from 'vitest';
import { findNameLikeWords } from './names.rules.ts';

describe('words that could name a person', () => {
  test.each([
    ['Thank Mrs Huber for the bench', 'en', ['Mrs Huber']],
    ['Frau Huber hat den Schlüssel', 'de', ['Frau Huber']],
    ['Der Schlüssel liegt im Rathaus', 'de', []],
    [
      'Ask J. Miller or ana@example.org, +43 660 1234567',
      'en',
      ['J. Miller', 'ana@example.org', '+43 660 1234567'],
    ],
    ['A bus in the evening', 'en', []],
    ['Anna Huber should go', 'en', ['Anna Huber']],
    ['السيد أحمد في المكتب', 'ar', ['السيد أحمد']],
  ])('in “%s” (%s)', (text, language, expected) => {
    expect(findNameLikeWords(text, language)).toEqual(expected);
  });

  test('leave out names that are no person’s', () => {
    expect(findNameLikeWords('The station of Bad Tölz is cold', 'en', ['Bad Tölz'])).toEqual([]);
  });
});
