/** What holds on every page of the three shells. The list of pages comes from the folders, so none is forgotten. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, keepEvidence, openWindow } from './browser.ts';
import type { Person } from './browser.ts';
import { operator } from './operator.ts';
import { byPointer, signIn } from './pages.ts';
import {
  listAnatomyFaults,
  listAxeViolations,
  listAxeViolationsInBothSchemes,
  listCookies,
  listOverflows,
  listPrintFaults,
} from './page-checks.ts';
import { listPageRoutes } from './routes.ts';
import { neighbour } from './world.ts';
import type { Visit, Who } from './world.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

/** Pages that no visit of their own can show, and why. */
const excuses: Readonly<Record<string, string>> = {};

const routes = listPageRoutes();

test('every page is visited, or a sentence says why not', () => {
  const forgotten = routes.filter((route) => !visits[route]?.length && !excuses[route]);
  expect(forgotten).toEqual([]);
});

test('no visit and no excuse is left over from a page that is gone', () => {
  const known = new Set(routes);
  expect([...Object.keys(visits), ...Object.keys(excuses)].filter((route) => !known.has(route))).toEqual([]);
});

describe('every page', () => {
  const people: Partial<Record<Who, Person>> = {};
  beforeAll(async () => {
    people.nobody = await openWindow({ origin });
    for (const [who, account] of [
      ['operator', operator],
      ['neighbour', neighbour],
    ] as const) {
      const person = await openWindow({ origin });
      await person.page.goto('/sign-in');
      await signIn(person.page, byPointer, account);
      people[who] = person;
    }
  });
  afterAll(closeBrowser);

  const all = Object.entries(visits).flatMap(([route, some]) =>
    some.flatMap((visit) =>
      (visit.languages ?? ['en']).map((language, at) => ({ route, visit, language, at })),
    ),
  );

  function toAddress({ path }: Visit, language: string): string {
    const url = new URL(path, origin);
    url.searchParams.set('lang', language);
    return url.href;
  }

  test.for(all)('$route $visit.path $visit.who $language', async ({ route, visit, language, at }) => {
    const person = people[visit.who];
    if (person === undefined) throw new Error(`Nobody is ${visit.who}`);
    const { page, complaints } = person;
    complaints.length = 0;
    const response = await page.goto(toAddress(visit, language));
    expect(response?.status()).toBe(visit.status ?? 200);
    const faults = await listAnatomyFaults(page, language);
    // Other languages change words and direction: colours and print are looked at once.
    if (at === 0) {
      faults.push(...(await listAxeViolationsInBothSchemes(page)), ...(await listPrintFaults(page)));
    } else faults.push(...(await listAxeViolations(page)));
    faults.push(...(await listOverflows(page)));
    if (visit.who === 'nobody') faults.push(...(await listCookies(page)));
    faults.push(...complaints);
    if (faults.length > 0) await keepEvidence(page, `page-${route}-${language}`);
    expect(faults).toEqual([]);
  });
});
