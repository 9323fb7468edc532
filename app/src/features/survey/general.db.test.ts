/** Waves of any instrument on a real database: plan, list, opening, codes, open links, corrections, closing. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { work } from '#server/db/doors.ts';
import { addDistrictList } from '#features/place/server/districts.usecases.ts';
import { mixWave } from './server/closing.usecases.ts';
import {
  changeGeneralWave,
  closeGeneralWave,
  createGeneralWave,
  openGeneralWave,
  proposeGeneralForm,
  readGeneralOpening,
} from './server/general.usecases.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { beginOpenAnswer, enterCode, readDoorOfPlace } from './server/open-link.usecases.ts';
import {
  addResident,
  importResidents,
  listResidents,
  previewResidents,
  uploadResidents,
} from './server/resident.usecases.ts';
import { openLink } from './server/respond.usecases.ts';
import { sendAnswers, submitAnswers } from './server/send.usecases.ts';
import { reopenAnswers, withdrawAnswers } from './server/sent.usecases.ts';
import { createWave, readAnonymousAnswers, readWave } from './server/survey.usecases.ts';
import { answer, fillIn, readReview } from './testing/respondent.ts';
import { openExampleWave } from './testing/example-wave.ts';
import { seedPlace } from './testing/seed.ts';
import type { LinkAddress } from './respond.types.ts';
import type { Approach, WaveMode } from './survey.types.ts';

let world: TestWorld;
let member: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
}, 60_000);
afterAll(() => world.close());

async function planResidents(change: Record<string, unknown> = {}): Promise<string> {
  const { values } = await proposeGeneralForm(member, 'shipped:residents');
  return createGeneralWave(member, {
    ...values,
    title: 'Autumn',
    purpose: 'To know what is missing.',
    ...change,
  });
}

const resident = (number: number, change: Record<string, unknown> = {}) => ({
  name: `Person ${number}`,
  addressLines: `Main Street ${number}\n12345 Vico`,
  language: 'de',
  channel: 'letter',
  ...change,
});

const openExample = (approach: Approach, mode: WaveMode, invited: number): Promise<string> =>
  openExampleWave(member, { approach, mode, invited });

async function readAddresses(waveId: string): Promise<LinkAddress[]> {
  const links = await readLetterLinks(member, waveId, ['letter']);
  return links.map(({ url }) => ({ slug: 'vico', waveId, token: new URL(url).pathname.split('/')[4] ?? '' }));
}

async function count(table: string, waveId: string): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int as n from ${table} where wave_id = $1`,
    [waveId],
  );
  return rows[0]?.n ?? -1;
}

describe('planning', () => {
  test('a shipped questionnaire is planned, changed, listed and opened with everything said', async () => {
    const waveId = await planResidents({ languages: ['de', 'ar'], population: '400' });
    await expect(openGeneralWave(member, waveId, { confirmed: 'on' })).rejects.toMatchObject({
      code: 'nobody-invited',
    });
    await addResident(member, waveId, resident(1));
    await expect(openGeneralWave(member, waveId, { confirmed: 'on' })).rejects.toMatchObject({
      code: 'crowd-too-small',
    });
    for (const number of [2, 3, 4, 5, 6]) await addResident(member, waveId, resident(number));
    await expect(openGeneralWave(member, waveId, {})).rejects.toMatchObject({ code: 'plan-not-confirmed' });
    await expect(openGeneralWave(member, waveId, { confirmed: 'on' })).rejects.toMatchObject({
      code: 'drafts-not-confirmed',
    });
    const { findings, instrument } = await readGeneralOpening(member, waveId);
    expect(Object.keys(instrument.languages)).toEqual(['en', 'de', 'ar']);
    expect(findings.map(({ code }) => code)).toContain('draft-language');
    await openGeneralWave(member, waveId, { confirmed: 'on', draftsConfirmed: 'on' });
    const wave = await readWave(member, waveId);
    expect(wave).toMatchObject({ state: 'open', asked: 6, minimumGroup: 5, approach: 'census' });
    await expect(changeGeneralWave(member, waveId, {})).rejects.toMatchObject({ status: 422 });
    await expect(
      superuser.query('update office.wave set minimum_group = 6 where wave_id = $1', [waveId]),
    ).rejects.toThrow(/keeps its mode/);
  });

  test.each([
    [{ approach: 'open', mode: 'named' }, 'open-link-is-anonymous'],
    [{ approach: 'sample', population: '' }, 'sample-needs-population'],
    [{ minimumGroup: '4' }, 'input-invalid'],
    [{ hosting: 'shared' }, 'host-needs-name'],
    [{ instrument: 'shipped:nothing' }, 'instrument-not-found'],
  ])('%o is refused: %s', async (change, code) => {
    await expect(planResidents(change)).rejects.toMatchObject({ code });
  });

  test('a governance wave is none of these', async () => {
    const input = {
      instrumentId: 'governance',
      instrumentVersion: 1,
      title: 'G',
      mode: 'named' as const,
      design: {},
    };
    const waveId = await createWave(member, input);
    await expect(readGeneralOpening(member, waveId)).rejects.toMatchObject({ code: 'wave-not-general' });
    await expect(addResident(member, waveId, resident(1))).rejects.toMatchObject({
      code: 'wave-not-general',
    });
  });
});

describe('the list', () => {
  test('twenty thousand residents come in from one file, and open with a link each', async () => {
    const waveId = await planResidents({ languages: ['de'] });
    const rows = Array.from({ length: 20_000 }, (_, i) => `Family${i};Ada;Long Street;${i};12345;Vico`);
    const content = new TextEncoder().encode(['Nachname;Vorname;Straße;Nr;PLZ;Ort', ...rows].join('\n'));
    const uploadId = await uploadResidents(member, waveId, {
      purpose: 'residents',
      fileName: 'list.csv',
      content,
    });
    expect(await importResidents(member, waveId, { uploadId, defaultLanguage: 'de' })).toBe(20_000);
    const page = await listResidents(member, waveId, { search: 'Family1234' });
    expect(page.found).toBe(11);
    expect(page.people[0]).toMatchObject({
      name: 'Ada Family1234',
      addressLines: ['Long Street 1234', '12345 Vico'],
    });
    await expect(addResident(member, waveId, resident(1))).rejects.toMatchObject({ code: 'list-too-long' });
    await openGeneralWave(member, waveId, { confirmed: 'on', draftsConfirmed: 'on' });
    expect(await count('confidential.link', waveId)).toBe(20_000);
  }, 60_000);

  test('what is wrong stands beside its row, and nothing is stored', async () => {
    await addDistrictList(member, { text: 'North; 300\nSouth; 20' });
    const waveId = await planResidents();
    const lines = ['name;address;district', 'A;Road 1, 1000 Vico;North', 'B;;', 'C;Road 2;Nowhere'];
    const content = new TextEncoder().encode(lines.join('\n'));
    const uploadId = await uploadResidents(member, waveId, {
      purpose: 'residents',
      fileName: 'l.csv',
      content,
    });
    const { people, isAcceptable } = await previewResidents(member, uploadId, 'de');
    expect(isAcceptable).toBe(false);
    expect(people.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      'letter-needs-address',
      'input-invalid',
    ]);
    await expect(importResidents(member, waveId, { uploadId, defaultLanguage: 'de' })).rejects.toMatchObject({
      code: 'list-has-problems',
    });
    expect(await count('office.invitation', waveId)).toBe(0);
  });
});

describe('a personal code', () => {
  test('leads from the letter to the same link, is refused when mistyped, and is spent with the answer', async () => {
    const waveId = await openExample('list', 'anonymous', 6);
    const [letter] = await readLetterLinks(member, waveId, ['letter']);
    const code = letter?.code ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const address = await enterCode('vico', code.toLowerCase().replaceAll('-', ' '), '10.0.0.1');
    expect(letter?.url).toContain(address.token);
    const wrong = code.endsWith('2') ? `${code.slice(0, -1)}3` : `${code.slice(0, -1)}2`;
    await expect(enterCode('vico', wrong, '10.0.0.1')).rejects.toMatchObject({ code: 'code-unknown' });
    await expect(enterCode('vico', 'short', '10.0.0.1')).rejects.toMatchObject({ code: 'code-malformed' });
    await answer(address);
    await expect(enterCode('vico', code, '10.0.0.1')).rejects.toMatchObject({ code: 'link-used' });
    // the public way into a wave with a list is closed
    await expect(beginOpenAnswer('vico', waveId, '10.0.0.1')).rejects.toMatchObject({ code: 'link-unknown' });
  });

  test('thirty wrong ones from one network, and it waits', async () => {
    for (let tried = 0; tried < 30; tried += 1)
      await expect(enterCode('vico', 'ABCDEFGHJKMN', '10.9.9.9')).rejects.toMatchObject({
        code: 'code-unknown',
      });
    await expect(enterCode('vico', 'ABCDEFGHJKMN', '10.9.9.9')).rejects.toMatchObject({ status: 429 });
    await expect(enterCode('vico', 'ABCDEFGHJKMN', '10.9.9.8')).rejects.toMatchObject({ status: 422 });
  });
});

describe('an open link', () => {
  test('stores nothing before a draft, takes each page once, and takes many', async () => {
    const waveId = await openExample('open', 'anonymous', 0);
    const door = await readDoorOfPlace('vico');
    expect(door.open.map((wave) => wave.waveId)).toContain(waveId);
    const address = await beginOpenAnswer('vico', waveId, '10.0.0.2');
    for (const table of ['link', 'draft', 'submission', 'intake'])
      expect(await count(`confidential.${table}`, waveId), table).toBe(0);
    const review = { ...(await fillIn(address)), language: 'ar' };
    const [first, second] = await Promise.all([sendAnswers(address, review), sendAnswers(address, review)]);
    expect(first.ok && second.ok && first.receipt.receipt === second.receipt.receipt).toBe(true);
    expect(await count('confidential.intake', waveId)).toBe(1);
    expect(await count('confidential.draft', waveId)).toBe(0);
    await answer(await beginOpenAnswer('vico', waveId, '10.0.0.2'));
    expect(await count('confidential.intake', waveId)).toBe(2);
    expect(await readWave(member, waveId)).toMatchObject({ asked: null });
  });

  test('a link made up by somebody else is not taken', async () => {
    const waveId = await openExample('open', 'anonymous', 0);
    const token = randomBytes(20).toString('base64url');
    await expect(openLink({ slug: 'vico', waveId, token })).rejects.toMatchObject({ code: 'link-unknown' });
  });
});

describe('named answers', () => {
  test('are seen, corrected and taken back by their link until closing', async () => {
    const waveId = await openExample('list', 'named', 2);
    const [address, other] = await readAddresses(waveId);
    if (address === undefined || other === undefined) throw new Error('no links');
    await answer(address, 'official', 'first');
    expect((await openLink(address)).sent).toMatchObject({ change: 'first' });
    expect((await openLink(other)).sent).toBeNull();
    await reopenAnswers(address);
    expect((await openLink(address)).draft?.answers).toMatchObject({ change: 'first' });
    await sendAnswers(address, await fillIn(address, 'official', 'second'));
    expect((await openLink(address)).sent).toMatchObject({ change: 'second' });
    expect(await count('confidential.named_response', waveId)).toBe(1);
    await withdrawAnswers(address);
    expect(await count('confidential.named_response', waveId)).toBe(0);
    await expect(withdrawAnswers(address)).rejects.toMatchObject({ code: 'nothing-sent' });
    await answer(address, 'official', 'third');
    await closeGeneralWave(member, waveId, { confirmed: true });
    await expect(reopenAnswers(address)).rejects.toMatchObject({ code: 'link-late' });
    expect(await count('confidential.named_response', waveId)).toBe(1);
  });

  test('anonymous ones are final', async () => {
    const waveId = await openExample('list', 'anonymous', 5);
    const [address] = await readAddresses(waveId);
    if (address === undefined) throw new Error('no link');
    await fillIn(address);
    await expect(reopenAnswers(address)).rejects.toMatchObject({ code: 'answers-are-final' });
    await sendAnswers(address, await readReview(address));
    await expect(withdrawAnswers(address)).rejects.toMatchObject({ code: 'answers-are-final' });
  });
});

describe('closing', () => {
  const submit = (
    waveId: string,
    language: string,
    channel: 'web' | 'paper',
    submissionKey: string = randomUUID(),
  ) =>
    submitAnswers(
      { placeId: member.placeId, waveId },
      { role: 'official' },
      { language, channel, submissionKey },
    );

  test('language and channel stay only with answers that share them with enough others; the list goes', async () => {
    const waveId = await openExample('list', 'anonymous', 30);
    for (let i = 0; i < 8; i += 1) await submit(waveId, 'de', 'web');
    for (let i = 0; i < 5; i += 1) await submit(waveId, 'de', 'paper');
    const key = randomUUID();
    const { receipt } = await submit(waveId, 'uk', 'paper', key);
    expect(await submit(waveId, 'uk', 'paper', key)).toEqual({ receipt, isRepeat: true });
    for (let i = 0; i < 5; i += 1) await submit(waveId, 'ar', 'web');
    await mixWave({ placeId: member.placeId, waveId });
    const { rows } = await superuser.query<{ text: string }>(
      'select answers::text as text from confidential.response where wave_id = $1',
      [waveId],
    );
    expect(rows).toHaveLength(19);
    // before closing: nothing that could be held beside the languages of the list
    expect(rows.filter(({ text }) => /\$language|\$channel/.test(text))).toEqual([]);
    expect(new Set(rows.map(({ text }) => text.length)).size).toBe(1);
    await closeGeneralWave(member, waveId, { confirmed: true });
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, waveId),
    );
    const countBy = (field: string, value: string | undefined) =>
      answers.filter((one) => (one as Record<string, unknown>)[field] === value).length;
    expect(answers).toHaveLength(19);
    // one in Ukrainian would stand alone among those without a language: the five in Arabic join it
    expect([countBy('$language', 'de'), countBy('$language', 'uk'), countBy('$language', 'ar')]).toEqual([
      13, 0, 0,
    ]);
    expect([countBy('$channel', 'paper'), countBy('$channel', 'web')]).toEqual([5, 8]);
    expect(countBy('$origin', undefined)).toBe(19);
    expect(await count('office.invitation', waveId)).toBe(0);
    await expect(submit(waveId, 'de', 'web')).rejects.toMatchObject({ code: 'link-late' });
  });

  test('answers that do not fit the questions are refused whole', async () => {
    const waveId = await openExample('open', 'anonymous', 0);
    const submission = submitAnswers(
      { placeId: member.placeId, waveId },
      { role: 'nobody' },
      { language: 'de', channel: 'paper', submissionKey: randomUUID() },
    );
    await expect(submission).rejects.toMatchObject({ code: 'answers-invalid', values: { question: 'role' } });
    expect(await count('confidential.submission', waveId)).toBe(0);
  });
});
