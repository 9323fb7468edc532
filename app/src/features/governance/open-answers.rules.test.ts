import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detachTexts, type OpenQuestion } from './open-answers.rules.ts';

const QUESTION: OpenQuestion = { questionId: 'why-vertical', title: { en: 'Levels of government' } };
const reverse = (texts: readonly string[]) => texts.toReversed();

describe('open answers of an anonymous wave', () => {
  test('are texts and nothing else', () => {
    const texts = ['e', 'd', 'c', 'b', 'a'];
    expect(detachTexts(QUESTION, texts, reverse)).toEqual({ ...QUESTION, texts: ['e', 'd', 'c', 'b', 'a'] });
  });

  test('are withheld where fewer than five wrote, and four look like none', () => {
    const none = detachTexts(QUESTION, [], reverse);
    expect(none).toEqual({ ...QUESTION, texts: null });
    expect(detachTexts(QUESTION, ['a', 'b', 'c', 'd'], reverse)).toEqual(none);
    expect(detachTexts(QUESTION, ['a', 'b', 'c', 'd', ' \n', ''], reverse)).toEqual(none);
    expect(detachTexts(QUESTION, ['a', 'a', 'a', 'a', 'a'], reverse).texts).toHaveLength(5);
  });

  test('carry nothing of the order in which they lie', () => {
    const lists = fc
      .array(fc.string(), { maxLength: 12 })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
      );
    fc.assert(
      fc.property(lists, ([texts, moved]) => {
        expect(detachTexts(QUESTION, moved, reverse)).toEqual(detachTexts(QUESTION, texts, reverse));
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});
