import { buildCube, listCoordinates, readCell, sealProtectedCube } from '@vicus/cube';
import type { Cube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import { readPx, STATES, toPx } from './index.ts';
import { namePxVariables } from './px-names.ts';

// Many cases, each a whole file: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const write = (cube: Cube, language = 'en'): string =>
  toPx(sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' }), {
    language,
    prepared: '2026-01-31T12:00:00Z',
    contact: 'Statistics, "Town Hall"',
  });

describe('toPx', () => {
  test('write and read gives every cell back, with its state', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.constantFrom('en', 'de'), (cube, language) => {
        const read = readPx(write(cube, language));
        expect(read.findings.filter(({ code }) => code !== 'characters-lost')).toEqual([]);
        const variables = namePxVariables(cube, [language]);
        const expected = [...listCoordinates(cube)].flatMap((at) =>
          cube.measures.map(({ id }, m) => {
            const codes = variables.map(({ cubeId, values }) => {
              const categories = cube.dimensions.find((one) => one.id === cubeId)?.categories ?? [];
              const position = cubeId === null ? m : categories.findIndex(({ code }) => code === at[cubeId]);
              return values[position]?.code;
            });
            const cell = readCell(cube, at, id);
            if (cell.kind === 'number') {
              const note = cell.status === 'final' ? '' : STATES[cell.status].obsStatus;
              return [...codes, String(cell.value), cell.status, note];
            }
            const state = cell.reason === 'withheld' ? 'withheld-at-source' : cell.reason;
            return [...codes, '', state, STATES[cell.reason].pxSymbol];
          }),
        );
        const told = read.rows.map((row) => {
          const value = variables.length;
          return row
            .slice(0, value + 3)
            .map((text, i) => (i === value && text !== '' ? String(Number(text)) : text));
        });
        expect(told).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('names of variables and values stand once in each language', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const variables = namePxVariables(cube, ['en', 'de']);
        for (const at of [0, 1]) {
          expect(new Set(variables.map(({ names }) => names[at])).size).toBe(variables.length);
          for (const { values } of variables) {
            expect(new Set(values.map(({ names }) => names[at])).size).toBe(values.length);
            expect(new Set(values.map(({ code }) => code)).size).toBe(values.length);
          }
        }
      }),
      RUNS,
    );
  });

  const year = buildCube({
    id: 'residents',
    provenance: {
      title: { en: 'Residents', de: 'Bevölkerung', es: 'Población', it: 'Popolazione' },
      period: '2024/2025',
      source: { en: 'Register', de: 'Register' },
      method: 'cube',
      notes: [{ en: 'One "note"\nof two lines' }],
    },
    dimensions: [
      {
        id: 'place',
        label: { en: 'Area', de: 'Ort' },
        role: 'place',
        categories: [{ code: 'A', label: { en: 'Ahl', de: 'Ahlen' } }],
      },
      {
        id: 'quarter',
        label: { en: 'Quarter', de: 'Quartal' },
        role: 'time',
        categories: ['2024-Q4', '2025-Q1'].map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: [
      { id: 'n', label: { en: 'Residents', de: 'Personen' }, kind: 'count', unit: 'persons', decimals: 0 },
    ],
    cells: [
      {
        at: { place: 'A', quarter: '2024-Q4' },
        measures: { n: { kind: 'number', value: 1e21, status: 'estimated' } },
      },
      { at: { place: 'A', quarter: '2025-Q1' }, measures: { n: { kind: 'none', reason: 'withheld' } } },
    ],
  });

  test('tells times, places, languages and units as offices do', () => {
    const text = write(year);
    expect(text).toContain('TIMEVAL("Quarter")=TLIST(Q1),"20244",\r\n"20251";');
    expect(text).toContain('LANGUAGES="en","de","es","it";');
    expect(text).toContain('DATANOTECELL("*","*","*")="E";');
    const german = readPx(text, { language: 'de' });
    expect(german.about).toMatchObject({
      title: 'Bevölkerung',
      source: 'Register',
      unit: 'persons',
      decimals: 0,
    });
    expect(german.columns.slice(0, 3).map(({ label, role }) => [label, role])).toEqual([
      ['Ort', 'place'],
      ['Quartal', 'time'],
      ['Kennzahl', 'dimension'],
    ]);
    expect(german.columns[0]?.codes).toEqual([{ code: 'A', label: 'Ahlen' }]);
    expect(german.rows).toEqual([
      ['A', '2024-Q4', 'n', '1000000000000000000000', 'estimated', 'E'],
      ['A', '2025-Q1', 'n', '', 'withheld-at-source', '...'],
    ]);
  });

  test('no line is longer than 256 characters where texts are long', () => {
    const title = { en: 'A very long question about everything there is. '.repeat(20) };
    const long = { ...year, provenance: { ...year.provenance, title } };
    for (const line of write(long).split('\r\n')) expect(line.length).toBeLessThanOrEqual(256);
    expect(readPx(write(long)).about.title).toBe(title.en.trim());
  });
});
