import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  equalCubes,
  listCoordinates,
  readCell,
  sealInternalCube,
  sealProtectedCube,
  withCells,
} from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import { parseJsonStat, toCsv, toCsvw, toJsonStat } from './index.ts';

const policy = { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' };
const seal = (cube: Cube): ProtectedCube => sealProtectedCube(cube, policy);

/** Reads RFC 4180 by its grammar, to check the writer with something that is not the writer. */
function readCsv(text: string): string[][] {
  const fields = text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g);
  const rows: string[][] = [[]];
  let length = 0;
  for (const [whole, field = '', end] of fields) {
    length += whole.length;
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === '\r\n') rows.push([]);
  }
  expect(length, 'every character belongs to a field').toBe(text.length);
  return rows.slice(0, -1);
}

describe('toCsv', () => {
  test('has one row a cell, each with a number or a reason', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const [head = [], ...rows] = readCsv(toCsv(seal(cube), { language: 'de' }));
        expect(new Set(head).size).toBe(head.length);
        const tail = head.slice(-6);
        expect(tail).toEqual(['measure', 'measure_label', 'unit', 'value', 'status', 'reason']);
        const cells = [...listCoordinates(cube)].flatMap((at) =>
          cube.measures.map(({ id }) => readCell(cube, at, id)),
        );
        expect(rows).toHaveLength(cells.length);
        rows.forEach((row, i) => {
          const cell = cells[i];
          expect(row).toHaveLength(head.length);
          const [value, status, reason] = row.slice(-3);
          if (cell?.kind === 'number') {
            expect([Number(value), status, reason]).toEqual([cell.value, cell.status, '']);
          } else expect([value, status, reason]).toEqual(['', '', cell?.reason]);
        });
      }),
      RUNS,
    );
  });

  test('shows no value of a withheld cell', () => {
    // Values nobody else writes: six digits that occur in no code or label.
    const secret = fc.integer({ min: 700_000_000, max: 799_999_999 });
    fc.assert(
      fc.property(arbitraryCube({ value: secret }), fc.infiniteStream(fc.boolean()), (cube, coins) => {
        const withheld: string[] = [];
        const changes = [...listCoordinates(cube)].flatMap((at) =>
          cube.measures.flatMap(({ id }) => {
            const cell = readCell(cube, at, id);
            if (cell.kind === 'none' || coins.next().value !== true) return [];
            withheld.push(String(cell.value));
            return [
              { at, measures: Object.fromEntries([[id, { kind: 'none', reason: 'withheld' } as const]]) },
            ];
          }),
        );
        const shown = withCells(cube, changes);
        const files = [
          toCsv(seal(shown), { language: 'en' }),
          JSON.stringify(toJsonStat(seal(shown), { language: 'en' })),
          JSON.stringify(toCsvw(seal(shown), { csvUrl: 'a.csv', language: 'en' })),
        ];
        const open = [...listCoordinates(shown)].flatMap((at) =>
          shown.measures.map(({ id }) => readCell(shown, at, id)),
        );
        const visible = new Set(open.map((cell) => (cell.kind === 'number' ? String(cell.value) : '')));
        for (const value of withheld.filter((number) => !visible.has(number))) {
          for (const file of files) expect(file).not.toContain(value);
        }
      }),
      RUNS,
    );
  });

  test('has no field that a spreadsheet would run', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const rows = readCsv(toCsv(seal(cube), { language: 'en' }));
        for (const row of rows) {
          const texts = row.filter((_, i) => i !== row.length - 3);
          for (const field of texts) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
        }
      }),
      RUNS,
    );
  });

  test('begins with a byte order mark only when asked', () => {
    const sealed = seal(sample());
    expect(toCsv(sealed, { language: 'en', byteOrderMark: true })).toBe(
      `\uFEFF${toCsv(sealed, { language: 'en' })}`,
    );
  });

  test('marks every row of an internal file', () => {
    const internal = sealInternalCube(sample(), { purpose: 'check', watermark: '=Internal, 2025' });
    const rows = readCsv(toCsv(internal, { language: 'en' }));
    expect(rows.map((row) => row.at(-1))).toEqual(['watermark', "'=Internal, 2025"]);
  });

  test('refuses an unprotected cube, in types and at run time', () => {
    // @ts-expect-error a plain cube is not protected
    expect(() => toCsv(sample(), { language: 'en' })).toThrow(/not released/);
    // @ts-expect-error a plain cube is not protected
    expect(() => toJsonStat(sample(), { language: 'en' })).toThrow(/publication gate/);
    const internal = sealInternalCube(sample(), { purpose: 'check', watermark: 'Internal' });
    // @ts-expect-error an internal cube is not for the public
    expect(() => toJsonStat(internal, { language: 'en' })).toThrow(/publication gate/);
    // @ts-expect-error an internal cube is not for the public
    expect(() => toCsvw(internal, { csvUrl: 'a.csv', language: 'en' })).toThrow(/publication gate/);
  });
});

function sample(): Cube {
  return parseJsonStat({ version: '2.0', id: [], size: [], dimension: {}, value: [7] });
}

test('toCsvw names the columns of the CSV', () => {
  fc.assert(
    fc.property(arbitraryCube(), (cube) => {
      const { tableSchema } = toCsvw(seal(cube), { csvUrl: 'a.csv', language: 'de' });
      const { columns, primaryKey } = tableSchema as {
        columns: { name: string; titles: string }[];
        primaryKey: string[];
      };
      const [head] = readCsv(toCsv(seal(cube), { language: 'de' }));
      expect(columns.map(({ titles }) => titles)).toEqual(head);
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_]*$/);
      expect(primaryKey).toHaveLength(cube.dimensions.length + 1);
      for (const name of primaryKey) expect(names).toContain(name);
    }),
    RUNS,
  );
});

describe('JSON-stat', () => {
  test('comes back unchanged', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.constantFrom('en', 'de', 'uk'), (cube, language) => {
        const text = JSON.stringify(toJsonStat(seal(cube), { language }));
        expect(equalCubes(parseJsonStat(text), cube)).toBe(true);
      }),
      RUNS,
    );
  });

  const dataset = toJsonStat(seal(sample()), { language: 'en' });
  const plain = { version: '2.0', class: 'dataset', id: ['a'], size: [2], value: [1, 2] };
  const dimension = { a: { category: { index: ['x', 'y'] } } };
  test.each([
    ['no JSON', '<html>', /not JSON/],
    ['a list', [], /is an object/],
    ['an older version', { ...plain, version: undefined }, /version: only JSON-stat version 2.0/],
    ['a collection', { ...plain, class: 'collection' }, /holds no numbers/],
    ['no dimension', plain, /dimension: an object is expected/],
    ['a dimension nobody describes', { ...plain, dimension: {} }, /dimension\.a: there is no description/],
    ['a wrong size', { ...plain, dimension, size: [3] }, /has 2 codes where "size" says 3/],
    ['too many values', { ...plain, dimension, value: [1, 2, 3] }, /value\.2: the dimensions make 2 cells/],
    ['a text for a value', { ...plain, dimension, value: [1, 'x'] }, /value\.1: a number or null/],
    ['a status without a cell', { ...plain, dimension, status: { 9: 'e' } }, /status\.9/],
    ['positions with a gap', { ...plain, dimension: { a: { category: { index: { x: 0, y: 2 } } } } }, /gap/],
    ['a number for a withheld cell', { ...dataset, status: { 0: 'withheld' } }, /withheld/],
    ['an unknown own status', { ...dataset, status: { 0: 'maybe' } }, /is no state/],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseJsonStat(json)).toThrow(message);
  });

  test('refuses an extension that describes another table', () => {
    const other = { ...dataset, id: ['other'], dimension: { other: dataset.dimension['measure'] } };
    expect(() => parseJsonStat(other)).toThrow(/does not describe the dimensions/);
  });
});

const openData = process.env['VICUS_OPEN_DATA'];
const samples = openData === undefined ? '' : path.join(openData, 'jsonstat-samples');

describe.skipIf(!existsSync(samples))('JSON-stat files of others (needs VICUS_OPEN_DATA)', () => {
  const datasets = (existsSync(samples) ? readdirSync(samples, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => name.endsWith('.json') && !name.includes('schemas'))
    .flatMap((name) => {
      const text = readFileSync(path.join(samples, name), 'utf8');
      const json: unknown = text.startsWith('{') ? JSON.parse(text) : {};
      const { version, class: kind } = json as Record<string, unknown>;
      return version === '2.0' && kind === 'dataset'
        ? [{ name: path.basename(name), json: json as object }]
        : [];
    });

  test('there are some', () => {
    expect(datasets.length).toBeGreaterThanOrEqual(8);
  });

  const holdsTexts = ({ json }: { json: object }): boolean =>
    Object.values((json as { value: object }).value).some((value) => typeof value === 'string');

  test('a table of texts is refused, not guessed at', () => {
    const tables = datasets.filter(holdsTexts);
    expect(tables.map(({ name }) => name)).toEqual(['order.json']);
    for (const { json } of tables) expect(() => parseJsonStat(json)).toThrow(/a cube holds no texts/);
  });

  test.each(datasets.filter((dataset) => !holdsTexts(dataset)))(
    '$name is read, every number at its place',
    ({ json }) => {
      const cube = parseJsonStat(json, { language: 'en' });
      const { value } = json as { value: Record<string, number | null> };
      const sum = Object.values(value).reduce<number>((total, number) => total + (number ?? 0), 0);
      const numbers = Object.values(cube.columns).flatMap(({ values }) => [...values]);
      expect(numbers.reduce((total, number) => total + number, 0)).toBeCloseTo(sum, 3);
      expect(
        equalCubes(parseJsonStat(JSON.stringify(toJsonStat(seal(cube), { language: 'en' }))), cube),
      ).toBe(true);
    },
  );

  test('OECD: place, year and status of single cells', () => {
    const oecd = datasets.find(({ name }) => name === 'oecd.json');
    const { value, dimension, status } = (oecd?.json ?? {}) as {
      value: number[];
      status: Record<string, string>;
      dimension: { area: { category: { index: Record<string, number> } } };
    };
    const cube = parseJsonStat(oecd?.json ?? {});
    expect(cube.dimensions.map(({ id, role }) => [id, role])).toEqual([
      ['area', 'place'],
      ['year', 'time'],
    ]);
    const codes = Object.keys(dimension.area.category.index);
    expect(status['10']).toBe('e');
    const years = cube.dimensions[1]?.categories.map(({ code }) => code) ?? [];
    const measure = cube.measures[0]?.id ?? '';
    for (const i of [0, 10, 11, 40]) {
      const at = { area: codes[Math.floor(i / years.length)] ?? '', year: years[i % years.length] ?? '' };
      const expected = { kind: 'number', value: value[i], status: status[i] === 'e' ? 'estimated' : 'final' };
      expect(readCell(cube, at, measure)).toEqual(expected);
    }
  });
});
