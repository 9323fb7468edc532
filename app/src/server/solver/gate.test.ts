/** The gate with the solver: small counts keep room above them, and nobody who is alone in a cell computes another. */
import { buildCube, openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { attack, DEFAULT_POLICY, protect, type MeasureBasis } from '@vicus/disclosure';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHighsSolver } from './highs.ts';

const solver = await openHighsSolver();
const basis: Record<string, MeasureBasis> = { n: { kind: 'count-of-persons' } };

/** A total and its parts. */
function buildRow(counts: readonly number[]): Cube {
  const codes = ['all', ...counts.map((_, i) => `c${i}`)];
  return buildCube({
    id: 'row',
    provenance: { title: { en: 'T' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'd',
        label: { en: 'd' },
        role: 'category',
        categories: codes.map((code, i) => {
          const label = { en: code };
          return i === 0 ? { code, label } : { code, label, parent: 'all' };
        }),
      },
    ],
    measures: [{ id: 'n', label: { en: 'n' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: codes.map((code, i) => {
      const n = i === 0 ? counts.reduce((sum, count) => sum + count, 0) : (counts[i - 1] ?? 0);
      return { at: { d: code }, measures: { n } };
    }),
  });
}

function protectRow(counts: readonly number[], withSolver: boolean): (number | undefined)[] {
  const { tables } = protect({
    tables: [{ cube: buildRow(counts), basis }],
    policy: DEFAULT_POLICY,
    published: [],
    codeVersion: 'test',
    ...(withSolver ? { solver } : {}),
  });
  const [sealed] = tables;
  if (sealed === undefined) throw new Error('one table in, one table out');
  return ['all', ...counts.map((_, i) => `c${i}`)].map((code) => {
    const cell = readCell(openProtectedCube(sealed), { d: code }, 'n');
    return cell.kind === 'number' ? cell.value : undefined;
  });
}

test('15 = 10 + 3 + 1 + 1: the ones could only be ones, so more is withheld', () => {
  const shown = protectRow([10, 3, 1, 1], true);
  const hidden = shown.slice(1).filter((value) => value === undefined).length;
  const left = shown[0] === undefined ? Infinity : 15 - (shown[1] ?? 0);
  // A one must be able to be three, beside withheld counts that are one or more.
  expect(left - (hidden - 1)).toBeGreaterThanOrEqual(3);
});

test('every withheld small count can be two more, and no single person tells another count', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 2, maxLength: 6 }), (counts) => {
      const [all, ...parts] = protectRow(counts, true);
      const hidden = parts.flatMap((value, i) => (value === undefined ? [counts[i] ?? 0] : []));
      if (all === undefined || hidden.length === 0) return;
      const sum = hidden.reduce((total, one) => total + one, 0);
      for (const [i, small] of hidden.entries()) {
        if (small >= DEFAULT_POLICY.minimumCount) continue;
        expect(sum - (hidden.length - 1)).toBeGreaterThanOrEqual(small + 2);
        // Two withheld parts, one of them a single person: that person subtracts.
        const others = hidden.filter((_, j) => j !== i);
        if (hidden.length === 2) expect(others[0]).not.toBe(1);
      }
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
});

test('the attack names what is narrow and what one person can compute', () => {
  const cube = buildRow([1, 4, 10]);
  const none = { kind: 'none', reason: 'withheld' } as const;
  const shown = buildCube({
    id: cube.id,
    provenance: cube.provenance,
    dimensions: cube.dimensions,
    measures: cube.measures,
    cells: [15, none, none, 10].map((n, i) => ({
      at: { d: i === 0 ? 'all' : `c${i - 1}` },
      measures: { n },
    })),
  });
  const at = (code: string) => ({ cube: 'row', measure: 'n', at: { d: code } });
  const { disclosures } = attack({
    tables: [{ cube: shown, basis }],
    earlier: [],
    policy: DEFAULT_POLICY,
    close: {
      insiders: [at('c0')],
      targets: [
        { ...at('c0'), least: 3 },
        { ...at('c1'), least: 6 },
      ],
      solver,
    },
  });
  expect(disclosures.map(({ at: where, how }) => [where['d'], how])).toEqual([['c1', 'by-one-person']]);
});
