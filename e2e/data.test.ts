/** First data in ten minutes from an officer's own spreadsheet; a correction; a wrong import taken back; spoiled files. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { MESSY_FILE, NEXT_MESSY_FILE, toCsvFile } from './messy-file.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import { trySpoiledFiles } from './spoiled-trial.ts';
import type { Visitor } from './visitor.ts';
import { setUpTown } from './world.ts';
import { acceptFile, uploadFile } from './world-data.ts';
import { followCoreSet } from './world-indicators.ts';

const origin = inject('baseUrl');
const TEN_MINUTES_MS = 600_000;
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; town: string })[] = [
  { name: 'with JavaScript', town: 'Moosburg' },
  { name: 'without JavaScript at 320 px', town: 'Holzkirchen', javaScript: false, widthPx: 320 },
];

afterAll(closeBrowser);

describe.for(ways)('a file of one’s own, $name', ({ name, town, ...choice }) => {
  let slug = '';
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await signInAs(origin, operator);
    slug = await setUpTown(visitor, town);
    await followCoreSet(visitor, slug);
  });

  test('becomes values, is corrected and taken back', async () => {
    const begun = Date.now();
    await withWindow(`data-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/data`);
      const buffer = Buffer.from(MESSY_FILE, 'utf8');
      await page
        .locator('input[name=file]')
        .setInputFiles({ name: 'bericht.csv', mimeType: 'text/csv', buffer });
      await pressAndArrive(page, byPointer, button(page, 'Look at the file'));
      await page.locator('select[name=indicator]').selectOption('em1');
      await page.locator('select[name="column:in arbeit (anzahl)"]').selectOption('numerator');
      await page.locator('select[name="column:personen 20 bis 64"]').selectOption('denominator');
      await pressAndArrive(page, byPointer, button(page, 'Read it like this and remember'));
      // 1.104 is a thousand or little more than one, and k. A. may mean anything: both are asked.
      await page.locator('td', { hasText: '“1.104” can be read in two ways' }).waitFor();
      await page.locator('select[name=decimal]').selectOption('comma');
      await page.locator('select[name="text:mark:k. A."]').selectOption('not-collected');
      await pressAndArrive(page, byPointer, button(page, 'Read it like this and remember'));
      await page.getByLabel('Whose data they are').fill('Employment agency, 31 December 2024');
      await pressAndArrive(page, byPointer, button(page, 'Bring in all 9 values'));
      await page.getByText('Done: 9 values read').waitFor();
      expect(Date.now() - begun).toBeLessThan(TEN_MINUTES_MS);
      await pressAndArrive(page, byPointer, link(page, 'See what changed, or take it back'));
      expect(await page.locator('tbody tr').count()).toBe(9);
    });

    const again = await uploadFile(visitor, slug, toCsvFile(MESSY_FILE));
    expect(again.text).toContain('There is nothing to bring in.');
    const next = await uploadFile(visitor, slug, toCsvFile(NEXT_MESSY_FILE));
    expect(next.text).toContain('1 new, 2 replaced, 7 as before');
    const fields = { title: 'Correction', source: 'Employment agency' };
    const form = 'form[action^="?/accept"]';
    const unsaid = await visitor.submit(next, { form, fields: { ...fields, why: ' ' } });
    expect(unsaid.status).toBe(422);
    expect(unsaid.document.querySelector('.field-problem')).not.toBeNull();
    const done = await acceptFile(visitor, next, { ...fields, why: 'Two were counted twice.' });
    const made = await visitor.follow(done, 'See what changed, or take it back');
    expect(made.text).toContain('Two were counted twice.');
    expect(made.text).toContain('1,811 of 2,745');
    const list = await visitor.submit(made, { button: 'Take it back as a whole', fields: { sure: 'yes' } });
    expect(list.text).toContain('Correction from a file, taken back');
  });

  test('is refused as a list of people and kept nowhere', async () => {
    const page = await visitor.open(`/office/${slug}/data`);
    const file = toCsvFile(
      'Nachname;Vorname;Geburtsdatum\nMüller;Anna;03.04.1988\nHasan;Omar;12.12.2001',
      'teilnehmende.csv',
    );
    const refused = await visitor.submit(page, { fields: { file } });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      'This file looks like a list of people: see Nachname, Vorname, Geburtsdatum.',
    );
    expect((await visitor.open(`/office/${slug}/data`)).text).not.toContain('teilnehmende.csv');
  });
});

test('two hundred spoiled spreadsheets: no failure of ours, no half import, each refusal says where', async () => {
  const visitor = await signInAs(origin, operator);
  const slug = await setUpTown(visitor, 'Tutzing');
  await followCoreSet(visitor, slug);
  const trial = await trySpoiledFiles(visitor, slug, 200, 20_261_122);
  expect(trial).toMatchObject({ tried: 200, failures: [], unplaced: [], partial: [] });
  expect(Object.keys(trial.byOutcome)).toEqual(
    expect.arrayContaining(['refused at once', 'refused by row', 'brought in']),
  );
}, 600_000);
