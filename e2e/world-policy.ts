/** A place that keeps its measures, its places of encounter and its counts by age; and one that has not begun. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const LONG =
  'Advice hour for everybody who rents or lets a flat, with interpreters by telephone, in the rooms of the library on Tuesdays';

type Fields = Readonly<Record<string, string>>;

async function send(visitor: Visitor, path: string, fields: Fields, form?: string): Promise<VisitedPage> {
  const page = await visitor.open(path);
  const answer = await visitor.submit(page, form === undefined ? { fields } : { form, fields });
  return expectPage(answer, `sending ${path}`);
}

/** Wrong input comes back with what was typed and a sentence. */
async function expectRefusal(visitor: Visitor, path: string, fields: Fields, words: string): Promise<void> {
  const answer = await visitor.submit(await visitor.open(path), { fields });
  if (answer.status !== 422 || !answer.text.includes(words))
    throw new Error(`${path} does not refuse with "${words}": ${answer.status} ${answer.text.slice(0, 400)}`);
}

/** One measure public and changed since, one ended, one without a date. @returns the path of the first */
async function keepMeasures(visitor: Visitor, slug: string): Promise<string> {
  const add = `/office/${slug}/measures/new`;
  const bus = {
    title: 'Night bus',
    kind: 'service',
    area: 'access-to-institutions',
    adoptedOn: '2025-05-01',
  };
  const wrong = { ...bus, endedOn: '2024-01-01' };
  await expectRefusal(visitor, add, wrong, 'It ends before it begins.');
  const added = await send(visitor, add, {
    ...bus,
    implementedFrom: '2025-09-01',
    money: '9,000 euros a year',
  });
  const path = new URL(added.url).pathname;
  await send(visitor, path, {}, 'form[action="?/publish"]');
  await send(
    visitor,
    path,
    { what: 'A bus at nine in the evening', title: 'Night bus' },
    'form[action="?/words"]',
  );
  const ended = { endedOn: '2025-06-30', endReason: 'The state paid for two years', adoptedOn: '2023-03-01' };
  const hour = await send(visitor, add, { title: LONG, kind: 'service', area: 'housing', ...ended });
  await send(visitor, new URL(hour.url).pathname, {}, 'form[action="?/publish"]');
  await send(visitor, add, { title: 'House of meeting', kind: 'building' });
  const read = await visitor.open(`/p/${slug}/measures`);
  if (!read.text.includes('9,000 euros') || read.text.includes('at nine in the evening'))
    throw new Error(`The public page is not the copy that was published: ${read.text.slice(0, 600)}`);
  const file = await visitor.open(`/p/${slug}/measures/register.csv?lang=en`);
  if (!file.html.includes('Night bus,')) throw new Error(`No file of measures: ${file.html.slice(0, 400)}`);
  return path;
}

/** @returns the path of one place of encounter */
async function keepEncounters(visitor: Visitor, slug: string): Promise<string> {
  const path = `/office/${slug}/encounters`;
  const cafe = {
    name: 'Language café',
    kind: 'language-cafe',
    moderatedBy: 'Library',
    sinceOn: '2023-01-01',
  };
  await send(visitor, path, cafe, 'form[action="?/add"]');
  const club = { name: 'Football club', kind: 'sports', openTo: 'members', howOften: 'weekly' };
  const list = await send(visitor, path, club, 'form[action="?/add"]');
  const kept = await visitor.open(`${path}?year=2025`);
  const done = await visitor.submit(kept, {
    form: 'form[action$="?/keep"]',
    fields: { residents: '19000', source: 'Population register' },
  });
  if (!expectPage(done, 'keeping the count').text.includes('The value is kept'))
    throw new Error(`The count is not kept: ${done.text.slice(0, 600)}`);
  const link = list.document.querySelector(`th a[href^="${path}/"]`)?.getAttribute('href');
  if (!link) throw new Error(`No place of encounter in the list: ${list.text.slice(0, 600)}`);
  return link;
}

/** @returns the path of one service */
async function keepCounts(visitor: Visitor, slug: string): Promise<string> {
  const path = `/office/${slug}/keeps-open`;
  const about = { countedOn: '2025-12-31', newcomersAre: 'Registered here since 2015', source: 'Register' };
  const bands = { 'rows.2.residents': '52', 'rows.2.newcomers': '14', 'rows.9.residents': '310' };
  await expectRefusal(visitor, `${path}/counts`, { ...about, ...bands }, 'How many of these are newcomers?');
  await send(visitor, `${path}/counts`, { ...about, ...bands, 'rows.9.newcomers': '6' });
  const school = { name: 'Village school', fromAge: '6', toAge: '9', needed: '45', source: 'School law' };
  await send(visitor, path, school, 'form[action="?/service"]');
  await send(visitor, path, { name: 'Home care', fromAge: '85' }, 'form[action="?/service"]');
  const stayed = {
    'rows.4.arrived': '40',
    'rows.4.after2': '30',
    'rows.6.arrived': '21',
    'rows.6.after2': '16',
  };
  const sheet = await send(visitor, `${path}/arrivals`, { ...stayed, 'rows.6.after5': '12' });
  if (!sheet.text.includes('because newcomers live here too'))
    throw new Error(`The sheet does not say what stays open: ${sheet.text.slice(0, 1200)}`);
  const link = sheet.document.querySelector(`th a[href^="${path}/services/"]`)?.getAttribute('href');
  if (!link) throw new Error(`No service in the table: ${sheet.text.slice(0, 600)}`);
  return link;
}

/** `without`: another place, which has none of it. */
export async function visitPolicy(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const base = `/office/${slug}`;
  const empty = await visitor.open(`/p/${slug}/measures`);
  if (!empty.text.includes('has not published any measures')) throw new Error('The empty page says nothing');
  const measure = await keepMeasures(visitor, slug);
  const encounter = await keepEncounters(visitor, slug);
  const service = await keepCounts(visitor, slug);
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  const neighbour = (path: string): Visit => ({ path: `/office/${without}${path}`, who: 'neighbour' });
  const partner = (path: string): Visit => ({ path: `${base}${path}`, who: 'partner', status: 403 });
  return {
    [`${office}/measures`]: [
      see(`${base}/measures`),
      { path: `${base}/measures?state=ended&area=housing`, who: 'operator' },
      { path: `${base}/measures?year=1999&state=running`, who: 'operator' },
      neighbour('/measures'),
      partner('/measures'),
    ],
    [`${office}/measures/new`]: [see(`${base}/measures/new`), partner('/measures/new')],
    [`${office}/measures/[measure]`]: [
      see(measure),
      { path: `${base}/measures/nothing`, who: 'operator', status: 404 },
    ],
    [`${office}/encounters`]: [
      see(`${base}/encounters?year=2025`),
      neighbour('/encounters'),
      partner('/encounters'),
    ],
    [`${office}/encounters/[encounter]`]: [see(encounter)],
    [`${office}/keeps-open`]: [
      see(`${base}/keeps-open`),
      { path: `${base}/keeps-open?ahead=5`, who: 'operator' },
      neighbour('/keeps-open'),
      partner('/keeps-open'),
    ],
    [`${office}/keeps-open/counts`]: [see(`${base}/keeps-open/counts`), neighbour('/keeps-open/counts')],
    [`${office}/keeps-open/arrivals`]: [see(`${base}/keeps-open/arrivals`)],
    [`${office}/keeps-open/services/[service]`]: [see(service)],
    '/(public)/p/[place]/measures': [
      { path: `/p/${slug}/measures`, who: 'nobody', languages: ['en', 'de', 'es', 'it'] },
      { path: `/p/${without}/measures`, who: 'nobody' },
    ],
  };
}
