export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval';

export type CodingAgreement =
  | {
      readonly kind: 'alpha';
      /** 1: perfect; 0: as by chance; below 0: worse than chance */
      readonly alpha: number;
      /** units with at least two codes: only these count */
      readonly units: number;
      /** codes in these units */
      readonly codes: number;
    }
  | {
      readonly kind: 'no-alpha';
      /** `no-variation`: all codes are the same, so agreement cannot be told from chance */
      readonly reason: 'no-pairs' | 'no-variation';
      readonly units: number;
    };

/**
 * Krippendorff's alpha: agreement of any number of coders, with gaps, corrected for chance.
 *
 * @param ratings one list a unit, one entry a coder; undefined where the coder did not code the unit. For `ordinal` and
 *   `interval` the codes are numbers written as text
 * @param level how far apart two codes are: `nominal` equal or not, `ordinal` by ranks, `interval` by squared difference
 * @throws RangeError for codes that are no numbers at the levels that need them
 * Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011). Method page: docs/methods/coding-agreement.md
 * @example
 * computeCodingAgreement([['a', 'a'], ['b', 'b'], ['a', 'b'], ['b', 'b']], 'nominal') // => {"kind":"alpha","alpha":0.5333333333333333,"units":4,"codes":8}
 */
export function computeCodingAgreement(
  ratings: readonly (readonly (string | undefined)[])[],
  level: MeasurementLevel,
): CodingAgreement {
  const units = ratings
    .map((unit) => unit.filter((code) => code !== undefined))
    .filter((unit) => unit.length >= 2);
  if (units.length === 0) return { kind: 'no-alpha', reason: 'no-pairs', units: 0 };
  const categories = sortCodes([...new Set(units.flat())], level);
  const coincidences = countCoincidences(units, categories);
  const totals = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const codes = totals.reduce((sum, count) => sum + count, 0);
  const distance = chooseDistance(level, categories, totals);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < categories.length; a += 1)
    for (let b = 0; b < categories.length; b += 1) {
      observed += (coincidences[a]?.[b] ?? 0) * distance(a, b);
      expected += (totals[a] ?? 0) * (totals[b] ?? 0) * distance(a, b);
    }
  if (expected === 0) return { kind: 'no-alpha', reason: 'no-variation', units: units.length };
  return {
    kind: 'alpha',
    alpha: 1 - ((codes - 1) * observed) / expected,
    units: units.length,
    codes: Math.round(codes),
  };
}

function sortCodes(codes: string[], level: MeasurementLevel): string[] {
  if (level === 'nominal') return codes.sort();
  if (codes.some((code) => code.trim() === '' || !Number.isFinite(Number(code))))
    throw new RangeError(`Codes of the level ${level} are numbers`);
  return codes.sort((a, b) => Number(a) - Number(b));
}

/** Each ordered pair of codes within a unit of m codes counts 1 / (m − 1). */
function countCoincidences(units: readonly (readonly string[])[], categories: readonly string[]): number[][] {
  const index = new Map(categories.map((code, i) => [code, i]));
  const table = categories.map(() => categories.map(() => 0));
  for (const unit of units)
    unit.forEach((first, i) =>
      unit.forEach((second, j) => {
        const row = table[index.get(first) ?? 0];
        const column = index.get(second) ?? 0;
        if (i !== j && row !== undefined) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1);
      }),
    );
  return table;
}

function chooseDistance(
  level: MeasurementLevel,
  categories: readonly string[],
  totals: readonly number[],
): (a: number, b: number) => number {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (level === 'interval') return (a, b) => (Number(categories[a]) - Number(categories[b])) ** 2;
  const upTo = totals.map((_, i) => totals.slice(0, i + 1).reduce((sum, count) => sum + count, 0));
  const middle = upTo.map((sum, i) => sum - (totals[i] ?? 0) / 2);
  return (a, b) => ((middle[a] ?? 0) - (middle[b] ?? 0)) ** 2;
}
