import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { parseCountProblem } from '../counts/parse-problem.ts';
import { audit } from './audit.ts';
import { AuditProblem } from './audit.problems.ts';
import type { PublishedCell } from './audit.types.ts';
import { checkCertificate } from './certificate.ts';

const solver = await openHighsSolver();

/** One row of counts with its total. */
function openRow(counts: Readonly<Record<string, number>>, protectZeros = false) {
  const leaves = Object.keys(counts);
  const lines = Object.entries(counts).map(([code, count]) => `${code},${count}`);
  return parseCountProblem(
    {
      variables: { group: { leaves } },
      tables: [{ name: 't', vars: { group: ['leaf', 'Total'] } }],
      rules: { type: 'freq', maxN: 4, protectZeros },
    },
    ['group,freq', ...lines].join('\n'),
  );
}

/** Rows and columns with all totals; `d1` = first two rows, `d2` = the others. */
function openTable(rows: readonly (readonly number[])[]) {
  const towns = rows.map((_, row) => `r${row}`);
  const ages = rows[0]!.map((_, column) => `c${column}`);
  const map = Object.fromEntries(towns.map((town, i) => [town, i < 2 ? 'd1' : 'd2']));
  const lines = rows.flatMap((row, i) => row.map((count, j) => `r${i},c${j},${count}`));
  return parseCountProblem(
    {
      variables: { town: { leaves: towns, levels: [{ name: 'district', map }] }, age: { leaves: ages } },
      tables: [{ name: 't', vars: { town: ['leaf', 'district', 'Total'], age: ['leaf', 'Total'] } }],
      rules: { type: 'freq', maxN: 4 },
    },
    ['town,age,freq', ...lines].join('\n'),
  );
}

type Problem = ReturnType<typeof openRow>;

/** Every cell shown but those of 1 to 4 and the keys named. */
function hide(problem: Problem, keys: readonly string[]): PublishedCell[] {
  const withhold = new Set(keys);
  const sums = new Map<string, number>();
  for (const { codes, count } of problem.rows) {
    const [town = '', age] = codes;
    const district = problem.variables[0]?.levels[0]?.map[town];
    const towns = [town, ...(district === undefined ? [] : [district]), 'Total'];
    const all = towns.flatMap((one) => (age === undefined ? [one] : [`${one}|${age}`, `${one}|Total`]));
    for (const key of all) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return [...sums].map(([key, published]) => {
    if (published >= 1 && published <= 4) return { key, status: 'primary' };
    return withhold.has(key) ? { key, status: 'secondary' } : { key, status: 'value', published };
  });
}

function read(problem: Problem, cells: readonly PublishedCell[], options = {}) {
  return audit(cells, problem, { solver, ...options });
}

describe('what readers find', () => {
  test('a protected cell that is shown', () => {
    const town = openRow({ a: 3, b: 20, c: 30 });
    const cells = hide(town, ['b']).map((cell): PublishedCell =>
      cell.key === 'a' ? { key: 'a', status: 'value', published: 3 } : cell,
    );
    expect(read(town, cells).found).toContainEqual(
      expect.objectContaining({ attacker: 'newspaper', key: 'a', kind: 'published' }),
    );
  });

  test('a cell alone in its row is computed, with proof', () => {
    const { failures, found, isSafe } = read(...pair({ a: 3, b: 20, c: 30 }, []));
    expect(isSafe).toBe(false);
    expect(failures.newspaper).toBe(1);
    expect(found[0]).toMatchObject({ key: 'a', kind: 'exact', isConfirmed: true });
  });

  test('15 = 10 + 3 + x + x: two withheld cells of 1 have one possible value, because neither is 0', () => {
    const { found, failures } = read(...pair({ a: 10, b: 8, x: 1, y: 1 }, []));
    expect(failures).toMatchObject({ newspaper: 0, reader: 2 });
    expect(found.filter(({ kind }) => kind === 'point')).toHaveLength(2);
    const zeros = read(...pair({ a: 10, b: 8, x: 1, y: 1 }, [], true), { guarantee: 'person' });
    expect(zeros.failures.reader).toBe(0);
  });

  test('a cell that can be one more, and not two, is too narrow for full only', () => {
    const [town, cells] = pair({ a: 10, x: 1, y: 2 }, []);
    expect(read(town, cells).found.filter(({ attacker }) => attacker === 'reader')).toEqual([
      { attacker: 'reader', key: 'x', kind: 'narrow', high: 2 },
      { attacker: 'reader', key: 'y', kind: 'narrow', high: 2 },
    ]);
    expect(read(town, cells, { guarantee: 'person' }).failures.reader).toBe(0);
  });

  test('three groupings that overlap give their parts away', () => {
    const parity = parseCountProblem(
      {
        variables: {
          k: {
            leaves: ['a', 'b', 'c'],
            levels: [
              { name: 'ab', map: { a: 'p', b: 'p', c: 'c2' } },
              { name: 'bc', map: { b: 'q', c: 'q', a: 'a2' } },
              { name: 'ac', map: { a: 's', c: 's', b: 'b2' } },
            ],
          },
        },
        tables: [{ name: 't', vars: { k: ['leaf', 'ab', 'bc', 'ac'] } }],
        rules: { type: 'freq', maxN: 4 },
      },
      'k,freq\na,2\nb,4\nc,4',
    );
    const cells: PublishedCell[] = [
      ...['a', 'b', 'c', 'a2', 'b2', 'c2'].map((key) => ({ key, status: 'primary' as const })),
      { key: 'p', status: 'value', published: 6 },
      { key: 'q', status: 'value', published: 8 },
      { key: 's', status: 'value', published: 6 },
    ];
    expect(read(parity, cells, { guarantee: 'exact' }).failures.newspaper).toBe(6);
  });

  test('the only person of a cell computes its neighbour', () => {
    const { found } = read(...pair({ a: 10, x: 1, y: 3 }, []), { guarantee: 'person' });
    expect(found).toContainEqual(
      expect.objectContaining({ attacker: 'person', key: 'y', knowing: 'x', isConfirmed: true }),
    );
  });

  test('a family computes more, and is asked on its own', () => {
    const [town, cells] = pair({ a: 10, x: 2, y: 3 }, []);
    expect(read(town, cells).failures.family).toBe(0);
    const { found } = read(town, cells, { family: true });
    expect(found).toContainEqual(expect.objectContaining({ attacker: 'family', key: 'x', knowing: 'y' }));
  });

  test('who knows one category computes the next', () => {
    const town = openTable([
      [3, 20, 4],
      [30, 4, 5],
      [40, 50, 60],
    ]);
    const cells = hide(town, ['r0|c1', 'r1|c0', 'r1|c2']);
    const { found } = read(town, cells, { family: true });
    expect(found).toContainEqual(
      expect.objectContaining({ attacker: 'family', key: 'r1|c1', knowing: 'town=r0' }),
    );
  });

  test('the archivist subtracts what was published before', () => {
    const [town, cells] = pair({ a: 40, b: 20, x: 3, y: 30 }, ['y']);
    expect(read(town, cells).isSafe).toBe(true);
    const earlier = [
      {
        name: 'before',
        problem: { ...town, tables: [{ name: 'before', vars: { group: ['leaf'] } }] },
        published: [
          { key: 'a', status: 'value' as const, published: 40 },
          { key: 'b', status: 'value' as const, published: 20 },
          { key: 'x', status: 'primary' as const },
          { key: 'y', status: 'value' as const, published: 30 },
        ],
      },
    ];
    const { failures, found } = read(town, cells, { earlier });
    expect(failures).toMatchObject({ newspaper: 0, archivist: 1 });
    expect(found[0]).toMatchObject({ attacker: 'archivist', key: 'x', kind: 'exact' });
  });

  test('cells that nobody looked at do not count as safe', () => {
    const [town, cells] = pair({ a: 40, b: 20, x: 3, y: 30 }, ['y']);
    expect(audit(cells, town)).toMatchObject({ isSafe: false, unaudited: ['x'] });
  });
});

function pair(counts: Readonly<Record<string, number>>, keys: readonly string[], protectZeros = false) {
  const town = openRow(counts, protectZeros);
  return [town, hide(town, keys)] as const;
}

describe('results that are not the table', () => {
  const [town, cells] = pair({ a: 40, b: 20, x: 3, y: 30 }, ['y']);
  const change = (key: string, put: readonly PublishedCell[]) =>
    cells.flatMap((cell) => (cell.key === key ? put : [cell]));
  test.each<[string, readonly PublishedCell[]]>([
    ['missing', change('a', [])],
    ['unknown', [...cells, { key: 'z', status: 'value', published: 1 }]],
    ['repeated', [...cells, { key: 'a', status: 'value', published: 40 }]],
    ['changed', change('a', [{ key: 'a', status: 'value', published: 41 }])],
    ['without-number', change('a', [{ key: 'a', status: 'value' }])],
    ['number-though-withheld', change('y', [{ key: 'y', status: 'secondary', published: 30 }])],
  ])('%s', (kind, tampered) => {
    expect(read(town, cells).isSafe).toBe(true);
    const { isSafe, faults } = read(town, tampered);
    expect(isSafe).toBe(false);
    expect(faults).toContainEqual(expect.objectContaining({ kind }));
  });

  test('a zero that everybody knows is no cell to withhold, and may be left out', () => {
    const [withZero, shown] = pair({ a: 40, x: 3, y: 30, z: 0 }, ['y']);
    expect(
      read(
        withZero,
        shown.filter(({ key }) => key !== 'z'),
      ).isSafe,
    ).toBe(true);
    const hidden = shown.map((cell) =>
      cell.key === 'z' ? ({ key: 'z', status: 'secondary' } as const) : cell,
    );
    expect(read(withZero, hidden).faults).toEqual([{ key: 'z', kind: 'zero-withheld' }]);
  });

  test('a key of two different cells is refused', () => {
    const { variables, ...rest } = town;
    const twice = [{ ...variables[0]!, levels: [{ name: 'l', map: { a: 'b', b: 'a', x: 'a', y: 'a' } }] }];
    const tables = [{ name: 't', vars: { group: ['leaf', 'l'] } }];
    expect(() => audit([], { ...rest, variables: twice, tables })).toThrow(AuditProblem);
  });
});

describe('certificates', () => {
  const [town, cells] = pair({ a: 40, b: 20, x: 3, y: 30 }, ['y']);
  const { certificate, isProved } = read(town, cells, { certify: true });

  test('are found, and hold by addition', () => {
    expect(isProved).toBe(true);
    expect(checkCertificate(town, cells, certificate!, 'full')).toMatchObject({ isProved: true, proved: 1 });
  });

  test('prove nothing where a table does not agree with what is published', () => {
    const rows = ['x', 'y', 'a'];
    const check = (witness: number[]) =>
      checkCertificate(town, cells, { rows, witnesses: [witness] }, 'full');
    expect(check([0, 2, 2, -2])).toMatchObject({ isProved: false, wrong: [0], unproved: ['x'] });
    expect(check([0, 1, 1, -1])).toMatchObject({ isProved: false, wrong: [], unproved: ['x'] });
    expect(check([0, 31, 1, -31])).toMatchObject({ isProved: false, wrong: [0] });
    expect(check([0, 2, 1, -2])).toMatchObject({ isProved: true });
  });

  test('leave out nobody who is alone in a withheld cell', () => {
    const [alone, hidden] = pair({ a: 40, x: 1, y: 3, z: 30 }, ['z']);
    const both = { rows: ['x', 'y', 'z'], witnesses: [[0, 2, 1, 2, 2, -4]] };
    const { insiders, unproved } = checkCertificate(alone, hidden, both, 'full');
    expect(unproved).toEqual([]);
    expect(insiders).toEqual([{ key: 'y', knowing: 'x' }]);
    const moves = [[1, 1, 2, -1]];
    expect(checkCertificate(alone, hidden, { ...both, moves }, 'full').isProved).toBe(true);
    // The first less twice the second leaves x as it is, and not y; three times the same leaves nothing.
    const [first = []] = both.witnesses;
    const apart = { ...both, witnesses: [first, [0, 1, 1, 2, 2, -3]] };
    expect(checkCertificate(alone, hidden, apart, 'full').isProved).toBe(true);
    const again = { ...both, witnesses: [first, [0, 3, 1, 3, 2, -6]] };
    expect(checkCertificate(alone, hidden, again, 'full').insiders).toEqual([{ key: 'y', knowing: 'x' }]);
  });

  test('name one person for each protected cell who may know it', () => {
    const [alone, hidden] = pair({ a: 40, w: 1, x: 1, y: 3, z: 30 }, ['z']);
    const together = { rows: ['w', 'x', 'y', 'z'], witnesses: [[0, 2, 1, 2, 2, 2, 3, -6]] };
    expect(checkCertificate(alone, hidden, together, 'full').insiders).toEqual([
      { key: 'w', knowing: 'x' },
      { key: 'x', knowing: 'w' },
      { key: 'y', knowing: 'w' },
    ]);
    const completed = read(alone, hidden, { certify: true });
    expect(completed.isProved).toBe(true);
    expect(checkCertificate(alone, hidden, completed.certificate!, 'full').insiders).toEqual([]);
  });
});
