/**
 * The anonymity program: fifty people answer in a known order; somebody with the whole database tries to find the
 * order again, or who wrote what. They may do no better than chance, in the middle of the wave and after closing.
 * What they can see is written in docs/methods/anonymity.md.
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runDaily, runMix } from '#server/jobs/schedule.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { openLink, saveSection, sealDraft } from './server/respond.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { shuffle } from '#server/shuffle.ts';
import { closeWave } from './server/survey.usecases.ts';
import type { LinkAddress } from './respond.types.ts';
import {
  computeBound,
  computeSpearman,
  findMarkers,
  readDataDirectory,
  readOrdinals,
  readRawTuples,
} from './testing/attack.ts';
import { seedOpenWave, seedPlace } from './testing/seed.ts';

const ANSWERS = 50;
/** The minute job runs after these; seven answers still lie in the intake when the attacker comes first. */
const MIXED_AFTER = [4, 13, 30, 43];
const MIXED = 43;
/** P(7 or more right pairs of 50 by chance) is about 1 in 12,000 and of 8 or more 1 in 100,000. */
const MOST_RIGHT_PAIRS = 7;
const prefix = `zq${randomBytes(5).toString('hex')}-`;

let world: TestWorld;
let member: Member;
let superuser: pg.Client;
let waveId: string;
/** author (invitation) of each ordinal */
const authors: string[] = [];
let auditBefore: number;

beforeAll(async () => {
  world = await openTestWorld();
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
  waveId = await seedOpenWave(member, { mode: 'anonymous', invited: ANSWERS });
  const links = await readLetterLinks(member, waveId, ['mail']);
  auditBefore = await countAudit();
  for (const [ordinal, link] of shuffle(links).entries()) {
    authors.push(link.invitationId);
    await answer({ slug: 'vico', waveId, token: new URL(link.url).pathname.split('/')[4] ?? '' }, ordinal);
    if (MIXED_AFTER.includes(ordinal + 1)) await runMix();
  }
}, 120_000);
afterAll(() => world.close());

async function answer(address: LinkAddress, ordinal: number): Promise<void> {
  const text = `${prefix}${String(ordinal).padStart(3, '0')}`;
  await saveSection(address, { sectionId: 'you', entries: [['q.role', 'official']], mark: null });
  await saveSection(address, { sectionId: 'contacts', entries: [['q.change', text]], mark: null });
  const { draft } = await openLink(address);
  if (draft === null) throw new Error('no draft');
  const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
  const sent = await sendAnswers(address, { submissionKey: draft.submissionKey, reviewed });
  expect(sent.ok).toBe(true);
}

async function countAudit(): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>('select count(*)::int as n from office.audit_entry');
  return rows[0]?.n ?? 0;
}

const readOrdinal = (text: string) => readOrdinals(Buffer.from(text), prefix)[0] ?? -1;

/** Answers in every order that SQL can give. */
async function listSqlOrders(): Promise<Map<string, number[]>> {
  const orders = [
    'ctid',
    'xmin::text::bigint, ctid',
    'xmin::text::bigint desc, ctid desc',
    'cmin::text::int, ctid',
    'response_id',
  ];
  const found = new Map<string, number[]>();
  for (const order of orders) {
    const { rows } = await superuser.query<{ text: string }>(
      `select answers::text as text from confidential.response where wave_id = $1 order by ${order}`,
      [waveId],
    );
    found.set(
      `order by ${order}`,
      rows.map(({ text }) => readOrdinal(text)),
    );
  }
  // what pg_dump would write: the table as it lies there
  const { rows } = await superuser.query<{ text: string }>(
    'select answers::text as text from confidential.response',
  );
  found.set(
    'copy',
    rows.map(({ text }) => readOrdinal(text)),
  );
  const tuples = await readRawTuples(superuser, 'confidential.response');
  found.set(
    'pages',
    tuples.map(({ bytes }) => readOrdinal(bytes.toString('latin1'))),
  );
  return found;
}

function expectChance(where: string, ordinals: readonly number[]): void {
  const bound = computeBound(ordinals.length);
  expect(Math.abs(computeSpearman(ordinals)), `${where}: ${ordinals.join(' ')}`).toBeLessThan(bound);
}

/** Pairs the list of the invited with the answers, one after the other, and counts the right ones. */
function countRightPairs(people: readonly string[], ordinals: readonly number[]): number {
  return ordinals.filter((ordinal, at) => authors[ordinal] === people[at]).length;
}

async function expectNoPairs(): Promise<void> {
  for (const order of ['ctid', 'name', 'invitation_id']) {
    const { rows } = await superuser.query<{ id: string }>(
      `select invitation_id as id from office.invitation order by ${order}`,
    );
    const people = rows.map(({ id }) => id);
    for (const [where, ordinals] of await listSqlOrders())
      expect(countRightPairs(people, ordinals), `${order} × ${where}`).toBeLessThanOrEqual(MOST_RIGHT_PAIRS);
  }
}

async function countRaw(table: string): Promise<number> {
  return (await readRawTuples(superuser, table)).length;
}

test('the attack finds an order where there is one', () => {
  const ordered = Array.from({ length: ANSWERS }, (_, index) => index);
  expect(computeSpearman(ordered)).toBe(1);
  expect(() => expectChance('sorted', ordered)).toThrow();
  expect(countRightPairs(authors, ordered)).toBe(ANSWERS);
});

describe('in the middle of the wave', () => {
  test('43 answers are mixed and 7 lie sealed', async () => {
    const { rows } = await superuser.query(
      `select (select count(*)::int from confidential.response) as mixed, (select count(*)::int from confidential.intake) as sealed`,
    );
    expect(rows).toEqual([{ mixed: MIXED, sealed: ANSWERS - MIXED }]);
  });

  test('neither SQL nor pages give the order of the mixed answers, nor their authors', async () => {
    for (const [where, ordinals] of await listSqlOrders()) {
      expect(
        ordinals.filter((ordinal) => ordinal >= 0),
        where,
      ).toHaveLength(MIXED);
      expectChance(where, ordinals);
    }
    await expectNoPairs();
  });

  test('moving left no dead row behind, in no table', async () => {
    expect(await countRaw('confidential.response')).toBe(MIXED);
    // since the last mixing: 7 links spent, 7 drafts deleted
    const links = await readRawTuples(superuser, 'confidential.link');
    expect(links).toHaveLength(7);
    expect(links.filter(({ xmax }) => xmax !== 0)).toHaveLength(7);
    expect(await countRaw('confidential.intake')).toBe(7);
  });

  test('what is not mixed yet can be read nowhere in the files of the cluster, write-ahead log included', async () => {
    await superuser.query('checkpoint');
    const folder = dirname(await readDataDirectory(superuser));
    const files = findMarkers(folder, prefix);
    expect(files.size).toBeGreaterThan(0);
    for (const [file, ordinals] of files)
      expect(
        ordinals.filter((ordinal) => ordinal >= MIXED),
        file,
      ).toEqual([]);
  });

  test('the files give no order within what was mixed together', async () => {
    const folder = dirname(await readDataDirectory(superuser));
    for (const [file, ordinals] of findMarkers(folder, prefix)) {
      // The write-ahead log keeps, until it is recycled, which answers came by the same mixing: never a finer order.
      const batches = [
        ordinals.filter((o) => o < 13),
        ordinals.filter((o) => o >= 13 && o < 30),
        ordinals.filter((o) => o >= 30),
      ];
      for (const batch of batches) if (batch.length >= 10) expectChance(file, batch);
    }
  });
});

describe('what else is written', () => {
  test('no audit entry, job, sequence or commit time tells of an answer', async () => {
    expect(await countAudit()).toBe(auditBefore);
    const { rows: jobs } = await superuser.query<{ row: string }>(`select j::text as row from jobs.job j`);
    expect(jobs.filter(({ row }) => row.includes(prefix) || row.includes(waveId))).toEqual([]);
    const { rows: sequences } = await superuser.query(
      `select schemaname, sequencename from pg_sequences where schemaname in ('confidential', 'office')`,
    );
    expect(sequences).toEqual([]);
    const { rows: setting } = await superuser.query('show track_commit_timestamp');
    expect(setting).toEqual([{ track_commit_timestamp: 'off' }]);
  });

  test('no column of an anonymous answer could hold a person, a link or a time', async () => {
    const { rows } = await superuser.query(
      `select table_name, string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position) as columns
         from information_schema.columns where table_schema = 'confidential' and table_name in ('intake', 'response')
        group by table_name order by table_name`,
    );
    expect(rows).toEqual([
      { table_name: 'intake', columns: 'place_id uuid, wave_id uuid, intake_id uuid, answers jsonb' },
      { table_name: 'response', columns: 'place_id uuid, wave_id uuid, response_id uuid, answers jsonb' },
    ]);
  });
});

describe('after closing', () => {
  beforeAll(async () => {
    await closeWave(member, waveId);
    await runDaily();
  });

  test('neither SQL nor pages give the order of all fifty, nor their authors', async () => {
    for (const [where, ordinals] of await listSqlOrders()) {
      expect(ordinals, where).toHaveLength(ANSWERS);
      expectChance(where, ordinals);
    }
    await expectNoPairs();
    const { rows } = await superuser.query(
      `select count(distinct xmin::text)::int as writers from confidential.response`,
    );
    expect(rows).toEqual([{ writers: 1 }]);
  });

  test('key, links, drafts, submissions and intake are gone from tables and pages', async () => {
    for (const table of ['wave_key', 'link', 'draft', 'submission', 'intake']) {
      const { rows } = await superuser.query(`select count(*)::int as n from confidential.${table}`);
      expect(rows, table).toEqual([{ n: 0 }]);
    }
    for (const table of ['wave_key', 'link', 'draft', 'submission', 'intake'])
      expect(await countRaw(`confidential.${table}`), table).toBe(0);
    expect(await countRaw('confidential.response')).toBe(ANSWERS);
  });
});
