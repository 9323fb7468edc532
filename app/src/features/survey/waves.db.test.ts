import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { addDays, setClock, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { importAnswers } from './server/import.usecases.ts';
import {
  listInvitations,
  readLetterLinks,
  removeInvitation,
  saveInvitations,
} from './server/invitation.usecases.ts';
import {
  changeClosingDay,
  changeWave,
  closeWave,
  createWave,
  listWaves,
  readNamedAnswers,
  readWave,
  readWaveProgress,
  removeDraftWave,
} from './server/survey.usecases.ts';
import { openWave } from './server/open-wave.usecases.ts';
import { INSTRUMENT, listPeople, ROLE_QUESTION, seedOpenWave, seedPlace } from './testing/seed.ts';

let world: TestWorld;
let member: Member;
let stranger: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  superuser = world.superuser;
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

const count = (table: string, waveId: string) => world.count(table, { wave_id: waveId });

describe('a wave', () => {
  test('is made, changed, opened, closed, and never opened again', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'example-contacts',
      instrumentVersion: 1,
      title: ' Spring ',
      mode: 'named',
      design: { windows: ['before', 'now'] },
    });
    await changeWave(member, waveId, { title: 'Summer', mode: 'anonymous' });
    expect(await readWave(member, waveId)).toMatchObject({
      title: 'Summer',
      mode: 'anonymous',
      state: 'draft',
      asked: null,
    });
    const opening = {
      instrument: INSTRUMENT,
      closesOn: addDays(today(), 7),
      retentionUntil: addDays(today(), 300),
      respondentQuestions: [ROLE_QUESTION],
    };
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({ code: 'nobody-invited' });
    await saveInvitations(member, waveId, listPeople(4));
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({ code: 'crowd-too-small' });
    await saveInvitations(member, waveId, listPeople(4));
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({
      code: 'respondents-singled-out',
    });
    await expect(openWave(member, waveId, { ...opening, closesOn: '2020-01-01' })).rejects.toMatchObject({
      code: 'closes-in-the-past',
    });
    await openWave(member, waveId, { ...opening, respondentQuestions: [] });
    expect(await readWave(member, waveId)).toMatchObject({ state: 'open', asked: 8, openedOn: today() });
    await expect(openWave(member, waveId, { ...opening, respondentQuestions: [] })).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(changeWave(member, waveId, { mode: 'named' })).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(saveInvitations(member, waveId, listPeople(1))).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(
      superuser.query(`update office.wave set mode = 'named' where wave_id = $1`, [waveId]),
    ).rejects.toThrow(/keeps its mode/);
    await closeWave(member, waveId);
    expect(await readWave(member, waveId)).toMatchObject({ state: 'closed', answered: 0, closedOn: today() });
    await expect(closeWave(member, waveId)).rejects.toMatchObject({ code: 'wave-not-open' });
    await expect(
      superuser.query(`update office.wave set state = 'open' where wave_id = $1`, [waveId]),
    ).rejects.toThrow(/stays closed/);
    expect((await listWaves(member)).map((wave) => wave.waveId)).toContain(waveId);
  });

  test('has a last day that may be moved while it is open, never into the past or past the retention', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 10 });
    for (const closesOn of [today(), addDays(today(), 365)]) {
      await changeClosingDay(member, waveId, { closesOn });
      expect((await readWave(member, waveId)).closesOn).toBe(closesOn);
    }
    const tries = [
      [addDays(today(), -1), 'closes-in-the-past'],
      [addDays(today(), 366), 'closes-after-retention'],
      ['31.12.2099', 'input-invalid'],
      ['', 'input-invalid'],
    ] as const;
    for (const [closesOn, code] of tries)
      await expect(changeClosingDay(member, waveId, { closesOn })).rejects.toMatchObject({
        code,
        status: 422,
        field: 'closesOn',
      });
    const closesOn = addDays(today(), 3);
    await expect(changeClosingDay(stranger, waveId, { closesOn })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(changeClosingDay({ ...member, role: 'reader' }, waveId, { closesOn })).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    );
    const { rows } = await superuser.query<{ detail: object }>(
      `select detail from office.audit_entry where object_id = $1 and detail ? 'closesOn' order by at`,
      [waveId],
    );
    expect(rows.map(({ detail }) => detail)).toEqual([
      { closesOn: today() },
      { closesOn: addDays(today(), 365) },
    ]);
    await closeWave(member, waveId);
    await expect(changeClosingDay(member, waveId, { closesOn })).rejects.toMatchObject({
      code: 'wave-not-open',
    });
  });

  test('belongs to its place, and to the roles that may', async () => {
    const waveId = await seedOpenWave(member, { mode: 'named', invited: 5 });
    for (const attempt of [
      () => readWave(stranger, waveId),
      () => closeWave(stranger, waveId),
      () => listInvitations(stranger, waveId),
      () => readLetterLinks(stranger, waveId, ['mail']),
      () => changeWave(stranger, waveId, { title: 'x' }),
      () => readWaveProgress(stranger, waveId),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found', status: 404 });
    const reader: Member = { ...member, role: 'reader' };
    await expect(closeWave(reader, waveId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readLetterLinks(reader, waveId, ['mail'])).rejects.toMatchObject({ code: 'forbidden' });
    // A stranger who names this place in the door is let in by no policy.
    const intruder: Member = { ...stranger, placeId: member.placeId };
    await expect(closeWave(intruder, waveId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await readWave(member, waveId)).state).toBe('open');
  });

  test('a draft is removed with its list', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'x',
      instrumentVersion: 1,
      title: 'T',
      mode: 'named',
      design: {},
    });
    await saveInvitations(member, waveId, listPeople(2));
    const [first] = await listInvitations(member, waveId);
    await removeInvitation(member, waveId, first?.invitationId ?? '');
    expect(await listInvitations(member, waveId)).toHaveLength(1);
    await removeDraftWave(member, waveId);
    await expect(readWave(member, waveId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a list with one bad row is not stored at all', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'x',
      instrumentVersion: 1,
      title: 'T',
      mode: 'named',
      design: {},
    });
    for (const bad of [
      { name: '', role: 'official', email: 'a@example.org' },
      { name: 'A', role: 'mayor', email: 'a@example.org' },
      { name: 'A', role: 'official', channel: 'mail' },
      { name: 'A', role: 'official', channel: 'hand', politicalGroup: 'mixed' },
      { name: 'x'.repeat(10_000), role: 'official', channel: 'hand' },
      { name: 'A', role: 'official', email: '<script>', channel: 'mail' },
      'garbage',
      null,
    ])
      await expect(saveInvitations(member, waveId, [...listPeople(2), bad])).rejects.toMatchObject({
        status: 422,
      });
    expect(await listInvitations(member, waveId)).toEqual([]);
  });
});

describe('answers collected elsewhere', () => {
  test('become a closed wave, named or without names', async () => {
    const respondents = [
      {
        name: 'A',
        role: 'official' as const,
        answers: { role: 'official', contact: { school: { now: '2' } } },
      },
      { name: 'B', role: 'partner-organisation' as const, answers: { contact: { club: { before: '1' } } } },
    ];
    const input = {
      instrument: INSTRUMENT,
      title: 'Paper',
      design: {},
      closedOn: '2026-01-31',
      retentionUntil: '2027-01-31',
      asked: 3,
      respondents,
    };
    const named = await importAnswers(member, { ...input, mode: 'named' });
    expect(await readWave(member, named)).toMatchObject({ state: 'closed', asked: 3, answered: 2 });
    expect(await readOffice(member, (reader) => readNamedAnswers(reader, named))).toHaveLength(2);
    const anonymous = await importAnswers(member, { ...input, mode: 'anonymous' });
    expect(await count('confidential.response', anonymous)).toBe(2);
    expect(await count('office.invitation', anonymous)).toBe(0);
    await expect(importAnswers(member, { ...input, mode: 'named', asked: 1 })).rejects.toMatchObject({
      code: 'more-answers-than-asked',
    });
    const wrong = [{ ...respondents[0], answers: { role: 'king' } }] as typeof respondents;
    await expect(
      importAnswers(member, { ...input, mode: 'named', respondents: wrong }),
    ).rejects.toMatchObject({ code: 'answers-not-accepted', values: { row: 1 } });
    await expect(
      importAnswers({ ...stranger, placeId: member.placeId }, { ...input, mode: 'named' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
