/** What an elimination tells of unknowns, against fractions of whole numbers written here. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDetermined, findInStep } from './attack-elimination.ts';

const UNKNOWNS = 7;

/** Rows in reduced form, by exact whole-number elimination. */
function reduceExactly(rows: readonly (readonly number[])[]): { pivot: number; row: bigint[] }[] {
  const left = rows.map((row) => row.map((value) => BigInt(value)));
  const done: { pivot: number; row: bigint[] }[] = [];
  for (let pivot = 0; pivot < UNKNOWNS; pivot += 1) {
    const at = left.findIndex((row) => row[pivot] !== 0n);
    const [row] = at === -1 ? [] : left.splice(at, 1);
    if (row === undefined) continue;
    const own = row[pivot] ?? 1n;
    const clear = (other: bigint[]): void => {
      const by = other[pivot] ?? 0n;
      if (by !== 0n) other.forEach((value, i) => (other[i] = value * own - (row[i] ?? 0n) * by));
    };
    left.forEach(clear);
    for (const one of done) clear(one.row);
    done.push({ pivot, row });
  }
  return done;
}

/** Each unknown as a sum of free ones, as text that is equal for unknowns in step; '' for fixed ones. */
function describeExactly(rows: readonly (readonly number[])[]): string[] {
  const solved = reduceExactly(rows);
  const pivots = new Set(solved.map(({ pivot }) => pivot));
  return Array.from({ length: UNKNOWNS }, (_, unknown) => {
    const own = solved.find(({ pivot }) => pivot === unknown)?.row;
    if (own === undefined) return `1:${unknown}`;
    const tail = own.flatMap((value, i) =>
      i === unknown || pivots.has(i) || value === 0n ? [] : [{ value, i }],
    );
    const [first] = tail;
    if (first === undefined) return '';
    const divisor = tail.reduce((all, { value }) => greatestDivisor(all, value < 0n ? -value : value), 0n);
    const sign = first.value < 0n ? -1n : 1n;
    return tail.map(({ value, i }) => `${(value / divisor) * sign}:${i}`).join(' ');
  });
}

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));

const system = fc.array(
  fc.array(fc.oneof(fc.constant(0), fc.constantFrom(1, -1, 2)), { minLength: UNKNOWNS, maxLength: UNKNOWNS }),
  { minLength: 1, maxLength: 9 },
);

test('fixed unknowns and those in step are the ones that exact fractions tell', () => {
  fc.assert(
    fc.property(system, (rows) => {
      const equations = rows.map(
        (row) => new Map(row.flatMap((value, i): [number, number][] => (value === 0 ? [] : [[i, value]]))),
      );
      const used = new Set(equations.flatMap((equation) => [...equation.keys()]));
      const texts = describeExactly(rows);
      const fixed = texts.flatMap((text, i) => (text === '' ? [i] : []));
      expect([...findDetermined(equations)].toSorted()).toEqual(fixed);
      const together = Map.groupBy(
        texts.flatMap((text, i) => (text === '' || !used.has(i) ? [] : [{ text, i }])),
        ({ text }) => text,
      );
      const groups = [...together.values()]
        .filter(({ length }) => length > 1)
        .map((all) => all.map(({ i }) => i));
      const found = findInStep(equations).map((group) => group.toSorted());
      expect(found.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(
        groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
      );
    }),
    { seed: 20_261_122, numRuns: 400 },
  );
});
