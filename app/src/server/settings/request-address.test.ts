import { expect, test } from 'vitest';
import { toClientAddress } from './request-address.ts';

test.each([
  ['127.0.0.1', '203.0.113.7', true, '203.0.113.7'],
  ['::ffff:127.0.0.1', '203.0.113.7', true, '203.0.113.7'],
  ['192.168.1.2', '198.51.100.1, 2001:db8::7', true, '2001:db8::7'],
  // Without a proxy anybody may write that header.
  ['127.0.0.1', '203.0.113.7', false, '127.0.0.1'],
  ['198.51.100.9', '203.0.113.7', true, '198.51.100.9'],
  ['127.0.0.1', 'unknown', true, '127.0.0.1'],
  ['127.0.0.1', undefined, true, '127.0.0.1'],
  [undefined, undefined, true, ''],
])('%s, told %s (proxy: %s): %s', (peer, told, hasProxy, address) => {
  expect(toClientAddress(peer, told, hasProxy)).toBe(address);
});
