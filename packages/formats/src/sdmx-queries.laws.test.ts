/** Parts and packings that queries ask for hold the observations of the whole, each once. */
import { sealProtectedCube } from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import {
  describeSdmx,
  listSdmxArtefacts,
  readSdmxCsv,
  readSdmxJson,
  readSdmxMl,
  toSdmxCsv,
  toSdmxJson,
  toSdmxJsonStructures,
  toSdmxMl,
  toSdmxMlStructure,
  toSdmxMlStructures,
} from './index.ts';
import type { SdmxDataOptions, SourceTable } from './index.ts';

vi.setConfig({ testTimeout: 30_000 });

const seal = (cube: Cube): ProtectedCube =>
  sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
const options = { agency: 'VICUS.TEST', prepared: '2026-01-31T12:00:00Z', language: 'en' };

/** Observations by id of their codes, whatever the order of rows and columns. */
function listFacts({ columns, rows, findings }: SourceTable, ids: readonly string[]): string[] {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const wanted = [...ids, 'value', 'status'].map((id) => columns.findIndex((one) => one.id === id));
  return rows.map((row) => wanted.map((at) => row[at]).join('|')).toSorted();
}

const listIds = (sealed: ProtectedCube): string[] =>
  describeSdmx(sealed, options).dimensions.map(({ id }) => id);

const readFacts = (sealed: ProtectedCube, asked: Partial<SdmxDataOptions>) =>
  listFacts(readSdmxJson(toSdmxJson(sealed, { ...options, ...asked })), listIds(sealed));

describe('packing by any dimension', () => {
  test('SDMX-JSON and SDMX-ML hold what the flat message holds', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.nat(), (cube, which) => {
        const sealed = seal(cube);
        const ids = listIds(sealed);
        const flat = readFacts(sealed, {});
        const dimensionAtObservation = ids[which % ids.length] ?? 'AllDimensions';
        expect(readFacts(sealed, { dimensionAtObservation })).toEqual(flat);
        const structure = toSdmxMlStructure(sealed, options);
        for (const packing of [dimensionAtObservation, 'AllDimensions']) {
          const ml = toSdmxMl(sealed, { ...options, dimensionAtObservation: packing });
          expect(listFacts(readSdmxMl(ml, { structure }), ids)).toEqual(flat);
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});

describe('parts', () => {
  test('of several selections any may hold; no observation comes twice', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.infiniteStream(fc.boolean()), (cube, coins) => {
        const sealed = seal(cube);
        const { dimensions } = describeSdmx(sealed, options);
        const toss = (): boolean => coins.next().value === true;
        const draw = () =>
          Object.fromEntries(
            dimensions.flatMap(({ id, codes }) =>
              toss() ? [[id, codes.map((code) => code.id).filter(toss)] as const] : [],
            ),
          );
        const boxes = [draw(), draw()];
        const parts = boxes.flatMap((select) => readFacts(sealed, { select }));
        expect(readFacts(sealed, { select: boxes })).toEqual([...new Set(parts)].toSorted());
        const csv = toSdmxCsv(sealed, { ...options, select: boxes });
        expect(csv.split('\r\n').length - 2).toBe(new Set(parts).size);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  test('offset and limit cut the whole into pages; attributes and values may be left out', () => {
    fc.assert(
      fc.property(arbitraryCube(), fc.integer({ min: 1, max: 7 }), (cube, limit) => {
        const sealed = seal(cube);
        const whole = toSdmxCsv(sealed, options).split('\r\n').slice(1, -1);
        const pages: string[] = [];
        for (let offset = 0; offset < whole.length; offset += limit)
          pages.push(
            ...toSdmxCsv(sealed, { ...options, offset, limit })
              .split('\r\n')
              .slice(1, -1),
          );
        expect(pages).toEqual(whole);
        const bare = readSdmxCsv(toSdmxCsv(sealed, { ...options, attributes: [], hasValues: false }));
        const value = bare.columns.findIndex(({ id }) => id === 'value');
        expect(bare.rows.every((row) => row[value] === '')).toBe(true);
        expect(bare.columns.some(({ id }) => id === 'UNIT_MEASURE')).toBe(false);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});

test('any choice of structures, whole or as stubs, is well formed and names each once', () => {
  fc.assert(
    fc.property(arbitraryCube(), fc.infiniteStream(fc.nat(2)), (cube, dice) => {
      const table = describeSdmx(seal(cube), { ...options, themes: [{ id: 'a b', label: { en: 'A' } }] });
      const chosen = listSdmxArtefacts(table).flatMap((one) => {
        const fate = dice.next().value;
        return fate === 0 ? [] : [fate === 1 ? one : { ...one, content: null }];
      });
      const head = { ...options, ...table };
      const xml = toSdmxMlStructures(chosen, head);
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(xml).close();
      const { data } = toSdmxJsonStructures(chosen, head) as { data: Record<string, { id: string }[]> };
      expect(Object.values(data).flat()).toHaveLength(chosen.length);
      expect(xml.match(/isExternalReference="true"/g)?.length ?? 0).toBe(
        chosen.filter(({ content }) => content === null).length,
      );
    }),
    { ...RUNS, numRuns: 60 },
  );
});
