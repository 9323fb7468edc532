/** A public draft with thirty comments: written without an account, looked at, answered; then the adopted strategy. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readDocxStructure } from '../app/src/server/documents/testing/read-docx.ts';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { listOverflows } from './page-checks.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';
import { readPdfFacts } from './pdf.ts';
import { enter, type Visitor } from './visitor.ts';
import { answer, moderate, openPeriod, publishEdition, sendComment } from './world-strategy-public.ts';
import { fillPlan } from './world-actions.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string })[] = [
  { name: 'with JavaScript' },
  { name: 'without JavaScript at 320 px', javaScript: false, widthPx: 320 },
];
/** What a public page may weigh. */
const MAXIMUM_BYTES = 60 * 1024;

let office: Visitor;
let resident: Visitor;

beforeAll(async () => {
  office = await signInAs(origin, operator);
  resident = enter(origin);
});
afterAll(closeBrowser);

async function beginDraft(title: string): Promise<string> {
  const path = await beginStrategy(office, slug, title);
  await sendForm(office, `${path}/parts/summary`, 'text', { text: 'Nobody stays a stranger.' });
  await addGoal(office, path, 'Everybody can learn the language here');
  return path;
}

describe.for(ways)('a public draft, $name', ({ name, ...choice }) => {
  test('takes a comment exactly once, loses nothing typed, and shows it when it was looked at', async () => {
    const path = await beginDraft(`Open ${name}`);
    const draft = await publishEdition(office, path, 'draft', openPeriod());
    await withWindow(`strategy-comment-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto(`${draft}?lang=es`);
      expect(await listOverflows(page)).toEqual([]);
      await page.goto(`${draft.replace(/\/draft$/, '')}/comment?lang=en`);
      const words = page.locator('[name=words]');
      await words.fill('شكراً – a bus in the evening');
      await pressAndArrive(page, byPointer, button(page, 'Send'));
      await page.getByText('Your comment has arrived').waitFor();
    });
    await withWindow(`strategy-moderate-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`${path}/comments`);
      await pressAndArrive(page, byPointer, page.locator('button[value=show]').first());
      await page.getByLabel('Answer this').first().check();
      await page.getByLabel('Where it is taken up, or why not').fill('The council will ask the bus company.');
      await pressAndArrive(page, byPointer, button(page, 'Publish the answer'));
      await pressAndArrive(page, byPointer, button(page, 'Make a statement of it').first());
      await page.getByText('It is a statement in the strategy.').waitFor();
    });
    const said = await resident.open(`${draft}/said?lang=de`);
    for (const shown of ['a bus in the evening', 'Aufgenommen', 'The council will ask the bus company.'])
      expect(said.text).toContain(shown);
  });
});

test('thirty comments stay readable; the adopted version says what was said and what follows', async () => {
  const path = await beginDraft('Thirty comments');
  const draft = await publishEdition(office, path, 'draft', openPeriod());
  for (let n = 1; n <= 30; n += 1) {
    const sent = await sendComment(resident, draft, `Wish ${n} of the people here`);
    expect(sent.text).toContain('Your comment has arrived');
  }
  const tooLong = `${'Far too long. '.repeat(150)}The end.`;
  const refused = await sendComment(resident, draft, tooLong);
  expect(refused.status).toBe(422);
  expect(refused.document.querySelector('textarea')?.textContent).toContain('The end.');
  expect((await resident.open(`${draft}/said?lang=en`)).text).not.toContain('Wish 1 of');
  for (let n = 1; n <= 28; n += 1) await moderate(office, path, {});
  for (let n = 1; n <= 2; n += 1)
    await moderate(office, path, { verdict: 'not-show', reason: 'same-as-another' });
  const page = await answer(office, path, 28, {
    verdict: 'not-taken-up',
    words: 'There is no money for it.',
  });
  expect(page.text).toContain('28 shown (of these 0 without an answer), 2 not shown');
  const said = await resident.open(`${draft}/said?lang=en`);
  expect(said.text.match(/Wish \d+ of/g)).toHaveLength(28);
  expect(said.text).toContain('same as another one: fewer than 5');
  expect(said.html.length).toBeLessThan(MAXIMUM_BYTES);
  await adoptStrategy(office, path, '', '2026-02-20');
  const adopted = await publishEdition(office, path, 'adopted');
  const front = await resident.open(`${adopted}?lang=it`);
  expect(front.text).toContain('Town council');
  expect(front.html.length).toBeLessThan(MAXIMUM_BYTES);
  expect((await resident.open(`${draft}?lang=it`)).status).toBe(404);
  expect((await resident.open(`/p/${slug}?lang=en`)).text).toContain('Everybody can learn the language here');
});

const fetchFile = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}${path}`, { headers: { 'accept-language': 'en', ...headers } });
const readBytes = async (file: Response): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

test('everybody takes a published strategy as PDF and DOCX, without what was kept back', async () => {
  const path = await beginDraft('To take along');
  const { action } = await fillPlan(office, path);
  const title = (await office.open(action)).document.querySelector('h1')?.textContent?.trim() ?? '';
  const keptActions = action.split('/').at(-1) ?? '';
  expect(title).not.toBe('');
  const whole = await publishEdition(office, path, 'draft', openPeriod());
  const before = readDocxStructure(await readBytes(await fetchFile(`${whole}/strategy.docx`)));
  expect(before.text).toContain(title);
  const draft = await publishEdition(office, path, 'draft', { ...openPeriod(), keptActions });
  expect(draft).toBe(whole);
  const front = await resident.open(`${draft}?lang=en`);
  const links = [...front.document.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([`${draft}/strategy.pdf?lang=en`, `${draft}/strategy.docx?lang=en`]);
  const docx = await fetchFile(links[1] ?? '');
  expect([docx.status, docx.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]);
  expect(docx.headers.get('content-disposition')).toContain('strategy-draft.docx');
  expect(docx.headers.get('cache-control')).toMatch(/^public, max-age=60/);
  const told = readDocxStructure(await readBytes(docx));
  expect(told.headings.join('\n')).toContain('Everybody can learn the language here');
  expect(told.text).toContain('Not shown yet: one action');
  expect(told.text).not.toContain(title);
  const pdf = await fetchFile(links[0] ?? '');
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(readPdfFacts(await readBytes(pdf))).toMatchObject({ isWhole: true, isUniversallyAccessible: true });
  const known = await fetchFile(links[0] ?? '', { 'if-none-match': pdf.headers.get('etag') ?? '' });
  expect(known.status).toBe(304);
  for (const none of [
    `${draft}/strategy.xlsx`,
    `${draft}/strategy.%00`,
    draft.replace(/draft$/, 'v7/strategy.pdf'),
  ])
    expect((await fetchFile(none)).status, none).toBe(404);
  await sendForm(office, `${path}/publish`, 'withdraw', { notice: 'We begin again.' });
  for (const gone of ['draft', 'withdrawn'])
    expect((await fetchFile(draft.replace(/draft$/, `${gone}/strategy.pdf`))).status, gone).toBe(404);
  expect(
    (await resident.open(draft.replace(/draft$/, 'withdrawn'))).document.querySelector('a[download]'),
  ).toBeNull();
});
