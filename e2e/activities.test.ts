/** After a course evening: noted in a minute, read in the report to the fund; with a script and without, on a phone. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');

afterAll(closeBrowser);

test.each([true, false])(
  'an evening, a quarter, a report (script: %s)',
  async (javaScript) => {
    await withWindow('activities', { origin, javaScript, widthPx: 320 }, async ({ page }) => {
      const title = `Language café ${javaScript ? 'with' : 'without'} script`;
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/activities`);
      await pressAndArrive(page, byPointer, link(page, 'Add an activity'));
      await page.getByLabel(/^Name/).fill(title);
      await page.getByLabel(/^Kind/).selectOption({ label: 'Encounter of newcomers and residents' });
      await page.getByLabel(/^First day/).fill('2026-03-01');
      await page.getByLabel(/^Last day/).fill('2026-03-31');
      await page.getByLabel('ESF+ (social fund)').check();
      await page.getByLabel(/^Project/).fill(title);
      await pressAndArrive(page, byPointer, button(page, 'Save'));

      await pressAndArrive(page, byPointer, link(page, 'Note a day'));
      await page.getByLabel(/^Day/).fill('2026-03-04');
      await page.getByLabel(/^Visits/).fill('about ten');
      await pressAndArrive(page, byPointer, button(page, 'Save'));
      await page.getByText('Please write a whole number').first().waitFor();
      await page.getByLabel(/^Visits/).fill('11');
      await pressAndArrive(page, byPointer, button(page, 'Save'));
      await page.getByText('4 March 2026').first().waitFor();

      // Next week begins with last week's numbers.
      await pressAndArrive(page, byPointer, link(page, 'Note a day'));
      await pressAndArrive(page, byPointer, link(page, 'Begin with the numbers of last time'));
      expect(await page.getByLabel(/^Visits/).inputValue()).toBe('11');
      await page.getByLabel(/^Day/).fill('2026-03-11');
      await pressAndArrive(page, byPointer, button(page, 'Save'));

      await pressAndArrive(page, byPointer, link(page, 'Count persons'));
      await page.getByLabel(/^Year/).fill('2026');
      await page.getByLabel(/^Part of the year/).selectOption({ label: 'March' });
      await page
        .getByLabel(/^Persons/)
        .first()
        .fill('8');
      await page.locator('input[name="n.non-eu.30-54.f"]').fill('9');
      await pressAndArrive(page, byPointer, button(page, 'Save'));
      await page.getByText('The tables hold 9 people, the total says 8').first().waitFor();
      await page.locator('input[name="n.non-eu.30-54.f"]').fill('5');
      await pressAndArrive(page, byPointer, button(page, 'Save'));

      const asked = `fund=ESF%2B&year=2026&span=Q1&project=${encodeURIComponent(title)}`;
      await page.goto(`/office/${slug}/activities/report?${asked}`);
      const read = (name: RegExp) =>
        page.locator('section').filter({ hasText: name }).locator('.value').first();
      expect((await read(/^EECO01/).textContent())?.trim()).toBe('8');
      expect((await read(/^EECO13/).textContent())?.trim()).toBe('5');
      expect(await read(/^EECR04/).textContent()).toContain('nobody was asked');
      expect(await page.locator('body').textContent()).toContain('Internal: for the office and the fund');

      // A certain figure becomes a value of an indicator; another one in its place needs a reason.
      const keep = async (figure: RegExp, why: string): Promise<void> => {
        const options = await page.locator('select[name="figure"] option').allTextContents();
        await page
          .getByLabel(/^Figure/)
          .selectOption({ label: options.find((one) => figure.test(one)) ?? '' });
        await page.getByLabel(/^Indicator/).selectOption({ label: 'Rides to the course' });
        await page.getByLabel(/^Why the value changes/).fill(why);
        await pressAndArrive(page, byPointer, button(page, 'Keep'));
      };
      await keep(/EECO01/, 'Counted anew');
      await page.getByText('The figure is kept as a value of the indicator.').waitFor();
      await keep(/EECO13/, '');
      await page.getByText('Say why it is replaced').first().waitFor();
      await keep(/EECO13/, 'Only those from outside the EU');
      await page.getByText('The figure is kept as a value of the indicator.').waitFor();

      await page.goto(`/office/${slug}/activities/report?${asked.replace('ESF%2B', 'AMIF')}`);
      await page.getByText('No activity that AMIF pays for took place').waitFor();
    });
  },
  240_000,
);
