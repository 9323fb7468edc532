import { expect, test } from 'vitest';
import { toRequestOrigin } from './request-origin.ts';

const direct = { configuredOrigin: undefined, origin: 'http://localhost:3000' };
const proxied = { configuredOrigin: 'https://vicus.example.org', origin: 'https://vicus.example.org' };
const request = { host: undefined, forwardedHost: undefined, origin: undefined };

test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'town-hall:3000'])(
  'without VICUS_ORIGIN a request to %s came over plain http under that name',
  (host) => {
    expect(toRequestOrigin({ ...request, host }, direct)).toEqual({ protocol: 'http', host });
  },
);

test.each([
  ['the host', { ...request, host: 'vicus.example.org' }],
  ['the forwarded host', { ...request, host: '127.0.0.1:3000', forwardedHost: 'vicus.example.org' }],
  ['the origin', { ...request, host: '127.0.0.1:3000', origin: 'https://vicus.example.org' }],
])('with VICUS_ORIGIN %s tells that the request was sent there', (_, sent) => {
  expect(toRequestOrigin(sent, proxied)).toEqual({ protocol: 'https', host: 'vicus.example.org' });
});

test('with VICUS_ORIGIN another name stays another name', () => {
  const sent = { ...request, host: 'old.example.org', origin: 'https://old.example.org' };
  expect(toRequestOrigin(sent, proxied)).toEqual({ protocol: 'http', host: 'old.example.org' });
});

test.each([undefined, 'a/b', 'a@b', 'a b'])('a host of %s falls back to the known address', (host) => {
  expect(toRequestOrigin({ ...request, host }, direct)).toEqual({ protocol: 'http', host: 'localhost:3000' });
});
