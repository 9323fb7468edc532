import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrequencyAnswer, FrequencyAnswers } from './answers.types.ts';
import { computeGroupAverages, computeGroupAveragesByRole } from './group-averages.ts';

const KINDS = Object.freeze([
  { code: 'ngo', group: 'horizontal', printed: true },
  { code: 'business', group: 'horizontal', printed: true },
  { code: 'unions', group: 'horizontal', printed: false },
  { code: 'eu', group: 'vertical', printed: true },
]);
const answers = (
  ngo: FrequencyAnswer,
  business: FrequencyAnswer,
  unions: FrequencyAnswer,
): FrequencyAnswers =>
  new Map([
    ['ngo', ngo],
    ['business', business],
    ['unions', unions],
  ]);

test('kind averages count numbers only; groups are unweighted means of printed kinds', () => {
  const responses = Object.freeze([answers(4, 0, 5), answers(2, 'dont-know', 5), answers(3, null, 5)]);
  const { kinds, groups } = computeGroupAverages(responses, KINDS);
  expect(kinds[0]).toEqual({
    kind: 'ngo',
    group: 'horizontal',
    printed: true,
    mean: 3,
    n: 3,
    distribution: [0, 0, 1, 1, 1, 0],
    dontKnowCount: 0,
    blankCount: 0,
  });
  expect(kinds[1]).toMatchObject({
    mean: 0,
    n: 1,
    distribution: [1, 0, 0, 0, 0, 0],
    dontKnowCount: 1,
    blankCount: 1,
  });
  expect(kinds[2]).toMatchObject({ mean: 5, printed: false });
  expect(kinds[3]).toMatchObject({ mean: null, n: 0, blankCount: 3 });
  expect(groups).toEqual([
    { group: 'horizontal', mean: 1.5, kindsCounted: 2, kindsAsked: 2 },
    { group: 'vertical', mean: null, kindsCounted: 0, kindsAsked: 1 },
  ]);
});

test('by role: only roles that occur, each with its own respondents', () => {
  const byRole = computeGroupAveragesByRole(
    [
      { role: 'official', answers: answers(4, 2, 0) },
      { role: 'elected-policymaker', answers: answers(1, 1, 1) },
      { role: 'official', answers: answers(2, 2, 0) },
    ],
    KINDS,
  );
  expect(byRole.map(({ role, respondents }) => [role, respondents])).toEqual([
    ['elected-policymaker', 1],
    ['official', 2],
  ]);
  expect(byRole[1]?.averages.groups[0]?.mean).toBe(2.5);
});

test('laws: order of respondents does not matter, means stay on the scale, counts add up', () => {
  const answer = fc.constantFrom<FrequencyAnswer>(0, 1, 2, 3, 4, 5, 'dont-know', null);
  const response = fc.tuple(answer, answer, answer).map(([a, b, c]) => answers(a, b, c));
  fc.assert(
    fc.property(fc.array(response, { maxLength: 30 }), (responses) => {
      const result = computeGroupAverages(responses, KINDS);
      expect(computeGroupAverages(responses.toReversed(), KINDS)).toEqual(result);
      for (const kind of result.kinds) {
        const counted = kind.distribution.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(kind.n);
        expect(kind.n + kind.dontKnowCount + kind.blankCount).toBe(responses.length);
      }
      for (const { mean } of [...result.kinds, ...result.groups]) {
        expect(mean === null || (mean >= 0 && mean <= 5)).toBe(true);
      }
    }),
    { seed: 20260103, numRuns: 200 },
  );
});
