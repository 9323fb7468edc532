/** Real survey forms of humanitarian and civic organisations. Skipped where VICUS_OPEN_DATA names no folder with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import {
  checkInstrument,
  parseInstrumentJson,
  planXlsForm,
  toInstrumentJson,
  type XlsSheet,
} from '../index.ts';
import { listUnaccounted } from './testing/reckoning.ts';

/** Every sheet as texts. */
async function readSheets(file: string): Promise<readonly XlsSheet[]> {
  const sheets = (await readXlsxFile(readFileSync(file))) as unknown as readonly {
    readonly sheet: string;
    readonly data: readonly (readonly unknown[])[];
  }[];
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((cells) => cells.map((cell) => (cell === null ? '' : String(cell)))),
  }));
}

const folder = process.env['VICUS_OPEN_DATA'] ?? '';
const isThere = folder !== '' && existsSync(join(folder, 'xlsform-unhcr-rms'));

/** Answers to forms, not forms. */
const ANSWERS = new Set(['demo_data.xlsx', 'dummy_RMS_CAPI_v2.xlsx']);

const files = isThere
  ? readdirSync(folder)
      .filter((name) => name.startsWith('xlsform-'))
      .flatMap((name) =>
        readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(folder, name, file),
        ),
      )
      .filter((file) => file.endsWith('.xlsx') && !ANSWERS.has(basename(file)))
  : [];

/** Workbooks in which nothing is asked, or without a sheet called survey. */
const WITHOUT_QUESTIONS = new Set([
  'bad_calc.xlsx',
  'include_json.xlsx',
  'not_good_sheet.xlsx',
  'pull_data.xlsx',
  'survey_no_name.xlsx',
]);

/** Questions that came of a form: counted once by hand against the file, to notice when fewer come. */
const QUESTIONS: Readonly<Record<string, number>> = {
  'RMS_CAPI_v2.xlsx': 173,
  'RMS_CAPI_v3.xlsx': 199,
  'RMS_CATI_v3.xlsx': 191,
  'mitwirken_umfrage.xlsx': 38,
  'demo.xlsx': 30,
};

describe.skipIf(!isThere)('real forms (VICUS_OPEN_DATA)', { timeout: 60_000 }, () => {
  test('are there', () => expect(files.length).toBeGreaterThan(25));

  test.for(files.map((file) => [basename(file), file] as const))('%s', async ([name, file]) => {
    const sheets = await readSheets(file);
    const plan = planXlsForm(sheets);
    expect(listUnaccounted(sheets, plan)).toEqual([]);
    expect(plan.instrument === undefined).toBe(WITHOUT_QUESTIONS.has(name));
    if (plan.instrument === undefined) return;
    expect(checkInstrument(plan.instrument)).toEqual([]);
    expect(parseInstrumentJson(toInstrumentJson(plan.instrument))).toEqual({
      ok: true,
      instrument: plan.instrument,
    });
    const count = plan.instrument.sections.reduce((sum, { questions }) => sum + questions.length, 0);
    expect(count).toBe(QUESTIONS[name] ?? count);
  });
});
