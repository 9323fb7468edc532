/** A town finds three practices that fit and makes one an action of its strategy; it publishes what it did itself. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';
import { publishPractice, writePractice } from './world-practices.ts';
import { addGoal, beginStrategy } from './world-strategy.ts';
import { findExampleSlug } from './world-surveys.ts';
import type { Visitor } from './visitor.ts';

const origin = inject('baseUrl');
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string })[] = [
  { name: 'with JavaScript' },
  { name: 'without JavaScript at 320 px', javaScript: false, widthPx: 320 },
];

let visitor: Visitor;
let slug = '';

beforeAll(async () => {
  visitor = await signInAs(origin, operator);
  slug = await findExampleSlug(visitor);
  const strategy = await beginStrategy(visitor, slug, 'Learning from others');
  await addGoal(visitor, strategy, 'People find work that fits');
});
afterAll(closeBrowser);

describe.for(ways)('practices of others, $name', ({ name, ...choice }) => {
  test('three that fit are found, one becomes an action that keeps where it came from', async () => {
    await withWindow(`practices-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/practices`);
      await page.getByLabel('Area of life').selectOption('employment');
      await pressAndArrive(page, byPointer, button(page, 'Find practices'));
      const found = page.locator('.practices h3 a');
      expect(await found.count()).toBeGreaterThanOrEqual(3);
      await page.getByLabel('Words').fill('departments');
      await pressAndArrive(page, byPointer, button(page, 'Find practices'));
      await pressAndArrive(page, byPointer, found.first());
      await page.getByRole('heading', { name: 'What it needs, held against what is known of us' }).waitFor();
      expect(await page.locator('main table tbody tr').count()).toBeGreaterThanOrEqual(1);
      await page
        .getByLabel('Under which goal')
        .selectOption({ label: 'Learning from others: People find work that fits' });
      await pressAndArrive(page, byPointer, button(page, 'Make it an action'));
      await pressAndArrive(page, byPointer, page.getByRole('link', { name: 'Open the action' }));
      await page.getByText('told in a study of small places').first().waitFor();
      await page.goto(`/office/${slug}/practices`);
      await page.getByRole('heading', { name: 'Actions that began as practices of others' }).waitFor();
    });
  });
});

test('what a town did is published in two steps; nothing typed or ticked is lost on the way', async () => {
  const path = await writePractice(visitor, slug, 'Sewing evening');
  const form = await visitor.open(path);
  const refused = await visitor.submit(form, {
    form: 'form[action^="?/save"]',
    fields: { title: 'word '.repeat(16), 'areas.housing': 'on' },
  });
  expect(refused.status).toBe(422);
  expect(refused.document.querySelector('input[name="areas.housing"]')?.hasAttribute('checked')).toBe(true);
  const published = await publishPractice(visitor, path);
  const key = published.split('/').at(-1) ?? '';
  const page = await visitor.open(`/practices/${key}?lang=de`);
  expect(page.text).toContain('Sewing evening');
  expect(page.text).toContain('Was nicht ging');
  const everywhere = await visitor.open('/practices');
  expect(everywhere.text, 'what an example town did is on no page of the installation').not.toContain(
    'Sewing evening',
  );
  expect((await visitor.open(`/practices?place=${slug}`)).text).toContain('Sewing evening');
});
