import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { distribute, readOffice, write } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { findAmong } from './definition.rules.ts';
import { toContent, type WrittenParts } from './observation.rules.ts';
import { selectObservations } from './server/observations.queries.ts';
import { commitObservations, listImports, undoImport } from './server/observations.usecases.ts';
import { importStatistics } from './server/statistics.usecases.ts';
import { checkParts } from './value.rules.ts';

const ABOUT = { title: 'Jobs by place', publisher: 'Statistical Office', licence: 'CC BY 4.0' };
const HEAD = 'place,indicator,people,period,numerator,denominator,value,status,reason';

let database: TestDatabase;
let owner: pg.Client;
let [vico, borgo]: Member[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  vico = await seedPlace(database, 'vico');
  borgo = await seedPlace(database, 'borgo');
  owner = new pg.Client({ connectionString: database.superuserUrl });
  await owner.connect();
  const name = `update office.place set register_code = 'DE_' || upper(slug)`;
  await owner.query(name);
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.drop();
});

const bring = (
  lines: readonly string[],
  head = HEAD,
  about: Partial<typeof ABOUT & { why: string }> = {},
) => {
  const content = new Blob([[head, ...lines].join('\n')]).stream();
  return importStatistics({ name: 'jobs.csv', content }, { ...ABOUT, ...about });
};

const readValues = async (member: Member | undefined) =>
  (await readOffice(member!, (reader) => selectObservations(reader, member!.placeId))).map(
    ({ indicatorId, people, period, value, reason }) =>
      `${indicatorId} ${people} ${period} ${value ?? reason}`,
  );

const JOBS = [
  'DE_VICO,em1,newcomers,2023,12,40,,,',
  'DE_VICO,em1,newcomers,2024,,,,,withheld-at-source',
  'DE_BORGO,em1,newcomers,2023,0,0,,provisional,',
  'DE_ELSEWHERE,em1,newcomers,2023,5,10,,,',
];

test('values of many places come in at once, and a second time nothing happens', async () => {
  const report = await bring(JOBS);
  expect(report).toMatchObject({ isImported: true, rowsRead: 4, added: 3, changed: 0, unchanged: 0 });
  expect(report).toMatchObject({ kept: 0, elsewhere: 1, places: 2, findings: [] });
  expect(await readValues(vico)).toEqual(['em1 newcomers 2023 30', 'em1 newcomers 2024 withheld-at-source']);
  expect(await readValues(borgo)).toEqual(['em1 newcomers 2023 no-base']);
  expect(await listImports(vico!)).toMatchObject([
    { importId: report.importId, kind: 'statistics', title: 'Jobs by place', added: 2, unchanged: 0 },
  ]);
  expect((await listImports(vico!))[0]?.source).toBe('Statistical Office, CC BY 4.0');
  const again = await bring(JOBS);
  expect(again).toMatchObject({ importId: null, added: 0, changed: 0, unchanged: 3, places: 0 });
  expect(again.contentHash).toBe(report.contentHash);
  const { rows } = await owner.query(`select (select count(*)::int from reference.statistics_import) as files,
    (select count(*)::int from office.data_import) as imports,
    (select count(*)::int from office.audit_entry where action = 'data.change') as noted`);
  expect(rows).toEqual([{ files: 1, imports: 2, noted: 2 }]);
});

test('a newer file replaces what came as statistics and keeps what it was; a place’s own value stays', async () => {
  const row = {
    indicatorId: 'em1',
    definitionVersion: 1,
    people: 'newcomers',
    breakdown: '',
    period: '2024',
  } as const;
  const parts = { numerator: 3, denominator: 4, value: null };
  const own = toContent({ kind: 'share', unit: 'percent' }, parts, { status: 'final', counted: '' });
  const rows = [{ ...row, ...own }];
  await write(vico!, (transaction) =>
    commitObservations(transaction, vico!, {
      kind: 'form',
      title: 'Ours',
      source: 'Town',
      why: 'We know.',
      rows,
    }),
  );
  const newer = ['DE_VICO,em1,newcomers,2023,13,40,,,', 'DE_VICO,em1,newcomers,2024,1,40,,,'];
  const report = await bring(newer, HEAD, { title: 'Newer', why: 'Revised.' });
  expect(report).toMatchObject({ added: 0, changed: 1, kept: 1, unchanged: 0, places: 1 });
  expect(await readValues(vico)).toEqual(['em1 newcomers 2023 32.5', 'em1 newcomers 2024 75']);
  const first = (await listImports(vico!)).find(({ title }) => title === 'Jobs by place');
  await expect(undoImport(vico!, first!.importId)).rejects.toMatchObject({ code: 'import-overtaken' });
  expect(await undoImport(vico!, report.importId!)).toEqual({ removed: 0, restored: 1 });
  expect((await readValues(vico))[0]).toBe('em1 newcomers 2023 30');
});

test('a place takes back what came to it; the others keep theirs', async () => {
  const report = await bring(['DE_VICO,em1,others,2019,1,4,,,', 'DE_BORGO,em1,others,2019,1,4,,,'], HEAD, {
    title: 'More',
  });
  expect(await undoImport(vico!, report.importId!)).toEqual({ removed: 1, restored: 0 });
  expect(await readValues(vico)).not.toContain('em1 others 2019 25');
  expect(await readValues(borgo)).toContain('em1 others 2019 25');
});

test.each([
  ['no number', 'DE_VICO,em1,others,2023,a,40,,,', 'not-a-number', 'numerator'],
  ['another indicator', 'DE_VICO,xx9,others,2023,1,40,,,', 'not-in-catalogue', 'indicator'],
  ['another group', 'DE_VICO,em1,strangers,2023,1,40,,,', 'word-not-known', 'people'],
  ['no period', 'DE_VICO,em1,others,spring,1,40,,,', 'period-unknown', 'period'],
  ['a period to come', 'DE_VICO,em1,others,2999,1,40,,,', 'period-in-future', 'period'],
  ['a part above its whole', 'DE_VICO,em1,others,2023,41,40,,,', 'part-above-whole', 'numerator'],
  ['half a person', 'DE_VICO,em1,others,2023,1.5,40,,,', 'count-not-whole', 'numerator'],
  ['below zero', 'DE_VICO,em1,others,2023,-1,40,,,', 'negative-value', 'numerator'],
  ['no denominator', 'DE_VICO,em1,others,2023,1,,,,', 'denominator-missing', 'denominator'],
  ['nothing at all', 'DE_VICO,em1,others,2023,,,,,', 'cell-empty', 'value'],
  ['more than all', 'DE_VICO,em1,others,2023,,,101,,', 'number-off-scale', 'value'],
  [
    'number and reason',
    'DE_VICO,em1,others,2023,1,2,,,not-collected',
    'delivery-number-and-reason',
    'reason',
  ],
  ['infinity', 'DE_VICO,em1,others,2023,,,NaN,,', 'not-a-number', 'value'],
  ['too few cells', 'DE_VICO,em1,others,2023,1', 'row-too-short', 'denominator'],
  ['too many cells', 'DE_VICO,em1,others,2023,1,2,,,,,', 'row-too-long', null],
  ['an open quotation mark', '"DE_VICO,em1,others,2023,1,2,,,', 'open-quotation', null],
  ['a second value', 'DE_BORGO,em1,others,2022,1,40,,,', 'value-given-twice', 'value'],
])('%s: the file is refused as a whole, with row and column', async (_, line, code, column) => {
  const before = await readValues(borgo);
  const report = await bring(['DE_BORGO,em1,others,2022,1,40,,,', line]);
  expect(report).toMatchObject({ isImported: false, importId: null, added: 0 });
  expect(report.findings).toMatchObject([{ file: 'jobs.csv', row: 3, column, code, severity: 'error' }]);
  expect(await readValues(borgo)).toEqual(before);
});

test('headings in any order and other signs between them; what is missing is named', async () => {
  const other = await bring(
    ['2021;others;em1;DE_BORGO;x;9;10'],
    '\uFEFFperiod;people;Indicator;"place";note;numerator;denominator',
  );
  expect(other).toMatchObject({ added: 1, findings: [{ code: 'column-not-used', severity: 'warning' }] });
  const bad = await bring(['DE_BORGO,em1'], 'place,indicator');
  expect(bad.findings.map(({ column }) => column)).toEqual(['people', 'period', 'value']);
  await expect(bring(JOBS, HEAD, { licence: ' ' })).rejects.toMatchObject({
    code: 'statistics-about-missing',
  });
});

test('values are computed and refused as one value is', async () => {
  const cases: readonly (readonly [string, WrittenParts])[] = [
    ['em1', { numerator: 1, denominator: 3, value: null }],
    ['em1', { numerator: null, denominator: null, value: 33.3 }],
    ['sa1', { numerator: 7, denominator: 1_900, value: null }],
    ['cx2', { numerator: null, denominator: null, value: 12.5 }],
  ];
  for (const [id, parts] of cases) {
    const definition = findAmong([], id)!;
    checkParts(definition, parts);
    const { value } = toContent(definition, parts, { status: 'final', counted: '' });
    const { numerator, denominator, value: given } = parts;
    await bring([`DE_BORGO,${id},everyone,2020,${numerator ?? ''},${denominator ?? ''},${given ?? ''},,`]);
    expect(await readValues(borgo), id).toContain(`${id} everyone 2020 ${value}`);
    await owner.query(`delete from confidential.observation where period = '2020'`);
  }
});

test('the role sees nothing that a place brought in itself', async () => {
  const periods = await distribute('test', async (transaction) =>
    (await transaction.selectFrom('confidential.observation').select(['place_id', 'period']).execute())
      .filter(({ place_id }) => place_id === vico!.placeId)
      .map(({ period }) => period),
  );
  expect(periods).toEqual(['2023']); // 2024 is the town's own
  const steal = distribute('test', (transaction) =>
    transaction
      .updateTable('office.place' as never)
      .set({ name: 'x' } as never)
      .execute(),
  );
  await expect(steal).rejects.toMatchObject({ status: 403 });
});

test('what belongs to a place goes with it', async () => {
  await owner.query('delete from office.place where place_id = $1', [borgo!.placeId]);
  const { rows } = await owner.query(
    'select count(*)::int as left from confidential.observation where place_id = $1',
    [borgo!.placeId],
  );
  expect(rows).toEqual([{ left: 0 }]);
});
