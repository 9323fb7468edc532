/** Two towns that offer one another something, book it, and plan a service together on a circle. */
import { expectPage } from './survey-steps.ts';
import { sendForm } from './world-strategy.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const officeLanguages = ['en', 'de'];

const pathOf = (page: VisitedPage): string => new URL(page.url).pathname;

/** Who leads, who joins, and the visitors who may do so there; the same person where both are theirs. */
export interface Pair {
  readonly lead: Visitor;
  readonly leadSlug: string;
  readonly other: Visitor;
  readonly otherSlug: string;
  readonly otherName: string;
}

/** A circle of two places with public pages. @returns its id */
export async function makeCircle(pair: Pair, name: string): Promise<string> {
  const { lead, leadSlug, other, otherSlug } = pair;
  await sendForm(lead, `/office/${leadSlug}/profile`, 'publish');
  await sendForm(other, `/office/${otherSlug}/profile`, 'publish');
  const begun = await sendForm(lead, `/office/${leadSlug}/circles`, 'begin', { name });
  const path = pathOf(begun);
  const found = await lead.open(`${path}?q=${encodeURIComponent(pair.otherName)}`);
  const placeId = found.document.querySelector('form[action="?/invite"] [name="placeId"]');
  const invited = await lead.submit(found, {
    form: 'form[action="?/invite"]',
    fields: { placeId: placeId?.getAttribute('value') ?? '' },
  });
  expectPage(invited, 'inviting into a circle');
  const circleId = path.split('/').at(-1) ?? '';
  await sendForm(other, `/office/${otherSlug}/circles/${circleId}`, 'yes');
  return circleId;
}

export const INTERPRETER = {
  title: 'Interpreter for the valley',
  area: 'language-and-culture',
  useUnit: 'hours',
  fixed: '12,000',
  variable: '18,000.01',
  fromOn: '2030-01-01',
  untilOn: '2030-12-31',
} as const;

/** @returns its id */
export async function beginJoint(pair: Pair, circleId: string, title: string): Promise<string> {
  const path = `/office/${pair.leadSlug}/joint-services`;
  const begun = await sendForm(pair.lead, path, 'begin', { ...INTERPRETER, title, circleId });
  return pathOf(begun).split('/').at(-1) ?? '';
}

const offer = {
  direction: 'offer',
  kind: 'interpreters',
  area: 'social-services',
  title: 'Interpreters for Arabic and Tigrinya, by the hour and on the telephone',
  unit: 'hours',
  atOnce: '2',
  perWeek: '10',
  cost: '32.50',
  costPer: 'unit',
  contact: 'Office for integration, extension 12',
  'lang-ar': 'yes',
};

/** The other town offers and asks; this one books, one booking is accepted. @returns addresses of the offer by both */
async function offerAndBook({ lead, leadSlug, other, otherSlug }: Pair): Promise<[string, string]> {
  const theirs = `/office/${otherSlug}/neighbours`;
  const made = expectPage(
    await other.submit(await other.open(`${theirs}/new`), { fields: offer }),
    'offering interpreters',
  );
  const offerId = pathOf(made).split('/').at(-1) ?? '';
  const own = `/office/${leadSlug}/neighbours`;
  const request = { ...offer, direction: 'request', title: 'Somebody for Arabic', cost: '', costPer: 'free' };
  expectPage(await lead.submit(await lead.open(`${own}/new`), { fields: request }), 'asking for it');
  for (const startsOn of ['2030-03-04', '2030-03-05'])
    await sendForm(lead, `${own}/${offerId}`, 'book', {
      startsOn,
      startsAt: '10:00',
      endsAt: '12:00',
      units: '2',
      forWhat: 'Advice on housing',
    });
  const asked = await other.open(`${theirs}/${offerId}`);
  const answered = await other.submit(asked, { button: 'answer=accepted' });
  expectPage(answered, 'accepting a booking');
  for (const [who, path] of [
    [lead, own],
    [other, theirs],
  ] as const)
    await sendForm(who, path, 'gaps', { areas: 'housing' });
  const both = await lead.open(own);
  if (!both.text.includes('You both lack this'))
    throw new Error(`no gap matched: ${both.text.slice(0, 800)}`);
  return [`${own}/${offerId}`, `${theirs}/${offerId}`];
}

/** `pair`: two towns of one person; `example` has a circle, and no offers or joint services of its own. */
export async function visitNeighbours(
  pair: Pair,
  { example }: { readonly example: string },
): Promise<Record<string, readonly Visit[]>> {
  const circleId = await makeCircle(pair, 'Upper valley, from the mill to the bridge');
  const serviceId = await beginJoint(pair, circleId, INTERPRETER.title);
  const joint = `/office/${pair.leadSlug}/joint-services/${serviceId}`;
  const theirs = `/office/${pair.otherSlug}/joint-services/${serviceId}`;
  await sendForm(pair.lead, joint, 'part', { needs: 'Twice a week', useUnits: '310', population: '19000' });
  await sendForm(pair.other, theirs, 'part', { useUnits: '120', population: '49000' });
  await sendForm(pair.lead, joint, 'choose', { costKey: 'fixed-variable' });
  await sendForm(pair.other, `${theirs}/agreement`, 'roles', { dpoContact: 'Data protection, district' });
  await sendForm(pair.lead, `${joint}/agreement`, 'agree');
  const year = { year: '2025', fixed: '12000', variable: '15000' };
  await sendForm(pair.lead, `${joint}/years`, 'real', year);
  await sendForm(pair.lead, `${joint}/years`, 'use', { year: '2025', useUnits: '200', paid: '16,000' });
  await sendForm(pair.other, `${theirs}/years`, 'use', { year: '2025', useUnits: '100', paid: '10,000' });
  const [asking, offering] = await offerAndBook(pair);
  const by = (path: string): Visit => ({ path, who: 'operator', languages: officeLanguages });
  return {
    [`${office}/neighbours`]: [
      by(`/office/${pair.leadSlug}/neighbours`),
      { path: `/office/${pair.leadSlug}/neighbours?kind=rooms&within=5`, who: 'operator' },
      { path: `/office/${example}/neighbours`, who: 'operator' },
    ],
    [`${office}/neighbours/new`]: [by(`/office/${pair.leadSlug}/neighbours/new`)],
    [`${office}/neighbours/[offer]`]: [
      by(asking),
      { path: offering, who: 'operator' },
      { path: `/office/${pair.leadSlug}/neighbours/${NOWHERE}`, who: 'operator', status: 404 },
    ],
    [`${office}/joint-services`]: [
      by(`/office/${pair.leadSlug}/joint-services`),
      { path: `/office/${example}/joint-services`, who: 'operator' },
    ],
    [`${office}/joint-services/[service]`]: [
      by(joint),
      { path: theirs, who: 'operator' },
      { path: `/office/${example}/joint-services/${serviceId}`, who: 'operator', status: 404 },
    ],
    [`${office}/joint-services/[service]/agreement`]: [by(`${joint}/agreement`)],
    [`${office}/joint-services/[service]/years`]: [by(`${joint}/years`)],
  };
}
