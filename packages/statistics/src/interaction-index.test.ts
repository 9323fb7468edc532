import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frequency, FrequencyAnswer } from './answers.types.ts';
import { computeInteractionIndex } from './interaction-index.ts';

const KINDS = Object.freeze(Array.from({ length: 16 }, (_, i) => `kind-${i}`));
const fill = (answers: readonly FrequencyAnswer[]) =>
  new Map(answers.map((answer, i) => [KINDS[i] ?? `further-${i}`, answer]));

describe('the index of one respondent', () => {
  test('16 answered: the sum', () => {
    const answers = fill([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 0, 1, 1]);
    expect(computeInteractionIndex(answers, KINDS)).toEqual({
      kind: 'index',
      value: 32,
      kindsAnswered: 16,
      scaled: false,
    });
  });

  test('14 or 15 answered: 16 times their mean, marked', () => {
    const fifteen = computeInteractionIndex(fill([...Array<Frequency>(15).fill(3), 'dont-know']), KINDS);
    expect(fifteen).toEqual({ kind: 'index', value: 48, kindsAnswered: 15, scaled: true });
    const fourteen = computeInteractionIndex(fill([5, ...Array<Frequency>(13).fill(1), null]), KINDS);
    expect(fourteen).toMatchObject({ kindsAnswered: 14, scaled: true });
    expect(fourteen).toHaveProperty('value', (16 * 18) / 14);
  });

  test('13 answered: not computed, and blanks are not zeros', () => {
    expect(computeInteractionIndex(fill(Array<Frequency>(13).fill(2)), KINDS)).toEqual({
      kind: 'none',
      reason: 'too-few-kinds-answered',
      kindsAnswered: 13,
    });
  });

  test('further kinds never enter', () => {
    const answers = fill(Array<Frequency>(20).fill(1));
    expect(answers.size).toBe(20);
    expect(computeInteractionIndex(answers, KINDS)).toHaveProperty('value', 16);
  });

  test('another list than 16 different kinds, or a frequency off the scale, is refused', () => {
    expect(() => computeInteractionIndex(new Map(), KINDS.slice(1))).toThrow(RangeError);
    expect(() => computeInteractionIndex(new Map(), [...KINDS.slice(1), 'kind-1'])).toThrow(RangeError);
    expect(() => computeInteractionIndex(fill([7 as Frequency]), KINDS)).toThrow(RangeError);
  });
});

test('laws: 0-80, no order of kinds matters, a higher answer never lowers it', () => {
  const answer = fc.constantFrom<FrequencyAnswer>(0, 1, 2, 3, 4, 5, 'dont-know', null);
  const someAnswers = fc.array(answer, { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(
      someAnswers,
      fc.nat(15),
      fc.shuffledSubarray([...KINDS], { minLength: 16 }),
      (list, at, order) => {
        const index = computeInteractionIndex(fill(list), KINDS);
        expect(computeInteractionIndex(fill(list), order)).toEqual(index);
        if (index.kind === 'none') return;
        expect(index.value).toBeGreaterThanOrEqual(0);
        expect(index.value).toBeLessThanOrEqual(80);
        const current = list[at];
        if (typeof current !== 'number' || current === 5) return;
        const more = computeInteractionIndex(fill(list.with(at, (current + 1) as Frequency)), KINDS);
        expect(more.kind === 'index' && more.value > index.value).toBe(true);
      },
    ),
    { seed: 20260101, numRuns: 200 },
  );
});
