/** Two towns make a circle, meet, and let everybody read what came out of it. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug, otherSlug } = inject('world');

afterAll(closeBrowser);

test('begin a circle, say yes elsewhere, meet, publish an outcome (script: false)', async () => {
  await withWindow('circles', { origin, javaScript: false, widthPx: 320 }, async ({ page }) => {
    await page.goto('/sign-in');
    await signIn(page, byPointer, operator);
    await page.goto(`/office/${slug}/circles`);
    await page.getByText('Begin a circle').first().click();
    await page.getByLabel(/^Name of the circle/).fill('Two towns, one journey');
    await pressAndArrive(page, byPointer, button(page, 'Begin a circle'));
    await page.locator('form[action="?/invite"] label', { hasText: 'Freising' }).locator('input').check();
    await pressAndArrive(page, byPointer, button(page, 'Ask a place'));
    const circle = new URL(page.url()).pathname;

    // Until the other place has said yes, it reads nothing of what is inside.
    await page.goto(circle.replace(slug, otherSlug));
    await page.getByRole('heading', { name: 'Your place is asked to join' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Shared budget line' }).count()).toBe(0);
    await page.locator('input[name="mayBeNamed"]').check();
    await pressAndArrive(page, byPointer, button(page, 'Yes, we join'));

    await page.getByText('Write a meeting down').first().click();
    await page.getByLabel(/^What was decided/).fill('One list of interpreters for both towns');
    await pressAndArrive(page, byPointer, button(page, 'Write a meeting down'));
    await page.getByText('Add an amount of your place').first().click();
    await page.getByLabel(/^What for/).fill('Interpreters');
    // What is wrong is told, and nothing typed is lost.
    await page.getByLabel(/^Amount/).fill('12.3456');
    await pressAndArrive(page, byPointer, button(page, 'Add an amount of your place'));
    await page.getByText('more digits than the currency has coins').first().waitFor();
    expect(await page.getByLabel(/^What for/).inputValue()).toBe('Interpreters');
    await page.getByText('Propose an outcome').first().click();
    await page.getByLabel(/^Title/).fill('One list, two towns');
    await page.getByLabel(/^What came out/).fill('Both towns call the same interpreters.');
    await pressAndArrive(page, byPointer, button(page, 'Propose an outcome'));
    await page.getByText('Read inside the circle only.').first().waitFor();

    // The place that leads agrees; everybody reads.
    await page.goto(circle);
    await page.getByText('One list of interpreters for both towns').first().waitFor();
    await pressAndArrive(page, byPointer, page.getByRole('button', { name: /^Publish for everybody/ }));
    await page.goto('/networks?lang=en');
    const body = (await page.locator('main').textContent()) ?? '';
    expect(body).toContain('One list, two towns');
    expect(body).toContain('Circle “Two towns, one journey”');
    expect(body).toContain('Also in it: Freising.');
  });
}, 120_000);
