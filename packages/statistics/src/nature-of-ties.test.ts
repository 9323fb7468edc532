import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrequencyAnswer, Nature, NatureAnswer } from './answers.types.ts';
import { computeNature, computeNatureByKind, toShownNature } from './nature-of-ties.ts';

const tie = (frequency: FrequencyAnswer, nature: NatureAnswer) => Object.freeze({ frequency, nature });

test('1-5 as asked is -2 to 2 as shown', () => {
  expect(([1, 2, 3, 4, 5] as const).map(toShownNature)).toEqual([-2, -1, 0, 1, 2]);
  expect(() => toShownNature(0 as Nature)).toThrow(RangeError);
});

test('only ties with contact and a nature count', () => {
  const ties = Object.freeze([
    tie(5, 5),
    tie(1, 1),
    tie(3, 3),
    tie(2, 4),
    tie(0, 1),
    tie('dont-know', 1),
    tie(4, 'dont-know'),
    tie(4, null),
  ]);
  expect(computeNature(ties)).toEqual({
    mean: 0.25,
    n: 4,
    conflictualShare: 0.25,
    collaborativeShare: 0.5,
    distribution: [1, 0, 1, 1, 1],
  });
});

test('no tie with contact: nothing is said', () => {
  expect(computeNature([tie(0, 5)])).toMatchObject({ mean: null, n: 0, conflictualShare: null });
});

test('by kind and by group, further kinds outside the groups', () => {
  const kinds = [
    { code: 'ngo', group: 'horizontal', printed: true },
    { code: 'anti', group: 'horizontal', printed: true },
    { code: 'unions', group: 'horizontal', printed: false },
  ];
  const frequencies = new Map<string, FrequencyAnswer>([
    ['ngo', 4],
    ['anti', 1],
    ['unions', 2],
  ]);
  const natures = new Map<string, NatureAnswer>([
    ['ngo', 5],
    ['anti', 2],
    ['unions', 1],
  ]);
  const result = computeNatureByKind([{ frequencies, natures }], kinds);
  expect(result.kinds.map(({ kind, mean }) => [kind, mean])).toEqual([
    ['ngo', 2],
    ['anti', -1],
    ['unions', -2],
  ]);
  expect(result.groups).toEqual([{ group: 'horizontal', mean: 0.5, kindsCounted: 2, kindsAsked: 2 }]);
});

test('laws: order does not matter, mean within -2 to 2, shares at most 1', () => {
  const frequency = fc.constantFrom<FrequencyAnswer>(0, 1, 2, 3, 4, 5, 'dont-know', null);
  const nature = fc.constantFrom<NatureAnswer>(1, 2, 3, 4, 5, 'dont-know', null);
  fc.assert(
    fc.property(fc.array(fc.record({ frequency, nature }), { maxLength: 40 }), (ties) => {
      const found = computeNature(ties);
      expect(computeNature(ties.toReversed())).toEqual(found);
      if (found.mean === null) return;
      expect(Math.abs(found.mean)).toBeLessThanOrEqual(2);
      expect((found.conflictualShare ?? 2) + (found.collaborativeShare ?? 2)).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { seed: 20260105, numRuns: 200 },
  );
});
