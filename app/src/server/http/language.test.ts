import { expect, test } from 'vitest';
import { chooseRequestLanguage } from './language.ts';

const ada = { language: 'de' };
const choose = (path: string, user: typeof ada | null = null, browser = 'es,en;q=0.5') =>
  chooseRequestLanguage(new URL(path, 'http://localhost'), new Headers({ 'accept-language': browser }), user);

test('the address decides, then the account where there is an office, then the browser', () => {
  expect(choose('/office/vico?lang=en', ada)).toBe('en');
  expect(choose('/office/vico', ada)).toBe('de');
  expect(choose('/set-up', ada)).toBe('de');
  expect(choose('/sign-in')).toBe('en');
  expect(choose('/p/vico', ada)).toBe('es');
});

test('each shell has its own languages', () => {
  expect(choose('/p/vico?lang=ar')).toBe('es');
  expect(choose('/p/vico/participation?lang=ar')).toBe('ar');
  expect(choose('/r/vico/wave/link?lang=uk')).toBe('uk');
});
