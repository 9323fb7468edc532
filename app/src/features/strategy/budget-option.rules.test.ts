/** Simplified cost options, exact in cents. The worked example stands in docs/methods/simplified-costs.md. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeHourlyStaffCents, offerCombinations, takePercent } from './budget-option.rules.ts';

const SEED = { seed: 20261122, numRuns: 200 };

describe('combinations', () => {
  test('of a post and a rented room, as in the worked example', () => {
    const { combinations, warnings } = offerCombinations(
      { fund: 'AMIF', staffCents: 4_000_000, otherCents: 1_000_000 },
      'EUR',
    );
    expect(
      combinations.map(({ option, totalCents, computedCents }) => [option.id, totalCents, computedCents]),
    ).toEqual([
      ['remaining-40', 5_600_000, 1_600_000],
      ['indirect-7', 5_350_000, 350_000],
      ['indirect-15', 5_600_000, 600_000],
    ]);
    expect(warnings).toEqual(['up-to-200000']);
  });

  test('where everything is bought, the staff may be a rate', () => {
    const { combinations } = offerCombinations({ fund: 'ESF+', staffCents: 0, otherCents: 999 }, 'EUR');
    expect(combinations.map(({ option, lines }) => [option.id, lines.map((one) => one.amountCents)])).toEqual(
      [
        ['indirect-7', [999, 69]],
        ['staff-20', [999, 199]],
      ],
    );
  });

  test('limits: 200 000 euro, 100 000 for small projects of Interreg, only in euro', () => {
    const warn = (fund: 'AMIF' | 'Interreg', staffCents: number, currency = 'EUR') =>
      offerCombinations({ fund, staffCents, otherCents: 0 }, currency).warnings;
    expect(warn('AMIF', 14_285_714)).toEqual(['up-to-200000']);
    expect(warn('AMIF', 14_285_800)).toEqual([]);
    expect(warn('Interreg', 5_000_000)).toEqual(['interreg-up-to-100000']);
    expect(warn('Interreg', 9_000_000)).toEqual([]);
    expect(warn('AMIF', 100, 'CZK')).toEqual(['not-euro']);
  });

  test('nothing is offered for nothing, nor for a fund nobody knows the rules of', () => {
    expect(offerCombinations({ fund: 'AMIF', staffCents: 0, otherCents: 0 }, 'EUR').warnings).toEqual([
      'nothing-planned',
    ]);
    expect(offerCombinations({ fund: 'other', staffCents: 1, otherCents: 0 }, 'EUR')).toEqual({
      combinations: [],
      warnings: ['fund-not-known'],
    });
  });

  test('at most three, whole cents, lines that add up, never above the rate', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (staffCents, otherCents) => {
        const { combinations } = offerCombinations({ fund: 'ERDF', staffCents, otherCents }, 'EUR');
        expect(combinations.length).toBeLessThanOrEqual(3);
        for (const { lines, totalCents, computedCents } of combinations) {
          expect(lines.every(({ amountCents }) => Number.isSafeInteger(amountCents))).toBe(true);
          expect(lines.reduce((sum, one) => sum + one.amountCents, 0)).toBe(totalCents);
          expect(computedCents).toBeLessThanOrEqual(totalCents);
        }
        expect(BigInt(takePercent(staffCents, 40)) * 100n).toBeLessThanOrEqual(BigInt(staffCents) * 40n);
      }),
      SEED,
    );
  });
});

test('an hour is a year of 1 720 hours, rounded down to cents before it is multiplied', () => {
  expect(computeHourlyStaffCents(5_160_000, 860)).toBe(2_580_000);
  expect(computeHourlyStaffCents(5_000_000, 100)).toBe(290_600);
});
