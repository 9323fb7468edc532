import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOrigin, decideKeptOrigins } from './origin.rules.ts';
import { ANSWER_CHANNELS, type AnswerOrigin } from './respond.types.ts';

const repeat = (count: number, language: string, channel: AnswerOrigin['channel'] = 'web'): AnswerOrigin[] =>
  Array.from({ length: count }, () => ({ language, channel }));

describe('what is kept of the origin of an answer', () => {
  test('a language of four is not kept, and the next smallest goes with it so that four do not stand alone', () => {
    const kept = decideKeptOrigins([...repeat(20, 'de'), ...repeat(6, 'ar'), ...repeat(4, 'uk')], 5);
    expect(kept.map(({ language }) => language)).toEqual([
      ...Array.from({ length: 20 }, () => 'de'),
      ...Array.from({ length: 10 }, () => null),
    ]);
  });

  test('a channel is kept only among enough answers of the same language', () => {
    const kept = decideKeptOrigins(
      [...repeat(12, 'de'), ...repeat(7, 'de', 'paper'), ...repeat(9, 'ar'), ...repeat(1, 'ar', 'paper')],
      5,
    );
    expect(kept.slice(12, 19).every(({ channel }) => channel === 'paper')).toBe(true);
    expect(kept.slice(19).every(({ language, channel }) => language === 'ar' && channel === null)).toBe(true);
  });

  test('no combination of kept parts, blanks included, is shared by fewer than the minimum', () => {
    const origin = fc.record({
      language: fc.constantFrom('de', 'en', 'ar', 'uk'),
      channel: fc.constantFrom(...ANSWER_CHANNELS),
    });
    fc.assert(
      fc.property(
        fc.array(origin, { minLength: 5, maxLength: 80 }),
        fc.integer({ min: 5, max: 12 }),
        (all, least) => {
          const minimum = Math.min(least, all.length);
          const groups = Map.groupBy(decideKeptOrigins(all, minimum), ({ language, channel }) =>
            JSON.stringify([language, channel]),
          );
          for (const group of groups.values()) expect(group.length).toBeGreaterThanOrEqual(minimum);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });

  test('answers carry only what is kept', () => {
    expect(addOrigin({ age: 'young' }, { language: 'de', channel: null })).toEqual({
      age: 'young',
      $language: 'de',
    });
  });
});
