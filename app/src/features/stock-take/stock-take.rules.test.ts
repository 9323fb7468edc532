import fc from 'fast-check';
import { CURRENT_SIGNAL_SET, listSignals, type Signal } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import {
  compareStockTakes,
  composeAgreed,
  computeStockTakeAgreement,
  listSameAnswers,
} from './compare.rules.ts';
import { listHoursHistory, readPostState, sumHoursOn, sumTraining, yearsBefore } from './post.rules.ts';
import type { Post } from './post.types.ts';
import { computeStockTakeProfile } from './score.rules.ts';
import { listProgress, readAssessorPlace } from './stock-take.rules.ts';
import {
  SIGNAL_ANSWERS,
  type SignalAnswer,
  type SignalAnswerCode,
  type StockTake,
} from './stock-take.types.ts';

const SIGNALS = listSignals(CURRENT_SIGNAL_SET);
const RESTRICTIVE = SIGNALS.filter(({ isRestrictive }) => isRestrictive).map(({ id }) => id);
const RUNS = { numRuns: 200, seed: 41 };

const answer = (
  signalId: string,
  code: SignalAnswerCode | '',
  more: Partial<SignalAnswer> = {},
): SignalAnswer => ({
  signalId,
  assessor: '',
  answer: code,
  evidence: 'own-knowledge',
  documentTitle: '',
  documentOn: null,
  documentLink: '',
  note: '',
  ...more,
});

/** Every signal with one answer by its side; those named otherwise. */
function answerAll(
  sides: Readonly<Record<Signal['side'], SignalAnswerCode>>,
  others: Readonly<Record<string, SignalAnswerCode>> = {},
): SignalAnswer[] {
  return SIGNALS.map(({ id, side }) => answer(id, others[id] ?? sides[side]));
}

const anyAnswers = fc
  .array(fc.constantFrom(...SIGNAL_ANSWERS), { minLength: SIGNALS.length, maxLength: SIGNALS.length })
  .map((codes) => SIGNALS.map(({ id }, i) => answer(id, codes[i] ?? 'not-known')));

describe('sub-scores', () => {
  test('of the worked example: means of what was scored, with n', () => {
    const plan = { 'written-plan': '100', 'plan-in-other-plans': '50', 'plan-budget': '0' } as const;
    const answers = Object.entries(plan).map(([id, code]) => answer(id, code));
    const own = SIGNALS.filter(({ id }) => Object.hasOwn(plan, id) || id === 'outside-funds');
    const { policy } = computeStockTakeProfile(own, answers).sides;
    expect(policy).toEqual({ asked: 4, answered: 3, notKnown: 0, notOurCompetence: 0, mean: 50 });
  });

  test('need three scores, and half of what is the municipality’s', () => {
    const policy = SIGNALS.filter(({ side }) => side === 'policy');
    const first = (n: number, rest: SignalAnswerCode) =>
      policy.map(({ id }, i) => answer(id, i < n ? '100' : rest));
    const read = (answers: SignalAnswer[]) => computeStockTakeProfile(SIGNALS, answers).sides.policy.mean;
    expect(policy.length).toBe(24);
    expect(read(first(11, 'not-known'))).toBeNull();
    expect(read(first(12, 'not-known'))).toBe(100);
    expect(read(first(3, 'not-our-competence'))).toBe(100);
    expect(read(first(2, 'not-our-competence'))).toBeNull();
  });

  test('an area or a cell with one score has no mean and says how many', () => {
    const { areas, matrix } = computeStockTakeProfile(SIGNALS, [answer('school-start', '100')]);
    const education = areas.find(({ area }) => area === 'education');
    expect(education).toMatchObject({ asked: 2, answered: 1, mean: null });
    expect(matrix.length).toBe(12);
    expect(matrix.reduce((sum, { asked }) => sum + asked, 0)).toBe(SIGNALS.length);
  });

  test('the order of answers changes nothing', () => {
    fc.assert(
      fc.property(anyAnswers, fc.infiniteStream(fc.double({ noNaN: true })), (answers, keys) => {
        const shuffled = answers
          .map((one) => ({ one, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(computeStockTakeProfile(SIGNALS, shuffled)).toEqual(computeStockTakeProfile(SIGNALS, answers));
      }),
      RUNS,
    );
  });

  test('"not known" never moves a score: it is the same as no answer', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const without = answers.filter((one) => one.answer !== 'not-known');
        const means = (given: readonly SignalAnswer[]) => {
          const { sides, areas, matrix, category } = computeStockTakeProfile(SIGNALS, given);
          return [...Object.values(sides), ...areas, ...matrix]
            .map(({ mean }) => mean)
            .concat(category as never);
        };
        expect(means(without)).toEqual(means(answers));
      }),
      RUNS,
    );
  });

  test('every mean lies from 0 to 100 and a better answer never lowers it', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(SIGNALS.length - 1), (answers, at) => {
        const better = answers.map((one, i) =>
          i === at && one.answer === '0' ? { ...one, answer: '50' as const } : one,
        );
        const [was, is] = [answers, better].map((given) => computeStockTakeProfile(SIGNALS, given).sides);
        for (const side of ['policy', 'people', 'stance'] as const) {
          const [before, after] = [was?.[side].mean, is?.[side].mean];
          if (before === null || after === null) continue;
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
          expect(after).toBeLessThanOrEqual(100);
        }
      }),
      RUNS,
    );
  });
});

describe('the category', () => {
  const read = (answers: readonly SignalAnswer[]) => computeStockTakeProfile(SIGNALS, answers).category;

  test.each([
    ['100', '100', '100', 'inclusive'],
    ['50', '100', '100', 'mixed'],
    ['50', '50', '100', 'mixed'],
    ['0', '100', '100', 'lacking'],
    ['100', '0', '50', 'lacking'],
  ] as const)('policy %s, people %s, stance %s: %s', (policy, people, stance, category) => {
    expect(read(answerAll({ policy, people, stance }))).toEqual({ category, restrictive: [] });
  });

  test('one restrictive stance is enough for lacking, and is named', () => {
    const answers = answerAll({ policy: '100', people: '100', stance: '100' }, { 'admission-stop': '0' });
    expect(read(answers)).toEqual({ category: 'lacking', restrictive: ['admission-stop'] });
  });

  test('a low stance that is not restrictive moves no category', () => {
    const kept = Object.fromEntries(RESTRICTIVE.map((id) => [id, '100' as const]));
    expect(read(answerAll({ policy: '100', people: '100', stance: '0' }, kept))).toEqual({
      category: 'inclusive',
      restrictive: [],
    });
  });

  test('is not told where too little is answered, or a restrictive stance is open', () => {
    expect(read([])).toEqual({ category: null, reason: 'too-few-policy' });
    expect(read(answerAll({ policy: '100', people: 'not-known', stance: '100' }))).toEqual({
      category: null,
      reason: 'too-few-people',
    });
    const open = answerAll(
      { policy: '100', people: '100', stance: '100' },
      { 'admission-stop': 'not-known' },
    );
    expect(read(open)).toEqual({ category: null, reason: 'restrictive-not-answered' });
    const lacking = answerAll({ policy: '0', people: '100', stance: 'not-known' });
    expect(read(lacking)).toEqual({ category: 'lacking', restrictive: [] });
  });
});

describe('two assessors', () => {
  const ids = SIGNALS.slice(0, 4).map(({ id }) => id);
  const give = (codes: readonly SignalAnswerCode[]) => codes.map((code, i) => answer(ids[i] ?? '', code));

  test('alpha by hand: 0-0, 50-100, 100-100, and one that only one scored', () => {
    // ordinal ranks of 0 0 50 100 100 100: 0→1, 50→2.5, 100→4.5; observed (2·2²)/6, expected over all pairs of 6
    const found = computeStockTakeAgreement(
      SIGNALS,
      give(['0', '50', '100', '100']),
      give(['0', '100', '100', 'not-known']),
    );
    const distance = { '0-50': 1.5 ** 2, '0-100': 3.5 ** 2, '50-100': 2 ** 2 };
    const observed = (2 * distance['50-100']) / 6;
    const expected =
      (2 * (2 * 1 * distance['0-50'] + 2 * 3 * distance['0-100'] + 1 * 3 * distance['50-100'])) / (6 * 5);
    expect(found.alpha).toBeCloseTo(1 - observed / expected, 10);
    expect(found).toMatchObject({ scoredByBoth: 3, answeredByBoth: 4, same: 2 });
    expect(found.different).toEqual([ids[1], ids[3]]);
  });

  test('no alpha where all answers are the same', () => {
    const same = give(['50', '50', '50', '50']);
    expect(computeStockTakeAgreement(SIGNALS, same, same)).toMatchObject({
      alpha: null,
      reason: 'no-variation',
    });
  });

  test('what both said is agreed with the document of either', () => {
    const document = { evidence: 'document', documentTitle: 'Plan' } as const;
    const [one, other] = [
      [answer('written-plan', '100')],
      [answer('written-plan', '100', document), answer('plan-budget', '0')],
    ];
    expect(listSameAnswers(one, other)).toEqual([expect.objectContaining(document)]);
  });

  test('what they agree on keeps the evidence of whoever said so', () => {
    const document = { evidence: 'document', documentTitle: 'Plan' } as const;
    const own = [answer('two-way', '100', document), answer('two-way', '0')];
    expect(composeAgreed(own, answer('two-way', '0', { evidence: '' }))).toMatchObject({
      evidence: 'own-knowledge',
      documentTitle: '',
    });
    expect(composeAgreed(own, answer('two-way', '50', { evidence: '' }))).toMatchObject(document);
    expect(composeAgreed([], answer('two-way', '50', { evidence: '' })).evidence).toBe('own-knowledge');
  });

  test('places: the first, a free second, nobody else', () => {
    const round = { firstAssessor: 'a', secondAssessor: null, isForTwo: true } as StockTake;
    expect(['a', 'b'].map((id) => readAssessorPlace(round, id))).toEqual(['first', 'may-join']);
    expect(readAssessorPlace({ ...round, secondAssessor: 'b' }, 'c')).toBe('none');
    expect(readAssessorPlace({ ...round, isForTwo: false }, 'b')).toBe('none');
  });
});

test('change counts signals that both rounds scored, and nothing else', () => {
  const before = answerAll({ policy: '50', people: 'not-known', stance: '100' });
  const after = answerAll({ policy: '100', people: '100', stance: '100' }, { 'written-plan': 'not-known' });
  const change = compareStockTakes(
    { signals: SIGNALS, answers: before },
    { signals: SIGNALS, answers: after },
  );
  expect(change.sides).toEqual({
    policy: { both: 23, before: 50, after: 100 },
    people: { both: 0, before: null, after: null },
    stance: { both: 7, before: 100, after: 100 },
  });
  expect(change.both).toBe(30);
  expect(change.changed.length).toBe(23);
});

test('a score without evidence is not finished; "not known" is', () => {
  const [plan] = listProgress(SIGNALS, [
    answer('written-plan', '50', { evidence: '' }),
    answer('plan-budget', 'not-known', { evidence: '' }),
    answer('outside-funds', '100'),
  ]);
  expect(plan).toEqual({ section: 'plan-and-money', asked: 8, complete: 2, withoutEvidence: 1 });
});

describe('posts', () => {
  const post = (more: Partial<Post>): Post => ({
    postId: 'p',
    title: 'Integration officer',
    hoursAWeek: 20,
    fromOn: '2024-01-01',
    untilOn: null,
    vacantSince: null,
    filledAgainOn: null,
    note: '',
    ...more,
  });

  test('exist on their first and last day, and are vacant until the day they are filled again', () => {
    const one = post({ untilOn: '2025-06-30', vacantSince: '2024-05-01', filledAgainOn: '2024-08-01' });
    const days = [
      '2023-12-31',
      '2024-01-01',
      '2024-05-01',
      '2024-07-31',
      '2024-08-01',
      '2025-06-30',
      '2025-07-01',
    ];
    expect(days.map((day) => readPostState(one, day))).toEqual([
      'to-come',
      'filled',
      'vacant',
      'vacant',
      'filled',
      'filled',
      'ended',
    ]);
  });

  test('sum up on a day, and over time', () => {
    const posts = [post({}), post({ hoursAWeek: 9.5, fromOn: '2025-01-01', vacantSince: '2026-01-01' })];
    expect(sumHoursOn(posts, '2026-02-01')).toEqual({
      day: '2026-02-01',
      posts: 2,
      filledHours: 20,
      vacantHours: 9.5,
    });
    expect(listHoursHistory(posts, '2025-12-31').map(({ day, filledHours }) => [day, filledHours])).toEqual([
      ['2025-01-01', 29.5],
      ['2024-01-01', 20],
    ]);
  });

  test('training counts participations and hours of the last years', () => {
    const training = { trainingId: 't', title: 'x', hours: 3, staff: 4, note: '' };
    const held = ['2023-12-31', '2024-01-01', '2026-01-02'].map((heldOn) => ({ ...training, heldOn }));
    expect(sumTraining(held, '2024-01-01', '2026-01-01')).toMatchObject({
      trainings: 1,
      participations: 4,
      staffHours: 12,
    });
    expect(yearsBefore('2024-02-29', 2)).toBe('2022-02-28');
  });
});
