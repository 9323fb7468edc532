/** Questionnaires of a place on a real database: copying, building, freezing, versions, two people at once. */
import type { Client } from 'pg';
import { parseInstrumentJson } from '@vicus/questionnaire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readAudio, removeAudio, saveAudio } from './server/audio.usecases.ts';
import {
  addConditionPart,
  addQuestion,
  changeQuestion,
  changeSection,
  changeWords,
  dropQuestion,
  dropSection,
  reorderQuestion,
} from './server/edit.usecases.ts';
import { exportInstrument, importInstrument, uploadInstrument } from './server/exchange.usecases.ts';
import {
  copyInstrument,
  createInstrument,
  freezeInstrument,
  listInstruments,
  readInstrument,
  removeDraft,
  startNextVersion,
} from './server/instrument.usecases.ts';

let world: TestWorld;
let owner: Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await world.addOperator('op', 'Olga');
});
afterAll(() => world.close());

async function found(): Promise<Member> {
  const { placeId } = await createPlace('op', { name: 'Ort', country: 'DE' });
  return { userId: 'op', placeId, role: 'coordinator', actorId: null };
}

const see = async (member: Member, ref: string) => {
  const { revision } = await readInstrument(member, ref);
  return { ref, revision };
};

/** A small questionnaire: do you work, and if so how. */
async function build(member: Member): Promise<string> {
  const ref = await createInstrument(member, { title: 'Work', purpose: 'To know', language: 'de' });
  const section = await changeSection(member, await see(member, ref), { title: 'Arbeit' });
  await addQuestion(member, await see(member, ref), {
    section,
    kind: 'one-choice',
    label: 'Arbeiten Sie?',
    'choice.new': 'Ja\nNein',
  });
  await addQuestion(member, await see(member, ref), {
    section,
    kind: 'zero-to-ten',
    label: 'Wie gern?',
    low: 'gar nicht',
    high: 'sehr',
  });
  return ref;
}

const freeze = (member: Member, ref: string) =>
  write(member, (transaction) => freezeInstrument(transaction, member.placeId, ref));

test('a shipped one is listed, read, not changed, and copied to be changed', async () => {
  const member = await found();
  const [shipped] = (await listInstruments(member)).filter(({ source }) => source === 'shipped');
  expect(shipped?.ref).toMatch(/^shipped:/);
  const from = shipped?.ref ?? '';
  await expect(changeSection(member, { ref: from, revision: 0 }, { title: 'x' })).rejects.toMatchObject({
    code: 'instrument-shipped',
  });
  const ref = await copyInstrument(member, { from, language: 'de', title: 'Unsere Fragen' });
  const copy = await readInstrument(member, ref);
  expect(copy.instrument.title['de']).toBe('Unsere Fragen');
  expect(copy.instrument.languages['de']).toEqual({ state: 'source' });
  expect(copy).toMatchObject({ state: 'draft', basedOn: from });
  expect((await listInstruments(member)).find((one) => one.ref === ref)?.findings).toEqual([]);
});

test('every kind of question comes from its form; codes stay when words and order change', async () => {
  const member = await found();
  const ref = await build(member);
  const add = async (fields: Record<string, string>) =>
    addQuestion(member, await see(member, ref), {
      section: 'arbeit',
      label: `Frage ${fields['kind']}`,
      ...fields,
    });
  await add({ kind: 'several-choices', 'choice.new': 'a\nb\nc', maximumChoices: '2', random: 'on' });
  await add({ kind: 'scale', 'point.new': 'nie\nselten\noft', 'special.dont-know': 'on' });
  await add({
    kind: 'matrix',
    'row.new': 'Amt\nSchule',
    'column.new': 'heute',
    'point.new': 'schlecht\ngut',
  });
  await add({ kind: 'number', minimum: '0', maximum: '100', decimals: '0', unit: 'von 100' });
  await add({ kind: 'month', minimum: '1990-01', maximum: '2030-12' });
  await add({ kind: 'short-text', maximumLength: '50' });
  await add({ kind: 'long-text', maximumLength: '500', help: 'Kurz genügt', required: 'on' });
  await add({ kind: 'district', 'district.new': 'Nord\nSüd' });
  await add({
    kind: 'roster',
    maximumRows: '3',
    maximumNameLength: '60',
    'point.new': 'selten\noft',
    'column.new': 'Kontakt',
  });
  const id = 'frage-several-choices';
  await changeQuestion(member, await see(member, ref), id, {
    label: 'Was noch?',
    'choice.a.label': 'Alles',
    'choice.a.position': '3',
    'choice.b.label': '',
    'choice.new': 'Äpfel',
  });
  const { instrument } = await readInstrument(member, ref);
  const questions = instrument.sections.flatMap((section) => section.questions);
  expect(questions.map(({ kind }) => kind)).toHaveLength(11);
  const changed = questions.find((question) => question.id === id);
  expect(changed).toMatchObject({
    label: { de: 'Was noch?', en: 'Was noch?' },
    choices: [{ code: 'c' }, { code: 'a', label: { de: 'Alles' } }, { code: 'apfel' }],
  });
  expect((await listInstruments(member)).find((one) => one.ref === ref)?.findings).toEqual([]);
});

test.each([
  [{ kind: 'one-choice', label: '', 'choice.new': 'a\nb' }, 'input-invalid', 'label'],
  [{ kind: 'one-choice', label: 'x', 'choice.new': 'a' }, 'instrument-entries-missing', 'choice.new'],
  [{ kind: 'one-choice', label: 'x', 'choice.new': 'a\na' }, 'instrument-entries-repeated', 'choice.new'],
  [
    { kind: 'number', label: 'x', minimum: '9', maximum: '1', decimals: '0' },
    'instrument-range-turned',
    'maximum',
  ],
  [{ kind: 'number', label: 'x', minimum: 'some', maximum: '1', decimals: '0' }, 'input-invalid', 'minimum'],
  [{ kind: 'month', label: 'x', minimum: '2020', maximum: '2021-01' }, 'input-invalid', 'minimum'],
  [{ kind: 'picture', label: 'x' }, 'input-invalid', 'kind'],
  [
    { kind: 'short-text', label: 'Hello {answer:nobody}', maximumLength: '5' },
    'instrument-would-break',
    undefined,
  ],
])('wrong question %# is refused beside its field', async (fields, code, field) => {
  const member = await found();
  const ref = await build(member);
  const tried = addQuestion(member, await see(member, ref), { section: 'arbeit', ...fields });
  await expect(tried).rejects.toMatchObject({ code, ...(field === undefined ? {} : { field }) });
});

test('what others hang on is neither removed nor moved behind them', async () => {
  const member = await found();
  const ref = await build(member);
  await addConditionPart(member, await see(member, ref), 'wie-gern', {
    question: 'arbeiten-sie',
    'code.ja': 'on',
  });
  const { instrument } = await readInstrument(member, ref);
  expect(instrument.sections[0]?.questions[1]?.askedWhen).toEqual({
    question: 'arbeiten-sie',
    oneOf: ['ja'],
  });
  const broken = { code: 'instrument-would-break', values: { question: 'Wie gern?' } };
  await expect(dropQuestion(member, await see(member, ref), { id: 'arbeiten-sie' })).rejects.toMatchObject(
    broken,
  );
  await expect(
    reorderQuestion(member, await see(member, ref), { id: 'arbeiten-sie', to: 'down' }),
  ).rejects.toMatchObject(broken);
  await expect(
    changeQuestion(member, await see(member, ref), 'arbeiten-sie', {
      label: 'x',
      'choice.ja.label': '',
      'choice.new': 'Vielleicht',
    }),
  ).rejects.toMatchObject(broken);
  await expect(
    addConditionPart(member, await see(member, ref), 'wie-gern', { question: 'arbeiten-sie' }),
  ).rejects.toMatchObject({ code: 'instrument-entries-missing', field: 'codes' });
});

test('two people at once: the second is told and nothing is overwritten', async () => {
  const member = await found();
  const ref = await build(member);
  const seen = await see(member, ref);
  await changeSection(member, seen, { id: 'arbeit', title: 'Erste' });
  await expect(changeSection(member, seen, { id: 'arbeit', title: 'Zweite' })).rejects.toMatchObject({
    code: 'instrument-changed-meanwhile',
    values: { name: 'Olga' },
  });
  const race = await see(member, ref);
  const both = await Promise.allSettled([
    changeSection(member, race, { id: 'arbeit', title: 'A' }),
    changeSection(member, race, { id: 'arbeit', title: 'B' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('frozen wording stays, whatever the way; the next version is made in one step', async () => {
  const member = await found();
  const ref = await build(member);
  const frozen = await freeze(member, ref);
  expect(frozen).toMatchObject({ id: `own-${ref}`, version: 1 });
  const words = { title: 'New', purpose: 'x', source: 'x' };
  await expect(changeWords(member, await see(member, ref), words)).rejects.toMatchObject({
    code: 'instrument-frozen',
    values: { version: 1, next: 2 },
  });
  await expect(
    owner.query(
      `update office.instrument set body = jsonb_set(body, '{title,de}', '"Anders"') where instrument_id = $1`,
      [ref],
    ),
  ).rejects.toThrow('an opened questionnaire keeps its wording');
  await owner.query(
    `update office.instrument set body = jsonb_set(body, '{title,es}', '"Trabajo"') where instrument_id = $1`,
    [ref],
  );
  await startNextVersion(member, ref);
  await expect(startNextVersion(member, ref)).rejects.toMatchObject({ code: 'instrument-has-draft' });
  await changeWords(member, await see(member, ref), words);
  expect((await readInstrument(member, ref)).instrument).toMatchObject({ version: 2, title: { de: 'New' } });
  expect((await readInstrument(member, ref, 1)).instrument.title['de']).toBe('Work');
  await removeDraft(member, ref);
  expect((await readInstrument(member, ref)).instrument.version).toBe(1);
  await expect(removeDraft(member, ref)).rejects.toMatchObject({ code: 'instrument-frozen' });
});

test('an unfinished one opens no wave', async () => {
  const member = await found();
  const ref = await createInstrument(member, { title: 'x', purpose: 'x', language: 'en' });
  await expect(freeze(member, ref)).rejects.toMatchObject({ code: 'instrument-empty' });
  await changeSection(member, await see(member, ref), { title: 'First' });
  await expect(freeze(member, ref)).rejects.toMatchObject({
    code: 'instrument-incomplete',
    values: { section: 'First' },
  });
  await dropSection(member, await see(member, ref), { id: 'first' });
  expect((await readInstrument(member, ref)).instrument.sections).toEqual([]);
});

test('another place reads nothing of it', async () => {
  const member = await found();
  const ref = await build(member);
  const other = await found();
  await expect(readInstrument(other, ref)).rejects.toMatchObject({
    code: 'instrument-not-found',
    status: 404,
  });
  await expect(copyInstrument(other, { from: ref, language: 'de' })).rejects.toMatchObject({ status: 404 });
  const stranger = { ...member, userId: 'nobody' };
  await expect(readInstrument(stranger, ref)).rejects.toMatchObject({ status: 404 });
});

test('a file goes out and comes in unchanged; what is no questionnaire is refused with its reason', async () => {
  const member = await found();
  const ref = await copyInstrument(member, { from: 'shipped:residents', language: 'en' });
  const { content } = await exportInstrument(member, ref);
  const upload = {
    purpose: 'questionnaire' as const,
    fileName: 'q.json',
    content: new TextEncoder().encode(content),
  };
  const again = await importInstrument(member, await uploadInstrument(member, upload));
  const parsed = parseInstrumentJson((await exportInstrument(member, again)).content);
  expect(parsed.ok && { ...parsed.instrument, id: '' }).toEqual({
    ...(await readInstrument(member, ref)).instrument,
    id: '',
  });
  const bad = { ...upload, content: new TextEncoder().encode('{}') };
  const badId = await uploadInstrument(member, bad);
  await expect(importInstrument(member, badId)).rejects.toMatchObject({ code: 'file-not-an-instrument' });
});

test('recordings are known by their content and go when nothing names them any more', async () => {
  const member = await found();
  const ref = await build(member);
  const spot = { question: 'wie-gern', language: 'de' };
  const ogg = new TextEncoder().encode('OggS and sound');
  await expect(
    saveAudio(member, await see(member, ref), spot, new TextEncoder().encode('<html>')),
  ).rejects.toMatchObject({ code: 'audio-refused', field: 'file' });
  await expect(
    saveAudio(member, await see(member, ref), spot, new Uint8Array(600_000)),
  ).rejects.toMatchObject({ code: 'audio-too-large' });
  await saveAudio(member, await see(member, ref), spot, ogg);
  const { instrument } = await readInstrument(member, ref);
  const id = instrument.sections[0]?.questions[1]?.audio?.['de'] ?? '';
  expect((await readAudio(member, id)).mediaType).toBe('audio/ogg');
  const other = await found();
  await expect(readAudio(other, id)).rejects.toMatchObject({ status: 404 });
  await removeAudio(member, await see(member, ref), spot);
  await expect(
    removeAudio(member, await see(member, ref), { ...spot, language: 'xx' }),
  ).rejects.toMatchObject({ status: 404 });
});
