import type { Attacker } from '@vicus/disclosure';

/** What was measured for one problem and one guarantee (or rounding). Seconds of computing of its thread. */
export interface CaseResult {
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
  readonly failures: Readonly<Record<Attacker, number>>;
  readonly isSafe: boolean;
  /** protected cells that the audit had no time for; they count as not safe */
  readonly undecided: number;
  /** to the last pattern, without any audit */
  readonly seconds: number;
  /** to the first safe pattern */
  readonly firstSeconds: number;
  /** fewest secondary cells possible, as far as proved */
  readonly bound?: number;
  /** audit by linear algebra: newspaper and the only person of a cell */
  readonly linearSeconds: number;
  /** the whole audit, as of a result that came without proof */
  readonly auditSeconds: number;
  /** the audit in whole numbers of a result without proof: programs and elimination search the tables, addition proves them */
  readonly wholeSeconds?: number;
  /** every protected cell was proved that way */
  readonly isWholeProved?: boolean;
  /** protected cells that some family computes, where they were asked */
  readonly family?: number;
  /** audit and certificate, of a result with the tables its search found */
  readonly proofSeconds: number;
  /** checking that certificate by addition */
  readonly checkSeconds: number;
  readonly isProved?: boolean;
  /** the most memory the process ever had */
  readonly megabytes: number;
}

export interface Case {
  readonly name: string;
  /** `family`: full, and protected against families too */
  readonly task: 'exact' | 'person' | 'full' | 'family' | 'round';
  /** an error instead of a result, in its own words */
  readonly refused?: string;
  readonly result?: CaseResult;
}
