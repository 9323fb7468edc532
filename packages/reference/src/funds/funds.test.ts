import { describe, expect, test } from 'vitest';
import { EU_COUNTRIES, FUND_RULES } from './fund-rules.ts';
import { FUND_SOURCES } from './fund-sources.ts';
import { FUND_PROGRAMMES, findFundProgramme, listFundRules, matchFundProgramme } from './funds.ts';
import type { Fact, FundRule } from './programme.types.ts';

const facts = FUND_PROGRAMMES.flatMap((one) =>
  (['period', 'role', 'amounts', 'rates', 'form', 'durationMonths', 'lastDeadline'] as const).map(
    (field) => [`${one.id}/${field}`, one[field] as Fact<unknown>] as const,
  ),
);

describe('a rule without a source', () => {
  test('does not compile, with none and with one nobody knows', () => {
    const some = FUND_RULES[0] as FundRule;
    // @ts-expect-error -- a rule rests on one source at least
    const none: FundRule = { ...some, source: [] };
    // @ts-expect-error -- sources are those of the list
    const unknown: FundRule = { ...some, source: ['P9999'] };
    expect([none.source.length, unknown.source.length]).toEqual([0, 1]);
  });
  test.each(FUND_RULES.map((one) => [one.id, one] as const))('%s has one', (_, one) => {
    expect(one.source.length).toBeGreaterThan(0);
    for (const source of one.source) expect(Object.keys(FUND_SOURCES)).toContain(source);
  });
});

describe('rules', () => {
  test('have names of their own and belong to a programme of the table', () => {
    expect(new Set(FUND_RULES.map(({ id }) => id)).size).toBe(FUND_RULES.length);
    for (const { programme } of FUND_RULES) expect(findFundProgramme(programme)).toBeDefined();
  });
  test('rest on sources that their programme names', () => {
    // Laws stand behind several programmes; a page stands behind the one it was read for.
    for (const { programme, source } of FUND_RULES)
      for (const one of source.filter((id) => id.startsWith('P')))
        expect(findFundProgramme(programme)?.sources, `${programme} ${one}`).toContain(one);
  });
  test('are never made of what is only background, old or missing', () => {
    for (const { id, gaps } of FUND_PROGRAMMES)
      for (const gap of gaps.filter(({ decides }) => decides))
        expect(
          listFundRules(id).filter(({ field }) => field === gap.field),
          `${id} ${gap.field}`,
        ).toEqual(gap.field === 'time' ? listFundRules(id).filter(({ field }) => field === 'time') : []);
  });
  test('say the same as the amounts and rates that were found', () => {
    for (const { programme, test: asked } of FUND_RULES) {
      const one = findFundProgramme(programme);
      if (asked.kind === 'minimum-grant' && one?.amounts.evidence === 'found')
        expect(one.amounts.value.minimumEur, programme).toBe(asked.eur);
      if (asked.kind === 'own-share') {
        expect(one?.rates.evidence, programme).toBe('found');
        if (one?.rates.evidence === 'found') expect(100 - one.rates.value.toPercent).toBe(asked.percent);
      }
      if (asked.kind === 'closed-after' && one?.lastDeadline.evidence === 'found')
        expect(one.lastDeadline.value).toBe(asked.day);
    }
  });
});

describe('programmes', () => {
  test('are thirty, each with its own id', () => {
    expect(new Set(FUND_PROGRAMMES.map(({ id }) => id)).size).toBe(30);
  });
  test('without rules have something to ask', () => {
    for (const { id, gaps } of FUND_PROGRAMMES)
      if (listFundRules(id).length === 0) expect(gaps.length, id).toBeGreaterThan(0);
  });
  test.each(facts)('%s: what was found names its sources', (_, fact) => {
    if (fact.evidence !== 'found') return;
    expect(fact.sources.length).toBeGreaterThan(0);
    for (const source of fact.sources) expect(Object.keys(FUND_SOURCES)).toContain(source);
  });
  test('are said in four languages, with an office and a link to ask', () => {
    for (const { id, name, about, ask, gaps } of FUND_PROGRAMMES) {
      const texts = [name, about, ask.office, ...gaps.map(({ said }) => said).filter(({ en }) => en !== '')];
      for (const text of texts)
        for (const language of ['en', 'de', 'es', 'it'])
          expect(text[language], `${id} ${language}`).toBeTruthy();
      expect(ask.link).toMatch(/^https:\/\//);
    }
  });
});

test('the Union has 27 members', () => {
  expect(new Set(EU_COUNTRIES).size).toBe(27);
});

test('topics of the portal are known by the beginning of their name', () => {
  expect(matchFundProgramme('CERV-2026-CITIZENS-TOWN-TT')).toBe('CERV-TT');
  expect(matchFundProgramme('HORIZON-CL2-2026-01-TRANSFO-08')).toBe('HORIZON');
  expect(matchFundProgramme('HORIZON-CL3-2026-01')).toBeNull();
  expect(matchFundProgramme('EDF-2026-DA')).toBeNull();
});
