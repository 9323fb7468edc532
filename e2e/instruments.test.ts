/** Journey: a shipped questionnaire is copied, a question that depends on another added, translated, looked at, tried. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser, withWindow } from './browser.ts';
import type { WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byKeyboard, byPointer, link, pressAndArrive, signIn, type Way } from './pages.ts';
import { setUpTown } from './world.ts';

const origin = inject('baseUrl');

const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; town: string; way: Way })[] = [
  { name: 'with JavaScript', town: 'Dorfen', way: byPointer },
  {
    name: 'without JavaScript at 320 px',
    town: 'Grafing bei München',
    javaScript: false,
    widthPx: 320,
    way: byPointer,
  },
  { name: 'with the keyboard', town: 'Moosburg', way: byKeyboard },
];

afterAll(closeBrowser);

async function copyShipped(page: Page, way: Way, slug: string): Promise<void> {
  await page.goto(`/office/${slug}/instruments`);
  expect(await page.getByText('may not need one').count()).toBe(1);
  const card = page.locator('.card', { has: page.locator('a[href$="shipped:residents"]') });
  await way.press(card.locator('summary'));
  await way.write(card.getByLabel(/^Title of the copy/), 'Our residents');
  await pressAndArrive(page, way, card.getByRole('button', { name: 'Make a copy' }));
  await page.getByRole('heading', { name: 'Our residents', level: 1 }).waitFor();
}

/** Once wrong: two answers at least. What was typed is still there. */
async function addDependentQuestion(page: Page, way: Way): Promise<void> {
  const form = page.locator('form', { has: page.getByLabel('New question in “Living here”') });
  await pressAndArrive(page, way, form.getByRole('button', { name: 'Add' }));
  await way.write(page.getByLabel('Question', { exact: true }), 'What keeps you here?');
  await way.write(page.getByLabel('Add lines'), 'Work');
  await pressAndArrive(page, way, button(page, 'Save'));
  expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('What keeps you here?');
  const described = await page.getByLabel('Add lines').getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described?.split(' ').at(-1)}"]`).innerText()).toContain('At least 2');
  await way.write(page.getByLabel('Add lines'), 'Work\nFamily');
  await pressAndArrive(page, way, button(page, 'Save'));
  await pressAndArrive(page, way, link(page, 'When it is asked: What keeps you here?'));
  await way.choose(page.getByLabel('Earlier question'), 'How much do you feel that you belong here?');
  await pressAndArrive(page, way, button(page, 'Choose its answers'));
  await way.mark(page.getByLabel('Very much'));
  await pressAndArrive(page, way, button(page, 'Ask only then'));
  await page.getByText('is answered with: Very much').first().waitFor();
}

async function translate(page: Page, way: Way): Promise<void> {
  await pressAndArrive(page, way, link(page, 'Languages'));
  await page
    .getByText(/\(9\d %\)/)
    .first()
    .waitFor();
  await pressAndArrive(page, way, link(page, 'Translate: Arabic (العربية)'));
  await pressAndArrive(page, way, link(page, /^Living here/));
  const field = page.getByRole('textbox', { name: 'What keeps you here?' });
  expect(await field.getAttribute('dir')).toBe('rtl');
  await way.write(field, 'ما الذي يبقيكم هنا؟');
  await pressAndArrive(page, way, button(page, 'Save'));
  await page.getByText('One text was saved.').waitFor();
}

async function lookAndTry(page: Page, way: Way): Promise<void> {
  await pressAndArrive(page, way, link(page, 'Preview'));
  await pressAndArrive(page, way, link(page, 'Arabic (العربية)'));
  await pressAndArrive(page, way, link(page, 'Living here'));
  const phone = page.locator('section[dir=rtl]');
  await phone.getByText('ما الذي يبقيكم هنا؟').waitFor();
  await pressAndArrive(page, way, link(page, 'Try out'));
  const asked = page.locator('li', { hasText: 'What keeps you here?' });
  expect(await asked.innerText()).toMatch(/^Not asked:/);
  await way.mark(page.getByLabel('Very much').first());
  await pressAndArrive(page, way, button(page, 'Next'));
  expect(await asked.innerText()).toMatch(/^Asked:/);
}

describe.for(ways)('a questionnaire of one’s own, $name', ({ name, town, way, ...choice }) => {
  let slug = '';
  beforeAll(async () => {
    slug = await setUpTown(await signInAs(origin, operator), town);
  });

  test('is copied, changed, translated, looked at and tried', async () => {
    await withWindow(`instruments-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await copyShipped(page, way, slug);
      await addDependentQuestion(page, way);
      await translate(page, way);
      await lookAndTry(page, way);
    });
  });
});
