/** Translating on a real database: drafts, readings, corrections after a wave opened, spreadsheets. */
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addQuestion, changeSection } from './server/edit.usecases.ts';
import {
  copyInstrument,
  createInstrument,
  freezeInstrument,
  listInstruments,
  readInstrument,
} from './server/instrument.usecases.ts';
import {
  exportTranslation,
  importTranslation,
  previewTranslation,
  uploadTranslation,
} from './server/translation-sheet.usecases.ts';
import {
  addLanguage,
  confirmReading,
  readLanguages,
  readTranslation,
  saveTranslation,
} from './server/translation.usecases.ts';

import { replayCorrections } from './wording.rules.ts';

let world: TestWorld;
let owner: Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await world.addOperator('op', 'Olga');
});
afterAll(() => world.close());

const see = async (member: Member, ref: string) => ({
  ref,
  revision: (await readInstrument(member, ref)).revision,
});

/** Two questions in English, to be translated into German. */
async function found() {
  const { placeId } = await createPlace('op', { name: 'Ort', country: 'DE' });
  const member: Member = { userId: 'op', placeId, role: 'coordinator', actorId: null };
  const ref = await createInstrument(member, { title: 'Life here', purpose: 'To know', language: 'en' });
  const section = await changeSection(member, await see(member, ref), { title: 'You' });
  const base = { section, kind: 'short-text', maximumLength: '50' };
  await addQuestion(member, await see(member, ref), { ...base, label: 'Your street' });
  await addQuestion(member, await see(member, ref), {
    ...base,
    label: 'What is good in {answer:your-street}?',
  });
  await addLanguage(member, await see(member, ref), { language: 'de' });
  return { member, ref, spot: { ref, language: 'de' } };
}

type World = Awaited<ReturnType<typeof found>>;

/** What the page of all texts would send. */
async function fill({ member, spot }: World, texts: Record<string, string>): Promise<Record<string, string>> {
  const sheet = await readTranslation(member, spot);
  return Object.fromEntries(
    sheet.texts.flatMap(({ key, mark, target }) => [
      [`m.${key}`, mark],
      [`t.${key}`, texts[key] ?? target],
    ]),
  );
}

const GERMAN = {
  title: 'Leben hier',
  purpose: 'Um zu wissen',
  source: 'Vom Büro',
  'section.you.title': 'Sie',
  'question.your-street.label': 'Ihre Straße',
  'question.what-is-good-in-answer-your-street.label': 'Was ist gut in {answer:your-street}?',
};

test('translated, read by somebody, and a draft again when the source changes', async () => {
  const here = await found();
  const { member, ref, spot } = here;
  await expect(confirmReading(member, await see(member, ref), 'de', { by: 'Anna' })).rejects.toMatchObject({
    code: 'translation-unfinished',
    values: { missing: 6 },
  });
  expect(await saveTranslation(member, spot, await fill(here, GERMAN))).toBe(6);
  expect(await saveTranslation(member, spot, await fill(here, {}))).toBe(0);
  await confirmReading(member, await see(member, ref), 'de', { by: 'Anna' });
  const read = (await readLanguages(member, ref)).progress.find(({ language }) => language === 'de');
  expect(read).toMatchObject({ state: 'read', readBy: 'Anna', translated: 6, total: 6 });
  await changeSection(member, await see(member, ref), { id: 'you', title: 'About you' });
  const behind = (await readLanguages(member, ref)).progress.find(({ language }) => language === 'de');
  expect(behind).toMatchObject({ state: 'draft', outdated: 1 });
  await saveTranslation(member, spot, { 'ok.section.you.title': 'on' });
  const settled = (await readLanguages(member, ref)).progress.find(({ language }) => language === 'de');
  expect(settled).toMatchObject({ outdated: 0 });
});

test('a placeholder that is lost and a text somebody else changed are told; nothing is saved', async () => {
  const here = await found();
  const { member, spot } = here;
  const key = 'question.what-is-good-in-answer-your-street.label';
  await expect(
    saveTranslation(member, spot, await fill(here, { title: 'Leben', [key]: 'Was ist gut?' })),
  ).rejects.toMatchObject({ code: 'translation-placeholder-lost', field: `t.${key}` });
  const older = await fill(here, { title: 'Anders' });
  await saveTranslation(member, spot, await fill(here, { title: 'Leben' }));
  await expect(saveTranslation(member, spot, older)).rejects.toMatchObject({
    code: 'instrument-changed-meanwhile',
  });
  // Another text of the same older page may be saved, and what was left alone on it stays.
  const elsewhere = { ...(await fill(here, {})), ...older, 't.title': '', 't.purpose': 'Zweck' };
  expect(await saveTranslation(member, spot, elsewhere)).toBe(1);
  const { instrument } = await readInstrument(member, spot.ref);
  expect([instrument.title['de'], instrument.purpose['de']]).toEqual(['Leben', 'Zweck']);
});

test('after a wave opened a correction is noted and reaches open waves; closed ones keep what was asked', async () => {
  const here = await found();
  const { member, ref, spot } = here;
  await saveTranslation(member, spot, await fill(here, GERMAN));
  const opened = await write(member, (transaction) => freezeInstrument(transaction, member.placeId, ref));
  for (const state of ['open', 'closed']) {
    await owner.query(
      `insert into office.wave (place_id, instrument_id, instrument_version, title, mode, state, design, instrument, approach,
         opened_on, closes_on, retention_until, closed_on, asked, answered)
       values ($1, $2, 1, $3, 'named', $3, '{}', $4, 'list', '2026-01-01', '2099-01-01', '2099-06-01',
         case when $3 = 'closed' then date '2026-02-01' end, 5, case when $3 = 'closed' then 0 end)`,
      [member.placeId, `own-${ref}`, state, JSON.stringify(opened)],
    );
  }
  await saveTranslation(member, spot, await fill(here, { title: 'Das Leben hier' }));
  const { rows } = await owner.query<{ title: string; de: string }>(
    `select title, instrument->'title'->>'de' as de from office.wave where place_id = $1 order by title`,
    [member.placeId],
  );
  expect(rows).toEqual([
    { title: 'closed', de: 'Leben hier' },
    { title: 'open', de: 'Das Leben hier' },
  ]);
  const { notes } = await readLanguages(member, ref);
  expect(notes).toMatchObject([
    {
      language: 'de',
      version: 1,
      by: 'Olga',
      what: [{ key: 'title', before: 'Leben hier', after: 'Das Leben hier' }],
    },
  ]);
  await expect(
    owner.query(
      `update office.wave set instrument = jsonb_set(instrument, '{title,en}', '"x"') where place_id = $1 and state = 'open'`,
      [member.placeId],
    ),
  ).rejects.toThrow('an opened wave keeps its mode and questions');
});

test('a translation that ships is corrected and read for one place, and noted; its questions stay', async () => {
  const { member } = await found();
  const { member: neighbour } = await found();
  const ref = 'shipped:residents';
  const spot = { ref, language: 'de' };
  const shipped = await readInstrument(member, ref);
  const title = shipped.instrument.title['de'] ?? '';
  const sheet = await readTranslation(member, spot);
  const mark = sheet.texts.find(({ key }) => key === 'title')?.mark ?? '';
  const sent = { 'm.title': mark, 't.title': 'Zusammen leben' };
  expect(await saveTranslation(member, spot, sent)).toBe(1);
  // somebody who saw the older text overwrites nothing
  await expect(saveTranslation(member, spot, { ...sent, 't.title': 'Anders' })).rejects.toMatchObject({
    code: 'instrument-changed-meanwhile',
  });
  expect((await readLanguages(member, ref)).notes).toMatchObject([
    { language: 'de', by: 'Olga', what: [{ key: 'title', before: title, after: 'Zusammen leben' }] },
  ]);
  await confirmReading(member, await see(member, ref), 'de', { by: 'Anna' });
  const corrected = await readInstrument(member, ref);
  expect(corrected.source).toBe('shipped');
  expect(corrected.instrument.title).toEqual({ ...shipped.instrument.title, de: 'Zusammen leben' });
  expect(corrected.instrument.languages['de']).toMatchObject({ state: 'read', by: 'Anna' });
  expect(corrected.instrument.sections).toEqual(shipped.instrument.sections);
  // what a wave opens with, what the list shows, what a copy begins with
  const opened = await write(member, (transaction) => freezeInstrument(transaction, member.placeId, ref));
  expect([opened.id, opened.title['de']]).toEqual(['residents', 'Zusammen leben']);
  const listed = await listInstruments(member);
  expect(listed.filter((one) => one.title['de'] === 'Zusammen leben').map((one) => one.ref)).toEqual([ref]);
  const copy = await copyInstrument(member, { from: ref, language: 'en', title: 'Ours' });
  expect((await readInstrument(member, copy)).instrument.title['de']).toBe('Zusammen leben');
  // another place has the platform's words
  expect((await readInstrument(neighbour, ref)).instrument).toEqual(shipped.instrument);
});

test('a correction of an earlier version holds where the platform still has the corrected text', () => {
  const before = { title: { en: 'Life', de: 'Leben' }, purpose: { en: 'To know', de: 'Wissen' } };
  const what = [
    { key: 'title', before: 'Leben', after: 'Das Leben' },
    { key: 'purpose', before: 'Wisen', after: 'Um zu wissen' },
  ];
  const instrument = {
    ...before,
    id: 'life',
    version: 2,
    source: { en: 'Town' },
    languages: { en: { state: 'source' as const }, de: { state: 'draft' as const } },
    sections: [],
  };
  const again = replayCorrections(instrument, [{ language: 'de', what }]);
  expect([again.title['de'], again.purpose['de']]).toEqual(['Das Leben', 'Wissen']);
});

test('the spreadsheet comes back with a finding for every row that is not simply taken', async () => {
  const { member, ref, spot } = await found();
  const csv = String(await exportTranslation(member, spot, 'csv'));
  expect(csv).toContain('key,where,source (en),translation (de),state');
  const rows = [
    'key;source (en);translation (de)',
    'title;Life here;Leben hier',
    'purpose;To learn;Zweck',
    'section.you.title;You;',
    'question.what-is-good-in-answer-your-street.label;x;Was ist gut?',
    'gone;x;y',
    'title;Life here;Noch einmal',
  ];
  const content = new TextEncoder().encode(rows.join('\n'));
  const id = await uploadTranslation(member, { purpose: 'translation', fileName: 'de.csv', content });
  const { plan } = await previewTranslation(member, spot, id);
  expect(plan.findings.map(({ row, code, isTaken }) => [row, code, isTaken])).toEqual([
    [3, 'source-changed', true],
    [4, 'empty', false],
    [5, 'placeholder-lost', false],
    [6, 'unknown-key', false],
    [7, 'repeated-key', false],
  ]);
  expect(await importTranslation(member, spot, id)).toBe(2);
  const line = (await readLanguages(member, ref)).progress.find(({ language }) => language === 'de');
  expect(line).toMatchObject({ translated: 2, outdated: 1, state: 'draft' });
  await expect(importTranslation(member, spot, id)).rejects.toMatchObject({ code: 'upload-gone' });
});

test('an untouched spreadsheet changes nothing, as workbook and as text', async () => {
  const here = await found();
  const { member, spot } = here;
  await saveTranslation(member, spot, await fill(here, GERMAN));
  for (const format of ['csv', 'xlsx'] as const) {
    const file = await exportTranslation(member, spot, format);
    const content = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const id = await uploadTranslation(member, { purpose: 'translation', fileName: `de.${format}`, content });
    const { plan } = await previewTranslation(member, spot, id);
    expect([plan.texts.size, plan.unchanged, plan.findings]).toEqual([0, 6, []]);
  }
});
