/** A tablet that collects without a connection, and answers that the office helps with. */
import { openGeneralWave, planGeneralWave } from './general-steps.ts';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import { respondentLanguages, type Visit } from './visits.ts';

const office = '/(office)/office/[place]/surveys/[wave]';

/** An open wave that everybody may answer. @returns the path of its page */
export async function openForTablets(visitor: Visitor, slug: string, title: string): Promise<string> {
  const wave = await planGeneralWave(visitor, slug, {
    instrument: 'shipped:service-feedback',
    title,
    approach: 'open',
    mode: 'anonymous',
    languages: respondentLanguages,
  });
  await openGeneralWave(visitor, wave);
  return wave;
}

/** @returns the path of the tablet's page, which is shown once */
export async function addTablet(visitor: Visitor, wave: string): Promise<string> {
  const page = await visitor.open(`${wave}/tablets`);
  const made = expectPage(await visitor.submit(page, { form: 'form[action="?/add"]' }), 'adding a tablet');
  const shown = made.document.querySelector('code.url')?.textContent;
  if (!shown) throw new Error(`No address of a tablet: ${made.text.slice(0, 400)}`);
  return new URL(shown).pathname;
}

export async function shutOutTablets(visitor: Visitor, wave: string): Promise<void> {
  const page = await visitor.open(`${wave}/tablets`);
  expectPage(await visitor.submit(page, { form: 'form[action="?/revoke"]' }), 'shutting out a tablet');
}

/** One tablet that was shut out, one that may send. */
export async function visitTablets(
  visitor: Visitor,
  slug: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const wave = await openForTablets(visitor, slug, 'On tablets');
  const revoked = await addTablet(visitor, wave);
  await shutOutTablets(visitor, wave);
  const tablet = await addTablet(visitor, wave);
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [`${office}/tablets`]: [see(`${wave}/tablets`)],
    [`${office}/assisted`]: [see(`${wave}/assisted`)],
    '/(respond)/collect/[place]/[wave]/[secret]': [
      { path: tablet, who: 'nobody', languages: respondentLanguages },
      { path: revoked, who: 'nobody', status: 410, languages: ['en', 'ar'] },
    ],
  };
}
