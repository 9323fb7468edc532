/** An operator imports the list of places; an office chooses its entry and takes over the number of inhabitants. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { runVicus } from '../app/cli/testing/run-command.ts';
import { closeBrowser, withWindow } from './browser.ts';
import {
  button,
  byKeyboard,
  byPointer,
  chooseAccount,
  followPrintedLink,
  link,
  pressAndArrive,
} from './pages.ts';
import type { Way } from './pages.ts';
import { operator } from './operator.ts';
import { listBugs, startProduct } from './product.ts';
import type { Product } from './product.ts';

const LIST = `code_2016,lau_code,lau_name_national,lau_name_latin,population,total_area_m2,degurba,country,gisco_id
DE216,09173112,"Bad Tölz, St",,18802,30800000,2,DE,DE_09173112
DE216,09173444,"Bad Tölz, Land",,0,200000000,3,DE,DE_09173444
`;

let product: Product;
const folder = mkdtempSync(join(tmpdir(), 'vicus-e2e-register-'));
const file = join(folder, 'lau_2019.csv');
beforeAll(async () => {
  writeFileSync(file, LIST);
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function setUpTown(page: Page, way: Way): Promise<void> {
  await followPrintedLink(page, way, product.signInLink);
  await chooseAccount(page, way, operator);
  await page.goto('/set-up');
  await way.write(page.getByLabel('Name of the place'), 'Bad Toelz');
  await pressAndArrive(page, way, button(page, 'Search'));
  await pressAndArrive(page, way, link(page, 'Bad Tölz').first());
  await pressAndArrive(page, way, button(page, 'Set up this place'));
}

test('from no register to the own entry', async () => {
  const window = { origin: product.origin, javaScript: false, widthPx: 320 };
  await withWindow('register', window, async ({ page }) => {
    await setUpTown(page, byPointer);
    await page.goto('/office/bad-toelz/profile');
    await page.getByText('This installation has no register of places yet').waitFor();

    const imported = await runVicus(['import', 'lau', file], { VICUS_DATA: product.dataDirectory });
    expect(imported.out).toContain('2 rows read: 2 added, 0 changed, 0 unchanged, 0 refused');
    const again = await runVicus(['import', 'lau', file], { VICUS_DATA: product.dataDirectory });
    expect(again.out).toContain('2 rows read: 0 added, 0 changed, 2 unchanged, 0 refused');

    await page.goto('/office/bad-toelz/profile');
    expect(await page.getByRole('radio').count()).toBe(2);
    await byKeyboard.mark(page.getByRole('radio', { name: /Bad Tölz, St/ }));
    await pressAndArrive(page, byKeyboard, button(page, 'This is our place'));
    expect(await page.getByLabel('LAU code').first().inputValue()).toBe('09173112');
    expect(await page.getByLabel('NUTS code').first().inputValue()).toBe('DE216');
    const inhabitants = page.getByRole('textbox', { name: 'Inhabitants' }).first();
    expect(await inhabitants.inputValue()).not.toBe('18802');
    await pressAndArrive(page, byPointer, button(page, /^Take over/));
    expect(await inhabitants.inputValue()).toBe('18802');
    expect(await page.getByLabel('Year of the number of inhabitants').first().inputValue()).toBe('2018');

    await page.goto('/office/bad-toelz/profile?register=zzzz');
    await page.getByText('No place of this country has such a name').waitFor();
    await pressAndArrive(page, byPointer, button(page, 'Take the choice back'));
    expect(await page.getByRole('radio').count()).toBe(2);
  });
  expect(listBugs(product.readLog())).toEqual([]);
});
