import { buildCube, openProtectedCube, readCell } from '@vicus/cube';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY, protect } from './index.ts';

/** Grants by kind of organisation: a total and three kinds. */
const CODES = ['all', 'sport', 'advice', 'culture'];

function protectGrants(rows: Record<string, { n: number; euro: number; largest: number; second: number }>) {
  const cube = buildCube({
    id: 'grants',
    provenance: { title: { en: 'G' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'kind',
        label: { en: 'Kind' },
        role: 'category',
        categories: CODES.map((code, i) => ({
          code,
          label: { en: code },
          ...(i === 0 ? {} : { parent: 'all' }),
        })),
      },
    ],
    measures: [
      { id: 'n', label: { en: 'Organisations' }, kind: 'count', unit: 'organisations', decimals: 0 },
      { id: 'euro', label: { en: 'Euro' }, kind: 'count', unit: 'euro', decimals: 0 },
    ],
    cells: CODES.map((kind) => ({
      at: { kind },
      measures: { n: rows[kind]?.n ?? 0, euro: rows[kind]?.euro ?? 0 },
    })),
  });
  const result = protect({
    tables: [
      {
        cube,
        basis: {
          n: { kind: 'count-of-persons' },
          euro: {
            kind: 'sum',
            contributors: 'n',
            largest: CODES.map((kind) => rows[kind]?.largest ?? 0),
            secondLargest: CODES.map((kind) => rows[kind]?.second ?? 0),
          },
        },
      },
    ],
    policy: DEFAULT_POLICY,
    published: [],
    codeVersion: 'test',
  });
  const [sealed] = result.tables;
  if (sealed === undefined) throw new Error('one table in, one table out');
  const shown = CODES.map((kind) => {
    const cell = readCell(openProtectedCube(sealed), { kind }, 'euro');
    return cell.kind === 'number' ? cell.value : cell.reason;
  });
  return { shown, reasons: result.report.tables[0]?.withheld.map(({ at, reason }) => [at['kind'], reason]) };
}

const even = { n: 10, euro: 1000, largest: 150, second: 140 };

test('a sum of many even amounts is shown', () => {
  const rows = { sport: even, advice: even, culture: even, all: { ...even, n: 30, euro: 3000 } };
  expect(protectGrants(rows).shown).toEqual([3000, 1000, 1000, 1000]);
});

test('p %: what is left beside the two largest is less than a tenth of the largest', () => {
  const advice = { n: 8, euro: 1000, largest: 800, second: 150 };
  const rows = { sport: even, advice, culture: even, all: { n: 28, euro: 3000, largest: 800, second: 150 } };
  const { shown, reasons } = protectGrants(rows);
  expect(shown[2]).toBe('withheld');
  expect(reasons).toContainEqual(['advice', 'few-dominate']);
  // Alone it could be subtracted from the total.
  expect(shown.filter((one) => one === 'withheld').length).toBeGreaterThanOrEqual(2);
});

test('dominance: one of many makes up more than 85 of 100', () => {
  const advice = { n: 40, euro: 1000, largest: 870, second: 5 };
  const rows = { sport: even, advice, culture: even, all: { n: 60, euro: 3000, largest: 870, second: 150 } };
  expect(protectGrants(rows).shown[2]).toBe('withheld');
});

test('amounts that cannot be are named with their place', () => {
  const advice = { n: 8, euro: 100, largest: 800, second: 150 };
  const rows = { sport: even, advice, culture: even, all: { n: 28, euro: 3000, largest: 800, second: 150 } };
  expect(() => protectGrants(rows)).toThrow(
    expect.objectContaining({ code: 'bad-sum', where: 'grants.euro at kind=advice' }),
  );
});
