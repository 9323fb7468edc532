import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { now, setClock, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { configureSealing } from '#server/sealing.ts';
import {
  closeWaveOfPlace,
  countWaveProgress,
  forgetWave,
  listOpenWaves,
  listWavesToClose,
  listWavesToForget,
  listWavesToMix,
  mixWave,
  rewriteAnswerTables,
} from './server/closing.usecases.ts';
import { saveSection } from './server/respond.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { closeWave, readAnonymousAnswers, readWave, readWaveProgress } from './server/survey.usecases.ts';
import type { LinkAddress } from './respond.types.ts';
import { answer, fillIn, listAddresses } from './testing/respondent.ts';
import { seedOpenWave, seedPlace } from './testing/seed.ts';

let world: TestWorld;
let member: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

const count = (table: string, waveId: string) => world.count(table, { wave_id: waveId });

describe('mixing and closing', () => {
  test('ten answers are moved by one transaction; closing moves the rest and destroys what could lead back', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 16 });
    const addresses = await listAddresses(member, waveId);
    for (const address of addresses.slice(0, 9)) await answer(address);
    expect(await listWavesToMix()).not.toContainEqual({ placeId: member.placeId, waveId });
    expect(await mixWave({ placeId: member.placeId, waveId })).toBe(false);
    for (const address of addresses.slice(9, 10)) await answer(address);
    expect(await listWavesToMix()).toContainEqual({ placeId: member.placeId, waveId });
    expect(await mixWave({ placeId: member.placeId, waveId })).toBe(true);
    await rewriteAnswerTables();
    expect(await count('confidential.intake', waveId)).toBe(0);
    for (const address of addresses.slice(10, 13)) await answer(address);
    await saveSection(addresses[14] as LinkAddress, {
      sectionId: 'you',
      entries: [['q.role', 'official']],
      mark: null,
    });
    await closeWave(member, waveId);
    for (const table of ['wave_key', 'link', 'draft', 'submission', 'intake'])
      expect(await count(`confidential.${table}`, waveId)).toBe(0);
    const { rows } = await superuser.query(
      `select count(*)::int as answers, count(distinct xmin::text)::int as writers from confidential.response where wave_id = $1`,
      [waveId],
    );
    expect(rows).toEqual([{ answers: 13, writers: 1 }]);
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, waveId),
    );
    expect(answers).toHaveLength(13);
    expect((await readWave(member, waveId)).answered).toBe(13);
  });

  test('an answer that comes while the wave closes is either in the count or refused', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const addresses = await listAddresses(member, waveId);
    const reviews = await Promise.all(addresses.map((address) => fillIn(address)));
    const [, ...sent] = await Promise.all([
      closeWaveOfPlace(member.placeId, waveId),
      ...addresses.map((address, index) =>
        sendAnswers(address, reviews[index] ?? { submissionKey: '', reviewed: '' }).then(
          () => true,
          (error: { code?: string }) => (error.code === 'link-late' ? false : Promise.reject(error)),
        ),
      ),
    ]);
    expect(await count('confidential.response', waveId)).toBe(sent.filter(Boolean).length);
    expect(await count('confidential.intake', waveId)).toBe(0);
  });

  test('sending and rewriting at once do not lock each other out', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 20 });
    const addresses = await listAddresses(member, waveId);
    const rewrites = Array.from({ length: 8 }, () => rewriteAnswerTables());
    await Promise.all([...addresses.map((address) => answer(address)), ...rewrites]);
    expect(await count('confidential.intake', waveId)).toBe(20);
  });

  test('progress is counted once a day in steps of five', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const addresses = await listAddresses(member, waveId);
    for (const address of addresses.slice(0, 7)) await answer(address);
    expect(await readWaveProgress(member, waveId)).toEqual({
      asked: 12,
      answeredInSteps: 0,
      countedOn: null,
    });
    expect(await listOpenWaves()).toContainEqual({ placeId: member.placeId, waveId });
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toEqual({
      asked: 12,
      answeredInSteps: 5,
      countedOn: today(),
    });
    for (const address of addresses.slice(7)) await answer(address);
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toMatchObject({ answeredInSteps: 5 });
    const tomorrow = new Date(now().getTime() + 86_400_000);
    setClock(() => tomorrow);
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toMatchObject({ answeredInSteps: 10 });
  });

  test('a wave past its last day is listed for closing, and one past its retention date is forgotten', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(member, waveId);
    if (address) await answer(address);
    const place = { placeId: member.placeId, waveId };
    expect(await listWavesToClose()).not.toContainEqual(place);
    setClock(() => new Date(Date.now() + 15 * 86_400_000));
    expect(await listWavesToClose()).toContainEqual(place);
    await closeWaveOfPlace(member.placeId, waveId);
    await forgetWave(place);
    expect(await count('confidential.response', waveId)).toBe(1);
    setClock(() => new Date(Date.now() + 366 * 86_400_000));
    expect(await listWavesToForget()).toContainEqual(place);
    await forgetWave(place);
    expect(await count('confidential.response', waveId)).toBe(0);
    expect(await count('office.invitation', waveId)).toBe(0);
  });

  test('answers that were sealed with a lost secret are not thrown away', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(member, waveId);
    const secret = randomBytes(32);
    configureSealing(secret);
    if (address) await answer(address);
    configureSealing(randomBytes(32));
    await expect(closeWave(member, waveId)).rejects.toMatchObject({ code: 'sealing-secret-missing' });
    expect(await count('confidential.intake', waveId)).toBe(1);
    configureSealing(secret);
    await closeWave(member, waveId);
    expect((await readWave(member, waveId)).answered).toBe(1);
  });
});
