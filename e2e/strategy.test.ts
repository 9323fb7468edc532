/** A strategy from the first word to the version the council adopted; two people who write the same part lose nothing. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import type { Visitor } from './visitor.ts';
import { takeFact } from './world-messages.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';
import { findExampleSlug } from './world-surveys.ts';

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
});
afterAll(closeBrowser);

describe.for(ways)('a strategy, $name', ({ name, ...choice }) => {
  test('is begun, written, given a figure and a goal, adopted, and read as a version', async () => {
    await withWindow(`strategy-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/strategy`);
      const begin = page.getByText('Begin a strategy');
      if (!(await page.getByLabel('Title').isVisible())) await begin.click();
      await page.getByLabel('Title').fill(`Together ${name}`);
      await pressAndArrive(page, byPointer, button(page, 'Begin the draft'));
      const path = new URL(page.url()).pathname;
      await page.goto(`${path}/parts/diagnosis`);
      await page.getByLabel('Text').fill('Few people meet.\n\n- 17 clubs help');
      await pressAndArrive(page, byPointer, button(page, 'Save'));
      await takeFact(visitor, `${path}/parts/diagnosis/figures`);
      await addGoal(visitor, path, 'Everybody can learn German here');
      await page.goto(`${path}/adopt`);
      await page.getByText('17 clubs').waitFor();
      await page.getByLabel('Who decided').fill('Town council');
      await page.getByLabel('Day of the decision').fill('2026-01-15');
      await pressAndArrive(page, byPointer, button(page, 'Keep version 1 as adopted'));
      await page.getByText('stands behind no published figure').first().waitFor();
      expect(await page.getByLabel('Who decided').inputValue()).toBe('Town council');
      await page.getByLabel('I have read this number').check();
      await pressAndArrive(page, byPointer, button(page, 'Keep version 1 as adopted'));
      await page.getByText('The version is kept as it was adopted.').waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      for (const words of ['17 clubs help', 'Everybody can learn German here', 'Source:', 'SHA-256'])
        expect(text).toContain(words);
      await pressAndArrive(page, byPointer, link(page, 'Versions'));
      await page.getByText('Decided by: Town council').waitFor();
    });
  });

  test('two people write the same part: both texts are shown, and one made of both is kept', async () => {
    const path = await beginStrategy(visitor, slug, `Shared ${name}`);
    await withWindow(`strategy-conflict-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`${path}/parts/rationale`);
      await page.getByLabel('Text').fill('Written here.');
      await sendForm(visitor, `${path}/parts/rationale`, 'text', { text: 'Written there.' });
      await pressAndArrive(page, byPointer, button(page, 'Save'));
      await page.getByText('Two people changed this').waitFor();
      expect(await page.locator('main').textContent()).toContain('Written there.');
      const kept = page.getByLabel('What shall stand there');
      expect(await kept.inputValue()).toBe('Written here.');
      await kept.fill('Written there. Written here.');
      await pressAndArrive(page, byPointer, button(page, 'Save this'));
      expect(await page.getByLabel('Text').inputValue()).toBe('Written there. Written here.');
      await page.getByText('What stood here before').click();
      expect(await page.locator('main').textContent()).toContain('Written there.');
    });
  });
});

test('an amendment says what it changes, and the differences are shown', async () => {
  const path = await beginStrategy(visitor, slug, 'Amended');
  await addGoal(visitor, path, 'Everybody can learn German here');
  await adoptStrategy(visitor, path);
  await sendForm(visitor, `${path}/risks`, 'add', { text: 'No teacher is found.' });
  const amended = await adoptStrategy(visitor, path, 'A risk was forgotten.');
  expect(amended.text).toContain('Changes: A risk was forgotten.');
  const differences = await visitor.open(`${path}/differences?before=1&after=2`);
  expect(differences.text).toMatch(/new\s+Risk:\s+No teacher is found\./);
});
