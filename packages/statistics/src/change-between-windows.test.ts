import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrequencyAnswer } from './answers.types.ts';
import { computeChangeBetweenWindows } from './change-between-windows.ts';

const KINDS = [
  { code: 'ngo', group: 'horizontal', printed: true },
  { code: 'business', group: 'horizontal', printed: true },
  { code: 'unions', group: 'horizontal', printed: false },
];
const pair = (first: FrequencyAnswer, second: FrequencyAnswer, kind = 'ngo') =>
  Object.freeze({ first: new Map([[kind, first]]), second: new Map([[kind, second]]) });

test('only respondents with both windows count; the n of each window is told', () => {
  const responses = Object.freeze([
    pair(4, 1),
    pair(2, 2),
    pair(5, 'dont-know'),
    pair(null, 5),
    pair(3, 3, 'unions'),
  ]);
  const { kinds, groups } = computeChangeBetweenWindows(responses, KINDS);
  expect(kinds[0]).toMatchObject({ change: -1.5, nBoth: 2, nFirst: 3, nSecond: 3, differences: [-3, 0] });
  expect(kinds[1]).toMatchObject({ change: null, nBoth: 0 });
  expect(kinds[2]).toMatchObject({ change: 0, nBoth: 1 });
  expect(groups).toEqual([{ group: 'horizontal', change: -1.5, kindsCounted: 1, kindsAsked: 2 }]);
});

test('laws: within -5 to 5, order of respondents does not matter, turning the windows turns the sign', () => {
  const answer = fc.constantFrom<FrequencyAnswer>(0, 1, 2, 3, 4, 5, 'dont-know', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(answer, answer), { maxLength: 30 }), (list) => {
      const change = (pairs: typeof list) =>
        computeChangeBetweenWindows(
          pairs.map(([first, second]) => pair(first, second)),
          KINDS,
        ).kinds[0];
      const found = change(list);
      expect(change(list.toReversed())).toEqual(found);
      const turned = change(list.map(([first, second]) => [second, first]));
      if (found?.change === null || found?.change === undefined) return;
      expect(Math.abs(found.change)).toBeLessThanOrEqual(5);
      expect((turned?.change ?? NaN) + found.change).toBe(0);
    }),
    { seed: 20260104, numRuns: 200 },
  );
});
