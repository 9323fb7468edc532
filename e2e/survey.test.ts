/** Journeys B and C: an anonymous and a named survey, 25 invited, 17 answers in four languages, to a public page. */
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser, openWindow, withWindow } from './browser.ts';
import type { WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { byKeyboard, byPointer, signIn } from './pages.ts';
import type { Way } from './pages.ts';
import { listAnatomyFaults, listAxeViolations, listCookies, listOverflows } from './page-checks.ts';
import { readPdfFacts } from './pdf.ts';
import {
  answerPages,
  beginSurvey,
  closeSurvey,
  listPeople,
  openSurvey,
  publishResults,
  sendAnswers,
} from './survey-pages.ts';
import { answerByForms, listInvited, readReceipt } from './survey-steps.ts';
import type { PersonalLink } from './survey-steps.ts';
import { enter } from './visitor.ts';
import { setUpTown } from './world.ts';
import { listHrefs } from './world-surveys.ts';

const origin = inject('baseUrl');
const answers = 17;

interface Journey {
  readonly mode: 'anonymous' | 'named';
  readonly town: string;
  readonly notice: string;
  /** how the office works */
  readonly way: Way;
  readonly choice: Omit<WindowChoice, 'origin'>;
}

const journeys: readonly Journey[] = [
  {
    mode: 'anonymous',
    town: 'Miesbach',
    notice: 'This survey is anonymous',
    way: byPointer,
    choice: { javaScript: false, widthPx: 320 },
  },
  {
    mode: 'named',
    town: 'Wolfratshausen',
    notice: 'This survey is not anonymous',
    way: byKeyboard,
    choice: {},
  },
];

/** Those who answer in the browser: each with a language, a hand and a screen of their own. */
const browserRespondents: readonly (Omit<WindowChoice, 'origin'> & {
  language: string;
  way: Way;
  questions: number;
})[] = [
  { language: 'de', javaScript: true, widthPx: 1280, way: byPointer, questions: 12 },
  { language: 'en', javaScript: false, widthPx: 320, way: byPointer, questions: 12 },
  { language: 'ar', javaScript: true, widthPx: 320, way: byPointer, questions: 12 },
  { language: 'uk', javaScript: true, widthPx: 1280, way: byKeyboard, questions: 2 },
];

afterAll(closeBrowser);

describe.for(journeys)('a survey, $mode', ({ mode, town, notice, way, choice }) => {
  const invited = listInvited(mode);
  const office = { ...choice, origin };
  let slug = '';
  let wavePath = '';
  let links: readonly PersonalLink[] = [];
  let releasePath = '';

  const findLink = (at: number): string => {
    const url = links.find(({ name }) => name === invited[at]?.name)?.url;
    if (url === undefined) throw new Error(`No link for person ${at}`);
    return url;
  };

  async function work<Result>(name: string, journey: (page: Page) => Promise<Result>): Promise<Result> {
    return withWindow(`${mode}-${name}`, office, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      return journey(page);
    });
  }

  beforeAll(async () => {
    slug = await setUpTown(await signInAs(origin, operator), town);
  });

  test('the office designs it, lists 25 people and opens it', async () => {
    links = await work('open', async (page) => {
      wavePath = await beginSurvey(page, way, slug, { title: `Contacts 2026, ${mode}`, mode });
      await listPeople(page, way, wavePath, invited);
      return openSurvey(page, way, wavePath);
    });
    expect(links).toHaveLength(25);
  });

  test.for(browserRespondents.map((one, at) => ({ ...one, at })))(
    'somebody answers in $language, JavaScript $javaScript, $widthPx px',
    async ({ at, questions, way: hand, ...window }) => {
      const url = new URL(findLink(at));
      url.searchParams.set('lang', window.language);
      const begun = { ...window, origin };
      await withWindow(`${mode}-pause-${window.language}`, begun, async ({ page }) => {
        await page.goto(url.href);
        if (window.language === 'en') await page.getByRole('heading', { name: notice }).waitFor();
        await answerPages(page, { way: hand, questions, pausesAfterFirst: true });
        expect(page.url()).toContain('/saved');
      });
      // Another device, later: only the link is left.
      await withWindow(`${mode}-send-${window.language}`, begun, async ({ page }) => {
        await page.goto(url.href);
        await answerPages(page, { way: hand, questions });
        const receipt = await sendAnswers(page, hand);
        const faults = [
          ...(await listAnatomyFaults(page, window.language)),
          // axe is a script itself.
          ...(window.javaScript ? await listAxeViolations(page) : []),
          ...(await listOverflows(page)),
          ...(await listCookies(page)),
        ];
        expect(faults).toEqual([]);
        await page.reload();
        expect(await page.locator('.receipt').innerText()).toContain(receipt);
        await page.goto(url.href);
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
        expect(await page.locator('form').count()).toBe(0);
      });
    },
  );

  test('the others answer by plain forms; sending twice gives the same receipt', async () => {
    const receipts = new Set<string>();
    for (let at = browserRespondents.length; at < answers; at += 1) {
      const role = invited[at]?.role ?? 'official';
      const sent = await answerByForms(origin, findLink(at), { role, seed: at });
      receipts.add(sent.receipt);
      if (at > browserRespondents.length + 1) continue;
      const again = await enter(origin).submit(sent.review);
      expect(readReceipt(again)).toBe(sent.receipt);
      const used = await enter(origin).open(findLink(at));
      expect(used.status).toBe(410);
    }
    expect(receipts.size).toBe(answers - browserRespondents.length);
  });

  test('while it is open the office sees progress in steps of five and no result', async () => {
    const visitor = await signInAs(origin, operator);
    const page = await visitor.open(wavePath);
    expect(page.text).not.toMatch(/\b17\b/);
    for (const [, count] of page.text.matchAll(/at least (\d+)/g)) expect(Number(count) % 5).toBe(0);
    const results = await visitor.open(`${wavePath}/results`);
    expect(results.status).not.toBe(500);
    expect(results.document.querySelectorAll('svg, table').length).toBe(0);
  });

  test('the office closes it; late links get a page of their own', async () => {
    await work('close', (page) => closeSurvey(page, way, wavePath));
    const late = await enter(origin).open(findLink(20));
    expect(late.status).toBe(410);
    const results = await (await signInAs(origin, operator)).open(`${wavePath}/results`);
    expect(results.status).toBe(200);
    expect(results.document.querySelectorAll('svg').length).toBeGreaterThan(2);
    expect(results.text.includes(invited[0]?.name ?? '?')).toBe(mode === 'named');
  });

  test('the office publishes it', async () => {
    releasePath = await work('publish', (page) => publishResults(page, way, wavePath));
    expect(releasePath).toMatch(new RegExp(`^/p/${slug}/`));
  });

  test('everybody reads it in four languages, without a name', async () => {
    for (const language of ['en', 'de', 'es', 'it']) {
      const page = await enter(origin).open(`${releasePath}?lang=${language}`);
      expect(page.status).toBe(200);
      expect(page.document.documentElement.getAttribute('lang')).toBe(language);
      expect(page.document.querySelectorAll('svg').length).toBeGreaterThan(2);
      expect(page.document.querySelectorAll('table').length).toBeGreaterThan(2);
      expect(page.text).toMatch(/17\b.*\b25/);
      expect(page.html).not.toContain('Öztürk');
      expect(page.headers.getSetCookie()).toEqual([]);
    }
  });

  test('tables come as CSV and JSON-stat', async () => {
    const page = await enter(origin).open(releasePath);
    const files = listHrefs(page, /\/data\.(csv|json)$/);
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) {
      const response = await fetch(new URL(path, origin));
      const text = await response.text();
      expect(response.status, path).toBe(200);
      if (path.endsWith('.csv')) {
        expect(response.headers.get('content-type')).toMatch(/text\/csv/);
        expect(text.split(/\r?\n/).length, path).toBeGreaterThan(1);
      } else expect(JSON.parse(text), path).toMatchObject({ version: '2.0', class: 'dataset' });
      expect(text).not.toContain('Öztürk');
    }
  });

  test('the report is a tagged PDF of six to ten pages, in English and German', async () => {
    const page = await enter(origin).open(releasePath);
    const reports = listHrefs(page, /\.pdf$/);
    expect(reports.length).toBeGreaterThanOrEqual(2);
    for (const path of reports) {
      const response = await fetch(new URL(path, origin));
      expect(response.headers.get('content-type')).toBe('application/pdf');
      const facts = readPdfFacts(Buffer.from(await response.arrayBuffer()));
      expect(facts).toMatchObject({
        isWhole: true,
        isTagged: true,
        hasTitle: true,
        isUniversallyAccessible: true,
      });
      expect(facts.pageCount).toBeGreaterThanOrEqual(6);
      expect(facts.pageCount).toBeLessThanOrEqual(10);
    }
  });

  test('a figure stands in a page of another site', async () => {
    const page = await enter(origin).open(releasePath);
    const path = /\/embed\/[^"?&]+/.exec(page.html)?.[0] ?? '';
    const frame = `<iframe src="${origin}${path}" width="600" height="600"></iframe>`;
    const newspaper = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end(`<title>News</title><h1>News</h1>${frame}`);
    });
    await new Promise<void>((done) => void newspaper.listen(0, '127.0.0.1', done));
    const address = newspaper.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { page: other, complaints, close } = await openWindow({ origin });
    await other.goto(`http://127.0.0.1:${port}/`);
    await other.frameLocator('iframe').locator('svg:visible').first().waitFor();
    // The newspaper itself is another host, and so is its icon.
    expect(complaints.filter((one) => !one.includes(`127.0.0.1:${port}`))).toEqual([]);
    newspaper.close();
    await close();
  });
});
