/** Numbers that departments and a partner deliver: begun, sent back, approved, and nothing at all. */
import { addRows, askForNumbers, fillDelivery, findDelivery, nameLastQuarter } from './delivery-steps.ts';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit, Who } from './visits.ts';

const route = '/(office)/office/[place]/deliveries';
const officeLanguages = ['en', 'de'];

const see = (path: string, languages: readonly string[] = officeLanguages, who: Who = 'operator'): Visit => ({
  path,
  who,
  languages,
});

/** Use of services in the town hall, approved. @returns the paths of the data set and its delivery */
async function deliverServices(visitor: Visitor, slug: string, member: string) {
  const set = await askForNumbers(visitor, slug, {
    title: 'Services of the town hall',
    department: 'Town hall',
    answering: member,
    kind: 'service',
  });
  const page = await addRows(visitor, set, { services: 'Library card\nChildcare\nDebt advice' });
  const delivery = findDelivery(page, nameLastQuarter());
  expectPage(
    await fillDelivery(visitor, delivery, (id) =>
      id.includes('/newcomers') ? { amount: 6, base: 120 } : { amount: 90, base: 900 },
    ),
    'submitting services',
  );
  const sent = await visitor.open(delivery);
  expectPage(await visitor.submit(sent, { button: 'Approve' }), 'approving services');
  return { set, delivery };
}

/** Of an organisation, sent back with a word about a row. */
async function deliverByPartner(visitor: Visitor, partner: Visitor, slug: string, organisation: string) {
  const set = await askForNumbers(visitor, slug, {
    title: 'Language courses',
    organisation,
    answering: organisation,
  });
  const page = await addRows(visitor, set, { indicatorId: 'la1', dimension: 'sex' });
  const delivery = findDelivery(page, nameLastQuarter());
  expectPage(
    await fillDelivery(partner, delivery, (id) =>
      /sex=(x|unknown)/.test(id)
        ? { amount: 0, base: 0 }
        : /sex=/.test(id)
          ? { amount: 4, base: 6 }
          : { amount: 8, base: 12 },
    ),
    'submitting courses',
  );
  const sent = await visitor.open(delivery);
  const row = 'la1/newcomers/sex=f';
  const asked = await visitor.submit(sent, {
    button: 'Add the comment',
    fields: { commentField: row, commentBody: 'Does this include the evening course?' },
  });
  expectPage(
    await visitor.submit(expectPage(asked, 'commenting'), {
      form: 'form[action="?/return"]',
      fields: { because: 'One course seems to be missing.' },
    }),
    'sending courses back',
  );
  return { set, delivery };
}

/** `partner` speaks for `organisation`; `without`: a town where nobody is asked for anything. */
export async function visitDeliveries(
  visitor: Visitor,
  partner: Visitor,
  {
    slug,
    without,
    member,
    organisation,
  }: Readonly<Record<'slug' | 'without' | 'member' | 'organisation', string>>,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const base = `/office/${slug}/deliveries`;
  const services = await deliverServices(visitor, slug, member);
  const courses = await deliverByPartner(visitor, partner, slug, organisation);
  const empty = await askForNumbers(visitor, slug, {
    title: 'Housing',
    department: 'Housing office',
    answering: member,
  });
  const homes = await addRows(visitor, empty, { indicatorId: 'ho4', dimension: 'age' });
  const draft = findDelivery(homes, nameLastQuarter());
  await fillDelivery(visitor, draft, () => ({ amount: 9, base: 3 }));
  return {
    [route]: [
      see(base),
      see(base, officeLanguages, 'partner'),
      see(`/office/${without}/deliveries`, officeLanguages, 'neighbour'),
    ],
    [`${route}/services`]: [
      see(`${base}/services`),
      see(`/office/${without}/deliveries/services`, ['en'], 'neighbour'),
      { path: `${base}/services`, who: 'partner', status: 403 },
    ],
    [`${route}/sets/new`]: [
      see(`${base}/sets/new`),
      { path: `${base}/sets/new`, who: 'partner', status: 403 },
    ],
    [`${route}/sets/[set]`]: [
      see(services.set),
      see(empty),
      { path: courses.set, who: 'partner', status: 403 },
    ],
    [`${route}/[delivery]`]: [
      see(services.delivery),
      see(`${draft}?check`),
      see(courses.delivery, officeLanguages, 'partner'),
      { path: services.delivery, who: 'partner', status: 404 },
    ],
    [`${route}/[delivery]/upload`]: [
      see(`${draft}/upload`),
      see(`${courses.delivery}/upload`, ['en'], 'partner'),
      { path: `${services.delivery}/upload`, who: 'operator', status: 409 },
    ],
  };
}
