/** A level above the towns, whose observer is the operator too; what a town shares with it; towns laid into the database. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const officeLanguages = ['en', 'de'];

/** Makes a level and joins it as an observer. The visitor is the operator. @returns its address */
export async function makeLevel(
  visitor: Visitor,
  fields: {
    readonly name: string;
    readonly kind: string;
    readonly country?: string;
    readonly covers?: string;
  },
  email: string,
): Promise<string> {
  const page = await visitor.open('/set-up/levels');
  const form = 'form[action^="?/add"]';
  const made = expectPage(await visitor.submit(page, { form, fields }), `making the level ${fields.name}`);
  const asked = await visitor.submit(made, { button: `Ask to observe ${fields.name}`, fields: { email } });
  const link = asked.document.querySelector('code')?.textContent;
  if (!link) throw new Error(`No link for ${email}: ${asked.text.slice(0, 400)}`);
  const joined = await visitor.submit(await visitor.open(new URL(link).pathname), { form: 'form' });
  return new URL(expectPage(joined, `joining ${fields.name}`).url).pathname.split('/')[2] ?? '';
}

export async function visitObserver(
  visitor: Visitor,
  { slug, without }: { readonly slug: string; readonly without: string },
): Promise<Record<string, readonly Visit[]>> {
  const level = await makeLevel(
    visitor,
    { name: 'Upper Bavaria', kind: 'region', country: 'DE', covers: 'DE21' },
    'upper@example.org',
  );
  const see = (path: string): Visit[] => [
    { path: `/office/${level}${path}`, who: 'operator', languages: officeLanguages },
    { path: `/office/${slug}${path}`, who: 'partner', status: 403 },
  ];
  return {
    '/(office)/set-up/levels': [
      { path: '/set-up/levels', who: 'operator', languages: officeLanguages },
      { path: '/set-up/levels', who: 'neighbour', status: 403 },
    ],
    [`${office}/observer`]: see('/observer'),
    [`${office}/observer/needs`]: see('/observer/needs'),
    [`${office}/visible-to-levels`]: [
      { path: `/office/${slug}/visible-to-levels`, who: 'operator', languages: officeLanguages },
      { path: `/office/${without}/visible-to-levels`, who: 'neighbour' },
    ],
  };
}

export interface SharingTowns {
  readonly count: number;
  readonly country: string;
  readonly nuts: string;
  readonly population: number;
  readonly size: string;
  /** areas of life in which every second, every third … town knows an obstacle */
  readonly needs: Readonly<Record<string, number>>;
}

/** Towns that share policies and needs, laid into the database as their coordinators would have sent them. */
export async function seedSharingTowns(
  dataDirectory: string,
  groups: readonly SharingTowns[],
): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(dataDirectory, 'database', 'port'), 'utf8')),
    user: 'postgres',
    password: readFileSync(join(dataDirectory, 'secrets', 'database-superuser'), 'utf8').trim(),
    database: 'vicus',
  });
  await client.connect();
  try {
    for (const group of groups) for (let at = 0; at < group.count; at += 1) await seedTown(client, group, at);
  } finally {
    await client.end();
  }
}

async function seedTown(client: pg.Client, group: SharingTowns, at: number): Promise<void> {
  const id = randomUUID();
  const { country, nuts, population, size } = group;
  await client.query(
    `insert into office.place (place_id, slug, name, country, population, nuts_code)
     values ($1::uuid, 'town-' || left($1::text, 8), 'Town ' || left($1::text, 8), $2, $3, $4)`,
    [id, country, population, nuts],
  );
  await client.query(
    `insert into office.observation_record (place_id, round, until_round, facts, size_class, country, nuts_code, shared_by)
     values ($1, '2020-H1', '2099-H2', $2, $3, $4, $5, 'x')`,
    [id, JSON.stringify({ policy: at % 2 === 0 ? 'mixed' : 'lacking' }), size, country, nuts],
  );
  await client.query(
    `insert into office.needs_agreement (place_id, agreed_by, until) values ($1, 'x', '2099-01-01')`,
    [id],
  );
  for (const [area, every] of Object.entries(group.needs))
    if (at % every === 0)
      await client.query(`insert into office.shared_need values ($1, $2, 'obstacle', current_date)`, [
        id,
        area,
      ]);
}
