import { buildCube } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { countObservations, readSelection, suggestFilter } from './selection.rules.ts';

const toCodes = (...codes: string[]) => codes.map((code) => ({ code, label: { en: code } }));

const cube = buildCube({
  id: 'answers',
  provenance: { title: { en: 'A' }, period: '2024/2025', source: { en: 'S' }, method: 'cube', notes: [] },
  dimensions: [
    {
      id: 'year',
      label: { en: 'Year' },
      role: 'time',
      categories: toCodes('2023', '2024-Q3', '2024', '2025'),
    },
    {
      id: 'role',
      label: { en: 'Role' },
      role: 'category',
      categories: toCodes('all', 'elected', 'paid, more'),
    },
    { id: 'lang', label: { en: 'Language' }, role: 'category', categories: toCodes('de', 'es') },
  ],
  measures: ['n', 'share'].map((id) => ({ id, label: { en: id }, kind: 'count', unit: 'x', decimals: 0 })),
  cells: [],
  unmentioned: 'withheld',
});

const read = (query: string) => readSelection(cube, new URLSearchParams(query));

describe('the part of a table that an address asks for', () => {
  test.each([
    ['', {}, null],
    ['lang=de&format=jsondata', {}, null],
    ['role=elected', { role: ['elected'] }, null],
    ['role=elected,all', { role: ['all', 'elected'] }, null],
    ['role=elected&role=all', { role: ['all', 'elected'] }, null],
    ['role=paid, more', { role: ['paid, more'] }, null],
    ['role=all,,all', { role: ['all'] }, null],
    ['dimension.lang=es&lang=de', { lang: ['es'] }, null],
    ['dimension.role=all', { role: ['all'] }, null],
    ['measure=share', {}, ['share']],
    ['from=2024', { year: ['2024-Q3', '2024', '2025'] }, null],
    ['to=2024-06', { year: ['2023', '2024'] }, null],
    ['from=2024-10-01&to=2024-12-31', { year: ['2024'] }, null],
    ['from=2024&year=2023,2025', { year: ['2025'] }, null],
  ])('%s', (query, codes, measures) => expect(read(query)).toEqual({ codes, measures }));

  test.each([
    ['rol=elected', 'api-unknown-parameter', { parameter: 'rol', choices: expect.stringContaining('role') }],
    [
      'role=invented',
      'api-unknown-code',
      { parameter: 'role', given: 'invented', choices: expect.stringContaining('elected') },
    ],
    ['role=all,invented', 'api-unknown-code', { given: 'invented' }],
    ['measure=invented', 'api-unknown-code', { parameter: 'measure', choices: 'n, share' }],
    ['role=', 'api-no-codes', { parameter: 'role' }],
    ['from=yesterday', 'api-not-a-period', { parameter: 'from', given: 'yesterday' }],
    ['__proto__=x', 'api-unknown-parameter', {}],
    ['dimension.=x', 'api-unknown-parameter', {}],
    [`role=${'a,'.repeat(9_000)}`, 'api-question-too-long', {}],
  ])('%s is refused with %s', (query, code, values) => {
    try {
      read(query);
      expect.unreachable();
    } catch (problem) {
      expect(problem).toMatchObject({ name: 'Problem', status: 400, code, values });
    }
  });

  test('periods that the table does not have are no result, and the answer says which it has', () => {
    expect(() => read('from=2030')).toThrow(
      expect.objectContaining({
        status: 404,
        code: 'api-no-observations',
        values: { periods: '2023 … 2025' },
      }),
    );
  });

  test('what is asked for is counted, and the longest dimension named', () => {
    expect(countObservations(cube, read(''))).toBe(4 * 3 * 2 * 2);
    expect(countObservations(cube, read('role=all&measure=n'))).toBe(4 * 2);
    expect(suggestFilter(cube, read(''))).toBe('year');
    expect(suggestFilter(cube, read('year=2023&role=all'))).toBe('dimension.lang');
  });
});
