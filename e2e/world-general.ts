/** Waves of any instrument in every state, their documents, their public addresses, and the districts of the place. */
import { listResidents, openGeneralWave, planGeneralWave } from './general-steps.ts';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import { respondentLanguages, type Visit, type Who } from './visits.ts';

const surveysRoute = '/(office)/office/[place]/surveys';
const doorRoute = '/(respond)/o/[place]';
const officeLanguages = ['en', 'de'];

const see = (path: string, languages: readonly string[] = officeLanguages, who: Who = 'operator'): Visit => ({
  path,
  who,
  languages,
});

async function enterDistricts(visitor: Visitor, slug: string): Promise<void> {
  const page = await visitor.open(`/office/${slug}/districts`);
  const square = (name: string, x: number) => ({
    type: 'Feature',
    properties: { name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, 0],
          [x + 0.01, 0],
          [x + 0.01, 0.01],
          [x, 0],
        ],
      ],
    },
  });
  const map = JSON.stringify({ features: [square('Old Town', 0), square('North', 0.01)] });
  const file = new File([map], 'districts.geojson', { type: 'application/geo+json' });
  const drawn = await visitor.submit(page, { form: 'form[action="?/map"]', fields: { file } });
  const listed = await visitor.submit(expectPage(drawn, 'drawing districts'), {
    form: 'form[action="?/list"]',
    fields: { text: 'Old Town; 1200\nNorth; 800' },
  });
  expectPage(listed, 'listing districts');
}

export async function visitGeneralSurveys(
  visitor: Visitor,
  slug: string,
): Promise<Record<string, readonly Visit[]>> {
  await enterDistricts(visitor, slug);
  const residents = { instrument: 'shipped:residents', mode: 'anonymous' } as const;
  const draft = await planGeneralWave(visitor, slug, { ...residents, title: 'Draft', approach: 'sample' });
  const listed = await planGeneralWave(visitor, slug, {
    ...residents,
    title: 'Everybody',
    approach: 'census',
  });
  const open = await planGeneralWave(visitor, slug, {
    instrument: 'shipped:service-feedback',
    title: 'Spring',
    approach: 'open',
    mode: 'anonymous',
    languages: respondentLanguages,
  });
  await listResidents(visitor, listed, 60);
  await openGeneralWave(visitor, listed);
  await openGeneralWave(visitor, open);
  const publicPath = `/o/${slug}/${open.split('/').at(-1) ?? ''}`;
  return {
    '/(office)/office/[place]/districts': [see(`/office/${slug}/districts`)],
    [`${surveysRoute}/[wave]`]: [see(draft), see(listed), see(open)],
    [`${surveysRoute}/[wave]/plan`]: [see(`${draft}/plan`), see(`${open}/plan`, ['en'])],
    [`${surveysRoute}/[wave]/start`]: [see(`${draft}/start`), see(`${open}/start`, ['en'])],
    [`${surveysRoute}/[wave]/close`]: [see(`${listed}/close`, ['en'])],
    [`${surveysRoute}/[wave]/documents`]: [see(`${draft}/documents`), see(`${open}/documents`, ['en'])],
    [`${surveysRoute}/[wave]/documents/[document]`]: [
      see(`${draft}/documents/privacy`),
      see(`${draft}/documents/record`, ['de']),
      see(`${draft}/documents/assessment`, ['de']),
      see(`${draft}/documents/arrangement?in=es`, ['en']),
      see(`${draft}/documents/by-law?in=it`, ['en']),
    ],
    [`${surveysRoute}/[wave]/poster`]: [see(`${open}/poster`)],
    [`${surveysRoute}/[wave]/invitations`]: [
      see(`${draft}/invitations`),
      see(`${listed}/invitations?page=2`),
    ],
    [`${surveysRoute}/[wave]/invitations/letters`]: [see(`${listed}/invitations/letters`)],
    [doorRoute]: [see(`/o/${slug}`, respondentLanguages, 'nobody')],
    [`${doorRoute}/[wave]`]: [see(publicPath, respondentLanguages, 'nobody')],
    [`${doorRoute}/[wave]/privacy`]: [see(`${publicPath}/privacy`, ['en', 'de', 'es', 'it', 'ar'], 'nobody')],
  };
}
