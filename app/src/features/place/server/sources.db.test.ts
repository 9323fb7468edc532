/** Every recipe on a small file made by hand, on a real database: what comes in, what is withheld, what is refused and why. */
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { CONTEXT_SOURCES } from '../context-sources.rules.ts';
import { CROSSWALKS } from '../crosswalk-sources.rules.ts';
import type { ImportReport } from '../dataset.types.ts';
import { RECIPES } from '../sources.rules.ts';
import { readCharacteristicSeries } from './characteristic-series.usecases.ts';
import { importContextFigures, readContextFigures } from './context-figure.usecases.ts';
import { importCrosswalk } from './crosswalk.usecases.ts';
import { importLau } from './lau.usecases.ts';
import { importRecipe } from './recipe.usecases.ts';

let world: TestWorld;
let owner: Client;

const toFile = (name: string, lines: readonly string[]) => ({
  name,
  content: new TextEncoder().encode(`${lines.join('\n')}\n`),
});
const PLACES = [
  'code_2016,lau_code,lau_name_national,lau_name_latin,population,total_area_m2,degurba,country,gisco_id',
  'ES300,28079,Madrid,Madrid,3223334,605770000,1,ES,ES_28079',
  'ES412,09034,"Balbases, Los","Balbases, Los",310,,3,ES,ES_09034',
  'DEF01,01001000,"Flensburg, Stadt",,89504,56.73,1,DE,DE_01001000',
  'DEG0P,16063001,Bad Salzungen,,20000,38,2,DE,DE_16063001',
  'DE934,03358004,Bomlitz,,7000,60,3,DE,DE_03358004',
  'DE934,03358022,"Walsrode, Stadt",,24000,270,3,DE,DE_03358022',
  'NL112,GM0003,Appingedam,Appingedam,11721,24000000,2,NL,NL_GM0003',
  'NL112,GM0010,Delfzijl,Delfzijl,24716,133000000,2,NL,NL_GM0010',
  'NL112,GM0024,Loppersum,Loppersum,9614,111000000,3,NL,NL_GM0024',
  'ITC11,001001,Agliè,Agliè,2635,13146200,2,IT,IT_001001',
];

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await importLau(toFile('list.csv', PLACES), { edition: 2019, populationYear: 2018 });
});
afterAll(() => world.close());

const importFigures = (dataset: string, files: ReturnType<typeof toFile>[]): Promise<ImportReport> => {
  const recipe = RECIPES.find(({ about }) => about.dataset === dataset);
  const context = CONTEXT_SOURCES.find(({ about }) => about.dataset === dataset);
  const crosswalk = CROSSWALKS.find(({ about }) => about.dataset === dataset);
  const [file] = files;
  if (recipe !== undefined) return importRecipe(recipe, files);
  if (context !== undefined) return importContextFigures(context, files);
  if (crosswalk !== undefined && file !== undefined) return importCrosswalk(crosswalk, file);
  throw new Error(dataset);
};
const readFigures = async (dataset: string) => {
  const { rows } = await owner.query<{ what: string; told: string }>(
    `select place_code || ' ' || characteristic || ' ' || year as what, coalesce(value::text, reason) as told
     from reference.place_characteristic where dataset = $1 order by 1`,
    [dataset],
  );
  return Object.fromEntries(rows.map(({ what, told }) => [what, told]));
};
/** First time and again: the same file changes nothing. */
async function importTwice(dataset: string, files: ReturnType<typeof toFile>[]): Promise<ImportReport> {
  const first = await importFigures(dataset, files);
  expect(first.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const again = await importFigures(dataset, files);
  expect(again).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: first.added,
    contentHash: first.contentHash,
  });
  return first;
}
const tell = ({ findings }: ImportReport) =>
  findings
    .filter(({ code }) => code !== 'file-not-there')
    .map(({ code, row, column }) => [code, row, column]);

const ZENSUS = [
  'ags,municipality_name,population_census22,share_under18_census22,share_50to64_census22,share_foreign_census22,share_migration_bg_census22,avg_household_size_census22,vacancy_rate_census22,share_owner_occupied_census22,avg_rent_per_m2_census22',
  '01001000,"Flensburg, Stadt",95015,13.8,8.3,15.5,24.7,1.81,2.9,23.6,6.96',
  '16063001,Bad Salzungen,20100,14,9,,,2.1,5.1,118.2,5.5',
  '03358024,"Walsrode, Stadt",31007,16,9,12.5,11.5,2.05,4,55,6',
  '99999999,Nowhere,10,16,9,1,2,2,4,55,6',
];

test('German census: age bands left out and told, withheld kept, a merged town gets its entry', async () => {
  const report = await importTwice('germany-zensus-2022', [toFile('zensus2022_municipalities.csv', ZENSUS)]);
  expect(report).toMatchObject({ rowsRead: 4, added: 3, refused: [{ reason: 'place-unknown', rows: 1 }] });
  expect(tell(report)).toEqual([
    ['number-left-out', 3, 'share_owner_occupied_census22'],
    ['columns-labels-wrong', null, null],
    ['share-above-whole', 4, 'share_foreign_census22'],
    ['place-added', 4, null],
    ['place-unknown', 5, null],
  ]);
  const figures = await readFigures('germany-zensus-2022');
  expect(Object.keys(figures).filter((what) => /age|under|over/.test(what) && !/average/.test(what))).toEqual(
    [],
  );
  expect(figures).toMatchObject({
    'DE_01001000 foreign-nationals-percent 2022': '15.5',
    'DE_16063001 foreign-nationals-percent 2022': 'withheld-at-source',
    'DE_03358024 persons-per-household 2022': '2.05',
  });
  expect(figures['DE_16063001 owner-occupied-percent 2022']).toBeUndefined();
});

test('conversion keys: one step becomes changes with their shares, the rest is accounted for', async () => {
  const report = await importTwice('germany-mergers', [
    toFile('keys.csv', [
      'year_xw,ags_xw,pop_conv,size_conv,emp_conv,ags20',
      '2015,01001000,1,1,1,01001000',
      '2019,01001000,1,1,1,01001000',
      '2019,03358004,1,1,1,03358024',
      '2019,03358022,1,1,1,03358024',
      '2019,16063001,0.25,1,1,77777777',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 5, added: 2 });
  expect(report.refused).toEqual([
    { reason: 'editions-apart', rows: 1 },
    { reason: 'code-unchanged', rows: 1 },
    { reason: 'place-unknown', rows: 1 },
  ]);
  const { rows } = await owner.query(
    `select from_code, kind, share, year from reference.place_change where to_code = 'DE_03358024' order by 1`,
  );
  expect(rows).toEqual([
    { from_code: 'DE_03358004', kind: 'merger', share: null, year: 2020 },
    { from_code: 'DE_03358022', kind: 'merger', share: null, year: 2020 },
  ]);
  const nuts = await importTwice('nuts-crosswalk', [
    toFile('cross_walks.csv', [
      'from_code,to_code,from_version,to_version,level,country,areaKm,pop21',
      'DEG0N,DEG0R,2021,2024,3,Germany,100,39447',
      'DEG0P,DEG0R,2021,2024,3,Germany,1300,116288',
      'ITG25,ITG2E,2021,2024,3,Italy,100,300',
      'ITG25,ITG2F,2021,2024,3,Italy,100,100',
      'ITG25,ITG2A,2021,2024,3,Italy,1,0.1',
      'DEF01,DEF01,2021,2024,3,Germany,56,90000',
      'DEF01,DEF01,2006,2024,3,Germany,56,90000',
    ]),
  ]);
  expect(nuts.refused).toEqual([
    { reason: 'editions-apart', rows: 1 },
    { reason: 'share-too-small', rows: 1 },
    { reason: 'code-unchanged', rows: 1 },
  ]);
  const shares = await owner.query(
    `select to_code, share from reference.place_change where from_code = 'ITG25' order by 1`,
  );
  expect(shares.rows.map(({ share }) => Number(share).toFixed(3))).toEqual(['0.750', '0.250']);
});

test('the Netherlands: shares of merged municipalities are joined by their inhabitants', async () => {
  const report = await importTwice('netherlands-cbs-2022', [
    toFile('NLD_muni_2014_origin.csv', [
      'code,name,population,pop_0_14,pop_65plus,origin_native,origin_west,origin_non_west',
      '0003,Appingedam,12000,15,22,87,8,5',
      '0010,Delfzijl,24000,14,23,90,6,4',
      '0024,Loppersum,12000,17,19,95,3,2',
    ]),
    toFile('NLD_muni_2022.csv', [
      'code,name,population,pop_0_14,pop_65plus,dwelling_ownership,employment_rate,income_low,edu_appl_sci',
      'GM1979,Eemsdelta,45587,14,25,58,60,46,20',
      'GM0003,Appingedam,1,14,25,58,60,46,20',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 5, added: 4, refused: [{ reason: 'place-replaced', rows: 1 }] });
  const asked = { placeCode: 'NL_GM1979', characteristic: 'migration-background-percent' };
  const series = await readPublic((reader) => readCharacteristicSeries(reader, asked));
  // 13, 10 and 5 percent of 12,000, 24,000 and 12,000.
  expect(series).toMatchObject([{ year: 2014, value: 9.5, parts: ['NL_GM0003', 'NL_GM0010', 'NL_GM0024'] }]);
  const income = { placeCode: 'NL_GM1979', characteristic: 'lowest-40-income-percent' };
  expect(await readPublic((reader) => readCharacteristicSeries(reader, income))).toMatchObject([
    { year: 2022, value: 46 },
  ]);
});

test('Italy: size and degree of urbanisation, a new comune beside its neighbours', async () => {
  const report = await importTwice('italy-istat-comuni-2023', [
    toFile('classificazioni_dimensione_comuni_2023.xlsx', [
      'Codice Istat del Comune (alfanumerico),Denominazione (Italiana e straniera),Popolazione residente al 31/12/2022,Altitudine del centro (metri),Grado di urbanizzazione',
      '001001,Agliè,2558,315,2',
      '001317,Val di Chy,1230,N.d.,3',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 2, added: 2, refused: [] });
  expect(await readFigures('italy-istat-comuni-2023')).toEqual({
    'IT_001001 altitude-metres 2022': '315',
    'IT_001001 degree-of-urbanisation-class 2022': '2',
    'IT_001317 altitude-metres 2022': 'not-collected',
    'IT_001317 degree-of-urbanisation-class 2022': '3',
  });
});

const EUROSTAT_1 =
  'DATAFLOW,LAST UPDATE,freq,unit,sex,age,citizen,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS';
const toRow1 = (citizen: string, geo: string, value: string) =>
  `ESTAT:LFSA_UGAN(1.0),13/03/25 23:00:00,Annual,Thousand persons,Females,From 15 to 74 years,${citizen},${geo},2014,${value},`;

test('Eurostat: both dialects, by citizenship; groups of countries and other lines between people are refused', async () => {
  const report = await importTwice('eurostat-integration', [
    toFile('unemployment_by_citizenship.csv', [
      EUROSTAT_1,
      toRow1('Foreign country', 'Austria', '13.0,b'),
      toRow1('Reporting country', 'Türkiye', ',u'),
      toRow1('Total', 'European Union - 27 countries (from 2020)', '0,'),
      toRow1('Total', '"Euro area – 20 countries (from 2023)"', '5,'),
      toRow1('No response', 'Austria', '5,'),
      toRow1('Total', 'Atlantis', '5,'),
    ]),
    toFile('employment_rates_yearly.csv', [
      'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit,sex,Sex,age,Age,citizen,Country,geo,Geo,TIME_PERIOD,Time,OBS_VALUE,Value,OBS_FLAG,Flag,CONF_STATUS,Conf',
      'dataflow,ESTAT:LFSA_ERGAN(1.0),Employment rates,A,Annual,PC,Percentage,F,Females,Y15-64,15 to 64,FOR,Foreign country,EL,Greece,2024,,51.5,,p,provisional,,',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 7, added: 4 });
  expect(report.refused).toEqual([
    { reason: 'group-of-countries', rows: 1 },
    { reason: 'not-needed', rows: 1 },
    { reason: 'place-unknown', rows: 1 },
  ]);
  const measure = 'unemployed-15-74-thousand';
  const placeCodes = ['AT', 'TR', 'EU27_2020'];
  const figures = await readPublic((reader) => readContextFigures(reader, { measure, placeCodes }));
  expect(
    figures.map(({ placeCode, people, breakdown, value, status, reason, flag }) => [
      placeCode,
      people,
      breakdown,
      value,
      status ?? reason,
      flag,
    ]),
  ).toEqual([
    ['AT', 'newcomers', 'sex=f', 13, 'final', 'b'],
    ['EU27_2020', 'everyone', 'sex=f', 0, 'final', ''],
    ['TR', 'others', 'sex=f', null, 'withheld-at-source', 'u'],
  ]);
  const greece = { measure: 'employment-rate-15-64-percent', placeCodes: ['EL'] };
  expect(await readPublic((reader) => readContextFigures(reader, greece))).toMatchObject([
    { value: 51.5, status: 'provisional' },
  ]);
});

test('Eurostat: an unknown code, or a dimension nobody asked about, refuses the file as a whole', async () => {
  const before = await owner.query(`select count(*) from reference.context_figure`);
  const unknown = await importFigures('eurostat-integration', [
    toFile('unemployment_by_citizenship.csv', [EUROSTAT_1, toRow1('Martians', 'Austria', '13.0,b')]),
  ]);
  expect(unknown).toMatchObject({ isImported: false, refused: [{ reason: 'file-refused', rows: 1 }] });
  expect(tell(unknown)).toEqual([['code-unknown', 2, 'citizen']]);
  const second = toRow1('Total', 'Austria', '1,').replace('From 15 to 74 years', 'From 25 to 74 years');
  const ages = await importFigures('eurostat-integration', [
    toFile('unemployment_by_citizenship.csv', [EUROSTAT_1, toRow1('Total', 'Austria', '13.0,b'), second]),
  ]);
  expect(tell(ages)).toEqual([['dimension-unknown', null, 'age']]);
  const cut = await importFigures('eurostat-integration', [
    toFile('unemployment_by_citizenship.csv', [EUROSTAT_1, 'A,B']),
  ]);
  expect(tell(cut)).toEqual([['source-malformed', 2, null]]);
  const secret = await importFigures('eurostat-integration', [
    toFile('unemployment_by_citizenship.csv', [EUROSTAT_1, `${toRow1('Total', 'Austria', '13.0,')}C`]),
  ]);
  expect(tell(secret)).toEqual([['source-malformed', 2, 'CONF_STATUS']]);
  expect((await owner.query(`select count(*) from reference.context_figure`)).rows).toEqual(before.rows);
});

test('Spain: low income by sex and nationality, withheld where the office withholds', async () => {
  const report = await importTwice('spain-income-by-nationality', [
    toFile('distribution_sex_nationality_municipality.csv', [
      'mun_code,mun_name,year,sex,nationality,equivinc_below_60p_median',
      '28079,Madrid,2022,total,spanish,12.7',
      '28079,Madrid,2022,female,foreign,44.1',
      '09034,Los Balbases,2022,total,foreign,NA',
      '99999,Nowhere,2022,total,foreign,1',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 4, added: 3, withheldFigures: 1 });
  expect(report.refused).toEqual([{ reason: 'place-unknown', rows: 1 }]);
  const asked = { measure: 'low-income-percent', placeCodes: ['ES_28079', 'ES_09034'] };
  const figures = await readPublic((reader) => readContextFigures(reader, asked));
  expect(
    figures.map(({ placeCode, people, breakdown, value, reason }) => [
      placeCode,
      people,
      breakdown,
      value ?? reason,
    ]),
  ).toEqual([
    ['ES_09034', 'newcomers', '', 'withheld-at-source'],
    ['ES_28079', 'newcomers', 'sex=f', 44.1],
    ['ES_28079', 'others', '', 12.7],
  ]);
});

test('Germany: figures of counties stand on their NUTS 3 region, those of a merged county on the new one', async () => {
  const heading =
    'county_code,year,share_foreign,gdp_per_capita,unemployment_rate,share_longterm_unemployed,youth_unemployment_rate,share_no_degree,apprentices_per_100,share_low_income_hh,gp_density,childcare_under3,childcare_3to6,rent_level,municipal_debt_per_capita';
  const report = await importTwice('germany-inkar', [
    toFile('inkar_counties_1995_2022.csv', [
      heading,
      '01001,2022,16.1,41.2,8,38,7,9,20,,6.5,30,104.5,8.9,2100',
      '16063,2022,7.5,30.1,5,30,5,8,21,,6.1,50,97,6.2,-0.01',
      '99999,2022,7.5,30.1,5,30,5,8,21,,6.1,50,97,6.2,1',
    ]),
  ]);
  expect(report).toMatchObject({ rowsRead: 3, added: 2, refused: [{ reason: 'place-unknown', rows: 1 }] });
  expect(tell(report)).toEqual([
    ['columns-labels-wrong', null, null],
    ['number-left-out', 3, 'municipal_debt_per_capita'],
  ]);
  const ask = (measure: string) =>
    readPublic((reader) => readContextFigures(reader, { measure, placeCodes: ['DEF01', 'DEG0P', 'DEG0R'] }));
  const foreign = await ask('foreign-nationals-percent');
  expect(foreign.map(({ placeCode, value }) => [placeCode, value])).toEqual([
    ['DEF01', 16.1],
    ['DEG0R', 7.5],
  ]);
  // The old county is read where it went, as the keys of NUTS say.
  const old = await readPublic((reader) =>
    readContextFigures(reader, { measure: 'foreign-nationals-percent', placeCodes: ['DEG0P'] }),
  );
  expect(old.map(({ placeCode, value }) => [placeCode, value])).toEqual([['DEG0R', 7.5]]);
  const households = await ask('low-income-households-percent');
  expect(households.map(({ reason }) => reason)).toEqual(['not-collected', 'not-collected']);
});
