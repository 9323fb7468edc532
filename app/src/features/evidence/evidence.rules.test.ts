import { readCell } from '@vicus/cube';
import { LOCAL_CONDITIONS, WP3_POLICY_CATEGORIES } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { ALL, buildEvidenceCube } from './cube.rules.ts';
import { assessTable, isTableAddress, listPrintedPlaces, TABLE_OF_ADDRESS } from './evidence.rules.ts';

const TABLES = Object.values(TABLE_OF_ADDRESS);

describe('what was recomputed from the printed cells', () => {
  test('12, 24 and 13 of 49, and the totals of the other two tables', () => {
    expect(assessTable('by-size')).toMatchObject({
      counts: { inclusive: 12, mixed: 24, lacking: 13 },
      total: 49,
      expectation: null,
    });
    expect(assessTable('by-type')).toMatchObject({
      counts: { inclusive: 11, mixed: 20, lacking: 11 },
      total: 42,
    });
    expect(assessTable('by-political-orientation')).toMatchObject({
      counts: { inclusive: 11, mixed: 25, lacking: 9 },
      total: 45,
    });
  });

  test.each([
    ['by-size', 2.445, 0.158, 0.6545],
    ['by-type', 4.25, 0.225, 0.6671],
    ['by-political-orientation', 11.547, 0.358, 0.0169],
  ] as const)('%s: chi-square, V and p', (table, chiSquare, cramersV, p) => {
    const found = assessTable(table);
    expect(found.chiSquare).toBeCloseTo(chiSquare, 2);
    expect(found.cramersV).toBeCloseTo(cramersV, 3);
    // the reference shuffled; ours is exact
    expect(Math.abs(found.p - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / 20_000));
  });

  test('by type the expectation was right for 16 of 42; always "mixed" would have been for 20', () => {
    expect(assessTable('by-type').expectation).toEqual({ hits: 16, places: 42, alwaysMixed: 20 });
    expect(16 / 42).toBeCloseTo(0.381, 3);
    expect(20 / 42).toBeCloseTo(0.476, 3);
  });

  test('by politics for 13 of 36; of progressive places 8 of 20 are inclusive, 22 to 61 %', () => {
    const found = assessTable('by-political-orientation');
    expect(found.expectation).toMatchObject({ hits: 13, places: 36 });
    expect(13 / 36).toBeCloseTo(0.361, 3);
    const [progressive] = found.groups;
    expect(progressive).toMatchObject({ total: 20, asExpected: 8 });
    const cube = buildEvidenceCube('by-political-orientation');
    const read = (measure: string) =>
      readCell(cube, { group: 'progressive', policy: 'inclusive' }, measure) as { value: number };
    expect(read('share').value).toBe(0.4);
    expect(read('lower').value).toBeCloseTo(0.2188, 4);
    expect(read('upper').value).toBeCloseTo(0.6134, 4);
  });

  test('12 of 49 inclusive: 14.6 to 38.1 %; no conservative place: 0 to 19.4 %', () => {
    const read = (table: (typeof TABLES)[number], group: string, measure: string) =>
      (readCell(buildEvidenceCube(table), { group, policy: 'inclusive' }, measure) as { value: number })
        .value;
    expect(read('by-size', ALL, 'lower')).toBeCloseTo(0.146, 4);
    expect(read('by-size', ALL, 'upper')).toBeCloseTo(0.3809, 4);
    expect(read('by-political-orientation', 'conservative', 'lower')).toBe(0);
    expect(read('by-political-orientation', 'conservative', 'upper')).toBeCloseTo(0.1936, 4);
  });

  test('each condition has a row of its own in the table by type', () => {
    const codes = assessTable('by-type').groups.map(({ group }) => group.code);
    expect(LOCAL_CONDITIONS.map(({ group }) => group).toSorted()).toEqual(codes.toSorted());
  });
});

describe('the places as printed', () => {
  test('every place stands once in its table', () => {
    for (const table of TABLES) {
      const { groups, total } = assessTable(table);
      const listed = groups.flatMap(({ group }) =>
        WP3_POLICY_CATEGORIES.flatMap((category) =>
          listPrintedPlaces(table, group.code, category).flatMap(({ regions }) =>
            regions.map(({ count }) => count),
          ),
        ),
      );
      expect(listed.reduce((sum, count) => sum + count, 0)).toBe(total);
    }
  });

  test('two places of one region in one cell are counted, an empty cell is empty', () => {
    expect(listPrintedPlaces('by-type', 'revitalising', 'mixed')[0]).toEqual({
      country: 'ES',
      regions: [
        { name: 'Catalonia', count: 2 },
        { name: 'Castile and León', count: 1 },
      ],
    });
    expect(listPrintedPlaces('by-political-orientation', 'conservative', 'inclusive')).toEqual([]);
  });
});

test('addresses', () => {
  expect(['size', 'type', 'politics'].every(isTableAddress)).toBe(true);
  expect(['toString', 'by-size', ''].some(isTableAddress)).toBe(false);
});
