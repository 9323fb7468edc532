import { expect, test } from 'vitest';
import { ContentCache } from './content-cache.ts';

const open = (most: number) => new ContentCache<string>(most, (text) => text.length);

test('what was not asked for longest goes first, and the bound holds', () => {
  const cache = open(6);
  cache.keep('a', 'aaa');
  cache.keep('b', 'bbb');
  expect(cache.find('a')).toBe('aaa');
  cache.keep('c', 'c');
  expect([cache.find('a'), cache.find('b'), cache.find('c')]).toEqual(['aaa', undefined, 'c']);
});

test('what is larger than everything that may be kept pushes nothing out', () => {
  const cache = open(3);
  cache.keep('a', 'aa');
  cache.keep('b', 'bbbb');
  expect([cache.find('a'), cache.find('b')]).toEqual(['aa', undefined]);
});

test('the same kept twice counts once; nothing at all counts too', () => {
  const cache = open(3);
  for (let i = 0; i < 5; i += 1) cache.keep('a', 'aa');
  cache.keep('b', '');
  expect([cache.find('a'), cache.find('b')]).toEqual(['aa', '']);
  cache.keep('c', '');
  expect([cache.find('a'), cache.find('b'), cache.find('c')]).toEqual([undefined, '', '']);
});
