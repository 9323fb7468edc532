import { expect, test } from 'vitest';
import type { EditionView } from '../publication.types.ts';
import { EditionCache } from './edition-cache.ts';

const toEdition = (title: string): EditionView => ({
  language: 'en',
  title,
  summary: null,
  methodNote: null,
  keyResults: [],
  suggestions: [],
  figures: [],
  withheld: null,
  policy: [],
});

test('draws once and gives the same each time', async () => {
  const cache = new EditionCache();
  let drawn = 0;
  const draw = () => Promise.resolve((drawn++, toEdition('Größe')));
  expect(await cache.read('a', draw)).toEqual(await cache.read('a', draw));
  expect(drawn).toBe(1);
});

test('keeps what is asked for and lets go what is not, within its bound', async () => {
  const cache = new EditionCache(2_000);
  const drawn: string[] = [];
  const read = (key: string) =>
    cache.read(key, () => Promise.resolve((drawn.push(key), toEdition(key.repeat(9)))));
  await read('a');
  for (let i = 0; i < 200; i++) {
    await read(`k${i}`);
    await read('a');
  }
  expect(cache.bytes).toBeLessThanOrEqual(2_000);
  expect(drawn.filter((key) => key === 'a')).toHaveLength(1);
  await read('k0');
  expect(drawn.filter((key) => key === 'k0')).toHaveLength(2);
});

test('what could not be drawn is not kept', async () => {
  const cache = new EditionCache();
  await expect(cache.read('a', () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
  expect((await cache.read('a', () => Promise.resolve(toEdition('A')))).title).toBe('A');
});
