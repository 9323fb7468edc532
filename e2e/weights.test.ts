/** Pages reach old phones on slow lines: how much a first visit transfers, compressed, styles included. */
import { describe, expect, inject, test } from 'vitest';
import { measureWeight } from './weights.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

const limits = [
  { shell: 'public page', prefix: '/(public)/', limitBytes: 60 * 1024 },
  { shell: 'embedded figure', prefix: '/(embed)/', limitBytes: 60 * 1024 },
  { shell: 'respondent’s page', prefix: '/(respond)/', limitBytes: 20 * 1024 },
  // The office's tablet takes its program along once, with the words of all languages, and then needs no line.
  { shell: 'tablet’s page', prefix: '/(respond)/collect/', limitBytes: 160 * 1024 },
] as const;

/** Of two that fit, the later and narrower one counts. */
const isUnder = (route: string, prefix: string): boolean =>
  limits.filter((limit) => route.startsWith(limit.prefix)).at(-1)?.prefix === prefix;

describe.for(limits)('every $shell', ({ prefix, limitBytes }) => {
  const paths = Object.entries(visits)
    .filter(([route]) => isUnder(route, prefix))
    .flatMap(([, some]) => some.filter(({ status }) => status === undefined))
    .flatMap(({ path, languages = ['en'] }) =>
      languages.map((language) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`),
    );

  test('is measured', () => expect(paths.length).toBeGreaterThan(0));
  test.for(paths)('%s', async (path) => {
    const { bytes, scripts } = await measureWeight(new URL(path, origin).href);
    expect(bytes).toBeLessThanOrEqual(limitBytes);
    if (prefix === '/(respond)/') expect(scripts).toEqual([]);
  });
});

test('the front page weighs at most 60 KB', async () => {
  expect((await measureWeight(origin)).bytes).toBeLessThanOrEqual(60 * 1024);
});
