/** Activities, an evening, a quarter and a report, made by forms without a script. */
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

function expectStatus(page: VisitedPage, what: string): VisitedPage {
  if (page.status >= 400) throw new Error(`${what}: ${page.status} ${page.text.slice(0, 400)}`);
  return page;
}

/**
 * A language course paid by two funds with a day, a count of persons and a total of the organiser, and an encounter of which
 * nothing was counted. `without`: another place, which has none of it.
 */
export async function visitActivities(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const base = `/office/${slug}/activities`;
  const add = async (fields: Readonly<Record<string, string>>) => {
    const form = await visitor.open(`${base}/new`);
    const page = await visitor.submit(form, { form: 'form:not([method="get"])', button: 'Save', fields });
    return new URL(expectStatus(page, 'adding an activity').url).pathname;
  };
  const course = await add({
    title: 'German A1, evenings',
    type: 'language',
    fromOn: '2026-01-12',
    'fund-AMIF': 'yes',
    'fund-ESF+': 'yes',
    'fund-Interreg': 'yes',
    project: 'Arrive',
  });
  const fields = {
    type: 'encounter',
    title: 'Cooking together',
    fromOn: '2026-02-01',
    untilOn: '2026-09-30',
  };
  await add({ ...fields, 'fund-AMIF': 'yes', project: 'Arrive' });
  const save = async (as: string, given: Readonly<Record<string, string>>) => {
    const form = await visitor.open(`${course}/count?as=${as}`);
    return expectStatus(await visitor.submit(form, { button: 'Save', fields: given }), `counting ${as}`);
  };
  await save('visits', { heldOn: '2026-01-14', hours: '1.5', total: '9' });
  const saved = await save('persons', {
    year: '2026',
    span: 'Q1',
    total: '12',
    'n.non-eu.30-54.f': '6',
    'n.non-eu.18-29.m': '3',
    'x.helpful.yes.f': '5',
    'x.helpful.no': '1',
    'l.0.before': 'none',
    'l.0.after': 'A1',
    'l.0.people': '4',
  });
  const mend = saved.document.querySelector('a[href*="as=persons&record="]')?.getAttribute('href') ?? '';
  if (mend === '') throw new Error(`The count cannot be changed: ${saved.text.slice(0, 400)}`);
  const asked = 'fund=AMIF&year=2026&span=Q1';
  const total = `${base}/report/total?indicator=amif-o-2-3&${asked}`;
  const told = { total: '14', toldBy: 'Adult education centre, May 2026' };
  const report = await visitor.submit(await visitor.open(total), { button: 'Save', fields: told });
  if (!expectStatus(report, 'telling a total').text.includes('total from the organiser'))
    throw new Error('The total is not in the report');
  const visit = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  const neighbours = `/office/${without}/activities`;
  return {
    '/(office)/office/[place]/activities': [
      visit(base),
      { path: neighbours, who: 'neighbour' },
      { path: base, who: 'partner' },
    ],
    '/(office)/office/[place]/activities/new': [visit(`${base}/new`)],
    '/(office)/office/[place]/activities/[activity]': [visit(course)],
    '/(office)/office/[place]/activities/[activity]/count': [
      visit(`${course}/count?as=visits`),
      visit(`${course}/count?as=persons&last`),
      { path: mend, who: 'operator' },
    ],
    '/(office)/office/[place]/activities/report': [
      visit(`${base}/report?${asked}`),
      { path: `${base}/report?fund=ESF%2B&year=2026`, who: 'operator' },
      { path: `${base}/report?fund=ERDF`, who: 'operator' },
      { path: `${base}/report?fund=Interreg&year=2026&project=Arrive`, who: 'operator' },
      { path: `${neighbours}/report`, who: 'neighbour' },
    ],
    '/(office)/office/[place]/activities/report/total': [
      visit(total),
      { path: `${base}/report/total?indicator=esf-plus-eeco12&${asked}`, who: 'operator' },
      { path: `${base}/report/total?indicator=none`, who: 'operator', status: 404 },
    ],
  };
}
