/** Data from files: a preview with open questions, one that may be accepted, an import done, one that failed, one taken back. */
import { DECISIONS, MESSY_FILE, toCsvFile } from './messy-file.ts';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const route = '/(office)/office/[place]/data';

/** @returns the preview */
export async function uploadFile(visitor: Visitor, slug: string, file: File): Promise<VisitedPage> {
  const page = await visitor.open(`/office/${slug}/data`);
  return expectPage(await visitor.submit(page, { fields: { file } }), 'uploading data');
}

/** Decides, accepts and waits. @returns the page of the finished job */
export async function acceptFile(
  visitor: Visitor,
  preview: VisitedPage,
  fields: Readonly<Record<string, string>>,
): Promise<VisitedPage> {
  const form = 'form[action^="?/accept"]';
  let page = expectPage(await visitor.submit(preview, { form, fields }), 'accepting data');
  for (let tries = 0; tries < 10 && page.document.querySelector('progress') !== null; tries += 1)
    page = await visitor.open(page.url);
  return page;
}

export function decide(visitor: Visitor, preview: VisitedPage, fields = DECISIONS): Promise<VisitedPage> {
  return visitor.submit(preview, { form: 'form[action^="?/read"]', fields });
}

const SMALL = 'Jahr;Gruppe;Zähler;Nenner\n2019;Ausländer;12;40\n2020;Ausländer;14;41';

export async function visitData(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const small = await decide(visitor, await uploadFile(visitor, slug, toCsvFile(SMALL)), {
    indicator: 'em1',
  });
  const done = await acceptFile(visitor, small, { title: 'Years before', source: 'Employment agency' });
  const made = done.document.querySelector('a[href*="/imports/"]')?.getAttribute('href');
  if (!made) throw new Error(`The file was not brought in: ${done.text.slice(0, 600)}`);
  const open = await uploadFile(visitor, slug, toCsvFile(MESSY_FILE));
  const ready = expectPage(
    await decide(visitor, await uploadFile(visitor, slug, toCsvFile(MESSY_FILE, 'ready.csv'))),
    'deciding',
  );
  // Both files have the same headings, so both are read alike; this one has headings of its own.
  const asked = await uploadFile(visitor, slug, toCsvFile(MESSY_FILE.replace('Bemerkung', 'Hinweis')));
  const see = (address: string): Visit => ({
    path: new URL(address, open.url).pathname,
    who: 'operator',
    languages: ['en', 'de'],
  });
  return {
    [route]: [see(`/office/${slug}/data`), { path: `/office/${without}/data`, who: 'neighbour' }],
    [`${route}/[upload]`]: [
      see(ready.url),
      see(asked.url),
      { path: `/office/${slug}/data/00000000-0000-4000-8000-000000000000`, who: 'operator', status: 404 },
    ],
    [`${route}/jobs/[job]`]: [see(done.url)],
    [`${route}/imports/[import]`]: [see(made)],
  };
}
