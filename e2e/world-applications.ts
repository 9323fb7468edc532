/** Applications of a town with a strategy, and of one that has begun nothing; money and duties. */
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { sendForm } from './world-strategy.ts';

const office = '/(office)/office/[place]/applications';

/** @returns its path in the office */
async function begin(
  visitor: Visitor,
  slug: string,
  fundKey: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await visitor.open(`/office/${slug}/applications?fund=${encodeURIComponent(fundKey)}`);
  const begun = await visitor.submit(page, { form: 'form[action^="?/begin"]', fields });
  return new URL(expectPage(begun, 'beginning an application').url).pathname;
}

/** `strategyId`: of the town `slug`; `without`: a town that has begun nothing. */
export async function visitApplications(
  visitor: Visitor,
  {
    slug,
    without,
    strategyId,
  }: { readonly slug: string; readonly without: string; readonly strategyId: string },
): Promise<Record<string, readonly Visit[]>> {
  const path = await begin(visitor, slug, 'programme:AMIF-NAT', {
    title: 'A kitchen for all',
    dueOn: '2031-09-23',
    strategyId,
  });
  await sendForm(visitor, path, 'standing', {
    asked: '48,000',
    state: 'submitted',
    lastPaymentOn: '2031-03-12',
  });
  await sendForm(visitor, path, 'add-item', {
    what: 'Call the mayor',
    dueOn: '2026-01-10',
    who: 'Town office',
  });
  await sendForm(visitor, path, 'duty', { what: 'Interim report', dueOn: '2026-02-01' });
  await sendForm(visitor, `${path}/draft`, 'words', { words: 'In our own words.\n\n- first\n- second' });
  const bare = await begin(visitor, without, 'programme:CERV-TT', {
    title: 'Twin towns',
    dueOn: '2031-09-23',
  });
  await sendForm(visitor, `/office/${slug}/applications`, 'money', {
    name: 'Fund of the district',
    amount: '12,500.50',
    endsOn: '2031-01-31',
  });
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: ['en', 'de'] });
  return {
    [office]: [
      by(`/office/${slug}/applications`),
      by(`/office/${without}/applications?fund=programme:CERV-TT`),
    ],
    [`${office}/[application]`]: [by(path)],
    [`${office}/[application]/draft`]: [by(`${path}/draft`), by(`${bare}/draft`)],
  };
}
