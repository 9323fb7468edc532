/** The study rebuilt and the files of a year, on the real database; country and degree of urbanisation frozen. */
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addPlace, addSharing, at, terms, toId, toMember } from './comparison-world.fixture.ts';
import { readComparisonFile, readStudyFigures } from './server/comparison-files.usecases.ts';
import { computeComparisons } from './server/group-figures.usecases.ts';
import { agreeToShare, readComparison } from './server/sharing.usecases.ts';

let world: TestWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user", reference.dataset cascade');
  await owner.query(`insert into auth."user" (id, name, email) values ('ada', 'Ada', 'ada@example.org')`);
});
afterEach(() => setClock(undefined));

async function addToRegister(place: number): Promise<void> {
  await owner.query(`insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
    values ('test', 'Test', 'Test', 'CC0', 2, 'x') on conflict do nothing`);
  await owner.query(`insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, dataset)
    values ('ES', 'country', null, 'ES', 'ES', 'Spain', 'spain', 'test') on conflict do nothing`);
  await owner.query(
    `insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, dataset, degree_of_urbanisation)
     values ($1, 'locality', 'ES', 'ES', $1, 'Town', 'town', 'test', 2)`,
    [`ES_${place}`],
  );
  await owner.query(`update office.place set register_code = $2 where place_id = $1`, [
    toId(place),
    `ES_${place}`,
  ]);
}

test('country and degree of urbanisation are those of the register on the day a place agrees', async () => {
  at('2026-11-22');
  const member = await addPlace(owner, 1);
  await agreeToShare(member, terms);
  const before = (await readComparison(member)).agreement;
  expect(before).toMatchObject({ country: null, degreeOfUrbanisation: null });
  await addToRegister(1);
  expect((await readComparison(member)).agreement).toEqual(before);
  await agreeToShare(member, terms);
  expect((await readComparison(member)).agreement).toMatchObject({ country: 'ES', degreeOfUrbanisation: 2 });
  await owner.query(`update reference.register_place set degree_of_urbanisation = 3`);
  expect((await readComparison(member)).agreement).toMatchObject({ degreeOfUrbanisation: 2 });
});

test('before a comparison is made: all seven figures with what the study says, and nothing else', async () => {
  const member = await addPlace(owner, 1);
  const page = await readStudyFigures(member, null);
  expect(page).toMatchObject({ periods: [], period: null, tables: [] });
  expect(page.figures.map(({ id, parts }) => [id, parts.length])).toEqual(
    ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'].map((id) => [id, 0]),
  );
  await expect(
    readComparisonFile(member, { period: '2026', file: 'comparison-contact.csv' }, 'en'),
  ).rejects.toMatchObject({ status: 404 });
});

test('six places of one country: figures by size, files with the caution, and agreements of before go on', async () => {
  at('2026-11-22');
  await addSharing(owner, [1, 2, 3, 4, 5, 6], '2026-05-01');
  at('2027-02-01');
  await computeComparisons();
  const member = toMember(1);
  const page = await readStudyFigures(member, '2026');
  expect(page.period).toBe(2026);
  expect(page.figures[0]?.parts[0]?.rows).toMatchObject([{ code: 'size-small', places: 6 }]);
  expect(page.figures[0]?.parts[0]?.columns.map(({ code }) => code)).toContain('horizontal');
  for (const format of ['csv', 'csv-metadata.json', 'xlsx']) {
    const address = { period: '2026', file: `comparison-contact.${format}` };
    const { body, name } = await readComparisonFile(member, address, 'en');
    expect(name).toBe(`2026-comparison-contact.${format}`);
    if (typeof body === 'string') expect(body).toContain('Not for ranking');
    else expect(body.length).toBeGreaterThan(1000);
  }
  for (const file of ['comparison-contact.exe', 'other.csv', '../x.csv'])
    await expect(readComparisonFile(member, { period: '2026', file }, 'en')).rejects.toMatchObject({
      status: 404,
    });
  // Who does not share reads nothing.
  await addPlace(owner, 9);
  expect((await readStudyFigures(toMember(9), '2026')).period).toBeNull();
});
