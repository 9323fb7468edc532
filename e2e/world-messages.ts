/** Cards, packs and messages of the example town, which has published: drafts, published ones, one that waits. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]/messages';
const inPublic = '/(public)/p/[place]';

type Fields = Readonly<Record<string, string>>;

async function send(visitor: Visitor, path: string, form: string, fields: Fields = {}): Promise<VisitedPage> {
  const answer = await visitor.submit(await visitor.open(path), {
    form: `form[action^="?/${form}"]`,
    fields,
  });
  return expectPage(answer, `sending ${form} of ${path}`);
}

function findLink(page: VisitedPage, part: string): string {
  const link = [...page.document.querySelectorAll('main a')]
    .map((one) => one.getAttribute('href') ?? '')
    .find((href) => href.includes(part));
  if (link === undefined) throw new Error(`No link with ${part} on ${page.url}: ${page.text.slice(0, 400)}`);
  return link;
}

/** The table from which a number is taken: the first of the first release. */
async function openTable(visitor: Visitor, facts: string): Promise<VisitedPage> {
  const releases = await visitor.open(facts);
  const here = new URL(releases.url).pathname;
  const tables = await visitor.open(`${here}${findLink(releases, 'release=')}`);
  return visitor.open(`${here}${findLink(tables, 'table=')}`);
}

/** Takes the first number that there is. @returns the page one comes to */
export async function takeFact(visitor: Visitor, facts: string): Promise<VisitedPage> {
  const table = await openTable(visitor, facts);
  const buttons = [...table.document.querySelectorAll('button[name="fact"]')];
  const number = buttons.find((one) => /\d/.test(one.textContent ?? '')) ?? buttons[0];
  const fact = number?.getAttribute('value') ?? '';
  const taken = await visitor.submit(table, { form: 'form[action^="?/take"]', fields: { fact } });
  return expectPage(taken, 'taking a number');
}

/** @returns the path of a published card in the office */
export async function makeCard(visitor: Visitor, slug: string): Promise<string> {
  const card = await takeFact(visitor, `/office/${slug}/messages/facts?for=card`);
  const path = new URL(card.url).pathname;
  await send(visitor, path, 'publish');
  return path;
}

/** A pack with one fact and one group, for a moment to come. @returns its path in the office */
export async function makePack(visitor: Visitor, slug: string): Promise<string> {
  const begun = await send(visitor, `/office/${slug}/messages`, 'pack', { title: 'Figures for the autumn' });
  const path = new URL(begun.url).pathname;
  await takeFact(visitor, `/office/${slug}/messages/facts?for=pack&id=${path.split('/').at(-1)}`);
  await send(visitor, path, 'suggest');
  await send(visitor, path, 'add-group', { name: 'Group for the old mill' });
  const opensAt = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16);
  await send(visitor, path, 'change', { opensAt });
  await send(visitor, path, 'publish');
  return path;
}

/** A message with a claim and its figure, and a number that has none. @returns its path in the office */
export async function makeMessage(visitor: Visitor, slug: string): Promise<string> {
  const begun = await send(visitor, `/office/${slug}/messages`, 'message', { title: 'Why we meet' });
  const path = new URL(begun.url).pathname;
  await send(visitor, path, 'change', {
    'box-values': 'We all want our children to be safe on their way to school.',
    'box-solution': 'At the crossing 4711 neighbours help. Everybody can.',
    'check-rumour': 'yes',
  });
  await send(visitor, path, 'claim', { quote: '4711 neighbours help' });
  await takeFact(visitor, `/office/${slug}/messages/facts?for=claim&id=${path.split('/').at(-1)}&claim=0`);
  return path;
}

/** `slug`: the example town. */
export async function visitMessages(
  visitor: Visitor,
  slug: string,
): Promise<Record<string, readonly Visit[]>> {
  const card = await makeCard(visitor, slug);
  const pack = await makePack(visitor, slug);
  const message = await makeMessage(visitor, slug);
  const begun = await takeFact(visitor, `/office/${slug}/messages/facts?for=card`);
  const table = await openTable(visitor, `/office/${slug}/messages/facts?for=card`);
  const by = (path: string): Visit => ({ path, who: 'operator' });
  const seen = (path: string): Visit => ({ path, who: 'nobody', languages: ['en', 'de', 'es', 'it'] });
  const onPublic = (path: string): string => path.replace(`/office/${slug}/messages/`, `/p/${slug}/`);
  const here = new URL(table.url);
  return {
    [office]: [by(`/office/${slug}/messages`)],
    [`${office}/facts`]: [
      by(`/office/${slug}/messages/facts?for=card`),
      by(`${here.pathname}${here.search}`),
    ],
    [`${office}/cards/[card]`]: [by(card), by(new URL(begun.url).pathname)],
    [`${office}/packs/[pack]`]: [by(pack)],
    [`${office}/texts/[message]`]: [by(message)],
    [`${inPublic}/cards`]: [seen(`/p/${slug}/cards`)],
    [`${inPublic}/cards/[card]`]: [seen(onPublic(card))],
    // it opens in a month
    [`${inPublic}/packs/[pack]`]: [{ path: onPublic(pack), who: 'nobody', status: 404 }],
  };
}
