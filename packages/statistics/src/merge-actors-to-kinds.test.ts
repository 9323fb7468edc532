import { expect, test } from 'vitest';
import type { FrequencyAnswer } from './answers.types.ts';
import { mergeActorsToKinds } from './merge-actors-to-kinds.ts';

test('of several actors of a kind the highest frequency counts', () => {
  const answers = Object.freeze([
    Object.freeze({ kind: 'ngo', answer: 1 as FrequencyAnswer }),
    Object.freeze({ kind: 'eu', answer: 'dont-know' as FrequencyAnswer }),
    Object.freeze({ kind: 'ngo', answer: 4 as FrequencyAnswer }),
    Object.freeze({ kind: 'ngo', answer: null }),
    Object.freeze({ kind: 'ngo', answer: 2 as FrequencyAnswer }),
  ]);
  expect([...mergeActorsToKinds(answers)]).toEqual([
    ['ngo', 4],
    ['eu', 'dont-know'],
  ]);
});

test('a zero stays a zero, "don\'t know" wins over blank, a number wins over both', () => {
  const merge = (...answers: FrequencyAnswer[]) =>
    mergeActorsToKinds(answers.map((answer) => ({ kind: 'k', answer }))).get('k');
  expect(merge(0, 'dont-know', null)).toBe(0);
  expect(merge('dont-know', 0)).toBe(0);
  expect(merge(null, 'dont-know', null)).toBe('dont-know');
  expect(merge(null, null)).toBeNull();
});

test('a frequency off the scale is refused', () => {
  expect(() => mergeActorsToKinds([{ kind: 'k', answer: 6 as FrequencyAnswer }])).toThrow(RangeError);
});
