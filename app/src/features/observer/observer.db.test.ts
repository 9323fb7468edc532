/** Towns that share, the job, and what observers of several levels read, on the real database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteColleague } from '#features/people/server/people.usecases.ts';
import { acceptInvitation } from '#features/people/server/join.usecases.ts';
import { createPlace, readPublicPlaces } from '#features/place/server/installation.usecases.ts';
import { listLevelsAbove, readOwnLevel } from '#features/level/server/level.usecases.ts';
import {
  createLevel,
  inviteToLevel,
  readStaffedLevels,
  removeFromLevel,
  removeLevel,
} from '#features/level/server/operator.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { computeObservations } from './server/observation-job.usecases.ts';
import { readObservation } from './server/observer.usecases.ts';
import { endSharingUpward, readSharedUpward, shareUpward } from './server/sharing-upward.usecases.ts';

let world: TestWorld;
const OPERATOR = 'operator';
const levels: Record<string, Member> = {};
let town: Member;

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator(OPERATOR);
  setClock(() => new Date('2026-11-20T10:00:00Z'));
  for (const [name, kind, covers] of [
    ['Land', 'region', 'DE1'],
    ['Kreis', 'district', 'DE111'],
    ['Germany', 'country', ''],
    ['Union', 'union', ''],
  ] as const) {
    const { placeId, slug } = await createLevel(OPERATOR, { name, kind, country: 'DE', covers });
    const email = `${slug}@example.org`;
    await world.superuser.query(`insert into auth."user" (id, name, email) values ($1, $1, $2)`, [
      slug,
      email,
    ]);
    const { token } = await inviteToLevel(OPERATOR, { placeId, email });
    expect(await acceptInvitation(slug, token)).toBe(slug);
    levels[name] = { userId: slug, placeId, role: 'observer', actorId: null };
  }
  const { placeId } = await createPlace(OPERATOR, { name: 'Altdorf', country: 'DE', population: '3000' });
  await world.superuser.query(`update office.place set nuts_code = 'DE111' where place_id = $1`, [placeId]);
  town = { userId: OPERATOR, placeId, role: 'coordinator', actorId: null };
});
afterAll(() => world.close());

const refused = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

/** Small towns that share, made past the doors. */
async function addSharing(answers: readonly string[], nuts: string, round: string): Promise<void> {
  for (const answer of answers)
    await world.superuser.query(
      `with p as (insert into office.place (slug, name, country, population, nuts_code)
         select 'p-' || gen_random_uuid(), 'Shared town', 'DE', 2000, $1 returning place_id)
       insert into office.observation_record (place_id, round, until_round, facts, size_class, country, nuts_code, shared_by)
       select place_id, $2, '2030-H2', jsonb_build_object('policy', $3::text), 'rural', 'DE', $1, 'x' from p`,
      [nuts, round, answer],
    );
}

describe('levels', () => {
  test('a town sees those above it, nearest first; a level sees itself', async () => {
    expect((await listLevelsAbove(town)).map(({ name }) => name)).toEqual([
      'Kreis',
      'Land',
      'Germany',
      'Union',
    ]);
    expect((await readOwnLevel(levels['Land']!)).covers).toEqual(['DE1']);
    expect(await listLevelsAbove(levels['Land']!)).toEqual([]);
  });

  test('stand in no list of towns', async () => {
    expect((await readPublicPlaces()).map(({ name }) => name)).toEqual(['Altdorf']);
    // Whatever lists places for jobs asks for rows that a level does not have; what it has is this.
    const { rows } = await world.superuser.query<{ name: string; n: number }>(
      `select format('%I.%I', c.table_schema, c.table_name) as name,
         (xpath('//n/text()', query_to_xml(format('select count(*) as n from %I.%I t join office.place p using (place_id)
           where p.kind <> ''locality''', c.table_schema, c.table_name), false, true, '')))[1]::text::int as n
       from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
       where c.column_name = 'place_id' and c.table_schema in ('office', 'confidential', 'published')`,
    );
    expect(
      rows
        .filter(({ n }) => n > 0)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'office.audit_entry',
      'office.membership',
      'office.place',
      'published.level',
      'published.place_address',
    ]);
  });

  test('observers work on levels and nobody else does: in the use cases and in the database', async () => {
    expect(await refused(inviteColleague(town, { email: 'a@example.org', role: 'observer' }))).toBe(
      'input-invalid',
    );
    expect(await refused(inviteColleague(levels['Land']!, { email: 'a@example.org', role: 'officer' }))).toBe(
      'forbidden',
    );
    expect(await refused(inviteToLevel(OPERATOR, { placeId: town.placeId, email: 'a@example.org' }))).toBe(
      'not-found',
    );
    expect(
      await refused(inviteToLevel('land', { placeId: levels['Land']!.placeId, email: 'a@example.org' })),
    ).toBe('forbidden');
    for (const [placeId, role] of [
      [town.placeId, 'observer'],
      [levels['Land']!.placeId, 'coordinator'],
    ])
      await expect(
        world.superuser.query(
          `insert into office.membership (place_id, user_id, role) values ($1, 'union', $2)`,
          [placeId, role],
        ),
      ).rejects.toThrow('observers work on levels and nobody else does');
    await expect(
      world.superuser.query(`update office.place set kind = 'region', covers = '{DE2}' where place_id = $1`, [
        town.placeId,
      ]),
    ).rejects.toThrow('a town stays a town');
  });

  test('what a level covers must fit what it is', async () => {
    const make = (level: object) => refused(createLevel(OPERATOR, { name: 'X', country: 'DE', ...level }));
    expect(await make({ kind: 'region', covers: 'DE' })).toBe('level-cover-does-not-fit');
    expect(await make({ kind: 'region', covers: 'AT1' })).toBe('level-cover-does-not-fit');
    expect(await make({ kind: 'district', covers: '' })).toBe('level-cover-does-not-fit');
    expect(await refused(createLevel('land', { name: 'X', kind: 'union' }))).toBe('forbidden');
  });

  test('somebody is no observer any more, and a level goes with its typed name', async () => {
    const { placeId } = await createLevel(OPERATOR, {
      name: 'Short',
      kind: 'district',
      country: 'DE',
      covers: 'DE_08111',
    });
    await inviteToLevel(OPERATOR, { placeId, email: 'b@example.org' });
    expect((await readStaffedLevels(OPERATOR)).find((one) => one.placeId === placeId)?.people).toHaveLength(
      1,
    );
    await removeFromLevel(OPERATOR, { placeId, email: 'b@example.org' });
    expect(await refused(removeLevel(OPERATOR, { placeId, typedName: 'x' }))).toBe('place-name-differs');
    await removeLevel(OPERATOR, { placeId, typedName: 'Short' });
    expect(await world.count('office.place', { place_id: placeId })).toBe(0);
  });
});

describe('sharing upward', () => {
  test('nothing is sent while nothing is known; what is known is frozen as classes', async () => {
    const form = { parts: ['policy', 'capacity'], rounds: '4', understood: 'on' };
    expect(await refused(shareUpward(town, { ...form, parts: [] }))).toBe('sharing-nothing-chosen');
    expect(await refused(shareUpward(town, form))).toBe('observer-nothing-to-share');
    await world.superuser.query(
      `insert into office.post (place_id, title, hours_a_week, from_on) values ($1, 'Integration', 15, '2020-01-01')`,
      [town.placeId],
    );
    await shareUpward(town, form);
    const { inForce, levels: above } = await readSharedUpward(town);
    expect(inForce).toMatchObject({
      round: '2026-H2',
      untilRound: '2028-H1',
      facts: { posts: 'one', hours: 'up-to-half' },
    });
    expect(above).toHaveLength(4);
    expect(await refused(shareUpward({ ...town, role: 'officer' }, form))).toBe('forbidden');
    await endSharingUpward(town);
    expect((await readSharedUpward(town)).inForce).toBeNull();
    expect(await refused(endSharingUpward(town))).toBe('sharing-not-in-force');
  });
});

describe('a half-year that ended', () => {
  const readPolicy = async (name: string, round = 0) => {
    const { rounds } = await readObservation(levels[name]!);
    const rows = rounds[round]?.facts.find(({ fact }) => fact === 'policy')?.rows ?? [];
    return rows
      .filter(({ size }) => size === 'rural')
      .map((row) => ({
        area: row.areaName,
        places: row.places,
        answers: row.answers.map(({ answers, places }) => `${answers.join('+')} ${places}`),
      }));
  };

  test('twelve towns of the district are counted for every level above; the towns themselves read nothing', async () => {
    await addSharing(
      Array.from({ length: 14 }, (_, i) => (i < 7 ? 'mixed' : 'lacking')),
      'DE111',
      '2026-H2',
    );
    await addSharing(['mixed', 'mixed', 'inclusive'], 'DE12', '2026-H2');
    await computeObservations();
    expect(await readObservation(levels['Kreis']!)).toMatchObject({ rounds: [{ round: '2026-H1' }] });
    expect(await readPolicy('Kreis')).toEqual([{ area: 'Kreis', places: null, answers: [] }]);

    setClock(() => new Date('2027-01-01T10:00:00Z'));
    await computeObservations();
    const shown = { places: 14, answers: ['inclusive 0', 'mixed 7', 'lacking 7'] };
    expect(await readPolicy('Kreis')).toEqual([{ area: 'Kreis', ...shown }]);
    expect(await readPolicy('Land')).toEqual([
      { area: 'Land', ...shown },
      { area: 'Kreis', ...shown },
    ]);
    expect((await readPolicy('Union')).map(({ area, places }) => [area, places])).toEqual([
      ['Union', 14],
      ['Kreis', 14],
      ['Land', 14],
      ['Germany', 14],
    ]);
    expect(await refused(readObservation(town))).toBe('forbidden');
    expect(await refused(readObservation({ ...town, role: 'observer' }))).toBe('not-found');
  });

  test('a round once made is kept; who leaves takes the whole cohort along', async () => {
    await computeObservations();
    await expect(world.superuser.query(`delete from office.level_observation`)).rejects.toThrow(
      'once made is kept',
    );
    await world.superuser.query(
      `update office.observation_record set ended_on = '2027-03-01' where place_id =
         (select place_id from office.observation_record where nuts_code = 'DE111' and ended_on is null limit 1)`,
    );
    setClock(() => new Date('2027-07-01T10:00:00Z'));
    await computeObservations();
    expect(await readPolicy('Kreis')).toEqual([{ area: 'Kreis', places: null, answers: [] }]);
    expect((await readPolicy('Kreis', 1))[0]?.places).toBe(14);
  });

  test('coverage counts towns with a public page', async () => {
    const { coverage } = await readObservation(levels['Land']!);
    expect(coverage.find(({ size }) => size === 'rural')).toEqual({
      size: 'rural',
      inRegister: null,
      onInstallation: 1,
    });
  });
});
