import { describe, expect, test } from 'vitest';
import type { BothSides } from './network-sides.ts';
import { computeAgreement, computeReciprocity } from './network-sides.ts';
import { computeExternalInternal } from './network-groups.ts';
import { computeSignedTies } from './network-signs.ts';

const PAIRS: readonly BothSides[] = [
  { one: 5, other: 4 },
  { one: 3, other: 1 },
  { one: 1, other: 0 },
  { one: 0, other: 4 },
  { one: 0, other: 0 },
];

describe('both sides', () => {
  test('reciprocity: of four contacts told of, two by both', () => {
    expect(computeReciprocity(PAIRS)).toEqual({ mutual: 2, reported: 4, share: 0.5 });
    expect(computeReciprocity([{ one: 0, other: 0 }]).share).toBeNull();
  });

  test('agreement within one step: 5-4 and 1-0; nobody counts as agreeing on no contact', () => {
    expect(computeAgreement(PAIRS)).toEqual({ agreeing: 2, pairs: 4, share: 0.5 });
    expect(computeAgreement(PAIRS, 0).agreeing).toBe(0);
    expect(computeAgreement(PAIRS, 5).share).toBe(1);
    expect(computeAgreement([]).share).toBeNull();
  });

  test('which side is called one changes nothing', () => {
    const turned = PAIRS.map(({ one, other }) => ({ one: other, other: one }));
    expect(computeReciprocity(turned)).toEqual(computeReciprocity(PAIRS));
    expect(computeAgreement(turned)).toEqual(computeAgreement(PAIRS));
  });

  test('impossible input is refused', () => {
    expect(() => computeReciprocity([{ one: 6 as never, other: 1 }])).toThrow(RangeError);
    expect(() => computeAgreement(PAIRS, -1)).toThrow(RangeError);
  });
});

describe('E-I', () => {
  const groups = new Map(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map((actor) => [actor, actor.slice(0, 1)]));
  const pair = (from: string, to: string, value?: number) => ({ from, to, ...(value && { value }) });

  test('6 external and 4 internal ties are 0.2', () => {
    const ties = [
      ...['b1', 'b2', 'b3'].map((to) => pair('a1', to)),
      ...['b1', 'b2', 'b3'].map((to) => pair('a2', to)),
      pair('a1', 'a2'),
      pair('a1', 'a3'),
      pair('b1', 'b2'),
      pair('b1', 'b3'),
    ];
    const found = computeExternalInternal(groups, ties);
    expect([found.external, found.internal]).toEqual([6, 4]);
    expect(found.index).toBeCloseTo(0.2, 12);
    // 15 pairs: 9 between two groups of three, 6 within
    expect(found.indexIfComplete).toBeCloseTo(3 / 15, 12);
  });

  test('weighed by frequency; without ties none', () => {
    expect(computeExternalInternal(groups, [pair('a1', 'b1', 5), pair('a1', 'a2', 3)]).index).toBe(0.25);
    expect(computeExternalInternal(groups, []).index).toBeNull();
    expect(computeExternalInternal(new Map([['a', 'x']]), []).indexIfComplete).toBeNull();
  });

  test('impossible input is refused', () => {
    expect(() => computeExternalInternal(groups, [pair('a1', 'zz')])).toThrow(RangeError);
    expect(() => computeExternalInternal(groups, [pair('a1', 'a1')])).toThrow(RangeError);
    expect(() => computeExternalInternal(groups, [pair('a1', 'a2', -1)])).toThrow(RangeError);
  });
});

describe('signs', () => {
  test('one of four contacts is conflictual, and it is half of all contact', () => {
    const ties = [
      { frequency: 5, nature: -1 },
      { frequency: 1, nature: 0 },
      { frequency: 2, nature: 2 },
      { frequency: 2, nature: 1 },
    ];
    expect(computeSignedTies(ties)).toEqual({
      conflictual: 1,
      neither: 1,
      collaborative: 2,
      conflictualShare: 0.25,
      conflictualShareByFrequency: 0.5,
    });
  });

  test('without ties there is no share; impossible input is refused', () => {
    expect(computeSignedTies([])).toMatchObject({
      conflictualShare: null,
      conflictualShareByFrequency: null,
    });
    expect(() => computeSignedTies([{ frequency: 0, nature: 1 }])).toThrow(RangeError);
    expect(() => computeSignedTies([{ frequency: 1, nature: 3 }])).toThrow(RangeError);
  });
});
