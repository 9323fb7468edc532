import { EXAMPLE_INSTRUMENT } from '@vicus/questionnaire';
import type { Instrument } from '@vicus/questionnaire';
import { describe, expect, test } from 'vitest';
import { listOpeningFindings } from './general.rules.ts';
import type { OpeningCheck } from './general.rules.ts';

function listCodes(instrument: Instrument): readonly string[] {
  const design = {
    approach: 'open',
    closesOn: '2026-12-01',
    languages: ['en'],
    districts: [],
    addressSource: 'none',
    legalReference: '',
  };
  const check = {
    wave: { mode: 'anonymous', minimumGroup: 5, approach: 'open' },
    design,
    instrument,
    invited: { total: 0, byChannel: {}, byLanguage: {}, byDistrict: {}, lettersWithoutAddress: 0 },
    districts: [],
    today: '2026-11-22',
  } as unknown as OpeningCheck;
  return listOpeningFindings(check)
    .filter(({ blocks }) => blocks)
    .map(({ code }) => code);
}

describe('words of the office', () => {
  test('a wave cannot open while a text in square brackets waits for them', () => {
    const english: Instrument = { ...EXAMPLE_INSTRUMENT, languages: { en: { state: 'source' } } };
    expect(listCodes(english)).toEqual([]);
    expect(listCodes({ ...english, purpose: { en: '[Background in plain language]' } })).toEqual([
      'words-missing',
    ]);
    expect(listCodes({ ...english, purpose: { en: 'Write [yes] or no.' } })).toEqual([]);
  });
});
