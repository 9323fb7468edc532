import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import type { Answers, Instrument } from '@vicus/questionnaire';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { readAudit } from '#features/people/server/audit.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { describeGap, summariseGap } from './gap.rules.ts';
import {
  drawResidents,
  fieldWave,
  makeInstrument,
  RESIDENT_QUESTIONS,
  RESIDENTS,
} from './testing/field-wave.ts';
import { exportNamedAnswers } from './server/answers-file.usecases.ts';
import { computeFindings, readFindings } from './server/findings.usecases.ts';
import { listCrossTables, readUnprotectedCross, showCrossTable } from './server/cross.usecases.ts';
import { readMarginSheet, saveMargins } from './server/margins.usecases.ts';
import { readGapSheet, readTimelines, saveForeignBorn } from './server/timeline.usecases.ts';

let world: TestWorld;
let member: Member;
let stranger: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
});
afterAll(() => world.close());

async function readTable(waveId: string, id: string): Promise<Cube> {
  const { tables } = await readFindings(member, waveId);
  const cubes = tables.map((table) => openProtectedCube(table));
  const found = cubes.find((cube) => cube.id === id);
  if (found === undefined) throw new Error(`${id} is not among ${cubes.map((cube) => cube.id).join(', ')}`);
  return found;
}

describe('a residents’ wave with 400 answers', () => {
  let waveId: string;
  beforeAll(async () => {
    waveId = await fieldWave(member, { instrument: RESIDENTS, answers: drawResidents(400) });
  });

  test('shows shares with intervals and puts small answers together', async () => {
    const gender = await readTable(waveId, 'survey-answers-gender');
    const codes = gender.dimensions[1]!.categories.map(({ code }) => code);
    expect(codes).toEqual(['given', 'woman', 'man+another']);
    const works = await readTable(waveId, 'survey-answers-works');
    const at = { wave: waveId, answer: 'agree' };
    const [share, lower, upper] = ['share', 'lower', 'upper'].map((id) => readCell(works, at, id));
    expect([share, lower, upper].map((cell) => cell!.kind)).toEqual(['number', 'number', 'number']);
    expect((await readTable(waveId, 'survey-means')).measures.map(({ id }) => id)).toContain('mean');
  });

  test('is weighted to the population, and says what that costs', async () => {
    const before = await readTable(waveId, 'survey-answers-works');
    const form = {
      'people.age.young': '900',
      'people.age.middle': '1100',
      'people.age.old': '1 000',
      'people.age.oldest': '0',
      population: '3000',
      source: 'Register, January',
    };
    expect(await saveMargins(member, waveId, form)).toEqual([]);
    const { facts } = await readFindings(member, waveId);
    expect(facts.weighting?.variables).toEqual(['age']);
    expect(facts.weighting?.kishAnswers).toBeLessThan(400);
    const after = await readTable(waveId, 'survey-answers-works');
    const at = { wave: waveId, answer: 'agree' };
    // young people agree more often and were too few among the answers
    const value = (cube: Cube): number => {
      const cell = readCell(cube, at, 'share');
      return cell.kind === 'number' ? cell.value : 0;
    };
    expect(value(after)).toBeGreaterThan(value(before));
    const composition = await readTable(waveId, 'survey-composition');
    const young = { wave: waveId, category: 'age=young' };
    expect(readCell(composition, young, 'population')).toMatchObject({ value: 0.3 });
    expect(readCell(composition, young, 'weighted')).toMatchObject({ value: 0.3 });
  });

  test('refuses people in a category that nobody answered in, until it is counted with another', async () => {
    const form = {
      'people.age.young': '900',
      'people.age.middle': '1100',
      'people.age.old': '800',
      'people.age.oldest': '200',
    };
    expect(await saveMargins(member, waveId, form)).toMatchObject([{ kind: 'nobody', category: 'oldest' }]);
    expect(await saveMargins(member, waveId, { ...form, 'with.age.oldest': 'old' })).toEqual([]);
    const { fields } = await readMarginSheet(member, waveId);
    expect(fields['people.age.old']).toBe('1000');
    expect(fields['with.age.oldest']).toBe('old');
  });

  test('is crossed on request; the same question again gives the same table', async () => {
    await showCrossTable(member, waveId, { rows: 'age', columns: 'works' });
    await showCrossTable(member, waveId, { rows: 'age', columns: 'works', layers: 'gender' });
    await showCrossTable(member, waveId, { rows: 'age', columns: 'works' });
    const shown = await listCrossTables(member, waveId);
    expect(shown.map(({ variables }) => variables.join())).toEqual(['age,works', 'age,works,gender']);
    const cube = openProtectedCube(shown[0]!.table);
    const counts = [...cube.columns['answers']!.values].filter((value) => value > 0 && value < 5);
    expect(counts).toEqual([]);
    await expect(showCrossTable(member, waveId, { rows: 'age', columns: 'ideas' })).rejects.toMatchObject({
      code: 'cross-unknown-question',
    });
    // a number is crossed in bands of the questionnaire, small ones together
    await showCrossTable(member, waveId, { rows: 'age', columns: 'born-abroad-here' });
    const bands = openProtectedCube((await listCrossTables(member, waveId)).at(-1)!.table);
    const labels = bands.dimensions[2]!.categories.map(({ label }) => label.en);
    expect(labels).toContain('20–39');
    expect([...bands.columns['answers']!.values].filter((value) => value > 0 && value < 5)).toEqual([]);
    // computing again with other weights keeps which cells are shown
    await computeFindings(member.placeId, waveId);
    const again = openProtectedCube((await listCrossTables(member, waveId))[0]!.table);
    expect([...again.columns['answers']!.states]).toEqual([...cube.columns['answers']!.states]);
  });

  test('is another place’s business only', async () => {
    await expect(readFindings(stranger, waveId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      readUnprotectedCross(member, waveId, { rows: 'age', columns: 'works', purpose: 'to check' }),
    ).rejects.toMatchObject({
      code: 'cross-named-only',
    });
  });
});

test('with too few answers nothing but their number is computed', async () => {
  const waveId = await fieldWave(member, {
    instrument: RESIDENTS,
    answers: drawResidents(8),
    closedOn: addDays(today(), -400),
  });
  const { tables } = await readFindings(member, waveId);
  expect(tables.map((table) => openProtectedCube(table).id)).toEqual(['survey-response']);
  await expect(showCrossTable(member, waveId, { rows: 'age', columns: 'works' })).rejects.toMatchObject({
    code: 'cross-too-few',
  });
});

test('an open consultation has shares and no margin of error, and takes no weights', async () => {
  const waveId = await fieldWave(member, {
    instrument: { ...RESIDENTS, audience: 'everybody' },
    answers: drawResidents(60),
    approach: 'open',
  });
  const works = await readTable(waveId, 'survey-answers-works');
  const at = { wave: waveId, answer: 'rather' };
  expect(readCell(works, at, 'share').kind).toBe('number');
  expect(readCell(works, at, 'lower')).toEqual({ kind: 'none', reason: 'not-applicable' });
  expect(works.provenance.notes[0]!.en).toContain('consultation');
  await expect(saveMargins(member, waveId, {})).rejects.toMatchObject({
    code: 'margins-not-for-consultations',
  });
});

test('a named wave may be seen unprotected, with purpose, log and watermark', async () => {
  const instrument: Instrument = { ...RESIDENTS, audience: 'everybody' };
  const waveId = await fieldWave(member, { instrument, answers: [], mode: 'named', approach: 'list' });
  await nameAnswers(waveId, drawResidents(30));
  const input = { rows: 'age', columns: 'works', purpose: 'to check the import' };
  const { cube, use } = await readUnprotectedCross(member, waveId, input);
  expect(use.watermark).toContain('to check the import');
  const counts = [...cube.columns['answers']!.values];
  expect(counts.some((count) => count > 0 && count < 5)).toBe(true);
  const { lines } = await readAudit(member, '');
  expect(JSON.stringify(lines)).toContain('named-answers.read');
});

test('the answers of a named wave leave as a file: a row a person, purpose logged and in every row', async () => {
  const instrument: Instrument = { ...RESIDENTS, audience: 'everybody' };
  const named = await fieldWave(member, { instrument, answers: [], mode: 'named', approach: 'list' });
  await nameAnswers(named, drawResidents(620));
  const anonymous = await fieldWave(member, { instrument, answers: drawResidents(20) });
  const purpose = 'to check the file';
  await expect(exportNamedAnswers(member, anonymous, { purpose })).rejects.toMatchObject({
    code: 'cross-named-only',
  });
  await expect(exportNamedAnswers(member, named, { purpose: ' ' })).rejects.toMatchObject({
    code: 'input-invalid',
  });
  const pieces = await Array.fromAsync(await exportNamedAnswers(member, named, { purpose }));
  // the heading, five hundred people, the rest
  expect(pieces).toHaveLength(3);
  const [heading, ...rows] = pieces.join('').trim().split('\r\n');
  expect(heading).toMatch(/^name,works,.*,watermark$/);
  expect(rows).toHaveLength(620);
  expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(620);
  expect(rows.every((row) => row.includes(`Internal, not for publication: ${purpose}`))).toBe(true);
  const { lines } = await readAudit(member, '');
  expect(JSON.stringify(lines)).toContain(purpose);
});

async function nameAnswers(waveId: string, all: readonly Answers[]): Promise<void> {
  await work('test', member.placeId, async (transaction) => {
    for (const [i, answers] of all.entries()) {
      const place = { place_id: member.placeId, wave_id: waveId };
      const { invitation_id } = await transaction
        .insertInto('office.invitation')
        .values({ ...place, name: `Person ${i}`, email: '', language: 'en', role: 'other', channel: 'hand' })
        .returning('invitation_id')
        .executeTakeFirstOrThrow();
      await transaction
        .insertInto('confidential.named_response')
        .values({ ...place, invitation_id, answers: JSON.stringify(answers) })
        .execute();
    }
  });
}

describe('perception', () => {
  test('sets what policymakers think beside what residents say', async () => {
    const residents = await fieldWave(member, { instrument: RESIDENTS, answers: drawResidents(300, 11) });
    // Days order waves, and the other tests' ended today as well.
    await work('test', member.placeId, (transaction) =>
      transaction
        .updateTable('office.wave')
        .set({ closed_on: sql`closed_on - 1` })
        .where('place_id', '=', member.placeId)
        .where('wave_id', '<>', residents)
        .execute(),
    );
    await saveForeignBorn(member, { percent: '11,4', year: '2024', source: 'Register of the town' });
    const policymakers = makeInstrument('policymakers', [RESIDENT_QUESTIONS[2]!, RESIDENT_QUESTIONS[3]!]);
    const answers = Array.from({ length: 9 }, (_, i) => ({
      'others-agree': 20 + i,
      'born-abroad-here': 30 + i,
    }));
    await fieldWave(member, { instrument: policymakers, answers, approach: 'list' });
    const sheet = await readGapSheet(member);
    expect(sheet.wave?.waveId).toBe(residents);
    const sentences = describeGap(openProtectedCube(sheet.table!), 'en');
    const find = (who: string, statement: string) =>
      sentences.find((one) => one.who === who && one.statement.includes(statement));
    expect(summariseGap(sentences)).toEqual([
      { who: 'policymakers', total: 1, lower: 1, higher: 0 },
      { who: 'residents', total: 1, lower: 1, higher: 0 },
    ]);
    expect(find('policymakers', 'works here')).toMatchObject({ direction: 'lower' });
    expect(find('policymakers', 'born abroad')).toMatchObject({ direction: 'higher', realPercent: 11 });
    expect(find('residents', 'born abroad')).toMatchObject({ direction: 'higher' });
  });

  test('stands on a time line', async () => {
    const timelines = await readTimelines(member);
    const place = timelines.find(({ id }) => id === 'attitude-place');
    expect(place!.points.length).toBeGreaterThan(2);
    expect(place!.points.map(({ closedOn }) => closedOn)).toEqual(
      place!.points.map(({ closedOn }) => closedOn).toSorted(),
    );
  });
});
