/**
 * Simplified cost options for a planned cost: docs/methods/simplified-costs.md. Rates of Regulation (EU) 2021/1060 (common
 * provisions), exact in cents and rounded down, so that nothing is claimed above a rate.
 */
import type {
  Combination,
  CostOption,
  CostOptionId,
  OptionFund,
  OptionLine,
  OptionOffer,
  OptionWarning,
  PlannedCost,
} from './budget-option.types.ts';

export const COST_OPTION_FACTS: readonly CostOption[] = [
  { id: 'indirect-7', ratePercent: 7, article: '54', certainty: 'read' },
  { id: 'indirect-15', ratePercent: 15, article: '54', certainty: 'read' },
  { id: 'remaining-40', ratePercent: 40, article: '56', certainty: 'background' },
  { id: 'staff-20', ratePercent: 20, article: '55', certainty: 'background' },
];

/** Most that is offered: a choice among three can be read and compared. */
const MOST_OFFERED = 3;

/** Hours of a full year's work by which an hour's cost is computed (Article 55; background knowledge). */
export const HOURS_A_YEAR = 1_720;

/** Total cost up to which an operation has to use simplified options (Article 53(2)), in euro cents. */
const ALWAYS_SIMPLIFIED_CENTS = 20_000_000;
/** Small projects of Interreg (Regulation (EU) 2021/1059, Article 25), in euro cents. */
const INTERREG_SMALL_CENTS = 10_000_000;
/** Funds to which Article 53(2) applies as it was read. */
const FUNDS_OF_LIMIT: readonly OptionFund[] = ['AMIF', 'ESF+', 'ERDF', 'JTF', 'ISF', 'BMVI'];

/** `percent` of `cents`, rounded down; exact for every amount a line may hold. */
export const takePercent = (cents: number, percent: number): number =>
  Number((BigInt(cents) * BigInt(percent)) / 100n);

/** What `hours` cost when a year costs `yearCents`: the hour rounded down to cents first, as it is claimed. */
export function computeHourlyStaffCents(yearCents: number, hours: number): number {
  const hourCents = BigInt(yearCents) / BigInt(HOURS_A_YEAR);
  return Number(hourCents * BigInt(hours));
}

/** At most three combinations that the rules allow, the one with the least receipts first; and what to think of. */
export function offerCombinations(planned: PlannedCost, currency: string): OptionOffer {
  const { fund, staffCents, otherCents } = planned;
  if (staffCents + otherCents === 0) return { combinations: [], warnings: ['nothing-planned'] };
  if (fund === 'other') return { combinations: [], warnings: ['fund-not-known'] };
  const combinations = COST_OPTION_FACTS.flatMap((option) => {
    const lines = COMPOSERS[option.id](planned, option.ratePercent);
    return lines === undefined ? [] : [compose(option, lines)];
  }).toSorted((a, b) => readReceipts(a) - readReceipts(b));
  return {
    combinations: combinations.slice(0, MOST_OFFERED),
    warnings: listWarnings(fund, Math.max(...combinations.map((one) => one.totalCents)), currency),
  };
}

const readReceipts = ({ totalCents, computedCents }: Combination): number => totalCents - computedCents;

function compose(option: CostOption, given: readonly OptionLine[]): Combination {
  const lines = given.filter(({ amountCents }) => amountCents > 0);
  const sum = (own: readonly OptionLine[]): number => own.reduce((all, one) => all + one.amountCents, 0);
  return {
    option,
    lines,
    totalCents: sum(lines),
    computedCents: sum(lines.filter(({ isComputed }) => isComputed)),
  };
}

const real = (costKind: OptionLine['costKind'], amountCents: number): OptionLine => ({
  costKind,
  amountCents,
  isComputed: false,
});
const computed = (costKind: OptionLine['costKind'], amountCents: number): OptionLine => ({
  costKind,
  amountCents,
  isComputed: true,
});

type Composer = (planned: PlannedCost, ratePercent: number) => readonly OptionLine[] | undefined;

/** Undefined: the option makes no sense of what is planned. */
const COMPOSERS: Readonly<Record<CostOptionId, Composer>> = {
  'indirect-7': ({ staffCents, otherCents }, rate) => [
    real('staff', staffCents),
    real('other', otherCents),
    computed('indirect', takePercent(staffCents + otherCents, rate)),
  ],
  'indirect-15': ({ staffCents, otherCents }, rate) =>
    staffCents === 0
      ? undefined
      : [
          real('staff', staffCents),
          real('other', otherCents),
          computed('indirect', takePercent(staffCents, rate)),
        ],
  // The rate stands for everything but the staff: what was planned beside it is not claimed as well.
  'remaining-40': ({ staffCents }, rate) =>
    staffCents === 0
      ? undefined
      : [real('staff', staffCents), computed('other', takePercent(staffCents, rate))],
  // The rate stands for the staff: it is offered where the work is bought, and what staff there is costs no more than that.
  'staff-20': ({ staffCents, otherCents }, rate) => {
    const staff = takePercent(otherCents, rate);
    if (otherCents === 0 || staffCents > staff) return undefined;
    return [real('other', otherCents), computed('staff', staff)];
  },
};

function listWarnings(fund: OptionFund, totalCents: number, currency: string): OptionWarning[] {
  if (currency !== 'EUR') return ['not-euro'];
  const isInterregSmall = fund === 'Interreg' && totalCents <= INTERREG_SMALL_CENTS;
  return [
    ...(FUNDS_OF_LIMIT.includes(fund) && totalCents <= ALWAYS_SIMPLIFIED_CENTS
      ? (['up-to-200000'] as const)
      : []),
    ...(isInterregSmall ? (['interreg-up-to-100000'] as const) : []),
  ];
}
