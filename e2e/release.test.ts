/** A first release by one officer from an imported table; an erratum, read by a citizen; an embargo. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { byPointer, link, pressAndArrive } from './pages.ts';
import { enter, type VisitedPage, type Visitor } from './visitor.ts';
import { setUpTown } from './world.ts';
import { uploadFile, acceptFile, decide } from './world-data.ts';
import { followCoreSet } from './world-indicators.ts';
import { toCsvFile } from './messy-file.ts';
import { bringInShares, prepareTables, SHARES } from './world-release.ts';

const origin = inject('baseUrl');
const FIFTEEN_MINUTES_MS = 15 * 60_000;
/** Pages an officer opens or sends from the spreadsheet to the public page. */
const STEPS = 12;
const TABLES = ['indicators/indicator-em1-v1', 'indicators/indicator-la2-v1'];
const WORDS = 'main form[action="?/publish"]';

let officer: Visitor;
let slug = '';
beforeAll(async () => {
  officer = await signInAs(origin, operator);
  slug = await setUpTown(officer, 'Wolfratshausen');
  await followCoreSet(officer, slug);
});

afterAll(closeBrowser);

const publicPage = async (listed: VisitedPage): Promise<string> => {
  const href = listed.document.querySelector('.notice-done a')?.getAttribute('href');
  if (!href) throw new Error(`Nothing was published: ${listed.text.slice(0, 800)}`);
  return href;
};

describe('a release', () => {
  let released = '';
  let corrected = '';

  test('is published by one officer from a spreadsheet, in minutes and few steps', async () => {
    const begun = Date.now();
    let steps = 0;
    const counted: Visitor = {
      open: (...given) => ((steps += 1), officer.open(...given)),
      submit: (...given) => ((steps += 1), officer.submit(...given)),
      follow: (...given) => ((steps += 1), officer.follow(...given)),
      cookies: officer.cookies,
    };
    await bringInShares(counted, slug, ['em1']);
    const list = await counted.open(`/office/${slug}/publish`);
    const choice = await counted.follow(list, 'Put a release together');
    expect(choice.text).toContain('never published');
    const draft = await prepareTables(counted, choice, TABLES.slice(0, 1));
    expect(draft.text).toContain('What is withheld, and why');
    expect(draft.text).toContain('Fewer');
    const done = await counted.submit(draft, { form: WORDS, fields: { titleEn: 'Work in numbers' } });
    released = await publicPage(done);
    const page = await counted.open(released);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Work in numbers');
    expect(page.text).toContain('Employment agency');
    expect(steps).toBeLessThanOrEqual(STEPS);
    expect(Date.now() - begun).toBeLessThan(FIFTEEN_MINUTES_MS);
  });

  test('with a second rate over the same people says what belongs together', async () => {
    await bringInShares(officer, slug, ['la2']);
    const choice = await officer.open(`/office/${slug}/publish/new`);
    expect(choice.text).toContain('nothing since');
    const nothing = await prepareTables(officer, choice, []);
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Please choose at least one table.');
    const draft = await prepareTables(officer, choice, TABLES);
    expect(draft.text).toContain('are computed over the same people');
    expect(draft.text).toContain('was published before, in “Work in numbers”');
    const untitled = await officer.submit(draft, { form: WORDS, fields: { titleEn: ' ' } });
    expect(untitled.status).toBe(422);
    const kept = await officer.open(draft.url);
    await officer.submit(kept, { form: 'form.giving-up' });
    expect((await officer.open(draft.url)).status).toBe(404);
  });

  test('is corrected by a new version; what was wrong stands on both', async () => {
    const shares = SHARES.replace('männlich;Ausländer;40;70', 'männlich;Ausländer;38;70').replace(
      '70;120',
      '68;120',
    );
    const preview = await decide(officer, await uploadFile(officer, slug, toCsvFile(shares)), {
      indicator: 'em1',
    });
    await acceptFile(officer, preview, {
      title: 'Corrected',
      source: 'Employment agency',
      why: 'Two came twice.',
    });
    const form = await officer.follow(await officer.open(`/office/${slug}/publish`), 'Correct it');
    expect(form.document.querySelector('input[name=table][checked]')?.getAttribute('value')).toBe(TABLES[0]);
    const unsaid = await prepareTables(officer, form, TABLES.slice(0, 1), { correctionEn: ' ' });
    expect(unsaid.text).toContain('Please say in English what was wrong');
    const said = { correctionEn: 'Two people were counted twice in 2024.' };
    const draft = await prepareTables(officer, form, TABLES.slice(0, 1), said);
    const done = await officer.submit(draft, { form: WORDS });
    corrected = await publicPage(done);
    const second = await officer.open(corrected);
    expect(second.text).toContain(
      'What was wrong in the version before Two people were counted twice in 2024.',
    );
    const first = await officer.open(released);
    expect(first.text).toContain('This version was wrong Two people were counted twice in 2024.');
    expect(first.text).toContain('Work in numbers');
  });

  test.each([
    { name: 'with JavaScript', javaScript: true, widthPx: 1280 },
    { name: 'without JavaScript at 320 px', javaScript: false, widthPx: 320 },
  ])('tells a citizen what it replaced, and why, $name', async ({ name, ...choice }) => {
    const wrong = 'Two people were counted twice in 2024.';
    await withWindow(`replaced ${name}`, { origin, ...choice }, async ({ page }) => {
      // An old address, kept in a mail or a newspaper.
      const answer = await page.goto(`${released}?lang=en`);
      expect(answer?.status()).toBe(200);
      const main = page.locator('main');
      expect(await main.innerText()).toContain('There is a newer version of this publication.');
      const warning = main.locator('.notice-problem', { hasText: 'This version was wrong' });
      expect(await warning.innerText()).toContain(wrong);
      expect(await listOverflows(page)).toEqual([]);
      await pressAndArrive(page, byPointer, link(page, 'Go to version 2'));
      expect(new URL(page.url()).pathname).toBe(new URL(corrected, origin).pathname);
      const text = await main.innerText();
      expect(text).toContain('This version replaces an earlier one: Version 1 · Published on');
      expect(text).toContain('What was wrong in the version before');
      expect(text).toContain(wrong);
      expect(text).not.toContain('There is a newer version');
      expect(await listOverflows(page)).toEqual([]);
      if (choice.javaScript) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
      await pressAndArrive(page, byPointer, link(page, /^Version 1 · Published on/));
      expect(new URL(page.url()).pathname).toBe(new URL(released, origin).pathname);
      await page.goto(`/p/${slug}/releases?lang=en`);
      const listed = page.locator('main article', { hasText: 'Work in numbers' });
      expect(await listed.count()).toBe(1);
      expect(await listed.innerText()).toMatch(/Correction:\s*Two people.*Other versions\s*Version 1/s);
    });
  });

  test('keeps every file of the version it replaced under its address', async () => {
    const everybody = enter(origin);
    const old = await everybody.open(released);
    const files = [...old.document.querySelectorAll('main a[href*="/api/"], main a[href$=".svg"]')].map(
      (one) => one.getAttribute('href') ?? '',
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await everybody.open(file)).status, file).toBe(200);
    const csv = files.find((file) => /csv/.test(file)) ?? '';
    const newer = await everybody.open(corrected);
    const newerCsv = [...newer.document.querySelectorAll('main a[href*="/api/"]')]
      .map((one) => one.getAttribute('href') ?? '')
      .find((file) => /csv/.test(file));
    expect((await everybody.open(csv)).html).not.toBe((await everybody.open(newerCsv ?? '')).html);
  });

  test('under embargo is nowhere to be seen', async () => {
    const choice = await officer.open(`/office/${slug}/publish/new`);
    const draft = await prepareTables(officer, choice, TABLES.slice(1));
    const words = { titleEn: 'Not before Christmas' };
    const past = await officer.submit(draft, {
      form: WORDS,
      fields: { ...words, embargo: '2020-12-24T09:00' },
    });
    expect(past.status).toBe(422);
    expect(past.text).toContain('This moment has passed.');
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
    const again = await officer.open(draft.url);
    const done = await officer.submit(again, { form: WORDS, fields: { ...words, embargo: soon } });
    expect(done.text).toContain('Published under embargo');
    const releaseId = new URL(done.url).searchParams.get('done') ?? '';
    const stranger = enter(origin);
    expect((await stranger.open(`/p/${slug}/${releaseId}`)).status).toBe(404);
    expect((await stranger.open(`/p/${slug}`)).text).not.toContain('Not before Christmas');
    expect((await stranger.open(`/api/v1/places/${slug}/releases`)).text).not.toContain(releaseId);
  });
});
