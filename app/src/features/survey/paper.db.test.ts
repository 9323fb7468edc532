/** Slips, forms keyed once and twice, and what closing does with those that wait. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import type { Language } from '#ui/messages.ts';
import { closeWaveOfPlace } from './server/closing.usecases.ts';
import { createGeneralWave, openGeneralWave, proposeGeneralForm } from './server/general.usecases.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { renderPaperForm, renderSlips } from './server/paper-print.usecases.ts';
import { addResident } from './server/resident.usecases.ts';
import { openLink } from './server/respond.usecases.ts';
import { enterSlip, keyForm, readPaperState, takeFormsKeyedOnce } from './server/paper.usecases.ts';
import { readAnonymousAnswers, readWave } from './server/survey.usecases.ts';
import { openExampleWave } from './testing/example-wave.ts';
import { seedPlace } from './testing/seed.ts';

let world: TestWorld;
let superuser: pg.Client;
let member: Member;
let colleague: Member;

beforeAll(async () => {
  world = await openTestWorld();
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
  await superuser.query(`insert into auth."user" (id, name, email) values ('two', 'two', 'two@example.org')`);
  await superuser.query(`insert into office.membership values ($1, 'two', 'officer')`, [member.placeId]);
  colleague = { ...member, userId: 'two', role: 'officer' };
}, 60_000);
afterAll(() => world.close());

const openPaperWave = () => openExampleWave(member, { approach: 'census', mode: 'anonymous', invited: 6 });
const ELECTED = { role: '1' };
const OFFICIAL = { role: '2' };
const once = { sheet: '', language: 'en' };
const again = (sheet: number, settled = '') => ({ sheet: String(sheet), language: 'en', settled });

/** Where somebody wants to look at what is printed. */
function keepForEyes(name: string, content: Uint8Array): void {
  const folder = process.env['VICUS_TEST_PRINTS'];
  if (folder) writeFileSync(join(folder, name), content);
}

async function count(table: string, waveId: string): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int as n from ${table} where wave_id = $1`,
    [waveId],
  );
  return rows[0]?.n ?? -1;
}

describe('print', () => {
  test('the form is a tagged PDF in each of its languages and names nobody; slips carry the codes', async () => {
    const { values } = await proposeGeneralForm(member, 'shipped:residents');
    const plan = { ...values, title: 'Residents', purpose: 'Trial.', approach: 'census', mode: 'anonymous' };
    const waveId = await createGeneralWave(member, { ...plan, languages: ['de', 'ar'] });
    for (let number = 1; number <= 6; number += 1)
      await addResident(member, waveId, { name: `Person ${number}`, language: 'ar', channel: 'hand' });
    await openGeneralWave(member, waveId, { confirmed: 'on', draftsConfirmed: 'on' });
    const languages = Object.keys((await readWave(member, waveId)).instrument?.languages ?? {});
    expect(languages).toContain('ar');
    for (const language of languages) {
      const { content } = await renderPaperForm(member, waveId, language as Language);
      keepForEyes(`form-${language}.pdf`, content);
      const text = Buffer.from(content).toString('latin1');
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(text).toMatch(/\/Marked true/);
      expect(text).not.toContain('Person 1');
    }
    await expect(renderPaperForm(member, waveId, 'uk')).rejects.toMatchObject({ code: 'not-found' });
    keepForEyes('slips.pdf', (await renderSlips(member, waveId, { batch: 1, language: 'de' })).content);
    await expect(renderSlips(member, waveId, { batch: 2, language: 'de' })).rejects.toMatchObject({
      code: 'not-found',
    });
  }, 60_000);
});

test('a slip spends the link of its person, once, and says what is wrong with others', async () => {
  const waveId = await openPaperWave();
  const [link] = await readLetterLinks(member, waveId, ['letter']);
  const code = link?.code ?? '';
  await enterSlip(member, waveId, { code: ` ${code.toLowerCase()} ` });
  await expect(enterSlip(member, waveId, { code })).rejects.toMatchObject({
    code: 'slip-used',
    field: 'code',
  });
  await expect(enterSlip(member, waveId, { code: 'K7M2' })).rejects.toMatchObject({ code: 'slip-malformed' });
  await expect(enterSlip(member, waveId, { code: 'K7M2-QX4T-9B3D' })).rejects.toMatchObject({
    code: 'slip-unknown',
  });
  const token = new URL(link?.url ?? '').pathname.split('/')[4] ?? '';
  await expect(openLink({ slug: 'vico', waveId, token })).rejects.toMatchObject({ code: 'link-used' });
  expect(await count('confidential.link', waveId)).toBe(5);
  expect(await readPaperState(member, waveId)).toMatchObject({ slips: 1, waiting: [] });
});

describe('forms', () => {
  test('keyed twice alike are taken; where they differ, what the paper says is', async () => {
    const waveId = await openPaperWave();
    expect(await keyForm(member, waveId, once, { role: '9' })).toMatchObject({
      kind: 'wrong',
      findings: [{ number: '1', given: '9' }],
    });
    expect(await keyForm(member, waveId, once, ELECTED)).toEqual({ kind: 'waiting', sheet: 1, skipped: [] });
    expect(await keyForm(member, waveId, once, ELECTED)).toMatchObject({ sheet: 2 });
    expect(await keyForm(colleague, waveId, again(1), ELECTED)).toMatchObject({ kind: 'taken' });
    await expect(keyForm(colleague, waveId, again(1), ELECTED)).rejects.toMatchObject({
      code: 'sheet-unknown',
    });
    expect(await keyForm(colleague, waveId, again(2), OFFICIAL)).toEqual({
      kind: 'different',
      sheet: 2,
      differences: [{ name: 'role', number: '1', first: '1', second: '2' }],
    });
    expect(await keyForm(colleague, waveId, again(2, 'on'), OFFICIAL)).toMatchObject({ kind: 'taken' });
    expect(await readPaperState(member, waveId)).toEqual({
      slips: 0,
      keyedOnce: 0,
      keyedTwice: 2,
      waiting: [],
    });
    expect([
      await count('confidential.intake', waveId),
      await count('confidential.paper_form', waveId),
    ]).toEqual([2, 0]);
  });

  test('the database alone does not tell what was keyed; a waiting form is counted at closing, none after', async () => {
    const waveId = await openPaperWave();
    for (const keyed of [ELECTED, OFFICIAL, OFFICIAL]) await keyForm(member, waveId, once, keyed);
    const { rows } = await superuser.query<{ text: string }>(
      `select t::text as text from confidential.paper_form t where wave_id = $1`,
      [waveId],
    );
    expect(rows.map(({ text }) => text).join()).not.toMatch(/official|elected/);
    expect((await readPaperState(colleague, waveId)).waiting).toEqual(
      [1, 2, 3].map((sheet) => ({ sheet, isOwn: false })),
    );
    await closeWaveOfPlace(member.placeId, waveId);
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, waveId),
    );
    expect(answers.map(({ role }) => role).toSorted()).toEqual(['elected', 'official', 'official']);
    expect((await readWave(member, waveId)).answered).toBe(3);
    await expect(keyForm(member, waveId, once, ELECTED)).rejects.toMatchObject({ code: 'wave-not-open' });
  });

  test('one who keys alone takes the forms as they are, and this is counted', async () => {
    const waveId = await openPaperWave();
    await keyForm(member, waveId, once, ELECTED);
    await keyForm(member, waveId, once, OFFICIAL);
    expect(await takeFormsKeyedOnce(member, waveId)).toBe(2);
    expect(await readPaperState(member, waveId)).toMatchObject({ keyedOnce: 2, waiting: [] });
    expect(await takeFormsKeyedOnce(member, waveId)).toBe(0);
  });

  test('two who key the same sheet a second time: it is taken once', async () => {
    const waveId = await openPaperWave();
    await keyForm(member, waveId, once, ELECTED);
    const both = await Promise.allSettled([
      keyForm(member, waveId, again(1), ELECTED),
      keyForm(colleague, waveId, again(1), ELECTED),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await count('confidential.intake', waveId)).toBe(1);
  });

  test('named waves have no forms on paper', async () => {
    const waveId = await openExampleWave(member, { approach: 'list', mode: 'named', invited: 6 });
    await expect(readPaperState(member, waveId)).rejects.toMatchObject({ code: 'wave-is-named' });
  });
});
