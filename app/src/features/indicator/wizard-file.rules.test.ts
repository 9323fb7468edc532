import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTEXT, listCodes, planText } from './testing/wizard-world.ts';
import { readDataFile } from './wizard-file.rules.ts';

const PX = `CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
TITLE="Course places by municipality, sex and year";
SOURCE="Statistical office";
UNITS="places";
STUB="municipality","sex";
HEADING="year";
VALUES("municipality")="Bad Tölz","Lenggries";
CODES("municipality")="09173112","09173135";
VALUES("sex")="Women","Men";
CODES("sex")="f","m";
VALUES("year")="2023","2024";
DATASYMBOL1="Confidential";
DATA=
12 "."
7 9
100 110
120 130;
`;

const JSON_STAT = JSON.stringify({
  version: '2.0',
  class: 'dataset',
  label: 'Course places',
  source: 'Statistical office',
  id: ['sex', 'year'],
  size: [2, 2],
  role: { time: ['year'] },
  dimension: {
    sex: { category: { index: ['F', 'M'], label: { F: 'Women', M: 'Men' } } },
    year: { category: { index: ['2023', '2024'] } },
  },
  value: [12, null, 7, 9],
  status: { 1: 'c' },
});

const SDMX = `DATAFLOW,FREQ,SEX,GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS
X:COURSES(1.0),A,F,DE,2023,12,
X:COURSES(1.0),A,M,DE,2023,7,p
`;

const MAPPING = { indicator: 'courses', people: 'newcomers' } as const;
const places = { own: new Set(['09173112', '9173112']), merged: new Map(), others: new Set(['09173135']) };

describe('files of statistical offices', () => {
  test('PX: rows of the place, what is withheld at source', async () => {
    const plan = await planText(PX, MAPPING, { ...CONTEXT, places });
    expect(listCodes(plan, 'error')).toEqual([]);
    expect(plan.counts).toMatchObject({ values: 4, gaps: 1, elsewhere: 4 });
    expect(
      plan.values.map(({ breakdown, period, value, reason }) => [breakdown, period, value ?? reason]),
    ).toEqual([
      ['sex=f', '2023', 12],
      ['sex=f', '2024', 'withheld-at-source'],
      ['sex=m', '2023', 7],
      ['sex=m', '2024', 9],
    ]);
  });

  test('JSON-stat: labels are recognised where codes are not', async () => {
    const plan = await planText(JSON_STAT, MAPPING);
    expect(listCodes(plan, 'error')).toEqual([]);
    expect(plan.values.map(({ breakdown, value, reason }) => [breakdown, value ?? reason])).toEqual([
      ['sex=f', 12],
      ['sex=f', 'withheld-at-source'],
      ['sex=m', 7],
      ['sex=m', 9],
    ]);
  });

  test('SDMX-CSV: a status of its own', async () => {
    const plan = await planText(SDMX, { ...MAPPING, columns: { geo: 'none' } });
    expect(listCodes(plan, 'error')).toEqual([]);
    expect(plan.values.map(({ breakdown, value, status }) => [breakdown, value, status])).toEqual([
      ['sex=f', 12, 'final'],
      ['sex=m', 7, 'provisional'],
    ]);
  });

  test('SDMX-JSON and SDMX-ML', async () => {
    const codes = (values: string[]) => values.map((id) => ({ id, name: id }));
    const json = JSON.stringify({
      meta: { schema: 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json', sender: { id: 'X' } },
      data: {
        structures: [
          {
            name: 'Courses',
            dimensions: {
              observation: [
                { id: 'SEX', name: 'sex', values: codes(['F', 'M']) },
                { id: 'TIME_PERIOD', name: 'year', values: codes(['2023']) },
              ],
            },
            attributes: { observation: [{ id: 'OBS_STATUS', name: 'Status', values: codes(['A', 'Q']) }] },
          },
        ],
        dataSets: [{ observations: { '0:0': [12, 0], '1:0': [null, 1] } }],
      },
    });
    const ml = `<?xml version="1.0"?><m:StructureSpecificData xmlns:m="m"><m:DataSet><Series SEX="F"><Obs TIME_PERIOD="2023"
      OBS_VALUE="12"/></Series><Series SEX="M"><Obs TIME_PERIOD="2023" OBS_STATUS="Q"/></Series></m:DataSet></m:StructureSpecificData>`;
    for (const [text, format] of [
      [json, 'sdmx-json'],
      [ml, 'sdmx-ml'],
    ] as const) {
      const table = await readDataFile(new TextEncoder().encode(text), { headingRow: null });
      expect(table.format).toBe(format);
      const at = ['value', 'status'].map((one) =>
        table.columns.findIndex(({ heading }) => heading.toLowerCase() === one),
      );
      expect(table.rows.map(({ cells }) => at.map((i) => cells[i]))).toEqual([
        ['12', 'final'],
        ['', 'withheld-at-source'],
      ]);
    }
  });

  test.each([
    ['{"$schema":"https://json.sdmx.org/2.0.0/x.json","data":{"codelists":[]}}', 'file-format-not-sdmx-json'],
    ['<?xml version="1.0"?><StructureSpecificData><DataSet><Obs a="1"></DataSet>', 'file-format-not-xml'],
    ['<?xml version="1.0"?><html/>', 'file-format-not-sdmx-ml'],
    [
      '{"data":{"structures":[{"dimensions":{"observation":[{"id":"A","values":[{"id":"x"}]}]}}],"dataSets":[{"observations":{"7":[1]}}]}}',
      'file-format-code-unknown',
    ],
    [
      '{"data":{"structures":[{"dimensions":{"observation":[{"id":"A","values":[{"id":"x"}]}]},"measures":{"observation":[{"id":"B"},{"id":"C"}]}}],"dataSets":[{"observations":{"0":[1,2]}}]}}',
      'file-format-several-measures',
    ],
  ])('%s says what can be done', async (text, code) => {
    await expect(readDataFile(new TextEncoder().encode(text), { headingRow: null })).rejects.toMatchObject({
      code,
      field: 'file',
    });
  });

  const openData = process.env['VICUS_OPEN_DATA'] ?? '';
  const samples = `${openData}/sdmx-json-samples/data-message/samples/exr`;
  test.skipIf(openData === '' || !existsSync(samples))(
    'samples of the agency are read (needs VICUS_OPEN_DATA)',
    async () => {
      for (const name of ['exr-flat', 'exr-time-series', 'exr-cross-section']) {
        const table = await readDataFile(readFileSync(`${samples}/${name}.json`), { headingRow: null });
        expect([name, table.format, table.rows.length > 0]).toEqual([name, 'sdmx-json', true]);
      }
    },
  );

  test('what does not keep to its format says where', async () => {
    const read = (text: string) => readDataFile(new TextEncoder().encode(text), { headingRow: null });
    await expect(read('TITLE="x";\nSTUB="a";\nVALUES("a")="1","2";\nDATA=\n1;')).rejects.toMatchObject({
      code: 'file-format-broken',
      field: 'file',
    });
    await expect(read('{"version":"2.0"')).rejects.toMatchObject({ code: 'file-format-broken' });
    await expect(read('Year;Value')).rejects.toMatchObject({ code: 'spreadsheet-only-heading' });
    await expect(read('')).rejects.toMatchObject({ code: 'spreadsheet-empty' });
  });
});
