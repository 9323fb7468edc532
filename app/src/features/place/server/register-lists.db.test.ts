/** Lists that come after the register: mergers and splits, and the names of regions. */
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { importLau } from './lau.usecases.ts';
import { importPlaceChanges } from './place-change.usecases.ts';
import { importRegionNames } from './region-names.usecases.ts';
import { readPopulationSeries } from './register.usecases.ts';

const toFile = (name: string, lines: readonly string[]) => ({
  name,
  content: new TextEncoder().encode(`${lines.join('\n')}\n`),
});
const HEADING =
  'code_2016,lau_code,lau_name_national,lau_name_latin,population,total_area_m2,degurba,country,gisco_id';
const place = (code: string, name: string, population: number) =>
  `DE216,${code},${name},${name},${population},30.8,2,DE,DE_${code}`;
const importPlaces = (rows: readonly string[], edition: number) =>
  importLau(toFile('list.csv', [HEADING, ...rows]), { edition, populationYear: edition - 1 });
const ABOUT = { publisher: 'Statistical office', licence: 'CC BY 4.0' };
const CHANGES = 'from_code,to_code,year,kind,share,from_name';
const importChanges = (rows: readonly string[]) =>
  importPlaceChanges(toFile('germany.csv', [CHANGES, ...rows]), ABOUT);

let world: TestWorld;
let owner: Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  const rows = [place('09173112', 'Bad Tölz', 18_802), place('09173001', 'Alt', 1_200)];
  expect((await importPlaces(rows, 2019)).isImported).toBe(true);
});
afterAll(() => world.close());

describe('a list of mergers and splits', () => {
  test('ends the place that went over and adds its past to its successor; again it changes nothing', async () => {
    const merger = ['DE_09173001,DE_09173112,2020,merger,1,Alt'];
    expect(await importChanges(merger)).toMatchObject({
      isImported: true,
      rowsRead: 1,
      added: 1,
      refused: [],
    });
    expect(await importChanges(merger)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    const series = await readPublic((reader) => readPopulationSeries(reader, 'DE_09173112'));
    expect(series.find(({ year }) => year === 2018)?.value).toBe(18_802 + 1_200);
    const { rows } = await owner.query(
      `select valid_to is not null as ended from reference.register_place where place_code = 'DE_09173001'`,
    );
    expect(rows).toEqual([{ ended: true }]);
  });

  test('names the row of a successor nobody knows, of shares above one and of a kind nobody knows; nothing comes in', async () => {
    const report = await importChanges([
      'DE_09173001,DE_00000000,2020,merger,1,Alt',
      'DE_09173001,DE_09173112,2021,split,0.7,Alt',
      'DE_09173001,DE_09173112,2021,swap,0.7,Alt',
    ]);
    expect(report.isImported).toBe(false);
    expect(report.findings.map(({ row, code }) => [row, code])).toContainEqual([4, 'change-kind-unknown']);
    const later = await importChanges(['DE_09173001,DE_00000000,2020,merger,1,Alt']);
    expect(later.findings.map(({ row, code }) => [row, code])).toContainEqual([2, 'place-unknown']);
    const { rows } = await owner.query('select count(*)::int as changes from reference.place_change');
    expect(rows).toEqual([{ changes: 1 }]);
  });
});

describe('names of regions', () => {
  test('give regions of the register their name; others are accounted for; again it changes nothing', async () => {
    const file = toFile('names.csv', [
      'code_2021,geo_name_2021',
      'DE216,"Bad Tölz-Wolfratshausen"',
      'FR101,Paris',
    ]);
    expect(await importRegionNames(file)).toMatchObject({ isImported: true, rowsRead: 2, changed: 1 });
    const { rows } = await owner.query(
      `select name from reference.register_place where place_code = 'DE216'`,
    );
    expect(rows).toEqual([{ name: 'Bad Tölz-Wolfratshausen' }]);
    expect(await importRegionNames(file)).toMatchObject({ added: 0, changed: 0 });
  });

  test('a file without the columns says which it needs', async () => {
    const report = await importRegionNames(toFile('names.csv', ['a,b', '1,2']));
    expect(report.isImported).toBe(false);
    expect(report.findings.map(({ code }) => code)).toContain('column-required');
  });
});
