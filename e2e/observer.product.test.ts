/** An observer of a country reads what its rural places need, and how they fare: counted in the night, size by size. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { openAccount, operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import { startProduct, type Product } from './product.ts';
import { makeLevel, seedSharingTowns } from './world-observer.ts';

let folder: string;
let product: Product;
let level: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vicus-observer-'));
  chmodSync(folder, 0o711);
  product = await startProduct({ VICUS_DATA: folder });
  await openAccount(product.origin, product.signInLink);
  const visitor = await signInAs(product.origin, operator);
  level = await makeLevel(
    visitor,
    { name: 'Germany', kind: 'country', country: 'DE' },
    'federal@example.org',
  );
  await makeLevel(visitor, { name: 'Union', kind: 'union' }, 'union@example.org');
  const rural = { country: 'DE', population: 2_000, size: 'rural', needs: { housing: 2 } };
  await seedSharingTowns(folder, [
    { ...rural, count: 20, nuts: 'DE111' },
    { ...rural, count: 14, nuts: 'DE21', population: 9_000, size: 'small', needs: { employment: 2 } },
    { ...rural, count: 14, nuts: 'FR101', country: 'FR' },
  ]);
  // What is counted in the night is counted at every start too.
  const { port } = product;
  await product.stop();
  product = await startProduct({ VICUS_DATA: folder, PORT: String(port) });
}, 300_000);
afterAll(async () => {
  await closeBrowser();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each([true, false])(
  'needs of rural places in one country (script: %s)',
  async (javaScript) => {
    await withWindow('observer', { origin: product.origin, javaScript, widthPx: 320 }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${level}`);
      await page.getByRole('heading', { name: 'What small places look like' }).waitFor();
      // A level has no desk and no public page of a town.
      expect(await page.getByRole('link', { name: 'Public page' }).count()).toBe(0);
      expect((await page.goto(`/p/${level}`))?.status()).toBe(404);

      await page.goto(`/office/${level}/observer`);
      await page.getByText('mixed: 10 towns (50 %)').first().waitFor();
      await page.getByText('Withheld for every size.').first().waitFor();

      await page.goto(`/office/${level}/observer/needs`);
      await page.getByLabel('Size of town').selectOption('rural');
      await page.getByLabel('Area', { exact: true }).selectOption('DE');
      await pressAndArrive(page, byPointer, button(page, 'Show'));
      const body = (await page.locator('main').textContent()) ?? '';
      expect(body).toContain('20 towns counted');
      // Small towns and places of another country are not mixed in.
      expect(body).not.toContain('14 towns');
      expect(body).not.toContain('34 towns');
      const housing = page.getByRole('row', { name: /Housing/ });
      expect((await housing.textContent()) ?? '').toContain('10');
      await pressAndArrive(page, byPointer, link(page, 'What small places look like').last());
    });
  },
  120_000,
);
