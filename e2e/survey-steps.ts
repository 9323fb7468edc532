/** A survey from its design to its end, by forms alone: what the office does, and what respondents do. */
import type { HTMLElement } from 'happy-dom';
import { enter } from './visitor.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

export type Role = 'elected-policymaker' | 'official' | 'partner-organisation';

/** Somebody on the list of the invited. */
export interface Invited {
  readonly name: string;
  readonly role: Role;
  readonly language: string;
}

export interface PersonalLink {
  readonly name: string;
  readonly url: string;
}

const surveyLanguages = ['en', 'de', 'es', 'it', 'ar', 'uk'];

/** Twenty-five people: seven elected, twelve officials, six partners; four languages. */
export function listInvited(mode: 'anonymous' | 'named'): readonly Invited[] {
  return Array.from({ length: 25 }, (_, at): Invited => {
    const role =
      mode === 'named'
        ? 'official'
        : at < 7
          ? 'elected-policymaker'
          : at < 19
            ? 'official'
            : 'partner-organisation';
    const language = ['de', 'en', 'ar', 'uk'][at % 4] ?? 'en';
    return { name: `Person ${String(at + 1).padStart(2, '0')} Öztürk-Weiß`, role, language };
  });
}

export function expectPage(page: VisitedPage, what: string): VisitedPage {
  if (page.status >= 400 || page.document.querySelector('.notice-problem') !== null)
    throw new Error(`${what}: ${page.status} ${page.url}\n${page.text.slice(0, 1200)}`);
  return page;
}

interface WaveChoice {
  readonly title: string;
  readonly mode: 'anonymous' | 'named';
  readonly rows?: 'kinds' | 'named';
}

/** @returns the path of the wave's page */
export async function createWave(visitor: Visitor, slug: string, choice: WaveChoice): Promise<string> {
  const form = await visitor.open(`/office/${slug}/surveys/new/governance`);
  const fields = {
    ...choice,
    purpose: 'To plan the next round table on integration.',
    languages: surveyLanguages,
  };
  const page = expectPage(await visitor.submit(form, { fields }), 'creating a survey');
  return new URL(page.url).pathname;
}

export async function inviteEverybody(
  visitor: Visitor,
  wavePath: string,
  invited: readonly Invited[],
): Promise<void> {
  const rows = invited.map(({ name, role, language }) => `${name};${role};${language};hand`);
  const text = ['name;role;language;channel', ...rows].join('\n');
  const page = await visitor.open(`${wavePath}/invitations`);
  const preview = expectPage(
    await visitor.submit(page, { form: 'form[action="?/preview"]', fields: { text } }),
    'preview',
  );
  expectPage(await visitor.submit(preview, { form: 'form[action="?/import"]' }), 'importing the list');
}

export async function openWave(visitor: Visitor, wavePath: string): Promise<void> {
  const page = await visitor.open(`${wavePath}/open`);
  expectPage(await visitor.submit(page, { fields: { confirmed: 'on' } }), 'opening the survey');
}

export async function closeWave(visitor: Visitor, wavePath: string): Promise<void> {
  const page = await visitor.open(`${wavePath}/close`);
  expectPage(await visitor.submit(page, { fields: { confirmed: 'on' } }), 'closing the survey');
}

export async function readLinks(visitor: Visitor, wavePath: string): Promise<readonly PersonalLink[]> {
  const page = await visitor.open(`${wavePath}/invitations/list?all`);
  const rows = [...page.document.querySelectorAll('tbody tr')] as HTMLElement[];
  return rows.map((row) => ({
    name: row.querySelector('th')?.textContent?.trim() ?? '',
    url: row.querySelector('td')?.textContent?.trim() ?? '',
  }));
}

/** Draws the same numbers 0–1 for the same seed (mulberry32). */
function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Values of each group of radio buttons that nothing is chosen in yet. */
function listOpenChoices(page: VisitedPage): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const answered = new Set<string>();
  for (const radio of page.document.querySelectorAll('input[type=radio]')) {
    const name = radio.getAttribute('name') ?? '';
    const value = radio.getAttribute('value') ?? '';
    groups.set(name, [...(groups.get(name) ?? []), value]);
    if (radio.hasAttribute('checked') && value !== '') answered.add(name);
  }
  for (const name of answered) groups.delete(name);
  return groups;
}

function chooseAnswers(page: VisitedPage, role: Role, draw: () => number): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [name, values] of listOpenChoices(page)) {
    const own = values.find((value) => value.split('-or-').includes(role));
    // One in twelve is left blank, one in twelve is not known.
    const offered = values.filter((value) => value !== '' && value !== 'dont-know');
    const luck = draw();
    if (own !== undefined) answers[name] = own;
    else if (luck < 1 / 24) answers[name] = '';
    else answers[name] = offered[Math.floor(draw() * offered.length)] ?? '';
  }
  return answers;
}

export interface Sent {
  readonly receipt: string;
  /** the page from which it was sent, for sending again */
  readonly review: VisitedPage;
  readonly receiptPage: VisitedPage;
  /** of the pages passed, in order */
  readonly paths: readonly string[];
}

/** Goes from the start page to the review. */
export async function fillIn(
  visitor: Visitor,
  url: string,
  { role, seed }: { readonly role: Role; readonly seed: number },
): Promise<{ review: VisitedPage; paths: readonly string[] }> {
  const draw = drawFrom(seed);
  const start = expectPage(await visitor.open(url), 'opening the link');
  const first = start.document.querySelector('a.button')?.getAttribute('href');
  if (!first) throw new Error(`No way to begin on ${start.url}: ${start.text.slice(0, 500)}`);
  let page = expectPage(await visitor.open(first), 'the first page');
  const paths: string[] = [];
  while (!new URL(page.url).pathname.endsWith('/review')) {
    if (paths.length > 60) throw new Error(`No end of pages: ${page.url}`);
    paths.push(new URL(page.url).pathname);
    const fields = chooseAnswers(page, role, draw);
    page = expectPage(await visitor.submit(page, { button: 'go=next', fields }), 'answering');
  }
  return { review: page, paths };
}

export function readReceipt(page: VisitedPage): string {
  const shown = page.document.querySelector('.receipt')?.textContent ?? '';
  const receipt = /[A-Z0-9]{4}(-[A-Z0-9]{4})+/.exec(shown)?.[0];
  if (receipt === undefined) throw new Error(`No receipt on ${page.url}: ${page.text.slice(0, 800)}`);
  return receipt;
}

export async function answerByForms(
  origin: string,
  url: string,
  person: { readonly role: Role; readonly seed: number },
): Promise<Sent> {
  const visitor = enter(origin);
  const { review, paths } = await fillIn(visitor, url, person);
  const receiptPage = expectPage(await visitor.submit(review), 'sending');
  return { receipt: readReceipt(receiptPage), review, receiptPage, paths };
}
