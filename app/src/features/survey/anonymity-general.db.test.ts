/**
 * The anonymity program for general waves: a wave with a list and one with an open link, answered in the order of the
 * list and of coming. Somebody with the whole database and the list tries to pair them, by order and by language. They
 * may do no better than chance for what left the intake, and after closing for all. docs/methods/anonymity.md
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type pg from 'pg';
import { EXAMPLE_INSTRUMENT } from '@vicus/questionnaire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runMix } from '#server/jobs/schedule.ts';
import { createGeneralWave, proposeGeneralForm } from './server/general.usecases.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { beginOpenAnswer } from './server/open-link.usecases.ts';
import { openWave } from './server/open-wave.usecases.ts';
import { addResident } from './server/resident.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { closeWave } from './server/survey.usecases.ts';
import {
  computeBound,
  computeSpearman,
  findMarkers,
  readDataDirectory,
  readOrdinals,
  readRawTuples,
} from './testing/attack.ts';
import { fillIn } from './testing/respondent.ts';
import { seedPlace } from './testing/seed.ts';
import type { LinkAddress } from './respond.types.ts';

const ANSWERS = 33;
/** The minute job runs after these; three answers still lie in the intake. */
const MIXED_AFTER = [11, 30];
const MIXED = 30;
/** Every third of the invited reads Arabic; what is stored may not say which answers those are. */
const languageOf = (ordinal: number): string => (ordinal % 3 === 0 ? 'ar' : 'de');

let world: TestWorld;
let member: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
}, 120_000);
afterAll(() => world.close());

async function open(approach: 'list' | 'open'): Promise<string> {
  const { values } = await proposeGeneralForm(member, 'shipped:residents');
  const plan = { ...values, title: approach, purpose: 'Trial.', approach, mode: 'anonymous' };
  const waveId = await createGeneralWave(member, plan);
  const invited = approach === 'list' ? ANSWERS : 0;
  for (let number = 0; number < invited; number += 1)
    await addResident(member, waveId, {
      // sorted by name as the office sees it, and answered in this order
      name: `Person ${String(number).padStart(3, '0')}`,
      addressLines: `Road ${number}`,
      language: languageOf(number),
      channel: 'letter',
    });
  const opening = {
    instrument: EXAMPLE_INSTRUMENT,
    closesOn: addDays(today(), 9),
    retentionUntil: addDays(today(), 99),
  };
  await openWave(member, waveId, { ...opening, respondentQuestions: [] });
  return waveId;
}

async function listAddresses(waveId: string, approach: 'list' | 'open'): Promise<LinkAddress[]> {
  if (approach === 'open')
    return Promise.all(Array.from({ length: ANSWERS }, () => beginOpenAnswer('vico', waveId, '10.1.1.1')));
  const links = await readLetterLinks(member, waveId, ['letter']);
  return links.map(({ url }) => ({ slug: 'vico', waveId, token: new URL(url).pathname.split('/')[4] ?? '' }));
}

async function listOrders(waveId: string, prefix: string): Promise<Map<string, number[]>> {
  const readOrdinal = (text: string) => readOrdinals(Buffer.from(text), prefix)[0] ?? -1;
  const found = new Map<string, number[]>();
  for (const order of [
    'ctid',
    'xmin::text::bigint, ctid',
    'cmin::text::int, ctid',
    'response_id',
    'length(answers::text), ctid',
  ]) {
    const { rows } = await superuser.query<{ text: string }>(
      `select answers::text as text from confidential.response where wave_id = $1 order by ${order}`,
      [waveId],
    );
    found.set(
      order,
      rows.map(({ text }) => readOrdinal(text)),
    );
  }
  const tuples = await readRawTuples(superuser, 'confidential.response');
  const pages = tuples
    .map(({ bytes }) => readOrdinal(bytes.toString('latin1')))
    .filter((ordinal) => ordinal >= 0);
  if (pages.length > 0) found.set('pages', pages);
  return found;
}

describe.each(['list', 'open'] as const)('a general wave: %s', (approach) => {
  const prefix = `zg${randomBytes(5).toString('hex')}-`;
  let waveId: string;
  beforeAll(async () => {
    waveId = await open(approach);
    for (const [ordinal, address] of (await listAddresses(waveId, approach)).entries()) {
      const text = `${prefix}${String(ordinal).padStart(3, '0')}`;
      const sent = await sendAnswers(address, {
        ...(await fillIn(address, 'official', text)),
        language: languageOf(ordinal),
      });
      expect(sent.ok).toBe(true);
      if (MIXED_AFTER.includes(ordinal + 1)) await runMix();
    }
  }, 120_000);

  test('while open: no order of the mixed answers, and none of their languages', async () => {
    for (const [where, ordinals] of await listOrders(waveId, prefix)) {
      expect(
        ordinals.filter((ordinal) => ordinal >= 0),
        where,
      ).toHaveLength(MIXED);
      expect(Math.abs(computeSpearman(ordinals)), where).toBeLessThan(computeBound(MIXED));
    }
    const { rows } = await superuser.query<{ text: string }>(
      'select answers::text as text from confidential.response where wave_id = $1',
      [waveId],
    );
    // sealed, and of one length: neither the code nor the size tells a language
    expect(rows.filter(({ text }) => /"(ar|de)"|\$language|\$channel/.test(text))).toEqual([]);
    expect(new Set(rows.map(({ text }) => text.length)).size).toBe(1);
  });

  test('while open: what is not mixed stands in no file of the cluster, and no draft is left', async () => {
    await superuser.query('checkpoint');
    const folder = dirname(await readDataDirectory(superuser));
    for (const [file, ordinals] of findMarkers(folder, prefix))
      expect(
        ordinals.filter((ordinal) => ordinal >= MIXED),
        file,
      ).toEqual([]);
    const { rows } = await superuser.query(
      'select count(*)::int as n from confidential.draft where wave_id = $1',
      [waveId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('after closing: no order, one writing, languages only where enough share them, no list, no key', async () => {
    await closeWave(member, waveId);
    for (const [where, ordinals] of await listOrders(waveId, prefix)) {
      expect(ordinals, where).toHaveLength(ANSWERS);
      if (where !== 'length(answers::text), ctid')
        expect(Math.abs(computeSpearman(ordinals)), where).toBeLessThan(computeBound(ANSWERS));
    }
    for (const table of [
      'confidential.link',
      'confidential.wave_key',
      'confidential.submission',
      'confidential.intake',
      'office.invitation',
    ]) {
      const { rows } = await superuser.query(`select count(*)::int as n from ${table} where wave_id = $1`, [
        waveId,
      ]);
      expect(rows, table).toEqual([{ n: 0 }]);
    }
    const { rows } = await superuser.query(
      `select answers->>'$language' as language, count(*)::int as n, count(distinct xmin::text)::int as writers
         from confidential.response where wave_id = $1 group by 1 order by 1`,
      [waveId],
    );
    expect(rows).toEqual([
      { language: 'ar', n: 11, writers: 1 },
      { language: 'de', n: 22, writers: 1 },
    ]);
  });
});
