import { describe, expect, test } from 'vitest';
import type { Point } from './reading.rules.ts';
import { listRetentionIds, readRetention } from './retention.rules.ts';

const point = (period: string, numerator: number, denominator: number): Point => ({
  people: 'newcomers',
  period,
  cell: { kind: 'number', value: (100 * numerator) / denominator, status: 'final' },
  low: null,
  high: null,
  numerator,
  denominator,
  isUnstable: numerator < 20,
});
const none = (period: string, reason: 'withheld' | 'not-collected'): Point => ({
  ...point(period, 1, 1),
  cell: { kind: 'none', reason },
  numerator: null,
  denominator: null,
});
const read = (after2: readonly Point[], after5: readonly Point[] = [], span: 3 | 5 | null = null) =>
  readRetention((id) => (id === 'cx3' ? after2 : after5), span).sides;

test('belongs to the two indicators of who stays', () => {
  expect(listRetentionIds('cx3-5')).toEqual(['cx3', 'cx3-5']);
  expect(listRetentionIds('em1')).toEqual([]);
});

describe('years of arrival put together', () => {
  // The worked example of docs/methods/retention.md.
  const after2 = [
    point('2018', 18, 24),
    point('2019', 20, 30),
    none('2020', 'not-collected'),
    point('2021', 9, 12),
    point('2022', 41, 55),
  ];
  const after5 = [point('2018', 12, 24), point('2019', 15, 30)];

  test('are the latest three known, with those not known named', () => {
    const [two, five] = read(after2, after5);
    expect(two?.pooled).toMatchObject({
      cohorts: [2019, 2021, 2022],
      missingCohorts: [2020],
      reading: { numerator: 70, denominator: 97 },
    });
    expect(five?.pooled).toMatchObject({
      cohorts: [2018, 2019],
      reading: { numerator: 27, denominator: 54 },
    });
    expect(two).toMatchObject({ isUnstable: false, hasMore: true, withheldCohorts: [] });
    expect(five?.hasMore).toBe(false);
  });

  test('are five where somebody asks for five', () => {
    expect(read(after2, after5, 5)[0]?.pooled).toMatchObject({ cohorts: [2018, 2019, 2021, 2022] });
  });

  test('say that there is nothing, and that too few stayed', () => {
    expect(read([])[0]).toMatchObject({ pooled: null, isUnstable: true });
    expect(read([point('2022', 4, 9)])[0]).toMatchObject({ isUnstable: true, hasMore: false });
  });

  test('are not summed over one that is withheld, nor around it', () => {
    const [two] = read([point('2019', 20, 30), none('2020', 'withheld'), point('2021', 9, 12)]);
    expect(two).toMatchObject({ pooled: null, withheldCohorts: [2020] });
    const [newest] = read([point('2019', 20, 30), point('2020', 9, 12), none('2021', 'withheld')]);
    expect(newest?.pooled).toMatchObject({ cohorts: [2019, 2020] });
    expect(newest?.withheldCohorts).toEqual([2021]);
  });

  test('of two indicators that contradict each other are read each by itself', () => {
    const [two, five] = read([point('2019', 20, 30)], [point('2019', 25, 40)]);
    expect([two?.pooled?.cohorts, five?.pooled?.cohorts]).toEqual([[2019], [2019]]);
  });
});
