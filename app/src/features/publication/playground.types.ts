import type { Attacker, CountProblem, MethodComparison, RedesignKind } from '@vicus/disclosure';

/** A pasted table of two to four breakdowns, read. */
export interface PastedTable {
  readonly problem: CountProblem;
  /** names of the breakdowns as they were pasted, or empty where a table had none */
  readonly names: readonly string[];
}

export interface PlaygroundRequest {
  readonly problem: CountProblem;
  /** kinds of breakdown by name; see `VariableRole` */
  readonly roles: Readonly<Record<string, 'place' | 'period' | 'ordered'>>;
  readonly seed: number;
}

/** One cell of a grid that is drawn. `risk`: small itself; `cover`: withheld for the sake of another. */
export interface GridCell {
  readonly text: string;
  readonly state: 'shown' | 'risk' | 'cover';
}

export interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly GridCell[] }[];
}

export interface Proposal {
  readonly kind: RedesignKind;
  readonly variable: string;
  readonly codes: readonly string[];
  readonly cells: number;
  readonly withheld: number;
  readonly grid: Grid;
}

export interface PlaygroundResult {
  readonly cells: number;
  readonly primary: number;
  /** the table as pasted, what is small marked */
  readonly given: Grid;
  /** labels of cells that readers could compute or pin down if only the small ones were left out */
  readonly revealed: readonly string[];
  /** how many that are in all */
  readonly revealedCount: number;
  /** absent where withholding cannot protect the table */
  readonly withheld?: {
    readonly grid: Grid;
    readonly secondary: number;
    readonly failures: Readonly<Record<Attacker, number>>;
  };
  readonly proposals: readonly Proposal[];
  readonly rounded: {
    readonly grid: Grid;
    readonly base: number;
    readonly meanDeviation: number;
    readonly largestDeviation: number;
  };
  readonly comparison?: MethodComparison;
}
