/** Answers on paper, keyed by forms without a script. */
import { listResidents, openGeneralWave, planGeneralWave } from './general-steps.ts';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const route = '/(office)/office/[place]/surveys/[wave]/paper';
const keyForm = 'form[method="post"]';

function expectWords(page: VisitedPage, words: string): void {
  if (!page.text.includes(words)) throw new Error(`No "${words}" on ${page.url}: ${page.text.slice(0, 600)}`);
}

/** Keys one form wrongly, then twice alike, and leaves another waiting. */
export async function visitPaper(
  visitor: Visitor,
  slug: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const wave = await planGeneralWave(visitor, slug, {
    instrument: 'shipped:residents',
    title: 'On paper',
    approach: 'census',
    mode: 'anonymous',
  });
  await listResidents(visitor, wave, 8);
  await openGeneralWave(visitor, wave);
  const paper = `${wave}/paper`;
  const blank = await visitor.open(`${paper}/key`);
  const [first = ''] = [...blank.document.querySelectorAll('input[name^="q."]')].map(
    (field) => field.getAttribute('name') ?? '',
  );
  const wrong = await visitor.submit(blank, { form: keyForm, fields: { [first]: '77' } });
  expectWords(wrong, 'no such number on the form');
  const waiting = await visitor.submit(wrong, { form: keyForm, fields: { [first]: '1' } });
  expectWords(expectPage(waiting, 'keying'), 'Write 1 on the form');
  expectPage(await visitor.submit(waiting, { form: keyForm, fields: { [first]: '2' } }), 'keying another');
  const again = await visitor.open(`${paper}/key?sheet=1`);
  const differs = await visitor.submit(again, { form: keyForm, fields: { [first]: '2' } });
  expectWords(differs, 'the first person keyed');
  const settled = { [first]: '1', settled: 'on' };
  const taken = expectPage(await visitor.submit(differs, { form: keyForm, fields: settled }), 'settling');
  expectWords(taken, 'Form 1 is taken');
  const slip = await visitor.submit(taken, { form: 'form[action="?/slip"]', fields: { code: 'K7M2' } });
  expectWords(slip, 'That cannot be a code');
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [route]: [see(paper)],
    [`${route}/key`]: [see(`${paper}/key`), see(`${paper}/key?sheet=2`)],
  };
}
