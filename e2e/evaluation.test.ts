/** A year is judged: six questions, evidence, a lesson, the report; what is lent is not lent twice; the office is handed over. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readDocxStructure } from '../app/src/server/documents/testing/read-docx.ts';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';
import { beginEvaluation, CRITERIA, judge } from './world-evaluation.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';
import { findExampleSlug } from './world-surveys.ts';
import type { Visitor } from './visitor.ts';

const origin = inject('baseUrl');
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string })[] = [
  { name: 'with JavaScript' },
  { name: 'without JavaScript at 320 px', javaScript: false, widthPx: 320 },
];

let visitor: Visitor;
let slug = '';
let strategy = '';

beforeAll(async () => {
  visitor = await signInAs(origin, operator);
  slug = await findExampleSlug(visitor);
  strategy = await beginStrategy(visitor, slug, 'Judged after a year');
  await addGoal(visitor, strategy, 'Everybody can learn German here');
  await adoptStrategy(visitor, strategy);
});
afterAll(closeBrowser);

describe.for(ways)('an evaluation, $name', ({ name, ...choice }) => {
  test('is judged by a person, refused above its evidence, and concluded', async () => {
    const path = await beginEvaluation(visitor, strategy, `Review ${name}`);
    for (const criterion of CRITERIA.slice(1)) await judge(visitor, `${path}/whole`, criterion);
    await withWindow(`evaluation-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`${path}/whole`);
      const relevance = page.locator('#relevance');
      await relevance.locator('summary').first().click();
      await relevance.getByLabel('Partly').check();
      await relevance.getByLabel('Judgement in words').fill('The courses were asked for.');
      await relevance.getByLabel('What did not work').fill('Nobody came at noon.');
      await relevance.getByLabel('Answered by').fill('Social services');
      await relevance.getByLabel('Level of evidence').selectOption('3');
      await relevance.getByLabel('Why this level').fill('A study');
      await pressAndArrive(page, byPointer, relevance.getByRole('button', { name: 'Save' }));
      await page.getByText('carries level 1 at most').first().waitFor();
      expect(await relevance.getByLabel('What did not work').inputValue()).toBe('Nobody came at noon.');
      await relevance.getByLabel('Level of evidence').selectOption('1');
      await pressAndArrive(page, byPointer, relevance.getByRole('button', { name: 'Save' }));
      await page.getByText('Saved.').first().waitFor();
      await page.goto(path);
      await page.locator('summary', { hasText: 'Conclude' }).click();
      await pressAndArrive(page, byPointer, button(page, 'Conclude'));
      await page.getByText(/concluded on/).waitFor();
      await page.goto(`${path}/report`);
      await page.getByText('Nobody came at noon.').waitFor();
    });
    const docx = readDocxStructure(await download(`${path}/report.docx`));
    expect(docx.text).toContain('The courses were asked for.');
    expect(docx.headings).toContain('1 Levels of evidence');
  });
});

test('what is taken is refused with when it is taken, and nothing typed is lost', async () => {
  const form = await visitor.open(`/office/${slug}/lending/new`);
  const offered = await visitor.submit(form, {
    fields: { kind: 'premises', name: 'Hall of the fire brigade' },
  });
  const path = new URL(offered.url).pathname;
  const booking = { startsOn: '2031-05-01', startsAt: '18:00', endsAt: '20:00', forWhat: 'Welcome evening' };
  await sendForm(visitor, path, 'book', booking);
  const refused = await visitor.submit(await visitor.open(path), {
    form: 'form[action^="?/book"]',
    fields: { ...booking, startsAt: '19:00', forWhat: 'Choir' },
  });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Lent from 2031-05-01 18:00 until 2031-05-01 20:00');
  expect(refused.html).toContain('value="Choir"');
});

test('the office is handed over: what is due, who works here, no passwords', async () => {
  const docx = readDocxStructure(await download(`/office/${slug}/handover/handover.docx`));
  expect(docx.headings).toEqual(
    expect.arrayContaining(['1 What is due', '1 What is unfinished', '1 Who works here']),
  );
  expect(docx.text).toContain(operator.email);
  const pdf = await download(`/office/${slug}/handover/handover.pdf`);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
});

async function download(path: string): Promise<Uint8Array> {
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const response = await fetch(new URL(path, origin), { headers: { cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}
