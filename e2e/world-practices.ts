/** Practices of a town: one published with a second version and a reply, one in review, an empty office beside it. */
import { expectPage } from './survey-steps.ts';
import { sendForm } from './world-strategy.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]/practices';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const LONG =
  'Every Thursday volunteers and newcomers repair bicycles together in the yard of the fire brigade.';
const NEEDED = [
  'period',
  'summary',
  'issue',
  'how-it-works',
  'who-benefits',
  'results',
  'evaluation',
  'evidence',
  'what-did-not-work',
  'resources',
  'to-transfer',
];

/** Fills a record whole. @returns its address */
export async function writePractice(visitor: Visitor, slug: string, title: string): Promise<string> {
  const begun = await sendForm(visitor, `/office/${slug}/practices/own`, 'begin', { title, language: 'en' });
  const path = new URL(begun.url).pathname;
  await sendForm(visitor, path, 'save', {
    ...Object.fromEntries(NEEDED.map((field) => [field, LONG])),
    contact: 'Office for integration',
    contactLanguages: 'en de',
    cost: '12.50',
    staffHoursPerWeek: '4',
    evidenceLevel: '1',
    minimumInhabitants: '2000',
    'areas.interaction': 'on',
    'targetGroups.everybody': 'on',
    'needCompetences.reception': 'on',
    'needActorKinds.pro-migrant-groups': 'on',
    'needLendables.premises': 'on',
  });
  return path;
}

/** @returns address of the practice in the office */
export async function publishPractice(visitor: Visitor, path: string): Promise<string> {
  await sendForm(visitor, path, 'send');
  const page = await sendForm(visitor, path, 'publish');
  const links = [...page.document.querySelectorAll('main a[href*="/practices/"]')];
  return links.map((one) => one.getAttribute('href') ?? '').find((one) => /\/[0-9a-f]{12}$/.test(one)) ?? '';
}

/** `slug` has one officer, who publishes alone; `without` writes a reply. */
export async function visitPractices(
  visitor: Visitor,
  { slug, without, example }: { readonly slug: string; readonly without: string; readonly example: string },
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const list = `/office/${slug}/practices`;
  const first = await writePractice(visitor, slug, 'Repair café in the yard of the fire brigade');
  const published = await publishPractice(visitor, first);
  const key = published.split('/').at(-1) ?? '';
  const inReview = await writePractice(visitor, slug, 'Evening courses');
  await sendForm(visitor, inReview, 'send');
  const draft = await writePractice(visitor, slug, 'Welcome walk');
  const reply = { answer: 'partly', changed: LONG, result: LONG, language: 'en', evidenceLevel: '1' };
  await sendForm(visitor, `/office/${without}/practices/${key}`, 'reply', reply);
  expectPage(await visitor.open(`/practices/${key}`), 'a public practice');
  const by = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  const everybody = (path: string, languages = ['en', 'de', 'es', 'it']): Visit => ({
    path,
    who: 'nobody',
    languages,
  });
  return {
    [office]: [by(list), { path: `/office/${without}/practices?words=bicycles&level=1`, who: 'operator' }],
    [`${office}/[key]`]: [
      by(`/office/${without}/practices/${key}`),
      by(`${list}/source-festival-and-open-doors`),
      { path: `${list}/${'0'.repeat(12)}`, who: 'operator', status: 404 },
    ],
    [`${office}/own`]: [by(`${list}/own`), by(`/office/${example}/practices/own`)],
    [`${office}/own/[practice]`]: [
      by(draft),
      by(inReview),
      { path: `${list}/own/${NOWHERE}`, who: 'operator', status: 404 },
    ],
    [`${office}/own/[practice]/figure`]: [by(`${draft}/figure`)],
    '/(public)/practices': [everybody('/practices'), everybody('/practices?words=zeppelin&level=5', ['en'])],
    '/(public)/practices/[key]': [
      everybody(`/practices/${key}`),
      everybody('/practices/source-five-goals', ['de', 'it']),
      { path: `/practices/${'0'.repeat(12)}`, who: 'nobody', status: 404 },
    ],
  };
}
