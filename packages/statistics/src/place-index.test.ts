import { expect, test } from 'vitest';
import type { Frequency, RespondentRole } from './answers.types.ts';
import { computePlaceIndex } from './place-index.ts';
import { computeSummaryIndexes } from './summary-indexes.ts';

const KINDS = Array.from({ length: 16 }, (_, i) => `kind-${i}`);
const answer = (frequency: Frequency, kinds = 16) =>
  new Map(KINDS.slice(0, kinds).map((kind) => [kind, frequency]));
const respondent = (role: RespondentRole, first: Frequency, second: Frequency, kinds = 16) =>
  Object.freeze({ role, indexes: computeSummaryIndexes(answer(first, kinds), answer(second), KINDS) });

test('the mean over elected members and officials, each with its own n', () => {
  const place = computePlaceIndex(
    Object.freeze([
      respondent('official', 2, 1),
      respondent('elected-policymaker', 1, 3),
      respondent('official', 5, 2, 12),
      respondent('elected-policymaker', 3, 3, 15),
      respondent('partner-organisation', 5, 5),
    ]),
  );
  expect(place.counted).toBe(4);
  expect(place.index1).toEqual({ mean: 32, n: 3, scaledCount: 1, values: [16, 32, 48] });
  expect(place.index2).toEqual({ mean: 36, n: 4, scaledCount: 0, values: [16, 32, 48, 48] });
  expect(place.index3).toMatchObject({ n: 3, mean: (48 + 64 + 96) / 3 });
  expect(place.index4).toMatchObject({ n: 3, values: [-16, 0, 32], scaledCount: 1 });
});

test('without respondents there is no mean, not a zero', () => {
  expect(computePlaceIndex([respondent('partner-organisation', 1, 1)]).index2).toEqual({
    mean: null,
    n: 0,
    scaledCount: 0,
    values: [],
  });
});
