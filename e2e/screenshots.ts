/**
 * Pictures of every page for people to look at: `node e2e/screenshots.ts [folder] [part of an address]`.
 * Desktop, 320 px, dark, and as printed; respondents' pages in Arabic too.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuilt } from '../tools/build.mjs';
import { closeBrowser, openWindow } from './browser.ts';
import type { Person } from './browser.ts';
import { openAccount } from './operator.ts';
import { byPointer, signIn } from './pages.ts';
import type { Account } from './pages.ts';
import { startProduct } from './product.ts';
import { accounts, buildWorld } from './world.ts';
import type { Visit, Who } from './visits.ts';

const [folder = '/tmp/vicus-screens', only = ''] = process.argv.slice(2);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function drawPage(page: Page, visit: Visit, file: string): Promise<void> {
  const languages = visit.languages?.includes('ar') ? ['en', 'ar'] : ['en'];
  for (const language of languages) {
    const name = language === 'en' ? file : `${file}-rtl`;
    await page.goto(`${visit.path}${visit.path.includes('?') ? '&' : '?'}lang=${language}`);
    for (const [kind, widthPx, colorScheme, media] of [
      ['desktop', 1280, 'light', 'screen'],
      ['narrow', 320, 'light', 'screen'],
      ['dark', 1280, 'dark', 'screen'],
      ['print', 718, 'light', 'print'],
    ] as const) {
      await page.emulateMedia({ colorScheme, media });
      await page.setViewportSize({ width: widthPx, height: 800 });
      await page.screenshot({ path: `${name}-${kind}.png`, fullPage: true });
    }
  }
}

async function openPeople(origin: string): Promise<Record<Who, Person>> {
  const people = {
    nobody: await openWindow({ origin }),
    operator: await openWindow({ origin }),
    neighbour: await openWindow({ origin }),
    partner: await openWindow({ origin }),
  };
  for (const [who, account] of Object.entries(accounts) as [Who, Account][]) {
    await people[who].page.goto('/sign-in');
    await signIn(people[who].page, byPointer, account);
  }
  return people;
}

await ensureBuilt();
mkdirSync(folder, { recursive: true });
const product = await startProduct();
try {
  await openAccount(product.origin, product.signInLink);
  const { visits } = await buildWorld(product);
  const people = await openPeople(product.origin);
  for (const visit of Object.values(visits).flat()) {
    if (!visit.path.includes(only)) continue;
    const name = `${visit.path}-${visit.who}`.replaceAll(/[^\w-]+/g, '_').slice(-120);
    await drawPage(people[visit.who].page, visit, resolve(folder, name));
    say(`${visit.path} (${visit.who})`);
  }
} finally {
  await closeBrowser();
  await product.stop();
}
say(`The pictures are in ${folder}.`);
