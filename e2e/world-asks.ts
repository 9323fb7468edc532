/** An ask of a town to a state, with evidence and an answer; a draft; a question of the state; four towns that may join. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { operator } from './operator.ts';
import { makeLevel } from './world-observer.ts';
import { sendForm } from './world-strategy.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]/asks';
const officeLanguages = ['en', 'de'];
const publicLanguages = ['en', 'de', 'es', 'it'];
const NOWHERE = '000000000000';

/** Name of the level that is asked. */
export const STATE = 'Federal office for towns';
/** Towns of the operator that have a public page and nothing else. */
export const JOINERS = ['joining-1', 'joining-2', 'joining-3', 'joining-4'] as const;

const ask = {
  title: 'Interpreters for visits to the doctor',
  area: 'healthcare',
  need: 'One hour of interpreting for each first visit, paid by the health insurance.\nIn the languages people speak here.',
  otherwise: 'Children interpret for their parents, and miss school for it.',
  language: 'en',
};

/** Writes an ask and says whom it goes to. @returns its address in the office */
export async function writeAsk(visitor: Visitor, slug: string, title: string): Promise<string> {
  const begun = await visitor.submit(await visitor.open(`/office/${slug}/asks/new`), {
    button: 'Begin',
    fields: { ...ask, title },
  });
  return new URL(begun.url).pathname;
}

function findLevel(page: VisitedPage, name: string): string {
  const options = [...page.document.querySelectorAll('select[name="level"] option')];
  return options.find((one) => one.textContent?.trim() === name)?.getAttribute('value') ?? '';
}

/** Laid into the database: what they are made of is tried elsewhere. */
async function seedJoiners(dataDirectory: string): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(dataDirectory, 'database', 'port'), 'utf8')),
    user: 'postgres',
    password: readFileSync(join(dataDirectory, 'secrets', 'database-superuser'), 'utf8').trim(),
    database: 'vicus',
  });
  await client.connect();
  try {
    for (const slug of JOINERS) await seedTown(client, slug);
  } finally {
    await client.end();
  }
}

async function seedTown(client: pg.Client, slug: string): Promise<void> {
  const made = await client.query<{ place_id: string }>(
    `insert into office.place (slug, name, country, population, population_year) values ($1, $2, 'DE', 2400, 2024)
     returning place_id`,
    [slug, slug.replace('joining-', 'Joining ')],
  );
  const id = made.rows[0]?.place_id;
  await client.query(`insert into published.place_address (slug, place_id) values ($1, $2)`, [slug, id]);
  await client.query(
    `insert into published.place (place_id, slug, name, country, population, population_year)
     select place_id, slug, name, country, population, population_year from office.place where place_id = $1`,
    [id],
  );
  await client.query(
    `insert into office.membership (place_id, user_id, role) select $1, id, 'coordinator' from auth."user" where email = $2`,
    [id, operator.email],
  );
}

export async function visitAsks(
  visitor: Visitor,
  dataDirectory: string,
  { slug, without }: { readonly slug: string; readonly without: string },
): Promise<Record<string, readonly Visit[]>> {
  await seedJoiners(dataDirectory);
  const state = await makeLevel(
    visitor,
    { name: STATE, kind: 'country', country: 'DE', covers: 'DE' },
    'state@example.org',
  );
  const draft = await writeAsk(visitor, slug, 'A bus on Sundays');
  const own = await writeAsk(visitor, slug, ask.title);
  const key = own.split('/').at(-1) ?? '';
  await sendForm(visitor, own, 'addressee', { level: findLevel(await visitor.open(own), STATE) });
  await visitor.submit(await visitor.open(own), {
    form: 'form[action^="?/addressee"]:has([name="name"])',
    fields: { kind: 'union', name: 'Directorate-General for Home Affairs', contact: 'Unit C2' },
  });
  await sendForm(visitor, own, 'words', { words: 'Decision of the council of May 2026.' });
  await sendForm(visitor, own, 'publish');
  const joining = `/office/${JOINERS[0]}/asks/${key}`;
  await sendForm(visitor, joining, 'join', { words: 'Ours wait too.', language: 'en', understood: 'on' });
  const asked = `/office/${state}/asks/${key}`;
  await sendForm(visitor, asked, 'answer', { state: 'considering', words: 'Until autumn.', isPublic: 'on' });
  await sendForm(visitor, `/office/${state}/asks`, 'question', {
    title: 'One office for all papers',
    words: 'Work permit and residence permit would be given by the same office.',
    language: 'en',
    dueOn: '2099-01-01',
  });
  const see = (path: string, who: Visit['who'] = 'operator'): Visit => ({
    path,
    who,
    languages: officeLanguages,
  });
  return {
    [office]: [
      see(`/office/${slug}/asks`),
      see(`/office/${state}/asks`),
      { path: `/office/${without}/asks`, who: 'neighbour' },
      { path: `/office/${slug}/asks`, who: 'partner', status: 403 },
    ],
    [`${office}/new`]: [see(`/office/${slug}/asks/new`)],
    [`${office}/[ask]`]: [
      see(own),
      see(asked),
      see(joining),
      { path: draft, who: 'operator' },
      { path: `/office/${slug}/asks/${NOWHERE}`, who: 'operator', status: 404 },
    ],
    [`${office}/[ask]/figure`]: [see(`${own}/figure`)],
    [`${office}/needs`]: [see(`/office/${slug}/asks/needs`)],
    ...visitAlone(JOINERS[1], see),
    '/(public)/asks': [{ path: '/asks', who: 'nobody', languages: publicLanguages }],
    '/(public)/asks/[ask]': [
      { path: `/asks/${key}`, who: 'nobody', languages: publicLanguages },
      { path: `/asks/${NOWHERE}`, who: 'nobody', status: 404 },
    ],
  };
}

/** What rooms for several places say to one that is in no circle. */
function visitAlone(slug: string, see: (path: string) => Visit): Record<string, readonly Visit[]> {
  return Object.fromEntries(
    ['circles', 'neighbours', 'joint-services'].map((room) => [
      `/(office)/office/[place]/${room}`,
      [see(`/office/${slug}/${room}`)],
    ]),
  );
}
