/**
 * Residents from the plan to the public page: four hundred people answer by their own links, nearly all by forms, some in
 * the browser; then weights, a cross-table, publication, without a script and at 320 px.
 */
import type { Instrument } from '@vicus/questionnaire';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { answerAllByForms } from './answer-by-forms.ts';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { closeGeneralWave, listResidents, openGeneralWave, planGeneralWave } from './general-steps.ts';
import { operator, signInAs } from './operator.ts';
import { button, byKeyboard, byPointer, link, pressAndArrive, signIn, type Way } from './pages.ts';
import { answerPages, sendAnswers } from './survey-pages.ts';
import type { Visitor } from './visitor.ts';
import { readResidents } from './world-listening.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
const PEOPLE = 400;
const ORDER = [
  { name: 'right to left, 320 px, no script', javaScript: false, widthPx: 320, lang: 'ar', way: byPointer },
  { name: 'keyboard, with scripts', javaScript: true, widthPx: 1280, lang: 'en', way: byKeyboard },
  { name: 'phone, with scripts', javaScript: true, widthPx: 320, lang: 'de', way: byPointer },
] as const;

afterAll(closeBrowser);

describe('a residents’ survey with 400 answers', () => {
  let office: Visitor;
  let wave: string;
  let links: URL[];
  const receipts: string[] = [];

  beforeAll(async () => {
    office = await signInAs(origin, operator);
    wave = await planGeneralWave(office, slug, {
      instrument: 'shipped:residents',
      title: 'Four hundred',
      approach: 'census',
      mode: 'anonymous',
    });
    await listResidents(office, wave, PEOPLE);
    await openGeneralWave(office, wave);
    const list = await office.open(`${wave}/invitations/list?all`);
    const cells = [...list.document.querySelectorAll('td.url')];
    links = cells.map((cell) => new URL(new URL(cell.textContent?.trim() ?? '').pathname, origin));
  }, 120_000);

  for (const [at, { name, lang, way, ...window }] of ORDER.entries())
    test(`somebody answers in the browser: ${name}`, async () => {
      receipts.push(await answerInBrowser({ origin, ...window }, way, `${links[at]?.pathname}?lang=${lang}`));
    }, 120_000);

  test('everybody else answers by the forms of their link', async () => {
    expect(links).toHaveLength(PEOPLE);
    const asked = fillDistricts(readResidents(), await listDistrictCodes(office));
    receipts.push(...(await answerAllByForms(links.slice(ORDER.length), asked, PEOPLE)));
    expect(new Set(receipts).size).toBe(PEOPLE);
  }, 600_000);

  test('it is closed, weighted, crossed and published without a script at 320 px', async () => {
    await closeGeneralWave(office, wave);
    await waitForFindings(office, wave);
    await withWindow('listening', { origin, javaScript: false, widthPx: 320 }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`${wave}/findings`);
      await page.getByText('Every answer counts the same').first().waitFor();
      const body = await page.locator('main').innerText();
      expect(body).toContain(`${PEOPLE}`);
      await pressAndArrive(
        page,
        byPointer,
        link(page, 'Hold the answers against the population (weights)').first(),
      );
      const people = page.getByLabel(/^People living here: /);
      await people.nth(0).fill('many');
      await pressAndArrive(page, byPointer, button(page, 'Save and compute again'));
      await page.getByText('write a whole number of people').waitFor();
      const pasted = ['18 to 29;600', '30 to 44;700', '45 to 64;900', '65 or older;800'];
      await people.nth(0).fill('');
      await page.getByLabel(/^Or paste a list/).fill(pasted.join('\n'));
      await page.getByLabel(/^People the survey is about/).fill('3000');
      await page.getByLabel(/^Source/).fill('Register of residents');
      await pressAndArrive(page, byPointer, button(page, 'Save and compute again'));
      await page.getByText('All figures were computed again').waitFor();
      await page.getByText('Composition of the respondents').first().waitFor();

      await page.goto(`${wave}/findings/cross`);
      await page.locator('select[name=rows]').first().selectOption('age-band');
      await page.locator('select[name=columns]').first().selectOption('belonging');
      await pressAndArrive(page, byPointer, button(page, 'Show table'));
      expect(new URL(page.url()).search).toContain('rows=age-band');
      expect(await page.locator('figure table').count()).toBeGreaterThan(0);

      await page.goto(wave.replace('/surveys/', '/publish/'));
      const boxes = page.locator('input[name=table][type=checkbox]');
      for (const box of await boxes.all()) {
        const wanted = /^survey-(response|answers-belonging|cross-)/.test(
          (await box.getAttribute('value')) ?? '',
        );
        await box.setChecked(wanted);
      }
      await pressAndArrive(page, byPointer, button(page, 'Show this choice'));
      await page.getByLabel(/^Title in English/).fill('How residents see it');
      await pressAndArrive(page, byPointer, button(page, /^Publish/));
      await page.goto(`${wave.split('/surveys/')[0]?.replace('/office/', '/p/')}`);
      await page.getByRole('link', { name: 'How residents see it' }).first().click();
      await page.getByText('How much do you feel that you belong here?').first().waitFor();
    });
  }, 240_000);
});

async function answerInBrowser(choice: WindowChoice, way: Way, path: string): Promise<string> {
  let receipt = '';
  await withWindow('listening-answer', choice, async ({ page }) => {
    await page.goto(path);
    await answerPages(page, { way, questions: 2 });
    receipt = await sendAnswers(page, way);
  });
  return receipt;
}

async function listDistrictCodes(office: Visitor): Promise<string[]> {
  const page = await office.open(`/office/${slug}/districts`);
  const codes = [...page.document.querySelectorAll('form[action="?/change"] input[name=code]')];
  return codes.map((input) => input.getAttribute('value') ?? '');
}

/** As a wave does when it opens. */
function fillDistricts(instrument: Instrument, codes: readonly string[]): Instrument {
  const districts = codes.map((code) => ({ code, label: { en: code } }));
  const sections = instrument.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.kind === 'district' ? { ...question, districts } : question,
    ),
  }));
  return { ...instrument, sections };
}

/** Closing computes them in a job. */
async function waitForFindings(office: Visitor, wave: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const page = await office.open(`${wave}/findings`);
    if (page.text.includes('Every answer counts the same')) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('The findings were not computed within a minute.');
}
