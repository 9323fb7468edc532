/** Surveys in every state, and the pages that show them. Closed and published ones come from the example town. */
import type { HTMLElement } from 'happy-dom';
import { createWave, fillIn, inviteEverybody, listInvited, openWave, readLinks } from './survey-steps.ts';
import { enter } from './visitor.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import { respondentLanguages, type Visit, type Who } from './visits.ts';

type Visits = Record<string, readonly Visit[]>;

const officeLanguages = ['en', 'de'];
const publicLanguages = ['en', 'de', 'es', 'it'];

const surveysRoute = '/(office)/office/[place]/surveys';
const linkRoute = '/(respond)/r/[place]/[wave]/[link]';

function see(path: string, languages: readonly string[] = officeLanguages, who: Who = 'operator'): Visit {
  return { path, who, languages };
}

export function listHrefs(page: VisitedPage, pattern: RegExp): readonly string[] {
  const links = [...page.document.querySelectorAll('a[href]')] as HTMLElement[];
  const hrefs = links.map((link) => new URL(link.getAttribute('href') ?? '', page.url));
  return [...new Set(hrefs.map(({ pathname }) => pathname).filter((pathname) => pattern.test(pathname)))];
}

function expectFirst(list: readonly string[], what: string): string {
  const [first] = list;
  if (first === undefined) throw new Error(`There is no ${what}.`);
  return first;
}

/** A draft, and an open anonymous survey with a half-filled answer. */
export async function visitOwnSurveys(visitor: Visitor, origin: string, slug: string): Promise<Visits> {
  const draft = await createWave(visitor, slug, { title: 'Draft', mode: 'named' });
  const open = await createWave(visitor, slug, { title: 'Contacts 2026', mode: 'anonymous' });
  const invited = listInvited('anonymous');
  await inviteEverybody(visitor, draft, invited.slice(0, 3));
  await inviteEverybody(visitor, open, invited);
  await openWave(visitor, open);
  const [fresh, begun] = (await readLinks(visitor, open)).map(({ url }) => new URL(url).pathname);
  const { paths } = await fillIn(enter(origin), `${begun}?lang=en`, { role: 'official', seed: 1 });
  const sections = [...new Set(paths)];
  const preview = await uploadAnswers(visitor, slug);
  const respond = (path: string): Visit => see(path, respondentLanguages, 'nobody');
  return {
    '/(office)/office/[place]/publish': [see(`/office/${slug}/publish`, ['en'])],
    '/(office)/office/[place]/import': [see(`/office/${slug}/import`)],
    '/(office)/office/[place]/import/[upload]': [see(preview)],
    [surveysRoute]: [see(`/office/${slug}/surveys`)],
    [`${surveysRoute}/new`]: [
      see(`/office/${slug}/surveys/new`),
      see(`/office/${slug}/surveys/new?instrument=shipped:residents`),
    ],
    [`${surveysRoute}/new/governance`]: [see(`/office/${slug}/surveys/new/governance`)],
    [`${surveysRoute}/[wave]`]: [see(draft), see(open)],
    [`${surveysRoute}/[wave]/design`]: [see(`${draft}/design`), see(`${open}/design`, ['en'])],
    [`${surveysRoute}/[wave]/questions`]: [see(`${draft}/questions`), see(`${open}/questions?in=ar`, ['en'])],
    [`${surveysRoute}/[wave]/open`]: [see(`${draft}/open`), see(`${open}/open`, ['en'])],
    [`${surveysRoute}/[wave]/close`]: [see(`${open}/close`), see(`${draft}/close`, ['en'])],
    [`${surveysRoute}/[wave]/invitations`]: [see(`${draft}/invitations`), see(`${open}/invitations`)],
    [`${surveysRoute}/[wave]/invitations/letters`]: [see(`${open}/invitations/letters?all`)],
    [`${surveysRoute}/[wave]/invitations/list`]: [see(`${open}/invitations/list?all`)],
    [linkRoute]: [
      respond(fresh ?? ''),
      see(begun ?? '', ['en', 'ar'], 'nobody'),
      { path: `${(fresh ?? '').slice(0, -3)}AAA`, who: 'nobody', status: 404, languages: ['en', 'ar'] },
      { path: (fresh ?? '').slice(0, -3), who: 'nobody', status: 400, languages: ['en', 'uk'] },
    ],
    [`${linkRoute}/q/[section]`]: sections.map((path, at) =>
      at < 2 ? respond(path) : see(path, ['ar'], 'nobody'),
    ),
    [`${linkRoute}/review`]: [respond(`${begun}/review`)],
    [`${linkRoute}/saved`]: [respond(`${begun}/saved`)],
  };
}

/** Answers from a spreadsheet, with a row that is wrong. @returns the path of the preview */
async function uploadAnswers(visitor: Visitor, slug: string): Promise<string> {
  const rows = ['respondent;actor;frequency', 'Person 1;Police;3', 'Person 2;Police;many', ';Nobody;1'];
  const file = new File([rows.join('\n')], 'answers.csv', { type: 'text/csv' });
  const preview = await visitor.submit(await visitor.open(`/office/${slug}/import`), { fields: { file } });
  if (!/\/import\/.+/.test(new URL(preview.url).pathname)) throw new Error(`No preview: ${preview.text}`);
  return new URL(preview.url).pathname;
}

/** The operator works in the example town; its neighbours have public pages only. */
export async function findExampleSlug(visitor: Visitor): Promise<string> {
  const offices = await visitor.open('/office');
  const cards = [...offices.document.querySelectorAll('.card')] as HTMLElement[];
  const card = cards.find((one) => one.textContent?.includes('Example'));
  const href = card?.querySelector('a')?.getAttribute('href');
  if (!href) throw new Error(`There is no example town: ${offices.text}`);
  return href.split('/')[2] ?? '';
}

/** Results, publications and files of the example town. */
export async function visitExampleTown(visitor: Visitor): Promise<Visits> {
  const slug = await findExampleSlug(visitor);
  const placePath = `/p/${slug}`;
  const place = await visitor.open(placePath);
  const releases = listHrefs(place, new RegExp(`^/p/${slug}/[0-9a-f-]{36}$`));
  expectFirst(releases, 'publication');
  const participation = `${placePath}/participation`;
  const consultation = expectFirst(
    listHrefs(await visitor.open(participation), new RegExp(`^${participation}/[0-9a-f-]{36}$`)),
    'consultation',
  );
  const figures = [...(await visitor.open(releases[0] ?? '')).html.matchAll(/\/embed\/[^"?&]+/g)].map(
    ([path]) => path,
  );
  const surveys = await visitor.open(`/office/${slug}/surveys`);
  const all = listHrefs(surveys, new RegExp(`^/office/${slug}/surveys/[0-9a-f-]{36}$`));
  const waves: string[] = [];
  const general: string[] = [];
  for (const path of all) {
    // General surveys have findings: from the page of results one is led there.
    const { url } = await visitor.open(`${path}/results`);
    (new URL(url).pathname.endsWith('/results') ? waves : general).push(path);
  }
  return {
    [`${surveysRoute}/[wave]`]: all.map((path) => see(path, ['en'])),
    [`${surveysRoute}/[wave]/results`]: waves.map((path) => see(`${path}/results`)),
    [`${surveysRoute}/[wave]/findings`]: general.map((path) => see(`${path}/findings`)),
    '/(office)/office/[place]/indicators/offers': [see(`/office/${slug}/indicators/offers`)],
    '/(office)/office/[place]/publish': [see(`/office/${slug}/publish`)],
    '/(office)/office/[place]/publish/[wave]': waves.map((path, at) =>
      see(path.replace('/surveys/', '/publish/'), at === 0 ? officeLanguages : ['en']),
    ),
    '/(public)/p/[place]': [see(placePath, publicLanguages, 'nobody')],
    '/(public)/p/[place]/[release]': releases.map((path) => see(path, publicLanguages, 'nobody')),
    '/(public)/p/[place]/themes': [see(`${placePath}/themes`, publicLanguages, 'nobody')],
    '/(public)/p/[place]/areas': [see(`${placePath}/areas`, ['en'], 'nobody')],
    '/(public)/p/[place]/areas/[area]': [see(`${placePath}/areas/interaction`, publicLanguages, 'nobody')],
    '/(public)/p/[place]/listening': [see(`${placePath}/listening`, publicLanguages, 'nobody')],
    '/(public)/p/[place]/releases': [see(`${placePath}/releases`, ['en', 'it'], 'nobody')],
    '/(respond)/p/[place]/participation': [see(participation, respondentLanguages, 'nobody')],
    '/(respond)/p/[place]/participation/[consultation]': [see(consultation, respondentLanguages, 'nobody')],
    '/(embed)/embed/[place]/[release]/[figure]': [...new Set(figures)].map((path, at) =>
      see(path, at === 0 ? publicLanguages : ['de'], 'nobody'),
    ),
  };
}

/** Both lists of visits, route by route. */
export function joinVisits(...all: readonly Visits[]): Visits {
  const joined: Visits = {};
  for (const visits of all)
    for (const [route, some] of Object.entries(visits)) joined[route] = [...(joined[route] ?? []), ...some];
  return joined;
}
