import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeDissimilarity } from './dissimilarity.ts';
import type { UnitCounts } from './dissimilarity.ts';
import { openDraw } from './draws.fixture.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;

const unitsOf = (group: readonly number[], others: readonly number[]): UnitCounts[] =>
  group.map((count, i) => ({ group: count, others: others[i] ?? 0 }));
const indexOf = (units: readonly UnitCounts[]) => {
  const found = computeDissimilarity(units);
  if (found.kind !== 'dissimilarity') throw new Error(found.kind);
  return found;
};
/** Ten districts of 300 people, so many of them of a minority, in any division. */
const tenDistricts = (minority: number): UnitCounts[] =>
  Array.from({ length: 10 }, (_, i) => {
    const group = Math.floor((minority + i) / 10);
    return { group, others: 300 - group };
  });

describe('known values', () => {
  test('0.30 by hand; matrices of the tests of the R package segregation', () => {
    const times = (list: readonly number[]) => list.map((count) => count * 20);
    expect(indexOf(unitsOf(times([10, 20, 5, 15]), times([100, 50, 200, 150]))).index).toBeCloseTo(0.3, 12);
    expect(indexOf(unitsOf([100, 100, 100], [100, 100, 100])).index).toBe(0);
    expect(indexOf(unitsOf([100, 60, 40, 0], [0, 40, 60, 100])).index).toBeCloseTo(0.6, 12);
    expect(indexOf(unitsOf([80, 80, 20, 20], [20, 20, 80, 80])).index).toBeCloseTo(0.6, 12);
    expect(indexOf(unitsOf([100, 100, 0, 0], [0, 0, 100, 100])).index).toBe(1);
  });

  test.each([
    [10, 0.349],
    [20, 0.258],
    [50, 0.168],
    [100, 0.121],
    [300, 0.073],
  ])(
    'chance alone: a minority of %i in ten districts of 300 (simulated before: %f)',
    (minority, simulated) => {
      const found = computeDissimilarity(tenDistricts(minority));
      if (found.kind === 'no-index') throw new Error(found.reason);
      expect(Math.abs(found.chanceLevel - simulated)).toBeLessThan(0.003);
      expect(found.kind).toBe(simulated > 0.2 ? 'too-small' : 'dissimilarity');
    },
  );

  test('the chance level equals sums of dhyper of R 4.2.2', () => {
    const found = indexOf(unitsOf([12, 30, 7, 21, 40], [150, 90, 210, 33, 260]));
    expect(found.index).toBeCloseTo(reference['segregation']?.[0] ?? 0, 12);
    expect(found.chanceLevel).toBeCloseTo(reference['segregation']?.[1] ?? 0, 12);
    expect(found.adjusted).toBeCloseTo((found.index - found.chanceLevel) / (1 - found.chanceLevel), 12);
    expect(found.shareInLargestUnit).toBeCloseTo(40 / 110, 12);
  });
});

test('the chance level is what dealing by lot gives on average', () => {
  const draw = openDraw(20261204);
  const sizes = [30, 60, 45, 80];
  const minority = 60;
  let sum = 0;
  const runs = 4000;
  for (let run = 0; run < runs; run += 1) {
    let left = minority;
    let people = sizes.reduce((total, size) => total + size, 0);
    const units = sizes.map((size) => {
      let group = 0;
      for (let i = 0; i < size; i += 1, people -= 1)
        if (draw() < left / people) {
          group += 1;
          left -= 1;
        }
      return { group, others: size - group };
    });
    sum += indexOf(units).index;
  }
  const { chanceLevel } = indexOf(sizes.map((size) => ({ group: 15, others: size - 15 })));
  expect(Math.abs(sum / runs - chanceLevel)).toBeLessThan(0.003);
});

test('nothing to compare', () => {
  expect(computeDissimilarity(unitsOf([0, 0], [5, 6]))).toEqual({
    kind: 'no-index',
    reason: 'one-group-is-empty',
  });
  expect(computeDissimilarity(unitsOf([4, 0], [5, 0]))).toEqual({
    kind: 'no-index',
    reason: 'fewer-than-two-units',
  });
  expect(() => computeDissimilarity(unitsOf([1.5], [2]))).toThrow(RangeError);
});

test('laws: the order of units and the name of the groups are of no account', () => {
  const unit = fc.record({ group: fc.integer({ min: 1, max: 60 }), others: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 8 }), (units) => {
      const found = computeDissimilarity(units);
      const turned = computeDissimilarity(
        units.map(({ group, others }) => ({ group: others, others: group })),
      );
      if (found.kind === 'no-index' || turned.kind === 'no-index') throw new Error('no index');
      expect(turned.chanceLevel).toBeCloseTo(found.chanceLevel, 10);
      expect(turned.kind).toBe(found.kind);
      const back = computeDissimilarity(units.toReversed());
      if (found.kind === 'dissimilarity' && back.kind === 'dissimilarity') {
        expect(back.index).toBeCloseTo(found.index, 12);
        expect(found.index).toBeGreaterThanOrEqual(0);
        expect(found.index).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 20261205, numRuns: 150 },
  );
});

const folder = process.env['VICUS_OPEN_DATA'];
const schools = folder === undefined ? undefined : join(folder, 'segregation-schools', 'schools00.csv');

test.skipIf(schools === undefined || !existsSync(schools))(
  'black and white pupils in 2,045 schools, as R has it (set VICUS_OPEN_DATA to read them)',
  () => {
    const units = new Map<string, { group: number; others: number }>();
    for (const line of readFileSync(schools ?? '', 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)) {
      const [, , school = '', race, n] = line.replaceAll('"', '').split(',');
      const unit = units.get(school) ?? { group: 0, others: 0 };
      if (race === 'black') unit.group += Number(n);
      if (race === 'white') unit.others += Number(n);
      units.set(school, unit);
    }
    const found = indexOf([...units.values()]);
    expect(found.index).toBeCloseTo(reference['segregationSchools']?.[0] ?? 0, 10);
    expect(found.chanceLevel).toBeCloseTo(reference['segregationSchools']?.[1] ?? 0, 9);
  },
);
