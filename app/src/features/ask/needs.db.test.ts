import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { combine, readOffice, readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { computeNeeds } from './server/needs-job.usecases.ts';
import { readNeeds } from './server/needs.usecases.ts';
import {
  answerQuestion,
  askQuestion,
  computeQuestionResults,
  listQuestions,
  readQuestionResult,
  withdrawQuestion,
} from './server/question.usecases.ts';
import {
  agreeToCountNeeds,
  confirmNeeds,
  endCountingNeeds,
  readNeedsSheet,
} from './server/sharing.usecases.ts';
import { addLevel, addPeople, addTown, toId, toMember } from './testing/ask-world.ts';

let world: TestWorld;
let owner: pg.Client;
const at = (day: string): void => setClock(() => new Date(`${day}T12:00:00Z`));
const terms = { years: '5', understood: 'on' };

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user" cascade');
  await addPeople(owner);
  at('2026-10-01');
});

async function addAgreed(
  place: number,
  needsHousing: boolean,
  nuts = 'DE141',
  population = 3000,
): Promise<void> {
  await agreeToCountNeeds(await addTown(owner, place, { nuts, population }), terms);
  if (needsHousing)
    await owner.query(`insert into office.shared_need values ($1, 'housing', 'obstacle', current_date)`, [
      toId(place),
    ]);
}

async function addMany(
  from: number,
  count: number,
  needing: number,
  nuts?: string,
  population?: number,
): Promise<void> {
  for (let place = from; place < from + count; place += 1)
    await addAgreed(place, place < from + needing, nuts, population);
}

const findHousing = (
  groups: Awaited<ReturnType<typeof readNeeds>>['rounds'][number]['groups'],
  geo: string,
  size = 'rural',
) =>
  groups
    .find((group) => group.geo === geo && group.size === size)
    ?.needs.find(({ area, source }) => area === 'housing' && source === 'obstacle');

describe('needs counted upward', () => {
  test('reach region, country and union by size class, once a half-year, and change is told', async () => {
    const region = await addLevel(owner, 901, { kind: 'region', covers: 'DE1' });
    const union = await addLevel(owner, 903, { kind: 'union', covers: 'EU' });
    await addMany(1, 14, 7);
    await addMany(101, 12, 6, 'DE212', 9000);
    await computeNeeds();
    const [round] = (await readNeeds(region)).rounds;
    expect(round?.round).toBe('2026-H2');
    expect(round?.groups.map(({ geo, size, sharing }) => [geo, size, sharing])).toEqual([
      ['DE1', 'rural', 14],
      ['DE14', 'rural', 14],
    ]);
    expect(findHousing(round?.groups ?? [], 'DE1')).toMatchObject({ places: 7, change: null });
    const [ofUnion] = (await readNeeds(union)).rounds;
    expect(ofUnion?.groups.map(({ geo, size }) => `${geo} ${size}`)).toEqual([
      'EU rural',
      'DE rural',
      'EU small',
      'DE small',
    ]);
    expect(findHousing(ofUnion?.groups ?? [], 'EU', 'small')?.places).toBe(6);

    await owner.query(`insert into office.shared_need values ($1, 'housing', 'obstacle', current_date)`, [
      toId(9),
    ]);
    await computeNeeds();
    expect((await readNeeds(region)).rounds).toHaveLength(1);
    at('2027-01-02');
    await computeNeeds();
    const [next] = (await readNeeds(region)).rounds;
    expect(findHousing(next?.groups ?? [], 'DE1')).toMatchObject({ places: 8, change: 1 });
    expect((await readNeedsSheet(toMember(1), 'en')).counted?.geo).toBe('DE14');
  });

  test('a block that lost a member is not counted, and newcomers wait until there are six', async () => {
    const region = await addLevel(owner, 901, { kind: 'region', covers: 'DE1' });
    await addMany(1, 14, 7);
    await computeNeeds();
    at('2027-01-02');
    await endCountingNeeds(toMember(1));
    await addMany(50, 5, 5);
    await computeNeeds();
    const [next] = (await readNeeds(region)).rounds;
    // Two blocks of seven: one is broken, five newcomers and six left behind make none.
    expect(next?.groups.map(({ sharing }) => sharing)).toEqual([7, 7]);
    expect(findHousing(next?.groups ?? [], 'DE1')?.places).toBeNull();
    at('2027-07-02');
    await addMany(60, 1, 0);
    await computeNeeds();
    const [third] = (await readNeeds(region)).rounds;
    expect(third?.groups[0]?.sharing).toBe(7 + 6 + 6);
  });

  test('examples and real places are never counted together, levels never', async () => {
    const region = await addLevel(owner, 901, { kind: 'region', covers: 'DE1' });
    await addMany(1, 5, 5);
    await agreeToCountNeeds(await addTown(owner, 6, { isExample: true }), terms);
    await computeNeeds();
    expect((await readNeeds(region)).rounds).toEqual([]);
  });

  test('are confirmed only where something stands behind them, and only the coordinator agrees', async () => {
    const member = await addTown(owner, 1);
    await expect(confirmNeeds(member, { ask: 'housing' })).rejects.toMatchObject({ code: 'needs-unfounded' });
    await expect(confirmNeeds(member, { action: ['housing'] })).rejects.toMatchObject({
      code: 'needs-unfounded',
    });
    await expect(agreeToCountNeeds(member, { years: '3' })).rejects.toMatchObject({
      code: 'needs-not-confirmed',
    });
    await expect(endCountingNeeds(member)).rejects.toMatchObject({ code: 'needs-not-agreed' });
    await expect(agreeToCountNeeds({ ...member, role: 'officer' }, terms)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the database', () => {
  test('shows the job nothing of places that did not agree, and results to their level only', async () => {
    await addLevel(owner, 901, { kind: 'region', covers: 'DE1' });
    await addMany(1, 12, 6);
    await addTown(owner, 40);
    await owner.query(`insert into office.shared_need values ($1, 'housing', 'ask', current_date)`, [
      toId(40),
    ]);
    await endCountingNeeds(toMember(1));
    const seen = await combine('test', async (tx) => ({
      needs: await tx.selectFrom('office.shared_need').select('place_id').execute(),
      places: await tx.selectFrom('office.place').select('place_id').execute(),
    }));
    for (const rows of [seen.needs, seen.places]) {
      expect(rows.map((row) => row.place_id)).not.toContain(toId(40));
      expect(rows.map((row) => row.place_id)).not.toContain(toId(1));
    }
    for (const statement of [
      'select agreed_by from office.needs_agreement',
      'select name from office.place',
      'select confirmed_on from office.shared_need',
      'delete from office.need_block',
      'update office.level_needs set round = round',
    ])
      await expect(
        combine('test', (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow();
    await addAgreed(30, true);
    await computeNeeds();
    const read = (reader: Parameters<Parameters<typeof readOffice>[1]>[0]) =>
      reader.selectFrom('office.level_needs').select('place_id').execute();
    expect(await readOffice(toMember(2), read)).toEqual([]);
    expect(await readOffice(toMember(901, 'observer'), read)).toHaveLength(1);
    await expect(
      readPublic((reader) => sql`select 1 from office.level_needs`.execute(reader as never)),
    ).rejects.toThrow();
    const others = await readOffice(toMember(2), (reader) =>
      reader.selectFrom('office.need_block').select('place_id').execute(),
    );
    expect(new Set(others.map((row) => row.place_id))).toEqual(new Set([toId(2)]));
  });
});

describe('a question of a level', () => {
  test('is answered by places it covers, counted once after its day, by size class through the gate', async () => {
    const region = await addLevel(owner, 901, { kind: 'region', covers: 'DE1' });
    // The database knows the real day: what is due must be past for it too.
    at('2025-01-01');
    const id = await askQuestion(region, {
      title: 'One office for all',
      words: 'Papers in one place.',
      language: 'en',
      dueOn: '2025-02-01',
    });
    for (let place = 1; place <= 15; place += 1) {
      const member = await addTown(owner, place, place <= 13 ? {} : { population: 9000 });
      const choice = place <= 7 ? 'helps' : 'harms';
      await answerQuestion(member, id, { choice, words: place <= 6 ? `said ${place}` : '' });
    }
    const far = await addTown(owner, 70, { nuts: 'DE211' });
    await expect(answerQuestion(far, id, { choice: 'helps' })).rejects.toMatchObject({
      code: 'question-not-for-you',
    });
    await expect(
      askQuestion(region, { title: 'x', words: 'x', language: 'en', dueOn: '2025-01-03' }),
    ).rejects.toMatchObject({ code: 'question-too-short' });
    const named = { choice: 'helps', words: 'Ask Mrs Okafor' };
    await expect(answerQuestion(toMember(1), id, named)).rejects.toMatchObject({ code: 'ask-names' });
    at('2025-02-02');
    await expect(answerQuestion(toMember(1), id, { choice: 'harms' })).rejects.toMatchObject({
      code: 'question-closed',
    });
    await computeQuestionResults();
    const [question] = await listQuestions(region);
    const result = question === undefined ? null : await readQuestionResult(question);
    expect(result?.answers.map(({ size, answered }) => [size, answered])).toEqual([['rural', 13]]);
    const counts = new Map(result?.answers[0]?.counts.map(({ choice, places }) => [choice, places]));
    expect(counts.get('helps')).toBe(7);
    expect(counts.get('harms')).toBe(6);
    expect(result?.answers[0]?.words.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((place) => `said ${place}`));
    await withdrawQuestion(region, id);
    await expect(withdrawQuestion(region, id)).rejects.toMatchObject({ code: 'question-closed' });
  });
});
