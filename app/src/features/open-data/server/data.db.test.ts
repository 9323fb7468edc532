import type pg from 'pg';
import { buildCube, equalCubes, openProtectedCube, sealProtectedCube, type ProtectedCube } from '@vicus/cube';
import {
  parseJsonStat,
  readPx,
  readSdmxCsv,
  readSdmxJson,
  readSdmxMl,
  type SourceTable,
} from '@vicus/formats';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLE_FORMATS } from '#features/publication/links.rules.ts';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { API_LIMITS } from '../limits.rules.ts';
import { writeTableFile } from './data.usecases.ts';

const PLACE = '00000000-0000-4000-8000-00000000000a';
const RELEASE = '00000000-0000-4000-8000-0000000000a1';

let world: TestWorld;
let owner: pg.Client;

const toCodes = (...codes: string[]) => codes.map((code) => ({ code, label: { en: `The ${code}` } }));

function buildTable(): ProtectedCube {
  const cube = buildCube({
    id: 'answers',
    provenance: {
      title: { en: 'Answers', de: 'Antworten' },
      period: '2024/2025',
      source: { en: 'Survey' },
      method: 'cube',
      notes: [{ en: 'A note.' }],
    },
    dimensions: [
      { id: 'year', label: { en: 'Year' }, role: 'time', categories: toCodes('2024', '2025') },
      {
        id: 'role',
        label: { en: 'Role' },
        role: 'category',
        categories: toCodes('official', 'elected', 'paid'),
      },
    ],
    measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
    cells: [
      { at: { year: '2024', role: 'official' }, measures: { n: 0 } },
      { at: { year: '2024', role: 'elected' }, measures: { n: { kind: 'none', reason: 'withheld' } } },
      { at: { year: '2025', role: 'official' }, measures: { n: 12 } },
      {
        at: { year: '2025', role: 'elected' },
        measures: { n: { kind: 'number', value: 7, status: 'provisional' } },
      },
    ],
    unmentioned: 'not-collected',
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

/** More numbers than one answer may hold. */
function buildLargeTable(): ProtectedCube {
  const codes = Array.from({ length: 600 }, (_, i) => String(i));
  const cube = buildCube({
    id: 'large',
    provenance: { title: { en: 'L' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] },
    dimensions: [
      { id: 'row', label: { en: 'Row' }, role: 'category', categories: toCodes(...codes) },
      {
        id: 'column',
        label: { en: 'Column' },
        role: 'category',
        categories: toCodes(...codes.slice(0, 500)),
      },
    ],
    measures: [{ id: 'n', label: { en: 'N' }, kind: 'count', unit: 'x', decimals: 0 }],
    cells: [],
    unmentioned: 'withheld',
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

const table = buildTable();

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  for (const schema of ['office', 'published'])
    await owner.query(
      `insert into ${schema}.place (place_id, slug, name, country) values ($1, 'lindmoor', 'Lindmoor', 'DE')`,
      [PLACE],
    );
  await owner.query(`insert into published.place_address values ('lindmoor', $1)`, [PLACE]);
  const stored = toStoredTables([table, buildLargeTable()]);
  await owner.query(
    `insert into published.release (place_id, release_id, subject, version, title, tables, withheld, policy,
      content_hash, code_version) values ($1, $2, 'survey/one', 1, '{"en":"T"}', $3, '[]', '{}', $4, '0.1.0')`,
    [PLACE, RELEASE, stored.tables, stored.contentHash],
  );
}, 60_000);

afterAll(() => world.close());

function write(format: string, query = '', tableId = 'answers') {
  const address = { slug: 'lindmoor', releaseId: RELEASE, tableId };
  return writeTableFile({ address, format, query: new URLSearchParams(query), language: 'en' });
}
const writeText = async (format: string, query = '') => String((await write(format, query)).body);

/** Year, role, value, status of each row, sorted. */
function listRows({ columns, rows, findings }: SourceTable): string[] {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const at = (id: RegExp) => columns.findIndex((one) => id.test(one.id));
  const wanted = [at(/^(year|TIME_PERIOD)/i), at(/^role/i), at(/^value$/), at(/^status$/)];
  return rows.map((row) => wanted.map((i) => row[i] ?? '').join(' ')).toSorted();
}

/** A source that withholds does so at source: that is what readers call it. */
const EXPECTED = [
  '2024 elected  withheld-at-source',
  '2024 official 0 final',
  '2024 paid  not-collected',
  '2025 elected 7 provisional',
  '2025 official 12 final',
  '2025 paid  not-collected',
];

describe('every format holds the same', () => {
  test('JSON-stat comes back as the very table', async () => {
    const cube = parseJsonStat(await writeText('json'));
    expect(equalCubes(cube, openProtectedCube(table))).toBe(true);
  });

  test.each([
    ['sdmx.csv', (text: string) => readSdmxCsv(text)],
    ['sdmx.json', (text: string) => readSdmxJson(text)],
    ['sdmx.xml', (text: string) => readSdmxMl(text)],
    ['px', (text: string) => readPx(text)],
  ])('%s, read by its reader', async (format, read) => {
    expect(listRows(read(await writeText(format)))).toEqual(EXPECTED);
    expect(listRows(read(await writeText(format, 'role=official,elected&from=2025')))).toEqual([
      EXPECTED[3],
      EXPECTED[4],
    ]);
  });

  test('CSV and its description, which names the part that was asked for', async () => {
    const lines = (await writeText('csv', 'year=2024')).split('\r\n');
    expect(lines.slice(1, 4)).toEqual([
      '2024,The 2024,official,The official,n,Answers,answers,0,final,',
      '2024,The 2024,elected,The elected,n,Answers,answers,,,withheld',
      '2024,The 2024,paid,The paid,n,Answers,answers,,,not-collected',
    ]);
    const described = JSON.parse(await writeText('csv-metadata.json', 'year=2024'));
    expect(described.url).toBe(
      `/api/v1/places/lindmoor/releases/${RELEASE}/answers/data.csv?lang=en&year=2024`,
    );
    expect(described['dc:license']).toEqual({ '@id': 'https://creativecommons.org/licenses/by/4.0/' });
  });

  test('a spreadsheet has the numbers as numbers, and a sheet that explains them', async () => {
    const { body } = await write('xlsx');
    const rows = await readSheet(Buffer.from(body as Uint8Array), 1);
    expect(rows[0]?.slice(0, 4)).toEqual(['Year (code)', 'Year', 'Role (code)', 'Role']);
    expect(rows.slice(1, 4).map((row) => row.slice(-3))).toEqual([
      [0, 'final', 'final'],
      [null, 'withheld', 'withheld to protect people'],
      [null, 'not-collected', 'not collected'],
    ]);
    const notes = new Map(
      (await readSheet(Buffer.from(body as Uint8Array), 2)).map(([key, text]) => [key, text]),
    );
    expect(notes.get('Source')).toBe('Survey');
    expect(notes.get('Licence')).toBe('CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)');
    expect(notes.get('State: withheld')).toBe('withheld to protect people');
  });

  test('structures are those of the whole table, whatever is asked for', async () => {
    for (const format of ['sdmx-structure.json', 'sdmx-structure.xml'])
      expect(await writeText(format, 'role=official')).toBe(await writeText(format));
  });

  test('equal questions have equal names for caches, others have others', async () => {
    const etags = await Promise.all([
      ...TABLE_FORMATS.map((format) => write(format)),
      write('csv', 'role=official'),
      write('csv', 'role=elected'),
    ]);
    expect(new Set(etags.map(({ etag }) => etag)).size).toBe(TABLE_FORMATS.length + 2);
    expect((await write('csv', 'role=elected,official')).etag).toBe(
      (await write('csv', 'role=official,elected')).etag,
    );
  });
});

describe('refused', () => {
  test('what nobody knows', async () => {
    await expect(write('doc')).rejects.toMatchObject({ status: 404, code: 'api-unknown-format' });
    await expect(write('csv', '', 'invented')).rejects.toMatchObject({ status: 404 });
    await expect(write('csv', 'rol=x')).rejects.toMatchObject({ status: 400 });
    await expect(write('csv', 'from=2030')).rejects.toMatchObject({
      status: 404,
      code: 'api-no-observations',
    });
  });

  test('a table beyond the limit, naming the filter that helps', async () => {
    await expect(write('json', '', 'large')).rejects.toMatchObject({
      status: 413,
      code: 'api-too-many-observations',
      values: { asked: 300_000, most: API_LIMITS.observations, parameter: 'row' },
    });
    expect(String((await write('csv', 'row=1,2', 'large')).body).split('\r\n')).toHaveLength(1_002);
  });

  test('a large part is written by a thread of its own, as a small one is here', async () => {
    const columns = Array.from({ length: 10 }, (_, i) => i).join(',');
    const rows = Array.from({ length: 600 }, (_, i) => i).join(',');
    const large = await write('csv', `column=${columns}`, 'large');
    expect(large.body).toBeInstanceOf(Uint8Array);
    const lines = new TextDecoder().decode(large.body as Uint8Array).split('\r\n');
    expect(lines).toHaveLength(6_002);
    const small = String(
      (await write('csv', `column=0&row=${rows.slice(0, 300)}`.replace(/,\d*$/, ''), 'large')).body,
    );
    expect(lines).toEqual(expect.arrayContaining(small.split('\r\n').slice(1)));
    const sheet = await readSheet(
      Buffer.from((await write('xlsx', 'column=0,1', 'large')).body as Uint8Array),
      1,
    );
    expect(sheet).toHaveLength(1_201);
  });
});
