/**
 * The anonymity program for ways to answer: one list, answered in its order by link, by typed code and on paper. The
 * attacker kept everything that went out (letters, codes, slips, the list) and holds every table as text, the audit, the
 * jobs, the log and the mail. docs/methods/anonymity.md
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runMix } from '#server/jobs/schedule.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { computeDraftId, computeLinkHash, computeSubmissionHash } from './link.rules.ts';
import type { InvitationLink } from './survey.types.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { enterCode } from './server/open-link.usecases.ts';
import { enterSlip, keyForm } from './server/paper.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { closeWave } from './server/survey.usecases.ts';
import { computeBound, computeSpearman, readOrdinals } from './testing/attack.ts';
import { openExampleWave } from './testing/example-wave.ts';
import { fillIn } from './testing/respondent.ts';
import { seedPlace } from './testing/seed.ts';

/** `npm run soak` asks more people. */
const PEOPLE = process.env['VICUS_SOAK'] === undefined ? 36 : 300;
/** A mixing after every so many answers, as the minute job would. */
const MIX_EVERY = 12;
const CHANNELS = ['link', 'code', 'paper'] as const;
/** The best of so many orders; one right pair is what chance gives, whatever the number of people. */
const TOO_MANY_PAIRS = 8;
const prefix = `zc${randomBytes(5).toString('hex')}-`;

let world: TestWorld;
let superuser: pg.Client;
let member: Member;
let waveId: string;
let letters: InvitationLink[];
let auditBefore: number;
const submissionKeys: string[] = [];
const mails: Mail[] = [];
const printed: string[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  configureMail((mail) => Promise.resolve(void mails.push(mail)));
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
  waveId = await openExampleWave(member, { approach: 'census', mode: 'anonymous', invited: PEOPLE });
  letters = await readLetterLinks(member, waveId, ['letter']);
  auditBefore = await countAudit();
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  for (const [ordinal, letter] of letters.entries()) {
    await answerBy(CHANNELS[ordinal % CHANNELS.length] ?? 'link', ordinal, letter);
    if ((ordinal + 1) % MIX_EVERY === 0) await runMix();
  }
  vi.restoreAllMocks();
}, 600_000);
afterAll(async () => {
  vi.restoreAllMocks();
  configureMail(undefined);
  await world.close();
});

const toText = (ordinal: number): string => `${prefix}${String(ordinal).padStart(3, '0')}`;
const readCode = ({ code }: InvitationLink): string => code ?? '';
const readToken = ({ url }: InvitationLink): string => new URL(url).pathname.split('/')[4] ?? '';

async function answerBy(channel: (typeof CHANNELS)[number], ordinal: number, letter: InvitationLink) {
  if (channel === 'paper') {
    await enterSlip(member, waveId, { code: readCode(letter) });
    const keyed = { role: '2', change: toText(ordinal) };
    const first = await keyForm(member, waveId, { sheet: '', language: 'en' }, keyed);
    if (first.kind !== 'waiting') throw new Error(`a form was not taken: ${JSON.stringify(first)}`);
    // Most are keyed twice; some still wait at closing.
    if (ordinal % 4 !== 0)
      await keyForm(member, waveId, { sheet: String(first.sheet), language: 'en' }, keyed);
    return;
  }
  const address =
    channel === 'code'
      ? await enterCode('vico', readCode(letter), `10.0.0.${ordinal % 250}`)
      : { slug: 'vico', waveId, token: readToken(letter) };
  const posted = await fillIn(address, 'official', toText(ordinal));
  submissionKeys.push(posted.submissionKey);
  expect((await sendAnswers(address, { ...posted, language: 'en' })).ok).toBe(true);
}

async function countAudit(): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>('select count(*)::int as n from office.audit_entry');
  return rows[0]?.n ?? 0;
}

/** Every row of every table as text, in physical order; bytes stand there in hex. */
async function dumpTables(): Promise<Map<string, string[]>> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'reference')`,
  );
  const dump = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ line: string }>(
      `select t::text as line from ${name} t order by ctid`,
    );
    dump.set(
      name,
      rows.map(({ line }) => line),
    );
  }
  return dump;
}

/** What went out or can be computed from it, by person. */
function listHandles(letter: InvitationLink): string[] {
  const token = readToken(letter);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const code = readCode(letter);
  return [token, code, code.replaceAll('-', ''), hex(computeLinkHash(token)), hex(computeDraftId(token))];
}

function findIn(dump: ReadonlyMap<string, readonly string[]>, needles: readonly string[]): string[] {
  return [...dump].flatMap(([table, lines]) =>
    lines.some((line) => needles.some((needle) => line.includes(needle))) ? [table] : [],
  );
}

async function listOrders(): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const order of [
    'ctid',
    'xmin::text::bigint, ctid',
    'cmin::text::int, ctid',
    'response_id',
    'answers::text',
  ]) {
    // The text itself begins with the ordinal of this trial: ordered without it.
    const by = order === 'answers::text' ? `(answers - 'change')::text, ctid` : order;
    const { rows } = await superuser.query<{ text: string }>(
      `select answers::text as text from confidential.response where wave_id = $1 order by ${by}`,
      [waveId],
    );
    found.set(
      order,
      rows.map(({ text }) => readOrdinals(Buffer.from(text), prefix)[0] ?? -1),
    );
  }
  return found;
}

function countPairs(ordinals: readonly number[]): number {
  const sorted = ordinals.toSorted((a, b) => a - b);
  return ordinals.filter((ordinal, at) => sorted[at] === ordinal).length;
}

describe('while open', () => {
  test('an answer stands in one table only, and beside it nothing that went out to anybody', async () => {
    const dump = await dumpTables();
    expect(findIn(dump, [prefix])).toEqual(['confidential.response']);
    const handles = letters.flatMap(listHandles);
    const ofAnswers = new Map([['confidential.response', dump.get('confidential.response') ?? []]]);
    expect(findIn(ofAnswers, handles)).toEqual([]);
    // Whoever answered has no row of a link any more, by whichever way they came.
    expect(findIn(dump, handles)).toEqual([]);
  });

  test('neither audit, jobs, log nor mail says when anybody answered, or by which way', async () => {
    expect(await countAudit()).toBe(auditBefore);
    expect(mails).toEqual([]);
    const said = printed.join('\n');
    for (const needle of [prefix, ...letters.flatMap(listHandles)]) expect(said).not.toContain(needle);
    expect(said).not.toMatch(/Person \d|10\.0\.0\./);
    const dump = await dumpTables();
    const jobs = new Map(
      [...dump].filter(([table]) => table.startsWith('jobs.') || table.startsWith('pgboss.')),
    );
    expect(findIn(jobs, [prefix, ...submissionKeys, ...letters.flatMap(listHandles)])).toEqual([]);
  });

  test('the order of mixed answers says nothing', async () => {
    for (const [where, ordinals] of await listOrders()) {
      expect(ordinals.length, where).toBeGreaterThanOrEqual(10);
      expect(Math.abs(computeSpearman(ordinals)), where).toBeLessThan(computeBound(ordinals.length));
    }
  });
});

describe('after closing', () => {
  test('nobody who kept letters, codes, slips and the list does better than chance', async () => {
    await closeWave(member, waveId);
    for (const [where, ordinals] of await listOrders()) {
      expect(ordinals, where).toHaveLength(PEOPLE);
      expect(Math.abs(computeSpearman(ordinals)), where).toBeLessThan(computeBound(PEOPLE));
      expect(countPairs(ordinals), where).toBeLessThan(TOO_MANY_PAIRS);
    }
  });

  test('no table holds a link, code, draft, page or person of the wave', async () => {
    const dump = await dumpTables();
    const hashes = submissionKeys.map((key) => Buffer.from(computeSubmissionHash(key)).toString('hex'));
    const handles = letters.flatMap(listHandles);
    expect(findIn(dump, [...handles, ...hashes, ...submissionKeys])).toEqual([]);
    expect(findIn(dump, ['Person 1', 'Main Street 1'])).toEqual([]);
    for (const table of ['confidential.paper_form', 'confidential.intake', 'confidential.draft'])
      expect(dump.get(table), table).toEqual([]);
    expect(findIn(dump, [prefix])).toEqual(['confidential.response']);
  });

  test('ways to answer are kept for groups only, and one transaction wrote them all', async () => {
    const { rows } = await superuser.query<{ channel: string | null; n: number; writers: number }>(
      `select answers->>'$channel' as channel, count(*)::int as n, count(distinct xmin::text)::int as writers
         from confidential.response where wave_id = $1 group by 1`,
      [waveId],
    );
    for (const { n, writers } of rows) {
      expect(n).toBeGreaterThanOrEqual(5);
      expect(writers).toBe(1);
    }
  });
});
