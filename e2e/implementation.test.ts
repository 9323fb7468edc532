/** A year of monthly reports by four owners: most of it by forms without a browser, two reports in the browser both ways. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { byKeyboard, byPointer, pressAndArrive, type Way } from './pages.ts';
import { expectPage } from './survey-steps.ts';
import { enter, type Visitor } from './visitor.ts';
import { findLastMonth, toMoney } from './world-implementation.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';
import { setUpTown } from './world.ts';

const origin = inject('baseUrl');
const OWNERS = ['School for adults', 'Sports club', 'Parish', 'Village bus'] as const;
const MONTHS = 12;
/** A page on an old phone, uncompressed. */
const MOST_BYTES = 20_000;

let office: Visitor;
let path = '';
/** the address of each owner's page about last month */
const links = new Map<string, string>();

/** The month so many months before the last. */
function findMonth(before: number): string {
  const [year = 0, month = 0] = findLastMonth().split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - before, 1)).toISOString().slice(0, 7);
}

beforeAll(async () => {
  office = await signInAs(origin, operator);
  const slug = await setUpTown(office, 'Ebersberg');
  for (const name of OWNERS) {
    const form = await office.open(`/office/${slug}/actors/new?kind=civil-society`);
    const kind = form.document.querySelector('select[name="kind"] option[value]:not([value=""])');
    const fields = { name, kind: kind?.getAttribute('value') ?? '' };
    expectPage(await office.submit(form, { fields }), `adding ${name}`);
  }
  path = await beginStrategy(office, slug, 'A year together');
  await addGoal(office, path, 'People meet');
  for (const owner of OWNERS) {
    const form = await office.open(`${path}/actions/new`);
    const fields = { title: `Action of ${owner}`, owner, 'outputs.0.name': 'Meetings' };
    expectPage(await office.submit(form, { fields }), `an action of ${owner}`);
  }
  await adoptStrategy(office, path);
  const asked = await sendForm(office, `${path}/board/reports`, 'ask');
  for (const owner of OWNERS) {
    const row = [...asked.document.querySelectorAll('tr')].find((one) => one.textContent?.includes(owner));
    const requestId = row?.querySelector('input[name="requestId"]')?.getAttribute('value') ?? '';
    const shown = await sendForm(office, `${path}/board/reports`, 'hand', { requestId });
    links.set(owner, new URL(shown.document.querySelector('.notice code')?.textContent ?? '').pathname);
  }
}, 120_000);
afterAll(closeBrowser);

/** The office reports eleven months for every owner: 100.25 and four meetings a month. */
async function reportEarlierMonths(): Promise<void> {
  const desk = await office.open(`${path}/board/reports`);
  const forms = [...desk.document.querySelectorAll('a[href*="/board/reports/"]')].map(
    (link) => link.getAttribute('href') ?? '',
  );
  for (const href of forms)
    for (let before = 1; before < MONTHS; before += 1) {
      const form = await office.open(href.replace(findLastMonth(), findMonth(before)));
      const counted = form.document.querySelector('input[name^="output."]')?.getAttribute('name') ?? '';
      const state = form.document.querySelector('select[name^="state."]')?.getAttribute('name') ?? '';
      const answer = await office.submit(form, {
        button: 'Send the report',
        fields: { ...toMoney(form, '100.25'), [counted]: '4', [state]: 'running' },
      });
      expectPage(answer, `reporting ${findMonth(before)}`);
    }
  // What owners' pages show is brought up to date, as every night.
  await sendForm(office, `${path}/board/reports`, 'ask');
}

const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; owner: string; way: Way })[] = [
  { name: 'with JavaScript, by keyboard', owner: OWNERS[0], way: byKeyboard, javaScript: true },
  { name: 'without JavaScript at 320 px', owner: OWNERS[1], way: byPointer, javaScript: false, widthPx: 320 },
];

describe('a year of reports', () => {
  test('eleven months of four owners by the office', reportEarlierMonths, 120_000);

  test.each(ways)('an owner reports last month $name, and corrects', async ({ owner, way, ...choice }) => {
    await withWindow('owner', { origin, ...choice }, async ({ page }) => {
      const answer = await page.goto(`${links.get(owner)}?lang=en`);
      expect((await answer?.body())?.length).toBeLessThan(MOST_BYTES);
      expect(await page.locator('script').count()).toBe(0);
      // What was said the month before stands there already.
      expect(await page.locator('select[name^="state."]').inputValue()).toBe('running');
      await way.write(page.locator('input[name^="spent."]'), 'much');
      await pressAndArrive(page, way, page.locator('form button').last());
      expect(await page.locator('.field-problem').textContent()).toMatch(/1234.50/);
      expect(await page.locator('input[name^="spent."]').inputValue()).toBe('much');
      await way.write(page.locator('input[name^="spent."]'), '50.50');
      const output = page.locator('input[name^="output."]');
      await way.write(output, '3');
      // Enter in a field sends what was typed, never "nothing to report".
      await Promise.all([page.waitForEvent('domcontentloaded'), output.press('Enter')]);
      expect(await page.locator('input[name^="output."]').inputValue()).toBe('3');
      expect(await page.locator('[role=status]').textContent()).toMatch(/Receipt: .*[2-9A-Z]{4}-[2-9A-Z]{4}/);
      await way.write(page.locator('input[name^="spent."]'), '60.75');
      await pressAndArrive(page, way, page.locator('form button').last());
      expect(await page.locator('input[name^="spent."]').inputValue()).toBe('60.75');
      expect(await listOverflows(page)).toEqual([]);
      // The judge of accessibility is a script itself.
      if (choice.javaScript !== false) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
    });
  });

  test('a third has nothing to report: one click, in Arabic', async () => {
    const owner = enter(origin);
    const page = await owner.open(`${links.get(OWNERS[2])}?lang=ar`);
    const sent = await owner.submit(page, { button: 'nothing=all' });
    expect(sent.document.querySelector('[role=status]')).not.toBeNull();
    expect(sent.document.documentElement.getAttribute('dir')).toBe('rtl');
  });

  test('progress adds up to the cent, and the board names the one who is missing', async () => {
    const progress = await office.open(`${path}/progress`);
    // 44 reports of 100.25 and two of 60.75
    expect(progress.text).toContain('€4,532.50');
    const counted = [...progress.document.querySelectorAll('td.number')].map(
      (cell) => cell.textContent ?? '',
    );
    expect(counted.filter((text) => /^\d+$/.test(text)).reduce((sum, text) => sum + Number(text), 0)).toBe(
      182,
    );
    const board = await office.open(`${path}/board`);
    const missing = [...board.document.querySelectorAll('.notice li')].map((item) => item.textContent ?? '');
    expect(missing.filter((text) => text.includes('last reported'))).toHaveLength(1);
    expect(missing.join(' ')).toContain('Village bus');
  });

  test('the month is closed: the link says so kindly, the office may still mend', async () => {
    await sendForm(office, `${path}/board/reports`, 'close', { month: findLastMonth() });
    const owner = enter(origin);
    const late = await owner.open(`${links.get(OWNERS[0])}?lang=en`);
    expect(late.status).toBe(410);
    expect(late.text).toMatch(/is closed/);
  });
});
