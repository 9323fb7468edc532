import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrequencyAnswer, RespondentRole } from './answers.types.ts';
import { computeContactShareByRole } from './contact-share-by-role.ts';

const KINDS = [{ code: 'ngo' }];
const one = (role: RespondentRole, ngo: FrequencyAnswer) =>
  Object.freeze({ role, answers: new Map([['ngo', ngo]]) });

test('the share of contact by role, and the mean that does not depend on how many there are', () => {
  const respondents = Object.freeze([
    one('official', 3),
    one('official', 3),
    one('official', 'dont-know'),
    one('elected-policymaker', 4),
  ]);
  expect(computeContactShareByRole(respondents, KINDS)).toEqual([
    {
      role: 'elected-policymaker',
      respondents: 1,
      answered: 1,
      contact: 4,
      contactShare: 0.4,
      meanFrequency: 4,
    },
    { role: 'official', respondents: 3, answered: 2, contact: 6, contactShare: 0.6, meanFrequency: 3 },
  ]);
});

test('no contact at all has no shares', () => {
  expect(computeContactShareByRole([one('official', 0)], KINDS)[0]).toMatchObject({
    contactShare: null,
    meanFrequency: 0,
  });
});

test('laws: shares add up to 1, order does not matter', () => {
  const role = fc.constantFrom<RespondentRole>('elected-policymaker', 'official', 'partner-organisation');
  const answer = fc.constantFrom<FrequencyAnswer>(0, 1, 2, 5, 'dont-know', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(role, answer), { maxLength: 30 }), (list) => {
      const respondents = list.map(([of, ngo]) => one(of, ngo));
      const found = computeContactShareByRole(respondents, KINDS);
      expect(computeContactShareByRole(respondents.toReversed(), KINDS)).toEqual(found);
      if (found.every(({ contactShare }) => contactShare === null)) return;
      const total = found.reduce((sum, { contactShare }) => sum + (contactShare ?? 0), 0);
      expect(total).toBeCloseTo(1, 12);
    }),
    { seed: 20260107, numRuns: 200 },
  );
});
