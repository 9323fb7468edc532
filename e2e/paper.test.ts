/** Forms on paper keyed in the browser: twice, where the two differ the paper decides; a slip spends its link. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type Person } from './browser.ts';
import { closeGeneralWave, listResidents, openGeneralWave, planGeneralWave } from './general-steps.ts';
import { operator, signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { byKeyboard, byPointer, link, pressAndArrive, signIn, type Way } from './pages.ts';
import type { Visitor } from './visitor.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
let office: Visitor;
let wave: string;

beforeAll(async () => {
  office = await signInAs(origin, operator);
  wave = await planGeneralWave(office, slug, {
    instrument: 'shipped:residents',
    title: 'Keyed in the browser',
    approach: 'census',
    mode: 'anonymous',
  });
  await listResidents(office, wave, 12);
  await openGeneralWave(office, wave);
}, 120_000);
afterAll(closeBrowser);

test.each([
  { name: 'by keyboard, with scripts', frame: { javaScript: true }, way: byKeyboard, sheet: 1 },
  { name: 'at 320 px, without', frame: { javaScript: false, widthPx: 320 }, way: byPointer, sheet: 2 },
])(
  'a form is keyed twice $name',
  async ({ frame, way, sheet }) => {
    await withWindow(`paper-${sheet}`, { origin, ...frame }, async (person) => {
      const { page } = person;
      await page.goto('/sign-in');
      await signIn(page, way, operator);
      await page.goto(`${wave}/paper`);
      await pressAndArrive(page, way, link(page, /Key/).first());
      await key(person, way, '77');
      await page.locator('.field-problem').first().waitFor();
      await expectSound(person, frame.javaScript);
      await key(person, way, '1');
      await page.getByText(`Write ${sheet} on the form`).waitFor();

      await page.goto(`${wave}/paper/key?sheet=${sheet}`);
      await key(person, way, '2');
      await page.locator('.notice-problem').waitFor();
      await expectSound(person, frame.javaScript);
      await way.mark(page.locator('[name=settled]'));
      await key(person, way, '1');
      await page.getByText(`Form ${sheet} is taken`).waitFor();

      const slip = page.locator('form[action="?/slip"]');
      await way.write(slip.locator('[name=code]'), 'K7M2');
      await pressAndArrive(page, way, slip.locator('button'));
      await page.getByText('That cannot be a code').first().waitFor();
      await expectSound(person, frame.javaScript);
    });
  },
  600_000,
);

test('both are counted; after closing so few answers are told to nobody', async () => {
  expect((await office.open(`${wave}/paper`)).text).toContain('2 forms keyed twice');
  await closeGeneralWave(office, wave);
  expect((await office.open(wave)).text).toContain('Fewer than 5 people answered');
});

async function key({ page }: Person, way: Way, value: string): Promise<void> {
  const form = page.locator('form[method=post]:has([name^="q."])');
  await way.write(form.locator('[name^="q."]').first(), value);
  await pressAndArrive(page, way, form.locator('button').last());
}

/** axe is a script itself: where there are none, only the width is looked at. */
async function expectSound({ page }: Person, hasScripts: boolean): Promise<void> {
  expect(await listOverflows(page)).toEqual([]);
  if (hasScripts) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
}
