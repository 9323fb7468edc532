/** Journey A: from the printed link to a town with a profile, actors and a colleague. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser, withWindow } from './browser.ts';
import type { WindowChoice } from './browser.ts';
import {
  button,
  byKeyboard,
  byPointer,
  chooseAccount,
  followPrintedLink,
  link,
  pressAndArrive,
  signIn,
  signOut,
} from './pages.ts';
import type { Way } from './pages.ts';
import { operator } from './operator.ts';
import { listBugs, startProduct } from './product.ts';
import type { Product } from './product.ts';

const ways: readonly { name: string; way: Way; choice: Omit<WindowChoice, 'origin'> }[] = [
  { name: 'with JavaScript', way: byPointer, choice: {} },
  { name: 'without JavaScript at 320 px', way: byPointer, choice: { javaScript: false, widthPx: 320 } },
  { name: 'by keyboard only', way: byKeyboard, choice: {} },
];

const colleague = { name: 'Carla Colleague', email: 'carla@example.org', password: 'four words and a half' };

async function findTown(page: Page, way: Way, hasScript: boolean): Promise<void> {
  await way.write(page.getByLabel('Name of the place'), 'Bad Toelz');
  const town = link(page, 'Bad Tölz');
  // Typing brings the town where scripts run; elsewhere the button does.
  if (!hasScript) await pressAndArrive(page, way, button(page, 'Search'));
  await pressAndArrive(page, way, town);
  await pressAndArrive(page, way, button(page, 'Set up this place'));
}

async function fillProfile(page: Page, way: Way): Promise<void> {
  await pressAndArrive(page, way, link(page, 'Profile'));
  await way.write(page.getByLabel('LAU code').first(), '09173112');
  await way.write(page.getByLabel('Year of the number of inhabitants').first(), '2024');
  await way.write(page.getByLabel('Contact: e-mail address').first(), 'rathaus@example.org');
  await pressAndArrive(page, way, button(page, 'Save').first());
  await page.getByRole('status').waitFor();
  expect(await page.getByLabel('LAU code').first().inputValue()).toBe('09173112');
}

async function addActor(page: Page, way: Way, name: string): Promise<void> {
  await way.press(page.locator('summary', { hasText: 'Work with others' }));
  await pressAndArrive(page, way, page.getByRole('navigation').getByRole('link', { name: 'Actors' }));
  const add = link(page, /^Add/);
  if ((await add.count()) > 0) await pressAndArrive(page, way, add.first());
  await way.write(page.getByRole('textbox', { name: /^Name/ }).first(), name);
  await way.choose(page.getByLabel('Kind').first(), 'Migrant organisations');
  await pressAndArrive(page, way, button(page, /^(Add|Save)/).first());
  await page.getByText(name).first().waitFor();
}

async function inviteColleague(page: Page, way: Way): Promise<string> {
  // The menu stands in groups; away from the desk only one's own is open.
  await way.press(page.locator('summary', { hasText: 'Office' }));
  await pressAndArrive(page, way, link(page, 'People'));
  const field = page.getByLabel('E-mail address');
  await way.write(field, colleague.email);
  await pressAndArrive(page, way, button(page, 'Make the link'));
  const shown = await page.locator('code').innerText();
  expect(shown).toMatch(/^http:\/\/localhost:\d+\/join\//);
  return shown;
}

async function acceptInvitation(page: Page, way: Way, address: string): Promise<void> {
  await page.goto(address);
  const form = page.locator('form').filter({ has: button(page, 'Create account and join') });
  await way.write(form.getByLabel('Your name'), colleague.name);
  await way.write(form.getByLabel('New password'), colleague.password);
  await pressAndArrive(page, way, button(page, 'Create account and join'));
  expect(new URL(page.url()).pathname).toBe('/office/bad-toelz');
}

/** Journey E: a visitor sees what it is about within one click. */
async function seeExampleTown(page: Page, way: Way): Promise<void> {
  await page.goto('/');
  await pressAndArrive(page, way, link(page, 'Amberlund'));
  expect(await page.getByRole('complementary', { name: 'Example' }).count()).toBe(1);
  expect(await page.locator('figure').count()).toBeGreaterThan(0);
}

async function removeExample(page: Page, way: Way): Promise<void> {
  await page.goto('/office/amberlund/surveys');
  expect(await page.getByRole('complementary', { name: 'Example' }).count()).toBe(1);
  await page.goto('/office');
  await pressAndArrive(page, way, button(page, 'Remove the example places'));
  await page.goto('/');
  expect(await page.getByText('Amberlund').count()).toBe(0);
  expect((await page.goto('/p/amberlund'))?.status()).toBe(404);
}

describe('an operator sets up a town', () => {
  let products: readonly Product[] = [];
  beforeAll(async () => {
    products = await Promise.all(ways.map(() => startProduct()));
  });
  afterAll(async () => {
    await closeBrowser();
    await Promise.all(products.map((product) => product.stop()));
  });

  test.for(ways.map((one, at) => ({ ...one, at })))('$name', async ({ name, way, choice, at }) => {
    const product = products[at];
    if (product === undefined) throw new Error('not started');
    const window = { ...choice, origin: product.origin };
    const invitation = await withWindow(`set-up-${name}`, window, async ({ page }) => {
      await seeExampleTown(page, way);
      await followPrintedLink(page, way, product.signInLink);
      await chooseAccount(page, way, operator);
      await signOut(page, way);
      await page.goto('/sign-in');
      await signIn(page, way, operator);
      await pressAndArrive(page, way, link(page, 'Set up a place'));
      await findTown(page, way, choice.javaScript !== false);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await fillProfile(page, way);
      await addActor(page, way, 'Caritas Tölz');
      const shown = await inviteColleague(page, way);
      await removeExample(page, way);
      return shown;
    });
    await withWindow(`join-${name}`, window, async ({ page }) => acceptInvitation(page, way, invitation));
    expect(listBugs(product.readLog())).toEqual([]);
  });
});
