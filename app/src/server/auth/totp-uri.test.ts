import { expect, test } from 'vitest';
import { toBase32, toTotpOffer } from './totp-uri.ts';

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is %s', (text, expected) => {
  expect(toBase32(new TextEncoder().encode(text))).toBe(expected);
});

test('an offer names issuer and account, and shows the key in groups', () => {
  expect(toTotpOffer('foobar', 'anna@example.org')).toEqual({
    uri: 'otpauth://totp/Vicus:anna%40example.org?secret=MZXW6YTBOI&issuer=Vicus&digits=6&period=30',
    key: 'MZXW 6YTB OI',
  });
});
