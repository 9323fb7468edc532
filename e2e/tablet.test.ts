/** Collecting without a connection, in the real browser: every answer arrives exactly once. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeBrowser, openWindow, withWindow } from './browser.ts';
import { openAccount, operator, signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { startProduct, type Product } from './product.ts';
import {
  answerOnTablet,
  closeAndCount,
  collectWithCuts,
  fillInOnTablet,
  nextPerson,
  openTablet,
  readDisk,
} from './tablet-journey.ts';
import { setUpTown } from './world.ts';
import { addTablet, openForTablets, shutOutTablets } from './world-tablets.ts';
import type { Visitor } from './visitor.ts';

/** A data folder that outlives the server, which is stopped and started again. */
const folder = mkdtempSync(join(tmpdir(), 'vicus-tablet-'));
let product: Product;
let office: Visitor;
let slug: string;

beforeAll(async () => {
  chmodSync(folder, 0o711);
  product = await startProduct({ VICUS_DATA: folder });
  await openAccount(product.origin, product.signInLink);
  office = await signInAs(product.origin, operator);
  slug = await setUpTown(office, 'Weimar');
}, 300_000);

afterAll(async () => {
  await closeBrowser();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const machine = {
  stop: () => product.stop(),
  start: async () => {
    product = await startProduct({ VICUS_DATA: folder, PORT: String(product.port) });
  },
};

test('six answers, three cuts: all arrive, each once, and nothing readable lay on the tablet', async () => {
  const wave = await openForTablets(office, slug, 'Three cuts');
  const path = await addTablet(office, wave);
  await withWindow('tablet-cuts', { origin: product.origin }, async (person) => {
    const kept = await collectWithCuts(person, path, machine);
    expect(kept).toContain('sealed');
    expect(kept).not.toMatch(/answers"|language/);
    expect(await readDisk(person.page)).not.toContain('sealed');
  });
  expect(await closeAndCount(office, wave)).toBe(6);
}, 300_000);

describe('when the tablet may not send', () => {
  test('one that is shut out keeps its answer; a new address on the same tablet sends it', async () => {
    const wave = await openForTablets(office, slug, 'Shut out');
    const path = await addTablet(office, wave);
    await withWindow('tablet-shut-out', { origin: product.origin }, async (person) => {
      const { page, context } = person;
      await openTablet(person, path);
      await context.setOffline(true);
      await answerOnTablet(page);
      await shutOutTablets(office, wave);
      await context.setOffline(false);
      await page.getByText('has shut this tablet out').waitFor();
      await page.getByText('1 answer waits').waitFor();
      await page.goto(await addTablet(office, wave));
      await page.getByText('No answer waits').waitFor();
    });
  });

  test('after closing it says what can be done, and everything can be removed', async () => {
    const wave = await openForTablets(office, slug, 'Too late');
    const path = await addTablet(office, wave);
    await withWindow('tablet-late', { origin: product.origin }, async (person) => {
      const { page, context } = person;
      await openTablet(person, path);
      await context.setOffline(true);
      await answerOnTablet(page);
      await closeAndCount(office, wave);
      await context.setOffline(false);
      await page.getByText('can no longer be taken').waitFor();
      await page.getByRole('button', { name: 'Remove everything' }).click();
      await page.getByRole('button', { name: '1 answer is lost' }).click();
      await page.getByRole('heading', { name: 'Everything is removed' }).waitFor();
      expect(await readDisk(page)).toBe('');
      expect(await page.evaluate(() => caches.keys())).toEqual([]);
    });
  });
});

test('a tablet that is full says so, keeps the answer in memory and stores it once there is room', async () => {
  const wave = await openForTablets(office, slug, 'Full');
  const path = await addTablet(office, wave);
  await withWindow('tablet-full', { origin: product.origin }, async (person) => {
    const { page, context } = person;
    await openTablet(person, path);
    const browser = await context.newCDPSession(page);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: product.origin, quotaSize: 1 });
    await fillInOnTablet(page);
    await page.getByText('could not store the answers').waitFor();
    expect(await readDisk(page)).not.toContain('sealed');
    await browser.send('Storage.overrideQuotaForOrigin', { origin: product.origin });
    // It tries again by itself, every twenty seconds.
    await page.getByRole('heading', { name: 'Thank you' }).waitFor({ timeout: 60_000 });
    // Below five the office is told no number at all.
    for (let others = 0; others < 4; others += 1) {
      await nextPerson(page);
      await answerOnTablet(page);
    }
    await page.getByText('No answer waits').waitFor();
  });
  expect(await closeAndCount(office, wave)).toBe(5);
}, 180_000);

test.each([
  { language: 'ar', isDark: true },
  { language: 'de', isDark: false },
])('questions in $language at 320 px, by keyboard', async ({ language, isDark }) => {
  const wave = await openForTablets(office, slug, `In ${language}`);
  const path = await addTablet(office, wave);
  const person = await openWindow({ origin: product.origin, widthPx: 320, isDark });
  const { page } = person;
  await page.goto(`${path}#${language}`);
  await page.locator('.tablet-state').waitFor();
  const check = async () => {
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await listOverflows(page)).toEqual([]);
    expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
  };
  await check();
  const consent = page.locator('input[name="agree"]');
  if ((await consent.count()) > 0) await consent.press('Space');
  await page.locator('form button').first().press('Enter');
  await page.locator('#tablet-page').waitFor();
  await check();
  expect(person.complaints).toEqual([]);
  await person.close();
});
