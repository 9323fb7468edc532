/** What programs read, over HTTP: every format of one table, the description of the API, and everything that is refused. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import JSONstat from 'jsonstat-toolkit';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readSheet } from 'read-excel-file/node';
import { SDMXParser } from 'sdmx-json-parser';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import {
  parseJsonStat,
  readPx,
  readSdmxCsv,
  readSdmxJson,
  readSdmxMl,
  type JsonStatDataset,
  type SourceTable,
} from '@vicus/formats';
import { listEndpointRoutes } from './routes.ts';

const origin = inject('baseUrl');

interface Files {
  readonly id: string;
  readonly href: string;
  readonly observations: number;
  readonly files: readonly { readonly label: string; readonly href: string }[];
}
interface Place {
  readonly slug: string;
  readonly isExample: boolean;
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(new URL(path, origin), { headers: { 'accept-language': 'en', ...headers }, method });
const readJson = async <Body>(path: string): Promise<Body> => (await ask(path)).json() as Promise<Body>;
const readText = async (path: string): Promise<string> => (await ask(path)).text();

let table: Files;
let dataset: JsonStatDataset;

/** A table of the example town in which something is withheld and something is a number. */
beforeAll(async () => {
  const { places } = await readJson<{ places: Place[] }>('/api/v1/places');
  const example = places.find(({ isExample }) => isExample);
  const { tables } = await readJson<{ tables: Files[] }>(`/api/v1/places/${example?.slug}`);
  for (const one of tables) {
    dataset = await readJson<JsonStatDataset>(`${one.href}/data.json?lang=en`);
    table = one;
    const states = Object.values(dataset.status ?? {});
    if (states.includes('withheld') && dataset.value.some((value) => value !== null)) return;
  }
  throw new Error('No table of the example town withholds anything.');
});

/** Numbers and states, however a format orders them; a reader says of what we withhold that its source did. */
function listCells(given: JsonStatDataset): string[] {
  return given.value
    .map((value, i) => {
      const state = given.status?.[i] ?? 'final';
      return `${value ?? ''} ${state === 'withheld' ? 'withheld-at-source' : state}`;
    })
    .toSorted();
}

function listRows({ columns, rows, findings }: SourceTable): string[] {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [value, status] = ['value', 'status'].map((id) => columns.findIndex((one) => one.id === id));
  return rows.map((row) => `${row[value ?? 0]} ${row[status ?? 0]}`).toSorted();
}

describe('one table in every format', () => {
  test('the platform reads its JSON-stat back, and so does the toolkit of others', async () => {
    const text = await readText(`${table.href}/data.json`);
    const cube = parseJsonStat(text);
    expect(cube.id).toBe(table.id);
    const toolkit = JSONstat(JSON.parse(text) as object);
    expect(toolkit.n).toBe(table.observations);
    const at = dataset.value.indexOf(null);
    expect(toolkit.Data(at)).toMatchObject({ value: null, status: dataset.status?.[at] });
  });

  test.each([
    ['sdmx.csv', (text: string) => readSdmxCsv(text)],
    ['sdmx.json', (text: string) => readSdmxJson(text)],
    ['sdmx.xml', (text: string) => readSdmxMl(text)],
    ['px', (text: string) => readPx(text)],
  ])('%s holds the numbers of JSON-stat, and withholds what it withholds', async (format, read) => {
    const rows = listRows(read(await readText(`${table.href}/data.${format}`)));
    expect(rows).toEqual(listCells(dataset));
    expect(rows.filter((row) => row === ' withheld-at-source').length).toBeGreaterThan(0);
  });

  test('CSV and Excel as well', async () => {
    const lines = (await readText(`${table.href}/data.csv`)).trimEnd().split('\r\n').slice(1);
    const cells = lines.map((line) => /([^,]*),([^,]*),([^,]*)$/.exec(line)?.slice(1) ?? []);
    const shown = cells.map(([value = '', status = '', reason = '']) => {
      const state = status === '' ? reason : status;
      return `${value} ${state === 'withheld' ? 'withheld-at-source' : state}`;
    });
    expect(shown.toSorted()).toEqual(listCells(dataset));
    const file = await ask(`${table.href}/data.xlsx`);
    const rows = await readSheet(Buffer.from(await file.arrayBuffer()), 1);
    const ofSheet = rows.slice(1).map((row) => {
      const [value, state] = row.slice(-3, -1);
      return `${value ?? ''} ${state === 'withheld' ? 'withheld-at-source' : state}`;
    });
    expect(ofSheet.toSorted()).toEqual(listCells(dataset));
  });

  test('sdmx-json-parser tells as many observations, and no number where one is withheld', async () => {
    const parser = new SDMXParser();
    await parser.getDatasets(`${origin}${table.href}/data?lang=en`);
    const told = parser.getData();
    expect(told).toHaveLength(table.observations);
    const numbers = told.map((one) => one['value']).filter((value) => typeof value === 'number');
    const known = dataset.value.filter((value) => value !== null);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(known.toSorted((a, b) => a - b));
  });

  test('a part of it, with labels in another language', async () => {
    const [dimension = ''] = dataset.id;
    const codes = dataset.dimension[dimension]?.category.index.slice(0, 2) ?? [];
    const query = new URLSearchParams({ [dimension]: codes.join(','), lang: 'de' });
    const part = await readJson<JsonStatDataset>(`${table.href}/data.json?${query.toString()}`);
    expect(part.dimension[dimension]?.category.index).toEqual(codes);
    expect(part.size.slice(1)).toEqual(dataset.size.slice(1));
    const ml = listRows(readSdmxMl(await readText(`${table.href}/data.sdmx.xml?${query.toString()}`)));
    expect(ml).toEqual(listCells(part));
  });
});

describe('as HTTP asks', () => {
  test.each([
    ['text/csv', 'text/csv'],
    ['application/json;q=0.3, application/vnd.sdmx.data+json;q=0.9', 'application/vnd.sdmx.data+json'],
    ['text/html, application/xml;q=0.9, */*;q=0.1', 'application/vnd.sdmx.structurespecificdata+xml'],
    ['*/*', 'text/csv'],
  ])('Accept: %s → %s', async (accept, mediaType) => {
    const response = await ask(`${table.href}/data`, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(
      new RegExp(`^${mediaType.replaceAll(/[.+]/g, '\\$&')}`),
    );
    expect(response.headers.get('vary')).toMatch(/accept(,|$)/i);
    expect(response.headers.get('content-location')).toMatch(/^data\./);
  });

  test('nothing of Accept: 406 with everything there is', async () => {
    const response = await ask(`${table.href}/data`, { accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({
      code: 'api-not-acceptable',
      detail: expect.stringContaining('text/csv'),
    });
  });

  test.each(['csv', 'json', 'sdmx.xml', 'px'])(
    '%s is compressed, known again by its ETag, and open to all',
    async (format) => {
      const path = `${table.href}/data.${format}?lang=en`;
      const response = await ask(path, { 'accept-encoding': 'br' });
      const etag = response.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{20,}"$/);
      expect(response.headers.get('content-encoding')).toBe('br');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('last-modified')).toMatch(/GMT$/);
      for (const name of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
        expect((await ask(path, { 'if-none-match': name })).status, name).toBe(304);
      expect((await ask(path, { 'if-none-match': '"other"' })).status).toBe(200);
      const head = await ask(path, {}, 'HEAD');
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    },
  );

  test('a page of another site may ask before it asks', async () => {
    const response = await ask(
      `${table.href}/data.csv`,
      { origin: 'https://news.example', 'access-control-request-method': 'GET' },
      'OPTIONS',
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('GET');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('no cookie is set, and none is read', async () => {
    const response = await ask(`${table.href}/data.csv`, { cookie: 'better-auth.session_token=x' });
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
  });
});

describe('refused in words that help', () => {
  test.each([
    ['/data.csv?nothing=x', 400, 'api-unknown-parameter'],
    ['/data.csv?measure=nothing', 400, 'api-unknown-code'],
    ['/data.csv?from=soon', 400, 'api-not-a-period'],
    ['/data.doc', 404, 'api-unknown-format'],
    ['.csv', 404, 'not-found'],
  ])('%s → %i %s', async (ending, status, code) => {
    const response = await ask(`${table.href}${ending}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as { code: string; detail: string };
    expect(problem).toMatchObject({ type: 'about:blank', status, code });
    expect(problem.detail.length).toBeGreaterThan(20);
  });

  test('in the language of who asks', async () => {
    const { detail } = await readJson<{ detail: string }>(`${table.href}/data.csv?nothing=x&lang=de`);
    expect(detail).toMatch(/Die Tabelle hat keine Dimension namens „nothing“/);
  });

  test('an address that nothing has, and a method that it does not take', async () => {
    for (const [path, method, status] of [
      ['/api/v1/nothing', 'GET', 404],
      ['/api', 'GET', 404],
      [`${table.href}/data.csv`, 'DELETE', 405],
      ['/api/v1/places/nowhere', 'GET', 404],
    ] as const) {
      const response = await ask(path, { origin }, method);
      expect([path, response.status]).toEqual([path, status]);
      if (path !== '/api') expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });
});

describe('the description of the API', () => {
  type Examples = Record<string, { value: unknown }>;
  interface Parameter {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly examples?: Examples;
  }
  interface Operation {
    readonly operationId: string;
    readonly parameters?: readonly Parameter[];
    readonly requestBody?: { readonly content: Record<string, { readonly examples: Examples }> };
    readonly responses: { readonly 200: { readonly content: Record<string, { schema?: object }> } };
  }
  interface Description {
    readonly paths: Record<string, Readonly<Record<string, Operation>>>;
  }

  /** Every example by its name: the address it stands for, and what is sent there. */
  function listExamples(path: string, operation: Operation): { address: string; body: string | null }[] {
    const { parameters = [], requestBody } = operation;
    const sent = requestBody?.content['application/json']?.examples ?? {};
    const names = new Set(parameters.flatMap(({ examples = {} }) => Object.keys(examples)));
    if (parameters.every((one) => one.in === 'query') && names.size === 0)
      return [{ address: path, body: null }];
    return [...names].map((name) => {
      const query = new URLSearchParams();
      const filled = parameters.reduce((address, one) => {
        const value = one.examples?.[name]?.value;
        if (one.in === 'path') return address.replace(`{${one.name}}`, encodeURIComponent(String(value)));
        if (typeof value === 'object' && value !== null)
          for (const [key, inner] of Object.entries(value)) query.set(key, String(inner));
        else if (value !== undefined) query.set(one.name, String(value));
        return address;
      }, path);
      const body = sent[name] === undefined ? null : JSON.stringify(sent[name].value);
      return { address: query.size === 0 ? filled : `${filled}?${query.toString()}`, body };
    });
  }

  test('two linters that others wrote find nothing to mend', async () => {
    const source = await readText('/api/v1/openapi.json');
    expect(
      (await new Validator().validate(JSON.parse(source) as Record<string, unknown>)).errors ?? [],
    ).toEqual([]);
    // The product of the tests lives on localhost, which no real installation does.
    const rules = { 'no-server-example.com': 'off' } as const;
    const config = await createConfig({ extends: ['recommended-strict'], rules });
    const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
  });

  test('every example answers, in a media type that is announced, as its schema says', async () => {
    const description = await readJson<Description>('/api/v1/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema(description, 'api');
    let walked = 0;
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    for (const { path, method, operation } of operations) {
      const { content } = operation.responses[200];
      for (const { address, body } of listExamples(path, operation)) {
        walked += 1;
        expect([address, body === null]).toEqual([address, method === 'get']);
        const headers = { 'content-type': 'application/json' };
        const response = await (body === null
          ? ask(address)
          : fetch(new URL(address, origin), { method: 'POST', headers, body }));
        expect([address, response.status]).toEqual([address, 200]);
        const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
        expect(
          Object.keys(content).map((one) => one.split(';')[0]),
          address,
        ).toContain(mediaType);
        if (content[mediaType]?.schema === undefined) continue;
        const pointer = [path, method, 'responses', '200', 'content', mediaType, 'schema'];
        const ref = pointer.map((part) =>
          encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
        );
        const validate = ajv.compile({ $ref: `api#/paths/${ref.join('/')}` });
        validate(await response.json());
        expect([address, validate.errors ?? []]).toEqual([address, []]);
      }
    }
    expect(walked).toBeGreaterThan(20);
  });
});

describe('hostile addresses', () => {
  const nasty = [
    '..%2f..%2fetc',
    '%00',
    '%ff',
    "'; drop table x; --",
    '<script>',
    '𝒳'.repeat(50),
    '[object Object]',
    '__proto__',
    '-1',
    ' ',
  ];

  test('no endpoint for programs answers with a bug', async () => {
    const routes = listEndpointRoutes().filter((route) => route.startsWith('/api/'));
    expect(routes.length).toBeGreaterThan(8);
    for (const route of routes)
      for (const text of nasty) {
        const path = route.replaceAll(/\[\[?(\.\.\.)?\w+\]?\]/g, () =>
          text.startsWith('%') || text.startsWith('..') ? text : encodeURIComponent(text),
        );
        const { status } = await ask(path);
        // 501 is said on purpose: an interface knows it, this installation does not do it.
        expect(status === 501 ? 404 : status, path).toBeLessThan(500);
      }
  });

  test('nor does any question about a table', async () => {
    for (const text of nasty.map((one) => (one.includes('%') ? one : encodeURIComponent(one)))) {
      for (const query of [
        `${text}=x`,
        `measure=${text}`,
        `from=${text}`,
        `lang=${text}`,
        `dimension.${text}=${text}`,
        text,
      ]) {
        const response = await ask(`${table.href}/data.json?${query}`);
        expect(response.status, query).toBeLessThan(500);
        // What was typed comes back as data, never as a page.
        expect(response.headers.get('content-type'), query).toMatch(/^application\/(problem\+)?json$/);
        expect(response.headers.get('x-content-type-options'), query).toBe('nosniff');
      }
    }
    expect((await ask(`${table.href}/data.json?measure=${'x,'.repeat(5_000)}`)).status).toBeLessThan(500);
    expect((await ask(`${table.href}/data`, { accept: 'a/b,'.repeat(2_000) })).status).toBeLessThan(500);
  });
});
