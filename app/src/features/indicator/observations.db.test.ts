import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import type { NewObservation, ObservationBatch } from './indicator.types.ts';
import { toContent, toReason } from './observation.rules.ts';
import { selectObservations } from './server/observations.queries.ts';
import { commitObservations, listImports, undoImport } from './server/observations.usecases.ts';

let database: TestDatabase;
let member: Member;
let stranger: Member;

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

function makeShare(period: string, numerator: number, denominator: number): NewObservation {
  const key = {
    indicatorId: 'em1',
    definitionVersion: 1,
    people: 'newcomers',
    breakdown: '',
    period,
  } as const;
  const parts = { numerator, denominator, value: null };
  return {
    ...key,
    ...toContent({ kind: 'share', unit: 'percent' }, parts, { status: 'final', counted: 'persons' }),
  };
}

const commit = (rows: readonly NewObservation[], rest: Partial<ObservationBatch> = {}, by = member) =>
  write(by, (transaction) =>
    commitObservations(transaction, by, { kind: 'file', title: 'Jobs', source: 'Agency', rows, ...rest }),
  );

const readValues = async (by = member) =>
  (await readOffice(by, (reader) => selectObservations(reader, by.placeId))).map(
    ({ period, value, reason }) => [period, value ?? reason],
  );

test('values come in once, change with a reason, and go back as a whole', async () => {
  const first = await commit([makeShare('2023', 12, 40), makeShare('2024', 0, 0)]);
  expect(first).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
  expect(await readValues()).toEqual([
    ['2023', 30],
    ['2024', 'no-base'],
  ]);
  expect(await commit([makeShare('2023', 12, 40)])).toEqual({
    importId: null,
    added: 0,
    changed: 0,
    unchanged: 1,
  });

  const corrected = [makeShare('2023', 14, 40), makeShare('2025', 20, 50)];
  await expect(commit(corrected)).rejects.toMatchObject({ code: 'why-missing', field: 'why' });
  const second = await commit(corrected, { why: 'Two people were counted late.', title: 'Correction' });
  expect(second).toMatchObject({ added: 1, changed: 1 });
  await expect(undoImport(member, first.importId!)).rejects.toMatchObject({
    code: 'import-overtaken',
    values: { title: 'Correction' },
  });

  expect(await undoImport(member, second.importId!)).toEqual({ removed: 1, restored: 1 });
  expect(await readValues()).toEqual([
    ['2023', 30],
    ['2024', 'no-base'],
  ]);
  await expect(undoImport(member, second.importId!)).rejects.toMatchObject({ code: 'import-undone-already' });
  // The value is the first import's again, so that one can be taken back as well.
  expect(await undoImport(member, first.importId!)).toEqual({ removed: 2, restored: 0 });
  expect(await readValues()).toEqual([]);
  const imports = await listImports(member);
  expect(imports.map(({ kind, isUndone }) => [kind, isUndone])).toEqual([
    ['undo', false],
    ['undo', false],
    ['file', true],
    ['file', true],
  ]);
});

test('a batch with one wrong row leaves nothing behind', async () => {
  const wrong = { ...makeShare('2022', 1, 2), period: '2022-13' };
  await expect(commit([makeShare('2021', 1, 2), wrong])).rejects.toBeInstanceOf(Error);
  await expect(commit([makeShare('2021', 1, 2), makeShare('2021', 2, 2)])).rejects.toMatchObject({
    code: 'value-twice',
  });
  expect(await readValues()).toEqual([]);
});

test('a gap stays a gap with its reason, and another place sees nothing', async () => {
  const key = makeShare('2020', 1, 2);
  await commit([{ ...key, ...toReason('withheld-at-source') }]);
  expect(await readValues()).toEqual([['2020', 'withheld-at-source']]);
  expect(await readValues(stranger)).toEqual([]);
  const [made] = await listImports(member);
  await expect(undoImport(stranger, made!.importId)).rejects.toMatchObject({ code: 'not-found' });
});

test('thousands of rows', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => ({
    ...makeShare(String(2000 + (i % 25)), i, 10_000),
    breakdown: `unit=u${Math.floor(i / 25)}`,
  }));
  expect(await commit(rows, {}, stranger)).toMatchObject({ added: 5_000 });
  expect(await commit(rows, {}, stranger)).toMatchObject({ importId: null, unchanged: 5_000 });
});
