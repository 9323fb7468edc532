import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeCodingAgreement, type MeasurementLevel } from './krippendorff-alpha.ts';

/** Four observers, twelve units, as printed in Krippendorff 2011 (a dot: not coded). */
const TABLE = [
  ['1', '2', '3', '3', '2', '1', '4', '1', '2', '.', '.', '.'],
  ['1', '2', '3', '3', '2', '2', '4', '1', '2', '5', '.', '3'],
  ['.', '3', '3', '3', '2', '3', '4', '2', '2', '5', '1', '.'],
  ['1', '2', '3', '3', '2', '4', '4', '1', '2', '5', '1', '.'],
];
const units = Array.from({ length: 12 }, (_, u) => TABLE.map((row) => (row[u] === '.' ? undefined : row[u])));

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
] as const)('the example of Krippendorff 2011, %s: %d', (level: MeasurementLevel, expected) => {
  const found = computeCodingAgreement(units, level);
  expect(found).toMatchObject({ kind: 'alpha', units: 11, codes: 40 });
  if (found.kind === 'alpha') expect(found.alpha).toBeCloseTo(expected, 3);
});

test('two coders, binary, ten units (Krippendorff 2011, A): 0.095', () => {
  const a = '0100000000';
  const b = '1110010100';
  const pairs = [...a].map((code, i) => [code, b[i]]);
  const found = computeCodingAgreement(pairs, 'nominal');
  if (found.kind === 'alpha') expect(found.alpha).toBeCloseTo(0.095, 3);
  expect(found.kind).toBe('alpha');
});

test('says why there is none', () => {
  expect(computeCodingAgreement([['a', undefined]], 'nominal')).toMatchObject({ reason: 'no-pairs' });
  expect(computeCodingAgreement([['a', 'a']], 'nominal')).toMatchObject({ reason: 'no-variation' });
  expect(() => computeCodingAgreement([['a', '1']], 'ordinal')).toThrow(RangeError);
});

test('law: at most 1, and 1 where all agree; names of codes and order of coders do not matter', () => {
  const unit = fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (list) => {
      const first = computeCodingAgreement(list, 'nominal');
      const renamed = list.map((one) => one.map((code) => code && `x${code}`).toReversed());
      const second = computeCodingAgreement(renamed, 'nominal');
      expect(second.kind).toBe(first.kind);
      if (first.kind !== 'alpha' || second.kind !== 'alpha') return;
      expect(second.alpha).toBeCloseTo(first.alpha, 10);
      expect(first.alpha).toBeLessThanOrEqual(1);
    }),
  );
});
