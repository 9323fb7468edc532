/** The real files: 99,140 places, every Spanish municipality. Skipped where VICUS_OPEN_DATA names no folder with them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readPublic } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { importLau } from './lau.usecases.ts';
import { readPopulationSeries } from './register.usecases.ts';
import { importSpanishFiles } from './spain.usecases.ts';

const folder = process.env['VICUS_OPEN_DATA'] ?? '';
const lauFile = join(folder, 'lau-2019-eurostat', 'nuts_lau_2019.csv');
const spanishFolder = join(folder, 'spain-ineatlas');
const isThere = folder !== '' && existsSync(lauFile) && existsSync(spanishFolder);
const EDITION = { edition: 2019, populationYear: 2018 };
const MUNICIPALITIES_OF_SPAIN = 8131;

describe.skipIf(!isThere)('the real files (VICUS_OPEN_DATA)', { timeout: 300_000 }, () => {
  let database: TestDatabase;
  let owner: Client;
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

  test('Eurostat 2019: 99,140 places in 34 countries, and again without a change', async () => {
    const file = { name: 'nuts_lau_2019.csv', content: readFileSync(lauFile) };
    const first = await importLau(file, EDITION);
    expect(first).toMatchObject({ isImported: true, rowsRead: 99_140, added: 99_140, refused: [] });
    const second = await importLau(file, EDITION);
    expect(second).toMatchObject({ added: 0, changed: 0, unchanged: 99_140, contentHash: first.contentHash });
    expect(
      await ask(`select count(*) filter (where level = 'locality')::int as localities,
          count(*) filter (where level = 'country')::int as countries,
          count(distinct country) filter (where country in ('GR', 'GB', 'EL', 'UK'))::int as renamed,
          count(*) filter (where level = 'locality' and degree_of_urbanisation is null)::int as without_degurba,
          max(area_km2) filter (where country = 'DE') as largest_german
        from reference.register_place`),
    ).toEqual([
      { localities: 99_140, countries: 34, renamed: 2, without_degurba: 973 + 182, largest_german: 891.12 },
    ]);
    expect(
      await ask(`select count(*)::int as counted from reference.place_population where year = 2018`),
    ).toEqual([{ counted: 99_140 - 35_592 }]);
  });

  test('INE: every municipality joins, what is withheld stays withheld, merged ones go on', async () => {
    const files = readdirSync(spanishFolder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => ({ name, content: readFileSync(join(spanishFolder, name)) }));
    const report = await importSpanishFiles(files);
    const refused = report.refused.reduce((sum, { rows }) => sum + rows, 0);
    expect(report).toMatchObject({ isImported: true, rowsRead: MUNICIPALITIES_OF_SPAIN + 3 * 65_104 });
    expect(refused).toBe(162);
    const withheld = await ask(
      `select count(*)::int as places, count(*) filter (where reason = 'withheld-at-source')::int as withheld
       from reference.place_characteristic where characteristic = 'unemployment-percent' and year = 2021`,
    );
    expect(withheld).toEqual([{ places: MUNICIPALITIES_OF_SPAIN, withheld: 1356 }]);
    const series = await readPublic((reader) => readPopulationSeries(reader, 'ES_36902'));
    expect(series.slice(0, 2)).toMatchObject([
      { year: 2015, value: 6249, parts: ['ES_36011', 'ES_36012'] },
      { year: 2016, value: 6058 },
    ]);
  });
});

test.skipIf(isThere)('the real files are looked for where VICUS_OPEN_DATA points', () => {
  expect(isThere).toBe(false);
});
