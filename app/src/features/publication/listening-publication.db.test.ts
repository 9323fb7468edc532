import { openProtectedCube } from '@vicus/cube';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showCrossTable } from '#features/listening/server/cross.usecases.ts';
import { saveMargins } from '#features/listening/server/margins.usecases.ts';
import {
  drawResidents,
  fieldWave,
  makeInstrument,
  RESIDENT_QUESTIONS,
  RESIDENTS,
} from '#features/listening/testing/field-wave.ts';
import { publishPlaceProfile } from '#features/place/server/place.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { writeTableFile } from '#features/open-data/server/data.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { preparePublication, previewEdition, publishWave } from './server/publication.usecases.ts';
import { readReleasePage } from './server/public-page.usecases.ts';

let world: TestWorld;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  await publishPlaceProfile(member, { en: 'A small town.' });
});
afterAll(() => world.close());

test('a closed survey goes from weights over a cross-table to a page and files for everybody', async () => {
  const waveId = await fieldWave(member, { instrument: RESIDENTS, answers: drawResidents(400) });
  const policymakers = makeInstrument('policymakers', [RESIDENT_QUESTIONS[2]!]);
  const estimates = Array.from({ length: 9 }, (_, i) => ({ 'others-agree': 20 + i }));
  await fieldWave(member, { instrument: policymakers, answers: estimates, approach: 'list' });
  const people = { 'people.gender.woman': '1500', 'people.gender.man+another': '1500' };
  expect(await saveMargins(member, waveId, { ...people, population: '3000' })).toEqual([]);
  await showCrossTable(member, waveId, { rows: 'gender', columns: 'works' });

  const first = await preparePublication(member, waveId);
  const cross = first.offers.find(({ id }) => id.startsWith('survey-cross-'));
  expect(cross).toMatchObject({ isChosen: false });
  const chosen = ['survey-response', 'survey-answers-works', 'perception-gap', cross!.id];
  const prepared = await preparePublication(member, waveId, chosen);
  const preview = previewEdition(prepared.content, 'de');
  expect(preview.figures.map(({ id }) => id).toSorted()).toEqual(chosen.toSorted());
  expect(preview.keyResults.join(' ')).toContain('vermuten');

  const { version, ledgerSize } = prepared;
  const form = {
    titleEn: 'What residents say',
    titleDe: '',
    summaryEn: '',
    summaryDe: '',
    version,
    ledgerSize,
  };
  const releaseId = await publishWave(member, waveId, { ...form, table: chosen });
  const { shown } = await readReleasePage('vico', releaseId, 'en');
  const works = shown.edition!.figures.find(({ id }) => id === 'survey-answers-works')!;
  expect(works.title).toBe('Living together works here');
  expect(works.n).toMatch(/people answered/);
  expect(works.method).toBe('survey-findings');
  expect(works.chart!.wide).toContain('<svg');
  const readFile = (tableId: string, format: string) =>
    writeTableFile({
      address: { slug: 'vico', releaseId, tableId },
      format,
      query: new URLSearchParams(),
      language: 'en',
    });
  for (const tableId of ['survey-answers-works', cross!.id])
    for (const format of ['csv', 'json'])
      expect((await readFile(tableId, format)).body.length).toBeGreaterThan(100);
  await expect(readFile('survey-means', 'csv')).rejects.toMatchObject({ code: 'not-found' });
  // other weights after publishing would tell by their difference
  await expect(saveMargins(member, waveId, people)).rejects.toMatchObject({
    code: 'margins-after-publication',
  });
  // a second edition may hold more tables; what was published stays as it was
  const again = await preparePublication(member, waveId);
  const before = prepared.content.tables.map((table) => openProtectedCube(table));
  const after = again.content.tables.map((table) => openProtectedCube(table));
  const published = before.find(({ id }) => id === 'survey-answers-works');
  expect(after.find(({ id }) => id === 'survey-answers-works')).toEqual(published);
}, 60_000);
