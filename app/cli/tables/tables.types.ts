import type {
  AuditResult,
  Certificate,
  CountProblem,
  EarlierRelease,
  ForeseenRelease,
  Guarantee,
  PlannedRelease,
  ProtectedCell,
  PublishedCell,
  SharedCodes,
} from '@vicus/disclosure';

/** What the worker is asked to do. */
export interface TablesOrder {
  readonly task: 'withhold' | 'round' | 'audit';
  readonly problem: CountProblem;
  readonly guarantee: Guarantee;
  readonly seed: number;
  /** after these the best result so far is taken */
  readonly seconds: number;
  /** what was published before, oldest first, and how the codes of `problem` stand to it */
  readonly earlier?: readonly EarlierRelease[];
  readonly shared?: SharedCodes;
  /** for `withhold`: tables that shall be published later; could they still be protected after this result? */
  readonly later?: readonly PlannedRelease[];
  /** one whole number; 1 = take the best result so far */
  readonly stop: SharedArrayBuffer;
  /** for `audit` */
  readonly published?: readonly PublishedCell[];
  /** for `audit`: a certificate to check, by addition only */
  readonly certificate?: Certificate;
  /** for `withhold`: protect against families too; for `audit`: ask them */
  readonly isFamilyAsked?: boolean;
  /** for `withhold`: complete the certificate of the result */
  readonly isCertificateAsked?: boolean;
}

/** The order inside the worker. */
export interface RunningOrder extends TablesOrder {
  mayContinue(): boolean;
}

/** What is said about every result, whichever method made it. */
export type TablesAudit = Pick<
  AuditResult,
  | 'isSafe'
  | 'cells'
  | 'primary'
  | 'secondary'
  | 'failures'
  | 'found'
  | 'faults'
  | 'unaudited'
  | 'alreadyRevealed'
>;

export interface TablesResult {
  readonly cells: readonly ProtectedCell[];
  /** making the result, without its audit */
  readonly seconds: number;
  readonly audited: TablesAudit;
  readonly auditSeconds: number;
  readonly bound?: number;
  readonly certificate?: Certificate;
  /** the certificate shows that the guarantee is kept */
  readonly isProved?: boolean;
  /** one answer for each of the tables to be published later; absent where nobody asked, or time was over */
  readonly later?: readonly ForeseenRelease[];
  /** of a rounded result */
  readonly base?: number;
}

export interface TablesProgress {
  readonly step: string;
  readonly share?: number;
  readonly secondary?: number;
}

export type TablesAnswer =
  | { readonly kind: 'progress'; readonly progress: TablesProgress }
  | { readonly kind: 'result'; readonly result: TablesResult }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
