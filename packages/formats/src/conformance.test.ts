/** Tools that others wrote read what we write: SDMX-JSON schemas, sdmx-json-parser, jsonstat-toolkit. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildCube, listCells, sealProtectedCube } from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import { Ajv2019 } from 'ajv/dist/2019.js';
import type { ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import JSONstat from 'jsonstat-toolkit';
import { SDMXParser } from 'sdmx-json-parser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import {
  describeSdmx,
  listSdmxArtefacts,
  STATES,
  toJsonStat,
  toSdmxJson,
  toSdmxJsonAvailability,
  toSdmxJsonError,
  toSdmxJsonStructure,
  toSdmxJsonStructures,
} from './index.ts';

// Many cases, each a whole file: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const seal = (cube: Cube): ProtectedCube =>
  sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
const options = {
  agency: 'VICUS.TEST',
  agencyName: { en: 'A town', de: 'Eine Stadt' },
  prepared: '2026-01-31T12:00:00Z',
  language: 'en',
  themes: [{ id: 'housing & homes', label: { en: 'Housing', it: 'Abitare' } }],
};

/** Withheld, missing, zero and provisional beside one another; a hierarchy; two measures; quarters. */
const town = buildCube({
  id: 'contacts.by-role',
  provenance: {
    title: { en: 'Contacts', de: 'Kontakte', es: 'Contactos', it: 'Contatti' },
    question: { en: 'How often do they meet?' },
    period: '2025-01/2025-12',
    source: { en: 'Survey' },
    method: 'cube',
    notes: [{ en: 'First round' }],
  },
  dimensions: [
    {
      id: 'role',
      label: { en: 'Role', de: 'Rolle' },
      role: 'category',
      categories: [
        { code: 'all', label: { en: 'All' } },
        { code: 'elected & paid', label: { en: 'Elected, paid', ar: 'منتخب' }, parent: 'all' },
        { code: 'official', label: { en: 'Officials' }, parent: 'all' },
      ],
    },
    {
      id: 'quarter',
      label: { en: 'Quarter' },
      role: 'time',
      categories: ['2025-Q1', '2025-Q2'].map((code) => ({ code, label: { en: code } })),
    },
  ],
  measures: [
    { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
    { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 },
  ],
  cells: [
    {
      at: { role: 'all', quarter: '2025-Q1' },
      measures: { n: 17, mean: { kind: 'number', value: 2.5, status: 'provisional' } },
    },
    {
      at: { role: 'official', quarter: '2025-Q1' },
      measures: { n: 0, mean: { kind: 'none', reason: 'no-base' } },
    },
    {
      at: { role: 'official', quarter: '2025-Q2' },
      measures: { n: { kind: 'none', reason: 'not-collected' } },
    },
  ],
  unmentioned: 'withheld',
});

const openData = process.env['VICUS_OPEN_DATA'] ?? '';
const schemas = path.join(openData, 'sdmx-json-samples');

const compiled = new Map<string, ValidateFunction>();

/** The schemas write patterns that a strict reader of regular expressions refuses in Unicode mode. Compiling takes seconds. */
function compile(file: string): ValidateFunction {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const ajv = new Ajv2019({ strict: false, allErrors: false, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(path.join(schemas, file), 'utf8')) as object);
  compiled.set(file, validate);
  return validate;
}

function expectValid(validate: ValidateFunction, message: unknown): void {
  validate(JSON.parse(JSON.stringify(message)));
  expect(validate.errors ?? []).toEqual([]);
}

describe.skipIf(openData === '' || !existsSync(schemas))(
  'schemas of SDMX-JSON (needs VICUS_OPEN_DATA)',
  () => {
    const compileData = () => compile('data-message/tools/schemas/sdmx-json-data-schema.json');
    const compileStructure = () => compile('structure-message/tools/schemas/sdmx-json-structure-schema.json');

    test("the agency's own samples pass, so the judge is awake", () => {
      const [data, structure] = [compileData(), compileStructure()];
      const read = (file: string): unknown => JSON.parse(readFileSync(path.join(schemas, file), 'utf8'));
      expectValid(data, read('data-message/samples/exr/exr-flat.json'));
      expectValid(structure, read('structure-message/samples/constructed-sample.json'));
      expect(data({ meta: { id: 'a b' } })).toBe(false);
    });

    test('errors and stubs pass', () => {
      const head = { ...options, flow: 'AGENCIES', title: { en: 'Places' } };
      const scheme = { agency: 'VICUS', id: 'AGENCIES', version: '1.0', label: { en: 'Places' } };
      const places = [{ id: 'BAD_TOELZ', label: { en: 'Bad Tölz' } }];
      for (const content of [null, places])
        expectValid(
          compileStructure(),
          toSdmxJsonStructures([{ kind: 'agencyscheme', ...scheme, content }], head),
        );
      const stubs = listSdmxArtefacts(describeSdmx(seal(town), options)).map((one) => ({
        ...one,
        content: null,
      }));
      expectValid(compileStructure(), toSdmxJsonStructures(stubs, head));
      const error = { code: 140, status: 400, text: 'Wrong' } as const;
      expectValid(
        compileStructure(),
        toSdmxJsonError(error, { prepared: options.prepared, sender: 'VICUS' }),
      );
    });

    test('data messages and structure messages of any cube pass', () => {
      const [data, structure] = [compileData(), compileStructure()];
      expectValid(data, toSdmxJson(seal(town), options));
      expectValid(structure, toSdmxJsonStructure(seal(town), options));
      fc.assert(
        fc.property(arbitraryCube(), (cube) => {
          expectValid(data, toSdmxJson(seal(cube), options));
          expectValid(structure, toSdmxJsonStructure(seal(cube), options));
          const { dimensions } = describeSdmx(seal(cube), options);
          const measure = dimensions.find(({ id }) => id === 'MEASURE')?.codes[0]?.id ?? '';
          const select = { MEASURE: [measure] };
          const dimensionAtObservation = dimensions[0]?.id ?? 'AllDimensions';
          expectValid(data, toSdmxJson(seal(cube), { ...options, dimensionAtObservation, attributes: [] }));
          expectValid(structure, toSdmxJsonAvailability(seal(cube), { ...options, select }));
        }),
        { ...RUNS, numRuns: 50 },
      );
    });
  },
);

describe('sdmx-json-parser', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('tells every observation with the names of its codes', async () => {
    const message = JSON.stringify(toSdmxJson(seal(town), options));
    vi.stubGlobal('fetch', async () => new Response(message));
    const parser = new SDMXParser();
    await parser.getDatasets('https://town.example/data?');
    expect(parser.getName()).toBe('Contacts');
    const told = parser
      .getData()
      .map((one) => [
        one['role'],
        one['MEASURE'],
        one['TIME_PERIOD'],
        one['value'],
        one['OBS_STATUS'],
        one['CONF_STATUS'],
        one['CELL_STATE'],
        one['UNIT_MEASURE'],
        one['TIME_FORMAT'],
      ]);
    expect(told).toHaveLength(12);
    expect(told[0]).toEqual([
      'All',
      'Answers',
      '2025-Q1',
      17,
      'Normal value',
      'Free',
      'final',
      'answers',
      'P3M',
    ]);
    expect(told).toContainEqual([
      'Officials',
      'Answers',
      '2025-Q1',
      0,
      'Normal value',
      'Free',
      'final',
      'answers',
      'P3M',
    ]);
    expect(told).toContainEqual([
      'All',
      'Mean',
      '2025-Q1',
      2.5,
      'Provisional value',
      'Free',
      'provisional',
      'points on 0-5',
      'P3M',
    ]);
    const withheld = ['Missing value; suppressed', 'Not for publication, restricted for internal use only'];
    expect(told).toContainEqual([
      'Elected, paid',
      'Answers',
      '2025-Q1',
      null,
      ...withheld,
      STATES.withheld.label.en,
      'answers',
      'P3M',
    ]);
  });
});

describe('jsonstat-toolkit', () => {
  test('tells every cell, its state and the parts of a code', () => {
    const dataset = JSONstat(toJsonStat(seal(town), { language: 'en' }));
    expect(dataset.class).toBe('dataset');
    expect(dataset.role).toMatchObject({ time: ['quarter'], metric: ['measure'] });
    expect(dataset.Data({ role: 'official', quarter: '2025-Q1', measure: 'n' })).toMatchObject({ value: 0 });
    expect(dataset.Data({ role: 'elected & paid', quarter: '2025-Q1', measure: 'n' })).toEqual({
      value: null,
      status: 'withheld',
    });
    expect(dataset.Dimension('measure')?.Category('mean')?.unit).toMatchObject({ decimals: 1 });
  });

  test('has every cell of any cube at its place', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const dataset = JSONstat(toJsonStat(seal(cube), { language: 'en' }));
        const cells = cube.measures.map(({ id }) => [...listCells(cube, id)].map(({ cell }) => cell));
        const expected = (cells[0] ?? []).flatMap((_cell, i) => cells.map((ofMeasure) => ofMeasure[i]));
        expected.forEach((cell, i) => {
          const told = dataset.Data(i);
          expect(told?.value).toBe(cell?.kind === 'number' ? cell.value : null);
          const state =
            cell?.kind === 'number' ? (cell.status === 'final' ? null : cell.status) : cell?.reason;
          expect(told?.status ?? null).toBe(state);
        });
      }),
      RUNS,
    );
  });
});
