import type { Attacker } from '@vicus/disclosure';

/** What was measured for one problem and one guarantee (or rounding). Seconds of computing. */
export interface CaseResult {
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
  readonly failures: Readonly<Record<Attacker, number>>;
  readonly isSafe: boolean;
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
  /** audit and certificate, of a result with the tables its search found */
  readonly proofSeconds: number;
  /** checking that certificate by addition */
  readonly checkSeconds: number;
  readonly isProved?: boolean;
  readonly megabytes: number;
}

export interface Case {
  readonly name: string;
  readonly task: 'exact' | 'person' | 'full' | 'round';
  /** an error instead of a result, in its own words */
  readonly refused?: string;
  readonly result?: CaseResult;
}
