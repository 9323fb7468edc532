import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import { audit } from '../audit/audit.ts';
import type { PublishedCell } from '../audit/audit.types.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { protectCounts } from '../withholding/protect-counts.ts';
import { composeReleases } from './compose-releases.ts';
import { foreseeReleases } from './foresee-releases.ts';
import type { EarlierRelease, SharedCodes } from './releases.types.ts';

const solver = await openHighsSolver();
const full = { guarantee: 'full', solver, seed: 1, mayContinue: () => true } as const;

/** A table of one variable: counts by leaf; all leaves and, if asked, the total are shown. */
function openRow(
  counts: Readonly<Record<string, number>>,
  shown = ['leaf', 'Total'],
  maxN = 4,
): CountProblem {
  return {
    name: 'row',
    variables: [{ name: 'place', leaves: Object.keys(counts), levels: [] }],
    tables: [{ name: 'row', vars: { place: shown } }],
    rules: { type: 'freq', maxN, protectZeros: false },
    rows: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
  };
}

/** A release that shows these numbers; what is not listed is withheld because it is protected. */
function release(
  name: string,
  problem: CountProblem,
  numbers: Readonly<Record<string, number | 'primary' | 'secondary'>>,
  shared: SharedCodes = {},
): EarlierRelease {
  const published = Object.entries(numbers).map(([key, shown]): PublishedCell =>
    typeof shown === 'number' ? { key, status: 'value', published: shown } : { key, status: shown },
  );
  return { name, problem, published, ...shared };
}

const merged = openRow({ ab: 23, c: 30 });
const before = release('March', openRow({ a: 20, b: 3, c: 30 }), {
  a: 20,
  b: 'primary',
  c: 30,
  Total: 'secondary',
});
const codes = { place: { a: 'ab', b: 'ab' } };

describe('after a merger', () => {
  test('the new place is withheld where the old numbers would tell a part of it', () => {
    expect(protectCounts(merged, full).secondary).toBe(0);
    const { cells, alreadyRevealed } = protectCounts(merged, { ...full, earlier: [before], codes });
    expect(cells.map(({ key, status }) => [key, status])).toEqual([
      ['Total', 'secondary'],
      ['ab', 'secondary'],
      ['c', 'value'],
    ]);
    expect(alreadyRevealed).toEqual([]);
    const audited = audit(cells, merged, { solver, earlier: [before], codes });
    expect(audited).toMatchObject({ isSafe: true, found: [], alreadyRevealed: [] });
  });

  test('the archivist finds what was published without looking back', () => {
    const { cells } = protectCounts(merged, full);
    const audited = audit(cells, merged, { solver, earlier: [before], codes });
    expect(audited.isSafe).toBe(false);
    expect(audited.failures).toMatchObject({ newspaper: 0, archivist: 1 });
    expect(audited.found[0]).toMatchObject({ attacker: 'archivist', key: 'b in March', kind: 'exact' });
  });

  test('what earlier releases tell by themselves is said, and the rest protected', () => {
    const leak = release('April', openRow({ a: 20, b: 3, c: 30 }), { a: 20, b: 'primary', c: 30, Total: 53 });
    const { cells, alreadyRevealed } = protectCounts(merged, { ...full, earlier: [leak], codes });
    expect(alreadyRevealed).toEqual([{ key: 'b', release: 'April', kind: 'told' }]);
    expect(cells.map(({ published }) => published)).toEqual([53, 23, 30]);
    const audited = audit(cells, merged, { solver, earlier: [leak], codes });
    expect(audited).toMatchObject({
      isSafe: true,
      alreadyRevealed: [{ key: 'b', release: 'April', kind: 'told' }],
    });
  });

  test('a small count that was shown is named, and not shown again', () => {
    const shown = release('May', openRow({ a: 20, b: 3 }, ['leaf']), { a: 20, b: 3 });
    const { cells, alreadyRevealed } = protectCounts(openRow({ a: 20, b: 3 }, ['leaf']), {
      ...full,
      earlier: [shown],
    });
    expect(cells.find(({ key }) => key === 'b')).toEqual({
      key: 'b',
      status: 'primary',
      reason: 'too-few-persons',
    });
    expect(alreadyRevealed).toContainEqual({ key: 'b', kind: 'published' });
  });

  test('a cell protected under older, stricter rules stays protected', () => {
    const strict = release('June', openRow({ a: 20, b: 7, c: 30 }, ['leaf'], 9), {
      a: 'secondary',
      b: 'primary',
      c: 30,
    });
    const { cells } = protectCounts(openRow({ a: 20, b: 7, c: 30 }), { ...full, earlier: [strict] });
    const cell = cells.find(({ key }) => key === 'b');
    expect(cell).toEqual({ key: 'b', status: 'primary', reason: 'withheld-before' });
  });
});

describe('a split that the old number makes impossible', () => {
  const old = release(
    'March',
    openRow({ c: 12, d: 30 }),
    { c: 12, d: 30, Total: 42 },
    {
      codes: { place: { c1: 'c', c2: 'c' } },
    },
  );

  test('is withheld together where that helps', () => {
    const { cells } = protectCounts(openRow({ c1: 3, c2: 9, d: 30 }), { ...full, earlier: [old] });
    expect(cells.filter(({ published }) => published === undefined).map(({ key }) => key)).toEqual([
      'c1',
      'c2',
    ]);
  });

  test('is refused by name where nothing helps', () => {
    const asked = () => protectCounts(openRow({ c1: 1, c2: 1, d: 40 }), { ...full, earlier: [small] });
    const small = release(
      'March',
      openRow({ c: 2, d: 40 }, ['leaf'], 1),
      { c: 2, d: 40 },
      {
        codes: { place: { c1: 'c', c2: 'c' } },
      },
    );
    expect(asked).toThrow(
      expect.objectContaining({ code: 'cannot-be-protected', message: expect.stringMatching(/c1.*March/) }),
    );
  });

  test('is foreseen before the first release', () => {
    const first = openRow({ c: 5, d: 40 });
    const { cells } = protectCounts(first, full);
    const shared = { codes: { place: { c1: 'c', c2: 'c', c3: 'c', c4: 'c' } } };
    const parts = { name: 'parts', problem: openRow({ c1: 2, c2: 1, c3: 1, c4: 1, d: 40 }) };
    const areas = { name: 'areas', problem: openRow({ cd: 45 }), codes: { place: { c: 'cd', d: 'cd' } } };
    const [finer] = foreseeReleases({ problem: first, cells, ...shared }, [parts], full);
    expect(finer).toMatchObject({ name: 'parts', lost: ['c1', 'c2', 'c3', 'c4'], impossible: [] });
    const [coarser] = foreseeReleases({ problem: first, cells }, [areas], full);
    expect(coarser).toEqual({ name: 'areas', lost: [], endangered: [], impossible: [] });
  });
});

test('the order of releases with the same numbers does not matter', () => {
  const one = release('one', openRow({ a: 20, b: 3, c: 30, d: 9 }), {
    a: 20,
    b: 'primary',
    c: 30,
    d: 'secondary',
    Total: 62,
  });
  const other = release(
    'other',
    openRow({ ab: 23, c: 30, d: 9 }, ['leaf']),
    { ab: 'secondary', c: 30, d: 'secondary' },
    { codes },
  );
  const asked = openRow({ a: 20, bd: 12, c: 30 });
  const shared = { codes: { place: { b: 'bd', d: 'bd' } } };
  const [forth, back] = [
    [one, other],
    [other, one],
  ].map((earlier) => protectCounts(asked, { ...full, earlier, ...shared }).cells);
  expect(forth).toEqual(back);
  expect(forth?.find(({ key }) => key === 'bd')).toMatchObject({ published: 12 });
});

test('a release without a variable counts everybody', () => {
  const fine: CountProblem = {
    ...openRow({ a: 23, b: 30 }),
    variables: [
      { name: 'place', leaves: ['a', 'b'], levels: [] },
      { name: 'sex', leaves: ['f', 'm'], levels: [] },
    ],
    tables: [{ name: 'fine', vars: { place: ['leaf'], sex: ['leaf'] } }],
    rows: [
      { codes: ['a', 'f'], count: 20 },
      { codes: ['a', 'm'], count: 3 },
      { codes: ['b', 'f'], count: 18 },
      { codes: ['b', 'm'], count: 12 },
    ],
  };
  const earlier = [release('March', openRow({ a: 23, b: 30 }), { a: 23, b: 30, Total: 53 })];
  const { cells } = protectCounts(fine, { ...full, earlier });
  expect(cells.map(({ key, status }) => [key, status])).toEqual([
    ['a|f', 'secondary'],
    ['a|m', 'primary'],
    ['b|f', 'value'],
    ['b|m', 'value'],
  ]);
  expect(audit(cells, fine, { solver, earlier }).isSafe).toBe(true);
});

describe('releases that cannot be set side by side', () => {
  const now = openRow({ ab: 23, c: 30 });
  const ask = (earlier: EarlierRelease, shared: SharedCodes = {}) =>
    [
      () => protectCounts(now, { ...full, earlier: [earlier], ...shared }),
      () => audit([], now, { solver, earlier: [earlier], ...shared }),
    ] as const;

  test.each<[string, string, RegExp, EarlierRelease, SharedCodes]>([
    ['codes nobody explained', 'bad-release', /"ab"|"a"/, before, {}],
    ['a code that is none', 'bad-release', /"x" is no leaf/, before, { codes: { place: { a: 'x' } } }],
    [
      'a number that is not the one of its tables',
      'release-contradicts',
      /March, a: 21/,
      {
        ...before,
        published: before.published.map((one) => (one.key === 'a' ? { ...one, published: 21 } : one)),
      },
      { codes },
    ],
    [
      'counts that were revised',
      'release-contradicts',
      /25 persons|23 persons/,
      release('March', openRow({ a: 22, b: 3, c: 30 }), { a: 22, b: 'primary', c: 30, Total: 'secondary' }),
      { codes },
    ],
    [
      'rounded numbers',
      'bad-release',
      /rounded/,
      { ...before, published: before.published.map((one) => ({ ...one, published: 20, status: 'rounded' })) },
      { codes },
    ],
    [
      'a cell left out',
      'bad-release',
      /March, Total/,
      { ...before, published: before.published.slice(0, 3) },
      { codes },
    ],
    [
      'zeros shown in one only',
      'bad-release',
      /zeros/,
      { ...before, problem: { ...before.problem, rules: { type: 'freq', maxN: 4, protectZeros: true } } },
      { codes },
    ],
  ])('%s', (_, code, message, earlier, shared) => {
    const [protecting, auditing] = ask(earlier, shared);
    expect(protecting).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
    expect(auditing).toThrow(expect.objectContaining({ code: 'audit-input-invalid' }));
  });

  test('years that are other persons are told apart only where that is said', () => {
    const earlier = release('2023', openRow({ 2023: 20, 2024: 30 }), { 2023: 20, 2024: 30, Total: 50 });
    const later = openRow({ 2024: 30, 2025: 40 });
    const said = { apart: ['place'] };
    expect(() => protectCounts(later, { ...full, earlier: [earlier], ...said })).toThrow(/apart/);
    const { problem } = composeReleases([
      { ...earlier, ...said },
      { name: 'now', problem: later, ...said },
    ]);
    expect(problem.rows.reduce((sum, { count }) => sum + count, 0)).toBe(90);
  });
});
