import { buildCube, openProtectedCube, readCell } from '@vicus/cube';
import type { Cell, Coordinates, Cube, ProtectedCube } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, protect, raisePolicy } from './index.ts';
import type { DisclosurePolicy, MeasureBasis, ProtectionResult, TableToProtect } from './index.ts';

type Numbers = Record<string, Cell | number>;

const provenance = { title: { en: 'T' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] };
const noBase: Cell = { kind: 'none', reason: 'no-base' };
const n: MeasureBasis = { kind: 'count-of-persons' };
const mean: MeasureBasis = {
  kind: 'mean',
  respondents: 'n',
  scale: { min: 0, max: 5 },
  group: 'closed-list',
};

/** One dimension `role`: the first code is the total of the others, unless `flat`. */
function buildTable(id: string, rows: Record<string, Numbers>, flat = false): Cube {
  const codes = Object.keys(rows);
  const measures = Object.keys(Object.values(rows)[0] ?? {});
  return buildCube({
    id,
    provenance,
    dimensions: [
      {
        id: 'role',
        label: { en: 'Role' },
        role: 'category',
        categories: codes.map((code, i) => {
          const label = { en: code };
          return i === 0 || flat ? { code, label } : { code, label, parent: codes[0] ?? '' };
        }),
      },
    ],
    measures: measures.map((measure) => ({
      id: measure,
      label: { en: measure },
      kind: measure.startsWith('n') ? 'count' : 'mean',
      unit: 'x',
      decimals: 2,
    })),
    cells: codes.map((code) => ({ at: { role: code }, measures: rows[code] ?? {} })),
  });
}

function run(
  tables: readonly TableToProtect[],
  policy: DisclosurePolicy = DEFAULT_POLICY,
  published: readonly ProtectedCube[] = [],
): ProtectionResult {
  return protect({ tables, policy, published, codeVersion: 'test' });
}

function listWithheld(result: ProtectionResult, table = 0): string[] {
  return (result.report.tables[table]?.withheld ?? []).map(
    ({ measure, at }) => `${measure} ${Object.values(at).join('/')}`,
  );
}

function readReason(result: ProtectionResult, measure: string, at: Coordinates): string | undefined {
  const cells = result.report.tables[0]?.withheld ?? [];
  return cells.find((cell) => cell.measure === measure && JSON.stringify(cell.at) === JSON.stringify(at))
    ?.reason;
}

describe('minimums', () => {
  test('a closed list needs 5 answers behind a mean, others 10', () => {
    const cube = buildTable('t', { a: { n: 5, mean: 2.2 }, b: { n: 9, mean: 3.1 } }, true);
    expect(listWithheld(run([{ cube, basis: { n, mean } }]))).toEqual([]);
    const persons = { ...mean, group: 'persons' } as const;
    expect(listWithheld(run([{ cube, basis: { n, mean: persons } }]))).toEqual(['mean a', 'mean b']);
  });

  test('a count of 1 to 4 is withheld with what is computed from it, a count of 0 is shown', () => {
    const low: MeasureBasis = { kind: 'derived', from: ['mean'] };
    const cube = buildTable(
      't',
      {
        a: { n: 4, mean: 2.25, low: 1 },
        b: { n: 0, mean: noBase, low: noBase },
        c: { n: 6, mean: 2, low: 1 },
      },
      true,
    );
    const result = run([{ cube, basis: { n, mean, low } }]);
    expect(listWithheld(result)).toEqual(['n a', 'mean a', 'low a']);
    expect(readReason(result, 'low', { role: 'a' })).toBe('computed-from-withheld');
    const open = openProtectedCube(result.tables[0] as ProtectedCube);
    expect(readCell(open, { role: 'b' }, 'n')).toMatchObject({ value: 0 });
    expect(readCell(open, { role: 'b' }, 'mean')).toEqual(noBase);
    expect(open.columns['mean']?.values[0]).toBe(0);
  });

  test('zeros are withheld where the place protects them', () => {
    const cube = buildTable('t', { a: { n: 12 }, b: { n: 0 } }, true);
    expect(
      listWithheld(run([{ cube, basis: { n } }], raisePolicy(DEFAULT_POLICY, { zeros: 'protected' }))),
    ).toEqual(['n b']);
  });
});

describe('what is left over', () => {
  test('the smallest sibling goes along with a small group, the total stays', () => {
    const cube = buildTable('t', {
      all: { n: 30, mean: 2.5 },
      a: { n: 3, mean: 1 },
      b: { n: 8, mean: 2 },
      c: { n: 19, mean: 2.9 },
    });
    expect(listWithheld(run([{ cube, basis: { n, mean } }]))).toEqual(['n a', 'n b', 'mean a', 'mean b']);
  });

  test('persons in no listed code must not be a handful', () => {
    const cube = buildTable('t', {
      all: { n: 20, mean: 2.5 },
      a: { n: 6, mean: 2 },
      b: { n: 11, mean: 2.9 },
    });
    const result = run([{ cube, basis: { n, mean } }]);
    expect(readReason(result, 'n', { role: 'a' })).toBe('too-few-left-over');
    expect(readReason(result, 'mean', { role: 'a' })).toBe('too-few-left-over');
  });

  test('nested sets: both windows answered, by all but two of those who answered one', () => {
    const whole = buildTable('one', { all: { n: 17, mean: 2.4 } });
    const part = buildTable('both', { all: { n: 15, mean: 2.5 } });
    const basis = { n, mean };
    const at = { role: 'all' };
    const complement = {
      part: { cube: 'both', measure: 'mean', at },
      whole: { cube: 'one', measure: 'mean', at },
    };
    const preferPart = run([
      { cube: whole, basis },
      { cube: part, basis, complements: [complement] },
    ]);
    expect([listWithheld(preferPart, 0), listWithheld(preferPart, 1)]).toEqual([[], ['mean all']]);
    const preferWhole = run([
      { cube: whole, basis },
      { cube: part, basis, complements: [{ ...complement, prefer: 'whole' }] },
    ]);
    expect([listWithheld(preferWhole, 0), listWithheld(preferWhole, 1)]).toEqual([['mean all'], []]);
  });

  test('nested sets with five or more, or nobody, left over stay', () => {
    const basis = { n, mean };
    const at = { role: 'all' };
    const complement = {
      part: { cube: 'p', measure: 'mean', at },
      whole: { cube: 'w', measure: 'mean', at },
    };
    for (const left of [0, 5, 9]) {
      const whole = buildTable('w', { all: { n: 15 + left, mean: 2.4 } });
      const part = buildTable('p', { all: { n: 15, mean: left === 0 ? 2.4 : 2.5 } });
      const result = run([
        { cube: whole, basis },
        { cube: part, basis, complements: [complement] },
      ]);
      expect([listWithheld(result, 0), listWithheld(result, 1)]).toEqual([[], []]);
    }
  });

  test('asked and answered: silence of a few is shown by default, a raised policy keeps it', () => {
    const basis = { n_asked: n, n_answered: { kind: 'count-of-persons', asked: 'n_asked' } } as const;
    const cube = buildTable('t', { all: { n_asked: 25, n_answered: 22 } });
    expect(listWithheld(run([{ cube, basis }]))).toEqual([]);
    const raised = raisePolicy(DEFAULT_POLICY, { nonresponse: 'protected' });
    expect(listWithheld(run([{ cube, basis }], raised))).toEqual(['n_answered all']);
    const everybody = buildTable('t', { all: { n_asked: 25, n_answered: 25 } });
    expect(listWithheld(run([{ cube: everybody, basis }], raised))).toEqual([]);
  });

  test('codes that overlap are nested sets one by one', () => {
    const cube = buildTable('t', { all: { n: 20 }, a: { n: 14 }, b: { n: 18 } });
    expect(() => run([{ cube, basis: { n } }])).toThrow(/overlapping/);
    expect(listWithheld(run([{ cube, basis: { n }, overlapping: ['role'] }]))).toEqual(['n b']);
  });
});

describe('answers that are alike', () => {
  test('a mean at an end of its scale is withheld, and not left alone', () => {
    const cube = buildTable('t', {
      all: { n: 30, mean: 3.8 },
      a: { n: 10, mean: 5 },
      b: { n: 8, mean: 2 },
      c: { n: 12, mean: 4 },
    });
    const result = run([{ cube, basis: { n, mean } }]);
    expect(listWithheld(result)).toEqual(['mean a', 'mean b']);
    expect(readReason(result, 'mean', { role: 'a' })).toBe('end-of-scale');
    expect(result.report.public.tables[0]?.reasons).toEqual(['few-or-alike', 'would-reveal-another']);
  });

  test('a distribution with all, or all but one, in one answer is withheld with its zeros and shares', () => {
    const share: MeasureBasis = { kind: 'share', numerator: 'n_answer', denominator: 'n' };
    const basis = { n, n_answer: n, share };
    const distribution = (counts: readonly number[]): Cube => {
      const all = counts.reduce((sum, count) => sum + count, 0);
      const rows = counts.map((count, i): [string, Numbers] => {
        return [`a${i}`, { n: all, n_answer: count, share: count / all }];
      });
      return buildTable('t', Object.fromEntries(rows), true);
    };
    const alike = run([{ cube: distribution([0, 12, 0, 1]), basis, answerDimensions: ['role'] }]);
    expect(listWithheld(alike).filter((cell) => cell.startsWith('n_answer'))).toHaveLength(4);
    expect(listWithheld(alike).filter((cell) => cell.startsWith('share'))).toHaveLength(4);
    expect(listWithheld(alike).filter((cell) => cell.startsWith('n a'))).toHaveLength(0);
    const mixed = run([{ cube: distribution([0, 12, 7, 6]), basis, answerDimensions: ['role'] }]);
    expect(listWithheld(mixed)).toEqual([]);
  });

  test('a share tells counts: few above or below the line are withheld', () => {
    const share: MeasureBasis = { kind: 'share', denominator: 'n' };
    const cube = buildTable(
      't',
      {
        a: { n: 20, share: 0.1 },
        b: { n: 20, share: 0.85 },
        c: { n: 20, share: 0.5 },
        d: { n: 20, share: 1 },
        e: { n: 20, share: 0 },
      },
      true,
    );
    expect(listWithheld(run([{ cube, basis: { n, share } }]))).toEqual([
      'share a',
      'share b',
      'share d',
      'share e',
    ]);
  });
});

describe('earlier publications', () => {
  const basis = { n, mean };
  const edition = (count: number, value: number): TableToProtect => {
    return { cube: buildTable('t', { all: { n: count, mean: value } }), basis };
  };

  test('the same figure with a few answers more is withheld', () => {
    const first = run([edition(17, 2.4)]);
    const second = run([edition(19, 2.5)], DEFAULT_POLICY, first.tables);
    expect(listWithheld(second)).toEqual(['n all', 'mean all']);
    expect(readReason(second, 'mean', { role: 'all' })).toBe('earlier-publication');
    expect(listWithheld(run([edition(23, 2.5)], DEFAULT_POLICY, first.tables))).toEqual([]);
    expect(listWithheld(run([edition(17, 2.4)], DEFAULT_POLICY, first.tables))).toEqual([]);
  });

  test('two editions with different patterns are attacked together', () => {
    const rows = { all: { n: 30 }, a: { n: 3 }, b: { n: 8 }, c: { n: 19 } };
    const first = run([{ cube: buildTable('t', rows), basis: { n } }]);
    const shorter = { all: { n: 30 }, b: { n: 8 }, c: { n: 19 } };
    const second = run([{ cube: buildTable('t', shorter), basis: { n } }], DEFAULT_POLICY, first.tables);
    expect(listWithheld(second)).toContain('n b');
  });
});

describe('items and the index made of them', () => {
  const rows = {
    index: { n: 17, mean: 2.4 },
    a: { n: 17, mean: 0 },
    b: { n: 16, mean: 3 },
    c: { n: 17, mean: 4 },
  };
  const basis = { n, mean };

  test('an item at the end of the scale takes another along; no item is a group of persons', () => {
    const cube = buildTable('t', rows);
    expect(listWithheld(run([{ cube, basis, itemDimensions: ['role'] }]))).toEqual(['mean a', 'mean b']);
  });

  test('the same where the index stands in a table of its own', () => {
    const { index, ...items } = rows;
    const at = (role: string, cube: string) => ({ cube, measure: 'mean', at: { role } });
    const parts = ['a', 'b', 'c'].map((role) => at(role, 'items'));
    const result = run([
      { cube: buildTable('items', items, true), basis, itemTotals: [{ whole: at('index', 'index'), parts }] },
      { cube: buildTable('index', { index }), basis },
    ]);
    expect([listWithheld(result, 0), listWithheld(result, 1)]).toEqual([['mean a', 'mean b'], []]);
  });
});
