/** Simplified cost options: rates instead of receipts. */

/** Funds whose common rules are known here; every other one has to be asked. */
export const OPTION_FUNDS = ['AMIF', 'ESF+', 'ERDF', 'JTF', 'ISF', 'BMVI', 'Interreg', 'other'] as const;
export type OptionFund = (typeof OPTION_FUNDS)[number];

export const COST_OPTIONS = ['indirect-7', 'indirect-15', 'remaining-40', 'staff-20'] as const;
export type CostOptionId = (typeof COST_OPTIONS)[number];

/** `read`: the rule was read in the source. `background`: known, not read here; the authority has to be asked. */
export type Certainty = 'read' | 'background';

export interface CostOption {
  readonly id: CostOptionId;
  /** percent, a whole number */
  readonly ratePercent: number;
  /** article of Regulation (EU) 2021/1060 */
  readonly article: string;
  readonly certainty: Certainty;
}

export interface PlannedCost {
  readonly fund: OptionFund;
  /** people employed for it, in cents */
  readonly staffCents: number;
  /** everything else that is bought for it: rooms, teachers on contract, things */
  readonly otherCents: number;
}

/** What goes into the budget: as planned, or computed by the rate. */
export interface OptionLine {
  readonly costKind: 'staff' | 'external' | 'indirect' | 'other';
  readonly amountCents: number;
  /** computed by the option: needs no receipts */
  readonly isComputed: boolean;
}

export interface Combination {
  readonly option: CostOption;
  readonly lines: readonly OptionLine[];
  readonly totalCents: number;
  /** without receipts for this much */
  readonly computedCents: number;
}

/** `small`: at most 200 000 EUR; `interreg-small`: at most 100 000 EUR; `not-euro`: limits stand in euro. */
export type OptionWarning =
  'up-to-200000' | 'interreg-up-to-100000' | 'not-euro' | 'fund-not-known' | 'nothing-planned';

export interface OptionOffer {
  readonly combinations: readonly Combination[];
  readonly warnings: readonly OptionWarning[];
}
