/** Reports of the example town, which has published a lot: a draft with a changed number, one issued for everybody, an annex. */
import type { HTMLElement } from 'happy-dom';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]/reports';

/** Begins a report on the newest publications. @returns the page it is edited on */
export async function beginReport(
  visitor: Visitor,
  slug: string,
  fields: Readonly<Record<string, string>>,
  atMost = 1,
): Promise<VisitedPage> {
  const list = await visitor.open(`/office/${slug}/reports`);
  const boxes = [...list.document.querySelectorAll('input[name="release"]')] as HTMLElement[];
  const release =
    fields['kind'] === 'fund-annex'
      ? []
      : boxes.slice(0, atMost).map((box) => box.getAttribute('value') ?? '');
  const begun = await visitor.submit(list, {
    form: 'form[action="?/start"]',
    fields: { ...fields, release },
  });
  return expectPage(begun, `beginning ${fields['kind']}`);
}

/** Adds a block with a number and changes one that the rules wrote. */
async function edit(visitor: Visitor, page: VisitedPage): Promise<VisitedPage> {
  const path = new URL(page.url).pathname;
  const added = await visitor.submit(page, {
    form: 'form[action="?/add"]',
    fields: { heading: 'From the mayor', text: 'We met 12 times.\n\n- مرحبا\n- #let x = *1*' },
  });
  expectPage(added, 'adding a block');
  const fresh = await visitor.open(path);
  const form = [...fresh.document.querySelectorAll('form[action="?/words"]')].find((one) =>
    /\d/.test(one.querySelector('textarea')?.textContent ?? ''),
  );
  const block = form?.querySelector('[name="block"]')?.getAttribute('value') ?? '';
  const text = `${form?.querySelector('textarea')?.textContent ?? ''}\n- 4711 of 4712 agree.`;
  const saved = await visitor.submit(fresh, {
    form: `form[action="?/words"]:has([value="${block}"])`,
    fields: { text },
  });
  return expectPage(saved, 'changing a block');
}

export async function visitReports(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const base = `/office/${slug}/reports`;
  const council = await beginReport(visitor, slug, { kind: 'council', language: 'en' }, 12);
  const path = new URL(council.url).pathname;
  const edited = await edit(visitor, council);
  if (!edited.text.includes('4711'))
    throw new Error(`The changed number is not shown: ${edited.text.slice(0, 600)}`);
  const plain = await beginReport(visitor, slug, { kind: 'plain', language: 'de' });
  const issued = await visitor.submit(plain, { form: 'form[action="?/issue"]', fields: { isPublic: 'on' } });
  if (!expectPage(issued, 'issuing').text.includes('Issued. The files can be downloaded'))
    throw new Error(`The report is not issued: ${issued.text.slice(0, 600)}`);
  const annex = await beginReport(visitor, slug, { kind: 'fund-annex', language: 'de', fund: 'ESF+' });
  const both = ['en', 'de'];
  const see = (at: string): Visit => ({ path: at, who: 'operator', languages: both });
  return {
    [office]: [see(base), { path: `/office/${without}/reports`, who: 'neighbour', languages: both }],
    [`${office}/[report]`]: [
      see(path),
      see(new URL(plain.url).pathname),
      see(new URL(annex.url).pathname),
      { path: `${base}/nothing`, who: 'operator', status: 404 },
    ],
    [`${office}/[report]/preview`]: [
      see(`${path}/preview`),
      { path: `${new URL(plain.url).pathname}/preview`, who: 'operator' },
    ],
    [`${office}/templates/[kind]`]: [
      see(`${base}/templates/council`),
      { path: `${base}/templates/poster`, who: 'operator', status: 404 },
    ],
    '/(public)/p/[place]/reports': [
      { path: `/p/${slug}/reports`, who: 'nobody', languages: ['en', 'de', 'es', 'it'] },
    ],
  };
}
