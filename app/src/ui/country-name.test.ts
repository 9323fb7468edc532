import { expect, test } from 'vitest';
import { EXAMPLE_COUNTRY, formatCountry } from './country-name.ts';

test('a country stands in the reader’s language', () => {
  expect(formatCountry('AT', 'de')).toBe('Österreich');
  expect(formatCountry('AT', 'it')).toBe('Austria');
});

test('the country of the example says that it is one, and never a bare code', () => {
  expect(formatCountry(EXAMPLE_COUNTRY, 'en')).toBe('Example country');
  expect(formatCountry(EXAMPLE_COUNTRY, 'de')).toBe('Beispielland');
});

test('what is no code of a country is left as it is', () => {
  expect(formatCountry('EU27', 'en')).toBe('EU27');
  expect(formatCountry('', 'en')).toBe('');
});
