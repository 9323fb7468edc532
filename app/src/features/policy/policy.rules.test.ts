/** States from dates, filters, what counts as a place of encounter in a year. */
import { describe, expect, test } from 'vitest';
import {
  filterMeasures,
  listChangedFields,
  listMeasureYears,
  parseMeasureFilter,
  readMeasureState,
  readWhyNotCounted,
  sortMeasures,
} from './policy.rules.ts';
import type { Encounter, Measure } from './policy.types.ts';

const measure = (change: Partial<Measure>): Measure => ({
  measureId: 'x',
  title: 'Night bus',
  what: '',
  area: 'social-services',
  forWhom: 'everybody',
  kind: 'service',
  decidedBy: '',
  adoptedOn: null,
  implementedFrom: null,
  endedOn: null,
  endReason: '',
  link: '',
  money: '',
  staff: '',
  publishedOn: null,
  ...change,
});

test.each([
  [{}, 'planned'],
  [{ adoptedOn: '2026-12-01' }, 'planned'],
  [{ adoptedOn: '2026-11-22' }, 'adopted'],
  [{ adoptedOn: '2026-01-01', implementedFrom: '2027-01-01' }, 'adopted'],
  [{ implementedFrom: '2026-11-22' }, 'running'],
  [{ implementedFrom: '2026-01-01', endedOn: '2026-12-31' }, 'running'],
  [{ adoptedOn: '2026-01-01', endedOn: '2026-11-22' }, 'ended'],
])('the dates %j say: %s', (dates, state) => {
  expect(readMeasureState(measure(dates), '2026-11-22')).toBe(state);
});

describe('the list', () => {
  const bus = measure({ title: 'Bus', adoptedOn: '2023-05-01', endedOn: '2024-06-30', area: 'housing' });
  const course = measure({ title: 'Course', implementedFrom: '2025-01-01' });
  const idea = measure({ title: 'Idea', area: 'housing' });
  const titles = (query: string) =>
    filterMeasures([bus, course, idea], parseMeasureFilter(new URLSearchParams(query)), '2026-11-22').map(
      ({ title }) => title,
    );

  test('is chosen by area, state and year', () => {
    expect(titles('')).toEqual(['Bus', 'Course', 'Idea']);
    expect(titles('area=housing')).toEqual(['Bus', 'Idea']);
    expect(titles('state=ended')).toEqual(['Bus']);
    expect(titles('year=2024')).toEqual(['Bus']);
    expect(titles('year=2026')).toEqual(['Course']);
    expect(titles('area=nowhere')).toEqual([]);
  });
  test('what cannot be read asks for nothing', () => {
    expect(titles('state=lost&year=soon')).toHaveLength(3);
  });
  test('stands newest first, what waits for a date on top', () => {
    expect(sortMeasures([bus, course, idea]).map(({ title }) => title)).toEqual(['Idea', 'Course', 'Bus']);
    expect(listMeasureYears([bus, course], '2026-11-22')).toEqual([2026, 2025, 2024, 2023]);
  });
});

test('a change keeps only what differs', () => {
  const { publishedOn: _, measureId: __, ...before } = measure({});
  expect(listChangedFields(before, { ...before, adoptedOn: '2026-01-01', title: 'Bus' })).toEqual({
    title: 'Night bus',
    adoptedOn: null,
  });
});

describe('a place of encounter', () => {
  const cafe: Encounter = {
    encounterId: 'x',
    name: 'Café',
    kind: 'cafe',
    moderatedBy: 'Library',
    howOften: 'weekly',
    openTo: 'everybody',
    sinceOn: null,
    untilOn: null,
    note: '',
  };
  test.each([
    [{}, null],
    [{ openTo: 'newcomers' }, 'not-open-to-all'],
    [{ moderatedBy: '' }, 'nobody-moderates'],
    [{ howOften: 'rarely' }, 'too-seldom'],
    [{ howOften: 'every-two-months' }, null],
    [{ howOften: 'monthly', sinceOn: '2025-08-01' }, 'too-seldom'],
    [{ howOften: 'weekly', sinceOn: '2025-11-01' }, null],
    [{ untilOn: '2024-12-31' }, 'not-this-year'],
    [{ sinceOn: '2026-01-01' }, 'not-this-year'],
  ] as const)('%j', (change, why) => {
    expect(readWhyNotCounted({ ...cafe, ...change }, 2025)).toBe(why);
  });
});
