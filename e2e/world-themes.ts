/** Conversations, their coding and what was answered, made by forms without a script. */
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const NOTES = [
  'Few buses in the evening',
  'Long wait at the doctor',
  'No bus to the course',
  'The bus is dear',
];

function expectStatus(page: VisitedPage, what: string): VisitedPage {
  if (page.status >= 400) throw new Error(`${what}: ${page.status} ${page.text.slice(0, 400)}`);
  return page;
}

async function noteConversation(visitor: Visitor, slug: string, setting: string): Promise<void> {
  const form = await visitor.open(`/office/${slug}/conversations/new`);
  const fields = { setting, notes: NOTES.join('\n') };
  const saved = await visitor.submit(form, { button: 'Save', fields });
  expectStatus(saved, 'noting a conversation');
  if (!saved.text.includes(setting)) throw new Error(`The conversation is not listed: ${saved.url}`);
}

/** Sorts every text; those about buses into the theme. @returns the page when nothing is left */
async function codeAll(visitor: Visitor, begun: VisitedPage, themeId: string): Promise<VisitedPage> {
  let page = begun;
  for (let left = 20; left > 0; left -= 1) {
    const text = page.document.querySelector('form[action="?/code"] blockquote')?.textContent ?? '';
    if (text === '') return page;
    const fields: Record<string, string> = text.includes('bus') ? { themeIds: themeId } : { noneFits: 'on' };
    page = expectStatus(await visitor.submit(page, { form: 'form[action="?/code"]', fields }), 'coding');
  }
  throw new Error('Coding does not come to an end');
}

/**
 * Two conversations, a round coded alone and closed, a theme answered and published; another round stays open.
 * `without`: another place, which has none of it.
 */
export async function visitThemes(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const themes = `/office/${slug}/themes`;
  for (const setting of ['Language café', 'After sports']) await noteConversation(visitor, slug, setting);
  const added = await visitor.submit(await visitor.open(themes), {
    form: 'form[action="?/add"]',
    fields: { name: 'Buses', kind: 'need', meaning: 'Lines, times and fares of buses' },
  });
  const theme = new URL(expectStatus(added, 'adding a theme').url).pathname;
  const themeId = theme.split('/').at(-1) ?? '';
  const begin = (title: string, open: VisitedPage) =>
    visitor.submit(open, { form: 'form[action="?/open"]', fields: { title } });
  const begun = expectStatus(await begin('Conversations of spring', await visitor.open(themes)), 'a round');
  const round = new URL(begun.url).pathname;
  const coded = await codeAll(visitor, begun, themeId);
  const talking = await visitor.submit(coded, { form: 'form[action="?/talk"]', fields: { alone: 'on' } });
  const closed = await visitor.submit(expectStatus(talking, 'talking'), { form: 'form[action="?/close"]' });
  if (!expectStatus(closed, 'closing a round').text.includes('One person sorted these texts'))
    throw new Error('The result does not say that one person coded');
  await noteConversation(visitor, slug, 'At the counter');
  const open = expectStatus(await begin('Conversations of autumn', await visitor.open(themes)), 'a round');
  await visitor.submit(await visitor.open(theme), {
    form: 'form[action="?/respond"]',
    fields: { owner: 'Transport office', response: 'From May a bus leaves at nine in the evening.' },
  });
  const published = await visitor.submit(await visitor.open(theme), { form: 'form[action="?/publish"]' });
  expectStatus(published, 'publishing a theme');
  const read = await visitor.open(`/p/${slug}/themes`);
  if (!read.text.includes('From May a bus leaves')) throw new Error('The answer is not public');
  return {
    '/(office)/office/[place]/themes': [
      { path: themes, who: 'operator', languages: ['en', 'de'] },
      { path: `/office/${without}/themes`, who: 'neighbour' },
    ],
    '/(office)/office/[place]/themes/[theme]': [{ path: theme, who: 'operator', languages: ['en', 'de'] }],
    '/(office)/office/[place]/themes/rounds/[round]': [
      { path: round, who: 'operator', languages: ['en', 'de'] },
      { path: new URL(open.url).pathname, who: 'operator', languages: ['en', 'de'] },
    ],
    '/(office)/office/[place]/conversations': [
      { path: `/office/${slug}/conversations`, who: 'operator', languages: ['en', 'de'] },
      { path: `/office/${without}/conversations`, who: 'neighbour' },
    ],
    '/(office)/office/[place]/conversations/new': [
      { path: `/office/${slug}/conversations/new`, who: 'operator', languages: ['en', 'de'] },
    ],
    '/(public)/p/[place]/themes': [
      { path: `/p/${slug}/themes`, who: 'nobody', languages: ['en', 'de', 'es', 'it'] },
      { path: `/p/${without}/themes`, who: 'nobody' },
    ],
  };
}
