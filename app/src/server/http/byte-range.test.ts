import { expect, test } from 'vitest';
import { answerWithBytes, parseByteRange } from './byte-range.ts';

test.each([
  [null, 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,4-5', 'all'],
  ['items=0-1', 'all'],
  ['bytes=5-2', 'all'],
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=4-', { first: 4, last: 9 }],
  ['bytes=4-99', { first: 4, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=-0', 'none'],
])('%s of ten bytes is %j', (range, expected) => expect(parseByteRange(range, 10)).toEqual(expected));

test('a part says where it lies', async () => {
  const content = Uint8Array.from([0, 1, 2, 3, 4]);
  const part = answerWithBytes(content, 'bytes=1-2', { 'content-type': 'audio/mpeg' });
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
    206,
    'bytes 1-2/5',
    '2',
  ]);
  expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([1, 2]);
  expect(answerWithBytes(content, null, {}).status).toBe(200);
  expect(answerWithBytes(content, 'bytes=9-', {}).status).toBe(416);
});
