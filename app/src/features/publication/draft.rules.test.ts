import { buildCube, type Cube } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import {
  compareWithPublished,
  listApprovers,
  readEmbargo,
  readTimeZone,
  refuseOwnApproval,
  toLocalTime,
} from './draft.rules.ts';
import { findSharedCounts, groupLinked, linkTables } from './draft-links.rules.ts';

const ada = { userId: 'ada', name: 'Ada' };
const bo = { userId: 'bo', name: 'Bo' };

describe('approval', () => {
  test('the last to change a draft does not approve it, but where there is nobody else', () => {
    expect(listApprovers([ada, bo], { changedBy: 'ada' })).toEqual([bo]);
    expect(listApprovers([ada], { changedBy: 'ada' })).toEqual([ada]);
    expect(() => refuseOwnApproval([ada, bo], { changedBy: 'ada' }, 'ada')).toThrow(
      expect.objectContaining({ code: 'draft-approved-by-oneself' }),
    );
    expect(() => refuseOwnApproval([ada, bo], { changedBy: 'ada' }, 'bo')).not.toThrow();
    expect(() => refuseOwnApproval([ada], { changedBy: 'gone' }, 'ada')).not.toThrow();
  });
});

describe('embargo', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  test('is written as clocks of the place show it', () => {
    expect(readTimeZone('DE')).toBe('Europe/Berlin');
    expect(readTimeZone('EL')).toBe('Europe/Athens');
    expect(readTimeZone('??')).toBe('UTC');
    expect(readEmbargo('2026-12-01T09:00', 'Europe/Berlin', now).toISOString()).toBe(
      '2026-12-01T08:00:00.000Z',
    );
    expect(readEmbargo('2027-07-01T09:00:30', 'Europe/Berlin', now).toISOString()).toBe(
      '2027-07-01T07:00:30.000Z',
    );
    expect(toLocalTime(new Date('2026-12-01T08:00:00Z'), 'Europe/Berlin')).toBe('2026-12-01T09:00');
  });
  test('lies in the future, within a year', () => {
    expect(() => readEmbargo('2026-11-22T12:30', 'Europe/Berlin', now)).toThrow(
      expect.objectContaining({ code: 'embargo-in-the-past' }),
    );
    expect(() => readEmbargo('2028-01-01T00:00', 'UTC', now)).toThrow(
      expect.objectContaining({ code: 'embargo-too-far' }),
    );
  });
});

type Rows = Readonly<Record<string, readonly [part: number | null, base: number | null]>>;

function compose(id: string, rows: Rows): Cube {
  const codes = Object.keys(rows);
  return buildCube({
    id,
    provenance: { title: { en: id }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'sex',
        label: { en: 'Sex' },
        role: 'category',
        categories: codes.map((code) => ({
          code,
          label: { en: code },
          ...(code !== 'all' && { parent: 'all' }),
        })),
      },
    ],
    measures: ['part', 'base'].map((measure) => ({
      id: measure,
      label: { en: measure },
      kind: 'count',
      unit: 'persons',
      decimals: 0,
    })),
    cells: codes.map((sex) => {
      const [part, base] = rows[sex] ?? [null, null];
      const toCell = (value: number | null) => value ?? ({ kind: 'none', reason: 'withheld' } as const);
      return { at: { sex }, measures: { part: toCell(part), base: toCell(base) } };
    }),
  });
}

const persons = { kind: 'count-of-persons' } as const;
const table = (id: string, rows: Rows) => ({
  cube: compose(id, rows),
  basis: { part: persons, base: persons },
});

describe('linked tables', () => {
  const work = table('work', { all: [40, 104], f: [1, 4], m: [39, 100] });
  const courses = table('courses', { all: [21, 104], f: [2, 4], m: [19, 100] });
  const other = table('other', { all: [40, 90], f: [20, 45], m: [20, 45] });

  test('share the counts that agree everywhere, and no others', () => {
    const shared = findSharedCounts([work, courses, other]);
    expect(shared.map(({ one, other: there }) => [one.measure, there.measure])).toEqual([['base', 'base']]);
    expect(shared[0]?.figures).toHaveLength(3);
    const ids = groupLinked([work, courses, other], shared).map((group) => group.map(({ cube }) => cube.id));
    expect(ids).toEqual([['work', 'courses'], ['other']]);
    expect(linkTables([work, courses, other], shared).map((one) => one.sameFigures?.length)).toEqual([
      3, 0, 0,
    ]);
  });

  test('are found where one of them withholds a count', () => {
    const before = table('before', { all: [30, 104], f: [null, null], m: [29, 100] });
    expect(findSharedCounts([work, before])[0]?.figures).toHaveLength(3);
  });

  test('one small number alone is no link', () => {
    expect(findSharedCounts([table('a', { all: [7, 300] }), table('b', { all: [7, 200] })])).toEqual([]);
  });
});

test('what is new since the last edition', () => {
  const last = { cube: compose('work', { all: [40, 104], f: [null, null] }), on: '2025-01-01' };
  const same = compose('work', { all: [40, 104], f: [1, 4] });
  expect(compareWithPublished(same, undefined)).toEqual({ kind: 'never' });
  expect(compareWithPublished(same, last)).toEqual({ kind: 'same', on: '2025-01-01' });
  const changed = compose('work', { all: [41, 104], f: [1, 4], m: [40, 100] });
  expect(compareWithPublished(changed, last)).toMatchObject({ kind: 'changed', cells: 3 });
});
