import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePeriods,
  computeValue,
  listDoubles,
  parseBreakdown,
  parsePeriod,
  toBreakdownText,
  toContent,
  toPeriodEnd,
  toReason,
} from './observation.rules.ts';

describe('periods', () => {
  test.each([
    ['2024', '2024'],
    [' 2024 ', '2024'],
    ['2024-S1', '2024-S1'],
    ['H2 2024', '2024-S2'],
    ['2024q3', '2024-Q3'],
    ['Q3/2024', '2024-Q3'],
    ['06/2024', '2024-06'],
    ['6.2024', '2024-06'],
    ['2024/6', '2024-06'],
    ['31.12.2024', '2024'],
    ['2024-12-31', '2024'],
  ])('%s is %s', (written, period) => expect(parsePeriod(written)).toBe(period));

  test.each(['', '24', '2024-13', '2024-S3', 'Q5 2024', '30.06.2024', 'soon', '2024-00', '13/2024'])(
    '%s is none',
    (written) => expect(parsePeriod(written)).toBeNull(),
  );

  test('stand in the order of their ends, the longer last', () => {
    const sorted = ['2024', '2024-Q4', '2024-12', '2024-S1', '2023', '2024-Q3'].toSorted(comparePeriods);
    expect(sorted).toEqual(['2023', '2024-S1', '2024-Q3', '2024-Q4', '2024-12', '2024']);
    expect(toPeriodEnd('2024-Q3')).toBe(toPeriodEnd('2024-09'));
  });
});

test('a breakdown is written in one order and read back', () => {
  const code = fc.stringMatching(/^[a-z0-9+ -]{1,12}$/).filter((text) => text.trim() === text);
  const codes = fc.dictionary(fc.constantFrom('age', 'sex', 'origin', 'unit'), code);
  fc.assert(
    fc.property(codes, (given) => {
      const text = toBreakdownText(given);
      expect(parseBreakdown(text)).toEqual({ ...given });
      expect(toBreakdownText(Object.fromEntries(Object.entries(given).toReversed()))).toBe(text);
    }),
  );
  expect(toBreakdownText({ sex: 'f', age: '18-29', origin: '' })).toBe('age=18-29,sex=f');
});

describe('values', () => {
  const share = { kind: 'share', unit: 'percent' } as const;
  test('are computed from their parts', () => {
    expect(computeValue(share, { numerator: 15, denominator: 39, value: null })).toBeCloseTo(38.4615, 4);
    const rate = { kind: 'rate', unit: 'per-thousand' } as const;
    expect(computeValue(rate, { numerator: 12, denominator: 8000, value: null })).toBe(1.5);
  });

  test('zero, no base and nothing are three things', () => {
    expect(computeValue(share, { numerator: 0, denominator: 39, value: null })).toBe(0);
    expect(computeValue(share, { numerator: 0, denominator: 0, value: null })).toBe('no-base');
    const rest = { status: 'final', counted: '' } as const;
    expect(toContent(share, { numerator: null, denominator: null, value: null }, rest)).toEqual(
      toReason('not-collected'),
    );
    expect(toContent(share, { numerator: 0, denominator: 0, value: null }, rest).reason).toBe('no-base');
    expect(toContent(share, { numerator: 0, denominator: 4, value: null }, rest)).toMatchObject({
      value: 0,
      reason: null,
    });
  });
});

test('two rows for one value are found', () => {
  const key = {
    indicatorId: 'em1',
    definitionVersion: 1,
    people: 'others',
    breakdown: '',
    period: '2024',
  } as const;
  const row = { ...key, ...toReason('not-collected') };
  expect(listDoubles([row, { ...row, period: '2023' }, row])).toEqual(['em1|1|others||2024']);
});
