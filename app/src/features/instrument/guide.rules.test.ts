import { describe, expect, test } from 'vitest';
import {
  adviseWay,
  GUIDE_AUDIENCES,
  GUIDE_NEWCOMERS,
  GUIDE_PURPOSES,
  GUIDE_WAYS,
  parseGuideAnswers,
} from './guide.rules.ts';
import type { GuideAnswers } from './guide.rules.ts';

const all: readonly GuideAnswers[] = GUIDE_AUDIENCES.flatMap((audience) =>
  GUIDE_PURPOSES.flatMap((purpose) => GUIDE_NEWCOMERS.map((newcomers) => ({ audience, purpose, newcomers }))),
);

describe('the guide', () => {
  test('leads to every way, and to one for each of the 144 sets of answers', () => {
    const ways = all.map((answers) => adviseWay(answers).way);
    expect(ways).toHaveLength(144);
    expect([...new Set(ways)].toSorted()).toEqual([...GUIDE_WAYS].toSorted());
  });

  test('never sends a questionnaire to fewer than 40 newcomers, not even besides', () => {
    for (const answers of all.filter(({ newcomers }) => newcomers === 'under-40')) {
      const { way, company } = adviseWay(answers);
      expect([way, ...company.map((one) => one.way)]).not.toContain('newcomers');
    }
  });

  test.each([
    ['residents', 'know', '150-or-more', 'residents', ['newcomers']],
    ['residents', 'perception', 'under-40', 'residents', ['policymakers-perception', 'conversations']],
    ['newcomers', 'know', '150-or-more', 'newcomers', ['residents']],
    ['newcomers', 'know', 'under-40', 'conversations', ['residents']],
    ['newcomers', 'decide', 'under-40', 'conversations', ['open-consultation']],
    ['policymakers', 'perception', '40-to-149', 'policymakers-perception', ['residents']],
    ['together', 'understanding', 'unknown', 'shared-understanding', []],
    ['service-users', 'service', 'under-40', 'service-feedback', ['conversations']],
    ['place', 'ask-for-help', 'under-40', 'needs-of-the-place', []],
  ] as const)('%s, to %s, %s newcomers: %s', (audience, purpose, newcomers, way, company) => {
    const advice = adviseWay({ audience, purpose, newcomers });
    expect([advice.way, advice.company.map((one) => one.way)]).toEqual([way, company]);
  });

  test('says what small or unknown numbers of newcomers mean for their survey', () => {
    const remarksFor = (newcomers: GuideAnswers['newcomers']) =>
      adviseWay({ audience: 'newcomers', purpose: 'know', newcomers }).remarks;
    expect(GUIDE_NEWCOMERS.map(remarksFor)).toEqual([
      ['listen-yourself'],
      ['small-numbers'],
      [],
      ['count-first'],
    ]);
  });
});

describe('the address', () => {
  test('holds the answers; what it does not know counts as open', () => {
    const read = (search: string) => parseGuideAnswers(new URLSearchParams(search));
    expect(read('audience=residents&purpose=know&newcomers=unknown').answers).toEqual({
      audience: 'residents',
      purpose: 'know',
      newcomers: 'unknown',
    });
    expect(read('audience=residents&purpose=everything')).toEqual({
      given: { audience: 'residents' },
      answers: undefined,
    });
    expect(read('')).toEqual({ given: {}, answers: undefined });
  });
});
