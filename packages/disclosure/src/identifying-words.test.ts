import { expect, test } from 'vitest';
import { flagIdentifyingWords } from './identifying-words.ts';

const kinds = (text: string, knownNames: readonly string[] = []) =>
  flagIdentifyingWords(text, { knownNames }).map(({ kind, words }) => [kind, words]);

test.each([
  ['Mrs Okafor came from Eritrea.', ['title-and-name', 'Mrs Okafor'], ['country', 'Eritrea']],
  [
    'Die Familie Haddad in der Bahnhofstraße 5',
    ['title-and-name', 'Familie Haddad'],
    ['address', 'Bahnhofstraße 5'],
  ],
  ['I am 34 years old, call 0664 1234567', ['age', '34 years old'], ['contact', '0664 1234567']],
  [
    'Los sirios y la señora García en calle Mayor 3',
    ['country', 'sirios'],
    ['title-and-name', 'señora García'],
    ['address', 'calle Mayor 3'],
  ],
  ['Il 12.3.2025, scrivi a anna@example.org', ['day', '12.3.2025'], ['contact', 'anna@example.org']],
  [
    'На вулиці Шевченка, 12 живе пані Олена',
    ['address', 'вулиці Шевченка, 12'],
    ['title-and-name', 'пані Олена'],
  ],
  ['عائلة حداد من سوريا', ['title-and-name', 'عائلة حداد'], ['country', 'سوريا']],
])('%s', (text, ...expected) => {
  expect(kinds(text)).toEqual(expected);
});

test.each([
  ['Ask J. Miller or ana@example.org', 'en', ['J. Miller', 'ana@example.org']],
  ['Anna Huber should go', 'en', ['Anna Huber']],
  ['A bench for Huber, please', 'en', ['Huber']],
  ['Der Schlüssel liegt im Rathaus', 'de', []],
  ['Der Schlüssel von Anna Huber fehlt', 'de', ['Anna Huber']],
  ['The station of Bad Tölz is cold', 'en', []],
])('names: %s (%s)', (text, language, expected) => {
  const found = flagIdentifyingWords(text, { language, harmlessNames: ['Bad Tölz'] });
  expect(found.map(({ words }) => words)).toEqual(expected);
});

test('plain sentences about a place are let be', () => {
  for (const text of [
    'The bus in the evening is missing, and the index of rents is polite fiction.',
    'Am Bahnhof fehlt Licht. Individuelle Beratung wäre gut, und mehr Platz.',
    'Hay pocos lugares donde encontrarse; la policía es amable.',
  ])
    expect(kinds(text)).toEqual([]);
});

test('names known here are found as whole words, whatever their signs and capitals', () => {
  expect(kinds('Der ASV (Jugend) und am anger', ['ASV (Jugend)', 'Anger'])).toEqual([
    ['known-name', 'ASV (Jugend)'],
    ['known-name', 'anger'],
  ]);
  expect(kinds('Angerer', ['Anger'])).toEqual([]);
  expect(kinds('In Nord-Ost fehlt Licht', ['Nord-Ost', 'a\\b/c^d|e-f', '\uD83D'])).toEqual([
    ['known-name', 'Nord-Ost'],
  ]);
});

test('each place of the text is told once, in order', () => {
  const text = 'Frau Syrien, Frau Syrien';
  expect(flagIdentifyingWords(text).map(({ at }) => at)).toEqual([0, 13]);
});
