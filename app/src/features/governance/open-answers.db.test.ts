import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { forgetWave } from '#features/survey/server/closing.usecases.ts';
import { insertResponses } from '#features/survey/server/moving.ts';
import { saveInvitations } from '#features/survey/server/invitation.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { readOpenAnswers } from './server/results.usecases.ts';
import {
  closeGovernanceWave,
  createGovernanceWave,
  openGovernanceWave,
  proposeWaveForm,
} from './server/waves.usecases.ts';

const OFFICIALS = Array.from({ length: 12 }, (_, i) => ({
  name: `Person ${i}`,
  role: 'official',
  channel: 'hand',
}));

let world: TestWorld;
let member: Member;
let stranger: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

describe('what people wrote in an anonymous wave', () => {
  async function closeWithTexts(texts: readonly (string | undefined)[]): Promise<string> {
    const waveId = await createGovernanceWave(member, proposeWaveForm());
    await saveInvitations(member, waveId, OFFICIALS);
    await openGovernanceWave(member, waveId, { confirmed: true });
    const answers = texts.map((text) => ({
      'locality-arrivals': 'SECRET-OF-ONE',
      'why-vertical': 'only here',
      ...(text === undefined ? {} : { 'why-horizontal': text }),
    }));
    await work('test', member.placeId, (transaction) =>
      insertResponses(transaction, member.placeId, waveId, answers),
    );
    await expect(readOpenAnswers(member, waveId)).resolves.toBeNull();
    await closeGovernanceWave(member, waveId, { confirmed: true });
    return waveId;
  }

  test('is read after closing as texts alone, in an order drawn anew, from five on', async () => {
    const texts = Array.from({ length: 9 }, (_, i) => `text ${i}`);
    const waveId = await closeWithTexts(texts);
    const readings = [];
    for (let i = 0; i < 5; i += 1) readings.push(await readOpenAnswers(member, waveId));
    const [first] = readings;
    expect(first?.map(({ questionId }) => questionId)).toEqual([
      'why-horizontal',
      'why-vertical',
      'why-translocal',
      'why-within-local-government',
      'why-further',
    ]);
    expect(Object.keys(first?.[0] ?? {}).toSorted()).toEqual(['questionId', 'texts', 'title']);
    expect(first?.[0]?.texts?.toSorted()).toEqual(texts);
    expect(first?.[1]?.texts).toEqual(Array(9).fill('only here'));
    expect(first?.[2]?.texts).toBeNull();
    expect(JSON.stringify(readings)).not.toContain('SECRET');
    // Five draws of nine texts agree by chance once in 10^22.
    expect(new Set(readings.map((one) => one?.[0]?.texts?.join())).size).toBeGreaterThan(1);
  });

  test('stays unread where four wrote, and looks as if nobody had', async () => {
    const waveId = await closeWithTexts(['a', 'b', 'c', 'd', undefined, '  ']);
    const written = await readOpenAnswers(member, waveId);
    expect(written?.[0]?.texts).toBeNull();
    expect(JSON.stringify({ ...written?.[0], title: '' })).toBe(
      JSON.stringify({ ...written?.[2], questionId: 'why-horizontal', title: '' }),
    );
  });

  test('is for coordinators and officers of the place, until it is deleted with the answers', async () => {
    const waveId = await closeWithTexts(['a', 'b', 'c', 'd', 'e']);
    for (const role of ['reader', 'partner', 'observer'] as const)
      await expect(readOpenAnswers({ ...member, role }, waveId)).rejects.toMatchObject({ code: 'forbidden' });
    const intruder: Member = { ...stranger, placeId: member.placeId };
    for (const one of [stranger, intruder])
      await expect(readOpenAnswers(one, waveId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await readOpenAnswers({ ...member, role: 'officer' }, waveId))?.[0]?.texts).toHaveLength(5);
    setClock(() => new Date('2099-01-01'));
    await forgetWave({ placeId: member.placeId, waveId });
    expect((await readOpenAnswers(member, waveId))?.every(({ texts }) => texts === null)).toBe(true);
  });
});
