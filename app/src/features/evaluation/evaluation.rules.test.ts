/** What numbers carry, which level evidence carries, days of the year, practices. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownFact } from '#features/fact/fact.types.ts';
import { STRATEGY_CONTENT } from '#features/strategy/testing/strategy-content.fixture.ts';
import { composeAtHand, listMonths } from './at-hand.rules.ts';
import { compareIntervals, compareOverTime, compareWithOthers } from './comparison.rules.ts';
import { composeCycle, isInOrder, listDueSteps, proposeDueDay, readCycleState } from './cycle.rules.ts';
import { CYCLE_STEPS } from './cycle.types.ts';
import { findHighestLevel, listMissingCriteria } from './evaluation.rules.ts';
import type { Comparison, Evidence, Judgement } from './evaluation.types.ts';
import { composePractice, countWords, cutToWords, findTooLong, listEmptyFields } from './practice.rules.ts';
import { PRACTICE_FIELDS } from './practice.types.ts';

function factOf(year: string, told: Partial<KnownFact> = {}): KnownFact {
  return {
    kind: 'number',
    address: { releaseId: 'x', tableId: 'meets', measure: 'share', at: {} },
    question: { en: 'Who meets others?' },
    labels: [],
    measure: { id: 'share', label: { en: 'Share' }, kind: 'share', unit: 'share 0-1', decimals: 2 },
    namesMeasure: false,
    period: year,
    time: null,
    source: { en: 'Survey' },
    method: 'survey-estimates',
    notes: [],
    answered: 200,
    parts: [],
    value: 0.5,
    status: 'final',
    interval: { low: 0.45, high: 0.55 },
    isVague: false,
    isOfAnswersOnly: false,
    before: null,
    ...told,
  };
}

describe('before and after', () => {
  const early = factOf('2025');
  test('is higher or lower only where the intervals do not touch', () => {
    const more = factOf('2027', { value: 0.7, interval: { low: 0.6, high: 0.8 } });
    const near = factOf('2027', { value: 0.6, interval: { low: 0.55, high: 0.65 } });
    expect(compareOverTime(early, more)).toEqual({ verdict: 'higher' });
    expect(compareOverTime(early, near)).toEqual({ verdict: 'no-clear-difference' });
    const less = factOf('2027', { value: 0.2, interval: { low: 0.1, high: 0.3 } });
    expect(compareOverTime(early, less)).toEqual({ verdict: 'lower' });
  });

  test.each([
    ['withdrawn', null],
    ['no-number', { ...factOf('2027'), kind: 'none', reason: 'withheld' } as never],
    ['another-definition', factOf('2027', { question: { en: 'Who would like to meet others?' } })],
    ['another-definition', factOf('2027', { method: 'pooling' })],
    [
      'another-definition',
      factOf('2027', { labels: [{ dimension: { en: 'Age' }, category: { en: '18-29' } }] }),
    ],
    ['same-time', factOf('2025')],
    ['same-time', factOf('2024')],
    ['too-few-answers', factOf('2027', { answered: 29 })],
    ['no-interval', factOf('2027', { interval: null })],
  ] as const)('is not carried: %s', (reason, later) => {
    expect(compareOverTime(early, later)).toEqual({ verdict: 'not-carried', reason });
  });

  test('counts of a register have chance in them: 20 and 30 are no clear difference, 20 and 50 are', () => {
    const measure = { ...early.measure, kind: 'count' as const, unit: 'persons' };
    const count = (year: string, value: number) =>
      factOf(year, { value, interval: null, answered: null, measure });
    expect(compareOverTime(count('2025', 20), count('2026', 30))).toEqual({ verdict: 'no-clear-difference' });
    expect(compareOverTime(count('2025', 20), count('2026', 50))).toEqual({ verdict: 'higher' });
  });

  test('turned round it says the opposite, and touching intervals never say anything', () => {
    const span = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const turned = { higher: 'lower', lower: 'higher' } as Readonly<Record<string, string>>;
    fc.assert(
      fc.property(span, span, (a, b) => {
        const [first, second] = [a, b].map(([x, y]) => ({ low: Math.min(x, y), high: Math.max(x, y) }));
        if (first === undefined || second === undefined) return;
        const there = compareIntervals(first, second).verdict;
        expect(compareIntervals(second, first).verdict).toBe(turned[there] ?? there);
        if (first.low <= second.high && second.low <= first.high) expect(there).toBe('no-clear-difference');
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

test('beside other places something is said only with six of them, a range, and outside of it', () => {
  const range = { low: 1, high: 2 };
  expect(compareWithOthers({ own: 3, range, places: 6 })).toEqual({ verdict: 'higher' });
  expect(compareWithOthers({ own: 1.5, range, places: 6 })).toEqual({ verdict: 'no-clear-difference' });
  expect(compareWithOthers({ own: 3, range, places: 5 })).toMatchObject({ reason: 'too-few-places' });
  expect(compareWithOthers({ own: 3, range: null, places: 9 })).toMatchObject({ reason: 'no-interval' });
  expect(compareWithOthers({ own: null, range, places: 9 })).toMatchObject({ reason: 'no-number' });
});

const evidence = (kind: Evidence['kind'], evidenceId = kind): Evidence => ({
  evidenceId,
  judgementId: 'j',
  kind,
  words: 'x',
  link: '',
  fact: null,
  earlierFact: null,
});

describe('the level of evidence', () => {
  const pair = [evidence('before-after')];
  const say = (verdict: Comparison) => new Map([['before-after', verdict]]);
  test('is carried by what is listed, and never above it', () => {
    expect(findHighestLevel([], new Map())).toBeNull();
    expect(findHighestLevel([evidence('observation'), evidence('progress')], new Map())).toBe(1);
    expect(findHighestLevel(pair, say({ verdict: 'higher' }))).toBe(2);
    expect(findHighestLevel(pair, say({ verdict: 'no-clear-difference' }))).toBe(1);
    expect(findHighestLevel(pair, say({ verdict: 'not-carried', reason: 'no-interval' }))).toBe(1);
    expect(findHighestLevel([evidence('document')], new Map())).toBe(5);
  });
});

const judgement = (told: Partial<Judgement>): Judgement => ({
  judgementId: 'j',
  evaluationId: 'e',
  actionId: null,
  criterion: 'relevance',
  answer: 'cannot-tell',
  judgement: 'Nobody asked.',
  whatFailed: '',
  answeredBy: 'Office',
  evidenceLevel: null,
  levelReason: '',
  evidence: [],
  revision: 1,
  ...told,
});

test('criteria of the whole are missing until they are answered; "cannot tell" is an answer', () => {
  expect(listMissingCriteria([judgement({})])).not.toContain('relevance');
  expect(listMissingCriteria([judgement({ actionId: 'a' })])).toHaveLength(6);
});

describe('the year', () => {
  const years = { fromYear: 2026, toYear: 2028 };
  test('has four steps in order, proposed where nobody moved them', () => {
    const entries = composeCycle(years, []);
    expect(entries).toHaveLength(12);
    expect(isInOrder(entries.filter(({ year }) => year === 2027))).toBe(true);
    expect(CYCLE_STEPS.map((step) => proposeDueDay(2027, step))).toEqual([
      '2026-11-30',
      '2028-02-28',
      '2028-04-30',
      '2028-06-30',
    ]);
    const moved = {
      year: 2027,
      step: 'review' as const,
      dueOn: '2028-01-01',
      doneOn: null,
      note: '',
      isProposed: false,
    };
    expect(isInOrder(composeCycle(years, [moved]).filter(({ year }) => year === 2027))).toBe(false);
  });

  test('the desk shows the first open step of a year when it is due, and nothing from before the strategy', () => {
    const kept = (step: 'plan' | 'report') => ({
      year: 2026,
      step,
      dueOn: proposeDueDay(2026, step),
      doneOn: '2027-02-01',
      note: '',
      isProposed: false,
    });
    const due = listDueSteps(composeCycle(years, [kept('report')]), '2027-04-10', '2026-01-01');
    expect(due.map(({ year, step }) => `${year} ${step}`)).toEqual(['2026 review', '2027 plan']);
    expect(listDueSteps(composeCycle(years, []), '2027-04-10', '2027-05-01')).toEqual([]);
    expect(readCycleState({ ...kept('plan'), doneOn: null }, '2025-11-30')).toBe('due-soon');
    expect(readCycleState({ ...kept('plan'), doneOn: null }, '2025-12-01')).toBe('late');
  });
});

describe('a practice', () => {
  const [action] = STRATEGY_CONTENT.actions;
  if (action === undefined) throw new Error('The fixture has an action');
  const basis = {
    content: STRATEGY_CONTENT,
    action,
    evaluationId: null,
    judgements: [
      judgement({ criterion: 'effectiveness', evidenceLevel: 2, whatFailed: 'Nobody came at noon.' }),
      judgement({ criterion: 'relevance', evidenceLevel: 5, judgement: `${'Long. '.repeat(300)}` }),
    ],
    lessons: [],
    resultsInWords: '',
    figureInWords: '',
    periodInWords: '2027',
    resourcesInWords: '',
  };
  test('is proposed within its limits, says what failed, and invents nothing', () => {
    const draft = composePractice(basis);
    expect(findTooLong(draft.texts)).toBeUndefined();
    expect(draft.texts['what-did-not-work']).toBe('Nobody came at noon.');
    // relevance says nothing about effects
    expect(draft.evidenceLevel).toBe(2);
    expect(listEmptyFields(draft.texts)).toEqual(expect.arrayContaining(['who-benefits', 'evidence']));
  });

  test('texts are cut to a number of words, at a sentence where one ends', () => {
    expect(cutToWords('One two three. Four five six seven.', 5)).toBe('One two three.');
    expect(cutToWords('One two three four', 2)).toBe('One two');
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        expect(countWords(cutToWords(text, limit))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 200, seed: 8 },
    );
    expect(PRACTICE_FIELDS.find(({ id }) => id === 'what-did-not-work')?.isNeeded).toBe(true);
  });
});

test('what is at hand adds up the months of the period only', () => {
  const [action] = STRATEGY_CONTENT.actions;
  const [output] = action?.outputs ?? [];
  if (action === undefined || output === undefined) throw new Error('The fixture has an output');
  const report = (month: string, amount: number) => ({
    reportId: month,
    actionId: action.actionId,
    month,
    state: 'running' as const,
    isNothingNew: false,
    outputs: { [output.outputId]: amount },
    spent: [],
    spentCents: 1_050,
    hinders: 'No teacher',
    evidence: '',
    evidenceLink: '',
    toldBy: 'School',
    writtenAt: '2027-01-01T00:00:00Z',
  });
  const known = {
    content: STRATEGY_CONTENT,
    reports: [report('2027-01', 10), report('2027-12', 5), report('2028-01', 100)],
    registerCounts: [],
    lent: new Map(),
    decisions: new Map(),
  };
  const period = { fromOn: '2027-01-01', untilOn: '2027-12-31' };
  expect(listMonths(period)).toHaveLength(12);
  const atHand = composeAtHand(action, known, period);
  expect(atHand.outputs).toEqual([{ name: output.name, planned: 120, counted: 15 }]);
  expect(atHand).toMatchObject({
    spentCents: 2_100,
    monthsReported: 2,
    monthsExpected: 12,
    hinders: ['No teacher'],
  });
});
