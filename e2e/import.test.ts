/** Journey D: answers collected on paper come in by spreadsheet and end on a public page. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import type { WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import { publishResults } from './survey-pages.ts';
import { enter } from './visitor.ts';
import { setUpTown } from './world.ts';

const origin = inject('baseUrl');

/** Kinds of actors by their names, as somebody would type them. */
const kinds = [
  'Migrant organisations',
  'EU officials',
  'Local officials',
  'Public social services',
  'Trade unions',
  'Employers',
];

/** Twenty respondents; two rows that cannot be read. */
function writeAnswers(codes: readonly string[]): string {
  const rows = Array.from({ length: 20 }, (_, person) =>
    codes.map(
      (code, at) =>
        `Person ${person + 1};${code};${(person + at) % 6};${(person * 2 + at) % 6};${1 + ((person + at) % 5)};official`,
    ),
  ).flat();
  return [
    'respondent;actor;frequency earlier;frequency;nature;role',
    ...rows,
    'Person 1;Nobody knows this one;2;2;3;official',
    `Person 2;${codes[0]};seventy;2;3;official`,
  ].join('\r\n');
}

const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; town: string })[] = [
  { name: 'with JavaScript', town: 'Ebersberg' },
  { name: 'without JavaScript at 320 px', town: 'Erding', javaScript: false, widthPx: 320 },
];

afterAll(closeBrowser);

describe.for(ways)('answers from a spreadsheet, $name', ({ name, town, ...choice }) => {
  let slug = '';
  beforeAll(async () => {
    slug = await setUpTown(await signInAs(origin, operator), town);
  });

  test('are looked at, imported, shown and published', async () => {
    const releasePath = await withWindow(`import-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/surveys`);
      await pressAndArrive(page, byPointer, link(page, 'Bring in answers from elsewhere'));
      const template = await page.request.get(`/office/${slug}/import/template?format=csv`);
      expect(template.status()).toBe(200);
      const buffer = Buffer.from(`\uFEFF${writeAnswers(kinds)}`, 'utf8');
      await page
        .locator('input[name=file]')
        .setInputFiles({ name: 'paper.csv', mimeType: 'text/csv', buffer });
      await pressAndArrive(page, byPointer, page.locator('form[method=post] button'));
      await page.locator('td', { hasText: /^123$/ }).first().waitFor();
      await page.getByLabel('Title').fill('Round table 2024, on paper');
      const form = page.locator('form[method=post]');
      for (const box of await form.locator('input[type=checkbox][required]').all()) await box.check();
      await pressAndArrive(page, byPointer, button(page, 'Import as a closed survey'));
      await page.waitForURL(/\/results/);
      expect(await page.locator('svg').count()).toBeGreaterThan(1);
      return publishResults(page, byPointer, new URL(page.url()).pathname.replace(/\/results$/, ''));
    });
    const shown = await enter(origin).open(releasePath);
    expect(shown.status).toBe(200);
    expect(shown.html).not.toMatch(/Person \d/);
  });

  test('files that cannot be read are refused by name, and nothing is saved', async () => {
    const visitor = await signInAs(origin, operator);
    const broken: readonly (readonly [string, Buffer])[] = [
      ['utf16.csv', Buffer.from('respondent;actor;frequency\r\na;b;3', 'utf16le')],
      ['nothing.csv', Buffer.alloc(0)],
      ['headings.csv', Buffer.from('one;two\r\n1;2')],
      ['picture.xlsx', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['binary.csv', Buffer.from([0, 255, 254, 1, 2, 3, 0, 0, 0])],
    ];
    for (const path of [`/office/${slug}/import`, `/office/${slug}/actors/import`])
      for (const [fileName, bytes] of broken) {
        const page = await visitor.open(path);
        const file = new File([new Uint8Array(bytes)], fileName);
        const answer = await visitor.submit(page, { fields: { file } });
        expect(answer.status, fileName).toBeLessThan(500);
        expect(answer.document.querySelectorAll('h1').length, fileName).toBe(1);
        expect(answer.text, fileName).not.toMatch(/something went wrong on our side/i);
      }
  });
});
