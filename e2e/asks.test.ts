/** A town raises a need, four others join it, and the level above answers. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';
import { JOINERS, STATE } from './world-asks.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');

afterAll(closeBrowser);

test.each([true, false])('raise, join four times, answer, read (script: %s)', async (javaScript) => {
  await withWindow('asks', { origin, javaScript, widthPx: 320 }, async ({ page }) => {
    const title = `Language courses in the evening, ${javaScript ? 'with' : 'without'} script`;
    await page.goto('/sign-in');
    await signIn(page, byPointer, operator);
    await page.goto(`/office/${slug}/asks/new`);
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Area of life').selectOption({ label: 'Language and knowledge of the culture' });
    await page.getByLabel('What we need', { exact: true }).fill('Money for one course in each town.');
    await pressAndArrive(page, byPointer, button(page, 'Begin'));

    // Nothing is public without somebody it goes to.
    await page.getByText('Say whom it goes to first.').waitFor();
    await page.getByLabel('A level on this installation').selectOption({ label: STATE });
    await pressAndArrive(page, byPointer, page.getByRole('button', { name: 'Add' }).first());
    await pressAndArrive(page, byPointer, button(page, 'Publish the ask'));
    const key = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    for (const joiner of JOINERS) {
      await page.goto(`/office/${joiner}/asks/${key}`);
      await page.getByLabel('Your sentence').fill(`${joiner} has no teacher after five.`);
      await page.getByLabel('We have seen what becomes public.').check();
      await pressAndArrive(page, byPointer, button(page, 'Join'));
    }

    // The level finds it among what was put to it.
    await page.goto('/office');
    await pressAndArrive(page, byPointer, page.getByRole('link', { name: STATE }).first());
    const level = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.goto(`/office/${level}/asks`);
    await pressAndArrive(page, byPointer, page.getByRole('link', { name: title }));
    await page.getByLabel('How it stands').selectOption({ label: 'Will be done by' });
    await pressAndArrive(page, byPointer, button(page, 'Answer'));
    await page.getByText('Please say by when it will be done.').first().waitFor();
    await page.getByLabel(/^By when/).fill('2099-06-30');
    await pressAndArrive(page, byPointer, button(page, 'Answer'));

    await page.goto(`/asks/${key}`);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('Will be done by');
    expect(shown).toContain('30 June 2099');
    for (const joiner of JOINERS) expect(shown).toContain(`${joiner} has no teacher after five.`);
  });
});
