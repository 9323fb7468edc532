import type pg from 'pg';
import { CURRENT_SIGNAL_SET, listSignals, SIGNAL_SECTIONS } from '@vicus/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import type { Role } from '#server/auth/permissions.ts';
import { readOffice } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import {
  finishAnswering,
  listStockTakes,
  openStockTake,
  readStockTake,
  removeStockTake,
  saveSection,
} from './server/answering.usecases.ts';
import { readObstacles } from './server/obstacles.usecases.ts';
import { readPosts, removePost, savePost, saveTraining } from './server/post.usecases.ts';
import { agreeOnSignal, closeStockTake, readStockTakeResult, readTalk } from './server/result.usecases.ts';
import { selectAnswers } from './server/stock-take.queries.ts';

let world: TestWorld;
let superuser: pg.Client;
let first: Member;
let second: Member;
let third: Member;
let reader: Member;

beforeAll(async () => {
  world = await openTestWorld();
  first = await seedPlace(world, 'vico');
  superuser = world.superuser;
  [second, third] = [await addMember('second', 'officer'), await addMember('third', 'officer')];
  reader = await addMember('reader', 'reader');
});
afterAll(() => world.close());

async function addMember(userId: string, role: Role): Promise<Member> {
  await superuser.query(
    `insert into auth."user" (id, name, email) values ($1, 'Name ' || $1, $1 || '@example.org')`,
    [userId],
  );
  await superuser.query(`insert into office.membership (place_id, user_id, role) values ($1, $2, $3)`, [
    first.placeId,
    userId,
    role,
  ]);
  return { userId, placeId: first.placeId, role, actorId: null };
}

const SIGNALS = listSignals(CURRENT_SIGNAL_SET);
const open = (title: string, assessors: 'one' | 'two') =>
  openStockTake(first, { title, asOf: assessors === 'one' ? '2025-06-30' : '2026-06-30', assessors });

/** Answers everything with one code, from own knowledge. */
async function answerAll(member: Member, stockTakeId: string, code: string): Promise<void> {
  for (const section of SIGNAL_SECTIONS) {
    const own = SIGNALS.filter((one) => one.section === section);
    const fields = own.flatMap(({ id }) => [
      [`${id}.answer`, code],
      [`${id}.ownKnowledge`, 'on'],
    ]);
    await saveSection(member, stockTakeId, section, Object.fromEntries(fields));
  }
}

const seen = (member: Member, stockTakeId: string) =>
  readOffice(member, (one) => selectAnswers(one, member.placeId, stockTakeId));

test('one person answers in parts, comes back, and closes with a result', async () => {
  const id = await open('Alone', 'one');
  await saveSection(first, id, 'stance', { 'two-way.answer': '100', 'two-way.note': 'Preamble' });
  const sheet = await readStockTake(first, id);
  expect(sheet.answers.find(({ signalId }) => signalId === 'two-way')).toMatchObject({
    answer: '100',
    evidence: '',
    note: 'Preamble',
  });
  await expect(saveSection(second, id, 'stance', {})).rejects.toMatchObject({
    code: 'stock-take-not-an-assessor',
  });
  await expect(finishAnswering(first, id, {})).rejects.toMatchObject({ code: 'stock-take-unfinished' });
  await expect(finishAnswering(first, id, { restNotKnown: 'on' })).rejects.toMatchObject({
    code: 'stock-take-evidence-missing',
    values: { left: 1 },
  });
  const document = {
    'two-way.answer': '100',
    'two-way.documentTitle': 'Plan',
    'two-way.documentOn': '2025-03-01',
  };
  await saveSection(first, id, 'stance', { ...document, 'two-way.documentLink': 'https://example.org/plan' });
  await finishAnswering(first, id, { restNotKnown: 'on' });
  const result = await readStockTakeResult(reader, id);
  expect(result.profile.whole).toMatchObject({ asked: 47, answered: 1, notKnown: 46 });
  expect(result.profile.evidence).toEqual({ documents: 1, ownKnowledge: 0 });
  expect(result.agreement).toBeNull();
  await expect(saveSection(first, id, 'stance', {})).rejects.toMatchObject({
    code: 'stock-take-not-answering',
  });
});

test('a link that is not https and a date without a title are refused by name of the field', async () => {
  const id = await open('Wrong', 'one');
  const wrong = { 'two-way.documentTitle': 'Plan', 'two-way.documentLink': 'http://example.org' };
  await expect(saveSection(first, id, 'stance', wrong)).rejects.toMatchObject({
    code: 'link-begins-with-https',
    field: 'two-way.documentLink',
  });
  await expect(
    saveSection(first, id, 'stance', { 'two-way.documentOn': '2026-01-01' }),
  ).rejects.toMatchObject({
    code: 'document-without-title',
    field: 'two-way.documentTitle',
  });
});

test('two do not see each other before both are done: the database says so too', async () => {
  const id = await open('Together', 'two');
  await answerAll(first, id, '50');
  await finishAnswering(first, id, {});
  await answerAll(second, id, '100');
  await saveSection(second, id, 'stance', {
    'two-way.answer': '50',
    'two-way.documentTitle': 'Speech',
    'admission-stop.answer': 'not-known',
  });
  for (const member of [first, second]) {
    const answers = await seen(member, id);
    expect(new Set(answers.map(({ assessor }) => assessor))).toEqual(new Set([member.userId]));
    expect((await readStockTake(member, id)).answers.length).toBe(47);
  }
  expect(await seen(third, id)).toEqual([]);
  expect(await seen(reader, id)).toEqual([]);
  await expect(saveSection(third, id, 'stance', {})).rejects.toMatchObject({
    code: 'stock-take-not-an-assessor',
  });
  await expect(saveSection(first, id, 'stance', {})).rejects.toMatchObject({
    code: 'stock-take-done-already',
  });
  await expect(readTalk(second, id)).rejects.toMatchObject({ code: 'stock-take-not-talking' });

  await finishAnswering(second, id, { restNotKnown: 'on' });
  const talk = await readTalk(first, id);
  expect(talk.agreement).toMatchObject({ scoredByBoth: 41, answeredByBoth: 47, same: 1 });
  expect(talk.left).toBe(46);
  await expect(closeStockTake(first, id)).rejects.toMatchObject({
    code: 'stock-take-not-agreed',
    values: { left: 46 },
  });
  await expect(agreeOnSignal(third, id, { signalId: 'two-way', answer: '50' })).rejects.toMatchObject({
    code: 'stock-take-not-an-assessor',
  });
  for (const { signal } of talk.different)
    await agreeOnSignal(second, id, { signalId: signal.id, answer: '50' });
  await closeStockTake(first, id);

  const { profile, agreement, answers } = await readStockTakeResult(first, id);
  expect(profile.category).toEqual({ category: 'mixed', restrictive: [] });
  expect(agreement?.different.length).toBe(46);
  expect(answers.find(({ signalId }) => signalId === 'two-way')).toMatchObject({ documentTitle: 'Speech' });
  const shown = await seen(reader, id);
  expect(new Set(shown.map(({ assessor }) => assessor))).toEqual(new Set(['']));
});

test('a later round shows what changed, over what both scored', async () => {
  const id = await openStockTake(first, { title: 'A year later', asOf: '2027-06-30', assessors: 'one' });
  expect((await readStockTake(first, id)).earlier?.round.title).toBe('Together');
  await answerAll(first, id, '100');
  await finishAnswering(first, id, {});
  const { change } = await readStockTakeResult(first, id);
  expect(change?.earlier.title).toBe('Together');
  expect(change?.change.sides.policy).toEqual({ both: 24, before: 50, after: 100 });
  expect((await listStockTakes(reader)).map(({ title }) => title)).toContain('A year later');
});

test('posts and training: sums on a day, no names, dates in order', async () => {
  const post = { title: 'Integration officer', hoursAWeek: '19,5', fromOn: '2020-01-01' };
  await savePost(first, null, post);
  const vacant = { title: 'Mediation', hoursAWeek: '10', vacantSince: '2021-01-01' };
  await savePost(first, null, { ...vacant, fromOn: '2020-01-01' });
  await saveTraining(first, null, { title: 'Plain language', heldOn: '2026-03-01', hours: '4', staff: '6' });
  await expect(savePost(first, null, { ...post, title: 'Name second' })).rejects.toMatchObject({
    code: 'post-names-somebody',
    field: 'title',
  });
  await expect(savePost(first, null, { ...post, untilOn: '2019-01-01' })).rejects.toMatchObject({
    code: 'post-ends-before',
  });
  const { posts, today } = await readPosts(reader);
  expect(today).toMatchObject({ posts: 2, filledHours: 19.5, vacantHours: 10 });
  await removePost(first, posts.find(({ title }) => title === 'Mediation')?.postId ?? '');
  expect((await readPosts(first)).today.vacantHours).toBe(0);
});

test('obstacles: what is entered is known, the rest is not known', async () => {
  const found = await readObstacles(reader, { budgetSources: [{ name: 'AMIF', isEuropean: true }] });
  const of = (code: string) => found.find(({ obstacle }) => obstacle.code === code);
  expect(of('no-staff')?.notKnown).toEqual([]);
  expect(of('no-staff')?.known.find(({ code }) => code === 'posts')?.values).toEqual({
    hours: 19.5,
    posts: 1,
  });
  expect(of('funds')?.notKnown.map(({ code }) => code)).toEqual(['fund-use']);
  expect(of('perception')?.notKnown.map(({ code }) => code)).toEqual(['perception-gap']);
  expect(of('isolation')?.notKnown.map(({ code }) => code)).toEqual(['contact-levels']);
});

test('a coordinator removes a round with its answers', async () => {
  const id = await open('By mistake', 'two');
  await saveSection(second, id, 'stance', { 'two-way.answer': '0' });
  await removeStockTake({ ...first, role: 'coordinator' }, id);
  const { rows } = await superuser.query('select from office.stock_take_answer where stock_take_id = $1', [
    id,
  ]);
  expect(rows).toEqual([]);
});
