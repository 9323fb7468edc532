import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatShare, LANGUAGES } from '#ui/messages.ts';
import type { Fact } from './fact.types.ts';
import { findNumbers, findUntold, tells } from './numbers.rules.ts';

const LABEL = { en: 'A' };
const frame = {
  address: { releaseId: 'r', tableId: 't', measure: 'share', at: {} },
  question: LABEL,
  labels: [],
  namesMeasure: false,
  period: '2025',
  time: null,
  source: LABEL,
  method: 'm',
  notes: [],
  parts: [],
  status: 'final',
  isOfAnswersOnly: false,
  before: null,
} as const;

function toShare(value: number, given: Partial<Fact> = {}): Fact {
  const measure = { id: 'share', label: LABEL, kind: 'share', unit: 'share 0-1', decimals: 2 } as const;
  return {
    ...frame,
    kind: 'number',
    measure,
    value,
    interval: null,
    isVague: false,
    answered: null,
    ...given,
  } as Fact;
}

function toCount(value: number): Fact {
  const measure = { id: 'value', label: LABEL, kind: 'count', unit: 'persons', decimals: 0 } as const;
  return { ...frame, kind: 'number', measure, value, interval: null, isVague: false, answered: null };
}

const read = (text: string) => findNumbers(text).map((one) => one.text);

describe('numbers in a text', () => {
  test.each([
    ['1,234 people', [1234, 1.234]],
    ['1.234 Menschen', [1234, 1.234]],
    ['1 234 personas', [1234]],
    ['1\u202f234 persone', [1234]],
    ['1’234 Leute', [1234]],
    ['1.234.567', [1_234_567]],
    ['1,234.5', [1234.5]],
    ['1.234,5', [1234.5]],
    ['12.5 %', [12.5]],
    ['12,5%', [12.5]],
    ['١٢٫٥٪', [12.5]],
    ['−3', [-3]],
    ['0,5', [0.5]],
  ])('%s', (text, values) => {
    expect(findNumbers(text)[0]?.readings.map(({ value }) => value)).toEqual(values);
  });

  test.each(['12.5 %', '12,5 Prozent', '12,5 por ciento', '12.5 percent', '12,5\u00a0%', '١٢٫٥٪'])(
    '%s is a share in percent',
    (text) => {
      expect(findNumbers(text).map(({ isPercent }) => isPercent)).toEqual([true]);
    },
  );

  test('years, days, times and addresses are none', () => {
    expect(
      read('In 2025, on 12.3.2025 and 2025-03-12 at 18:30, see https://a.example/42 or a7@b.example'),
    ).toEqual([]);
    expect(read('am 12. 3. um 18:30')).toEqual([]);
    expect(read('2025 % and room B12')).toEqual(['2025']);
  });

  test('a span is two numbers and neither is below zero', () => {
    expect(findNumbers('5-10 %').map(({ readings }) => readings[0]?.value)).toEqual([5, 10]);
    expect(findNumbers('between 5 % -7').map(({ text }) => text)).toEqual(['5', '7']);
  });

  test('the sign at the end of a span counts for its beginning', () => {
    for (const text of ['37–47 %', '37 to 47 %', '37 bis 47 %', '37 y 47 %'])
      expect(findNumbers(text).map(({ isPercent }) => isPercent)).toEqual([true, true]);
    expect(findNumbers('12 people, 47 %').map(({ isPercent }) => isPercent)).toEqual([false, true]);
  });

  test('two numbers with a space between them are not one', () => {
    expect(read('12 34 5678')).toEqual(['12', '34', '5678']);
  });
});

describe('numbers and figures', () => {
  test('a share is told in percent, to the digits written', () => {
    const share = toShare(0.417);
    expect(findUntold('42 % agree', [share])).toEqual([]);
    expect(findUntold('41,7 % agree', [share])).toEqual([]);
    expect(findUntold('41.8 % agree', [share]).map(({ text }) => text)).toEqual(['41.8']);
    expect(findUntold('42 people agree', [share]).map(({ text }) => text)).toEqual(['42']);
  });

  test('a vague number is told as its interval only', () => {
    const vague = toShare(0.42, { isVague: true, interval: { low: 0.2, high: 0.65 }, answered: 18 });
    expect(findUntold('between 20 % and 65 % (n = 18)', [vague])).toEqual([]);
    expect(findUntold('42 %', [vague])).toHaveLength(1);
  });

  test('nothing can be told of what was withheld', () => {
    const { value: _value, ...rest } = toShare(0.42) as unknown as Record<string, unknown>;
    const withheld = { ...rest, kind: 'none', reason: 'withheld' } as unknown as Fact;
    expect(findUntold('42 %', [withheld])).toHaveLength(1);
  });

  test('numbers of the names that come with a figure are no figures', () => {
    expect(findUntold('aged 15 to 64: 42 %', [toShare(0.42)], ['Aged 15–64'])).toEqual([]);
    expect(
      findUntold('aged 18 to 64: 42 %', [toShare(0.42)], ['Aged 15–64']).map(({ text }) => text),
    ).toEqual(['18']);
  });

  test('every notation of this program is found again', () => {
    const notation = fc.record({
      value: fc.integer({ min: 0, max: 9_999_999 }).filter((value) => value < 1900 || value > 2100),
      language: fc.constantFrom(...LANGUAGES.respond),
    });
    fc.assert(
      fc.property(notation, ({ value, language }) => {
        const [found] = findNumbers(`x ${formatNumber(value, language)} y`);
        expect(found !== undefined && tells(found, toCount(value))).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(...LANGUAGES.respond),
        (mille, language) => {
          const [found] = findNumbers(`(${formatShare(mille / 1000, language, 1)})`);
          expect(found !== undefined && tells(found, toShare(mille / 1000))).toBe(true);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  test('a number that is off by more than it was rounded is not taken for the figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (said, true_) => {
        fc.pre(said !== true_);
        expect(findUntold(`${said} %`, [toShare(true_ / 100)])).toHaveLength(1);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('where a number stands is where the text has it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        for (const { text: found, at } of findNumbers(text))
          expect(text.slice(at, at + found.length)).toBe(found);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
