/** A strategy of the example town, which has published: begun, written, with a figure, statements, bodies, risks; adopted twice. */
import { bringBack, changeWorkbook, fetchOfficeFile } from './strategy-file-steps.ts';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { visitActions } from './world-actions.ts';
import { takeFact } from './world-messages.ts';

const office = '/(office)/office/[place]/strategy';
const one = `${office}/[strategy]`;

type Fields = Readonly<Record<string, string>>;

/** Sends a form of a page and follows to where it leads. */
export async function sendForm(
  visitor: Visitor,
  path: string,
  form: string,
  fields: Fields = {},
): Promise<VisitedPage> {
  const answer = await visitor.submit(await visitor.open(path), {
    form: `form[action^="?/${form}"]`,
    fields,
  });
  return expectPage(answer, `sending ${form} of ${path}`);
}

/** @returns its path in the office */
export async function beginStrategy(visitor: Visitor, slug: string, title: string): Promise<string> {
  const begun = await sendForm(visitor, `/office/${slug}/strategy`, 'begin', { title });
  return new URL(begun.url).pathname;
}

/** Address of the first row that a list links to. */
function findRow(page: VisitedPage, list: string): string {
  const link = [...page.document.querySelectorAll(`main a[href^="${list}/"]`)].at(0)?.getAttribute('href');
  if (link === undefined || link === null) throw new Error(`No row of ${list} on ${page.url}`);
  return link;
}

export async function addGoal(visitor: Visitor, path: string, title: string): Promise<void> {
  const fresh = await visitor.open(`${path}/goals/new`);
  expectPage(await visitor.submit(fresh, { fields: { title } }), 'adding a goal');
}

interface MadeStrategy {
  readonly path: string;
  readonly perspective: string;
  readonly body: string;
  readonly risk: string;
}

/** Written as far as its prose, a figure, a statement, a body and a risk go. */
async function writeStrategy(visitor: Visitor, slug: string, title: string): Promise<MadeStrategy> {
  const path = await beginStrategy(visitor, slug, title);
  await sendForm(visitor, `${path}/parts/diagnosis`, 'text', {
    text: 'Few people meet.\n\n- 17 clubs help\n- nobody asked them',
  });
  await takeFact(visitor, `${path}/parts/diagnosis/figures`);
  const said = await sendForm(visitor, `${path}/perspectives`, 'add', {
    voice: 'newcomers',
    statement: 'Courses end at noon, when we work.',
    heard: 'other',
    heardInName: 'Round table of October',
  });
  const bodies = await sendForm(visitor, `${path}/bodies`, 'add', { name: 'Town council', does: 'decides' });
  const risks = await sendForm(visitor, `${path}/risks`, 'add', {
    text: 'People feel that others get more.',
    isPublicOpinion: 'on',
    watchedBy: 'Survey of residents',
  });
  return {
    path,
    perspective: findRow(said, `${path}/perspectives`),
    body: findRow(bodies, `${path}/bodies`),
    risk: findRow(risks, `${path}/risks`),
  };
}

/** `amends`: what a later version changes. */
export async function adoptStrategy(
  visitor: Visitor,
  path: string,
  amends = '',
  decidedOn = '2026-01-15',
): Promise<VisitedPage> {
  return sendForm(visitor, `${path}/adopt`, 'adopt', {
    body: 'Town council',
    decidedOn,
    confirmed: 'on',
    ...(amends === '' ? {} : { amends }),
  });
}

/** `slug`: the example town; `without`: a town that has begun nothing. */
export async function visitStrategy(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Record<string, readonly Visit[]>> {
  const { path, perspective, body, risk } = await writeStrategy(visitor, slug, 'Together until 2030');
  const empty = await beginStrategy(visitor, slug, 'Only begun');
  await addGoal(visitor, path, 'Everybody can learn German here');
  await adoptStrategy(visitor, path);
  await sendForm(visitor, `${path}/parts/summary`, 'text', { text: 'In a few words.' });
  await adoptStrategy(visitor, path, 'A summary');
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: ['en', 'de'] });
  const files = await bringFiles(visitor, path);
  const table = await findTable(visitor, `${path}/parts/diagnosis/figures`);
  return {
    [office]: [by(`/office/${slug}/strategy`), by(`/office/${without}/strategy`)],
    [one]: [by(path), by(empty)],
    [`${one}/parts/[part]`]: [by(`${path}/parts/diagnosis`), by(`${empty}/parts/risks`)],
    [`${one}/parts/[part]/figures`]: [by(`${path}/parts/diagnosis/figures`), by(table)],
    [`${one}/perspectives`]: [by(`${path}/perspectives`), by(`${empty}/perspectives`)],
    [`${one}/perspectives/[perspective]`]: [by(perspective)],
    [`${one}/bodies`]: [by(`${path}/bodies`), by(`${empty}/bodies`)],
    [`${one}/bodies/[body]`]: [by(body)],
    [`${one}/risks`]: [by(`${path}/risks`), by(`${empty}/risks`)],
    [`${one}/risks/[risk]`]: [by(risk)],
    [`${one}/settings`]: [by(`${path}/settings`), by(`${empty}/settings`)],
    [`${one}/adopt`]: [by(`${path}/adopt`), by(`${empty}/adopt`)],
    [`${one}/versions`]: [by(`${path}/versions`), by(`${empty}/versions`)],
    [`${one}/versions/[version]`]: [by(`${path}/versions/1`), by(`${path}/versions/2`)],
    [`${one}/differences`]: [by(`${path}/differences?before=1&after=2`)],
    [`${one}/history`]: [by(`${path}/history`)],
    ...(await visitActions(visitor, path, empty)),
    [`${one}/export`]: [by(`${path}/export`), by(`${empty}/export`)],
    [`${one}/export/lists/[list]`]: [
      by(`${path}/export/lists/clld`),
      by(`${empty}/export/lists/territorial`),
    ],
    [`${one}/import`]: [by(`${path}/import`), by(`${path}/import?added=1&changed=2`)],
    [`${one}/import/[upload]`]: files.map(by),
  };
}

/** What two spreadsheets would change: one with a conflict and a cell that is wrong, one with nothing. */
async function bringFiles(visitor: Visitor, path: string): Promise<string[]> {
  const { origin } = new URL((await visitor.open(path)).url);
  const old = await fetchOfficeFile(visitor, origin, `${path}/export/draft.xlsx`);
  const goal = findRow(await visitor.open(`${path}/goals`), `${path}/goals`);
  const edited = await visitor.submit(await visitor.open(goal), {
    fields: { title: 'German for everybody' },
  });
  expectPage(edited, 'changing the goal');
  const changes = { 'Everybody can learn German here': 'Learn German', decides: 'rules' };
  const spoiled = await bringBack(visitor, path, changeWorkbook(old, changes));
  const same = await bringBack(
    visitor,
    path,
    await fetchOfficeFile(visitor, origin, `${path}/export/draft.xlsx`),
  );
  return [spoiled, same].map(({ url }) => new URL(url).pathname);
}

/** The table from which a number is taken: the first of the first release. */
async function findTable(visitor: Visitor, figures: string): Promise<string> {
  const first = (page: VisitedPage, part: string): string =>
    [...page.document.querySelectorAll('main a')]
      .map((link) => link.getAttribute('href') ?? '')
      .find((href) => href.includes(part)) ?? '';
  const releases = await visitor.open(figures);
  const tables = await visitor.open(`${figures}${first(releases, 'release=')}`);
  return `${figures}${first(tables, 'table=')}`;
}
