/** The description of the API (OpenAPI 3.1), made from its operations and their schemas. */
import { z } from 'zod';
import { problemAnswer } from './answers.schema.ts';
import {
  API_TAGS,
  type ApiExample,
  type ApiOperation,
  type ApiSample,
  type ApiTag,
} from './api-operation.types.ts';

type Entry = Readonly<Record<string, unknown>>;

interface Described {
  readonly origin: string;
  readonly version: string;
  readonly operations: readonly ApiOperation[];
  /** null: nothing is published yet; then some examples are left out */
  readonly sample: ApiSample | null;
}

/** @returns an object for `JSON.stringify` */
export function composeOpenApi({ origin, version, operations, sample }: Described): Entry {
  const used = new Set(operations.map(({ tag }) => tag));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vicus: open data of places',
      version,
      summary: 'Protected figures of small places, in formats that other programs read.',
      description:
        'Everything here is public and protected before it is published. No key is needed. Answers carry an ETag; ask with ' +
        'If-None-Match and get 304 while nothing has changed. Problems are application/problem+json.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Operator of this installation', url: `${origin}/` },
    },
    servers: [{ url: origin, description: 'This installation' }],
    tags: API_TAGS.filter((tag) => used.has(tag)).map((name) => ({ name, description: TAG_TEXTS[name] })),
    paths: listPaths(operations, sample),
    components: { schemas: listSharedSchemas(operations), responses: PROBLEM_RESPONSES },
    security: [],
  };
}

const TAG_TEXTS: Readonly<Record<ApiTag, string>> = {
  places: 'Places and their releases',
  tables: 'One table: description and data',
  sdmx: 'Queries of SDMX REST',
  pxweb: 'Queries of PxWebApi 2',
  catalogue: 'Catalogues and feeds',
  about: 'About this API',
};

function listPaths(operations: readonly ApiOperation[], sample: ApiSample | null): Entry {
  const paths: Record<string, Entry> = {};
  for (const one of operations) {
    const method = one.body === undefined ? 'get' : 'post';
    paths[one.path] = { ...paths[one.path], [method]: describeOperation(one, sample) };
  }
  return paths;
}

function describeOperation(operation: ApiOperation, sample: ApiSample | null): Entry {
  const { id, tag, summary, description, answers, problems } = operation;
  const examples = operation.examples(sample);
  const parameters = listParameters(operation, examples);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body !== undefined && { requestBody: describeBody(operation.body, examples) }),
    responses: {
      200: { description: 'What was asked for.', content: listContents(answers) },
      ...Object.fromEntries([...problems, 429].map((status) => [status, { $ref: toResponseName(status) }])),
    },
  };
}

function describeBody(schema: z.ZodType, examples: readonly ApiExample[]): Entry {
  const named = examples.flatMap(({ name, summary, body }) =>
    body === undefined ? [] : [[name, { summary, value: body }] as const],
  );
  const json = {
    schema: toSchema(schema),
    ...(named.length > 0 && { examples: Object.fromEntries(named) }),
  };
  return { required: true, content: { 'application/json': json } };
}

const toResponseName = (status: number): string => `#/components/responses/Problem${status}`;

function listContents(answers: ApiOperation['answers']): Entry {
  const contents = Object.entries(answers).map(([mediaType, schema]) => [
    mediaType,
    schema === null ? {} : { schema: toSchema(schema) },
  ]);
  return Object.fromEntries(contents);
}

function listParameters({ pathParameters, query }: ApiOperation, examples: readonly ApiExample[]): Entry[] {
  const inPath = describeObject(pathParameters, 'path', (name) => pick(examples, (one) => one.path[name]));
  const inQuery = describeObject(query, 'query', (name) => pick(examples, (one) => one.query?.[name]));
  return [...inPath, ...inQuery, ...describeFurther(query, examples)];
}

/** Values by name of the example. */
function pick(examples: readonly ApiExample[], read: (example: ApiExample) => string | undefined): Entry {
  return Object.fromEntries(
    examples.flatMap((one) => {
      const value = read(one);
      return value === undefined ? [] : [[one.name, { summary: one.summary, value }]];
    }),
  );
}

function describeObject(
  schema: z.ZodObject | undefined,
  place: 'path' | 'query',
  readExamples: (name: string) => Entry,
): Entry[] {
  return Object.entries(schema?.shape ?? {}).map(([name, one]) => {
    const { description, ...type } = toSchema(one as z.ZodType);
    const examples = readExamples(name);
    const isRequired = place === 'path' || !(one as z.ZodType).safeParse(undefined).success;
    return {
      name,
      in: place,
      required: isRequired,
      ...(description === undefined ? {} : { description }),
      schema: type,
      ...(Object.keys(examples).length === 0 ? {} : { examples }),
    };
  });
}

/** Parameters whose names depend on the table: one object of which every property is a parameter. */
function describeFurther(query: z.ZodObject | undefined, examples: readonly ApiExample[]): Entry[] {
  const further = query?.def.catchall;
  if (query === undefined || further === undefined || further instanceof z.ZodNever) return [];
  const { description, ...type } = toSchema(further as z.ZodType);
  const named = examples.flatMap(({ name, summary, query: asked }) => {
    const value = Object.fromEntries(Object.entries(asked ?? {}).filter(([key]) => !(key in query.shape)));
    return Object.keys(value).length === 0 ? [] : [[name, { summary, value }]];
  });
  return [
    {
      name: 'dimensions',
      in: 'query',
      required: false,
      description,
      style: 'form',
      explode: true,
      schema: { type: 'object', additionalProperties: type },
      ...(named.length === 0 ? {} : { examples: Object.fromEntries(named) }),
    },
  ];
}

/** Schemas with an id stand once, under `components`. */
function toSchema(schema: z.ZodType): Entry {
  const {
    $schema: _,
    $defs: __,
    ...plain
  } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as Record<string, unknown>;
  return pointToComponents(plain) as Entry;
}

function listSharedSchemas(operations: readonly ApiOperation[]): Entry {
  const answers = [problemAnswer, ...operations.flatMap(({ answers: all }) => Object.values(all))];
  const found = answers.flatMap((schema): [string, unknown][] => {
    if (schema === null) return [];
    const whole = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as Record<string, unknown>;
    return Object.entries((whole['$defs'] ?? {}) as Record<string, unknown>);
  });
  return Object.fromEntries(found.map(([id, schema]) => [id, withoutId(pointToComponents(schema))]));
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : pointToComponents(inner),
    ]),
  );
}

/** The name of a shared schema is its place. */
function withoutId(schema: unknown): unknown {
  const { id: _, $id: __, ...plain } = schema as Record<string, unknown>;
  return plain;
}

const PROBLEM_TEXTS: Readonly<Record<number, string>> = {
  400: 'Something in the address is not known: which part, and what is.',
  403: 'More cells are chosen than one answer may hold.',
  404: 'There is nothing at this address, or nothing in what was asked for.',
  406: 'None of the media types of Accept; the answer lists those there are.',
  410: 'The release was withdrawn.',
  413: 'More than one answer may hold; the answer names the filter that helps.',
  501: 'The standard knows it, this installation does not offer it; the answer says what to ask for instead.',
  429: 'Too many requests from one network; Retry-After says when to come again.',
};

const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(PROBLEM_TEXTS).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      ...(status === '429'
        ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }
        : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);
