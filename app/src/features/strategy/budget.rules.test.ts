/** Money: reading, writing and adding up, exactly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COST_KINDS, type BudgetLine } from './action.types.ts';
import {
  composeBudgetGrid,
  formatAmount,
  formatPlainAmount,
  isCurrency,
  MAXIMUM_LINE_CENTS,
  parseAmount,
  readMinorDigits,
  sumByAction,
  sumByKind,
  sumBySource,
  sumByYear,
  sumCents,
  sumLines,
  toPlainAmount,
} from './budget.rules.ts';

const SEED = { seed: 20261122, numRuns: 200 };
const cents = fc.integer({ min: 0, max: MAXIMUM_LINE_CENTS });
const currencies = ['EUR', 'CZK', 'JPY', 'ISK', 'TND', 'BHD'];

describe('an amount', () => {
  test.each([
    ['1.234,50', 'de', 123_450],
    ['1234,5', 'de', 123_450],
    ['1.234', 'de', 123_400],
    ['12.50', 'de', 1_250],
    ['1 234,50 €', 'de', 123_450],
    ['EUR 1.000.000', 'de', 100_000_000],
    ["1'234.50", 'de', 123_450],
    ['1,234.50', 'en', 123_450],
    ['1,234', 'en', 123_400],
    ['12,50', 'en', 1_250],
    ['€1234', 'en', 123_400],
    ['1.234,50', 'en', 123_450],
    ['0,00', 'de', 0],
    ['１２', 'de', 1_200],
  ] as const)('%s in %s is %d cents', (text, language, expected) => {
    expect(parseAmount(text, language)).toEqual({ cents: expected });
  });

  test.each([
    ['', 'de', 'not-an-amount'],
    ['zwölf', 'de', 'not-an-amount'],
    ['1.2.3', 'de', 'not-an-amount'],
    ['12,34,56', 'de', 'not-an-amount'],
    ['1.23,4.5', 'de', 'not-an-amount'],
    ['1,234', 'de', 'too-fine'],
    ['1.234', 'en', 'too-fine'],
    ['-5', 'de', 'negative'],
    ['−5', 'en', 'negative'],
    ['100.000.000.000,01', 'de', 'too-large'],
    ['1e5', 'en', 'not-an-amount'],
    ['5 USD', 'en', 'not-an-amount'],
  ] as const)('%s in %s is refused: %s', (text, language, wrong) => {
    expect(parseAmount(text, language)).toEqual({ wrong });
  });

  test('has the digits of its currency', () => {
    expect(currencies.map(readMinorDigits)).toEqual([2, 2, 0, 0, 3, 3]);
    expect(parseAmount('1.234', 'de', 'JPY')).toEqual({ cents: 1_234 });
    expect(parseAmount('1.5', 'en', 'JPY')).toEqual({ wrong: 'too-fine' });
    expect(parseAmount('1,234', 'de', 'TND')).toEqual({ cents: 1_234 });
    expect(formatAmount(1_234_567, 'TND', 'de').replaceAll(/\s/g, ' ')).toBe('1.234,567 TND');
    expect(toPlainAmount(5, 'EUR')).toBe('0.05');
  });

  test('is of money one can pay with', () => {
    expect(['EUR', 'CZK', 'CHF'].every(isCurrency)).toBe(true);
    expect(['eur', 'XAU', 'XTS', 'ABC', ''].some(isCurrency)).toBe(false);
  });

  test('is read as it was written, in both languages and every currency', () => {
    fc.assert(
      fc.property(
        cents,
        fc.constantFrom(...currencies),
        fc.constantFrom('de' as const, 'en' as const),
        (amount, currency, language) => {
          expect(parseAmount(formatAmount(amount, currency, language), language, currency)).toEqual({
            cents: amount,
          });
          expect(parseAmount(formatPlainAmount(amount, currency, language), language, currency)).toEqual({
            cents: amount,
          });
        },
      ),
      SEED,
    );
  });
});

const line: fc.Arbitrary<BudgetLine> = fc.record({
  budgetLineId: fc.uuid(),
  actionId: fc.constantFrom('a', 'b', 'c', 'd'),
  year: fc.integer({ min: 2026, max: 2031 }),
  costKind: fc.constantFrom(...COST_KINDS),
  amountCents: cents,
  moneySourceId: fc.constantFrom(null, 's', 't'),
  isSecured: fc.boolean(),
  costOption: fc.constant(''),
  note: fc.constant(''),
  revision: fc.constant(1),
});
const budget = fc.array(line, { maxLength: 60 });
const strategy = { fromYear: 2027, toYear: 2029 };
const actions = ['a', 'b', 'c', 'd'].map(
  (actionId) => ({ actionId, title: actionId, state: 'planned', stage: 'project' }) as const,
);

describe('sums', () => {
  test('over years, sources, actions and kinds agree, and the grid with them', () => {
    fc.assert(
      fc.property(budget, (lines) => {
        const all = sumLines(lines, 'all');
        for (const sums of [sumByYear(lines), sumBySource(lines), sumByAction(lines), sumByKind(lines)])
          for (const part of ['cents', 'securedCents', 'openCents'] as const)
            expect(sums.reduce((sum, one) => sum + one[part], 0)).toBe(all[part]);
        expect(all.securedCents + all.openCents).toBe(all.cents);
        const grid = composeBudgetGrid(actions, lines, strategy);
        expect(grid.total).toEqual(all);
        expect(grid.rows.map(({ total }) => total.cents).reduce((a, b) => a + b, 0)).toBe(all.cents);
        expect(grid.rows.flatMap((row) => row.cents).reduce((a, b) => a + b, 0)).toBe(all.cents);
        expect(grid.totals.map((one) => one.cents).reduce((a, b) => a + b, 0)).toBe(all.cents);
      }),
      SEED,
    );
  });

  test('do not depend on the order of lines', () => {
    fc.assert(
      fc.property(
        budget.chain((lines) =>
          fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
          ),
        ),
        ([lines, shuffled]) => {
          for (const sum of [sumByYear, sumBySource, sumByAction, sumByKind])
            expect(sum(shuffled)).toEqual(sum(lines));
        },
      ),
      SEED,
    );
  });

  test('stop where a number would no longer be exact', () => {
    const most = Array.from({ length: 1_000 }, () => ({ amountCents: MAXIMUM_LINE_CENTS }));
    expect(() => sumCents(most)).toThrow(RangeError);
    expect(sumCents(most.slice(0, 900))).toBe(900 * MAXIMUM_LINE_CENTS);
  });
});
