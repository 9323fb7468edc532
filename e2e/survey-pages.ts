/** What people do with a survey in the browser. */
import type { Page } from 'playwright-core';
import { button, link, pressAndArrive } from './pages.ts';
import type { Way } from './pages.ts';
import type { Invited, PersonalLink } from './survey-steps.ts';

interface WaveChoice {
  readonly title: string;
  readonly mode: 'anonymous' | 'named';
}

const purpose = 'To prepare the next round table on integration.';

/** From the list of surveys to the page of the new one. @returns its path */
export async function beginSurvey(page: Page, way: Way, slug: string, choice: WaveChoice): Promise<string> {
  await page.goto(`/office/${slug}/surveys`);
  await pressAndArrive(page, way, link(page, 'Begin a survey'));
  await pressAndArrive(page, way, page.locator('a[href$="/surveys/new/governance"]'));
  await way.write(page.getByLabel('Name of the survey'), choice.title);
  await way.mark(page.locator(`input[name=mode][value=${choice.mode}]`));
  await way.write(page.locator('textarea[name=purpose]'), purpose);
  for (const language of ['ar', 'uk'])
    await way.mark(page.locator(`input[name=languages][value=${language}]`));
  await pressAndArrive(page, way, button(page, 'Save'));
  return new URL(page.url()).pathname;
}

export async function listPeople(
  page: Page,
  way: Way,
  wavePath: string,
  invited: readonly Invited[],
): Promise<void> {
  const rows = invited.map(({ name, role, language }) => `${name};${role};${language};hand`);
  await page.goto(wavePath);
  await pressAndArrive(page, way, link(page, 'Who is asked'));
  await way.write(page.locator('textarea[name=text]'), ['name;role;language;channel', ...rows].join('\n'));
  await pressAndArrive(page, way, button(page, 'Look at it first'));
  await pressAndArrive(page, way, button(page, `Add ${invited.length} people`));
}

export async function openSurvey(page: Page, way: Way, wavePath: string): Promise<readonly PersonalLink[]> {
  await page.goto(wavePath);
  await pressAndArrive(page, way, link(page, 'Open'));
  await way.mark(page.locator('input[name=confirmed]'));
  await pressAndArrive(page, way, button(page, 'Open the survey'));
  await pressAndArrive(page, way, link(page, 'Send the links'));
  await pressAndArrive(page, way, link(page, /^List of everybody/));
  return page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.textContent?.trim() ?? '',
      url: row.querySelector('td')?.textContent?.trim() ?? '',
    })),
  );
}

export async function closeSurvey(page: Page, way: Way, wavePath: string): Promise<void> {
  await page.goto(wavePath);
  await pressAndArrive(page, way, link(page, 'Close'));
  await way.mark(page.locator('input[name=confirmed]'));
  await pressAndArrive(page, way, button(page, 'Close the survey'));
}

/** @returns the path of what was published */
export async function publishResults(page: Page, way: Way, wavePath: string): Promise<string> {
  await page.goto(wavePath);
  await pressAndArrive(page, way, link(page, 'Publish'));
  await way.write(page.locator('textarea[name=summaryEn]'), 'Seventeen of twenty-five people answered.');
  await pressAndArrive(page, way, button(page, /^Publish version/));
  await pressAndArrive(page, way, link(page, 'Go to the public page'));
  return new URL(page.url()).pathname;
}

/** Chooses in the first questions of a page; the others stay blank, which is allowed. */
async function chooseOnPage(page: Page, way: Way, questions: number): Promise<void> {
  const names = await page
    .locator('input[type=radio]')
    .evaluateAll((radios) => [...new Set(radios.map((radio) => (radio as HTMLInputElement).name))]);
  for (const [at, name] of names.slice(0, questions).entries()) {
    const group = page.locator(`input[type=radio][name=${JSON.stringify(name)}]`);
    await way.mark(group.nth(at % 2 === 0 ? 1 : 2));
  }
}

interface Answering {
  readonly way: Way;
  /** how many questions are answered on each page */
  readonly questions: number;
  /** value of the button that is pressed after the first page; otherwise one goes on */
  readonly pausesAfterFirst?: boolean;
}

/** From the start page to the review, or to the page that says that it is saved. */
export async function answerPages(
  page: Page,
  { way, questions, pausesAfterFirst }: Answering,
): Promise<void> {
  const consent = page.locator('form.consent');
  if ((await consent.count()) > 0) {
    await way.mark(consent.locator('input[name=agree]'));
    await pressAndArrive(page, way, consent.locator('button'));
  } else await pressAndArrive(page, way, page.locator('a.button').first());
  for (let pages = 0; !page.url().includes('/review'); pages += 1) {
    if (pages > 40) throw new Error(`No end of pages: ${page.url()}`);
    await chooseOnPage(page, way, questions);
    const go = pausesAfterFirst ? 'later' : 'next';
    await pressAndArrive(page, way, page.locator(`button[name=go][value=${go}]`));
    if (pausesAfterFirst) return;
  }
}

/** @returns the receipt */
export async function sendAnswers(page: Page, way: Way): Promise<string> {
  await pressAndArrive(page, way, page.locator('main form button'));
  const shown = await page.locator('.receipt').innerText();
  const receipt = /[A-Z0-9]{4}(-[A-Z0-9]{4})+/.exec(shown)?.[0];
  if (receipt === undefined) throw new Error(`No receipt on ${page.url()}: ${shown}`);
  return receipt;
}
