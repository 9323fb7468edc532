import { describe, expect, test } from 'vitest';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { readLauTable } from './lau.rules.ts';
import { listNameForms, readNutsLevel, toSearchName } from './register.rules.ts';

const HEADING =
  'code_2016,lau_code,lau_name_national,lau_name_latin,population,total_area_m2,degurba,country,gisco_id';
const EDITION = { edition: 2019, populationYear: 2018 };
const toBytes = (...lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

async function read(...lines: readonly string[]) {
  return readLauTable(await readDatasetTable(toBytes(HEADING, ...lines)), EDITION);
}
const findingsOf = async (...lines: readonly string[]) =>
  (await read(...lines)).findings.map(({ row, column, code, severity }) => [severity, row, column, code]);

const MADRID = 'ES300,28079,Madrid,Madrid,3223334,605770000,1,ES,ES_28079';

describe('a list of places', () => {
  test('becomes localities in regions in countries, with names in several scripts', async () => {
    const { content, findings } = await read(
      MADRID,
      'BG333,SHU25,Смядово,Smyadovo,6698,353000000,3,BG,BG_SHU25',
      'EL511,01010101,"Δημοτική Κοινότητα, Α/Β",,12,1.1e+07,,EL,EL_01010101',
    );
    expect(findings).toEqual([]);
    expect(content.regions.map(({ placeCode, level, parentCode }) => [placeCode, level, parentCode])).toEqual(
      [
        ['BG', 'country', null],
        ['EL', 'country', null],
        ['ES', 'country', null],
        ['BG3', 'nuts-1', 'BG'],
        ['EL5', 'nuts-1', 'EL'],
        ['ES3', 'nuts-1', 'ES'],
        ['BG33', 'nuts-2', 'BG3'],
        ['EL51', 'nuts-2', 'EL5'],
        ['ES30', 'nuts-2', 'ES3'],
        ['BG333', 'nuts-3', 'BG33'],
        ['EL511', 'nuts-3', 'EL51'],
        ['ES300', 'nuts-3', 'ES30'],
      ],
    );
    expect(content.regions[1]).toMatchObject({
      country: 'GR',
      name: 'Greece',
      names: { de: 'Griechenland' },
    });
    const [madrid, smyadovo, greek] = content.localities;
    expect(madrid).toMatchObject({ row: 2, placeCode: 'ES_28079', parentCode: 'ES300', areaKm2: 605.77 });
    expect(madrid?.names).toEqual({ national: 'Madrid' });
    expect(smyadovo?.names).toEqual({ national: 'Смядово', latin: 'Smyadovo' });
    expect(greek).toMatchObject({ country: 'GR', degreeOfUrbanisation: null, population: 12, areaKm2: 11 });
  });

  test('reads areas of a country that delivers square kilometres as such, and says so', async () => {
    const { content, findings } = await read(
      'DE212,09162000,"München, Landeshauptstadt",,1471508,310.7,1,DE,DE_09162000',
      'DE216,09173112,"Bad Tölz, St",,18802,30.8,2,DE,DE_09173112',
    );
    expect(content.localities.map(({ areaKm2 }) => areaKm2)).toEqual([310.7, 30.8]);
    expect(findings).toMatchObject([
      { severity: 'warning', code: 'area-in-square-kilometres', values: { country: 'DE', rows: 2 } },
    ]);
  });

  test.each([
    ['a cut row', [MADRID, 'ES300,28080,Madr'], [['error', 3, null, 'fewer-cells-than-columns']]],
    [
      'a row cut inside quotation marks',
      [MADRID, 'ES300,28080,"Madr'],
      [['error', 3, null, 'open-quotation']],
    ],
    ['a repeated code', [MADRID, MADRID], [['error', 3, null, 'code-repeated']]],
    [
      'shifted cells',
      ['ES300,Madrid,Madrid,x,1,1,1,ES,ES_28079', 'ES300,1,A,A,1,1,1,PT,ES_1'],
      [
        ['error', 2, 'gisco_id', 'codes-contradict'],
        ['error', 3, 'country', 'codes-contradict'],
      ],
    ],
    [
      'what is no number',
      ['ES300,1,A,A,12.5,-1,9,ES,ES_1'],
      [
        ['error', 2, 'population', 'not-a-number'],
        ['error', 2, 'total_area_m2', 'not-a-number'],
        ['warning', 2, 'degurba', 'degurba-unknown'],
      ],
    ],
    [
      'missing codes and names',
      ['es,,,,,,,es,'],
      [
        ['error', 2, 'lau_code', 'code-missing'],
        ['error', 2, 'lau_name_national', 'name-missing'],
        ['error', 2, 'code_2016', 'nuts-code-malformed'],
      ],
    ],
  ])('is told row by row: %s', async (_name, lines, expected) => {
    const findings = await findingsOf(...lines);
    expect(findings).toEqual(expect.arrayContaining(expected));
    expect(findings.filter(([severity]) => severity === 'error')).toHaveLength(
      expected.filter(([severity]) => severity === 'error').length,
    );
  });

  test('names the line that is not UTF-8', async () => {
    const bytes = toBytes(HEADING, MADRID, 'DE216,09173112,"Bad T?lz, St",,18802,30.8,2,DE,DE_09173112');
    bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xf6;
    const { findings, content } = readLauTable(await readDatasetTable(bytes), EDITION);
    expect(findings).toMatchObject([{ severity: 'error', code: 'not-utf-8', row: 3 }]);
    expect(content.localities).toEqual([]);
  });

  test('names the column it lacks and the headings it may have', async () => {
    const bytes = toBytes('code_2016,lau_name_national,population', 'ES300,Madrid,3223334');
    const { findings } = readLauTable(await readDatasetTable(bytes), EDITION);
    expect(findings).toMatchObject([{ code: 'column-required', row: null, values: { field: 'lau' } }]);
  });
});

test('a NUTS code tells its level', () => {
  expect(['ES', 'ES3', 'ES30', 'ES300', 'ES3000', 'es3'].map(readNutsLevel)).toEqual([
    'country',
    'nuts-1',
    'nuts-2',
    'nuts-3',
    null,
    null,
  ]);
});

test.each([
  ['Balbases, Los', ['Balbases, Los', 'Los Balbases']],
  ["Hospitalet de Llobregat, L'", ["Hospitalet de Llobregat, L'", "L'Hospitalet de Llobregat"]],
  ['Ilanz/Glion', ['Ilanz/Glion', 'Ilanz', 'Glion']],
  ['Bad Tölz, St', ['Bad Tölz, St', 'Bad Tölz']],
])('%s is found by its other forms', (name, forms) => {
  expect(listNameForms(name)).toEqual(forms);
});

test('names are folded for the search, each once', () => {
  expect(toSearchName(['Смядово', 'Smyadovo'])).toBe('smiadovo');
});
