/** Estimates from answers in the table of an indicator: never a count of everybody. */
import { openProtectedCube, readCell } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { findIndicator } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { compareEstimates } from './estimate.rules.ts';
import { composeIndicatorTable, splitBySource } from './indicator-table.ts';
import type { Observation } from './indicator.types.ts';
import { listCompleteness } from './missing.rules.ts';
import { isSameContent, toContent } from './observation.rules.ts';
import { readIndicator } from './reading.rules.ts';

const safe = findIndicator('sa1')!;
const source = { en: 'Survey' };

function estimate(
  period: string,
  value: number,
  [low, high]: [number, number],
  respondents: number,
): Observation {
  const { id: indicatorId, version: definitionVersion } = safe;
  const key = {
    indicatorId,
    definitionVersion,
    people: 'everyone',
    breakdown: '',
    period,
    importId: 'i',
  } as const;
  const rest = {
    numerator: null,
    denominator: null,
    status: 'estimated',
    reason: null,
    counted: '',
  } as const;
  return { ...key, ...rest, value, respondents, low, high };
}

function count(period: string, numerator: number, denominator: number): Observation {
  const content = toContent(
    safe,
    { numerator, denominator, value: null },
    { status: 'final', counted: 'persons' },
  );
  return { ...estimate(period, 0, [0, 0], 1), ...content, respondents: null, low: null, high: null };
}

describe('shares of those who answered', () => {
  const earlier = estimate('2024', 52, [44, 60], 150);
  const later = estimate('2026', 71, [64, 77], 180);

  test('keep the interval of the survey and how many answered; nothing reads as a count', () => {
    const { cube, basis } = composeIndicatorTable(safe, [earlier, later], source)!;
    const read = (measure: string) => readCell(cube, { people: 'everyone', period: '2026' }, measure);
    expect(read('value')).toEqual({ kind: 'number', value: 0.71, status: 'estimated' });
    expect([read('lower'), read('upper'), read('base')]).toMatchObject([
      { value: 0.64 },
      { value: 0.77 },
      { value: 180 },
    ]);
    expect(Object.keys(basis)).not.toContain('numerator');
    const reading = readIndicator(safe, cube, null);
    expect(reading.latest).toMatchObject([
      { numerator: null, low: 64, high: 77, denominator: 180, isEstimate: true },
    ]);
    expect(reading.change).toMatchObject({ from: '2024', to: '2026', difference: 19, verdict: 'above' });
    expect(reading.trend).toBeNull();
  });

  test('pass the gate for readers from ten answers on, and not below', () => {
    const few = estimate('2025', 50, [20, 80], 8);
    const table = composeIndicatorTable(safe, [few, later], source)!;
    const [made] = protect({
      tables: [table],
      policy: DEFAULT_POLICY,
      published: [],
      codeVersion: '0',
    }).tables;
    const cube = openProtectedCube(made!);
    const read = (period: string, measure: string) =>
      readCell(cube, { people: 'everyone', period }, measure).kind;
    expect([read('2026', 'value'), read('2026', 'upper')]).toEqual(['number', 'number']);
    expect([read('2025', 'value'), read('2025', 'lower'), read('2025', 'upper')]).toEqual([
      'none',
      'none',
      'none',
    ]);
  });

  test('stand apart from counts of a register, the newest first', () => {
    const both = [count('2025', 40, 80), later, count('2023', 30, 80)];
    expect(splitBySource(safe, both).map((values) => values.map(({ period }) => period))).toEqual([
      ['2026'],
      ['2025', '2023'],
    ]);
    const ids = splitBySource(safe, both).map(
      (values) => composeIndicatorTable(safe, values, source)!.cube.id,
    );
    expect(ids).toEqual(['indicator-sa1-survey-v1', 'indicator-sa1-v1']);
  });

  test('lack nothing but what was never asked', () => {
    const { cube } = composeIndicatorTable(safe, [later], source)!;
    const [line] = listCompleteness([readIndicator(safe, cube, null)], '2026-11-22');
    expect(line?.shortfalls).toEqual([]);
  });

  test('are other content than the same value counted', () => {
    expect(isSameContent(later, { ...later, respondents: 181 })).toBe(false);
    expect(isSameContent(later, { ...later, low: null, high: null })).toBe(false);
  });
});

test('two estimates are compared by their intervals; without one nothing is said', () => {
  const point = (value: number, low: number | null, high: number | null) =>
    ({
      people: 'everyone',
      period: '2025',
      cell: { kind: 'number', value, status: 'estimated' },
      low,
      high,
      numerator: null,
      denominator: 100,
      isUnstable: false,
      isEstimate: true,
    }) as const;
  const found = compareEstimates(point(70, 57.4, 80.1), point(60, 48.9, 70.2))!;
  expect(found.difference).toBe(10);
  // Newcombe 1998, method 10, on these two Wilson intervals
  expect(found.low).toBeCloseTo(10 - Math.hypot(12.6, 10.2), 9);
  expect(found.verdict).toBe('cannot-be-told');
  expect(compareEstimates(point(70, null, null), point(60, 48.9, 70.2))).toBeNull();
});
