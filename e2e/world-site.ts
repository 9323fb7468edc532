/** A town that set up its public site, and one that set nothing: every page of both. */
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]/site';
const site = '/(public)/p/[place]';
const publicLanguages = ['en', 'de', 'es', 'it'];

/** A picture of one pixel. */
export const ARMS_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const SITE_WORDS = {
  displayName: 'Joint municipality of the villages along the Upper River, with its hamlets',
  accent: '#7a1f3d',
  'wants.en':
    'Nobody should be a stranger here for longer than a year.\n\nEverybody finds a door that is open.',
  'wants.de': 'Niemand soll hier länger als ein Jahr fremd sein.',
  'does.en': 'We ask, answer in public, and say what became of it.',
  contactOffice: 'Office for living together',
  contactAddress: 'Town hall\nMain street 1',
  contactPhone: '+49 123 456',
  responsible: 'The town, represented by the mayor\nMain street 1',
  dataProtection: 'Data protection officer of the county',
  'notAccessible.en': 'Minutes of before 2020 are scanned pictures.',
} as const;

/** `without`: another place, which sets nothing; `example`: the example town, which has published a lot. */
export async function visitSite(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const path = `/office/${slug}/site`;
  const send = async (form: string, fields: Readonly<Record<string, string | File>>) =>
    expectPage(await visitor.submit(await visitor.open(path), { form, fields }), `sending ${form}`);
  await send('form[action="?/words"]', SITE_WORDS);
  const file = new File([ARMS_PNG], 'arms.png', { type: 'image/png' });
  await send('form[action="?/arms"]', { file, 'armsAlt.en': 'Arms: a bridge' });
  await send('form[action="?/publish"]', {});
  const read = await visitor.open(`/p/${slug}`);
  if (!read.text.includes(SITE_WORDS.displayName)) throw new Error(`No site: ${read.text.slice(0, 400)}`);
  const everybody = (page: string, languages: readonly string[] = publicLanguages): Visit => ({
    path: `/p/${slug}${page}`,
    who: 'nobody',
    languages,
  });
  const unset = (page: string): Visit => ({ path: `/p/${without}${page}`, who: 'nobody', languages: ['de'] });
  return {
    [office]: [
      { path, who: 'operator', languages: ['en', 'de'] },
      { path: `/office/${without}/site`, who: 'neighbour' },
    ],
    [site]: [everybody('')],
    [`${site}/areas`]: [everybody('/areas'), unset('/areas')],
    [`${site}/areas/[area]`]: [
      everybody('/areas/housing'),
      unset('/areas/education'),
      { path: `/p/${slug}/areas/moon`, who: 'nobody', status: 404 },
    ],
    [`${site}/listening`]: [everybody('/listening'), unset('/listening')],
    [`${site}/releases`]: [everybody('/releases', ['en', 'de']), unset('/releases')],
    [`${site}/reports`]: [everybody('/reports', ['en', 'de'])],
    [`${site}/accessibility`]: [everybody('/accessibility'), unset('/accessibility')],
    [`${site}/privacy`]: [everybody('/privacy'), unset('/privacy')],
    [`${site}/imprint`]: [everybody('/imprint'), unset('/imprint')],
  };
}
