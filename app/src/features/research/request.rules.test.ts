import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  listAddresses,
  matchTables,
  proposeAddresses,
  readRequest,
  REQUEST_LIMITS,
  REQUEST_TEMPLATE,
} from './request.rules.ts';
import type { TableOnOffer } from './request.types.ts';

const template = JSON.stringify(REQUEST_TEMPLATE);
const change = (changes: object): string => JSON.stringify({ ...REQUEST_TEMPLATE, ...changes });
const listFindings = (text: string) => {
  const read = readRequest(text);
  return read.ok ? [] : read.findings.map(({ path, code }) => `${path}: ${code}`);
};

describe('reading a question', () => {
  test('the template on the public page can be put in as it is', () => {
    expect(readRequest(template)).toMatchObject({ ok: true });
    expect(readRequest(`\uFEFF${template}`)).toMatchObject({ ok: true });
  });

  test.each([
    ['{', [': not-json']],
    ['[]', [': not-a-request']],
    [change({ format: 'other' }), ['format: not-a-request']],
    [change({ version: 2 }), ['version: not-a-request']],
    [change({ question: undefined }), ['question: missing']],
    [change({ question: 7 }), ['question: not-text']],
    [change({ question: '' }), ['question: missing']],
    [change({ extra: 1 }), ['extra: unknown-field']],
    [
      change({ researcher: { ...REQUEST_TEMPLATE.researcher, email: 'nobody' } }),
      ['researcher.email: not-an-address'],
    ],
    [change({ tables: [] }), ['tables: missing']],
    [change({ tables: [{ about: 'x', dimensions: [] }] }), ['tables[0].dimensions: missing']],
    [
      change({ tables: [{ about: 'x', dimensions: ['a'], sql: 'select' }] }),
      ['tables[0].sql: unknown-field'],
    ],
    [
      change({ tables: Array.from({ length: 21 }, () => ({ about: 'x', dimensions: ['a'] })) }),
      ['tables: too-many'],
    ],
    ['x'.repeat(REQUEST_LIMITS.characters + 1), [': too-long']],
  ])('case %# is told where and what', (text, findings) => {
    expect(listFindings(text)).toEqual(findings);
  });

  test('whatever comes in, there is an answer and never a bug', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((x) => JSON.stringify({ ...REQUEST_TEMPLATE, tables: x })),
        ),
        (text) => {
          const read = readRequest(text);
          expect(read.ok || read.findings.length > 0).toBe(true);
        },
      ),
      { seed: 20261122, numRuns: 150 },
    );
  });
});

describe('held against what the place has', () => {
  const offer = (tableId: string, dimensions: string[], address = tableId): TableOnOffer => ({
    address,
    tableId,
    group: 'Survey',
    title: tableId,
    dimensions,
    measures: ['mean', 'n'],
  });
  const offers = [
    offer('governance-frequency', ['wave', 'actor', 'window', 'role'], 'waves/1'),
    offer('governance-index', ['wave', 'index'], 'waves/1'),
    offer('indicator-em1-v1', ['year', 'sex']),
  ];
  const ask = (...tables: object[]) => {
    const read = readRequest(change({ tables: tables.map((one) => ({ about: 'x', ...one })) }));
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    return matchTables(read.request, offers);
  };

  test('a table fits that has all dimensions and measures; one address once', () => {
    const matched = ask({ dimensions: ['role', 'actor'], measures: ['mean'] }, { dimensions: ['index'] });
    expect(matched.map(({ found }) => found.map(({ tableId }) => tableId))).toEqual([
      ['governance-frequency'],
      ['governance-index'],
    ]);
    expect(listAddresses(matched)).toEqual(['waves/1']);
  });

  test('of two surveys the first is proposed: a release holds one', () => {
    const found = [
      offer('a', ['x'], 'waves/1'),
      offer('b', ['x'], 'waves/2'),
      offer('c', ['x'], 'indicators/c'),
    ];
    const wanted = { about: 'x', dimensions: ['x'], measures: [], table: '' };
    expect(proposeAddresses([{ wanted, found, nearest: [] }])).toEqual(['waves/1', 'indicators/c']);
  });

  test('what is not there is said with what comes near, and what that lacks', () => {
    const [matched] = ask({ dimensions: ['year', 'age'] });
    expect(matched?.found).toEqual([]);
    expect(matched?.nearest).toEqual([{ title: 'indicator-em1-v1', lacks: ['age'] }]);
    expect(ask({ dimensions: ['shoe-size'] })[0]?.nearest).toEqual([]);
    expect(ask({ dimensions: ['year'], table: 'governance-' })[0]?.found).toEqual([]);
  });
});
