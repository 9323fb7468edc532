import { expect, test } from 'vitest';
import type { CountProblem } from '../counts/counts.types.ts';
import { roundProblem } from '../rounding/round-problem.ts';
import { compareMethods } from './compare-methods.ts';

const problem: CountProblem = {
  name: 'sexes',
  variables: [{ name: 'sex', leaves: ['f', 'm', 'x'], levels: [] }],
  tables: [{ name: 't', vars: { sex: ['leaf', 'Total'] } }],
  rules: { type: 'freq', maxN: 4, protectZeros: false },
  rows: [
    { codes: ['f'], count: 3 },
    { codes: ['m'], count: 7 },
    { codes: ['x'], count: 90 },
  ],
};
const rounded = roundProblem(problem, { base: 5, seed: 1 });
const show = (hidden: readonly string[]) => ({
  cells: ['f', 'm', 'x', 'Total'].map((key) =>
    hidden.includes(key)
      ? ({ key, status: 'secondary', reason: 'would-reveal-another' } as const)
      : ({ key, published: 1, status: 'value', reason: '' } as const),
  ),
});

test('true numbers where little is hidden: 10 of 100 persons stand in withheld cells of the breakdown', () => {
  const { methods, recommended, reason } = compareMethods(problem, {
    withheld: show(['f', 'm']),
    rounded,
    proposals: [],
  });
  expect([recommended, reason]).toEqual(['withhold', 'little-is-hidden']);
  expect(methods[0]).toMatchObject({ cells: 4, withheld: 2, personsWithheld: 10 });
  expect(methods[0]?.views.at(-1)?.personShare).toBeCloseTo(0.9);
});

test('rounding where much would be hidden and no design shows enough', () => {
  const made = { withheld: show(['f', 'x']), rounded, proposals: [] };
  const { methods, recommended, reason } = compareMethods(problem, made);
  expect([recommended, reason]).toEqual(['round', 'rounding-shows-all']);
  expect(methods.at(-1)).toMatchObject({ method: 'round', withheld: 0 });
  expect(methods.at(-1)?.largestDeviation).toBeGreaterThan(0);
});

test('the best design where it shows enough', () => {
  const views = [{ variables: ['sex'], cells: 2, visible: 2, personShare: 1 }];
  const proposal = {
    kind: 'merge-categories' as const,
    variable: 'sex',
    codes: ['f + m'],
    problem,
    published: show([]).cells,
    cells: 3,
    withheld: 0,
    views,
    score: 1,
  };
  const made = { withheld: show(['f', 'x']), rounded, proposals: [proposal] };
  expect(compareMethods(problem, made)).toMatchObject({
    recommended: 'redesign',
    reason: 'redesign-shows-more',
  });
});

test('nothing at risk: published as it is', () => {
  expect(compareMethods(problem, { withheld: show([]), rounded, proposals: [] }).reason).toBe(
    'nothing-at-risk',
  );
});
