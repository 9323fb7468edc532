/** Addresses of SDMX REST: what is written is read back; junk is refused by a Problem and nothing else. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isProblem } from '#server/problem.ts';
import { readParameters, readSegments } from './sdmx-address.rules.ts';
import { parseFilters, writeFilter } from './sdmx-filters.rules.ts';
import { toSdmxAgency, toSdmxFlow } from './sdmx-ids.rules.ts';
import { parseKeyV1, parseKeyV2, writeKeyV1, writeKeyV2 } from './sdmx-key.rules.ts';
import { chooseSdmxMedia } from './sdmx-media.rules.ts';
import { FILTER_OPERATORS } from './sdmx-query.types.ts';
import { readBoundDays } from './sdmx-select.rules.ts';
import { listReferencedKinds } from './sdmx-structure-words.rules.ts';
import { parseSdmxV1 } from './sdmx-v1.rules.ts';
import { parseSdmxV2 } from './sdmx-v2.rules.ts';
import { chooseEditions, parseVersionWish, writeVersionWish } from './sdmx-version.rules.ts';

// Many cases: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 7, numRuns: 200 };
const code = fc.stringMatching(/^[A-Za-z0-9_@$-]{1,8}$/);
const part = fc.option(fc.array(code, { minLength: 1, maxLength: 3 }), { nil: null });

describe('keys', () => {
  // A key of one empty part is written like no key at all.
  const key = fc.array(part, { minLength: 2, maxLength: 5 });

  test('of 1.5 come back', () => {
    fc.assert(
      fc.property(key, (box) => {
        expect(parseKeyV1(writeKeyV1([box]))).toEqual([box]);
      }),
      RUNS,
    );
    expect(parseKeyV1('D.USD+CHF..A')).toEqual([[['D'], ['USD', 'CHF'], null, ['A']]]);
    expect([parseKeyV1('all'), parseKeyV1(''), parseKeyV1(undefined)]).toEqual([[], [], []]);
  });

  test('of 2.x come back', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3 }), (boxes) => {
        expect(parseKeyV2(writeKeyV2(boxes))).toEqual(boxes);
      }),
      RUNS,
    );
  });
});

test('filters come back', () => {
  const value = fc.stringMatching(/^[A-Za-z0-9_@$.-]{1,8}$/);
  const term = fc.record({ operator: fc.constantFrom(...FILTER_OPERATORS), value });
  const anyOf = fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(anyOf, (terms) => {
      const filter = { component: 'TIME_PERIOD', anyOf: terms };
      expect(parseFilters(readParameters(`?c[TIME_PERIOD]=${writeFilter(filter)}`))).toEqual([filter]);
    }),
    RUNS,
  );
  const plain = parseFilters(readParameters('?c%5BTIME_PERIOD%5D=ge:2020+le:2022,2025'));
  expect(plain[0]?.anyOf.map((all) => all.map(({ operator, value: v }) => `${operator} ${v}`))).toEqual([
    ['ge 2020', 'le 2022'],
    ['eq 2025'],
  ]);
});

describe('versions', () => {
  test('come back', () => {
    const number = fc.nat(9999);
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.constantFrom('+', '~', '*', null),
        fc.nat(2),
        (x, y, z, operator, openFrom) => {
          const wish = {
            parts: [x, y, z] as const,
            operator,
            openFrom: operator === null ? 3 : openFrom,
          };
          expect(parseVersionWish(writeVersionWish(wish))).toEqual(wish);
        },
      ),
      RUNS,
    );
  });

  test.each([
    ['latest', [3]],
    ['~', [3]],
    ['+', [3]],
    ['*', [1, 2, 3]],
    ['all', [1, 2, 3]],
    ['2', [2]],
    ['2.0', [2]],
    ['2.0.0', [2]],
    ['2.1.0', []],
    ['2+.0.0', [3]],
    ['2.+.0', [2]],
    ['2*.0', [2, 3]],
    ['4', []],
    ['4+.0.0', []],
  ])('%s', (text, editions) => {
    expect(chooseEditions([1, 2, 3], [parseVersionWish(text)])).toEqual(editions);
  });
});

test('agencies and dataflows have names that SDMX allows, each its own', () => {
  expect(toSdmxAgency('bad-toelz')).toBe('VICUS.BAD_TOELZ');
  expect(toSdmxAgency('3-linden')).toBe('VICUS.P_3_LINDEN');
  expect(toSdmxFlow('survey/one', 'contacts.by role')).toMatch(/^contacts_by_role_[0-9a-f]{8}$/);
  expect(toSdmxFlow('survey/one', 'a.b')).not.toBe(toSdmxFlow('survey/one', 'a b'));
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (subject, id) => {
      expect(toSdmxFlow(subject, id)).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/);
    }),
    RUNS,
  );
});

test('junk is refused by a Problem and by nothing else', () => {
  const words = fc.constantFrom(
    ...'data availability structure codelist dataflow * all .. %00 %ff %E0%A4 + ~ , c[ c[A]=ge: ; ../ \u0000 é 漢 a.b+c'.split(
      ' ',
    ),
  );
  const junk = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), words, fc.constant('x'.repeat(10_000)));
  const path = fc.array(junk, { maxLength: 7 }).map((parts) => parts.join('/'));
  const search = fc.array(junk, { maxLength: 4 }).map((parts) => parts.join('&'));
  fc.assert(
    fc.property(path, search, fc.option(junk, { nil: null }), (address, query, accept) => {
      for (const parse of [parseSdmxV1, parseSdmxV2])
        try {
          const parameters = readParameters(query);
          parse(readSegments(address), parameters);
          chooseSdmxMedia({ accept, format: parameters.get('format') }, 'data', 'v1');
        } catch (error) {
          if (!isProblem(error)) throw error;
        }
    }),
    RUNS,
  );
});

test.each([
  [null, 'data', 'v1', 'xml'],
  ['*/*', 'data', 'v2', 'json'],
  ['application/vnd.sdmx.data+csv;version=1.0.0;labels=both', 'data', 'v2', 'csv-1'],
  ['application/vnd.sdmx.data+csv', 'data', 'v1', 'csv-1'],
  ['text/csv', 'data', 'v2', 'csv-2'],
  [
    'application/vnd.sdmx.genericdata+xml;version=2.1, application/vnd.sdmx.data+json;version=2.0.0;q=0.5',
    'data',
    'v1',
    'json',
  ],
  ['application/vnd.sdmx.data+json;version=1+.0.0', 'data', 'v2', 'json'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'structure', 'v2', 'xml'],
  ['application/vnd.sdmx.structure+json;version=2.0.0', 'availability', 'v2', 'json'],
] as const)('%s for %s in %s gives %s', (accept, resource, service, type) => {
  expect(chooseSdmxMedia({ accept, format: undefined }, resource, service).type).toBe(type);
});

test('references follow the parts of a table', () => {
  const list = (...references: string[]) => [...listReferencedKinds(['dataflow'], references)].toSorted();
  expect(list('none')).toEqual([]);
  expect(list('children')).toEqual(['datastructure']);
  expect(list('descendants')).toEqual(['codelist', 'conceptscheme', 'datastructure']);
  expect(list('codelist')).toEqual(['codelist']);
  expect([...listReferencedKinds(['codelist'], ['parents'])]).toEqual(['datastructure']);
  expect([...listReferencedKinds(['codelist'], ['ancestors'])]).toEqual(['datastructure', 'dataflow']);
});

test('bounds of time in the spellings of SDMX', () => {
  expect(readBoundDays('2024-A1')).toEqual({ first: '2024-01-01', last: '2024-12-31' });
  expect(readBoundDays('2024-M02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
  expect(readBoundDays('2024-02-10T10:00:00')).toEqual({ first: '2024-02-10', last: '2024-02-10' });
});
