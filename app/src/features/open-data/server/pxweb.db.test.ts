/** PxWebApi 2 over published tables: what a client asks for and gets, and what is refused. */
import { readJsonStatTable, readPx } from '@vicus/formats';
import JSONstat from 'jsonstat-toolkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld } from '#server/db/testing/test-world.ts';
import { isProblem } from '#server/problem.ts';
import { parsePxSelection } from '../pxweb-body.rules.ts';
import { toPxTableId } from '../pxweb-ids.rules.ts';
import { readChoices } from '../pxweb-selection.rules.ts';
import { openPublishedWorld } from '../testing/published-world.ts';
import { listPxTables, readPxConfig, readPxFolder } from './pxweb-lists.usecases.ts';
import {
  readPxCodeList,
  readPxData,
  readPxDefaultSelection,
  readPxFormat,
  readPxMetadata,
  readPxTable,
  toPxContext,
} from './pxweb.usecases.ts';

const id = toPxTableId('bad-lindmoor', 'survey/one', 'contacts.by-role');
let world: TestWorld;
beforeAll(async () => {
  world = await openPublishedWorld();
});
afterAll(() => world.close());

// oxlint-disable-next-line typescript/no-explicit-any -- the shape is what is tested
const toJson = ({ body }: { body: string | Uint8Array }) => JSON.parse(String(body)) as Record<string, any>;
const context = () => toPxContext('en');
const read = (search: string, table = id) => {
  const query = new URLSearchParams(search);
  return readPxData(table, { choices: readChoices(query), format: readPxFormat(query) }, context());
};

async function refuse(run: () => unknown): Promise<[string, number]> {
  try {
    await run();
  } catch (error) {
    if (isProblem(error)) return [error.code, error.status];
    throw error;
  }
  throw new Error('it was answered');
}

test('configuration, list, table, folders', async () => {
  expect(toJson(readPxConfig())).toMatchObject({ apiVersion: '2.0.0', defaultDataFormat: 'json-stat2' });
  const list = toJson(await listPxTables(new URLSearchParams('query=contacts LINDMOOR'), context()));
  expect(list['page']).toMatchObject({ pageNumber: 1, totalElements: 1, totalPages: 1 });
  expect(list['tables'][0]).toMatchObject({
    id,
    firstPeriod: '2025-Q1',
    lastPeriod: '2025-Q2',
    timeUnit: 'Quarterly',
    variableNames: ['Role', 'Quarter', 'Measure'],
  });
  expect(toJson(await listPxTables(new URLSearchParams('query=bachfeld'), context()))['tables']).toEqual([]);
  const example = toPxTableId('bachfeld', 'survey/one', 'contacts.by-role');
  expect(toJson(await readPxTable(example, context()))).toMatchObject({ id: example, language: 'en' });
  const root = toJson(await readPxFolder(null, context()));
  expect(root['folderContents'].map((one: { id: string }) => one.id)).toEqual(['bad-lindmoor']);
  expect(toJson(await readPxFolder('bad-lindmoor', context()))['folderContents']).toHaveLength(1);
});

test('metadata name every value, its total and its code lists, and no number', async () => {
  const metadata = toJson(await readPxMetadata(id, context()));
  expect(metadata['value']).toEqual([]);
  expect(metadata['status']).toBeUndefined();
  const { role } = metadata['dimension'];
  expect(role.category.index).toEqual({ all: 0, 'elected & paid': 1, official: 2 });
  expect(role.extension).toMatchObject({ elimination: true, eliminationValueCode: 'all' });
  const [, parts] = role.extension.codeLists;
  const list = toJson(await readPxCodeList(parts.id, context()));
  expect(list['values'].map((one: { code: string }) => one.code)).toEqual(['elected & paid', 'official']);
  expect(metadata['extension'].px).toMatchObject({ tableid: id, aggregallowed: false });
  expect(JSONstat(metadata).class).toBe('dataset');
  const chosen = toJson(await readPxDefaultSelection(id, context()));
  expect(chosen['selection'].map((one: { valueCodes: string[] }) => one.valueCodes.length)).toEqual([
    3, 2, 2,
  ]);
});

describe('data', () => {
  test('everything without a selection; withheld, missing and zero keep their names', async () => {
    const data = JSONstat(toJson(await read('')));
    const at = (role: string, quarter: string, measure: string) => data.Data({ role, quarter, measure });
    expect(at('all', '2025-Q1', 'n')?.value).toBe(17);
    expect(at('official', '2025-Q1', 'n')).toMatchObject({ value: 0 });
    expect(at('all', '2025-Q2', 'n')).toEqual({ value: null, status: 'withheld' });
    expect(at('official', '2025-Q2', 'n')).toEqual({ value: null, status: 'not-collected' });
    expect(at('official', '2025-Q1', 'mean')).toEqual({ value: null, status: 'no-base' });
    expect(at('all', '2025-Q1', 'mean')).toEqual({ value: 2.5, status: 'provisional' });
  });

  test('expressions choose values; a variable left out gives its total', async () => {
    const last = toJson(await read('valueCodes[quarter]=top(1)&valueCodes[measure]=n&valueCodes[role]=*'));
    expect(last['size']).toEqual([3, 1, 1]);
    expect(Object.keys(last['dimension'].quarter.category.index)).toEqual(['2025-Q2']);
    const total = toJson(await read('valuecodes[quarter]=[range(2025-Q1,2025-Q2)]&valuecodes[measure]=n'));
    expect(Object.keys(total['dimension'].role.category.index)).toEqual(['all']);
    expect(total['value']).toEqual([17, null]);
    const list = `codelist[role]=${encodeURIComponent(`${id}.parts.role`)}`;
    const parts = toJson(await read(`${list}&valueCodes[quarter]=from(2025-Q2)&valueCodes[measure]=?`));
    expect(parts['size']).toEqual([2, 1, 1]);
  });

  test('a selection in the body; other file types', async () => {
    const body = JSON.stringify({
      selection: [
        { variableCode: 'role', valueCodes: ['elected*'] },
        { variableCode: 'quarter', valueCodes: ['*'] },
        { variableCode: 'measure', valueCodes: ['n'] },
      ],
    });
    const posted = await readPxData(id, { choices: parsePxSelection(body), format: 'json-stat2' }, context());
    expect(
      readJsonStatTable(String(posted.body)).findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    const px = await read('outputFormat=px');
    expect(readPx(String(px.body)).rows).toHaveLength(12);
    expect(String(px.body)).toContain('"..."');
    expect(String((await read('outputFormat=csv')).body)).toContain('withheld');
    expect((await read('outputFormat=xlsx')).body.length).toBeGreaterThan(2_000);
  });

  test.each([
    ['valueCodes[sex]=F', 'api-px-request', 400],
    ['valueCodes[role]=nobody', 'api-px-request', 400],
    ['valueCodes[role]=*', 'api-px-request', 400],
    ['valueCodes[quarter]=top(0)&valueCodes[measure]=n', 'api-px-request', 400],
    ['outputFormat=parquet', 'api-px-request', 400],
    ['outputFormatParams=SeparatorTab', 'api-px-request', 400],
  ])('%s is refused', async (search, code, status) => {
    expect(await refuse(() => read(search))).toEqual([code, status]);
  });

  test('junk is refused by a Problem', async () => {
    for (const table of ['', 'x', 'a.b', '../etc', '\u0000', 'x'.repeat(10_000), `${id}x`])
      expect(await refuse(() => read('', table))).toEqual(['api-px-not-found', 404]);
    for (const body of ['{', '[]', 'null', '{"selection":1}', '{"selection":[{"variableCode":1}]}'])
      expect(await refuse(() => parsePxSelection(body))).toEqual(['api-px-request', 400]);
    expect(await refuse(() => readPxCodeList('a.b.c.d', context()))).toEqual(['api-px-not-found', 404]);
    expect(await refuse(() => listPxTables(new URLSearchParams('pageNumber=9'), context()))).toEqual([
      'api-px-not-found',
      404,
    ]);
  });
});
