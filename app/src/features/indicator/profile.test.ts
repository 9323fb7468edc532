/** The profile of a place: what stands under each heading, and what readers learn of it. */
import { readCell } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { openProtectedCube } from '@vicus/cube';
import { findIndicator, type IndicatorDefinition } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { composeIndicatorTable } from './indicator-table.ts';
import type { Observation, People } from './indicator.types.ts';
import { toContent, toReason } from './observation.rules.ts';
import { composeProfile } from './profile.rules.ts';
import { toGapCube } from './profile-cube.rules.ts';
import { borrowGap, readIndicator } from './reading.rules.ts';

const [employment, gap, climate, stayed] = ['em1', 'em2', 'at1', 'cx3'].map((id) =>
  findIndicator(id)!,
) as IndicatorDefinition[] as [
  IndicatorDefinition,
  IndicatorDefinition,
  IndicatorDefinition,
  IndicatorDefinition,
];
const source = { en: 'Register' };

function count(people: People, period: string, numerator: number, denominator: number): Observation {
  const content = toContent(
    employment,
    { numerator, denominator, value: null },
    { status: 'final', counted: '' },
  );
  return {
    indicatorId: employment.id,
    definitionVersion: 1,
    people,
    breakdown: '',
    period,
    importId: 'i',
    ...content,
  };
}

const VALUES = [
  count('newcomers', '2020', 10, 60),
  count('newcomers', '2024', 41, 70),
  count('others', '2024', 3105, 4120),
];

function readAll(values: readonly Observation[], isProtected = false) {
  const table = composeIndicatorTable(employment, values, source)!;
  const cube = isProtected
    ? openProtectedCube(
        protect({ tables: [table], policy: DEFAULT_POLICY, published: [], codeVersion: '0' }).tables[0]!,
      )
    : table.cube;
  const share = readIndicator(employment, cube, null);
  return [
    share,
    borrowGap(readIndicator(gap, null, null), share),
    readIndicator(climate, null, null),
    readIndicator(stayed, null, null),
  ];
}

const find = (profile: ReturnType<typeof composeProfile>, code: string) =>
  profile.find((one) => one.code === code)!;
const ids = (names: readonly { readonly id: string }[]) => names.map(({ id }) => id);

describe('the profile', () => {
  test('has all fourteen headings, also those where nothing is followed', () => {
    const profile = composeProfile([]);
    expect(profile).toHaveLength(14);
    expect(profile.filter(({ isWayOfWorking }) => isWayOfWorking)).toHaveLength(5);
    expect(profile.every(({ known, change }) => known.length === 0 && change === null)).toBe(true);
  });

  test('says on which side newcomers lie, once for a share and the gap computed from it', () => {
    const work = find(composeProfile(readAll(VALUES)), 'employment');
    expect(ids(work.known)).toEqual(['em1', 'em2']);
    expect(ids(work.gaps.below)).toEqual(['em1']);
    expect(work.gaps.below[0]).toMatchObject({ newcomers: 70, others: 4120 });
    expect(work.gaps.above).toEqual([]);
    expect(work.change).toMatchObject({ kind: 'line', better: [{ id: 'em1' }], worse: [], missing: [] });
  });

  test('names what has no value, and sums nothing up where too little is known', () => {
    const stay = find(composeProfile(readAll(VALUES)), stayed.heading);
    expect(ids(stay.missing)).toEqual(['cx3']);
    expect(ids(stay.gaps.missing)).toEqual([]);
    expect(stay.change).toEqual({
      kind: 'too-few-values',
      known: [],
      missing: [{ id: 'cx3', name: stayed.name }],
    });
  });

  test('a share of newcomers alone has nothing to be held against; parts without a whole are known', () => {
    const work = find(composeProfile(readAll(VALUES.slice(0, 2))), 'employment');
    expect(ids(work.gaps.missing)).toEqual(['em1']);
    const parts = VALUES.map((one) => ({ ...one, breakdown: 'unit=North' }));
    expect(ids(find(composeProfile(readAll(parts)), 'employment').known)).toEqual(['em1']);
  });

  test('keeps withheld, not applicable and missing apart', () => {
    const few = [count('newcomers', '2024', 3, 71)];
    const work = find(composeProfile(readAll(few, true)), 'employment');
    expect(ids(work.withheld)).toEqual(['em1']);
    expect(ids(work.missing)).toEqual(['em2']);
    const none = { ...VALUES[1]!, ...toReason('not-applicable') };
    const plain = find(composeProfile(readAll([none])), 'employment');
    expect(ids(plain.notApplicable)).toEqual(['em1']);
    expect(plain.gaps.below).toEqual([]);
  });
});

describe('the picture of all gaps', () => {
  test('stands under its heading with the people on both sides', () => {
    const cube = toGapCube(composeProfile(readAll(VALUES)), source)!;
    expect(cube.dimensions[0]?.categories.map(({ code, parent }) => [code, parent])).toEqual([
      ['area-employment', undefined],
      ['em1', 'area-employment'],
    ]);
    expect(readCell(cube, { indicator: 'em1' }, 'newcomers')).toMatchObject({ value: 70 });
    const cell = readCell(cube, { indicator: 'em1' }, 'gap');
    expect(cell.kind === 'number' ? cell.value : null).toBeCloseTo((3105 / 4120 - 41 / 70) * 100, 6);
    expect(cube.provenance.period).toBe('2024');
  });

  test('is not drawn without a gap, nor of what is withheld', () => {
    expect(toGapCube(composeProfile([]), source)).toBeNull();
    const few = [count('newcomers', '2024', 3, 71), count('others', '2024', 3105, 4120)];
    expect(toGapCube(composeProfile(readAll(few)), source)).not.toBeNull();
    expect(toGapCube(composeProfile(readAll(few, true)), source)).toBeNull();
  });
});
