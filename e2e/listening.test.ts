/** A closed survey of 400 answers: held against the population, read, crossed, published; without a script, at 320 px. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { freshPath } = inject('world');

afterAll(closeBrowser);

test('from the closed survey over weights and a cross-table to the public page', async () => {
  const choice = { origin, javaScript: false, widthPx: 320 };
  await withWindow('listening', choice, async ({ page }) => {
    await page.goto('/sign-in');
    await signIn(page, byPointer, operator);
    await page.goto(`${freshPath}/findings`);
    await pressAndArrive(page, byPointer, button(page, 'Compute now'));
    await page.getByText('Every answer counts the same').first().waitFor();

    await pressAndArrive(
      page,
      byPointer,
      link(page, 'Hold the answers against the population (weights)').first(),
    );
    const people = page.getByLabel(/^People living here: /);
    await people.nth(0).fill('many');
    await pressAndArrive(page, byPointer, button(page, 'Save and compute again'));
    await page.getByText('write a whole number of people').waitFor();
    const pasted = ['18 to 29;600', '30 to 44;700', '45 to 64;900', '65 or older;800'];
    await people.nth(0).fill('');
    await page.getByLabel(/^Or paste a list/).fill(pasted.join('\n'));
    await page.getByLabel(/^People the survey is about/).fill('3000');
    await page.getByLabel(/^Source/).fill('Register of residents');
    await pressAndArrive(page, byPointer, button(page, 'Save and compute again'));
    await page.getByText('All figures were computed again').waitFor();
    await page.getByText('Composition of the respondents').first().waitFor();

    await page.goto(`${freshPath}/findings/cross`);
    await page.locator('select[name=rows]').first().selectOption('age-band');
    await page.locator('select[name=columns]').first().selectOption('belonging');
    await pressAndArrive(page, byPointer, button(page, 'Show table'));
    expect(new URL(page.url()).search).toContain('rows=age-band');
    expect(await page.locator('figure table').count()).toBeGreaterThan(0);

    await page.goto(freshPath.replace('/surveys/', '/publish/'));
    const boxes = page.locator('input[name=table][type=checkbox]');
    for (const box of await boxes.all()) {
      const wanted = /^survey-(response|answers-belonging|cross-)/.test(
        (await box.getAttribute('value')) ?? '',
      );
      await box.setChecked(wanted);
    }
    await pressAndArrive(page, byPointer, button(page, 'Show this choice'));
    await page.getByLabel(/^Title in English/).fill('How residents see it');
    await pressAndArrive(page, byPointer, button(page, /^Publish/));
    await page.goto(`${freshPath.split('/surveys/')[0]?.replace('/office/', '/p/')}`);
    await page.getByText('How residents see it').first().waitFor();
    await page.getByText('How much do you feel that you belong here?').first().waitFor();
  });
}, 240_000);
