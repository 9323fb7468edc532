/** Every link on every page leads somewhere. */
import { expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import { accounts } from './world.ts';
import type { Visitor } from './visitor.ts';
import type { Visit, Who } from './visits.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

const whos: readonly Who[] = ['nobody', ...(Object.keys(accounts) as (keyof typeof accounts)[])];

/** A table stands in many formats, whose addresses differ in their ending only; open-data.test.ts walks them all. */
const isOtherFormat = (target: string): boolean =>
  /^\/api\/v1\/places\/.*\/data\.(?!csv\b(?!-))/.test(target);

/** Pages whose links are followed by one test: with all of them in one, a test would last ever longer. */
const PAGES = 60;

interface Part {
  readonly who: Who;
  readonly from: number;
  readonly pages: readonly Visit[];
}

const parts = whos.flatMap((who): Part[] => {
  const pages = Object.values(visits)
    .flat()
    .filter((visit) => visit.who === who);
  return Array.from({ length: Math.ceil(pages.length / PAGES) }, (_, part) => ({
    who,
    from: part * PAGES + 1,
    pages: pages.slice(part * PAGES, (part + 1) * PAGES),
  }));
});

/** What each of them has followed already. */
const followed = new Map(whos.map((who) => [who, new Set<string>()]));

async function listLinks(visitor: Visitor, pages: readonly Visit[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { path, status } of pages) {
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
  return found;
}

test.for(parts)('for $who, pages from $from', async ({ who, pages }) => {
  const visitor = who === 'nobody' ? enter(origin) : await signInAs(origin, accounts[who] ?? operator);
  const before = followed.get(who) ?? new Set();
  const dead: string[] = [];
  for (const [target, from] of await listLinks(visitor, pages)) {
    if (isOtherFormat(target) || before.has(target)) continue;
    before.add(target);
    const { status } = await visitor.open(target);
    if (status >= 400) dead.push(`${target} (${status}) on ${from}`);
  }
  expect(dead).toEqual([]);
});

test('every page of the world is among them', () => {
  const pages = parts.reduce((sum, part) => sum + part.pages.length, 0);
  expect(pages).toBe(Object.values(visits).flat().length);
});
