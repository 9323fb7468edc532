/** A general survey by forms alone: planned, listed, opened, answered by code and by the public link. */
import { expectPage, readReceipt } from './survey-steps.ts';
import { enter } from './visitor.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

export interface GeneralPlan {
  readonly instrument: string;
  readonly title: string;
  readonly approach: 'census' | 'sample' | 'list' | 'open';
  readonly mode: 'anonymous' | 'named';
  readonly languages?: readonly string[];
}

/** @returns the path of the wave's page */
export async function planGeneralWave(visitor: Visitor, slug: string, plan: GeneralPlan): Promise<string> {
  const { instrument, languages = ['en', 'de', 'ar'], ...fields } = plan;
  const form = await visitor.open(`/office/${slug}/surveys/new?instrument=${instrument}`);
  const page = expectPage(
    await visitor.submit(form, {
      fields: {
        ...fields,
        languages: [...languages],
        population: '400',
        purpose: 'To know what is missing here.',
        protectionOfficer: 'officer@example.org',
      },
    }),
    'planning a survey',
  );
  return new URL(page.url).pathname;
}

/** Brings in a list of residents as a file would. */
export async function listResidents(visitor: Visitor, wavePath: string, count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `Resident ${at + 1} Öztürk-Weiß;Long Street ${at + 1};12345;Vico;${['de', 'en', 'ar'][at % 3]}`,
  );
  const text = ['name;street;postcode;town;language', ...rows].join('\n');
  const page = await visitor.open(`${wavePath}/invitations`);
  const preview = expectPage(
    await visitor.submit(page, { form: 'form[action="?/upload"]', fields: { text } }),
    'bringing in a list',
  );
  expectPage(await visitor.submit(preview, { form: 'form[action="?/take"]' }), 'taking the list');
}

export async function openGeneralWave(visitor: Visitor, wavePath: string): Promise<void> {
  const page = await visitor.open(`${wavePath}/start`);
  const fields = { confirmed: 'on', draftsConfirmed: 'on' };
  expectPage(await visitor.submit(page, { form: 'main form', fields }), 'opening the survey');
}

export async function closeGeneralWave(visitor: Visitor, wavePath: string): Promise<VisitedPage> {
  const page = await visitor.open(`${wavePath}/close`);
  return expectPage(
    await visitor.submit(page, { form: 'main form', fields: { confirmed: 'on' } }),
    'closing the survey',
  );
}

/** Goes through all pages with nothing but what is required, from a page with a way to begin. */
export async function answerPlainly(origin: string, startPath: string): Promise<string> {
  const visitor = enter(origin);
  let page = expectPage(await visitor.open(startPath), 'opening the start');
  const { pathname } = new URL(page.url);
  if (pathname.startsWith('/o/'))
    page = expectPage(await visitor.submit(page, { form: 'main form' }), 'beginning');
  page = await passStart(visitor, page);
  for (let pages = 0; !new URL(page.url).pathname.endsWith('/review'); pages += 1) {
    if (pages > 60) throw new Error(`No end of pages: ${page.url}`);
    page = expectPage(await visitor.submit(page, { button: 'go=next' }), 'answering');
  }
  return readReceipt(expectPage(await visitor.submit(page), 'sending'));
}

/** Where consent is asked for, by ticking it; on the first page of questions already, where the public page led there. */
async function passStart(visitor: Visitor, page: VisitedPage): Promise<VisitedPage> {
  if (new URL(page.url).pathname.includes('/q/')) return page;
  if (page.document.querySelector('form.consent') !== null)
    return expectPage(
      await visitor.submit(page, { form: 'form.consent', fields: { agree: 'yes' } }),
      'consenting',
    );
  const first = page.document.querySelector('a.button')?.getAttribute('href');
  if (!first) throw new Error(`No way to begin on ${page.url}: ${page.text.slice(0, 500)}`);
  return expectPage(await visitor.open(first), 'the first page');
}
