/** What researchers look up, the question of one of them in an office, and the study rebuilt beside a comparison. */
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const publicLanguages = ['en', 'de', 'es', 'it'];
const officeLanguages = ['en', 'de'];

export const QUESTION = {
  format: 'vicus-research-request',
  version: 1,
  question: 'Who has contact with migrant organisations?',
  researcher: { name: 'Rosa Researcher', institution: 'University', email: 'rosa@example.org' },
  use: 'An article',
  tables: [
    {
      about: 'Contact by role and kind',
      table: 'governance-',
      dimensions: ['role', 'actor'],
      measures: ['mean'],
    },
    { about: 'Something the town never asked', dimensions: ['shoe-size'] },
  ],
} as const;

/** Address of a published table of the example town. */
async function findFigure(visitor: Visitor, release: string): Promise<string> {
  const page = await visitor.open(release);
  const link = page.document.querySelector('a[href*="/data.csv"]')?.getAttribute('href') ?? '';
  const [, slug = '', id = '', table = ''] =
    /\/places\/([^/]+)\/releases\/([^/]+)\/([^/]+)\/data\.csv/.exec(link) ?? [];
  if (table === '') throw new Error(`no table on ${release}`);
  return `/research/figures/${slug}/${id}/${table}`;
}

/** `release`: address of an edition of the example town; `without`: a town that has none of this. */
export async function visitResearch(
  visitor: Visitor,
  at: { slug: string; without: string; release: string },
): Promise<Record<string, readonly Visit[]>> {
  const { slug, without, release } = at;
  const page = await visitor.open(`/office/${slug}/publish/requests`);
  const fields = { content: JSON.stringify(QUESTION, null, 1) };
  expectPage(await visitor.submit(page, { button: 'Check and keep', fields }), 'putting in a question');
  const figure = await findFigure(visitor, release);
  return {
    '/(public)/research': [
      { path: '/research', who: 'nobody', languages: publicLanguages },
      { path: '/research?q=contact+nowhere&year=2026', who: 'nobody' },
    ],
    '/(public)/research/figures/[place]/[release]/[table]': [
      { path: figure, who: 'nobody', languages: publicLanguages },
      { path: `${figure}-not-there`, who: 'nobody', status: 404 },
    ],
    '/(public)/research/codebook/[instrument]': [
      { path: '/research/codebook/residents', who: 'nobody', languages: publicLanguages },
      { path: '/research/codebook/nothing', who: 'nobody', status: 404 },
    ],
    '/(public)/research/request': [{ path: '/research/request', who: 'nobody', languages: publicLanguages }],
    [`${office}/publish/requests`]: [
      { path: `/office/${slug}/publish/requests`, who: 'operator', languages: officeLanguages },
      { path: `/office/${without}/publish/requests`, who: 'neighbour' },
    ],
    [`${office}/comparison/figures`]: [
      { path: `/office/${slug}/comparison/figures`, who: 'operator', languages: officeLanguages },
    ],
  };
}
