/** From a published figure to everything it was made of; and a question of a researcher that the office refuses with a reason. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator } from './operator.ts';
import { button, byPointer, pressAndArrive, signIn } from './pages.ts';

const origin = inject('baseUrl');
const { slug, visits } = inject('world');
const figure = visits['/(public)/research/figures/[place]/[release]/[table]']?.[0]?.path ?? '';

afterAll(closeBrowser);

test('the bundle of a figure holds inputs, descriptions, code with its hash, versions and how to cite', async () => {
  const page = await (await fetch(`${origin}${figure}?lang=en`)).text();
  expect(page).toContain('/bundle.zip');
  const [one, again] = await Promise.all(
    [0, 1].map(
      async () => new Uint8Array(await (await fetch(`${origin}${figure}/bundle.zip?lang=en`)).arrayBuffer()),
    ),
  );
  expect(one).toEqual(again);
  const files = unzipSync(one ?? new Uint8Array());
  const names = Object.keys(files);
  const table = figure.split('/').at(-1) ?? '';
  expect(names).toEqual(
    expect.arrayContaining([
      'README.txt',
      'versions.json',
      'citation.bib',
      'citation.ris',
      `inputs/${table}.csv`,
    ]),
  );
  expect(names.some((name) => name.startsWith('code/packages/') || name.startsWith('code/app/'))).toBe(true);
  const versions = JSON.parse(strFromU8(files['versions.json'] ?? new Uint8Array())) as Record<
    string,
    unknown
  >;
  expect(versions['contentHashSha256']).toMatch(/^[0-9a-f]{64}$/);
  expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('EXAMPLE');
  // Examples are found by nobody who looks for real tables.
  expect(await (await fetch(`${origin}/research?lang=en`)).text()).not.toContain(figure);
});

test('codebooks are files that describe themselves', async () => {
  const base = `${origin}/research/codebook/residents`;
  const csv = await (await fetch(`${base}/codebook.csv`)).text();
  const described = (await (await fetch(`${base}/codebook.csv-metadata.json`)).json()) as {
    tableSchema: { columns: { titles: string }[] };
  };
  expect(described.tableSchema.columns.map(({ titles }) => titles).join()).toBe(
    csv.replace('\uFEFF', '').split('\r\n')[0],
  );
});

test('an office is told what is wrong in a file, then refuses the question with a reason', async () => {
  await withWindow('research', { origin, javaScript: false, widthPx: 320 }, async ({ page }) => {
    await page.goto('/sign-in');
    await signIn(page, byPointer, operator);
    await page.goto(`/office/${slug}/publish/requests`);
    await page.getByText('has no table with these breakdowns together').first().waitFor();
    await page
      .getByLabel('Or paste what stands in it')
      .fill('{"format":"vicus-research-request","version":1}');
    await pressAndArrive(page, byPointer, button(page, 'Check and keep'));
    await page.getByText('must be mended before it can be kept').waitFor();
    expect(await page.getByLabel('Or paste what stands in it').inputValue()).toContain(
      'vicus-research-request',
    );
    await page.getByLabel('Why not').first().fill('We did not ask this.');
    await pressAndArrive(page, byPointer, button(page, 'Refuse'));
    await page.getByText('We did not ask this.').waitFor();
  });
});
