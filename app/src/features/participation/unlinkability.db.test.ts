/**
 * Forty people spend codes in a known order, each supporting one of four proposals. Somebody with the whole database and
 * all slips tries to find what a code supported. They may learn no more than the counts. docs/methods/participation.md.
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMarkers, readDataDirectory, readRawTuples } from '#features/survey/testing/attack.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { runMix } from '#server/jobs/schedule.ts';
import { configureSealing } from '#server/sealing.ts';
import { readPublicConsultation } from './server/public-pages.usecases.ts';
import { sendBallot } from './server/take-part.usecases.ts';
import { makeKey, seedCodes, seedOpenConsultation, seedProposal } from './testing/seed.ts';

const PEOPLE = 42;
/** The minute job runs after these; two ballots still lie sealed when the attacker comes. */
const COUNTED_AFTER = [5, 12, 25, 40];
const secret = randomBytes(32);

let world: TestWorld;
let superuser: pg.Client;
let consultationId: string;
let codes: readonly string[];
let auditBefore: number;
const proposals: string[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  configureSealing(secret);
  const member = await seedPlace(world, 'vico');
  superuser = world.superuser;
  consultationId = await seedOpenConsultation(member);
  for (const title of ['Bench', 'Tree', 'Well', 'Lamp'])
    proposals.push(await seedProposal(member, consultationId, title));
  codes = await seedCodes(member, consultationId, PEOPLE + 5);
  auditBefore = await countAudit();
  for (let person = 0; person < PEOPLE; person += 1) {
    const ballot = { key: makeKey(), proposalId: proposals[person % 4], way: 'code', code: codes[person] };
    await sendBallot({ slug: 'vico', consultationId, network: '192.0.2.99' }, ballot);
    if (COUNTED_AFTER.includes(person + 1)) await runMix();
  }
}, 60_000);
afterAll(() => world.close());

async function countAudit(): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>('select count(*)::int n from office.audit_entry');
  return rows[0]?.n ?? 0;
}

test('counts are right, and what came since the last counting is in none', async () => {
  const page = await readPublicConsultation('vico', consultationId);
  expect(page.proposals.map(({ support }) => support.coded)).toEqual([10, 10, 10, 10]);
});

test('spent codes are gone, unspent ones are all alike, and no order of theirs is that of the slips', async () => {
  const { rows } = await superuser.query<{ hash: Buffer; xmin: string }>(
    'select code_hash as hash, xmin::text from confidential.support_code order by ctid',
  );
  expect(rows).toHaveLength(5);
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
  // all codes of the batch were inserted in the order of their hashes
  expect(rows.map(({ hash }) => hash.toString('hex'))).toEqual(
    rows.map(({ hash }) => hash.toString('hex')).toSorted(),
  );
});

test('no row that tells a proposal was written by a transaction that spent a code', async () => {
  const tallies = await readRawTuples(superuser, 'office.support_tally');
  expect(tallies).toHaveLength(4);
  expect(new Set(tallies.map(({ xmin }) => xmin)).size).toBe(1);
  const spenders = [
    ...(await readRawTuples(superuser, 'confidential.support_code')).map(({ xmax }) => xmax),
    ...(await readRawTuples(superuser, 'confidential.ballot')).map(({ xmin }) => xmin),
    ...(await readRawTuples(superuser, 'confidential.participation_submission')).map(({ xmin }) => xmin),
  ];
  expect(spenders).not.toContain(tallies[0]?.xmin);
});

test('counting left no ballot and no spent code behind, not even as a dead row', async () => {
  expect(await readRawTuples(superuser, 'confidential.ballot')).toHaveLength(PEOPLE - 40);
  const left = await readRawTuples(superuser, 'confidential.support_code');
  expect(left.filter(({ xmax }) => xmax !== 0)).toHaveLength(PEOPLE - 40);
});

test('a ballot that lies there says nothing: equal length, sealed, no id of a proposal in any file', async () => {
  const { rows } = await superuser.query<{ n: number; row: string }>(
    `select octet_length(sealed)::int as n, b::text as row from confidential.ballot b`,
  );
  expect(new Set(rows.map(({ n }) => n)).size).toBe(1);
  for (const { row } of rows) for (const id of proposals) expect(row).not.toContain(id.replaceAll('-', ''));
  const { rows: columns } = await superuser.query(
    `select table_name, string_agg(column_name, ', ' order by ordinal_position) as columns from information_schema.columns
      where table_schema = 'confidential' and table_name in ('ballot', 'support_code', 'participation_submission')
      group by table_name order by table_name`,
  );
  expect(columns).toEqual([
    { table_name: 'ballot', columns: 'place_id, consultation_id, ballot_id, kind, sealed' },
    { table_name: 'participation_submission', columns: 'place_id, submission_hash, day' },
    { table_name: 'support_code', columns: 'place_id, consultation_id, code_hash' },
  ]);
});

test('no code, address, audit entry, job or sequence is written anywhere', async () => {
  await superuser.query('checkpoint');
  const folder = dirname(await readDataDirectory(superuser));
  for (const code of codes.slice(0, 3))
    for (const written of [code, code.replaceAll('-', '')])
      expect(findMarkers(folder, written), written).toEqual(new Map());
  expect(findMarkers(folder, '192.0.2.99')).toEqual(new Map());
  expect(await countAudit()).toBe(auditBefore);
  const { rows } = await superuser.query(
    `select sequencename from pg_sequences where schemaname in ('confidential', 'office')`,
  );
  expect(rows).toEqual([]);
});

test('the hash of a code cannot be checked against a slip without the secret outside the database', async () => {
  const { computeCodeHash } = await import('./code.rules.ts');
  const letters = codes[PEOPLE] ?? '';
  const genuine = computeCodeHash(consultationId, letters);
  configureSealing(randomBytes(32));
  const guessed = computeCodeHash(consultationId, letters);
  configureSealing(secret);
  const { rows } = await superuser.query<{ found: number }>(
    'select count(*)::int as found from confidential.support_code where code_hash = any($1)',
    [[guessed]],
  );
  expect(rows).toEqual([{ found: 0 }]);
  const { rows: real } = await superuser.query(
    'select 1 from confidential.support_code where code_hash = $1',
    [genuine],
  );
  expect(real).toHaveLength(1);
});
