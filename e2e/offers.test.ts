/** What the platform has already becomes values with one press: with a script and without, on a phone. */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import { expectPage } from './survey-steps.ts';
import { setUpTown } from './world.ts';

const origin = inject('baseUrl');
const ways = [
  { name: 'with a script', town: 'Pfaffenhofen', javaScript: true },
  { name: 'without a script', town: 'Freilassing', javaScript: false },
];

afterAll(closeBrowser);

describe.for(ways)('figures the platform has, $name', ({ name, town, javaScript }) => {
  test('are taken with one press, and corrected with a reason', async () => {
    const visitor = await signInAs(origin, operator);
    const slug = await setUpTown(visitor, town);
    const meet = async (place: string): Promise<void> => {
      const list = await visitor.open(`/office/${slug}/encounters`);
      const fields = {
        name: place,
        kind: 'garden',
        moderatedBy: 'Circle',
        howOften: 'weekly',
        openTo: 'everybody',
      };
      expectPage(
        await visitor.submit(list, {
          form: 'form[action="?/add"]',
          fields: { ...fields, sinceOn: '2015-01-01' },
        }),
        `adding ${place}`,
      );
    };
    await meet('Garden');
    await withWindow(`offers-${name}`, { origin, javaScript, widthPx: 320 }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/indicators/choose?ticked=sc5+at1`);
      if ((await page.locator('input[name="indicators"][value="sc5"]:checked').count()) === 0)
        await page.locator('input[name="indicators"][value="sc5"]').check();
      await page.locator('input[name="indicators"][value="at1"]').check();
      await pressAndArrive(page, byPointer, button(page, 'Work out the hours'));
      await pressAndArrive(page, byPointer, button(page, 'Follow these indicators'));

      // The year of the residents is not known yet: the page says so instead of guessing.
      await page.goto(`/office/${slug}/indicators/offers`);
      const said = await page.locator('main').textContent();
      expect(said).toContain('the number of residents and its year are missing in the profile');
      expect(said).toContain('no survey of these people has closed yet');
      await page.goto(`/office/${slug}/profile`);
      await page.locator('input[name="populationYear"]').fill('2024');
      await pressAndArrive(
        page,
        byPointer,
        page.locator('form:has(input[name="populationYear"]) button').last(),
      );

      await page.goto(`/office/${slug}/indicators/missing`);
      await pressAndArrive(page, byPointer, link(page, 'Figures the platform already has'));
      await page.getByLabel('Moderated places of encounter').uncheck();
      await pressAndArrive(page, byPointer, button(page, 'Take the ticked figures'));
      await page.getByText('Nothing is ticked').first().waitFor();
      await page.getByLabel('Moderated places of encounter').check();
      await pressAndArrive(page, byPointer, button(page, 'Take the ticked figures'));
      await page.getByText('1 value is new').waitFor();
      expect(await page.locator('input[type="checkbox"]').count()).toBe(0);

      // One place more: the platform's own figure is another one now, ticked, and replaced with a reason only.
      await meet('Choir');
      await page.goto(`/office/${slug}/indicators/offers`);
      await page.getByText('another value:').waitFor();
      await pressAndArrive(page, byPointer, button(page, 'Take the ticked figures'));
      await page.getByText('Say why it is replaced').first().waitFor();
      await page.getByLabel(/^Why are values replaced/).fill('A choir has begun');
      await pressAndArrive(page, byPointer, button(page, 'Take the ticked figures'));
      await page.getByText('1 value was replaced').waitFor();
      await page.goto(`/office/${slug}/indicators/sc5`);
      expect(await page.locator('main').textContent()).toContain('A choir has begun');
    });
  }, 240_000);
});
