/** Practices on a real database: who sees what, versions that never change, words in four languages, likeness, copies. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import { changePlaceProfile, publishPlaceProfile } from '#features/place/server/place.usecases.ts';
import { beginStrategy } from '#features/strategy/server/strategies.usecases.ts';
import { addGoal } from '#features/strategy/server/goal.usecases.ts';
import { readAction } from '#features/strategy/server/action.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readOffice, readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { selectOwnPractices } from './server/practice.queries.ts';
import {
  findPractices,
  findPublicPractices,
  listPublishedPractices,
  readPracticeSheet,
  readPublicPractice,
} from './server/find.usecases.ts';
import {
  publishPractice,
  readReview,
  sendBack,
  sendToReview,
  withdrawPractice,
} from './server/publish.usecases.ts';
import {
  beginPractice,
  listOwnPractices,
  readOwnPractice,
  removePractice,
  savePracticeRecord,
} from './server/record.usecases.ts';
import {
  copyPractice,
  listCopies,
  listGoalChoices,
  replyToPractice,
  withdrawReply,
} from './server/share.usecases.ts';
import { compareContexts, orderBySimilarity } from './similarity.rules.ts';
import { toRecordFields } from './testing/practice-words.ts';

let world: TestWorld;
let vico: Member;
let borgo: Member;
let model: Member;

async function addPlace(
  name: string,
  population: number,
  country = 'DE',
  isExample = false,
): Promise<Member> {
  const input = { name, country, region: '' };
  const { placeId } = await createPlace('operator', input, { isExample });
  const member: Member = { userId: 'operator', placeId, role: 'coordinator', actorId: null };
  await changePlaceProfile(member, {
    name,
    population: String(population),
    populationYear: '2024',
    populationSource: 'Office of statistics',
  });
  await publishPlaceProfile(member, { en: '' });
  return member;
}

async function write(member: Member, given: Parameters<typeof toRecordFields>[0] = {}): Promise<string> {
  const fields = toRecordFields(given);
  const id = await beginPractice(member, {
    title: String(fields['title']),
    language: String(fields['language']),
  });
  await savePracticeRecord(member, id, fields);
  return id;
}

async function publish(member: Member, id: string): Promise<string> {
  const { revision } = await readOwnPractice(member, id);
  await sendToReview(member, id, { revision });
  await publishPractice(member, id, { revision: revision + 1 });
  return (await readOwnPractice(member, id)).practiceKey;
}

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator('operator');
  vico = await addPlace('Vico', 9_000);
  borgo = await addPlace('Borgo', 8_000, 'IT');
  model = await addPlace('Example', 7_000, 'DE', true);
});
afterAll(() => world.close());

test('a draft of another place is invisible, and so is what was sent to review', async () => {
  const id = await write(borgo);
  await expect(readOwnPractice(vico, id)).rejects.toMatchObject({ code: 'not-found' });
  const seen = await readOffice(vico, (reader) => selectOwnPractices(reader, borgo.placeId));
  expect(seen).toEqual([]);
  const { revision, practiceKey } = await readOwnPractice(borgo, id);
  await sendToReview(borgo, id, { revision });
  await expect(readPracticeSheet(vico, practiceKey)).rejects.toMatchObject({ code: 'not-found' });
  await expect(readPublicPractice(practiceKey)).rejects.toMatchObject({ code: 'not-found' });
  await removePractice(borgo, id);
  expect((await listOwnPractices(borgo)).practices).toEqual([]);
});

test('a record with empty fields, too many words or a name is not sent to review', async () => {
  const id = await write(borgo, { results: '' });
  const { revision } = await readOwnPractice(borgo, id);
  await expect(sendToReview(borgo, id, { revision })).rejects.toMatchObject({
    code: 'practice-incomplete',
    field: 'results',
  });
  const long = toRecordFields({ title: 'word '.repeat(16), revision: String(revision) });
  await expect(savePracticeRecord(borgo, id, long)).rejects.toMatchObject({ code: 'practice-too-long' });
  const named = toRecordFields({ results: 'Mrs. Huber led it.', revision: String(revision) });
  await savePracticeRecord(borgo, id, named);
  await expect(sendToReview(borgo, id, { revision: revision + 1 })).rejects.toMatchObject({
    code: 'practice-names',
  });
  await expect(savePracticeRecord(borgo, id, named)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await removePractice(borgo, id);
});

test('where two may publish, the one who changed it last does not; a version is never changed, a new one replaces it', async () => {
  const id = await write(vico);
  const { userId: second } = await world.addCouncillor(vico.placeId);
  await world.superuser.query(`update office.membership set role = 'officer' where user_id = $1`, [second]);
  const officer: Member = { ...vico, userId: second, role: 'officer' };
  const { revision } = await readOwnPractice(vico, id);
  await sendToReview(vico, id, { revision });
  await expect(publishPractice(vico, id, { revision: revision + 1 })).rejects.toMatchObject({
    code: 'practice-approved-by-oneself',
  });
  await sendBack(officer, id, { note: 'Say what it costs' });
  const back = await readOwnPractice(vico, id);
  expect(back).toMatchObject({ state: 'draft', details: { reviewNote: 'Say what it costs' } });
  await sendToReview(vico, id, { revision: back.revision });
  await publishPractice(officer, id, { revision: back.revision + 1 });
  const first = await readOwnPractice(vico, id);
  expect(first).toMatchObject({ state: 'published', version: 1 });
  expect((await readReview(vico, first)).published).toMatchObject({ version: 1, withdrawal: '' });

  for (const change of [`title = 'Better'`, `texts = '{}'`, `version = 7`, `context = '{}'`])
    await expect(
      world.superuser.query(`update published.practice set ${change} where practice_id = $1`, [id]),
    ).rejects.toThrow('a published practice is never changed');

  await savePracticeRecord(
    vico,
    id,
    toRecordFields({ results: 'Better told.', revision: String(first.revision) }),
  );
  await sendToReview(vico, id, { revision: first.revision + 1 });
  await publishPractice(officer, id, { revision: first.revision + 2 });
  const { practice } = await readPublicPractice(first.practiceKey);
  expect(practice).toMatchObject({ version: 2, earlier: [{ version: 1, changed: ['results'] }] });
  expect(JSON.stringify(practice)).not.toContain('reviewNote');
  expect(practice?.context).toMatchObject({
    name: 'Vico',
    country: 'DE',
    sizeClass: 'small',
    population: 9_000,
  });
  await expect(removePractice(vico, id)).rejects.toMatchObject({ code: 'practice-was-published' });

  await withdrawPractice(vico, id, { withdrawal: 'A number in it was wrong.' });
  const gone = (await readPublicPractice(first.practiceKey)).practice;
  expect(gone).toMatchObject({
    state: 'withdrawn',
    texts: {},
    details: null,
    withdrawal: 'A number in it was wrong.',
  });
  expect((await findPractices(borgo, {})).total).toBe(0);
  await world.superuser.query(`delete from office.membership where user_id = $1`, [second]);
});

test('examples see examples, real places and the public see real ones', async () => {
  const real = await publish(borgo, await write(borgo, { title: 'Real bus' }));
  const invented = await publish(model, await write(model, { title: 'Invented bus' }));
  const titles = async (member: Member) =>
    (await findPractices(member, {})).found.map(({ practice }) => practice.title);
  expect(await titles(vico)).toEqual(['Real bus']);
  expect(await titles(model)).toEqual([]);
  await expect(readPracticeSheet(vico, invented)).rejects.toMatchObject({ code: 'not-found' });
  await expect(readPracticeSheet(model, real)).rejects.toMatchObject({ code: 'not-found' });
  expect((await findPublicPractices({})).found.map(({ practice }) => practice.title)).toEqual(['Real bus']);
  expect(
    (await findPublicPractices({ place: 'example' })).found.map(({ practice }) => practice.title),
  ).toEqual(['Invented bus']);
  const feed = await readPublic((reader) => listPublishedPractices(reader));
  expect(feed.map(({ title }) => title)).toEqual(['Real bus']);
});

test.each([
  ['de', 'Sprachkurse für Mütter mit Kindern', 'sprachkurs mutter', 'Mütter'],
  ['en', 'Evening courses for young workers', 'courses worker', 'course'],
  ['es', 'Viviendas y educación para jóvenes', 'vivienda educacion', 'joven'],
  ['it', 'Comunità e attività nelle scuole', 'attivita scuola', 'comunita'],
  ['pl', 'Kawiarnia językowa w bibliotece', 'językowa', 'jezykowa'],
  ['uk', 'Мовне кафе в бібліотеці', 'мовне', 'кафе'],
])('words of a record in %s are found bent and without accents', async (language, title, one, another) => {
  const key = await publish(borgo, await write(borgo, { language, title }));
  for (const words of [one, another]) {
    const { found } = await findPractices(vico, { words, language });
    expect(
      found.map(({ practice }) => practice.practiceKey),
      words,
    ).toEqual([key]);
  }
  expect((await findPractices(vico, { words: 'zeppelin', language })).total).toBe(0);
});

test('words find what the study told as well, in both its languages; filters keep what says nothing out', async () => {
  const ids = async (query: object) =>
    (await findPractices(vico, query)).sources.map(({ practice }) => practice.id);
  expect(await ids({ words: 'volunteers' })).toContain('councillor-and-buddies');
  expect(await ids({ words: 'Patenschaft' })).toEqual(['councillor-and-buddies']);
  expect(await ids({ area: 'housing', country: 'NL' })).toEqual(['housing-companies', 'two-stage-support']);
  expect(await ids({ level: '2' })).toEqual([]);
  const all = await findPractices(vico, { area: 'nonsense', level: 'x', page: '-1' });
  expect(all.search).toMatchObject({ area: null, level: null, page: 1 });
});

test('places like mine: the database orders as the rule says, and never by how often something was read', async () => {
  const towns: [string, number, string][] = [
    ['Lago', 9_500, 'DE'],
    ['Monte', 90_000, 'DE'],
    ['Fiume', 8_900, 'FR'],
  ];
  for (const [name, population, country] of towns) {
    const member = await addPlace(name, population, country);
    await publish(member, await write(member, { title: `From ${name}` }));
  }
  const { found, own } = await findPractices(vico, { order: 'like-mine' });
  const bySql = found.map(({ practice }) => practice.context.name);
  expect(bySql.slice(0, 2)).toEqual(['Lago', 'Fiume']);
  const byRule = found.toSorted((a, b) =>
    orderBySimilarity(compareContexts(own!, a.practice.context), compareContexts(own!, b.practice.context)),
  );
  expect(byRule.map(({ practice }) => practice.context.name)).toEqual(bySql);
  expect(found[0]?.similarity).toMatchObject({ equal: ['sizeClass', 'country'], different: [] });
});

test('a reply has its own context; one at a time, never to oneself', async () => {
  const key = await publish(borgo, await write(borgo, { title: 'Sewing room' }));
  const reply = {
    answer: 'partly',
    language: 'de',
    changed: 'Mornings only.',
    result: 'Half as many came.',
    evidenceLevel: '1',
  };
  await replyToPractice(vico, key, reply);
  await expect(replyToPractice(vico, key, reply)).rejects.toMatchObject({ code: 'practice-replied-before' });
  await expect(replyToPractice(borgo, key, reply)).rejects.toMatchObject({ code: 'practice-is-own' });
  const { replies } = await readPublicPractice(key);
  expect(replies).toMatchObject([{ answer: 'partly', context: { name: 'Vico', sizeClass: 'small' } }]);
  await expect(withdrawReply(borgo, key)).rejects.toMatchObject({ code: 'not-found' });
  await withdrawReply(vico, key);
  expect((await readPublicPractice(key)).replies).toEqual([]);
  await replyToPractice(vico, 'source-five-goals', reply);
  expect((await readPracticeSheet(borgo, 'source-five-goals')).replies).toHaveLength(1);
});

test('the transfer check says what is missing and what is not known; a copy keeps where it came from', async () => {
  const key = await publish(borgo, await write(borgo, { title: 'Repair café' }));
  const { transfer } = await readPracticeSheet(vico, key);
  expect(transfer.map(({ kind, standing }) => `${kind} ${standing}`)).toEqual([
    'competence not-known',
    'actor not-known',
    'lendable not-known',
    'staff not-known',
    'inhabitants there',
  ]);
  const strategyId = await beginStrategy(vico, {
    title: 'Together',
    fromYear: '2027',
    toYear: '2029',
    language: 'en',
    currency: 'EUR',
    coordinator: 'Office',
  });
  await addGoal(vico, strategyId, { title: 'People meet', why: '' });
  const [goal] = await listGoalChoices(vico);
  const copied = await copyPractice(vico, key, { input: { goal: goal?.value }, language: 'en' });
  const { action } = await readAction(vico, copied);
  expect(action).toMatchObject({ title: 'Repair café', state: 'planned', area: 'language-and-culture' });
  expect(action.what).toContain('a practice of Borgo, version 1');
  expect(await listCopies(vico)).toMatchObject([{ practiceKey: key, fromWhom: 'Borgo', practiceVersion: 1 }]);
  expect(await listCopies(borgo)).toEqual([]);
  await copyPractice(vico, 'source-festival-and-open-doors', {
    input: { goal: goal?.value },
    language: 'de',
  });
  expect(await listCopies(vico)).toHaveLength(2);
});
