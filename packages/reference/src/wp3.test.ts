import { describe, expect, test } from 'vitest';
import {
  EUROPEAN_DOCUMENTS,
  EUROPEAN_FORA,
  LOCAL_CONDITIONS,
  POLICY_CONTEXT_CATEGORIES,
  POLICY_CONTEXT_LABELS,
  POLICY_CONTEXTS,
  WP3_CATEGORY_LABELS,
  WP3_GROUPS,
  WP3_INCONSISTENCIES,
  WP3_LOCALITIES,
  WP3_SAMPLE,
  WP3_STATED_TOTALS,
} from './index.ts';

const PUBLIC_LANGUAGES = ['en', 'de', 'es', 'it'];

test('every text of the evidence base is in the four public languages', () => {
  const texts = [
    ...Object.values(WP3_CATEGORY_LABELS),
    ...WP3_GROUPS.map(({ label }) => label),
    ...LOCAL_CONDITIONS.flatMap(({ label, expectations, remark }) => [
      label,
      ...expectations,
      remark ?? label,
    ]),
    ...Object.values(POLICY_CONTEXT_LABELS),
    ...POLICY_CONTEXTS.map(({ summary }) => summary),
    ...EUROPEAN_DOCUMENTS.map(({ says }) => says),
    ...EUROPEAN_FORA.flatMap(({ name, seats, smallPlaces }) => [name, seats, smallPlaces]),
    ...WP3_INCONSISTENCIES.map(({ text }) => text),
  ];
  for (const text of texts) {
    expect(Object.keys(text)).toEqual(PUBLIC_LANGUAGES);
    expect(Object.values(text).every((words) => words.trim() !== '')).toBe(true);
  }
});

describe('policies above the municipality', () => {
  test('ten countries: three, five, one and one, as the paper sorts them', () => {
    const byCategory = POLICY_CONTEXT_CATEGORIES.map((category) =>
      POLICY_CONTEXTS.filter((one) => one.category === category)
        .map(({ country }) => country)
        .sort(),
    );
    expect(byCategory).toEqual([['NL', 'SE', 'TR'], ['AT', 'CA', 'DE', 'ES', 'IT'], ['BE'], ['PL']]);
    expect(POLICY_CONTEXTS.map(({ country }) => country).sort()).toEqual([...WP3_SAMPLE.countries].sort());
  });
});

describe('groupings and conditions', () => {
  test('every row of the tables has a label, and no label stands without rows', () => {
    const used = new Set(WP3_LOCALITIES.map(({ table, group }) => `${table} ${group}`));
    expect(new Set(WP3_GROUPS.map(({ table, code }) => `${table} ${code}`))).toEqual(used);
  });

  test('four conditions, each with the column its type is marked with', () => {
    expect(LOCAL_CONDITIONS.map(({ structure, diversity, group }) => [structure, diversity, group])).toEqual([
      ['favourable', 'high', 'revitalising'],
      ['favourable', 'low', 'in-transition'],
      ['unfavourable', 'high', 'marginal'],
      ['unfavourable', 'low', 'stagnating'],
    ]);
    const marked = WP3_GROUPS.filter(({ table }) => table === 'by-type').map(({ code, expected }) => [
      code,
      expected,
    ]);
    expect(marked).toEqual([
      ['revitalising', 'inclusive'],
      ['stagnating', 'lacking'],
      ['marginal', 'mixed'],
      ['in-transition', 'mixed'],
    ]);
  });

  test('plain words of conditions do not carry the names of types', () => {
    for (const { label } of LOCAL_CONDITIONS)
      expect(label.en).not.toMatch(/revitalis|marginal|transition|stagnat|left.behind|better.off/i);
  });
});

describe('the sample', () => {
  test('interviews add up: 647 local, 696 in all', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(Object.values(WP3_SAMPLE.localInterviews))).toBe(WP3_SAMPLE.interviews.local);
    expect(sum(Object.values(WP3_SAMPLE.interviews))).toBe(696);
  });

  test('localities by country in each table, as counted when the tables were read', () => {
    const count = (table: string) =>
      Object.fromEntries(
        [
          ...Map.groupBy(
            WP3_LOCALITIES.filter((row) => row.table === table),
            ({ country }) => country,
          ),
        ]
          .map(([country, rows]) => [country, rows.length] as const)
          .sort(([a], [b]) => a.localeCompare(b)),
      );
    const all = { AT: 4, BE: 4, CA: 6, DE: 6, ES: 6, IT: 6, NL: 4, PL: 4, SE: 6, TR: 3 };
    expect(count('by-size')).toEqual(all);
    const { CA: _canada, ...withoutCanada } = all;
    expect(count('by-type')).toEqual({ ...withoutCanada, PL: 3 });
    const { PL: _poland, ...withoutPoland } = all;
    expect(count('by-political-orientation')).toEqual(withoutPoland);
    expect(WP3_STATED_TOTALS).toEqual({ inclusive: 12, mixed: 24, lacking: 13, localities: 49 });
    expect(WP3_LOCALITIES.filter(({ table }) => table === 'by-size')).toHaveLength(49);
    // 49 in ten countries are 40 in the eight of the EU
    expect(49 - all.CA - all.TR).toBe(40);
  });
});

test('six documents, one about small places; five fora; 21 inconsistencies in order', () => {
  expect(EUROPEAN_DOCUMENTS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(EUROPEAN_DOCUMENTS.filter((one) => one.setsSmallPlacesApart).map(({ number }) => number)).toEqual([
    6,
  ]);
  expect(EUROPEAN_FORA).toHaveLength(5);
  const ids = Array.from({ length: 21 }, (_, i) => `I${String(i + 1).padStart(2, '0')}`);
  expect(WP3_INCONSISTENCIES.map(({ id }) => id)).toEqual(ids);
});
