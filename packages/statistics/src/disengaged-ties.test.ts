import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrequencyAnswer } from './answers.types.ts';
import { computeDisengagedTies } from './disengaged-ties.ts';

const KINDS = [{ code: 'ngo' }, { code: 'eu' }, { code: 'mp' }];
const answers = (ngo: FrequencyAnswer, eu: FrequencyAnswer): ReadonlyMap<string, FrequencyAnswer> =>
  new Map([
    ['ngo', ngo],
    ['eu', eu],
  ]);

test('the share of answered ties without contact, altogether and by kind', () => {
  const found = computeDisengagedTies(
    Object.freeze([answers(0, 0), answers(3, 0), answers('dont-know', null)]),
    KINDS,
  );
  expect(found).toMatchObject({ share: 0.75, atZero: 3, answered: 4 });
  expect(found.kinds).toEqual([
    { kind: 'ngo', share: 0.5, atZero: 1, answered: 2 },
    { kind: 'eu', share: 1, atZero: 2, answered: 2 },
    { kind: 'mp', share: null, atZero: 0, answered: 0 },
  ]);
});

test('laws: share between 0 and 1, order does not matter', () => {
  const answer = fc.constantFrom<FrequencyAnswer>(0, 1, 5, 'dont-know', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(answer, answer), { maxLength: 30 }), (list) => {
      const responses = list.map(([ngo, eu]) => answers(ngo, eu));
      const found = computeDisengagedTies(responses, KINDS);
      expect(computeDisengagedTies(responses.toReversed(), KINDS)).toEqual(found);
      expect(found.share === null || (found.share >= 0 && found.share <= 1)).toBe(true);
      expect(found.share === null).toBe(found.answered === 0);
    }),
    { seed: 20260106, numRuns: 200 },
  );
});
