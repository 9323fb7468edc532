import { describe, expect, it } from 'vitest';
import { listDuePeriods, readLastPeriod, readPeriodBefore, readPeriodDays } from './period.rules.ts';
import { chooseReminder, isDueSoon, readStanding } from './state.rules.ts';

describe('periods', () => {
  it.each([
    ['year', '2026-11-22', '2025'],
    ['half-year', '2026-11-22', '2026-S1'],
    ['half-year', '2026-01-01', '2025-S2'],
    ['quarter', '2026-11-22', '2026-Q3'],
    ['quarter', '2026-02-01', '2025-Q4'],
    ['month', '2026-01-31', '2025-12'],
    ['once', '2026-01-31', '2025'],
  ] as const)('the last %s over on %s is %s', (frequency, day, period) => {
    expect(readLastPeriod(frequency, day)).toBe(period);
  });

  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-S1', '2024-01-01', '2024-06-30'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
  ])('%s lies between %s and %s', (period, first, last) => {
    expect(readPeriodDays(period)).toEqual({ first, last });
  });

  it.each([
    ['2026', '2025'],
    ['2026-S1', '2025-S2'],
    ['2026-Q1', '2025-Q4'],
    ['2026-01', '2025-12'],
  ])('before %s comes %s', (period, before) => {
    expect(readPeriodBefore(period)).toBe(before);
  });

  it('every period that has begun is asked for, and nothing is late on the day it is first asked', () => {
    const asking = {
      frequency: 'quarter',
      firstPeriod: '2026-Q2',
      daysUntilDue: 30,
      createdOn: '2026-11-22',
    } as const;
    expect(listDuePeriods(asking, '2026-11-22')).toEqual([
      { period: '2026-Q2', dueOn: '2026-12-22' },
      { period: '2026-Q3', dueOn: '2026-12-22' },
      { period: '2026-Q4', dueOn: '2027-01-30' },
    ]);
    expect(listDuePeriods(asking, '2027-01-01').at(-1)).toEqual({ period: '2027-Q1', dueOn: '2027-04-30' });
  });

  it('once is once, also for a time to come', () => {
    const asking = {
      frequency: 'once',
      firstPeriod: '2027-S1',
      daysUntilDue: 0,
      createdOn: '2026-11-22',
    } as const;
    expect(listDuePeriods(asking, '2026-11-22')).toEqual([{ period: '2027-S1', dueOn: '2027-06-30' }]);
  });

  it('asks for no more than sixty periods back', () => {
    const asking = {
      frequency: 'month',
      firstPeriod: '2001-01',
      daysUntilDue: 30,
      createdOn: '2026-01-01',
    } as const;
    expect(listDuePeriods(asking, '2026-01-15')).toHaveLength(60);
  });
});

describe('standing and reminders', () => {
  const delivery = { state: 'expected', dueOn: '2026-12-22', approvedAt: null, isTakenBack: false } as const;

  it('says where a delivery stands', () => {
    expect(readStanding(delivery, '2026-12-22')).toBe('expected');
    expect(readStanding(delivery, '2026-12-23')).toBe('overdue');
    expect(readStanding({ ...delivery, state: 'returned' }, '2027-12-23')).toBe('returned');
    const approved = { ...delivery, state: 'approved', approvedAt: new Date() } as const;
    expect(readStanding(approved, '2027-01-01')).toBe('approved');
    expect(readStanding({ ...approved, isTakenBack: true }, '2027-01-01')).toBe('taken-back');
    expect(readStanding({ ...approved, state: 'draft' }, '2027-01-01')).toBe('correcting');
  });

  it('reminds once before and once after, and never of what is submitted', () => {
    const open = {
      state: 'expected',
      dueOn: '2026-12-22',
      remindedBeforeOn: null,
      remindedAfterOn: null,
    } as const;
    expect(chooseReminder(open, '2026-12-14')).toBeNull();
    expect(chooseReminder(open, '2026-12-15')).toBe('before');
    expect(chooseReminder({ ...open, remindedBeforeOn: '2026-12-15' }, '2026-12-16')).toBeNull();
    expect(chooseReminder(open, '2026-12-23')).toBeNull();
    expect(chooseReminder({ ...open, remindedBeforeOn: '2026-12-15' }, '2026-12-25')).toBe('after');
    expect(chooseReminder({ ...open, remindedAfterOn: '2026-12-25' }, '2027-12-25')).toBeNull();
    expect(chooseReminder({ ...open, state: 'submitted' }, '2026-12-15')).toBeNull();
    expect(isDueSoon(open, '2026-12-08')).toBe(true);
    expect(isDueSoon(open, '2026-12-07')).toBe(false);
  });
});
