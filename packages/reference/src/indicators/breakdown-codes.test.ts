import { describe, expect, test } from 'vitest';
import { BREAKDOWN_CODES, FUND_AGE_BANDS, FUND_INDICATORS, toFundAgeBand } from '../index.ts';
import type { AgeBandFund, RegisterAge } from '../index.ts';

const FUNDS: readonly AgeBandFund[] = ['AMIF', 'ESF+', 'ESF+(l)'];

describe('codes of breakdowns', () => {
  test('are unique, fit into the key of an observation, and have a label in four languages', () => {
    for (const codes of Object.values(BREAKDOWN_CODES)) {
      expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
      for (const { code, label } of codes) {
        expect(code).toMatch(/^[^,=]{1,80}$/);
        expect(Object.keys(label)).toEqual(['en', 'de', 'es', 'it']);
      }
    }
  });

  test('keep unknown apart everywhere', () => {
    for (const codes of Object.values(BREAKDOWN_CODES)) {
      expect(codes.filter(({ code }) => code === 'unknown')).toHaveLength(1);
    }
  });

  test('basic ages and years of residence hold everybody exactly once', () => {
    for (const dimension of ['age', 'years-of-residence'] as const) {
      const basic = BREAKDOWN_CODES[dimension].filter(
        ({ isBasic, fromYears }) => isBasic && fromYears !== null,
      );
      for (let years = 0; years <= 110; years += 1) {
        const hits = basic.filter(
          ({ fromYears, toYears }) => (fromYears ?? 0) <= years && years <= (toYears ?? 200),
        );
        expect(hits, `${dimension} ${years}`).toHaveLength(1);
      }
    }
  });

  test('basic ages are those of the activity register', () => {
    const register: readonly RegisterAge[] = ['u18', '18-29', '30-54', '55-60', '61-64', '65plus', 'unknown'];
    expect(BREAKDOWN_CODES.age.filter(({ isBasic }) => isBasic).map(({ code }) => code)).toEqual(register);
  });
});

describe('age bands of funds', () => {
  test.each(FUNDS)('%s: every basic band lies in one band, nobody is lost', (fund) => {
    for (const { code, isBasic } of BREAKDOWN_CODES.age) {
      if (isBasic) expect(toFundAgeBand(fund, code), code).not.toBeNull();
    }
    const bands = FUND_AGE_BANDS[fund];
    bands.slice(1).forEach((band, i) => expect(band.fromYears).toBe((bands[i]?.toYears ?? 0) + 1));
    expect([bands[0]?.fromYears, bands.at(-1)?.toYears]).toEqual([0, null]);
  });

  test('a band that a fund cuts through has no place there', () => {
    expect(toFundAgeBand('ESF+', '20-64')).toBeNull();
    expect(toFundAgeBand('AMIF', '20-29')).toBe('18-60');
    expect(toFundAgeBand('ESF+(l)', '61-64')).toBe('30-64');
    expect(() => toFundAgeBand('AMIF', '17')).toThrow(RangeError);
  });

  test('name indicators that the fund has', () => {
    const codes = FUND_AGE_BANDS['ESF+'].map(({ indicator }) => indicator).filter((code) => code !== '');
    for (const code of codes)
      expect(FUND_INDICATORS.some((one) => one.fund === 'ESF+' && one.code === code)).toBe(true);
  });
});
