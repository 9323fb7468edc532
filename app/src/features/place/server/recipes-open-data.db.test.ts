/** Every source on its real files, with the account of its rows as docs/sources.md states it. Skipped without VICUS_OPEN_DATA. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readPublic } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { CONTEXT_SOURCES } from '../context-sources.rules.ts';
import { CROSSWALKS } from '../crosswalk-sources.rules.ts';
import type { DatasetFile, ImportReport } from '../dataset.types.ts';
import { RECIPES } from '../sources.rules.ts';
import { readSourceTable, renderSourceTable, TABLES } from '../testing/source-table.ts';
import { readCharacteristicSeries } from './characteristic-series.usecases.ts';
import { importContextFigures, readContextFigures } from './context-figure.usecases.ts';
import { importCrosswalk } from './crosswalk.usecases.ts';
import { importLau } from './lau.usecases.ts';
import { importRecipe } from './recipe.usecases.ts';
import { readPopulationSeries } from './register.usecases.ts';

const folder = process.env['VICUS_OPEN_DATA'] ?? '';
const page = resolve(import.meta.dirname, '../../../../../docs/sources.md');
/** Folder of each dataset, and of crosswalks the file. */
const PATHS: Readonly<Record<string, string>> = {
  'spain-census-2021': 'spain-ineatlas',
  'spain-income-by-nationality': 'spain-ineatlas',
  'germany-zensus-2022': 'germany-zensus2022-inkar',
  'germany-inkar': 'germany-zensus2022-inkar',
  'netherlands-cbs-2022': 'netherlands-cbs-municipalities',
  'italy-istat-comuni-2023': 'italy-istat-comuni-2023-2026',
  'eurostat-integration': 'eurostat-integration-indicators',
  'germany-mergers': 'germany-ags-crosswalk-bbsr/municipality_crosswalk_to2020.csv',
  'nuts-crosswalk': 'nuts-crosswalk-jrc/cross_walks.csv',
};
const EDITION = { edition: 2019, populationYear: 2018 };
const lauFile = join(folder, 'lau-2019-eurostat', 'nuts_lau_2019.csv');
const isThere =
  folder !== '' && existsSync(lauFile) && Object.values(PATHS).every((one) => existsSync(join(folder, one)));

function readFolder(dataset: string): DatasetFile[] {
  const path = join(folder, PATHS[dataset] ?? '');
  return readdirSync(path)
    .filter((name) => /\.(csv|xlsx)$/.test(name))
    .map((name) => ({ name, content: readFileSync(join(path, name)) }));
}

describe.skipIf(!isThere)('every source (VICUS_OPEN_DATA)', { timeout: 600_000 }, () => {
  let database: TestDatabase;
  let owner: Client;
  const reports = new Map<string, ImportReport>();
  let again: ImportReport | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    connectDatabase(database.appUrl);
    owner = new Client({ connectionString: database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await closeDatabase();
    await database.drop();
  });

  const ask = async (question: string) => (await owner.query<Record<string, unknown>>(question)).rows;

  test('comes in: the list of places, and the same list again', async () => {
    const list = { name: 'nuts_lau_2019.csv', content: readFileSync(lauFile) };
    reports.set('eurostat-lau', await importLau(list, EDITION));
    again = await importLau(list, EDITION);
  });

  test.each(RECIPES.map((recipe) => [recipe.about.dataset, recipe] as const))(
    'comes in: %s',
    async (dataset, recipe) => {
      reports.set(dataset, await importRecipe(recipe, readFolder(dataset)));
    },
  );

  test.each(CONTEXT_SOURCES.map((source) => [source.about.dataset, source] as const))(
    'comes in: %s',
    async (dataset, source) => {
      reports.set(dataset, await importContextFigures(source, readFolder(dataset)));
    },
  );

  test.each(CROSSWALKS.map((crosswalk) => [crosswalk.about.dataset, crosswalk] as const))(
    'comes in: %s',
    async (dataset, crosswalk) => {
      const name = PATHS[dataset] ?? '';
      const file = { name: name.split('/').at(-1) ?? '', content: readFileSync(join(folder, name)) };
      reports.set(dataset, await importCrosswalk(crosswalk, file));
    },
  );

  test('has come in, and the page of sources states the account of its rows', async () => {
    const { rows } = await owner.query<{ dataset: string; figures: number; withheld: number }>(
      `select dataset, count(*)::int as figures, count(*) filter (where reason = 'withheld-at-source')::int as withheld
       from (select dataset, reason from reference.place_characteristic
         union all select dataset, reason from reference.context_figure) as figure group by 1`,
    );
    const counted = new Map(rows.map((one) => [one.dataset, one]));
    const table = renderSourceTable([...reports], counted);
    expect(
      [...reports.values()]
        .filter(({ isImported }) => !isImported)
        .map(({ about, findings }) => [about.dataset, findings.slice(0, 3)]),
    ).toEqual([]);
    const before = readFileSync(page, 'utf8');
    const known = readSourceTable(before, TABLES.imports);
    if (process.env['VICUS_WRITE_SOURCES'] !== undefined) writeFileSync(page, before.replace(known, table));
    expect(readSourceTable(readFileSync(page, 'utf8'), TABLES.imports)).toBe(table);
  });

  test('Eurostat 2019: 99,140 places in 34 countries, and again without a change', async () => {
    const from = `from reference.register_place where dataset = 'eurostat-lau'`;
    expect(
      await ask(`select count(*) filter (where level = 'locality')::int as localities,
          count(*) filter (where level = 'country')::int as countries,
          count(distinct country) filter (where country in ('GR', 'GB', 'EL', 'UK'))::int as renamed,
          count(*) filter (where level = 'locality' and degree_of_urbanisation is null)::int as without_degurba,
          max(area_km2) filter (where country = 'DE') as largest_german ${from}`),
    ).toEqual([
      { localities: 99_140, countries: 34, renamed: 2, without_degurba: 973 + 182, largest_german: 891.12 },
    ]);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 99_140 });
    expect(again?.contentHash).toBe(reports.get('eurostat-lau')?.contentHash);
  });

  test('INE: every municipality joins, what is withheld stays withheld, merged ones go on', async () => {
    const withheld = await ask(
      `select count(*)::int as places, count(*) filter (where reason = 'withheld-at-source')::int as withheld
       from reference.place_characteristic where characteristic = 'unemployment-percent' and year = 2021`,
    );
    expect(withheld).toEqual([{ places: 8131, withheld: 1356 }]);
    const series = await readPublic((reader) => readPopulationSeries(reader, 'ES_36902'));
    expect(series.slice(0, 2)).toMatchObject([
      { year: 2015, value: 6249, parts: ['ES_36011', 'ES_36012'] },
      { year: 2016, value: 6058 },
    ]);
  });

  test('the Netherlands: 403 municipalities of 2014 lead to 345 of 2022', async () => {
    const [counted] =
      await ask(`select count(*) filter (where year = 2014)::int as then, count(*) filter (where year = 2022)::int as now
      from reference.place_characteristic where dataset = 'netherlands-cbs-2022' and characteristic = 'over-65-percent'`);
    expect(counted).toEqual({ then: 403, now: 345 });
    const inUse = await ask(`select count(*)::int as places from reference.register_place
      where country = 'NL' and level = 'locality' and valid_to is null`);
    expect(inUse).toEqual([{ places: 345 }]);
    const asked = { placeCode: 'NL_GM1979', characteristic: 'over-65-percent' };
    const series = await readPublic((reader) => readCharacteristicSeries(reader, asked));
    expect(series.map(({ year, parts }) => [year, parts])).toEqual([
      [2014, ['NL_GM0003', 'NL_GM0010', 'NL_GM0024']],
      [2022, ['NL_GM1979']],
    ]);
    // 22, 23 and 19 percent of 12,065, 25,695 and 10,195 people.
    expect(series[0]?.value).toBeCloseTo(21.898, 3);
  });

  test('context: employment of foreigners and nationals, low income by sex and nationality, counties', async () => {
    const read = (measure: string, placeCode: string) =>
      readPublic((reader) => readContextFigures(reader, { measure, placeCodes: [placeCode] }));
    const austria = await read('employment-rate-15-64-percent', 'AT');
    expect(
      austria.find((one) => one.people === 'newcomers' && one.breakdown === 'sex=f' && one.period === '1995'),
    ).toMatchObject({
      value: 59.3,
      status: 'final',
      attribution: 'Source: Eurostat',
    });
    const madrid = await read('low-income-percent', 'ES_28079');
    expect(
      madrid.find((one) => one.people === 'others' && one.breakdown === '' && one.period === '2022'),
    ).toMatchObject({ value: 12.7 });
    const flensburg = await read('foreign-nationals-percent', 'DEF01');
    expect(flensburg[0]).toMatchObject({ period: '1995', value: 7.76, people: 'everyone' });
    const eisenach = await read('foreign-nationals-percent', 'DEG0R');
    expect(eisenach).toHaveLength(28);
  });
});

test.skipIf(isThere)('the real files are looked for where VICUS_OPEN_DATA points', () => {
  expect(isThere).toBe(false);
});
