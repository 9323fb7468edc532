/** The register on a real database: imports of small files, broken files, mergers, and the entry an office chooses. */
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import type { ImportReport } from '../dataset.types.ts';
import { createPlace } from './installation.usecases.ts';
import { importLau } from './lau.usecases.ts';
import { readPlaceDossier } from './place.usecases.ts';
import {
  chooseRegisterEntry,
  clearRegisterEntry,
  readPopulationSeries,
  readRegisterChoice,
  takeRegisterPopulation,
} from './register.usecases.ts';
import { importSpanishFiles } from './spain.usecases.ts';

let world: TestWorld;
let owner: Client;
let member: Member;

const EDITION = { edition: 2019, populationYear: 2018 };
const HEADING =
  'code_2016,lau_code,lau_name_national,lau_name_latin,population,total_area_m2,degurba,country,gisco_id';
const ROWS = [
  'ES114,36902,Cerdedo-Cotobade,Cerdedo-Cotobade,5805,214600000,3,ES,ES_36902',
  'ES412,09034,"Balbases, Los","Balbases, Los",310,,3,ES,ES_09034',
  'ES300,28079,Madrid,Madrid,3223334,605770000,1,ES,ES_28079',
  'DE216,09173112,"Bad Tölz, St",,18802,30.8,2,DE,DE_09173112',
  'BG333,SHU25,Смядово,Smyadovo,6698,353000000,3,BG,BG_SHU25',
];
const toFile = (name: string, heading: string, rows: readonly string[]) => ({
  name,
  content: new TextEncoder().encode(`${[heading, ...rows].join('\n')}\n`),
});
const importRows = (rows: readonly string[], edition = EDITION) =>
  importLau(toFile('list.csv', HEADING, rows), edition);

const CENSUS =
  'mun_code,total_pop,unemployment_rate,employment_rate,pct_foreign,pct_foreign_born,pct_higher_ed_completed';
const DEMOGRAPHICS =
  'mun_code,mun_name,year,mean_age,pct_under18,pct_over65,pct_single_hh,population,pct_spanish';
const INCOME = 'mun_code,year,net_income_pc';
const spanishFiles = (more: { readonly demographics?: readonly string[] } = {}) => [
  toFile('census_2021_municipality.csv', CENSUS, [
    '36902,5650,0.125,0.41,0.02,0.09,0.2',
    '09034,300,NA,NA,NA,NA,NA',
    '28079,3305408,0.11,0.52,0.16,0.24,0.4',
  ]),
  toFile('demographics_municipality.csv', DEMOGRAPHICS, [
    '36902,Cerdedo-Cotobade,2021,51.3,11.3,33.5,35.2,5651,97.8',
    '36902,Cerdedo-Cotobade,2015,NA,NA,NA,NA,NA,NA',
    '36011,Cerdedo,2015,56.1,6.6,41.2,43.4,1996,98.1',
    '36012,Cotobade,2015,49.5,11.3,29.5,30.7,4253,98.8',
    '36012,Cotobade,2021,NA,NA,NA,NA,NA,NA',
    '04039,Darrical,2021,NA,NA,NA,NA,NA,NA',
    '09034,Los Balbases,2021,NA,NA,NA,NA,NA,NA',
    ...(more.demographics ?? []),
  ]),
  toFile('income_municipality.csv', INCOME, ['36902,2021,13000', '09034,2021,NA']),
];

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await world.addOperator('op');
  const { placeId } = await createPlace('op', { name: 'Bad Tölz', country: 'DE' });
  member = { userId: 'op', placeId, role: 'coordinator', actorId: null };
});
afterAll(() => world.close());

/** Every row of the register as text: two imports of the same file must leave the same. */
async function fingerprint(): Promise<unknown> {
  const tables = ['dataset', 'register_place', 'place_population', 'place_change', 'place_characteristic'];
  const { rows } = await owner.query(
    `select ${tables.map((table) => `(select md5(string_agg(t::text, '' order by t::text)) from reference.${table} t) as ${table}`).join(', ')}`,
  );
  return rows[0];
}
const account = ({ rowsRead, added, changed, unchanged, refused }: ImportReport) => ({
  rowsRead,
  added,
  changed,
  unchanged,
  refused: refused.reduce((sum, { rows }) => sum + rows, 0),
});
const errorsOf = (report: ImportReport) =>
  report.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, row, code }) => [file, row, code]);

test('an office is told that there is no register yet', async () => {
  expect(await readRegisterChoice(member, null)).toMatchObject({
    isLoaded: false,
    chosen: null,
    suggestions: [],
  });
});

describe('the list of places', () => {
  test('comes in whole, regions with it, and a second time changes nothing', async () => {
    const first = await importRows(ROWS);
    expect(account(first)).toEqual({ rowsRead: 5, added: 5, changed: 0, unchanged: 0, refused: 0 });
    const before = await fingerprint();
    const second = await importRows(ROWS.toReversed());
    expect(account(second)).toEqual({ rowsRead: 5, added: 0, changed: 0, unchanged: 5, refused: 0 });
    expect(second.contentHash).toBe(first.contentHash);
    expect(await fingerprint()).toEqual(before);
    const { rows } = await owner.query(
      `with recursive up as (select * from reference.register_place where place_code = 'ES_36902'
         union all select p.* from reference.register_place p join up on p.place_code = up.parent_code)
       select place_code as code, level from up`,
    );
    expect(rows.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'ES_36902 locality',
      'ES114 nuts-3',
      'ES11 nuts-2',
      'ES1 nuts-1',
      'ES country',
    ]);
  });

  test('counts the rows that say something else', async () => {
    const report = await importRows([...ROWS.slice(0, 3), ROWS[3]!.replace('18802', '18900'), ROWS[4]!]);
    expect(account(report)).toEqual({ rowsRead: 5, added: 0, changed: 1, unchanged: 4, refused: 0 });
    await importRows(ROWS);
  });

  test('takes coordinates from the gazetteer where name and country leave no doubt, with their source', async () => {
    const { rows } = await owner.query(
      `select place_code, round(latitude::numeric, 1)::text as latitude, coordinates_source from reference.register_place
       where level = 'locality' and place_code in ('DE_09173112', 'ES_36902') order by place_code`,
    );
    expect(rows).toEqual([
      {
        place_code: 'DE_09173112',
        latitude: '47.8',
        coordinates_source: expect.stringContaining('GeoNames'),
      },
      { place_code: 'ES_36902', latitude: null, coordinates_source: null },
    ]);
  });

  const wrongBytes = toFile('list.csv', HEADING, [ROWS[0]!, ROWS[3]!.replace('ö', '?')]);
  wrongBytes.content[wrongBytes.content.indexOf('?'.charCodeAt(0))] = 0xf6;
  test.each([
    ['wrong encoding', wrongBytes, [['list.csv', 3, 'not-utf-8']]],
    [
      'a missing column',
      toFile('list.csv', HEADING.replace('lau_code', 'other'), ROWS),
      [['list.csv', null, 'column-required']],
    ],
    [
      'a cut row',
      toFile('list.csv', HEADING, [...ROWS, 'BG333,SHU26,См']),
      [['list.csv', 7, 'fewer-cells-than-columns']],
    ],
    ['a repeated code', toFile('list.csv', HEADING, [...ROWS, ROWS[0]!]), [['list.csv', 7, 'code-repeated']]],
  ])('%s gives findings by row and changes nothing', async (_name, file, expected) => {
    const before = await fingerprint();
    const report = await importLau(file, EDITION);
    expect(report.isImported).toBe(false);
    expect(errorsOf(report)).toEqual(expected);
    expect(account(report).refused).toBe(report.rowsRead);
    expect(await fingerprint()).toEqual(before);
  });

  test('an older edition than the one that is there is refused', async () => {
    expect(errorsOf(await importRows(ROWS, { edition: 2018, populationYear: 2017 }))).toEqual([
      ['list.csv', null, 'older-edition'],
    ]);
  });
});

describe('Spanish figures', () => {
  test('need the places first, and come in with what is withheld', async () => {
    const first = await importSpanishFiles(spanishFiles());
    expect(account(first)).toEqual({ rowsRead: 12, added: 10, changed: 0, unchanged: 0, refused: 2 });
    expect(first.refused).toEqual([
      { reason: 'place-ended', rows: 1 },
      { reason: 'place-unknown', rows: 1 },
    ]);
    const before = await fingerprint();
    const second = await importSpanishFiles(spanishFiles());
    expect(account(second)).toEqual({ rowsRead: 12, added: 0, changed: 0, unchanged: 10, refused: 2 });
    expect(await fingerprint()).toEqual(before);
    const { rows } = await owner.query(
      `select place_code || ' ' || characteristic || ' ' || year as what, value, reason
       from reference.place_characteristic where characteristic in ('unemployment-percent', 'foreign-nationals-percent')
       order by 1`,
    );
    expect(Object.fromEntries(rows.map(({ what, value, reason }) => [what, value ?? reason]))).toEqual({
      'ES_09034 foreign-nationals-percent 2021': 'withheld-at-source',
      'ES_09034 unemployment-percent 2021': 'withheld-at-source',
      'ES_28079 foreign-nationals-percent 2021': 16,
      'ES_28079 unemployment-percent 2021': 11,
      'ES_36011 foreign-nationals-percent 2015': 1.9,
      'ES_36012 foreign-nationals-percent 2015': 1.2,
      'ES_36902 foreign-nationals-percent 2015': 'not-applicable',
      'ES_36902 foreign-nationals-percent 2021': 2.2,
      'ES_36902 unemployment-percent 2021': 12.5,
    });
  });

  test('a merger does not break the series', async () => {
    const series = await readPublic((reader) => readPopulationSeries(reader, 'ES_36902'));
    expect(series.map(({ year, value, parts }) => [year, value, parts])).toEqual([
      [2015, 6249, ['ES_36011', 'ES_36012']],
      [2018, 5805, ['ES_36902']],
      [2021, 5651, ['ES_36902']],
    ]);
  });

  test('a number in the row of a merged or unknown municipality is an error of that row', async () => {
    const before = await fingerprint();
    const report = await importSpanishFiles(
      spanishFiles({
        demographics: [
          '36011,Cerdedo,2019,50,10,30,30,1900,98',
          '99999,Nowhere,2019,50,10,30,30,1900,98',
          '36902,Cerdedo-Cotobade,2019,50,10,300,30,many,98',
        ],
      }),
    );
    expect(errorsOf(report)).toEqual([
      ['demographics_municipality.csv', 11, 'number-out-of-range'],
      ['demographics_municipality.csv', 11, 'not-a-number'],
    ]);
    const mended = spanishFiles({
      demographics: ['36011,Cerdedo,2019,50,10,30,30,1900,98', '99999,Nowhere,2019,50,10,30,30,1900,98'],
    });
    expect(errorsOf(await importSpanishFiles(mended))).toEqual([
      ['demographics_municipality.csv', 9, 'place-replaced'],
      ['demographics_municipality.csv', 10, 'place-unknown'],
    ]);
    expect(await fingerprint()).toEqual(before);
  });

  test('a list of places that still has a merged municipality is refused at its row', async () => {
    const row = 'ES114,36011,Cerdedo,Cerdedo,1900,79800000,3,ES,ES_36011';
    const before = await fingerprint();
    const report = await importRows([...ROWS, row]);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { row: 7, code: 'place-replaced', values: { code: 'ES_36011', successor: 'ES_36902', year: '2016' } },
    ]);
    expect(await fingerprint()).toEqual(before);
  });

  test('the national count of a year stays where the European list has another', async () => {
    const files = spanishFiles({ demographics: ['28079,Madrid,2018,44,16,20,30,3200000,86'] });
    await importSpanishFiles(files);
    expect(account(await importRows(ROWS))).toMatchObject({ changed: 0, unchanged: 5 });
    const series = await readPublic((reader) => readPopulationSeries(reader, 'ES_28079'));
    expect(series.map(({ year, value }) => [year, value])).toEqual([
      [2018, 3_200_000],
      [2021, 3_305_408],
    ]);
  });
});

describe('the entry of an office', () => {
  test('is suggested by name, chosen, and fills in codes that are empty', async () => {
    const choice = await readRegisterChoice(member, null);
    expect(choice.suggestions.map(({ placeCode }) => placeCode)).toEqual(['DE_09173112']);
    expect(choice.suggestions[0]).toMatchObject({
      name: 'Bad Tölz, St',
      population: { inhabitants: 18_802, year: 2018, source: expect.stringMatching(/^Eurostat: /) },
    });
    await chooseRegisterEntry(member, { placeCode: 'DE_09173112' });
    const { profile } = await readPlaceDossier(member);
    expect(profile).toMatchObject({
      registerCode: 'DE_09173112',
      lauCode: '09173112',
      nutsCode: 'DE216',
      population: null,
    });
    expect(await readRegisterChoice(member, null)).toMatchObject({
      chosen: { placeCode: 'DE_09173112' },
      suggestions: [],
    });
  });

  test('gives its number of inhabitants only when asked, with year and source', async () => {
    await takeRegisterPopulation(member);
    expect((await readPlaceDossier(member)).profile).toMatchObject({
      population: 18_802,
      populationYear: 2018,
      populationSource: expect.stringContaining('Eurostat'),
    });
  });

  test('is looked for by other names and by code, in the country of the place only', async () => {
    const find = async (typed: string) =>
      (await readRegisterChoice(member, typed)).suggestions.map(({ placeCode }) => placeCode);
    expect(await find('toelz')).toEqual(['DE_09173112']);
    expect(await find('DE_09173112')).toEqual(['DE_09173112']);
    expect(await find('Madrid')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  test('is one of the country, and can be taken back', async () => {
    for (const placeCode of ['ES_28079', 'DE216', 'DE_1'])
      await expect(chooseRegisterEntry(member, { placeCode })).rejects.toMatchObject({
        code: 'register-entry-unknown',
      });
    await clearRegisterEntry(member);
    expect((await readPlaceDossier(member)).profile).toMatchObject({
      registerCode: null,
      lauCode: '09173112',
    });
    await expect(takeRegisterPopulation(member)).rejects.toMatchObject({
      code: 'register-without-population',
    });
  });
});
