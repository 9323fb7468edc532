import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateDealtDissimilarity } from './dissimilarity-chance.ts';
import { computeDissimilarity, type UnitCounts } from './dissimilarity.ts';
import { openDraw } from './draws.fixture.ts';

const file = new URL('../reference/monitoring.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
const zip = (group: readonly number[], others: readonly number[]): UnitCounts[] =>
  group.map((count, i) => ({ group: count, others: others[i] ?? 0 }));

describe('against 40,000 tables of R 4.2.2 (r2dtable)', () => {
  const [low1 = 0, high1 = 0, share1 = 0, low2 = 0, high2 = 0, share2 = 0] =
    reference['segregationDealt'] ?? [];
  test.each<[string, UnitCounts[], number[], string]>([
    ['five schools', zip([12, 30, 7, 21, 40], [150, 90, 210, 33, 260]), [low1, high1, share1], 'more-uneven'],
    ['three small ones', zip([6, 9, 14], [80, 120, 110]), [low2, high2, share2], 'cannot-be-told'],
  ])('%s', (_, units, [low = 0, high = 0, share = 0], verdict) => {
    const found = estimateDealtDissimilarity(units, { seed: 7, dealings: 9999 });
    expect(Math.abs(found.low - low)).toBeLessThan(0.004);
    expect(Math.abs(found.high - high)).toBeLessThan(0.006);
    expect(Math.abs(found.shareAsUneven - share)).toBeLessThan(0.015);
    expect(found.verdict).toBe(verdict);
  });
});

test('its mean is the exact chance level', () => {
  const units = zip([3, 9, 8, 20], [40, 35, 70, 130]);
  const exact = computeDissimilarity(units);
  const { low, high } = estimateDealtDissimilarity(units, { seed: 3 });
  if (exact.kind === 'no-index') throw new Error(exact.reason);
  expect(low).toBeLessThan(exact.chanceLevel);
  expect(high).toBeGreaterThan(exact.chanceLevel);
});

test('spread evenly by rule is more even than by lot', () => {
  const units = zip([20, 20, 20, 20, 20, 20], [60, 60, 60, 60, 60, 60]);
  expect(estimateDealtDissimilarity(units, { seed: 1 }).verdict).toBe('more-even');
});

test('towns dealt by lot are called uneven in about 2.5 of 100 cases', () => {
  const draw = openDraw(20261122);
  let uneven = 0;
  const towns = 400;
  for (let town = 0; town < towns; town += 1) {
    const sizes = [60, 90, 45, 120, 80];
    let [left, people] = [50, 395];
    const units = sizes.map((size) => {
      let group = 0;
      for (let i = 0; i < size; i += 1, people -= 1)
        if (draw() < left / people) {
          group += 1;
          left -= 1;
        }
      return { group, others: size - group };
    });
    if (estimateDealtDissimilarity(units, { seed: town, dealings: 199 }).verdict === 'more-uneven')
      uneven += 1;
  }
  expect(uneven / towns).toBeLessThan(0.05);
  expect(uneven / towns).toBeGreaterThan(0.005);
});

test('refuses what cannot be dealt', () => {
  expect(() => estimateDealtDissimilarity(zip([0, 0], [5, 6]), { seed: 1 })).toThrow(RangeError);
  expect(() => estimateDealtDissimilarity(zip([1.5], [2]), { seed: 1 })).toThrow(RangeError);
  expect(() => estimateDealtDissimilarity(zip([1], [2]), { seed: 1, dealings: 10 })).toThrow(RangeError);
});

test('laws: the same seed gives the same answer, whatever the groups are called', () => {
  const unit = fc.record({ group: fc.integer({ min: 1, max: 30 }), others: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 6 }), fc.integer(), (units, seed) => {
      const found = estimateDealtDissimilarity(units, { seed, dealings: 99 });
      expect(estimateDealtDissimilarity(units, { seed, dealings: 99 })).toEqual(found);
      expect(found.low).toBeLessThanOrEqual(found.high);
      expect(found.shareAsUneven).toBeGreaterThan(0);
      const turned = units.map(({ group, others }) => ({ group: others, others: group }));
      const all = units.reduce((sum, { group, others }) => sum + group - others, 0);
      if (all !== 0)
        expect(estimateDealtDissimilarity(turned, { seed, dealings: 99 }).low).toBeCloseTo(found.low, 12);
    }),
    { seed: 20261123, numRuns: 100 },
  );
});

const folder = process.env['VICUS_OPEN_DATA'];
const schools = folder === undefined ? undefined : join(folder, 'segregation-schools', 'schools00.csv');

test.skipIf(schools === undefined || !existsSync(schools))(
  'a real school district of nine schools, as R has it (set VICUS_OPEN_DATA to read it)',
  () => {
    const units = new Map<string, { group: number; others: number }>();
    for (const line of readFileSync(schools ?? '', 'utf8')
      .trimEnd()
      .split('\n')) {
      const [state, district, school = '', race, n] = line.replaceAll('"', '').split(',');
      if (state !== 'A' || district !== 'A2') continue;
      const unit = units.get(school) ?? { group: 0, others: 0 };
      if (race === 'hisp') unit.group += Number(n);
      if (race === 'white') unit.others += Number(n);
      units.set(school, unit);
    }
    const [index = 0, level = 0, low = 0, high = 0] = reference['segregationDistrict'] ?? [];
    const exact = computeDissimilarity([...units.values()]);
    if (exact.kind !== 'dissimilarity') throw new Error(exact.kind);
    expect(exact.index).toBeCloseTo(index, 10);
    expect(exact.chanceLevel).toBeCloseTo(level, 10);
    const dealt = estimateDealtDissimilarity([...units.values()], { seed: 7, dealings: 4999 });
    expect(Math.abs(dealt.low - low)).toBeLessThan(0.004);
    expect(Math.abs(dealt.high - high)).toBeLessThan(0.004);
    expect(dealt.verdict).toBe('more-uneven');
  },
);
