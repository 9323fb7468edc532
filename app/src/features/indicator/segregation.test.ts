/** Unevenness from counts by unit: what is told, what is not, and that readers cannot work a withheld count out of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { findIndicator, type IndicatorDefinition } from '@vicus/reference';
import { computeDissimilarity } from '@vicus/statistics';
import { describe, expect, test } from 'vitest';
import { composeIndicatorTable } from './indicator-table.ts';
import type { Observation, People } from './indicator.types.ts';
import { toContent } from './observation.rules.ts';
import { dropTypedBesideCounts, readSpreads } from './segregation.rules.ts';
import { toSpreadCube } from './spread-cube.rules.ts';

const pupils = findIndicator('ed6-pupils')!;
const bornAbroad = findIndicator('cx1')!;
const source = { en: 'School authority' };

interface Told {
  readonly people: People;
  readonly unit: string;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly period?: string;
}

function observe(
  definition: IndicatorDefinition,
  { people, unit, period = '2025', value, numerator, denominator }: Told,
): Observation {
  const parts = { value: value ?? null, numerator: numerator ?? null, denominator: denominator ?? null };
  return {
    indicatorId: definition.id,
    definitionVersion: 1,
    people,
    breakdown: unit === '' ? '' : `unit=${unit}`,
    period,
    importId: 'i',
    ...toContent(definition, parts, { status: 'final', counted: 'persons' }),
  };
}

const listSchools = (schools: Readonly<Record<string, readonly [number, number]>>, period = '2025') =>
  Object.entries(schools).flatMap(([unit, [newcomers, others]]) => [
    observe(pupils, { people: 'newcomers', unit, value: newcomers, period }),
    observe(pupils, { people: 'others', unit, value: others, period }),
  ]);

const compose = (rows: readonly Observation[], definition = pupils) =>
  composeIndicatorTable(definition, rows, source)!;

function pass(rows: readonly Observation[], definition = pupils): Cube {
  const made = protect({
    tables: [compose(rows, definition)],
    policy: DEFAULT_POLICY,
    published: [],
    codeVersion: '0',
  });
  return openProtectedCube(made.tables[0]!);
}

const TOWN = { North: [12, 150], South: [30, 90], East: [7, 210], West: [21, 33], Mill: [40, 260] } as const;

describe('from counts of newcomers and everybody else', () => {
  test('says the index beside what the lot gives, the newest period first', () => {
    const even = { North: [15, 150], South: [9, 90], East: [21, 210] } as const;
    const rows = [...listSchools(TOWN), ...listSchools(even, '2024')];
    const [now, before] = readSpreads(pupils, compose(rows).cube);
    expect(now).toMatchObject({ period: '2025', units: 5, newcomers: 110, others: 743 });
    expect(now!.result).toMatchObject({ kind: 'told', verdict: 'more-uneven' });
    expect(now!.result.kind === 'told' ? now!.result.index : 0).toBeCloseTo(0.31179493454056, 12);
    // Mill and West had no counts in 2024: they are no schools of that year, not empty ones.
    expect(before).toMatchObject({ period: '2024', units: 3 });
    expect(before!.result).toMatchObject({ kind: 'told', verdict: 'more-even' });
  });

  test('with few people tells no index, or says that it cannot be told from chance', () => {
    const few = { A: [2, 80], B: [1, 120], C: [3, 110] } as const;
    expect(readSpreads(pupils, compose(listSchools(few)).cube)[0]!.result.kind).toBe('too-small');
    const some = { A: [6, 80], B: [9, 120], C: [14, 110] } as const;
    expect(readSpreads(pupils, compose(listSchools(some)).cube)[0]!.result).toMatchObject({
      kind: 'told',
      verdict: 'cannot-be-told',
    });
  });

  test('two schools, one missing count, nobody in one group', () => {
    const result = (rows: readonly Observation[]) => readSpreads(pupils, compose(rows).cube)[0]?.result.kind;
    const two = listSchools({ A: [20, 80], B: [30, 70] });
    expect(result(two)).toBe('too-few-units');
    expect(readSpreads(pupils, compose(two).cube)[0]).toMatchObject({ shareInLargestUnit: 0.6 });
    expect(result(listSchools(TOWN).slice(1))).toBe('incomplete');
    expect(result(listSchools({ A: [0, 80], B: [0, 70], C: [0, 9] }))).toBe('one-group-is-empty');
    expect(
      readSpreads(pupils, compose([observe(pupils, { people: 'newcomers', unit: '', value: 9 })]).cube),
    ).toEqual([]);
  });

  test('a share of everyone whose counted are newcomers says it too', () => {
    const rows = Object.entries(TOWN).map(([unit, [some, rest]]) =>
      observe(bornAbroad, { people: 'everyone', unit, numerator: some, denominator: some + rest }),
    );
    const [found] = readSpreads(bornAbroad, compose(rows, bornAbroad).cube);
    expect(found).toMatchObject({ newcomers: 110, others: 743 });
    expect(found!.result.kind === 'told' ? found!.result.index : 0).toBeCloseTo(0.31179493454056, 12);
  });
});

describe('the picture', () => {
  test('shows the index of each year on the band of the lot, withheld years as such', () => {
    const [now] = readSpreads(pupils, compose(listSchools(TOWN)).cube);
    const hidden = { ...now!, period: '2024', result: { kind: 'withheld' as const } };
    const small = { ...now!, period: '2023', result: { kind: 'too-small' as const, chanceLevel: 0.4 } };
    const cube = toSpreadCube([now!, hidden, small], source)!;
    expect(cube.dimensions[0]?.categories.map(({ code }) => code)).toEqual(['2024', '2025']);
    expect(readCell(cube, { period: '2024' }, 'index')).toEqual({ kind: 'none', reason: 'withheld' });
    expect(readCell(cube, { period: '2025' }, 'index')).toMatchObject({ kind: 'number' });
    expect(toSpreadCube([hidden, small], source)).toBeNull();
  });
});

describe('readers', () => {
  const SMALL = { North: [12, 150], South: [30, 90], East: [3, 210], West: [21, 33] } as const;

  test('see the same where nothing is withheld', () => {
    const [shown] = readSpreads(pupils, pass(listSchools(TOWN)));
    expect(shown).toEqual(readSpreads(pupils, compose(listSchools(TOWN)).cube)[0]);
  });

  test('get no index, no sum and no interval where a count is withheld', () => {
    const cube = pass(listSchools(SMALL));
    expect(readCell(cube, { people: 'newcomers', unit: 'East', period: '2025' }, 'value').kind).toBe('none');
    const [shown] = readSpreads(pupils, cube);
    expect(shown).toEqual({
      period: '2025',
      units: 4,
      newcomers: null,
      others: null,
      shareInLargestUnit: null,
      result: { kind: 'withheld' },
    });
  });

  test('otherwise could try every number: the index of the office gives the withheld count away', () => {
    const [own] = readSpreads(pupils, compose(listSchools(SMALL)).cube);
    const told = own!.result.kind === 'told' ? own!.result.index : 0;
    const fitting = Array.from({ length: 5 }, (_, guess) => guess).filter((guess) => {
      const units = Object.values({ ...SMALL, East: [guess, 210] as const });
      const found = computeDissimilarity(units.map(([group, others]) => ({ group, others })));
      return found.kind === 'dissimilarity' && found.index.toFixed(2) === told.toFixed(2);
    });
    expect(fitting).toEqual([3]);
  });

  test('so an index that somebody typed is not shown beside counts by school', () => {
    const counts = [pass(listSchools(SMALL))];
    const typed = [pass(listSchools({ A: [20, 80], B: [30, 70] }))];
    const total = [pass([observe(pupils, { people: 'newcomers', unit: '', value: 66 })])];
    const keys = (tables: Readonly<Record<string, readonly Cube[]>>) => [
      ...dropTypedBesideCounts(new Map(Object.entries(tables))).keys(),
    ];
    expect(keys({ ed6: typed, em1: typed })).toEqual(['ed6', 'em1']);
    expect(keys({ ed6: typed, 'ed6-share': typed, 'ed6-pupils': counts })).toEqual(['ed6-pupils']);
    expect(keys({ ed6: typed, 'ed6-pupils': [] })).toEqual(['ed6-pupils']);
    expect(keys({ ed6: typed, 'ed6-pupils': total })).toEqual(['ed6', 'ed6-pupils']);
  });
});

const folder = process.env['VICUS_OPEN_DATA'];
const schools = folder === undefined ? undefined : join(folder, 'segregation-schools', 'schools00.csv');

/** Newcomers and others of nine schools, by school. */
function readDistrict(path: string): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
    const [state, district, school = '', race, n] = line.replaceAll('"', '').split(',');
    if (state !== 'A' || district !== 'A2') continue;
    const [group, others] = counts.get(school) ?? [0, 0];
    counts.set(school, [
      group + (race === 'hisp' ? Number(n) : 0),
      others + (race === 'white' ? Number(n) : 0),
    ]);
  }
  return counts;
}

test.skipIf(schools === undefined || !existsSync(schools))(
  'the nine schools of a real district, as R has them (set VICUS_OPEN_DATA to read them)',
  () => {
    const file = new URL('../../../../packages/statistics/reference/monitoring.json', import.meta.url);
    const reference = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly number[]>>;
    const [index = 0, level = 0, low = 0, high = 0] = reference['segregationDistrict'] ?? [];
    const rows = listSchools(Object.fromEntries(readDistrict(schools ?? '')));
    const [own] = readSpreads(pupils, compose(rows).cube);
    expect(own).toMatchObject({ units: 9, newcomers: 149, others: 3923 });
    if (own?.result.kind !== 'told') throw new Error(own?.result.kind);
    expect(own.result.index).toBeCloseTo(index, 10);
    expect(own.result.chanceLevel).toBeCloseTo(level, 10);
    expect(Math.abs(own.result.low - low)).toBeLessThan(0.01);
    expect(Math.abs(own.result.high - high)).toBeLessThan(0.01);
    expect(own.result.verdict).toBe('more-uneven');
    // One of the schools has three such children: readers get no index.
    expect(readSpreads(pupils, pass(rows))[0]?.result).toEqual({ kind: 'withheld' });
  },
);
