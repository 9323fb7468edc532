import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_INSTRUMENT } from '@vicus/questionnaire';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { insertResponses } from '#features/survey/server/moving.ts';
import { codeStatement, closeRound, readRound, startTalking } from './server/coding.usecases.ts';
import { addConversation, listConversations, removeConversation } from './server/conversation.usecases.ts';
import { forgetStatements, listCodable, openRound } from './server/rounds.usecases.ts';
import {
  addTheme,
  endTheme,
  previewTheme,
  publishTheme,
  readPublicThemes,
  readTheme,
  readThemeRegister,
  removeTheme,
  respondToTheme,
} from './server/theme.usecases.ts';

let world: TestWorld;
let superuser: pg.Client;
let first: Member;
let second: Member;
let third: Member;

beforeAll(async () => {
  world = await openTestWorld();
  first = await seedPlace(world, 'vico');
  superuser = world.superuser;
  [second, third] = [await addOfficer('second'), await addOfficer('third')];
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

async function addOfficer(userId: string): Promise<Member> {
  await superuser.query(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [
    userId,
  ]);
  await superuser.query(
    `insert into office.membership (place_id, user_id, role) values ($1, $2, 'officer')`,
    [first.placeId, userId],
  );
  return { userId, placeId: first.placeId, role: 'officer', actorId: null };
}

const stand = (day: string) => setClock(() => new Date(`${day}T12:00:00Z`));

const WRITTEN = 'ideas';
const INSTRUMENT = {
  ...EXAMPLE_INSTRUMENT,
  sections: [
    {
      id: 'words',
      title: { en: 'Words' },
      questions: [{ id: WRITTEN, kind: 'long-text', label: { en: 'Ideas' }, maximumLength: 500 }],
    },
  ],
};

/** A closed anonymous wave whose respondents wrote these texts. */
async function closeWave(texts: readonly string[], quotable = 0): Promise<string> {
  const waveId = await insertWave();
  const answers = texts.map((text, i) => ({
    [WRITTEN]: text,
    ...(i < quotable ? { 'may-quote': 'yes' } : {}),
  }));
  await work('test', first.placeId, (transaction) =>
    insertResponses(transaction, first.placeId, waveId, answers),
  );
  return waveId;
}

async function insertWave(): Promise<string> {
  const { rows } = await superuser.query<{ wave_id: string }>(
    `insert into office.wave (place_id, instrument_id, instrument_version, title, mode, state, design, instrument, approach,
       opened_on, closes_on, closed_on, retention_until, asked, answered)
     values ($1, 'residents', 1, 'Residents', 'anonymous', 'closed', '{}', $2, 'census', '2026-09-01', '2026-10-01', '2026-10-01',
       '2027-10-01', 20, 10) returning wave_id`,
    [first.placeId, JSON.stringify(INSTRUMENT)],
  );
  return rows[0]?.wave_id ?? '';
}

const theme = (name: string) => ({ kind: 'tension', name, meaning: `All about ${name}` });
const open = (waveId: string) => openRound(first, { source: `${waveId}:${WRITTEN}`, title: 'Ideas 2026' });

async function codeAll(
  member: Member,
  roundId: string,
  choose: (body: string) => readonly string[],
): Promise<void> {
  const { statements } = await readRound(member, roundId);
  for (const { statementId, body } of statements) {
    const themeIds = choose(body);
    await codeStatement(member, roundId, { statementId, themeIds, noneFits: themeIds.length === 0 });
  }
}

describe('a round', () => {
  test('two code blindly, talk, agree; counts and alpha outlive the texts', async () => {
    const waveId = await closeWave(
      ['noise one', 'noise two', 'noise three', 'noise four', 'noise five', 'bus one', 'other'],
      2,
    );
    const [noise, bus] = [await addTheme(first, theme('Noise')), await addTheme(first, theme('Bus'))];
    const { questions } = await listCodable(first);
    expect(questions.filter((one) => one.waveId === waveId).map(({ questionId }) => questionId)).toEqual([
      WRITTEN,
    ]);
    const roundId = await open(waveId);
    const pick = (body: string) => (body.startsWith('noise') ? [noise] : body.startsWith('bus') ? [bus] : []);
    await codeAll(first, roundId, pick);
    await expect(startTalking(first, roundId, {})).rejects.toMatchObject({ code: 'second-coder-missing' });

    await codeAll(second, roundId, (body) => (body === 'other' ? [noise] : pick(body)));
    await expect(codeAll(third, roundId, pick)).rejects.toMatchObject({ code: 'round-has-two-coders' });
    const blind = await readRound(second, roundId);
    expect(new Set(blind.codes.map(({ coder }) => coder))).toEqual(new Set([second.userId]));
    expect(blind.left).toEqual({ own: 0, other: 0, agreed: 7 });
    // Two of seven agreed to be quoted: too few to be told apart from the rest.
    expect(blind.statements.some(({ mayQuote }) => mayQuote)).toBe(false);

    await startTalking(second, roundId, {});
    await expect(closeRound(first, roundId)).rejects.toMatchObject({ code: 'round-unfinished' });
    const talking = await readRound(first, roundId);
    const open1 = talking.statements.find(({ body }) => body === 'other');
    await codeStatement(first, roundId, { statementId: open1?.statementId, themeIds: [], noneFits: 'on' });
    await closeRound(first, roundId);
    const { result } = (await readRound(first, roundId)).round;
    expect(result).toMatchObject({ statements: 7, coders: 2 });
    const counted = new Map(result?.themes.map((one) => [one.themeId, one]));
    expect(counted.get(noise)).toMatchObject({ statements: 5, conversations: null });
    expect(counted.get(bus)).toMatchObject({ statements: 1, agreement: { alpha: 1 } });
    expect(result?.overall.alpha).toBeGreaterThan(0.6);
    expect(result?.overall.alpha).toBeLessThan(1);

    stand('2027-10-02');
    await forgetStatements();
    expect((await readRound(first, roundId)).statements).toEqual([]);
    const entry = await readTheme(first, noise);
    expect(entry.mentions).toEqual([
      { codingRoundId: roundId, title: 'Ideas 2026', statements: 5, of: 7, conversations: null },
    ]);
    expect([entry.mayBePublic, (await readTheme(first, bus)).mayBePublic]).toEqual([true, false]);
  });

  test('fewer than five texts are read by nobody, and nothing is left behind', async () => {
    const waveId = await closeWave(['a', 'b', 'c', 'd']);
    await expect(open(waveId)).rejects.toMatchObject({ code: 'statements-too-few' });
    const { rounds } = await readThemeRegister(first);
    expect(rounds.some((round) => round.waveId === waveId)).toBe(false);
  });

  test('one question is coded once; foreign statements and themes are not found', async () => {
    const waveId = await closeWave(['a', 'b', 'c', 'd', 'e'], 5);
    const roundId = await open(waveId);
    await expect(open(waveId)).rejects.toMatchObject({ status: 409 });
    const { statements } = await readRound(first, roundId);
    expect(statements.every(({ mayQuote }) => mayQuote)).toBe(true);
    const foreign = { statementId: statements[0]?.statementId, themeIds: [first.placeId] };
    await expect(codeStatement(first, roundId, foreign)).rejects.toMatchObject({ code: 'not-found' });
    const none = { statementId: statements[0]?.statementId, themeIds: [] };
    await expect(codeStatement(first, roundId, none)).rejects.toMatchObject({ code: 'no-theme-chosen' });
  });
});

describe('a theme', () => {
  test('is published as previewed, with its answer, only when enough raised it', async () => {
    const waveId = await closeWave(['x1', 'x2', 'x3', 'x4', 'x5']);
    const many = await addTheme(first, theme('Benches'));
    const few = await addTheme(first, theme('Rumours'));
    await expect(addTheme(first, theme('benches'))).rejects.toMatchObject({ status: 409 });
    const roundId = await open(waveId);
    await codeAll(first, roundId, () => [many]);
    await startTalking(first, roundId, { alone: 'on' });
    await closeRound(first, roundId);
    expect((await readRound(first, roundId)).round.result).toMatchObject({
      coders: 1,
      overall: { alpha: null, reason: 'one-coder' },
    });
    await respondToTheme(first, many, {
      owner: 'Building yard',
      response: 'Mrs Okafor asked; four benches come in May.',
    });
    const { previewHash, flagged } = await previewTheme(first, many);
    expect(flagged).toMatchObject([{ field: 'response', words: [{ kind: 'title-and-name' }] }]);
    await respondToTheme(first, many, { owner: 'Building yard', response: 'Four benches come in May.' });
    await expect(publishTheme(first, many, { previewHash })).rejects.toMatchObject({
      code: 'theme-preview-outdated',
    });
    await publishTheme(first, many, { previewHash: (await previewTheme(first, many)).previewHash });
    await expect(
      publishTheme(first, few, { previewHash: (await previewTheme(first, few)).previewHash }),
    ).rejects.toMatchObject({ code: 'theme-raised-by-few' });
    expect(await readPublicThemes(first.placeId)).toMatchObject([
      { name: 'Benches', response: 'Four benches come in May.', owner: 'Building yard' },
    ]);
    await expect(removeTheme(first, many)).rejects.toMatchObject({ code: 'theme-in-use' });
    await removeTheme(first, few);
    await endTheme(first, many);
    expect(await readPublicThemes(first.placeId)).toEqual([]);
  });
});

describe('conversations', () => {
  const conversation = {
    month: '2026-10',
    setting: 'Kitchen of the club',
    people: '2-4',
    notes: '- Few buses\n\n* Long wait at the doctor',
  };

  test('notes are kept one by one, flagged before, coded together; then they stay', async () => {
    stand('2026-11-22');
    const telling = { ...conversation, notes: 'Mr Haddad waits\nFew buses' };
    const refused = { code: 'notes-need-a-look', values: { words: 'Mr Haddad' } };
    await expect(addConversation(first, telling)).rejects.toMatchObject(refused);
    const looked = await addConversation(first, { ...telling, isLookedAt: 'on' });
    await removeConversation(first, looked);
    const ids = [await addConversation(first, conversation), await addConversation(first, conversation)];
    const removed = await addConversation(first, conversation);
    await removeConversation(first, removed);
    const kept = await listConversations(first);
    expect(kept.map(({ notes }) => notes.map(({ body }) => body).toSorted())).toEqual([
      ['Few buses', 'Long wait at the doctor'],
      ['Few buses', 'Long wait at the doctor'],
    ]);
    const roundId = await openRound(first, { source: 'conversations', title: 'Conversations' });
    const buses = await addTheme(first, { kind: 'need', name: 'Buses', meaning: 'Lines and times' });
    await codeAll(first, roundId, (body) => (body === 'Few buses' ? [buses] : []));
    await startTalking(first, roundId, { alone: 'on' });
    await closeRound(first, roundId);
    const entry = await readTheme(first, buses);
    expect(entry.mentions).toMatchObject([{ statements: 2, of: 4, conversations: 2 }]);
    expect(entry.mayBePublic).toBe(false);
    await expect(removeConversation(first, ids[0] ?? '')).rejects.toMatchObject({
      code: 'conversation-is-coded',
    });
    await expect(openRound(first, { source: 'conversations', title: 'Again' })).rejects.toMatchObject({
      code: 'no-notes-to-code',
    });
  });

  test('wrong input is told with its field', async () => {
    stand('2026-11-22');
    await expect(addConversation(first, { ...conversation, month: '2026-12' })).rejects.toMatchObject({
      code: 'month-in-the-future',
      field: 'month',
    });
    await expect(addConversation(first, { ...conversation, notes: ' \n ' })).rejects.toMatchObject({
      field: 'notes',
    });
    await expect(addConversation(first, { ...conversation, people: '3' })).rejects.toMatchObject({
      field: 'people',
    });
  });
});
