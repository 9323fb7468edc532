import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { toActionHref } from './form-address.ts';

const routes = resolve(import.meta.dirname, '..', 'routes');

/** Pages whose language stands in the address: those of people without an account. The office asks the account. */
const isReadWithoutAccount = (file: string): boolean =>
  file.endsWith('.svelte') && !file.startsWith(join('(office)', 'office'));

test('a form with a name keeps the language of its page', () => {
  const address = new URL(toActionHref('confirm', 'ar'), 'http://localhost/p/vico?lang=ar');
  expect(address.searchParams.get('lang')).toBe('ar');
  expect([...address.searchParams.keys()][0]).toBe('/confirm');
});

test('no form of a page that is read without an account forgets the language', () => {
  const files = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter(isReadWithoutAccount);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => /action=.\?\//.test(readFileSync(join(routes, file), 'utf8')))).toEqual([]);
});
