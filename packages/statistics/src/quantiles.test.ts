import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Confidence } from './answers.types.ts';
import { computeNormalQuantile, computeStudentQuantile } from './quantiles.ts';

/**
 * scipy 1.17.1: `scipy.stats.t.ppf((1 + confidence) / 2, df)`. Rounded to three digits these are the rows of the
 * printed table in NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
 */
const STUDENT: readonly (readonly [df: number, at90: number, at95: number, at99: number])[] = [
  [1, 6.313751514675037, 12.706204736174694, 63.656741162871526],
  [2, 2.9199855803537242, 4.302652729749462, 9.924843200918287],
  [3, 2.3533634348018233, 3.1824463052837078, 5.840909309733355],
  [4, 2.1318467863266495, 2.7764451051977934, 4.604094871349992],
  [5, 2.0150483733330233, 2.5705818356363146, 4.032142983555228],
  [8, 1.8595480375308973, 2.306004135204166, 3.355387331333395],
  [16, 1.7458836762762495, 2.1199052992212546, 2.9207816224251],
  [29, 1.6991270265334972, 2.045229642132703, 2.756385903670605],
  [30, 1.697260886593957, 2.0422724563012378, 2.7499956535672254],
  [100, 1.6602343260853392, 1.9839715185235518, 2.6258905214380173],
  [999, 1.646380345427535, 1.9623414611334493, 2.5807596372676365],
];

describe("Student's t", () => {
  test.each(STUDENT)('%i degrees of freedom', (df, at90, at95, at99) => {
    expect(computeStudentQuantile(df, 0.9)).toBeCloseTo(at90, 9);
    expect(computeStudentQuantile(df, 0.95)).toBeCloseTo(at95, 9);
    expect(computeStudentQuantile(df, 0.99)).toBeCloseTo(at99, 8);
  });

  test('falls with degrees of freedom and stays above the normal quantile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom<Confidence>(0.9, 0.95, 0.99),
        (df, level) => {
          const here = computeStudentQuantile(df, level);
          expect(computeStudentQuantile(df + 1, level)).toBeLessThan(here);
          expect(here).toBeGreaterThan(computeNormalQuantile(level));
        },
      ),
      { seed: 20260108, numRuns: 100 },
    );
  });

  test('other arguments are refused', () => {
    expect(() => computeStudentQuantile(0, 0.95)).toThrow(RangeError);
    expect(() => computeStudentQuantile(2.5, 0.95)).toThrow(RangeError);
    expect(() => computeStudentQuantile(3, 1)).toThrow(RangeError);
  });
});

test('the normal quantiles of the printed tables', () => {
  expect(computeNormalQuantile(0.9)).toBeCloseTo(1.644854, 6);
  expect(computeNormalQuantile(0.95)).toBeCloseTo(1.959964, 6);
  expect(computeNormalQuantile(0.99)).toBeCloseTo(2.575829, 6);
  expect(() => computeNormalQuantile(0.8 as Confidence)).toThrow(RangeError);
});
