/** The four names of the source's typology stand on the evidence pages; every other page uses plain words. */
import { expect, inject, test } from 'vitest';
import { TYPE_NAMES } from '../app/src/features/comparison/testing/type-names.ts';
import { signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import { accounts } from './world.ts';
import type { Who } from './visits.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');
const whos: readonly Who[] = ['nobody', ...(Object.keys(accounts) as (keyof typeof accounts)[])];

test.for(whos)('for %s', async (who) => {
  const visitor = who === 'nobody' ? enter(origin) : await signInAs(origin, accounts[who]);
  const outside = Object.entries(visits).filter(([route]) => !route.includes('/evidence'));
  const named: string[] = [];
  for (const { path, languages = ['en'] } of outside
    .flatMap(([, some]) => some)
    .filter((visit) => visit.who === who))
    for (const language of languages) {
      const page = await visitor.open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      if (TYPE_NAMES.test(page.document.body.textContent ?? '')) named.push(`${path} in ${language}`);
    }
  // The pages on methods may name the study's types; the pages of a place may not.
  expect(named.filter((path) => !path.startsWith('/methods'))).toEqual([]);
});
