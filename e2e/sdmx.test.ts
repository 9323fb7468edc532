/**
 * SDMX REST 1.5 and 2 and PxWebApi 2 over HTTP: queries that sdmx-rest builds, read by sdmx-json-parser, judged by the schemas of
 * SDMX; every state of a cell in every file type; addresses of people who mean ill.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import JSONstat from 'jsonstat-toolkit';
import { SDMXParser } from 'sdmx-json-parser';
import * as sdmxRest from 'sdmx-rest';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readPx, readSdmxCsv, readSdmxJson, readSdmxMl } from '@vicus/formats';
import type { JsonStatDataset, SourceTable } from '@vicus/formats';

const origin = inject('baseUrl');
const services = {
  v1: sdmxRest.getService({ url: `${origin}/api/v1/sdmx/v1`, api: 'v1.5.0' }),
  v2: sdmxRest.getService({ url: `${origin}/api/v1/sdmx/v2`, api: 'v2.0.0' }),
};
const JSON_DATA = 'application/vnd.sdmx.data+json;version=2.0.0';
const JSON_STRUCTURE = 'application/vnd.sdmx.structure+json;version=2.0.0';
const PXWEB = '/api/v1/pxweb/v2';

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(new URL(path, origin), { headers: { 'accept-language': 'en', ...headers }, method });

// oxlint-disable-next-line typescript/no-explicit-any -- the shape is what is tested
type Json = Record<string, any>;
const askJson = async (path: string, accept = JSON_STRUCTURE): Promise<Json> =>
  (await (await ask(path, { accept })).json()) as Json;

let agency = '';
let flow = '';
let pxId = '';
let dataset: JsonStatDataset;

/** A table of the example town in which something is withheld and something is a number, by its names in both interfaces. */
beforeAll(async () => {
  const { places } = await askJson('/api/v1/places', 'application/json');
  const { slug } = places.find(({ isExample }: Json) => isExample);
  agency = `VICUS.${slug.toUpperCase().replaceAll('-', '_')}`;
  const folder = await askJson(`${PXWEB}/navigation/${slug}`, 'application/json');
  for (const { id } of folder['folderContents']) {
    const given = await askJson(`${PXWEB}/tables/${id}/data?lang=en`, 'application/json');
    const states = Object.values(given['status'] ?? {});
    if (!states.includes('withheld') || given['value'].every((one: unknown) => one === null)) continue;
    dataset = given as JsonStatDataset;
    pxId = id;
    flow = id.slice(id.indexOf('.') + 1);
    return;
  }
  throw new Error('No table of the example town withholds anything.');
});

const count = (list: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(list, (one) => one))
      .map(([one, all]): [string, number] => [one, all?.length ?? 0])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Numbers and states, however a format orders them; a reader says of what we withhold that its source did. */
const countCells = ({ value, status }: JsonStatDataset) =>
  count(
    value.map((one, i) => {
      const state = status?.[i] ?? 'final';
      return `${one ?? ''} ${state === 'withheld' ? 'withheld-at-source' : state}`;
    }),
  );

function countRows({ columns, rows, findings }: SourceTable) {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [value, status] = ['value', 'status'].map((id) => columns.findIndex((one) => one.id === id));
  return count(rows.map((row) => `${row[value ?? 0]} ${row[status ?? 0]}`));
}

describe('a client of SDMX that others wrote', () => {
  test.each(['v1', 'v2'] as const)('%s: from the agency to the data', async (version) => {
    const list = sdmxRest.getMetadataQuery({ resource: 'dataflow', agency });
    const { data } = await askJson(sdmxRest.getUrl(list, services[version]));
    expect(data.dataflows.map(({ id }: Json) => id)).toContain(flow);
    const one = sdmxRest.getMetadataQuery({
      resource: 'datastructure',
      agency,
      id: `DSD_${flow}`,
      references: 'children',
    });
    const structure = (await askJson(sdmxRest.getUrl(one, services[version])))['data'];
    const dimensions = structure.dataStructures[0].dataStructureComponents.dimensionList.dimensions;
    expect(structure.codelists.length).toBeGreaterThanOrEqual(dimensions.length);
    const query =
      version === 'v1'
        ? sdmxRest.getDataQuery({ flow: `${agency},${flow}` })
        : sdmxRest.getDataQuery2({ context: `dataflow=${agency}:${flow}(*)` });
    const parser = new SDMXParser();
    const url = new URL(sdmxRest.getUrl(query, services[version]));
    url.searchParams.set('dimensionAtObservation', 'AllDimensions');
    // The parser asks for `format=jsondata` by itself.
    await parser.getDatasets(url.href);
    const values = parser.getData().map((told) => (typeof told['value'] === 'number' ? told['value'] : null));
    expect(count(values.map(String))).toEqual(count(dataset.value.map(String)));
  });

  test('availability and a key give the same part', async () => {
    const whole = await askJson(`/api/v1/sdmx/v2/availability/dataflow/${agency}/${flow}`);
    const [region] = whole['data'].dataConstraints[0].cubeRegions;
    const [first] = region.keyValues;
    const key = [
      first.values[0],
      ...region.keyValues
        .filter(({ values }: Json) => values)
        .slice(1)
        .map(() => ''),
    ];
    const query = sdmxRest.getAvailabilityQuery({ flow: `${agency},${flow}`, key: key.join('.') });
    const part = await askJson(sdmxRest.getUrl(query, services.v1));
    const expected = Number(part['data'].dataConstraints[0].annotations[0].value);
    const data = await ask(`/api/v1/sdmx/v1/data/${agency},${flow}/${key.join('.')}`, { accept: JSON_DATA });
    expect(readSdmxJson(await data.text()).rows).toHaveLength(expected);
  });
});

describe('withheld, missing and zero keep their codes', () => {
  test.each([
    ['application/vnd.sdmx.data+csv;version=1.0.0', (text: string) => readSdmxCsv(text)],
    ['application/vnd.sdmx.data+csv;version=2.0.0', (text: string) => readSdmxCsv(text)],
    [JSON_DATA, (text: string) => readSdmxJson(text)],
    ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', (text: string) => readSdmxMl(text)],
  ])('SDMX as %s', async (accept, read) => {
    for (const path of [`v1/data/${agency},${flow}/all`, `v2/data/dataflow/${agency}/${flow}/~/*`]) {
      const response = await ask(`/api/v1/sdmx/${path}`, { accept });
      expect(response.headers.get('content-type')?.replaceAll('; ', ';')).toContain(accept);
      expect(countRows(read(await response.text()))).toEqual(countCells(dataset));
    }
  });

  test('PxWeb as JSON-stat, PX and CSV, by GET and by POST', async () => {
    expect(Object.values(dataset.status ?? {})).toContain('withheld');
    const px = await (await ask(`${PXWEB}/tables/${pxId}/data?outputFormat=px`)).text();
    expect(countRows(readPx(px))).toEqual(countCells(dataset));
    expect(px).toContain('DATASYMBOL3=');
    const csv = await (await ask(`${PXWEB}/tables/${pxId}/data?outputFormat=csv`)).text();
    expect(csv.match(/,withheld\r\n/g)?.length).toBe(
      Object.values(dataset.status ?? {}).filter((state) => state === 'withheld').length,
    );
    const selection = dataset.id.map((variableCode) => ({ variableCode, valueCodes: ['*'] }));
    const posted = await fetch(new URL(`${PXWEB}/tables/${pxId}/data`, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ selection }),
    });
    expect(posted.headers.get('access-control-allow-origin')).toBe('*');
    expect(countCells((await posted.json()) as JsonStatDataset)).toEqual(countCells(dataset));
  });
});

const openData = process.env['VICUS_OPEN_DATA'] ?? '';
const schemas = join(openData, 'sdmx-json-samples');

test.skipIf(openData === '' || !existsSync(schemas))(
  'the schemas of SDMX-JSON find nothing to mend (needs VICUS_OPEN_DATA)',
  { timeout: 60_000 },
  async () => {
    const compile = (kind: string) => {
      const file = join(schemas, `${kind}-message/tools/schemas/sdmx-json-${kind}-schema.json`);
      const ajv = new Ajv2019({ strict: false, unicodeRegExp: false });
      formats.default(ajv);
      return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    };
    const [data, structure] = [compile('data'), compile('structure')];
    const ofStructure = [
      `v1/dataflow/${agency}/${flow}?references=all`,
      `v1/datastructure/${agency}?detail=allstubs`,
      `v2/structure/codelist/${agency}/*`,
      `v2/structure/*/${agency}/*?detail=allcompletestubs`,
      'v2/structure/agencyscheme',
      `v1/availableconstraint/${agency},${flow}/all?references=all`,
      `v2/availability/dataflow/${agency}/${flow}`,
      'v1/data/nothing',
    ];
    for (const path of ofStructure) {
      const message = await askJson(`/api/v1/sdmx/${path}`);
      structure(message);
      expect([path, structure.errors ?? []]).toEqual([path, []]);
    }
    for (const search of [
      '',
      'dimensionAtObservation=AllDimensions',
      'dimensionAtObservation=MEASURE',
      'detail=nodata',
    ]) {
      data(await askJson(`/api/v1/sdmx/v1/data/${agency},${flow}/all?${search}`, JSON_DATA));
      expect([search, data.errors ?? []]).toEqual([search, []]);
    }
  },
);

describe('as HTTP asks', () => {
  test('an answer is known again, may be read by other sites, and differs by what is accepted', async () => {
    const path = `/api/v1/sdmx/v1/data/${agency},${flow}/all`;
    const first = await ask(path, { accept: JSON_DATA });
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('vary')).toMatch(/accept(,|$)/i);
    const etag = first.headers.get('etag') ?? '';
    expect((await ask(path, { accept: JSON_DATA, 'if-none-match': etag })).status).toBe(304);
    expect((await ask(path, { accept: 'text/csv', 'if-none-match': etag })).status).toBe(200);
  });

  test('an error is a message of the standard', async () => {
    const path = '/api/v1/sdmx/v1/data/nothing';
    const json = await ask(path, { accept: JSON_DATA });
    expect([json.status, json.headers.get('content-type')]).toEqual([
      404,
      'application/vnd.sdmx.structure+json; version=2.0.0',
    ]);
    expect(await json.json()).toMatchObject({ errors: [{ code: 404, title: 'No results found' }] });
    const xml = await ask(path, { accept: 'application/vnd.sdmx.structurespecificdata+xml;version=2.1' });
    expect(await xml.text()).toContain('<message:ErrorMessage code="100">');
    const generic = await ask(`/api/v1/sdmx/v1/data/${flow}`, {
      accept: 'application/vnd.sdmx.genericdata+xml',
    });
    expect([generic.status, await generic.text()]).toEqual([406, expect.stringContaining('Offered:')]);
    const px = await ask(`${PXWEB}/tables/nothing`);
    expect([px.status, px.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await px.json()).toMatchObject({ status: 404, title: 'Not Found' });
    expect((await ask(`${PXWEB}/savedqueries/1`)).status).toBe(501);
  });

  test('a library reads metadata and data of PxWeb', async () => {
    const metadata = await askJson(`${PXWEB}/tables/${pxId}/metadata?lang=de`, 'application/json');
    expect(JSONstat(metadata).class).toBe('dataset');
    expect(metadata['extension'].px.language).toBe('de');
    const [first] = dataset.id;
    const list = metadata['dimension'][first ?? ''].extension.codeLists?.[0];
    if (list !== undefined) expect((await ask(list.links[0].href)).status).toBe(200);
    expect((await askJson(`${PXWEB}/config`, 'application/json'))['dataFormats']).toContain('px');
  });
});

test(
  'addresses of people who mean ill are refused and never break anything',
  { timeout: 60_000 },
  async () => {
    const junk = [
      '%00',
      '%',
      '%ff%fe',
      '%E6%BC%A2%F0%9F%A6%8A',
      '..%2f..%2fetc%2fpasswd',
      "';drop table x;--",
      '%3Cscript%3E',
      'x'.repeat(10_000),
      '*'.repeat(500),
      `${'+'.repeat(200)}.a`,
      '__proto__',
      'constructor',
      '%7B%7D',
      ',,,',
      '....',
    ];
    const bases = [
      '/api/v1/sdmx/v1/',
      '/api/v1/sdmx/v1/data/',
      `/api/v1/sdmx/v1/data/${flow}/`,
      `/api/v1/sdmx/v1/data/${flow}/all?startPeriod=`,
      `/api/v1/sdmx/v1/data/${flow}/all?dimensionAtObservation=`,
      '/api/v1/sdmx/v1/codelist/all/',
      `/api/v1/sdmx/v2/data/dataflow/${agency}/${flow}/~/`,
      `/api/v1/sdmx/v2/data/dataflow/${agency}/${flow}/~/*?c[TIME_PERIOD]=`,
      `/api/v1/sdmx/v2/data/dataflow/${agency}/${flow}/`,
      `/api/v1/sdmx/v2/structure/`,
      `${PXWEB}/tables/`,
      `${PXWEB}/tables?query=`,
      `${PXWEB}/tables/${pxId}/data?valueCodes[measure]=`,
      `${PXWEB}/codelists/`,
      `${PXWEB}/navigation/`,
    ];
    for (const base of bases)
      for (const one of junk) {
        const { status } = await ask(`${base}${one}`);
        expect([`${base}${one.slice(0, 40)}`, status < 500 || status === 501]).toEqual([
          `${base}${one.slice(0, 40)}`,
          true,
        ]);
      }
    const body = `{"selection":[{"variableCode":"__proto__","valueCodes":["${'('.repeat(5_000)}"]}]}`;
    const posted = await fetch(new URL(`${PXWEB}/tables/${pxId}/data`, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(posted.status).toBe(400);
  },
);
