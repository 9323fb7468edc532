/** A strategy that is run: adopted last year, two owners asked about last month, one report by a link handed over. */
import { beginStrategy, addGoal, adoptStrategy, sendForm } from './world-strategy.ts';
import { expectPage } from './survey-steps.ts';
import { enter, type VisitedPage, type Visitor } from './visitor.ts';
import { respondentLanguages, type Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const one = `${office}/strategy/[strategy]`;
const officeLanguages = ['en', 'de'];

/** The month before this one, e.g. `2026-10`. */
export function findLastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** `fields.owner`: a name; one of the register is known by it. */
async function addAction(
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const form = await visitor.open(`${path}/actions/new`);
  const answer = await visitor.submit(form, {
    fields: { 'outputs.0.planned.0.amount': '120', ...fields },
  });
  expectPage(answer, 'adding an action');
}

export interface RunStrategy {
  readonly path: string;
  /** ids of actions, in the order of the list */
  readonly actions: readonly string[];
  /** address of the owner's page, as it was handed over */
  readonly link: string;
}

/** `organisation`: of the register, who owns the first action. */
export async function runStrategy(
  visitor: Visitor,
  slug: string,
  organisation: string,
): Promise<RunStrategy> {
  const path = await beginStrategy(visitor, slug, 'Living together from today');
  await addGoal(visitor, path, 'Everybody can learn the language here');
  const title = 'Evening courses';
  await addAction(visitor, path, { title, owner: organisation, 'outputs.0.name': 'Course hours' });
  await addAction(visitor, path, { title: 'Call bus', 'outputs.0.name': 'Riders' });
  await adoptStrategy(visitor, path);
  const asked = await sendForm(visitor, `${path}/board/reports`, 'ask');
  const link = await handOver(visitor, path, asked, organisation);
  return { path, actions: listActions(await visitor.open(`${path}/board`), path), link };
}

async function handOver(visitor: Visitor, path: string, page: VisitedPage, owner: string): Promise<string> {
  const row = [...page.document.querySelectorAll('tr')].find((line) => line.textContent?.includes(owner));
  const requestId = row?.querySelector('input[name="requestId"]')?.getAttribute('value') ?? '';
  const shown = await sendForm(visitor, `${path}/board/reports`, 'hand', { requestId });
  const link = shown.document.querySelector('.notice code')?.textContent ?? '';
  if (!link.includes('/report/')) throw new Error(`No link for ${owner}: ${shown.text.slice(0, 800)}`);
  return new URL(link).pathname;
}

function listActions(page: VisitedPage, path: string): string[] {
  const links = [...page.document.querySelectorAll(`.columns a[href^="${path}/board/"]`)];
  return links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? '');
}

/** `speaker`: partner of the organisation; `without`: a town that runs nothing. */
export async function visitImplementation(
  visitor: Visitor,
  speaker: Visitor,
  {
    origin,
    slug,
    organisation,
  }: { readonly origin: string; readonly slug: string; readonly organisation: string },
): Promise<Record<string, readonly Visit[]>> {
  const { path, actions, link } = await runStrategy(visitor, slug, organisation);
  const month = findLastMonth();
  const owner = enter(origin);
  const page = expectPage(await owner.open(link), 'opening a link');
  const wrong = await owner.submit(page, { button: 'Send the report', fields: toMoney(page, 'a lot') });
  if (wrong.status !== 422 || !wrong.html.includes('a lot')) throw new Error(`wrong money: ${wrong.status}`);
  const state = page.document.querySelector('select[name^="state."]')?.getAttribute('name') ?? '';
  const sent = await owner.submit(wrong, {
    button: 'Send the report',
    fields: { ...toMoney(page, '1,234.05'), [state]: 'blocked' },
  });
  if (!/it has come in/.test(sent.text)) throw new Error(`no receipt: ${sent.text.slice(0, 800)}`);
  const own = await speaker.open(`/office/${slug}/own-reports`);
  const request = own.document.querySelector('main li a')?.getAttribute('href') ?? '';
  const ownActions = await speaker.open(`/office/${slug}/own-actions`);
  const ownAction = ownActions.document.querySelector('main li a')?.getAttribute('href') ?? '';
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: officeLanguages });
  const draft = await beginStrategy(visitor, slug, 'Nothing adopted yet');
  return {
    [`${one}/board`]: [
      by(`${path}/board`),
      { path: `${path}/board?owner=nobody`, who: 'operator' },
      { path: `${path}/board?goal=moon`, who: 'operator' },
    ],
    [`${one}/board/begin`]: [by(`${draft}/board/begin`)],
    [`${one}/board/timeline`]: [by(`${path}/board/timeline`)],
    [`${one}/board/reports`]: [by(`${path}/board/reports`)],
    [`${one}/board/reports/[month]`]: [
      by(`${path}/board/reports/${month}?about=nobody`),
      { path: `${path}/board/reports/${month}?about=${actions[0]}`, who: 'operator' },
      { path: `${path}/board/reports/2099-13?about=nobody`, who: 'operator', status: 422 },
    ],
    [`${one}/board/[action]`]: actions.map((action) => by(`${path}/board/${action}`)),
    [`${one}/progress`]: [by(`${path}/progress`)],
    [`${office}/own-actions`]: [
      { path: `/office/${slug}/own-actions`, who: 'partner', languages: officeLanguages },
    ],
    [`${one}/actions/[action]`]: [{ path: ownAction, who: 'partner', languages: officeLanguages }],
    [`${office}/own-reports`]: [
      { path: `/office/${slug}/own-reports`, who: 'partner', languages: officeLanguages },
    ],
    [`${office}/own-reports/[request]`]: [{ path: request, who: 'partner', languages: officeLanguages }],
    '/(respond)/r/[place]/report/[token]': [
      { path: link, who: 'nobody', languages: respondentLanguages },
      { path: `${link.slice(0, -3)}`, who: 'nobody', languages: ['en', 'ar'], status: 400 },
      { path: `${link.slice(0, -3)}AAA`, who: 'nobody', languages: ['en', 'de'], status: 404 },
    ],
  };
}

/** Money in the first field that asks for it. */
export function toMoney(page: VisitedPage, amount: string): Record<string, string> {
  const name = page.document.querySelector('input[name^="spent."]')?.getAttribute('name') ?? '';
  return { [name]: amount };
}
