import { afterEach, expect, test } from 'vitest';
import { setClock } from '../clock.ts';
import { makeChallenge, takeChallenge } from './passkey-challenge.ts';

afterEach(() => setClock(undefined));
const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

test('a challenge is taken once, for its purpose, with its secret', () => {
  const challenge = toText(makeChallenge('secret', 'register anna'));
  expect(takeChallenge('secret', 'sign-in', challenge)).toBe(false);
  expect(takeChallenge('secret', 'register ben', challenge)).toBe(false);
  expect(takeChallenge('other', 'register anna', challenge)).toBe(false);
  expect(takeChallenge('secret', 'register anna', challenge)).toBe(true);
  expect(takeChallenge('secret', 'register anna', challenge)).toBe(false);
});

test('a challenge ends after an hour', () => {
  const challenge = toText(makeChallenge('secret', 'sign-in'));
  setClock(() => new Date(Date.now() + 61 * 60 * 1000));
  expect(takeChallenge('secret', 'sign-in', challenge)).toBe(false);
});

test.each(['', 'x', 'A'.repeat(54), '\u0000'])('%j is none', (text) => {
  expect(takeChallenge('secret', 'sign-in', text)).toBe(false);
});
