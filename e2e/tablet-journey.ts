/** Six people answer on a tablet while the connection is cut three times: twice the network, once the server. */
import type { Page } from 'playwright-core';
import type { Person } from './browser.ts';
import type { Visitor } from './visitor.ts';

/** A server that can be switched off and on again under the same address. */
export interface Machine {
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function openTablet({ page }: Person, path: string): Promise<void> {
  await page.goto(path);
  await page.getByText('also opens without a connection').waitFor();
}

/** One person, until they are thanked. */
export async function answerOnTablet(page: Page): Promise<void> {
  await fillInOnTablet(page);
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
}

/** Agrees where asked, goes through all pages with nothing but what is required, and finishes. */
export async function fillInOnTablet(page: Page): Promise<void> {
  const consent = page.locator('input[name="agree"]');
  if ((await consent.count()) > 0) await consent.check();
  await page.getByRole('button', { name: 'Begin' }).click();
  for (let pages = 0; pages < 40; pages += 1) {
    await page.locator('#tablet-page').waitFor();
    const first = page.locator('#tablet-page input[type="radio"]').first();
    if ((await first.count()) > 0) await first.check();
    const finish = page.getByRole('button', { name: 'Finish' });
    const isLast = (await finish.count()) > 0;
    await (isLast ? finish : page.getByRole('button', { name: 'Next' })).click();
    if (isLast) return;
  }
  throw new Error('No end of pages');
}

export const nextPerson = (page: Page) => page.getByRole('button', { name: 'Next person' }).click();
const waitFor = (page: Page, text: string) => page.getByText(text).waitFor();

/** @returns what the pages of the tablet kept of the answers while they waited, as text */
export async function collectWithCuts(person: Person, path: string, machine: Machine): Promise<string> {
  const { page, context } = person;
  await openTablet(person, path);
  await answerOnTablet(page);
  await waitFor(page, 'No answer waits');
  await nextPerson(page);

  // First cut: in the middle of an answer.
  await context.setOffline(true);
  await answerOnTablet(page);
  await waitFor(page, '1 answer waits');
  await nextPerson(page);
  await answerOnTablet(page);
  await waitFor(page, '2 answers wait');
  const kept = await readDisk(page);
  // The page opens without a connection, and still knows what waits.
  await page.reload();
  await waitFor(page, '2 answers wait');
  await context.setOffline(false);
  await page
    .getByRole('button', { name: 'Send now' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await waitFor(page, 'No answer waits');

  // Second cut: the server is gone.
  await machine.stop();
  await answerOnTablet(page);
  await waitFor(page, '1 answer waits');
  await nextPerson(page);
  await machine.start();
  await page
    .getByRole('button', { name: 'Send now' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await waitFor(page, 'No answer waits');

  // Third cut: again and again, while it sends.
  for (const isOffline of [true, false, true]) await context.setOffline(isOffline);
  await answerOnTablet(page);
  await nextPerson(page);
  await answerOnTablet(page);
  await waitFor(page, '2 answers wait');
  for (const isOffline of [false, true, false]) await context.setOffline(isOffline);
  await page
    .getByRole('button', { name: 'Send now' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await waitFor(page, 'No answer waits');
  return kept;
}

/** Everything that lies in the tablet's own database and copies. */
export function readDisk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const request = indexedDB.open(name ?? '');
      await new Promise((done) => (request.onsuccess = done));
      for (const table of request.result.objectStoreNames) {
        const all = request.result.transaction(table).objectStore(table).getAll();
        await new Promise((done) => (all.onsuccess = done));
        texts.push(JSON.stringify(all.result));
      }
      request.result.close();
    }
    return texts.join('\n');
  });
}

/** Closes the wave. @returns the number of answers that the office is told afterwards */
export async function closeAndCount(office: Visitor, wave: string): Promise<number> {
  const page = await office.open(`${wave}/close`);
  await office.submit(page, { form: 'main form', fields: { confirmed: 'on' } });
  const overview = await office.open(wave);
  return Number(/(\d+) answers?/.exec(overview.text)?.[1] ?? Number.NaN);
}
