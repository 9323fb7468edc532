/** Files of statistical offices and of the formats' own agencies. Skipped where VICUS_OPEN_DATA names no folder with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readJsonStatTable, readPx, readPxEncoding, readSdmxCsv, readSdmxJson } from './index.ts';
import type { SourceTable } from './index.ts';

const folder = process.env['VICUS_OPEN_DATA'] ?? '';
const at = (name: string) => path.join(folder, name);
const isThere = (name: string) => folder !== '' && existsSync(at(name));

/** What a table came to: observations, those with a number, those withheld at source, codes of findings. */
function countTable(table: SourceTable): [rows: number, numbers: number, withheld: number, findings: string] {
  const status = table.columns.findIndex(({ role }) => role === 'status');
  const states = table.rows.map((row) => row[status] ?? '');
  const numbers = states.filter((state) => /^(final|provisional|estimated)$/.test(state)).length;
  const withheld = states.filter((state) => state === 'withheld-at-source').length;
  return [table.rows.length, numbers, withheld, table.findings.map(({ code }) => code).join(' ')];
}

function listFiles(name: string, ending: string): string[] {
  return readdirSync(at(name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .toSorted();
}

describe.skipIf(!isThere('px-samples'))('PX files (VICUS_OPEN_DATA)', () => {
  const expected: Readonly<Record<string, ReturnType<typeof countTable>>> = {
    'inst/extdata/EPA_es_1.px': [2340, 2327, 0, 'data-not-ended sign-not-explained'],
    'inst/extdata/example.px': [10_488, 10_488, 0, ''],
    'inst/extdata/example2.px': [24, 24, 0, ''],
    'inst/extdata/example6.px': [20, 20, 0, 'keys-in-other-order rows-left-out'],
    'tests_review/example2.px': [24, 24, 0, ''],
    'tests_review/example3.px': [48, 48, 0, ''],
    'tests_review/example4.px': [48, 48, 0, ''],
    'tests_review/example5.px': [63, 63, 0, 'rows-left-out'],
    'tests_review/example6.px': [24, 24, 0, 'data-after-end'],
    'tests_review/example7.px': [240, 240, 0, 'data-not-ended'],
  };
  const read = (file: string) => {
    const bytes = readFileSync(at(`px-samples/${file}`));
    return readPx(new TextDecoder(readPxEncoding(bytes)).decode(bytes));
  };

  test('every observation of ten files', () => {
    const found = listFiles('px-samples', '.px').map((file) => [file, countTable(read(file))]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('municipalities of Soria, ages and sexes are where the file puts them', () => {
    const table = read('inst/extdata/example.px');
    const total = table.rows.find((row) => row.slice(0, 3).join() === 'Ambos sexos,000,Total');
    const parts = table.rows.filter(
      ([sex, place, age]) => sex === 'Ambos sexos' && place !== '000' && age === 'Total',
    );
    expect(parts).toHaveLength(183);
    expect(parts.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(Number(total?.[3]));
    expect(read('tests_review/example3.px').about.title).toBe('Población by B, C, A and D');
  });
});

describe.skipIf(!isThere('eurostat-integration-indicators'))('SDMX-CSV of Eurostat (VICUS_OPEN_DATA)', () => {
  const expected: Readonly<Record<string, ReturnType<typeof countTable>>> = {
    'asylum_applicants_total.csv': [1080, 1080, 0, ''],
    'country_population.csv': [1093, 1093, 0, ''],
    'employment_by_citizenship.csv': [2841, 2841, 0, ''],
    'employment_rates_yearly.csv': [7983, 7795, 188, ''],
    'inability_to_face_unexpected_expenses_(wealth).csv': [1910, 1910, 0, ''],
    'level_of_trust.csv': [428, 428, 0, ''],
    'mean_and_median_income_by_citizenship.csv': [2151, 1987, 164, ''],
    'migration_permits_issued.csv': [387, 387, 0, ''],
    'population_by_educational_attainment_level_and_citizenship.csv': [1023, 956, 67, ''],
    'population_by_sex_age_labour_status_foreigners.csv': [3258, 2798, 460, ''],
    'processed_immigration_combined.csv': [0, 0, 0, 'not-sdmx-csv'],
    'processed_population_by_citizenship.csv': [0, 0, 0, 'not-sdmx-csv'],
    'proportion_of_population_by_sex_and_citizenship.csv': [1737, 1737, 0, ''],
    'proportion_of_population_by_sex_and_country_of_birth.csv': [1269, 1269, 0, ''],
    'self_perceived_health_by_citizenship.csv': [15_246, 14_434, 777, ''],
    'temporary_protection_beneficiaries_monthly.csv': [1136, 1131, 0, ''],
    'unemployment_by_citizenship.csv': [5719, 4419, 1300, ''],
    'unemployment_rates_yearly.csv': [7983, 7253, 730, ''],
  };
  const read = (file: string) =>
    readSdmxCsv(readFileSync(at(`eurostat-integration-indicators/${file}`), 'utf8'));

  test('every observation of eighteen files, two of which are of another making', () => {
    const found = listFiles('eurostat-integration-indicators', '.csv').map((file) => [
      file,
      countTable(read(file)),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('both dialects tell table, title and day', () => {
    expect(read('employment_by_citizenship.csv')).toMatchObject({
      dialect: '2.0',
      about: {
        table: 'ESTAT:LFSA_EGAN(1.0)',
        title: 'Employment by sex, age and citizenship (1 000)',
        source: 'ESTAT',
      },
    });
    expect(read('unemployment_by_citizenship.csv')).toMatchObject({
      dialect: '1.0',
      about: { table: 'ESTAT:LFSA_UGAN(1.0)', updated: '13/03/25 23:00:00' },
    });
  });
});

describe.skipIf(!isThere('jsonstat-samples'))('JSON-stat files (VICUS_OPEN_DATA)', () => {
  const read = (file: string, dataset?: string) =>
    readJsonStatTable(
      readFileSync(at(`jsonstat-samples/${file}`), 'utf8'),
      dataset === undefined ? {} : { dataset },
    );
  const none = (code: string): ReturnType<typeof countTable> => [0, 0, 0, code];
  const fixtures = 'jsonstat-tests/fixtures';
  const examples = 'jsonstat/examples/www.json-stat.org';
  const expected: Readonly<Record<string, ReturnType<typeof countTable>>> = {
    [`${fixtures}/dataset/dataset_unemployment_v1.json`]: [12, 12, 0, ''],
    [`${fixtures}/dataset/three_dim_size_as_string_v1.json`]: [24, 24, 0, ''],
    [`${fixtures}/dataset/three_dim_size_as_string_v2.json`]: [24, 24, 0, ''],
    [`${fixtures}/dataset/three_dim_v1.json`]: [24, 24, 0, ''],
    [`${fixtures}/www.cso.ie/cso_ie-CIA01.json`]: [8325, 8325, 0, ''],
    [`${fixtures}/www.cso.ie/cso_ie-NQQ25.json`]: [1216, 1216, 0, ''],
    [`${fixtures}/www.ssb.no/29843.json`]: [37_440, 30_240, 0, ''],
    [`${fixtures}/www.unece.org/cso_ie-NQQ25.json`]: none('not-json'),
    [`${examples}/canada.json`]: [120, 120, 0, ''],
    [`${examples}/collection.json`]: none('no-table'),
    [`${examples}/galicia.json`]: [3960, 3956, 0, ''],
    [`${examples}/hierarchy.json`]: [132, 0, 0, ''],
    [`${examples}/oecd-canada-col.json`]: [432, 432, 0, 'several-tables'],
    [`${examples}/oecd-canada.json`]: [432, 432, 0, 'several-tables'],
    [`${examples}/oecd.json`]: [432, 432, 0, ''],
    [`${examples}/order.json`]: none('bad-shape'),
    [`${examples}/us-gsp.json`]: [204, 204, 0, ''],
    [`${examples}/us-labor.json`]: [12_880, 12_880, 0, ''],
    [`${examples}/us-unr.json`]: [3220, 3220, 0, ''],
    'jsonstat/schemas/collection.json': none('no-table'),
    'jsonstat/schemas/dataset.json': none('bad-shape'),
    'jsonstat/schemas/dimension.json': none('no-table'),
    'jsonstat/schemas/jsonstat.json': none('no-table'),
  };

  test('every cell of files of 1.x and 2.0, and why others hold none', () => {
    const found = listFiles('jsonstat-samples', '.json').map((file) => [file, countTable(read(file))]);
    expect(Object.fromEntries(found)).toMatchObject(expected);
  });

  // The same files as tables by the reference implementation (JavaScript, Node).
  test.each([
    ['www.ssb.no/29843.json', '29843-to_table.csv', undefined],
    [
      'www.ec.europa.eu_eurostat/eurostat-name_gpd_c-geo_IT.json',
      'eurostat-name_gpd_c-geo_IT-to_table.csv',
      undefined,
    ],
    [`../../${examples}/oecd-canada.json`, 'oecd-canada-to_table.csv', 'oecd'],
  ])('%s has the values of the reference implementation in its order', (file, table, dataset) => {
    const lines = readFileSync(at(`jsonstat-samples/${fixtures}/output_from_nodejs/${table}`), 'utf8')
      .trim()
      .split(/\r?\n/);
    const values = lines.slice(1).map((line) => line.slice(line.lastIndexOf(',') + 1));
    expect(read(`${fixtures}/${file}`, dataset).rows.map((row) => row.at(-3))).toEqual(values);
  });
});

describe.skipIf(!isThere('sdmx-json-samples'))('SDMX-JSON samples of its agency (VICUS_OPEN_DATA)', () => {
  const read = (file: string) =>
    readSdmxJson(readFileSync(at(`sdmx-json-samples/data-message/samples/${file}.json`), 'utf8'));

  test('every observation, whatever the layout', () => {
    const expected: Readonly<Record<string, ReturnType<typeof countTable>>> = {
      agri: [12, 12, 0, ''],
      'constructed-sample-full': [4, 4, 0, 'several-tables'],
      'exr/exr-flat': [4, 4, 0, ''],
      'exr/exr-time-series': [4, 4, 0, ''],
      'exr/exr-cross-section': [4, 4, 0, ''],
      'exr/exr-action-delete': [2, 2, 0, 'deletion-passed-over'],
      'generated-sample': [0, 0, 0, 'deletion-passed-over several-measures'],
    };
    const found = Object.keys(expected).map((file) => [file, countTable(read(file))]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('the same table as series, by place and flat is the same', () => {
    const list = (file: string) => {
      const { columns, rows } = read(file);
      const ids = columns.map(({ id }) => id);
      const toText = (row: readonly string[]) => row.map((cell, i) => `${ids[i]}=${cell}`).toSorted();
      return rows.map((row) => toText(row).join(' ')).toSorted();
    };
    expect(list('exr/exr-time-series')).toEqual(list('exr/exr-flat'));
    expect(list('exr/exr-cross-section')).toEqual(list('exr/exr-flat'));
  });
});

test.skipIf(folder !== '')('the real files are looked for where VICUS_OPEN_DATA points', () => {
  expect(folder).toBe('');
});
