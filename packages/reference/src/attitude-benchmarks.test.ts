import { describe, expect, test } from 'vitest';
import { ATTITUDE_BENCHMARKS, UNKNOWN_BENCHMARKS } from './index.ts';

const PUBLIC_LANGUAGES = ['en', 'de', 'es', 'it'];

describe('attributed figures', () => {
  test('each says whose it is, when, among whom and why it is not the local one', () => {
    for (const one of ATTITUDE_BENCHMARKS) {
      for (const texts of [one.statement, one.population, one.caveat])
        expect(Object.keys(texts)).toEqual(PUBLIC_LANGUAGES);
      expect(one.source.address).toMatch(/^https:\/\//);
      expect(one.source.publisher).not.toBe('');
      expect(one.period).toMatch(/^\d{4}(-\d{2})?(\/\d{4}(-\d{2})?)?$/);
    }
    expect(new Set(ATTITUDE_BENCHMARKS.map(({ id }) => id)).size).toBe(ATTITUDE_BENCHMARKS.length);
  });

  test('the figures as printed', () => {
    const printed = ATTITUDE_BENCHMARKS.map(({ id, share, n }) => [id, Math.round(share * 100), n]);
    expect(printed).toEqual([
      ['integration-here-eu-2021', 50, 26_510],
      ['integration-eu-2017', 54, 28_080],
      ['integration-country-eu-2021', 42, 26_510],
      ['two-way-eu-2021', 70, 26_510],
      ['overestimate-eu-2021', 68, 26_510],
      ['weekly-contact-eu-2017', 61, 28_080],
      ['get-on-england-2018', 81, null],
      ['language-eu-2021', 85, 26_510],
    ]);
  });

  test('no figure claims to be about rural places, and what is not known is said', () => {
    expect(ATTITUDE_BENCHMARKS.every(({ settlement }) => settlement === 'all')).toBe(true);
    for (const { concepts, reason } of UNKNOWN_BENCHMARKS) {
      expect(concepts).not.toHaveLength(0);
      expect(Object.keys(reason)).toEqual(PUBLIC_LANGUAGES);
    }
  });
});
