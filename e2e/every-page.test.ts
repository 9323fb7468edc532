/** What holds on every page of the three shells. The list of pages comes from the folders, so none is forgotten. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { TYPE_NAMES } from '../app/src/features/comparison/testing/type-names.ts';
import { closeBrowser, keepEvidence, openWindow } from './browser.ts';
import type { Page } from 'playwright-core';
import type { Person } from './browser.ts';
import { listMarkupFaults, listSnifferFaults } from './conformance-checks.ts';
import { byPointer, signIn } from './pages.ts';
import type { Account } from './pages.ts';
import {
  listAnatomyFaults,
  listAxeViolations,
  listAxeViolationsInBothSchemes,
  listCookies,
  listOverflows,
  listPrintFaults,
} from './page-checks.ts';
import { listPageRoutes } from './routes.ts';
import { accounts } from './world.ts';
import type { Visit, Who } from './visits.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

/** Pages that no visit of their own can show, and why. */
const excuses: Readonly<Record<string, string>> = {
  '/(respond)/r/[place]/[wave]/[link]/send':
    'It is the answer to a form and can be sent once a link: the journeys of surveys look at it.',
};

const routes = listPageRoutes();
/** Everything but the office: what residents, respondents and foreign pages see. */
const isForEverybody = (route: string): boolean => !route.startsWith('/(office)');

test('the checks see what is wrong', async () => {
  const { page, close } = await openWindow({ origin });
  await page.goto('/sign-in');
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML(
      'beforeend',
      `<h1>Second</h1><img src="/icon.svg"><p>{count} undefined</p><button>Go</button><input>
       <table><tr><td>${'wide&nbsp;'.repeat(90)}</td></tr></table>`,
    );
  });
  expect((await listAxeViolations(page)).join(' ')).toMatch(/image-alt.*label/);
  expect((await listAnatomyFaults(page, 'de')).join(' ')).toMatch(/h1.*lang.*count/);
  expect((await listSnifferFaults(page)).join(' ')).toMatch(/F65|H37/);
  const unclosed =
    '<!doctype html><html lang="en"><head><title>x</title></head><body><p><ul></ul></p></body></html>';
  expect((await listMarkupFaults(unclosed)).join(' ')).toMatch(/^html close-order/);
  expect(await listOverflows(page)).toHaveLength(1);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('main > button')?.style.setProperty('display', 'inline', 'important');
  });
  expect((await listPrintFaults(page)).join(' ')).toMatch(/<button .*clipped/);
  await close();
});

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
    for (const [who, account] of Object.entries(accounts) as [Who, Account][]) {
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

  /** The names of the source's typology stand on the evidence pages and in the methods; every other page uses plain words. */
  async function listTypeNames(page: Page, route: string): Promise<string[]> {
    if (/\/(evidence|methods)(\/|$)/.test(route)) return [];
    const found = TYPE_NAMES.exec(await page.evaluate(() => document.body.textContent));
    return found === null ? [] : [`calls a place by a type of the study: ${found[0]}`];
  }

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
    const faults = await listAnatomyFaults(page, language, !route.includes('/methods/'));
    // Other languages change words only, and one of them the direction.
    if (at === 0)
      faults.push(...(await listAxeViolationsInBothSchemes(page)), ...(await listPrintFaults(page)));
    else if (language === 'ar') faults.push(...(await listAxeViolations(page)));
    if (isForEverybody(route)) {
      faults.push(...(await listMarkupFaults((await response?.text()) ?? '')));
      if (at === 0) faults.push(...(await listSnifferFaults(page)));
    }
    faults.push(...(await listOverflows(page)), ...(await listTypeNames(page, route)));
    if (visit.who === 'nobody') faults.push(...(await listCookies(page)));
    faults.push(...complaints);
    if (faults.length > 0) await keepEvidence(page, `page-${route}-${language}`);
    expect(faults).toEqual([]);
  });
});
