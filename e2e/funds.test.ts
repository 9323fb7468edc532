/** A town finds the two funds it can reach by itself, asks about another, and goes on to an application (applications.test.ts). */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');

afterAll(closeBrowser);

test.each([true, false])(
  'two funds that a town can reach (script: %s)',
  async (javaScript) => {
    await withWindow('funds', { origin, javaScript, widthPx: 320 }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/funds`);
      await page.getByRole('heading', { name: 'What can we really reach?' }).waitFor();

      await page.getByText('What no register knows of you').click();
      await page
        .getByLabel('The place belongs to the area of a LEADER local action group')
        .selectOption('yes');
      await page.getByLabel('The place is part of a territorial strategy').selectOption('no');
      await pressAndArrive(page, byPointer, button(page, 'Keep answers'));
      await page.getByText('Your answers are kept').waitFor();

      const reachable = page.locator('article', { has: page.getByText('Yes', { exact: true }) });
      const names = await reachable.locator('h3').allInnerTexts();
      expect(names).toEqual([
        'Interreg Europe: free help by peers',
        'LEADER, local development led by the community',
      ]);
      const leader = reachable.nth(1);
      await leader.locator('summary').click();
      await leader.getByText('local action group: met').waitFor();

      await pressAndArrive(page, byPointer, leader.getByRole('link', { name: /^LEADER/ }));
      await page.getByText(/^Checked on/).waitFor();
      await page.getByLabel('Where you stand').selectOption('asked');
      await pressAndArrive(page, byPointer, button(page, 'Keep the note'));
      await page.getByText('Say on which day you asked.').first().waitFor();
      await page.getByLabel(/^Asked on/).fill('2026-01-15');
      await pressAndArrive(page, byPointer, button(page, 'Keep the note'));
      await page.getByText('Asked on 15 January 2026').waitFor();
      await pressAndArrive(page, byPointer, button(page, 'Forget the note'));

      await pressAndArrive(page, byPointer, link(page, 'Begin an application'));
      expect(new URL(page.url()).searchParams.get('fund')).toBe('programme:CLLD-LEADER');
      await page.getByLabel(/^Title of the project/).waitFor();
    });
  },
  120_000,
);
