import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import type { ApiSample } from './api-operation.types.ts';
import { composeOpenApi } from './openapi.rules.ts';
import { API_OPERATIONS } from './operations.rules.ts';

const place = {
  placeId: '00000000-0000-4000-8000-00000000000a',
  slug: 'lindmoor',
  name: 'Lindmoor',
  country: 'DE',
  region: '',
  population: null,
  populationYear: null,
  introduction: {},
  contactEmail: '',
  isExample: true,
};
const release = {
  releaseId: '00000000-0000-4000-8000-0000000000a1',
  placeId: place.placeId,
  subject: 'survey/one',
  version: 1,
} as ApiSample['entry']['release'];
const head = { id: 'answers', title: { en: 'A' }, question: null, period: '2025', source: { en: 'S' } };
const entry = {
  ...head,
  method: 'cube',
  notes: [],
  dimensions: [],
  measures: [],
  observations: 1,
  place,
  release,
};
const sample: ApiSample = { entry, dimensionId: 'role', code: 'all' };

const compose = (given: ApiSample | null) =>
  composeOpenApi({
    origin: 'https://vicus.example.org',
    version: '1.0.0',
    operations: API_OPERATIONS,
    sample: given,
  });

test.each([
  ['with examples', sample],
  ['before anything is published', null],
])('two programs that others wrote find nothing to mend: %s', async (_name, given) => {
  const source = JSON.stringify(compose(given));
  const judged = await new Validator().validate(JSON.parse(source) as Record<string, unknown>);
  expect(judged.errors ?? []).toEqual([]);
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});

test('every operation has its own name, and its own address and method', () => {
  const lists = [
    API_OPERATIONS.map(({ id }) => id),
    API_OPERATIONS.map(({ path, body }) => `${body === undefined ? 'GET' : 'POST'} ${path}`),
  ];
  for (const names of lists) {
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  }
});
