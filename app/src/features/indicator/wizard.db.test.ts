import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { renderXlsx } from '#server/spreadsheet/render-table.ts';
import { insertJob } from './server/wizard.queries.ts';
import { selectObservations } from './server/observations.queries.ts';
import { listImports, undoImport } from './server/observations.usecases.ts';
import { readDataJob, readImport, runDataImport } from './server/wizard-job.usecases.ts';
import {
  discardData,
  previewData,
  saveMapping,
  uploadData,
  type DataPreview,
} from './server/wizard.usecases.ts';
import { MESSY_CSV } from './testing/wizard-world.ts';

let database: TestDatabase;
let member: Member;
let stranger: Member;
const CHOICE = { sheet: null, headingRow: null };
const EM1 = 'em1';

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  member = await seedPlace(database, 'vico');
  stranger = await seedPlace(database, 'borgo');
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const upload = (text: string, by = member) =>
  uploadData(by, { purpose: 'data', fileName: 'bericht.csv', content: new TextEncoder().encode(text) });

/** What pressing the button does, without the queue. */
async function accept(uploadId: string, preview: DataPreview, why = '', by = member): Promise<string> {
  const { mapping, fileName } = preview;
  const jobId = await write(by, (transaction) =>
    insertJob(transaction, by.placeId, {
      uploadId,
      fileName,
      reading: { ...CHOICE, mapping },
      title: 'Integrationsbericht',
      source: 'Bundesagentur',
      why,
      askedBy: by.userId,
    }),
  );
  await runDataImport({ placeId: by.placeId, jobId });
  return jobId;
}

const DECIDED = {
  indicator: EM1,
  decimal: 'comma',
  'column:beschäftigte (anzahl)': 'numerator',
  'column:personen 15 bis 64': 'denominator',
  'text:mark:k. A.': 'not-collected',
};

const readValues = (by = member) => readOffice(by, (reader) => selectObservations(reader, by.placeId));

test('from a messy file to values and back', async () => {
  const uploadId = await upload(MESSY_CSV);
  expect((await previewData(member, uploadId, CHOICE)).remembered).toBeNull();
  await saveMapping(member, uploadId, CHOICE, DECIDED);
  const preview = await previewData(member, uploadId, CHOICE);
  expect(preview.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(preview.counts).toMatchObject({ added: 9, gaps: 2 });
  const jobId = await accept(uploadId, preview);
  const job = await readDataJob(member, jobId);
  expect(job).toMatchObject({ state: 'done', valueCount: 9, problem: null });
  // A second run of the same job finds it done.
  await runDataImport({ placeId: member.placeId, jobId });
  expect(await readValues()).toHaveLength(9);
  await expect(previewData(member, uploadId, CHOICE)).rejects.toMatchObject({ code: 'upload-gone' });

  // The next file with the same headings is read alike; the same content changes nothing.
  const again = await upload(MESSY_CSV);
  const second = await previewData(member, again, CHOICE);
  expect(second.remembered).not.toBeNull();
  expect(second.counts).toMatchObject({ added: 0, changed: 0, unchanged: 9 });
  expect(await readDataJob(member, await accept(again, second))).toMatchObject({
    state: 'done',
    importId: null,
    unchanged: 9,
  });
  expect(await listImports(member)).toHaveLength(1);

  const corrected = await upload(MESSY_CSV.replace('1.811', '1.801').replace('3.061', '3.051'));
  const third = await previewData(member, corrected, CHOICE);
  expect(third.counts).toMatchObject({ added: 0, changed: 2 });
  const refused = await accept(corrected, third);
  expect(await readDataJob(member, refused)).toMatchObject({
    state: 'failed',
    problem: { code: 'why-missing' },
  });
  const mended = await readDataJob(member, await accept(corrected, third, 'Counted twice.'));
  expect(mended).toMatchObject({ state: 'done' });
  const { changes } = await readImport(member, mended.importId ?? '');
  expect(changes.map(({ before, after }) => [before?.numerator, after?.numerator])).toEqual([
    [3061, 3051],
    [1811, 1801],
  ]);
  await undoImport(member, mended.importId ?? '');
  await undoImport(member, job.importId ?? '');
  expect(await readValues()).toEqual([]);
});

test('a file with an error brings in nothing and can be mended', async () => {
  const uploadId = await upload('Jahr;Wert\n2023;4\n2024;-3', stranger);
  await saveMapping(stranger, uploadId, CHOICE, {
    indicator: EM1,
    people: 'newcomers',
    'column:wert': 'value',
  });
  const preview = await previewData(stranger, uploadId, CHOICE);
  const jobId = await accept(uploadId, preview, '', stranger);
  expect(await readDataJob(stranger, jobId)).toMatchObject({
    state: 'failed',
    problem: { code: 'data-has-errors', values: { count: 1 } },
  });
  expect(await readValues(stranger)).toEqual([]);
  await discardData(stranger, uploadId);
  await expect(previewData(stranger, uploadId, CHOICE)).rejects.toMatchObject({ code: 'upload-gone' });
});

test('a list of people is not stored, on whatever sheet it stands', async () => {
  const sheets = [
    { name: 'Zahlen', heading: ['Jahr', 'Wert'], rows: [[2023, 4]] },
    {
      name: 'Liste',
      heading: ['Vorname', 'Geburtsdatum'],
      rows: [
        ['Anna', '03.04.1988'],
        ['Omar', '12.12.2001'],
      ],
    },
  ];
  const content = await renderXlsx(sheets);
  await expect(uploadData(member, { purpose: 'data', fileName: 'a.xlsx', content })).rejects.toMatchObject({
    code: 'file-of-persons',
    values: { columns: 'Vorname, Geburtsdatum' },
  });
  const kept = await readOffice(member, (reader) => reader.selectFrom('office.upload').selectAll().execute());
  expect(kept).toEqual([]);
});

test('numbers of a workbook are what they are, and its mapping is of its own', async () => {
  const content = await renderXlsx([
    {
      name: 'Tabelle1',
      heading: ['Jahr', 'Wert'],
      rows: [
        [2023, 1.234],
        [2024, 41.5],
      ],
    },
  ]);
  const uploadId = await uploadData(member, { purpose: 'data', fileName: 'a.xlsx', content });
  await saveMapping(member, uploadId, CHOICE, { indicator: EM1, people: 'others' });
  const preview = await previewData(member, uploadId, CHOICE);
  expect(preview.values.map(({ value }) => value)).toEqual([1.234, 41.5]);
  await expect(previewData(stranger, uploadId, CHOICE)).rejects.toMatchObject({ code: 'upload-gone' });
});
