/** Releases in every state that a page of them can be in: none yet, ready to be published, published. */
import { toCsvFile } from './messy-file.ts';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { acceptFile, decide, uploadFile } from './world-data.ts';

const route = '/(office)/office/[place]/publish';

/** Two years of one share, small groups among them. */
export const SHARES = [
  'Jahr;Geschlecht;Gruppe;Zähler;Nenner',
  '2023;weiblich;Ausländer;2;4',
  '2023;männlich;Ausländer;58;100',
  '2023;insgesamt;Ausländer;60;104',
  '2024;weiblich;Ausländer;30;50',
  '2024;männlich;Ausländer;40;70',
  '2024;insgesamt;Ausländer;70;120',
].join('\n');

/** Another share of the same people. */
const OTHER_SHARES = SHARES.replaceAll(/^(.*);\d+;(\d+)$/gm, (_, key: string, of: string) =>
  [key, Number(of) / 2, of].join(';'),
);
const FIRST = 'em1';

/** Brings the file in as values of these indicators, which share what they are computed over. */
export async function bringInShares(
  visitor: Visitor,
  slug: string,
  indicators: readonly string[],
): Promise<void> {
  for (const indicator of indicators) {
    const text = indicator === FIRST ? SHARES : OTHER_SHARES;
    const uploaded = await uploadFile(visitor, slug, toCsvFile(text, `${indicator}.csv`));
    const preview = await decide(visitor, uploaded, { indicator });
    const done = await acceptFile(visitor, preview, { title: indicator, source: 'Employment agency' });
    expectPage(done, `bringing in ${indicator}`);
  }
}

/** Ticks the tables and has them prepared. @returns the page of the draft once it is prepared */
export async function prepareTables(
  visitor: Visitor,
  from: VisitedPage,
  tables: readonly string[],
  fields: Readonly<Record<string, string>> = {},
): Promise<VisitedPage> {
  const body = new URLSearchParams(fields);
  for (const input of from.document.querySelectorAll('main form input[type=hidden]'))
    body.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
  for (const table of tables) body.append('table', table);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: new URL(from.url).origin,
  };
  let page = await visitor.open(from.url, { method: 'POST', body: body.toString(), headers });
  for (let tries = 0; tries < 20 && page.document.querySelector('progress') !== null; tries += 1)
    page = await visitor.open(page.url);
  return page;
}

/** One draft that is ready in the first place; the other one has nothing to publish yet. */
export async function visitReleases(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const form = await visitor.open(`/office/${slug}/publish/new`);
  const offered = [...form.document.querySelectorAll('input[name=table]')].map(
    (input) => input.getAttribute('value') ?? '',
  );
  const tables = offered.filter((address) => /^(indicators|activities|services)\//.test(address)).slice(0, 6);
  const draft = expectPage(await prepareTables(visitor, form, tables), 'preparing a release');
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [`${route}/new`]: [
      see(`/office/${slug}/publish/new`),
      { path: `/office/${without}/publish/new`, who: 'neighbour' },
    ],
    [`${route}/drafts/[draft]`]: [
      see(new URL(draft.url).pathname),
      {
        path: `/office/${without}/publish/drafts/00000000-0000-4000-8000-000000000000`,
        who: 'neighbour',
        status: 404,
      },
    ],
  };
}
