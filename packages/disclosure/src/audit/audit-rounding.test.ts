import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountProblem } from '../counts/counts.types.ts';
import { roundProblem } from '../rounding/round-problem.ts';
import { auditRounding } from './audit-rounding.ts';

const geo = {
  name: 'geo',
  leaves: ['a', 'b', 'c', 'd'],
  levels: [{ name: 'district', map: { a: 'north', b: 'north', c: 'south', d: 'south' } }],
};

function buildProblem(counts: readonly number[], protectZeros: boolean): CountProblem {
  return {
    name: 'linked',
    variables: [
      geo,
      { name: 'age', leaves: ['young', 'old', 'oldest'], levels: [] },
      { name: 'sex', leaves: ['f', 'm'], levels: [] },
    ],
    tables: [
      { name: 'ages', vars: { geo: ['leaf', 'district', 'Total'], age: ['leaf', 'Total'] } },
      { name: 'sexes', vars: { geo: ['district', 'Total'], sex: ['leaf', 'Total'] } },
    ],
    rules: { type: 'freq', maxN: 4, protectZeros },
    rows: counts.map((count, i) => ({
      codes: [
        'abcd'[i % 4] ?? '',
        ['young', 'old', 'oldest'][Math.floor(i / 4) % 3] ?? '',
        i < 12 ? 'f' : 'm',
      ],
      count,
    })),
  };
}

const counts = fc.array(fc.nat(9), { minLength: 24, maxLength: 24 }).filter((all) => all.some((n) => n > 0));

describe('the audit of rounded tables', () => {
  test('finds nothing wrong with what rounding makes', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(3 as const, 5 as const), fc.boolean(), (all, base, zeros) => {
        const problem = buildProblem(all, zeros);
        const { published, rounded } = roundProblem(problem, { base, seed: 3 });
        expect(auditRounding(published, rounded, problem, base).faults).toEqual([]);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  const problem = buildProblem([3, 9, 1, 8, 7, 2, 9, 1, ...Array<number>(16).fill(2)], false);
  const { published, rounded } = roundProblem(problem, { base: 5, seed: 3 });

  test('finds a total that is not the sum, a missing, unknown and repeated cell', () => {
    const total = published.findIndex(({ key }) => key === 'Total|Total|Total');
    const changed = published.map((one, i) => (i === total ? { ...one, published: one.published + 1 } : one));
    const find = (cells: typeof published) => auditRounding(cells, rounded, problem, 5).faults;
    expect(find(changed)).toEqual([{ key: 'Total|Total|Total', kind: 'not-the-sum' }]);
    expect(find(published.filter((_, i) => i !== total))).toEqual([
      { key: 'Total|Total|Total', kind: 'missing' },
    ]);
    expect(find([...published, { key: 'x|y|z', published: 1 }])).toEqual([{ key: 'x|y|z', kind: 'unknown' }]);
    expect(find([...published, ...published.slice(0, 1)])[0]?.kind).toBe('repeated');
  });

  test('finds tables that were not rounded at all', () => {
    const kinds = auditRounding([], problem.rows, problem, 5).faults.map(({ kind }) => kind);
    expect(kinds).toContain('not-rounded');
    expect(kinds).toContain('exact');
  });
});
