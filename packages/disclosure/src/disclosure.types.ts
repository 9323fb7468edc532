import type { Coordinates, Cube, ProtectedCube } from '@vicus/cube';

/**
 * The rules a place publishes under: data, versioned, shown to the public. The numbers may be raised by a place,
 * never lowered (`raisePolicy`).
 */
export interface DisclosurePolicy {
  readonly policyId: string;
  /** whole number, 1 or more; a changed policy is a new version */
  readonly version: number;
  /** smallest count of persons that is published; a whole number */
  readonly minimumCount: number;
  /** fewest answers behind a published average or share of persons */
  readonly minimumRespondents: number;
  /** the same for a closed list: holders of an office who are asked in that role */
  readonly minimumClosedList: number;
  /** fewest places behind a published figure over places */
  readonly minimumPlaces: number;
  /** `published`: a count of 0 is shown, so everybody knows that a withheld count is 1 or more */
  readonly zeros: 'published' | 'protected';
  /** withhold an average at the end of its scale, a share of 0 or 1, a group that answered (nearly) alike */
  readonly withholdExtremes: boolean;
  /** `protected`: the number who answered is withheld where 1 to `minimumCount - 1` of those asked did not */
  readonly nonresponse: 'published' | 'protected';
  /** rules for sums of amounts; absent = `DEFAULT_SUM_RULES`; never shown to the public */
  readonly sums?: SumRules;
}

/** When a sum tells too much about its largest contributor. */
export interface SumRules {
  /** the second largest must not be able to estimate the largest more closely than this, percent of the largest */
  readonly pPercent: number;
  /** the largest must not make up more than this, percent of the sum */
  readonly dominancePercent: number;
}

/** Which minimum an average or share needs. */
export type RespondentGroup = 'persons' | 'closed-list' | 'places';

/**
 * What stands behind the numbers of one measure. Every measure of a table needs one: a measure without a basis is
 * refused, because silence is no proof that nobody stands behind it.
 */
export type MeasureBasis =
  /** Whole numbers of persons. `asked`: the measure that counts those asked, where this one counts who answered. */
  | { readonly kind: 'count-of-persons'; readonly asked?: string }
  /** An average over respondents on a scale. Averages of shares of ties, not of persons, are means on 0–1. */
  | {
      readonly kind: 'mean';
      /** measure (a count of persons) of the same table */
      readonly respondents: string;
      readonly scale: { readonly min: number; readonly max: number };
      readonly group?: RespondentGroup;
    }
  /** A share 0–1 of persons. `numerator`, `denominator`: counts of persons of the same table. */
  | {
      readonly kind: 'share';
      readonly numerator?: string;
      readonly denominator: string;
      readonly group?: RespondentGroup;
    }
  /** A sum of amounts of 0 or more over contributors (grants of organisations, hours of employers). */
  | {
      readonly kind: 'sum';
      /** measure (a count) of the same table */
      readonly contributors: string;
      /** the two largest amounts behind each cell, in the order of the cube's columns; never published */
      readonly largest: readonly number[];
      readonly secondLargest: readonly number[];
    }
  /**
   * Computed from other measures (the end of an interval, a change): withheld where one of them is. `across`: also
   * where one of them is withheld at any other code of this dimension (a change between two points in time).
   */
  | { readonly kind: 'derived'; readonly from: readonly string[]; readonly across?: string }
  /** Nobody stands behind it (kilometres, years of a strategy). `reason` is kept in the report. */
  | { readonly kind: 'not-about-persons'; readonly reason: string };

/** One cell of a table of the request. */
export interface CellReference {
  /** `Cube.id` */
  readonly cube: string;
  readonly measure: string;
  readonly at: Coordinates;
}

/** The persons behind `part` are among those behind `whole`; what is left over must not be a handful. */
export interface Complement {
  readonly part: CellReference;
  readonly whole: CellReference;
  /** which of the two is withheld when too few are left over; `part` if not said */
  readonly prefer?: 'part' | 'whole';
}

/** Averages that add up, or average, to another average over the same persons: items and the index made of them. */
export interface ItemTotal {
  readonly whole: CellReference;
  readonly parts: readonly CellReference[];
}

/** One count that stands in two tables of the request: a shared margin, or people that two rates are computed over. */
export interface SameFigure {
  readonly one: CellReference;
  readonly other: CellReference;
}

export interface TableToProtect {
  readonly cube: Cube;
  /** one basis for every measure of the cube, by measure id */
  readonly basis: Readonly<Record<string, MeasureBasis>>;
  /** nested sets inside this table or between the tables of the request */
  readonly complements?: readonly Complement[];
  /** dimensions whose codes are answers: a group that answered alike is withheld along them */
  readonly answerDimensions?: readonly string[];
  /**
   * dimensions whose codes are different questions put to the same persons (kinds of actor): persons do not add up
   * along them, averages may (a parent is the sum or mean of its parts)
   */
  readonly itemDimensions?: readonly string[];
  /** the same between cells of several tables of the request */
  readonly itemTotals?: readonly ItemTotal[];
  /** counts of this table that stand in another table of the request as well: shown in both or in neither */
  readonly sameFigures?: readonly SameFigure[];
  /** dimensions in which a person can stand in several codes; their codes do not add up */
  readonly overlapping?: readonly string[];
  /** dimensions in which readers know that some persons of a parent stand in no code that is listed */
  readonly unlisted?: readonly string[];
}

/** Rows of a program, packed: row r holds the entries `starts[r]` to `starts[r + 1] - 1`. */
export interface ProgramRows {
  /** smallest and largest value of each row; infinite where there is none */
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  /** one more than there are rows */
  readonly starts: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly coefficients: ArrayLike<number>;
}

/** A linear or whole-number program: `minimise objective · x` subject to rows and bounds. */
export interface LinearProgram {
  /** one number for each column */
  readonly objective: ArrayLike<number>;
  readonly rows: ProgramRows;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  /** 1 for columns that take whole numbers only; absent = none does */
  readonly whole?: ArrayLike<number>;
  /** what will change between solves (`either`: now this, now that): the solver then goes on from the solution before */
  readonly changes?: 'objective' | 'bounds' | 'either';
  /**
   * `interior`: solved from within, without going on to a corner. Large programs are solved many times faster so, and a
   * solution raises many columns at once; it keeps rows and bounds like any other, but prices are not given. Not for whole numbers.
   */
  readonly method?: 'interior';
}

/** When a solve ends early, with the best that was found. Counts, not times, where the result must repeat. */
export interface SolveLimit {
  readonly iterations?: number;
  readonly nodes?: number;
  /** accepted distance between the best found and the best possible, as a share of the best found */
  readonly relativeGap?: number;
  /** asked again and again while a program is solved; false ends it */
  mayContinue?(): boolean;
}

export interface ProgramSolution {
  /** `stopped`: a limit was reached; `x` is empty where nothing was found that keeps all rows */
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped';
  readonly x: Float64Array;
  readonly objective: number;
  /** no solution can be below it; equal to `objective` for an optimal one within the gap */
  readonly bound: number;
  /** change of the objective for one unit more of each row and column; empty for whole-number programs */
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
}

/**
 * A program that stays in the solver: after a change it is solved again from where it stood, which is many times
 * faster than afresh. Lists of one call have the same length; numbers of columns and rows start at 0.
 */
export interface SolverModel {
  setColumnBounds(columns: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): void;
  setRowBounds(rows: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): void;
  setObjective(columns: ArrayLike<number>, costs: ArrayLike<number>): void;
  addRows(rows: ProgramRows): void;
  /** A complete solution to begin from, for whole-number programs. It need not keep the rows. */
  setStart(x: ArrayLike<number>): void;
  solve(limit?: SolveLimit): ProgramSolution;
  /** Frees its memory; a closed model cannot be used. */
  close(): void;
}

/** Solves linear programs; given by the caller, so that this package loads none. */
export interface Solver {
  openModel(program: LinearProgram): SolverModel;
}

export interface ProtectionRequest {
  /** protected together: what one shows is used against the others */
  readonly tables: readonly TableToProtect[];
  readonly policy: DisclosurePolicy;
  /** everything already known: earlier editions, withdrawn ones included */
  readonly published: readonly ProtectedCube[];
  /** for what a careful reader can tell in whole numbers; without it, only numbers that are certain are prevented */
  readonly solver?: Solver;
  /** for searches that draw numbers; the rules of this version draw none */
  readonly seed?: number;
  /** version of the program, kept in the stamp of each protected cube */
  readonly codeVersion: string;
}

/** Why a cell is withheld, for the office. */
export const WITHHOLDING_REASONS = [
  'too-few-persons',
  'too-few-respondents',
  'too-few-left-over',
  'end-of-scale',
  'answered-alike',
  'few-did-not-answer',
  'few-dominate',
  'zero-protected',
  'count-behind-withheld',
  'computed-from-withheld',
  'would-reveal-another',
  'earlier-publication',
] as const;
export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number];

/**
 * The same for the public, coarser: told apart, "too few" and "all answered alike" would reveal the answer where the
 * number of answers is shown.
 */
export const PUBLIC_REASONS = [
  'few-or-alike',
  'would-reveal-another',
  'earlier-publication',
  'computed-from-withheld',
] as const;
export type PublicReason = (typeof PUBLIC_REASONS)[number];

export interface WithheldCell {
  readonly measure: string;
  readonly at: Coordinates;
  readonly reason: WithholdingReason;
  /** `primary`: it would tell about a few people itself; `secondary`: it would help to compute another */
  readonly step: 'primary' | 'secondary';
  /** for counts: what everybody can tell about the value from the published numbers; `high` absent = no limit */
  readonly bounds?: { readonly low: number; readonly high?: number };
}

export interface TableReport {
  readonly cube: string;
  /** cells with a number before protection */
  readonly cells: number;
  readonly published: number;
  readonly primary: number;
  readonly secondary: number;
  readonly withheld: readonly WithheldCell[];
  /** measures declared to be not about persons, with the reason given */
  readonly notAboutPersons: readonly { readonly measure: string; readonly reason: string }[];
}

/** For the office. Holds no number of a withheld cell, yet stays inside: reasons narrow down what they explain. */
export interface ProtectionReport {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly tables: readonly TableReport[];
  /** cells that the attack on our own result made us withhold besides */
  readonly withheldAfterAttack: number;
  /** withheld cells that earlier publications reveal already; nothing published now can change that */
  readonly alreadyRevealed: readonly CellReference[];
  readonly public: PublicReport;
}

/** What may stand on the page: no minimum of a search, key or seed, no reason of a single cell. */
export interface PublicReport {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly tables: readonly {
    readonly cube: string;
    readonly published: number;
    readonly withheld: number;
    /** those that occur, in the order of `PUBLIC_REASONS` */
    readonly reasons: readonly PublicReason[];
  }[];
}

export interface ProtectionResult {
  /** in the order of the request */
  readonly tables: readonly ProtectedCube[];
  readonly report: ProtectionReport;
}
