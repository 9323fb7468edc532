import { listCoordinates, openProtectedCube, readCell, readText, sealProtectedCube } from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import {
  describeSdmx,
  readSdmxCsv,
  readSdmxJson,
  readSdmxMl,
  STATES,
  toSdmxCsv,
  toSdmxJson,
  toSdmxJsonStructure,
  toSdmxMl,
  toSdmxMlAvailability,
  toSdmxMlStructure,
} from './index.ts';
import type { SdmxTable, SourceTable } from './index.ts';

// Many cases, each a whole file: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const seal = (cube: Cube): ProtectedCube =>
  sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
const options = { agency: 'VICUS.TEST', prepared: '2026-01-31T12:00:00Z', language: 'de' };

/** Cubes whose dimension of time has periods, as often as not. */
const cubes = fc
  .tuple(arbitraryCube(), fc.constantFrom('', '2025-Q', '2025-0', 'year'))
  .map(([cube, form]): Cube => {
    if (form === '') return cube;
    const toPeriod = (i: number): string => (form === 'year' ? String(2020 + i) : `${form}${i + 1}`);
    const dimensions = cube.dimensions.map((one) =>
      one.role !== 'time' || one.categories.length > 4
        ? one
        : { ...one, categories: one.categories.map(({ label }, i) => ({ code: toPeriod(i), label })) },
    );
    return { ...cube, dimensions };
  });

/** What a file must tell, worked out from the cube alone: one line a cell, codes in the order of the key. */
function listExpected(cube: Cube, table: SdmxTable): string[][] {
  const ids = new Map(
    table.dimensions.map(({ cubeId, kind, codes }) => [
      kind === 'measure' ? '\u0000measure' : cubeId === null ? '\u0000period' : `dimension ${cubeId}`,
      new Map(codes.map(({ code, id }) => [code, id])),
    ]),
  );
  return [...listCoordinates(cube)].flatMap((at) =>
    cube.measures.map(({ id: measure }) => {
      const key = table.dimensions.map(({ cubeId, kind, codes }) =>
        kind === 'measure'
          ? ids.get('\u0000measure')?.get(measure)
          : cubeId === null
            ? codes[0]?.id
            : ids.get(`dimension ${cubeId}`)?.get(at[cubeId] ?? ''),
      );
      const cell = readCell(cube, at, measure);
      const state = cell.kind === 'number' ? cell.status : cell.reason;
      const value = cell.kind === 'number' ? String(cell.value) : '';
      const read = state === 'withheld' ? 'withheld-at-source' : state;
      return [...key.map(String), value, read, STATES[state].obsStatus, STATES[state].confStatus];
    }),
  );
}

/** Key, value as a number's shortest text, state, flag, confidentiality. */
function listRead(read: SourceTable): string[][] {
  const value = read.columns.findIndex(({ role }) => role === 'value');
  return read.rows.map((row) =>
    row.slice(0, value + 4).map((text, i) => (i === value && text !== '' ? String(Number(text)) : text)),
  );
}

const sort = (rows: readonly string[][]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
/** U+FFFD in a text of the file is told: it may stand for a letter that was lost. */
const readFindings = (read: SourceTable) =>
  read.findings.filter(({ code }) => code !== 'characters-lost' && code !== 'time-missing');

function expectSame(read: SourceTable, cube: Cube, table: SdmxTable): void {
  expect(readFindings(read)).toEqual([]);
  expect(read.columns.slice(0, table.dimensions.length).map(({ id }) => id)).toEqual(
    table.dimensions.map(({ id }) => id),
  );
  expect(sort(listRead(read))).toEqual(sort(listExpected(cube, table)));
}

/** Names of codes that are used, as the reader has them. */
function expectNames(read: SourceTable, table: SdmxTable, clean: (text: string) => string): void {
  table.dimensions.forEach(({ codes, kind }, i) => {
    if (kind === 'time') return;
    const names = new Map(read.columns[i]?.codes?.map(({ code, label }) => [code, label]));
    for (const { id, label } of codes) {
      const name = clean(readText(label, 'de'));
      expect(names.get(id)).toBe(name === '' ? id : name);
    }
  });
}

describe('describeSdmx', () => {
  test('ids follow the rules of SDMX and stand once; no information about a code is lost', () => {
    fc.assert(
      fc.property(cubes, (cube) => {
        const table = describeSdmx(seal(cube), options);
        for (const id of [table.flow, table.structure, table.concepts])
          expect(id).toMatch(/^[A-Za-z][\w-]*$/);
        const ids = table.dimensions.map(({ id }) => id);
        for (const id of ids) expect(id).toMatch(/^[A-Za-z][\w-]*$/);
        expect(new Set(ids.map((id) => id.toUpperCase())).size).toBe(ids.length);
        for (const { codes, kind } of table.dimensions) {
          const known = new Set(codes.map(({ id }) => id));
          expect(known.size).toBe(codes.length);
          for (const { id, parent } of codes) {
            expect(id).toMatch(kind === 'time' ? /^[\dA-Z/-]+$/ : /^[A-Za-z0-9_$][\w@$-]*$/);
            if (parent !== undefined) expect(known).toContain(parent);
          }
        }
        const parents = cube.dimensions.flatMap(({ id, categories }) =>
          table.dimensions.some((one) => one.cubeId === id && one.kind === 'time')
            ? []
            : categories.flatMap(({ parent }) => parent ?? []),
        );
        const kept = table.dimensions.flatMap(({ codes }) =>
          codes.flatMap(({ parent }) => codes.find(({ id }) => id === parent)?.code ?? []),
        );
        expect(kept.toSorted()).toEqual(parents.toSorted());
      }),
      RUNS,
    );
  });

  test.each([
    ['agency', { agency: '1A' }],
    ['version', { agency: 'A', version: 'one' }],
  ])('refuses a wrong %s', (where, wrong) => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        expect(() => describeSdmx(seal(cube), wrong)).toThrow(expect.objectContaining({ where }));
      }),
      { ...RUNS, numRuns: 2 },
    );
  });
});

describe('write and read gives every cell back', () => {
  test('SDMX-CSV 1.0 and 2.0, codes only or with names', () => {
    const forms = fc.record({
      dialect: fc.constantFrom('1.0' as const, '2.0' as const),
      labels: fc.constantFrom('id' as const, 'both' as const),
    });
    fc.assert(
      fc.property(cubes, forms, (cube, form) => {
        const table = describeSdmx(seal(cube), options);
        const text = toSdmxCsv(seal(cube), { ...options, ...form });
        const read = readSdmxCsv(text);
        expect(read.dialect).toBe(form.dialect);
        expectSame(read, cube, table);
        if (form.labels === 'both') expectNames(read, table, (name) => name.trim());
      }),
      RUNS,
    );
  });

  test('SDMX-JSON 2.0', () => {
    fc.assert(
      fc.property(cubes, (cube) => {
        const table = describeSdmx(seal(cube), options);
        const read = readSdmxJson(JSON.stringify(toSdmxJson(seal(cube), options)), { language: 'de' });
        expectSame(read, cube, table);
        expect(read.about.table).toBe(`${table.agency}:${table.flow}(${table.version})`);
      }),
      RUNS,
    );
  });

  test('SDMX-ML 2.1, with its structure message and without', () => {
    fc.assert(
      fc.property(cubes, (cube) => {
        const table = describeSdmx(seal(cube), options);
        const text = toSdmxMl(seal(cube), options);
        expectSame(readSdmxMl(text), cube, table);
        const structure = toSdmxMlStructure(seal(cube), {
          ...options,
          themes: [{ id: 'housing', label: { en: 'Housing' } }],
        });
        const read = readSdmxMl(text, { structure, language: 'de' });
        expectSame(read, cube, table);
        expect(read.columns.map(({ role }) => role === 'time').slice(0, table.dimensions.length)).toEqual(
          table.dimensions.map(({ kind }) => kind === 'time'),
        );
      }),
      RUNS,
    );
  });

  test('a selection is those rows of the whole', () => {
    const picks = fc.array(fc.nat(9), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(cubes, picks, (cube, pick) => {
        const table = describeSdmx(seal(cube), options);
        const select = Object.fromEntries(
          table.dimensions.map(({ id, codes }, i) => [id, [codes[(pick[i] ?? 0) % codes.length]?.id ?? '']]),
        );
        const wanted = table.dimensions.map(({ id }) => select[id]?.[0] ?? '');
        const expected = listExpected(cube, table).filter((row) =>
          wanted.every((code, i) => row[i] === code),
        );
        const cut = { ...options, select };
        expect(sort(listRead(readSdmxCsv(toSdmxCsv(seal(cube), cut))))).toEqual(sort(expected));
        expect(sort(listRead(readSdmxJson(toSdmxJson(seal(cube), cut))))).toEqual(sort(expected));
        expect(sort(listRead(readSdmxMl(toSdmxMl(seal(cube), cut))))).toEqual(sort(expected));
      }),
      RUNS,
    );
  });
});

test('a selection that names what is not there is refused', () => {
  fc.assert(
    fc.property(cubes, (cube) => {
      expect(() => toSdmxJson(seal(cube), { ...options, select: { none: [] } })).toThrow(/no such dimension/);
      expect(() => toSdmxMl(seal(cube), { ...options, select: { MEASURE: ['not one'] } })).toThrow(
        /no such code/,
      );
    }),
    { ...RUNS, numRuns: 5 },
  );
});

test('every message of XML is well formed with namespaces, whatever the texts', () => {
  fc.assert(
    fc.property(
      cubes,
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((units) => String.fromCharCode(...units)),
      (cube, odd) => {
        const { provenance } = openProtectedCube(seal(cube));
        const spoiled = seal({
          ...cube,
          provenance: {
            ...provenance,
            title: { en: `a${odd}` },
            question: { en: odd, ar: 'نص\u0000\uD800' },
          },
        });
        for (const text of [
          toSdmxMl(spoiled, options),
          toSdmxMlStructure(spoiled, options),
          toSdmxMlAvailability(spoiled, options),
        ]) {
          const parser = new SaxesParser({ xmlns: true });
          const mistakes: string[] = [];
          parser.on('error', ({ message }) => mistakes.push(message));
          parser.write(text).close();
          expect(mistakes).toEqual([]);
        }
      },
    ),
    { ...RUNS, numRuns: 60 },
  );
});

test('withheld numbers are in no file', () => {
  const secret = fc.integer({ min: 700_000_000, max: 799_999_999 });
  fc.assert(
    fc.property(arbitraryCube({ value: secret }), (cube) => {
      const sealed = seal(cube);
      const numbers = new Set(Object.values(cube.columns).flatMap(({ values }) => [...values].map(String)));
      const files = [
        toSdmxCsv(sealed, options),
        JSON.stringify(toSdmxJson(sealed, options)),
        JSON.stringify(toSdmxJsonStructure(sealed, options)),
        toSdmxMl(sealed, options),
        toSdmxMlStructure(sealed, options),
      ];
      for (const found of files.join('\n').matchAll(/7\d{8}/g)) expect(numbers).toContain(found[0]);
    }),
    RUNS,
  );
});

test('no field of SDMX-CSV with codes begins with what a spreadsheet runs, but a negative number', () => {
  fc.assert(
    fc.property(cubes, (cube) => {
      const lines = toSdmxCsv(seal(cube), options).trimEnd().split('\r\n');
      for (const field of lines.flatMap((line) => line.split(',')))
        expect(field).toMatch(/^(?![=+@\t])(?!-(?![\d.]))/);
    }),
    RUNS,
  );
});
