import { afterEach, expect, test } from 'vitest';
import { setClock } from '../clock.ts';
import { recordFailure, recordSuccess, refuseTooMany } from './attempts.ts';

afterEach(() => setClock(undefined));

const isRefused = (account: string, address: string): boolean => {
  try {
    refuseTooMany({ account, address });
    return false;
  } catch {
    return true;
  }
};

test('an account waits after ten wrong tries, wherever they come from, and a quarter of an hour later no more', () => {
  for (let i = 0; i < 10; i += 1) recordFailure({ account: 'a@example.org', address: `203.0.113.${i}` });
  expect(isRefused('a@example.org', '198.51.100.1')).toBe(true);
  expect(isRefused('b@example.org', '198.51.100.1')).toBe(false);
  setClock(() => new Date(Date.now() + 16 * 60 * 1000));
  expect(isRefused('a@example.org', '198.51.100.1')).toBe(false);
});

test('an address waits after fifty, whichever accounts it tried; its neighbours do not', () => {
  for (let i = 0; i < 50; i += 1) recordFailure({ account: `x${i}@example.org`, address: '192.0.2.1' });
  expect(isRefused('new@example.org', '192.0.2.1')).toBe(true);
  expect(isRefused('new@example.org', '192.0.2.2')).toBe(false);
  recordSuccess({ account: 'new@example.org', address: '192.0.2.1' });
  expect(isRefused('new@example.org', '192.0.2.1')).toBe(true);
});

test('the addresses of one IPv6 network count together', () => {
  for (let i = 0; i < 50; i += 1)
    recordFailure({ account: `y${i}@example.org`, address: `2001:db8:1:2::${i.toString(16)}` });
  expect(isRefused('c@example.org', '2001:db8:1:2:ffff::1')).toBe(true);
  expect(isRefused('c@example.org', '2001:db8:1:3::1')).toBe(false);
});

test('without an address only the account counts', () => {
  for (let i = 0; i < 60; i += 1) recordFailure({ account: `z${i}@example.org`, address: '' });
  expect(isRefused('d@example.org', '')).toBe(false);
});
