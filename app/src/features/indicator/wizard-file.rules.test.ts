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
