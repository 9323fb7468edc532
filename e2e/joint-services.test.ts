/** Two towns agree to share an interpreter and see the cost split: in the browser with JavaScript and without. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { byKeyboard, byPointer, pressAndArrive, signIn, type Way } from './pages.ts';
import type { Visitor } from './visitor.ts';
import { beginJoint, INTERPRETER, makeCircle, type Pair } from './world-neighbours.ts';
import { setUpTown } from './world.ts';

const origin = inject('baseUrl');
let office: Visitor;
let pair: Pair;
let circleId = '';

beforeAll(async () => {
  office = await signInAs(origin, operator);
  const leadSlug = await setUpTown(office, 'Rosenheim');
  const otherSlug = await setUpTown(office, 'Traunstein');
  pair = { lead: office, leadSlug, other: office, otherSlug, otherName: 'Traunstein' };
  circleId = await makeCircle(pair, 'Towns on the way east');
}, 120_000);
afterAll(closeBrowser);

const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; way: Way })[] = [
  { name: 'with JavaScript, by keyboard', way: byKeyboard, javaScript: true },
  { name: 'without JavaScript at 320 px', way: byPointer, javaScript: false, widthPx: 320 },
];

/** A town enters what it needs and used. */
async function enterPart(page: Page, way: Way, path: string, figures: Readonly<Record<string, string>>) {
  await page.goto(path);
  const form = page.locator('form[action="?/part"]');
  for (const [name, text] of Object.entries(figures)) await way.write(form.locator(`[name="${name}"]`), text);
  await pressAndArrive(page, way, form.locator('button'));
}

async function agree(page: Page, way: Way, path: string): Promise<string> {
  await page.goto(`${path}/agreement`);
  await pressAndArrive(page, way, page.locator('form[action="?/agree"] button'));
  return (await page.locator('main').textContent()) ?? '';
}

describe('a joint service', () => {
  test.each(ways)('is planned and agreed $name', async ({ name, way, ...choice }) => {
    const title = `${INTERPRETER.title}, ${name.slice(0, 7)}`;
    const serviceId = await beginJoint(pair, circleId, title);
    const ours = `${origin}/office/${pair.leadSlug}/joint-services/${serviceId}`;
    const theirs = `${origin}/office/${pair.otherSlug}/joint-services/${serviceId}`;
    await withWindow('office', { origin, ...choice }, async ({ page }) => {
      await page.goto(`${origin}/sign-in`);
      await signIn(page, way, operator);
      await enterPart(page, way, ours, { needs: 'Twice a week', useUnits: 'many', population: '64000' });
      expect(await page.locator('[name="needs"]').inputValue(), 'nothing typed is lost').toBe('Twice a week');
      await enterPart(page, way, ours, { needs: 'Twice a week', useUnits: '310', population: '64000' });
      await enterPart(page, way, theirs, { useUnits: '120', population: '21000' });
      await page.goto(ours);
      const split = async (key: string) => {
        const heads = await page.locator('table.scenarios thead th').allTextContents();
        const at = heads.findIndex((head) => head.trim() === key);
        const cells = page.locator(`table.scenarios tr > :nth-child(${at + 1})`);
        return (await cells.allTextContents()).slice(1).map((text) => text.trim());
      };
      // Which of two equal places bears the odd cent is decided by their ids, and those are drawn anew each time.
      const equal = await split('Equal parts');
      expect(equal.toSorted()).toEqual(['€15,000.00', '€15,000.01', '€30,000.01']);
      expect(equal.at(-1), 'the sum stands last').toBe('€30,000.01');
      expect(await split('Per use')).toEqual(['€21,627.91', '€8,372.10', '€30,000.01']);
      expect(await split('Fixed + variable')).toEqual(['€18,976.75', '€11,023.26', '€30,000.01']);
      expect(await page.locator('main').textContent()).toContain(
        'migrant residents of Rosenheim, Traunstein',
      );
      await page.locator('input[name="costKey"][value="fixed-variable"]').check();
      await pressAndArrive(page, way, page.locator('form[action="?/choose"] button'));
      expect(await page.locator('[role=status]').textContent()).toContain('The key is chosen');
      await agree(page, way, ours);
      const agreed = await agree(page, way, theirs);
      expect(agreed).toContain('All places agreed');
      expect(agreed).toContain('€11,023.26');
      expect(await listOverflows(page)).toEqual([]);
      if (choice.javaScript !== false) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
    });
    // What changes afterwards is not agreed to.
    await office.submit(await office.open(new URL(theirs).pathname), {
      form: 'form[action="?/part"]',
      fields: { useUnits: '121' },
    });
    const page = await office.open(`${new URL(ours).pathname}/agreement`);
    expect(page.text).toContain('something was changed since');
  });

  test('the draft leaves as a document in both languages', async () => {
    const serviceId = await beginJoint(pair, circleId, 'Bus to the language course');
    const path = `/office/${pair.leadSlug}/joint-services/${serviceId}/agreement`;
    for (const format of ['docx', 'pdf'])
      for (const language of ['en', 'de']) {
        const file = await office.open(`${path}.${format}?lang=${language}`);
        expect(file.status, format).toBe(200);
      }
  });
});
