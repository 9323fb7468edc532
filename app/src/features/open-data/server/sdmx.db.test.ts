/** Queries that sdmx-rest, a client others wrote, builds in both versions of the standard; and what is wrong on purpose. */
import { readSdmxCsv, readSdmxJson, readSdmxMl, type SourceTable } from '@vicus/formats';
import * as sdmxRest from 'sdmx-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld } from '#server/db/testing/test-world.ts';
import { isProblem } from '#server/problem.ts';
import { toSdmxFlow } from '../sdmx-ids.rules.ts';
import { openPublishedWorld } from '../testing/published-world.ts';
import { answerSdmxQuery } from './sdmx.usecases.ts';

const BASE = 'http://town.example/api/v1/sdmx';
const agency = 'VICUS.BAD_LINDMOOR';
const flow = toSdmxFlow('survey/one', 'contacts.by-role');
const JSON_DATA = 'application/vnd.sdmx.data+json;version=2.0.0';
const JSON_STRUCTURE = 'application/vnd.sdmx.structure+json;version=2.0.0';

let world: TestWorld;
beforeAll(async () => {
  world = await openPublishedWorld();
});
afterAll(() => world.close());

const services = {
  v1: sdmxRest.getService({ url: `${BASE}/v1`, api: 'v1.5.0' }),
  v2: sdmxRest.getService({ url: `${BASE}/v2`, api: 'v2.0.0' }),
};

/** As the route asks: everything behind the address of the service. */
function ask(address: string, accept: string | null = '*/*') {
  const url = new URL(address.startsWith('http') ? address : `${BASE}/${address}`);
  const [, service, path] = /^\/api\/v1\/sdmx\/(v1|v2)\/(.*)$/.exec(url.pathname) ?? [];
  if (service !== 'v1' && service !== 'v2') throw new Error(address);
  return answerSdmxQuery({ service, path: path ?? '', search: url.search, accept, language: 'en' });
}

async function askJson(address: string, accept = JSON_STRUCTURE) {
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is what is tested
  return JSON.parse((await ask(address, accept)).body) as Record<string, any>;
}

/** Rows as `codes … value status`. */
function listRows({ rows, columns }: SourceTable): string[] {
  const roles = ['dimension', 'time', 'geo', 'value', 'status'];
  const shown = columns.flatMap(({ role, id }, i) =>
    roles.includes(role) || ['MEASURE', 'TIME_PERIOD', 'role', 'value', 'status'].includes(id) ? [i] : [],
  );
  return rows.map((row) => shown.map((i) => row[i]).join(' '));
}

async function listValues(address: string): Promise<string[]> {
  return listRows(readSdmxJson((await ask(address, JSON_DATA)).body));
}

async function refuse(address: string, accept: string | null = '*/*'): Promise<[string, number]> {
  try {
    await ask(address, accept);
  } catch (error) {
    if (isProblem(error)) return [error.code, error.status];
    throw error;
  }
  throw new Error(`${address} was answered`);
}

describe('data', () => {
  const all = ['all', 'elected_paid', 'official'];

  test('1.5: key with wildcards and several codes, periods, newest edition', async () => {
    const query = sdmxRest.getDataQuery({
      flow: `${agency},${flow},latest`,
      key: `all+official.n`,
      start: '2025-Q1',
      end: '2025-Q1',
    });
    expect(await listValues(sdmxRest.getUrl(query, services.v1))).toEqual([
      'all n 2025-Q1 17 final',
      'official n 2025-Q1 0 final',
    ]);
    const every = sdmxRest.getDataQuery({ flow: `${agency},${flow}`, key: '.n' });
    expect(await listValues(sdmxRest.getUrl(every, services.v1))).toHaveLength(2 * all.length);
    expect(await listValues(sdmxRest.getUrl(sdmxRest.getDataQuery({ flow }), services.v1))).toHaveLength(12);
  });

  test('2.x: context, key, filters, first and last observations', async () => {
    const context = `dataflow=${agency}:${flow}(2.0.0)`;
    const query = sdmxRest.getDataQuery2({ context, key: 'all.*', filters: ['TIME_PERIOD=ge:2025-Q2'] });
    expect(await listValues(sdmxRest.getUrl(query, services.v2))).toEqual([
      'all n 2025-Q2  withheld-at-source',
      'all mean 2025-Q2  withheld-at-source',
    ]);
    const last = sdmxRest.getDataQuery2({ context, key: 'official.n', lastNObs: 1 });
    expect(await listValues(sdmxRest.getUrl(last, services.v2))).toEqual([
      'official n 2025-Q2  not-collected',
    ]);
    const several = sdmxRest.getDataQuery2({ context, key: 'all.n,official.mean' });
    expect(await listValues(sdmxRest.getUrl(several, services.v2))).toHaveLength(4);
  });

  test('an older edition is a version; an example is found by its agency only', async () => {
    const old = await listValues(`v2/data/dataflow/${agency}/${flow}/1.0.0/all.n?c[TIME_PERIOD]=2025-Q1`);
    expect(old).toEqual(['all n 2025-Q1 15 final']);
    expect(await listValues(`v1/data/VICUS.BACHFELD,${flow}/all.n?endPeriod=2025-Q1`)).toEqual([
      'all n 2025-Q1 9 final',
    ]);
    expect(await refuse(`v2/data/dataflow/${agency}/${flow}/7.0.0`)).toEqual(['api-sdmx-no-results', 404]);
  });

  test('withheld, missing and zero keep their codes in every file type', async () => {
    const address = `v1/data/${agency},${flow}/`;
    const types = {
      'application/vnd.sdmx.data+csv;version=1.0.0': (text: string) => readSdmxCsv(text),
      'application/vnd.sdmx.data+csv;version=2.0.0': (text: string) => readSdmxCsv(text),
      [JSON_DATA]: (text: string) => readSdmxJson(text),
      'application/vnd.sdmx.structurespecificdata+xml;version=2.1': (text: string) => readSdmxMl(text),
    };
    for (const [type, read] of Object.entries(types)) {
      const answer = await ask(address, type);
      expect(answer.mediaType.replaceAll(' ', '')).toContain(type);
      const table = read(answer.body);
      const at = ['value', 'status'].map((id) => table.columns.findIndex((one) => one.id === id));
      const states = table.rows.map((row) => at.map((i) => row[i]).join(' '));
      expect(Object.entries(Object.groupBy(states, (one) => one)).map(([k, v]) => [k, v?.length])).toEqual(
        expect.arrayContaining([
          ['17 final', 1],
          ['0 final', 1],
          ['2.5 provisional', 1],
          [' not-collected', 1],
          [' no-base', 1],
          [' withheld-at-source', 7],
        ]),
      );
    }
  });

  test('packing: series by time, by another dimension, flat; without attributes; keys alone', async () => {
    const read = async (search: string) =>
      (await askJson(`v1/data/${flow}/all?${search}`, JSON_DATA))['data'].dataSets[0];
    expect(Object.keys((await read('')).series)).toHaveLength(6);
    expect(Object.keys((await read('dimensionAtObservation=role')).series)).toHaveLength(4);
    expect(Object.keys((await read('dimensionAtObservation=AllDimensions')).observations)).toHaveLength(12);
    expect((await read('detail=dataonly')).series['0:0'].observations).toEqual({ 0: [17], 1: [null] });
    expect((await read('detail=serieskeysonly')).series['0:0']).toEqual({ attributes: [], observations: {} });
    const chosen = await askJson(
      `v2/data/dataflow/${agency}/${flow}?attributes=OBS_STATUS&limit=2`,
      JSON_DATA,
    );
    expect(chosen['data'].dataSets[0].series['0:0']).toEqual({
      attributes: [],
      observations: { 0: [17, 0], 1: [null, 6] },
    });
  });
});

describe('structures and availability', () => {
  test('a client finds the dataflows, then one with everything it refers to', async () => {
    const list = sdmxRest.getMetadataQuery({ resource: 'dataflow', agency: 'all', id: 'all' });
    const found = await askJson(sdmxRest.getUrl(list, services.v1));
    expect(
      found['data'].dataflows.map((one: { id: string; version: string }) => [one.id, one.version]),
    ).toEqual([[flow, '2.0.0']]);
    const one = sdmxRest.getMetadataQuery({ resource: 'dataflow', agency, id: flow, references: 'all' });
    for (const service of [services.v1, services.v2]) {
      const { data } = await askJson(sdmxRest.getUrl(one, service));
      expect(Object.keys(data).toSorted()).toEqual([
        'codelists',
        'conceptSchemes',
        'dataStructures',
        'dataflows',
      ]);
      expect(data.dataStructures[0].id).toBe(`DSD_${flow}`);
    }
    const children = await askJson(`v1/datastructure/${agency}/DSD_${flow}/2.0.0?references=children`);
    expect(Object.keys(children['data']).toSorted()).toEqual([
      'codelists',
      'conceptSchemes',
      'dataStructures',
    ]);
    const stubs = await askJson(`v2/structure/*/*/*?detail=allstubs`);
    expect(stubs['data'].codelists[0].isExternalReference).toBe(true);
    expect(stubs['data'].agencySchemes[0].isExternalReference).toBe(true);
  });

  test('a code list, an item of it, a list of SDMX, all versions', async () => {
    const list = `CL_${flow}_role`;
    expect((await askJson(`v1/codelist/${agency}/${list}`))['data'].codelists[0].codes).toHaveLength(3);
    const part = (await askJson(`v2/structure/codelist/${agency}/${list}/~/official`))['data'].codelists[0];
    expect([part.isPartial, part.codes.length]).toEqual([true, 1]);
    const shared = await askJson('v2/structure/codelist/SDMX/CL_OBS_STATUS');
    expect(shared['data'].codelists[0].codes.map(({ id }: { id: string }) => id)).toContain('Q');
    const versions = await askJson(`v2/structure/dataflow/${agency}/${flow}/*`);
    expect(versions['data'].dataflows.map(({ version }: { version: string }) => version).toSorted()).toEqual([
      '1.0.0',
      '2.0.0',
    ]);
    expect((await ask(`v1/dataflow/${agency}/${flow}?references=descendants`)).body).toContain(
      '<structure:DataStructure ',
    );
  });

  test('availability by sdmx-rest, of a part, of one dimension', async () => {
    const query = sdmxRest.getAvailabilityQuery({ flow, key: 'official.n' });
    const { data } = await askJson(sdmxRest.getUrl(query, services.v1));
    const [region] = data.dataConstraints[0].cubeRegions;
    expect(region.keyValues[0]).toEqual({ id: 'role', values: ['official'] });
    expect(data.dataConstraints[0].annotations[0].value).toBe('2');
    const beside = await askJson(`v1/availableconstraint/${flow}/official.n?references=codelist`);
    const roles = beside['data'].codelists.find(({ id }: { id: string }) => id.endsWith('_role'));
    expect(roles.codes.map(({ id }: { id: string }) => id)).toEqual(['all', 'official']);
    const one = await askJson(
      `v2/availability/dataflow/${agency}/${flow}/~/official.n/role?mode=available&references=codelist`,
    );
    expect(one['data'].dataConstraints[0].cubeRegions[0].keyValues).toEqual([
      { id: 'role', values: ['all', 'elected_paid', 'official'] },
    ]);
    expect(one['data'].codelists.length).toBeGreaterThan(0);
  });
});

describe('what cannot be answered says why', () => {
  test.each([
    ['v1/data/nothing', 'api-sdmx-no-results', 404],
    [
      `v1/data/${flow}/all`,
      'api-sdmx-not-acceptable',
      406,
      'application/vnd.sdmx.genericdata+xml;version=2.1',
    ],
    [`v1/data/${flow}/all`, 'api-sdmx-not-acceptable', 406, 'application/vnd.sdmx.data+json;version=1.0.0'],
    [`v1/data/${flow}/a.b.c.d`, 'api-sdmx-semantics', 400],
    [`v1/data/${flow}/nobody.n`, 'api-sdmx-no-results', 404],
    [`v1/data/${flow}/all.n%00`, 'api-sdmx-syntax', 400],
    [`v1/data/${flow}/%ff`, 'api-sdmx-syntax', 400],
    [`v1/data/${flow}/all?startPeriod=soon`, 'api-sdmx-syntax', 400],
    [`v1/data/${flow}/all?includeHistory=true`, 'api-sdmx-not-offered', 501],
    [`v1/data/${flow}/all?foo=1`, 'api-sdmx-syntax', 400],
    [`v1/schema/dataflow/${agency}/${flow}`, 'api-sdmx-not-offered', 501],
    ['v1/hierarchicalcodelist', 'api-sdmx-no-results', 404],
    ['v1/contentconstraint', 'api-sdmx-not-offered', 501],
    ['v1/cheese', 'api-sdmx-syntax', 400],
    [`v2/data/dataflow/${agency}/${flow}/~/*?c[OBS_VALUE]=ge:10`, 'api-sdmx-not-offered', 501],
    [`v2/data/dataflow/${agency}/${flow}/~/*?c[sex]=F`, 'api-sdmx-semantics', 400],
    [`v2/data/dataflow/${agency}/${flow}/~/*?sort=*`, 'api-sdmx-not-offered', 501],
    [`v2/data/dataflow/${agency}/${flow}/1..0`, 'api-sdmx-syntax', 400],
    [`v2/data/dataflow/${agency}/${flow}?updatedAfter=2999-01-01`, 'api-sdmx-no-results', 404],
    [`v2/structure/codelist/${agency}/x${'y'.repeat(10_000)}`, 'api-sdmx-syntax', 400],
  ])('%s', async (address, code, status, accept: string | undefined = '*/*') => {
    expect(await refuse(address, accept)).toEqual([code, status]);
  });
});
