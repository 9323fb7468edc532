/** A strategy as files: departments change rows in the spreadsheet, the council gets a document. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readDocxStructure } from '../app/src/server/documents/testing/read-docx.ts';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';
import { readPdfFacts } from './pdf.ts';
import { bringBack, changeWorkbook, fetchOfficeFile } from './strategy-file-steps.ts';
import type { Visitor } from './visitor.ts';
import { addGoal, adoptStrategy, beginStrategy } from './world-strategy.ts';
import { findExampleSlug } from './world-surveys.ts';

const origin = inject('baseUrl');
const GOAL = 'Everybody can learn German here';
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string })[] = [
  { name: 'with JavaScript' },
  { name: 'without JavaScript at 320 px', javaScript: false, widthPx: 320 },
];

let visitor: Visitor;
let slug = '';

beforeAll(async () => {
  visitor = await signInAs(origin, operator);
  slug = await findExampleSlug(visitor);
});
afterAll(closeBrowser);

describe.for(ways)('the spreadsheet, $name', ({ name, ...choice }) => {
  test('is taken out, changed, looked at and brought in; a row that moved on is chosen', async () => {
    const path = await beginStrategy(visitor, slug, `Files ${name}`);
    await addGoal(visitor, path, GOAL);
    await withWindow(`strategy-files-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      const taken = await page.request.get(`${path}/export/draft.xlsx`);
      const old = new Uint8Array(await taken.body());
      const bring = async (workbook: Uint8Array): Promise<void> => {
        await page.goto(`${path}/import`);
        const file = { name: 'rows.xlsx', mimeType: 'application/zip', buffer: Buffer.from(workbook) };
        await page.locator('input[name=file]').setInputFiles(file);
        await pressAndArrive(page, byPointer, button(page, 'Look at the changes'));
      };
      await bring(changeWorkbook(old, { [GOAL]: 'Speak with one another' }));
      const shown = (await page.locator('main').textContent()) ?? '';
      for (const words of [GOAL, 'Speak with one another', '1 changed']) expect(shown).toContain(words);
      await pressAndArrive(page, byPointer, button(page, 'Bring 1 row in'));
      await page.getByText('1 row was changed').waitFor();
      await bring(changeWorkbook(old, { [GOAL]: 'Read and write' }));
      await page.getByText('Changed here and in the file').waitFor();
      await page.getByLabel('Take what the file says').check();
      await pressAndArrive(page, byPointer, button(page, 'Bring 1 row in'));
      await page.goto(`${path}/goals`);
      await page.getByText('Read and write').first().waitFor();
    });
  });
});

test('a spoiled spreadsheet is answered with sheet, row and column, and changes nothing', async () => {
  const path = await beginStrategy(visitor, slug, 'Spoiled');
  await addGoal(visitor, path, GOAL);
  const file = await fetchOfficeFile(visitor, origin, `${path}/export/draft.xlsx`);
  const page = await bringBack(visitor, path, changeWorkbook(file, { Title: 'Heading', [GOAL]: 'Other' }));
  expect(page.text).toContain('The sheet has no column “Title”');
  const confirm = await bringBack(visitor, path, changeWorkbook(file, { Id: 'Number' }));
  expect(confirm.text).toContain('Mend the errors in the file');
  expect((await visitor.open(`${path}/goals`)).text).toContain(GOAL);
  const refused = await visitor.submit(await visitor.open(`${path}/import`), {
    fields: { file: new File(['id,title\n,x'], 'rows.csv') },
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This is no workbook');
});

test('documents of a draft and of an adopted version open, and say what they are', async () => {
  const path = await beginStrategy(visitor, slug, 'Documents');
  await addGoal(visitor, path, GOAL);
  const draft = readDocxStructure(await fetchOfficeFile(visitor, origin, `${path}/export/draft.docx`));
  expect(draft.text).toContain('This is a draft.');
  expect(draft.headings.join('\n')).toContain(`Goal 1: ${GOAL}`);
  await adoptStrategy(visitor, path);
  const page = await visitor.open(`${path}/export`);
  expect(page.document.querySelector('a[href$="/version-1.pdf"]')).not.toBeNull();
  const pdf = readPdfFacts(
    Buffer.from(await fetchOfficeFile(visitor, origin, `${path}/export/version-1.pdf`)),
  );
  expect(pdf).toMatchObject({ isWhole: true, isTagged: true, isUniversallyAccessible: true });
  const adopted = readDocxStructure(await fetchOfficeFile(visitor, origin, `${path}/export/version-1.docx`));
  expect(adopted.text).toContain('Town council');
  const list = readDocxStructure(await fetchOfficeFile(visitor, origin, `${path}/export/lists/clld/docx`));
  expect(list.headings).toHaveLength(6);
  expect((await visitor.open(`${path}/export/version-9.pdf`)).status).toBe(404);
});
