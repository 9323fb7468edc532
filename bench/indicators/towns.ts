/** Towns with an office, as many as wanted: one by the use case, the others as copies of its rows, each with its code in the register. */
import { Client } from 'pg';
import type { Member } from '../../app/src/server/auth/member.ts';
import { createAccount } from '../../app/src/server/auth/session.ts';
import { chooseIndicators } from '../../app/src/features/indicator/server/chosen.usecases.ts';
import { ACCOUNT } from '../connect.ts';
import { signInAs } from '../../e2e/operator.ts';
import type { Product } from '../product.ts';
import { foundPlace } from '../places.ts';
import { COUNTRY, INDICATORS } from './file.ts';

/** Places whose pages are opened. */
const VISITED = 25;
const READER = { name: 'Rita', email: 'rita@example.org', password: 'four other words here' };

export interface Towns {
  readonly count: number;
  /** the ones that are visited, evenly over all */
  readonly visited: readonly { readonly slug: string; readonly member: Member }[];
  readonly staffCookie: string;
  readonly readerCookie: string;
}

/** The town of the use case has the number 1; the others follow. */
export async function makeTowns(product: Product, userId: string, count: number): Promise<Towns> {
  const template = await foundPlace(userId);
  await createAccount(READER);
  const client = new Client({ connectionString: toVicus(product.superuserUrl) });
  await client.connect();
  try {
    await client.query('update office.place set register_code = $2 where place_id = $1', [
      template.member.placeId,
      `${COUNTRY}_000001`,
    ]);
    await copyTowns(client, template.member.placeId, count);
    await fillRegister(client, count);
    const visited = await appoint(client, template.member);
    for (const { member } of visited) await chooseIndicators(member, { indicators: INDICATORS });
    await client.query('analyze');
    const [staffCookie, readerCookie] = [
      await openSession(product, ACCOUNT),
      await openSession(product, READER),
    ];
    return { count, visited, staffCookie, readerCookie };
  } finally {
    await client.end();
  }
}

function toVicus(superuserUrl: string): string {
  const url = new URL(superuserUrl);
  url.pathname = '/vicus';
  return url.href;
}

async function copyTowns(client: Client, templateId: string, count: number): Promise<void> {
  await client.query(
    `create temp table copied as select gen_random_uuid() as place_id, n from generate_series(2, $1::int) n`,
    [count],
  );
  await client.query(
    `insert into published.place_address (slug, place_id) select 'bench-' || n, place_id from copied`,
  );
  const changed = {
    place_id: 'c.place_id',
    slug: `'bench-' || c.n`,
    register_code: `'${COUNTRY}_' || lpad(c.n::text, 6, '0')`,
  };
  for (const table of ['office.place', 'published.place']) await copyRows(client, table, templateId, changed);
}

/** Every column as it is, but for those that tell places apart. */
async function copyRows(
  client: Client,
  table: string,
  templateId: string,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const values = rows.map(({ name }) => changed[name] ?? `t."${name}"`);
  await client.query(
    `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from ${table} t, copied c where t.place_id = $1`,
    [templateId],
  );
}

/**
 * An entry in the register for every town, all of one country, with what the comparison room fits: employment of a pattern
 * over age, housing and size, and some chance.
 */
async function fillRegister(client: Client, count: number): Promise<void> {
  await client.query(`insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
    values ('bench', 'Drawn places', 'Bench', 'none', ${count}, 'bench')`);
  await client.query(`insert into reference.register_place (place_code, level, country, national_code, name, search_name, dataset)
    values ('${COUNTRY}', 'country', '${COUNTRY}', '${COUNTRY}', 'Country', 'country', 'bench')`);
  await client.query('select setseed(0.5)');
  await client.query(
    `insert into reference.register_place
      (place_code, level, parent_code, country, national_code, name, search_name, area_km2, degree_of_urbanisation, dataset)
      select '${COUNTRY}_' || lpad(n::text, 6, '0'), 'locality', '${COUNTRY}', '${COUNTRY}', lpad(n::text, 6, '0'),
        'Town ' || n, 'town ' || n, 10 + n % 70, 1 + n % 3, 'bench' from generate_series(1, $1::int) n`,
    [count],
  );
  await client.query(
    `insert into reference.place_population select '${COUNTRY}_' || lpad(n::text, 6, '0'), 2021, 300 + (n * 7919) % 30000, 'bench'
      from generate_series(1, $1::int) n`,
    [count],
  );
  await client.query(
    `insert into reference.place_characteristic
      select '${COUNTRY}_' || lpad(n::text, 6, '0'), f.name, 2021, f.value, null, 'bench'
      from (select n, n * 31 % 25 as old, n * 17 % 40 as rented, n % 12 as young, random() * 6 as chance
        from generate_series(1, $1::int) n) d,
      lateral (values ('employment-percent', 70 - old * 0.6 + rented * 0.1 + chance), ('under-18-percent', 12 + young),
        ('over-65-percent', 10 + old), ('rented-dwellings-percent', rented)) f (name, value)`,
    [count],
  );
}

/** Anna coordinates the places that are visited, Rita reads there. */
async function appoint(client: Client, { userId }: Member): Promise<Towns['visited']> {
  const { rows } = await client.query<{ place_id: string; slug: string }>(
    `select place_id, slug from (select place_id, slug, row_number() over (order by register_code) as n, count(*) over () as total
      from office.place where register_code is not null) p
      where (n - 1) % greatest(1, total / $1::int) = 0 order by n limit $1::int`,
    [VISITED],
  );
  const ids = rows.map(({ place_id }) => place_id);
  await client.query(
    `insert into office.membership (place_id, user_id, role) select place_id, $2, 'coordinator' from unnest($1::uuid[]) p (place_id)
      on conflict do nothing`,
    [ids, userId],
  );
  await client.query(
    `insert into office.membership (place_id, user_id, role) select place_id, u.id, 'reader'
      from unnest($1::uuid[]) p (place_id), auth."user" u where u.email = $2`,
    [ids, READER.email],
  );
  return rows.map(({ place_id, slug }) => ({
    slug,
    member: { userId, placeId: place_id, role: 'coordinator', actorId: null },
  }));
}

async function openSession(
  { origin }: Product,
  account: { readonly email: string; readonly password: string },
): Promise<string> {
  const visitor = await signInAs(origin, account);
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
