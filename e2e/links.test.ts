/** Every link on every page leads somewhere. */
import { expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import { accounts } from './world.ts';
import type { Who } from './visits.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

const whos: readonly Who[] = ['nobody', ...(Object.keys(accounts) as (keyof typeof accounts)[])];

/** A table stands in many formats, whose addresses differ in their ending only; open-data.test.ts walks them all. */
const isOtherFormat = (target: string): boolean =>
  /^\/api\/v1\/places\/.*\/data\.(?!csv\b(?!-))/.test(target);

test.for(whos)('for %s', async (who) => {
  const visitor = who === 'nobody' ? enter(origin) : await signInAs(origin, accounts[who] ?? operator);
  const found = new Map<string, string>();
  for (const { path, status } of Object.values(visits)
    .flat()
    .filter((visit) => visit.who === who)) {
    const page = await visitor.open(path);
    if (status !== undefined) continue;
    for (const link of page.document.querySelectorAll('a[href]')) {
      const target = new URL(link.getAttribute('href') ?? '', page.url);
      if (target.origin === origin) found.set(`${target.pathname}${target.search}`, path);
      if (target.origin === origin && target.hash !== '' && target.pathname === new URL(page.url).pathname)
        expect(
          page.document.getElementById(decodeURIComponent(target.hash.slice(1))),
          `${target.hash} on ${path}`,
        ).not.toBeNull();
    }
  }
  const dead: string[] = [];
  for (const [target, from] of found) {
    if (isOtherFormat(target)) continue;
    const { status } = await visitor.open(target);
    if (status >= 400) dead.push(`${target} (${status}) on ${from}`);
  }
  expect(dead).toEqual([]);
});
