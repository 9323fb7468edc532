/** An officer takes stock in one sitting and a half: stops, comes back, is told what is wrong, sees the result. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');

afterAll(closeBrowser);

test.each([true, false])(
  'begin, answer, come back, be done, read the result (script: %s)',
  async (javaScript) => {
    await withWindow('stock-take', { origin, javaScript, widthPx: 320 }, async ({ page }) => {
      const title = `Stock-take ${javaScript ? 'with' : 'without'} script`;
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/stock-take`);
      await page.getByText('Begin a round').first().click();
      await page.getByLabel(/^Name/).fill(title);
      await page.getByLabel(/^As of/).fill(javaScript ? '2027-01-31' : '2027-02-28');
      await pressAndArrive(page, byPointer, button(page, 'Begin a round'));
      await pressAndArrive(page, byPointer, link(page, 'Stance'));

      // What is wrong is told, and nothing typed is lost.
      const signal = page.locator('#signal-two-way');
      await signal.locator('input[value="100"]').check();
      await signal.getByLabel(/^Title of a document/).fill('Plan for living together');
      await signal.getByLabel(/^Its address/).fill('plan on the shelf');
      await page.locator('#signal-public-words input[value="50"]').check();
      await pressAndArrive(page, byPointer, button(page, 'Save and stay here'));
      await page.getByText('The link has to begin with https://').first().waitFor();
      expect(await signal.getByLabel(/^Title of a document/).inputValue()).toBe('Plan for living together');
      expect(await page.locator('#signal-public-words input[value="50"]').isChecked()).toBe(true);
      await signal.getByLabel(/^Its address/).fill('https://example.org/plan');
      await pressAndArrive(page, byPointer, button(page, 'Save and stay here'));

      // Another day.
      await page.goto(`/office/${slug}/stock-take`);
      await pressAndArrive(page, byPointer, link(page, title));
      await page.getByText('1 answer does not say what it rests on').waitFor();
      await page.getByLabel('Take what is still open as “not known”').check();
      await pressAndArrive(page, byPointer, button(page, 'I am done'));
      await page.getByText('One answer does not say what it rests on.').waitFor();
      await pressAndArrive(page, byPointer, link(page, 'Stance'));
      await page.locator('#signal-public-words').getByLabel('No document: our own knowledge').check();
      await pressAndArrive(page, byPointer, button(page, 'Save and go to the next section'));
      await page.getByLabel('Take what is still open as “not known”').check();
      await pressAndArrive(page, byPointer, button(page, 'I am done'));

      await page.getByRole('heading', { name: `Result: ${title}` }).waitFor();
      const body = (await page.locator('body').textContent()) ?? '';
      expect(body).toContain('2 of 47 signals were scored, 45 are not known');
      expect(body).toContain('1 score rests on a document, 1 on own knowledge');
      expect(body).toContain('Not told: too few signals on policy were scored.');
      expect(body).toContain('not the same measure');
      await pressAndArrive(page, byPointer, link(page, 'Six obstacles'));
      await page.getByText('Of both sides.').first().waitFor();
    });
  },
  120_000,
);
